public import Quantities

/// One number of ``HaulageTerms``: its key below `[policy]`, what people call it and what it may be. Declared once, it is
/// read, explained in the template and printed from here.
public struct HaulageTerm: Sendable {
  /// Key in `district.toml`.
  public let key: String
  /// What people call it.
  public let name: Bilingual
  /// The unit its value is printed with; empty for a mere number.
  public let unit: String
  /// What it may be, in that unit.
  public let range: ClosedRange<Int>
  private let getting: @Sendable (HaulageTerms) -> Setting<Int>
  private let setting: @Sendable (Setting<Int>, inout HaulageTerms) -> Void

  private init<Value: WholeNumber>(
    _ key: String, _ path: any WritableKeyPath<HaulageTerms, Setting<Value>> & Sendable,
    in range: ClosedRange<Int>, _ unit: String, zh: String, en: String
  ) {
    self.key = key
    self.name = Bilingual(zh: zh, en: en)
    self.unit = unit
    self.range = range
    getting = { terms in
      let setting = terms[keyPath: path]
      return Setting(setting.value.whole, source: setting.source, certainty: setting.certainty)
    }
    setting = { setting, terms in
      terms[keyPath: path] = Setting(
        Value(whole: setting.value), source: setting.source, certainty: setting.certainty)
    }
  }

  /// The number as some terms have it, in ``unit``.
  public func value(in terms: HaulageTerms) -> Setting<Int> { getting(terms) }

  /// Puts a number of ``unit`` into terms.
  func put(_ value: Setting<Int>, into terms: inout HaulageTerms) { setting(value, &terms) }

  /// All of them, in the order in which they are printed.
  public static let all = [
    HaulageTerm(
      "haulage_step_kg", \.step, in: 50...10_000, "kg", zh: "送货计量单位", en: "Step in which mass is counted"),
    HaulageTerm(
      "haulage_workdays", \.workdays, in: 1...7, "", zh: "每周送货天数，从周一起",
      en: "Delivery days a week, from Monday"),
    HaulageTerm(
      "haulage_opening_min", \.opening, in: 0...1_200, "min", zh: "出车时刻，从零点起",
      en: "Trucks set out, from midnight"),
    HaulageTerm(
      "haulage_overtime_min", \.overtime, in: 0...960, "min", zh: "车和司机每天最多加班",
      en: "Most overtime of a truck a day"),
    HaulageTerm(
      "haulage_overtime_percent", \.overtimePercent, in: 0...1_000, "%", zh: "加班一小时多花的，按车辆小时费用",
      en: "Overtime, extra, of the truck's hourly rate"),
    HaulageTerm(
      "haulage_hire_percent", \.hirePercent, in: 0...10_000, "%", zh: "租车一小时多花的，按同型车小时费用",
      en: "Hired truck, extra, of its kind's hourly rate"),
    HaulageTerm(
      "haulage_hired_most", \.hiredMost, in: 0...1_000, "", zh: "一天最多租几辆车", en: "Most trucks hired for a day"),
    HaulageTerm(
      "haulage_fleet_percent", \.fleetPercent, in: 1...100, "%", zh: "可用于送颗粒的车辆时间",
      en: "Truck time that may carry pellets"),
    HaulageTerm("haulage_loading_min", \.loading, in: 0...480, "min", zh: "装一车", en: "Loading a truck"),
    HaulageTerm(
      "haulage_docks", \.docks, in: 1...100, "", zh: "没有数据的厂和中转站的装车台数",
      en: "Docks of a plant or hub without data"),
    HaulageTerm(
      "haulage_dock_day_min", \.dockDay, in: 1...1_440, "min", zh: "装车台每天能用", en: "A dock's working day"),
    HaulageTerm(
      "haulage_dock_overtime_fen_per_h", \.dockOvertime, in: 0...10_000_000, "fen/h", zh: "装车台加班",
      en: "A dock's overtime"),
    HaulageTerm(
      "haulage_advance_fen_per_t", \.advance, in: 0...10_000_000, "fen/t", zh: "向厂方提前要货",
      en: "Asking a plant ahead of time"),
    HaulageTerm(
      "haulage_shared_least_permille", \.sharedLeast, in: 0...1_000, "‰", zh: "拼车的一份至少占车载",
      en: "Least share of a payload that shares a truck"),
    HaulageTerm(
      "haulage_shared_most_permille", \.sharedMost, in: 0...1_000, "‰", zh: "拼车的一份最多占车载",
      en: "Most share of a payload that shares a truck"),
    HaulageTerm(
      "haulage_shared_cost_permille", \.sharedFactor, in: 1...10_000, "‰", zh: "拼车运费，按其份额",
      en: "Cost of a shared drop, of its share of the way"),
    HaulageTerm(
      "haulage_shortage_fen_per_t", \.shortage, in: 0...100_000_000, "fen/t", zh: "晚到一周的权重（不是价格）",
      en: "Weight of coming a week late (no price)"),
    HaulageTerm(
      "haulage_missing_fen_per_t", \.missing, in: 0...1_000_000_000, "fen/t", zh: "不到货的权重（不是价格）",
      en: "Weight of never coming (no price)"),
  ]
}

/// What a setting that is a whole number of its unit can be kept as.
private protocol WholeNumber: Sendable {
  init(whole: Int)
  var whole: Int { get }
}

extension Int: WholeNumber {
  fileprivate init(whole: Int) { self = whole }
  fileprivate var whole: Int { self }
}

extension Quantity: WholeNumber {
  fileprivate init(whole: Int) { self.init(Int64(whole)) }
  fileprivate var whole: Int { Int(count) }
}
