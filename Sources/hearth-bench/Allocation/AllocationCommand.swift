import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench allocation`: the season's pellets of a province, against HiGHS on the same linear program.
struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation",
    abstract: "分颗粒：全省规模，与 HiGHS 对比 / a province's season of pellets, against HiGHS",
    discussion: """
      例 / examples:
        ./hearth bench allocation --quick
        ./hearth bench allocation --seeds 1,2,3 --json
      """)

  @Flag(name: .long, help: "只用一个种子，8 分钟以内 / one seed, within 8 minutes")
  var quick = false

  @Option(name: .long, help: "随机种子，逗号分隔 / seeds, separated by commas")
  var seeds = "1"

  @Option(name: .long, help: "HiGHS 每次求解的 CPU 秒数上限 / CPU seconds HiGHS may take")
  var limit = 100.0

  @Option(
    name: .long, help: "对手所在文件夹，默认 HEARTH_BENCH_PEERS 或 ~/.local/share/hearth-bench / the peers' folder")
  var peers: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !numbers.isEmpty, limit > 0 else { throw ValidationError("--seeds、--limit 不对 / are wrong") }
  }

  private var numbers: [UInt64] { seeds.split(separator: ",").compactMap { UInt64($0) } }

  func run() async throws {
    let console = Console(language: common.language)
    let folder = PeerFolder(peers)
    if !folder.isInstalled {
      console.noteBoth(
        Bilingual(
          zh: "没有安装对手，只跑 Hearth。安装：./hearth bench peers",
          en: "No peers are installed, only Hearth runs. Install them with: ./hearth bench peers"))
    }
    let bench = AllocationBench(peers: folder, cpuLimit: quick ? min(limit, 25) : limit)
    var rows: [AllocationBench.Row] = []
    for seed in quick ? Array(numbers.prefix(1)) : numbers {
      for households in [10_000, 30_000, 100_000] {
        for plenty in [1.25, 0.8] {
          let instance = AllocationBench.Instance(households: households, plenty: plenty, seed: seed)
          if common.progress != ProgressStyle.none { console.note(instance.name + " …") }
          // interior points take their time on the largest, and never were the faster there
          let isLarge = households == 100_000
          let methods: [AllocationBench.Method] =
            quick && isLarge ? (plenty > 1 ? [.simplex] : []) : AllocationBench.Method.allCases
          rows += try await bench.run(instance, against: methods)
        }
      }
    }
    let report = Report(rows)
    if common.json { try console.out(json: report) } else { print(report, console) }
    if report.summary.wrongOptima > 0 { throw HearthExit.short }
  }

  /// The machine form.
  struct Report: Encodable {
    struct Summary: Encodable {
      /// Geometric mean over the instances: CPU time of the better HiGHS method over Hearth's; `nil` = no peer ran.
      var speedup: Double?
      /// The same on the instances of 100,000 households.
      var speedupAtProvince: Double?
      /// Optima of HiGHS that are not Hearth's.
      var wrongOptima: Int
      /// The worst proven gap.
      var greatestGap: Double
      /// The longest run of Hearth, wall seconds.
      var greatestSeconds: Double
      /// Peak memory of Hearth, MiB.
      var peakMiB: Double
    }
    let bench = "allocation"
    var summary: Summary
    var growth: [AllocationBench.Growth]
    var rows: [AllocationBench.Row]

    init(_ rows: [AllocationBench.Row]) {
      self.rows = rows
      let own = rows.filter { $0.solver == "hearth" }
      func speedup(_ instances: [AllocationBench.Row]) -> Double? {
        let ratios = instances.compactMap { row in
          // one that was stopped by the limit would have taken longer: its ratio counts as a lower bound
          rows.filter { $0.instance == row.instance }.compactMap(\.timesHearth).min()
        }
        guard !ratios.isEmpty else { return nil }
        return exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
      }
      summary = Summary(
        speedup: speedup(own), speedupAtProvince: speedup(own.filter { $0.households == 100_000 }),
        wrongOptima: rows.count { $0.agrees == false }, greatestGap: own.compactMap(\.gap).max() ?? 0,
        greatestSeconds: own.map(\.wallSeconds).max() ?? 0, peakMiB: own.map(\.peakMiB).max() ?? 0)
      growth = AllocationBench.growth(rows)
    }
  }

  private func print(_ report: Report, _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["算例", "列", "行", "求解", "结果", "线性最优 元", "CPU 秒", "内存 MiB", "差距", "是 Hearth 的几倍"]
        : [
          "instance", "columns", "rows", "solver", "status", "LP optimum CNY", "CPU s", "MiB", "gap",
          "× Hearth",
        ],
      [.left, .right, .right, .left, .left, .right, .right, .right, .right, .right])
    for row in report.rows {
      table.add([
        row.instance, Format.integer(Int64(row.columns)), Format.integer(Int64(row.rows)), row.solver,
        row.agrees == false ? row.status + " ≠" : row.status,
        row.optimumYuan.map { Format.decimal($0, places: 2) } ?? "—",
        Format.decimal(row.cpuSeconds, places: 2),
        Format.decimal(row.peakMiB, places: 0), row.gap.map { Format.percent($0, places: 3) } ?? "",
        row.timesHearth.map { Format.decimal($0, places: 1) } ?? "",
      ])
    }
    for line in table.lines() { console.out(line) }
    var growth = TextTable(
      zh ? ["增长", "户数", "CPU 倍数", "指数"] : ["growth", "households", "CPU times", "exponent"],
      [.left, .left, .right, .right])
    for step in report.growth {
      growth.add([
        step.isPlenty ? (zh ? "够分" : "plenty") : (zh ? "不够" : "scarce"),
        "\(Format.integer(Int64(step.from))) → \(Format.integer(Int64(step.to)))",
        Format.decimal(step.times, places: 1), Format.decimal(step.exponent, places: 2),
      ])
    }
    console.out()
    for line in growth.lines() { console.out(line) }
    let speedup = report.summary.speedup.map { Format.decimal($0, places: 1) } ?? "—"
    let gap = Format.percent(report.summary.greatestGap, places: 3)
    console.out()
    console.out(
      Bilingual(
        zh: "HiGHS 较快的一种方法平均要 Hearth 的 \(speedup) 倍时间；证明的差距最大 \(gap)；最优值不一致 \(report.summary.wrongOptima) 处。",
        en:
          "The faster of HiGHS's methods takes \(speedup) times Hearth's time on average; the worst proven gap is \(gap); \(report.summary.wrongOptima) optima disagree."
      ))
  }
}
