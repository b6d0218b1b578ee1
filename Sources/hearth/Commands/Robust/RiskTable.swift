import Plans
import Quantities
import Statistics
import Terminal

/// Plans side by side, with what each spends and leaves short.
struct RiskTable {
  let sample: RiskSample
  let console: Console

  /// Confidence of the intervals, in words.
  var sure: String { Format.percent(sample.confidence, places: 0) }
  /// The share of events that the tail looks at, in words.
  var worst: String { Format.percent(1 - sample.level, places: 0) }

  /// Decimals of what a household burns a day: as many as household-days need to be worked out again.
  private static let rationPlaces = 4

  /// What a household burns a day, kg.
  var ration: String { Format.plain(sample.kgPerHouseholdDay, places: Self.rationPlaces) }

  /// Prints the table.
  func print(_ plans: [(name: String, plan: RiskPlan)]) {
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

  /// What the figures rest on; `rest` says what is not proven or not told here.
  func basis(_ rest: Bilingual) {
    let set = sample.set
    console.out(
      Bilingual(
        zh: "! 集合里 \(set.numbers) 个数有 \(set.assumedNumbers) 个是假定。户·日按每户每天 \(ration) 公斤折算。\(rest.zh)",
        en:
          "! \(set.assumedNumbers) of the set's \(set.numbers) numbers are assumed. Household-days at \(ration) kg a day. \(rest.en)"
      ))
    console.out(set.note)
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
    sample.kgPerHouseholdDay > 0 ? Format.decimal(kg / sample.kgPerHouseholdDay, places: 1) : "–"
  }

  /// Whole yuan.
  static func yuan(_ amount: Fen) -> String {
    Format.integer(Int64((Double(amount.count) / 100).rounded()))
  }
}
