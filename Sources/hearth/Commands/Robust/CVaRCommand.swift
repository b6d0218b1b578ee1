import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth robust cvar DIR --set FILE`: the worst twentieth of events, as mild as the money allows.
struct CVaRCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cvar",
    abstract: "花同样的钱，让最坏 5% 的事件缺得最少 / for the same money, make the worst twentieth of events mild",
    discussion: """
      方案甲：hearth plan 按必保场景定的库存。方案乙：花费不超过甲，按抽样事件让最坏一截的平均缺煤最小。
      两者在同一批新抽的事件上比（同样的天气和运气），差值带置信区间。--frontier 另画“花多少、少缺多少”。
      方案乙不受必保场景约束：用 --stock-out 存下库存，再用 hearth plan --stock 核对各场景。

      例 / examples:
        hearth robust cvar data/shuocheng --set scenarios/sets/winter.toml
        hearth robust cvar data/shuocheng --set scenarios/sets/earthquake.toml --frontier --out out/risk.json

      退出码 / exit codes:  0 尾部确有改善 the tail is better   1 输入有误 bad input   2 没有显著改善 it is not, for sure
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .customLong("set"), help: "场景集合文件 / the scenario set to draw from")
  var setFile: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "抽取多少个事件用于选址 / events drawn to plan from")
  var planning = 200

  @Option(name: .long, help: "归并后保留多少个 / scenarios kept after reduction")
  var kept = 24

  @Option(name: .long, help: "用多少个新事件评估 / fresh events to evaluate on")
  var fresh = 2000

  @Option(name: .long, help: "尾部从哪里算起：0.95 看最坏的 5% / where the tail begins")
  var level = 0.95

  @Option(name: .long, help: "尾部的权重，其余给平均 / weight of the tail, the rest is the mean's")
  var tailWeight = 0.9

  @Flag(name: .long, help: "另按一串预算求方案，找拐点 / also plan for a range of budgets, and find the knee")
  var frontier = false

  @Option(name: .long, help: "随机种子，默认用集合里的 / seed; the set's own by default")
  var seed: UInt64?

  @Option(name: .long, help: "每次求解允许的间隙 / relative gap of each solve")
  var gap = 0.005

  @Option(name: .long, help: "每次求解最多几秒 / seconds allowed for each solve")
  var timeLimit = 60.0

  @Option(name: .long, help: "另存结果 / also write the result here")
  var out: String?

  @Option(name: .long, help: "另存方案乙的库存 CSV / also write the second plan's stock, as CSV")
  var stockOut: String?

  @OptionGroup var common: CommonOptions

  /// Budgets as shares of what the deterministic plan spends.
  private static let budgetShares = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]

  func validate() throws {
    // a sample is numbered within 2²⁰; reducing one takes its square
    for (name, value, most) in [
      ("planning", planning, 2_000), ("kept", kept, 200), ("fresh", fresh, 1_000_000),
    ]
    where !(2...most).contains(value) {
      throw ValidationError("--\(name) 应在 2 到 \(most) 之间 / must lie between 2 and \(most)")
    }
    if !(level > 0 && level < 1) { throw ValidationError("--level 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(0...1).contains(tailWeight) {
      throw ValidationError("--tail-weight 应在 0 到 1 之间 / must lie between 0 and 1")
    }
    if !(0...1).contains(gap) { throw ValidationError("--gap 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("--time-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    guard
      let set = ScenarioSetReader.read(
        file: setFile, district: input.district, inputs: &input.scenarioInputs, diagnostics: &diagnostics)
    else { throw try console.refuse(diagnostics, json: common.json) }
    let kinds = set.events.count { $0 > 0 }
    guard min(planning, fresh) >= 2 * kinds else {
      console.noteBoth(
        Bilingual(
          zh: "✗ --planning、--fresh 至少要等于集合类别数的两倍 \(2 * kinds)。",
          en: "--planning and --fresh must be at least \(2 * kinds), twice the set's classes."))
      throw HearthExit.badInput
    }
    if !common.json { console.print(diagnostics, most: 3) }
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = RiskStudy(
      district: input.district, scenarios: input.scenarios, set: set, seed: seed ?? set.seed,
      planning: planning, kept: kept, fresh: fresh, tailWeight: tailWeight, level: level, confidence: 0.95,
      budgetShares: frontier ? Self.budgetShares : [], request: Request(gap: gap, timeLimit: timeLimit),
      version: hearthVersion)
    let report: RiskReport
    do {
      report = try await study.run { progress.report($0) }
    } catch {
      progress.finish()
      throw console.refuse(error)
    }
    progress.finish()
    if let out { try console.save(report, to: out) }
    if let stockOut { try console.save(stock: report.robust.sites, to: stockOut) }
    if common.json {
      try console.out(json: report)
    } else {
      RiskSummary(report: report, console: console).print()
    }
    if !report.spared.isTailBetter { throw HearthExit.short }
  }
}
