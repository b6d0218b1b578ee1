import Plans
import Quantities
import Statistics
import Terminal

/// Plans side by side, with what each spends and leaves short.
struct RiskTable {
  /// Where the tail begins.
  let level: Double
  let kgPerHouseholdDay: Double
  let console: Console

  /// Prints the table.
  func print(_ plans: [(name: String, plan: RiskPlan)]) {
    let worst = Format.percent(1 - level, places: 0)
    var table = TextTable(
      console.language == .zh
        ? ["方案", "花费 元", "点", "库存 吨", "平均缺 吨", "折 户·日", "最坏 \(worst) 缺 吨", "折 户·日", "有缺口的事件", "求解间隙"]
        : [
          "plan", "spends CNY", "points", "stock t", "mean short t", "household-days",
          "worst \(worst) short t",
          "household-days", "events short", "solver gap",
        ], [.left] + [TextTable.Side](repeating: .right, count: 9))
    for (name, plan) in plans {
      table.add([
        name, Self.yuan(plan.spendingFen), String(plan.sites.count),
        Format.decimal(plan.sites.total(\.stockKg).tonnes, places: 1), tonnes(plan.meanShort),
        days(plan.meanShort.value), tonnes(plan.tailShort), days(plan.tailShort.value),
        Format.percent(plan.shortShare.value), plan.solverGap.map { Format.percent($0, places: 2) } ?? "–",
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  /// `12.3 [11.9, 12.7]`, from kg.
  func tonnes(_ figure: SampledFigure) -> String {
    let value = Format.decimal(figure.value / 1000, places: 2)
    guard let interval = figure.interval else { return value + " ± ?" }
    return
      "\(value) [\(Format.decimal(interval.lower / 1000, places: 2)), \(Format.decimal(interval.upper / 1000, places: 2))]"
  }

  /// Household-days, from kg.
  func days(_ kg: Double) -> String {
    kgPerHouseholdDay > 0 ? Format.decimal(kg / kgPerHouseholdDay, places: 1) : "–"
  }

  /// Whole yuan.
  static func yuan(_ amount: Fen) -> String {
    Format.integer(Int64((Double(amount.count) / 100).rounded()))
  }
}
