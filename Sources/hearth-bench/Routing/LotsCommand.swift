import ArgumentParser
import Benchmarks
import District
import Foundation
import Haulage
import Planning
import Quantities
import Tables
import Terminal

/// `hearth-bench routing lots`: four weeks of truckloads for a district, beside the compact program.
struct LotsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lots",
    abstract: "整车批量：与 GLPK、HiGHS 求解同一整数规划对比 / truckload lots, beside one integer program",
    discussion: """
      例 / examples:
        ./hearth bench routing lots data/shuocheng
        ./hearth bench routing lots data/shuocheng --fleets 100,50,25 --limit 15 --json
      """)

  @Argument(help: "区文件夹 / the district's folder") var district = "data/shuocheng"

  @Option(name: .long, help: "四周的第一天，须为某月首日 / first of the four weeks, the first day of a month")
  var from = "2023-01-01"

  @Option(name: .long, help: "可用车辆百分比，逗号分隔 / trucks available, per cent")
  var fleets = "100,50,25,10,5"

  @Option(
    name: .long,
    help:
      "另加一个紧急场景（scenarios 里的名称），每个点存三分之一库容 / an emergency too, by its scenario's name, with a third of every yard"
  )
  var emergency: String?

  @Option(name: .long, help: "每个求解程序的秒数上限 / seconds a solver may take")
  var limit = 15.0

  @Option(name: .long, help: "证明到多大差距即停 / the proven gap to stop at")
  var gap = 0.001

  @Option(
    name: .long, help: "对手所在文件夹，默认 HEARTH_BENCH_PEERS 或 ~/.local/share/hearth-bench / the peers' folder")
  var peers: String?

  @OptionGroup var common: CommonOptions

  private var percents: [Int] { fleets.split(separator: ",").compactMap { Int($0) } }

  func validate() throws {
    guard !percents.isEmpty, percents.allSatisfy({ (0...10_000).contains($0) }), limit > 0, gap >= 0 else {
      throw ValidationError("--fleets、--limit、--gap 不对 / are wrong")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var diagnostics = Diagnostics()
    guard let district = DistrictReader.read(folder: district, diagnostics: &diagnostics),
      let day = CalendarDay(iso: from)
    else {
      console.noteBoth(
        Bilingual(
          zh: "读不了这个区，先运行 ./hearth check", en: "The district cannot be read; run ./hearth check first"))
      throw HearthExit.badInput
    }
    let bench = LotBench(peers: PeerFolder(peers), limit: limit, gap: gap)
    let allocation = try await SeasonPellets.allocate(district)
    var rows: [LotBench.Row] = []
    var words: [Bilingual] = []
    for percent in percents {
      var terms = district.policy.haulage
      terms.fleetPercent.value = percent
      guard let lots = try PelletLots(district, allocation, from: day, terms: terms) else {
        console.noteBoth(
          Bilingual(
            zh: "\(from) 不是分配计划中某个时段的首日，或其后不足四周",
            en: "No period of the allocation begins on \(from), or fewer than four weeks follow"))
        throw HearthExit.badInput
      }
      if common.progress != ProgressStyle.none { console.note("fleet \(percent) % …") }
      let (found, own) = try await bench.run("fleet-\(percent)", lots.problem)
      rows += found
      let cost = own.cost
      words.append(
        Bilingual(
          zh:
            "车辆 \(percent)%：运费 \(yuan(cost.haulage))、加班 \(yuan(cost.overtime))、租车 \(yuan(cost.hire))、缺供、低库存权重 \(yuan(cost.shortage))、\(yuan(cost.unsafety))、催货 \(yuan(cost.strain))；列 \(own.effort.columns)，轮 \(own.effort.rounds)，节点 \(own.effort.nodes)",
          en:
            "fleet \(percent) %: haulage \(yuan(cost.haulage)), overtime \(yuan(cost.overtime)), hire \(yuan(cost.hire)), shortage and low-stock weights \(yuan(cost.shortage)), \(yuan(cost.unsafety)), haste \(yuan(cost.strain)); \(own.effort.columns) columns, \(own.effort.rounds) rounds, \(own.effort.nodes) nodes"
        ))
      words += lots.words(own.worth, in: district, most: 3)
    }
    if let emergency {
      var inputs: [InputFile] = []
      let scenarios = ScenarioReader.read(
        folder: (self.district as NSString).deletingLastPathComponent + "/../scenarios", district: district,
        inputs: &inputs, diagnostics: &diagnostics)
      guard let scenario = scenarios.first(where: { $0.name == emergency }),
        let lots = try EmergencyLots(
          district, scenario, stock: district.sites.map { Kilograms($0.storage.count / 3) })
      else {
        console.noteBoth(
          Bilingual(
            zh: "没有叫 \(emergency) 的场景，或其中无人需要煤",
            en: "No scenario is called \(emergency), or nobody needs coal in it"))
        throw HearthExit.badInput
      }
      let (found, own) = try await bench.run(emergency, lots.problem)
      rows += found
      words.append(
        Bilingual(
          zh:
            "\(emergency)：\(lots.villages.count) 个村、\(lots.problem.periods) 期，\(lots.deliveries(own.plan).count) 次送货，缺供权重 \(yuan(own.cost.shortage))；列 \(own.effort.columns)，轮 \(own.effort.rounds)",
          en:
            "\(emergency): \(lots.villages.count) villages, \(lots.problem.periods) periods, \(lots.deliveries(own.plan).count) drops, shortage weight \(yuan(own.cost.shortage)); \(own.effort.columns) columns, \(own.effort.rounds) rounds"
        ))
    }
    if common.json { return try console.out(json: Report(summary: Report.Summary(rows), rows: rows)) }
    print(rows, console)
    for line in words { console.out(line) }
  }

  private func yuan(_ fen: Fen) -> String { Format.integer(Int64(fen.yuan.rounded())) }

  /// The machine form.
  struct Report: Encodable {
    struct Summary: Encodable {
      /// Mean proven gap of Hearth, per cent.
      var meanGapPercent: Double
      /// Mean gap of the better peer to the best bound of the run, per cent; `nil` = no peer had a plan.
      var peerMeanGapPercent: Double?
      /// The longest run of Hearth, CPU seconds.
      var greatestSeconds: Double

      init(_ rows: [LotBench.Row]) {
        func mean(_ numbers: [Double]) -> Double? {
          numbers.isEmpty ? nil : 100 * numbers.reduce(0, +) / Double(numbers.count)
        }
        let own = rows.filter { $0.solver == "hearth" }
        meanGapPercent = mean(own.compactMap(\.gap)) ?? 0
        peerMeanGapPercent = mean(
          own.compactMap { row in
            rows.filter { $0.instance == row.instance && $0.solver != "hearth" }.compactMap(\.gapToBestBound)
              .min()
          })
        greatestSeconds = own.map(\.cpuSeconds).max() ?? 0
      }
    }
    let bench = "lots"
    var summary: Summary
    var rows: [LotBench.Row]
  }

  private func print(_ rows: [LotBench.Row], _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["算例", "求解", "结果", "方案 元", "下界 元", "自证差距", "对最好下界", "CPU 秒", "列", "整数列"]
        : [
          "instance", "solver", "status", "plan CNY", "bound CNY", "own gap", "to best bound", "CPU s",
          "columns",
          "integers",
        ],
      [.left, .left, .left, .right, .right, .right, .right, .right, .right, .right])
    for row in rows {
      table.add([
        row.instance, row.solver, row.status, row.yuan.map { Format.decimal($0, places: 2) } ?? "—",
        row.boundYuan.map { Format.decimal($0, places: 2) } ?? "—",
        row.gap.map { Format.percent($0, places: 3) } ?? "—",
        row.gapToBestBound.map { Format.percent($0, places: 3) } ?? "—",
        Format.decimal(row.cpuSeconds, places: 2), Format.integer(Int64(row.columns)),
        Format.integer(Int64(row.wholeColumns)),
      ])
    }
    for line in table.lines() { console.out(line) }
  }
}
