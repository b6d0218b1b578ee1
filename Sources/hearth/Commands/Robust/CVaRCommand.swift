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
      方案甲：hearth plan 按必保场景定的库存（给了 --budget 就在其内尽量多保）。方案乙：花费不超过甲，按抽样事件让最坏一截的平均缺煤最小。
      两者在同一批新抽的事件上比（同样的天气和运气），差值带置信区间。--frontier 另画“花多少、少缺多少”。
      方案乙不受必保场景约束：用 --stock-out 存下库存，再用 hearth plan --stock 核对各场景。

      例 / examples:
        hearth robust cvar data/shuocheng --set scenarios/sets/winter.toml --budget 300000
        hearth robust cvar data/shuocheng --set scenarios/sets/earthquake.toml --frontier --out out/risk.json

      退出码 / exit codes:  0 尾部确有改善 the tail is better   1 输入有误 bad input   2 没有显著改善 it is not, for sure
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @OptionGroup var sampling: RobustSampling

  @Option(name: .long, help: "尾部从哪里算起：0.95 看最坏的 5% / where the tail begins")
  var level = 0.95

  @Option(name: .long, help: "尾部的权重，其余给平均 / weight of the tail, the rest is the mean's")
  var tailWeight = 0.9

  @Option(name: .long, help: "两个方案都只有这么多元 / all that either plan may spend, CNY")
  var budget: Double?

  @Option(name: .long, help: "每个方案最多试多少次调整 / exchanges tried for each plan")
  var moves = 20_000

  @Flag(name: .long, help: "另按一串预算求方案，找拐点 / also plan for a range of budgets, and find the knee")
  var frontier = false

  @OptionGroup var common: CommonOptions

  /// Budgets as shares of what the deterministic plan spends.
  private static let budgetShares = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]

  func validate() throws {
    if !(2...10_000_000).contains(moves) {
      throw ValidationError("--moves 应在 2 到 10000000 之间 / must lie between 2 and 10000000")
    }
    if let budget, !(budget >= 0 && budget < 1e12) {
      throw ValidationError("--budget 应是不小于 0 的元数 / must be 0 or more CNY")
    }
    if !(level > 0 && level < 1) { throw ValidationError("--level 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(0...1).contains(tailWeight) {
      throw ValidationError("--tail-weight 应在 0 到 1 之间 / must lie between 0 and 1")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    try console.check(out: sampling.out, schema: RiskReport.schema, stockOut: sampling.stockOut)
    let (input, set) = try sampling.read(district, common, console)
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = RiskStudy(
      district: input.district, scenarios: input.scenarios, set: set, seed: sampling.seed ?? set.seed,
      planning: sampling.planning, kept: sampling.kept, fresh: sampling.fresh, tailWeight: tailWeight,
      level: level, confidence: 0.95,
      budgetShares: frontier ? Self.budgetShares : [],
      request: Request(budgetFen: budget.map { .yuan($0) }, gap: sampling.gap, timeLimit: sampling.timeLimit),
      mostMoves: moves, version: hearthVersion)
    let report: RiskReport
    do {
      report = try await study.run { progress.report($0) }
    } catch {
      progress.finish()
      throw console.refuse(error)
    }
    progress.finish()
    try console.save(report, to: sampling.out, stock: report.robust.sites, to: sampling.stockOut)
    if common.json {
      try console.out(json: report)
    } else {
      RiskSummary(report: report, console: console).print()
    }
    if !report.spared.isTailBetter { throw HearthExit.short }
  }
}
