import ArgumentParser
import District
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth robust attack DIR --scenario S`: a plan against an adversary.
struct AttackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attack",
    abstract: "假定有人专挑最要命的乡镇、路和点下手，怎样布点 / plan against the worst anybody could choose",
    discussion: """
      对手最多让几个乡镇断电、断几条路、毁几个点；方案让“花费＋最坏情形的缺煤损失”最小。
      逐轮进行：按已知的打击选址，再找对这份方案最坏的打击。上下限都列出，到给定间隙为止或说明还差多少。

      例 / examples:
        hearth robust attack data/shuocheng --scenario power-cut-72h --townships 2 --closures 1 --lost-sites 1
        hearth robust attack data/shuocheng --scenario power-cut-24h --closures 2 --stock-out out/robust.csv
        hearth plan data/shuocheng --stock out/robust.csv --out out/robust        再核对各场景 / check it in every scenario

      退出码 / exit codes:  0 间隙已到 converged   1 输入有误 bad input   2 还差一截 stopped with a gap
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "在哪个场景里下手 / the scenario that is attacked")
  var scenario: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "最多几个乡镇受灾；不写则为场景里的全部 / most townships struck; all of the scenario's by default")
  var townships: Int?

  @Option(name: .long, help: "最多断几条路 / most roads closed")
  var closures = 1

  @Option(name: .long, help: "最多失几个储备点 / most sites lost")
  var lostSites = 1

  @Option(name: .long, help: "缺一吨煤的损失（元）/ cost of a missing tonne, CNY")
  var shortageCost = 20_000.0

  @Option(name: .long, help: "预算（元）/ budget in CNY")
  var budget: Double?

  @Option(name: .long, help: "允许的间隙 / relative gap to stop at")
  var gap = 0.01

  @Option(name: .long, help: "一共最多几秒 / seconds allowed altogether")
  var timeLimit = 300.0

  @Option(name: .long, help: "最多几轮 / most rounds")
  var rounds = 40

  @Option(name: .long, help: "另存结果 / also write the result here")
  var out: String?

  @Option(name: .long, help: "另存库存 CSV / also write the stock, as CSV")
  var stockOut: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value, range) in [
      ("closures", closures, 0...4), ("lost-sites", lostSites, 0...4), ("rounds", rounds, 1...1000),
      ("townships", townships ?? 1, 1...1000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间 / must lie between \(range.lowerBound) and \(range.upperBound)"
      )
    }
    guard shortageCost > 0, shortageCost <= 1e8 else {
      throw ValidationError("--shortage-cost 应在 0 到 1 亿元之间 / must lie between 0 and 10^8 CNY")
    }
    if let budget, !(0...1e10).contains(budget) {
      throw ValidationError("--budget 应在 0 到 100 亿元之间 / must lie between 0 and 10^10 CNY")
    }
    if !(0...1).contains(gap) { throw ValidationError("--gap 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("--time-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    try console.check(out: out, schema: RobustReport.schema, stockOut: stockOut)
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    guard let attacked = try input.scenarios(named: [scenario], console).first else {
      throw HearthExit.badInput
    }
    if !common.json { console.print(diagnostics, most: 3) }
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = RobustStudy(
      district: input.district, scenario: attacked, townships: townships, closures: closures,
      lostSites: lostSites, shortageCost: .yuan(shortageCost),
      request: Request(budgetFen: budget.map { .yuan($0) }, gap: gap, timeLimit: timeLimit),
      mostSteps: rounds,
      nodeLimit: closures + lostSites <= 2 ? nil : 20_000, version: hearthVersion)
    let report: RobustReport
    do {
      report = try await study.run { progress.report($0) }
    } catch {
      progress.finish()
      throw console.refuse(error)
    }
    progress.finish()
    try console.save(report, to: out, stock: report.sites, to: stockOut)
    if common.json { try console.out(json: report) } else { print(report, console) }
    if report.ending != .converged { throw HearthExit.short }
  }

  private func print(_ report: RobustReport, _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["轮", "下限 元", "上限 元", "花费 元", "最坏缺 吨", "最多 吨", "受灾乡镇", "断的路", "失的点"]
        : [
          "round", "lower CNY", "upper CNY", "spends CNY", "worst short t", "at most t", "townships", "roads",
          "sites",
        ],
      [.right, .right, .right, .right, .right, .right, .left, .left, .left])
    for (k, step) in report.steps.enumerated() {
      table.add([
        String(k + 1), yuan(step.lowerFen), yuan(step.upperFen), yuan(step.spendingFen),
        Format.decimal(step.shortKg.tonnes, places: 1),
        step.shortKg == step.shortAtMostKg ? "=" : Format.decimal(step.shortAtMostKg.tonnes, places: 1),
        step.townships.map { list($0, report, console) } ?? (zh ? "全部" : "all"),
        list(step.roads, report, console), list(step.sites, report, console),
      ])
    }
    for line in table.lines() { console.out(line) }
    let gap = Format.percent(report.gap, places: 2)
    let ending: Bilingual =
      switch report.ending {
      case .converged: Bilingual(zh: "已到要求的间隙", en: "the gap asked for is closed")
      case .stalled:
        Bilingual(
          zh: "最坏的打击已在考虑之内，剩下的是求解本身的间隙", en: "the worst attack is known; what is left is the solver's gap")
      case .limit: Bilingual(zh: "时间或轮数用完", en: "time or rounds ran out")
      }
    console.out(
      Bilingual(
        zh:
          "花费加最坏损失在 \(yuan(report.lowerFen)) 元与 \(yuan(report.upperFen)) 元之间，间隙 \(gap)：\(ending.zh)。方案花 \(yuan(report.spendingFen)) 元、\(report.sites.count) 个点，最坏缺 \(Format.decimal(report.shortKg.tonnes, places: 1)) 吨。缺一吨按 \(Format.money(report.shortageCostFenPerTonne, places: 0).zh) 计（假定）。",
        en:
          "Spending and worst loss lie between CNY \(yuan(report.lowerFen)) and \(yuan(report.upperFen)), gap \(gap): \(ending.en). The plan spends CNY \(yuan(report.spendingFen)) on \(report.sites.count) points and is at worst \(Format.decimal(report.shortKg.tonnes, places: 1)) t short. A missing tonne counts \(Format.money(report.shortageCostFenPerTonne, places: 0).en) (assumed)."
      ))
  }

  private func list(_ ids: [String], _ report: RobustReport, _ console: Console) -> String {
    ids.isEmpty
      ? "–"
      : ids.map { report.called($0)[console.language] }.joined(
        separator: console.language == .zh ? "；" : "; ")
  }

  private func yuan(_ amount: Fen) -> String { Format.integer(Int64((Double(amount.count) / 100).rounded())) }
}
