public import ArgumentParser
public import Plans
import Quantities

/// What is asked of the siting, on every command that asks it.
struct SitingOptionGroup: ParsableArguments {
  @Option(
    name: .long,
    help: "优化目标：lexicographic、min-cost、max-cover、p-median、p-center / what to optimise")
  var mode: Request.Mode = .lexicographic

  @Option(name: .long, help: "最多开设几个储备点 / most points to open")
  var maxSites: Int?

  @Option(name: .long, help: "预算（元）：开设、采购、保管合计 / budget in CNY for opening, stock and holding")
  var budget: Double?

  @Option(name: .long, help: "允许的优化间隙 / relative gap to stop at")
  var gap = 0.001

  @Option(name: .long, help: "选址最多算几秒 / seconds allowed for siting")
  var timeLimit = 120.0

  func validate() throws {
    if let maxSites, maxSites < 0 { throw ValidationError("--max-sites 不能为负数 / must not be negative") }
    if mode == .pMedian || mode == .pCenter, maxSites == nil {
      throw ValidationError("\(mode.rawValue) 需要 --max-sites / needs --max-sites")
    }
    // 10¹⁰ CNY: beyond any district's purse, and far below what fen overflow at
    if let budget, !(0...1e10).contains(budget) {
      throw ValidationError("--budget 应在 0 到 100 亿元之间 / must lie between 0 and 10^10 CNY")
    }
    if !(0...1).contains(gap) { throw ValidationError("--gap 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("--time-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  /// The request of a plan.
  var request: Request {
    Request(
      mode: mode, maxSites: maxSites, budgetFen: budget.map { .yuan($0) }, gap: gap, timeLimit: timeLimit)
  }
}

extension Request.Mode: ExpressibleByArgument {}
