import Quantities

/// The report's rules for numbers, on top of `Format`: what stands for none, and which way to round so that
/// nothing looks better than it is.
enum Figure {
  /// What stands where there is no number.
  static let none = "—"

  /// A whole number with thousands separated by commas.
  static func count(_ n: Int) -> String { Format.integer(Int64(n)) }

  /// `value` with exactly `decimals` decimals, rounded half away from zero; ``none`` where it is not finite.
  static func fixed(_ value: Double, _ decimals: Int) -> String { Format.decimal(value, places: decimals) }

  /// Tonnes with one decimal.
  static func tonnes(_ mass: Kilograms) -> String { fixed(mass.tonnes, 1) }

  /// Tonnes of a shortage, as everywhere: `Format.tonnesMissing(_:)`.
  static func tonnesShort(_ mass: Kilograms) -> String { Format.tonnesMissing(mass) }

  /// Money in 万元 (10,000 CNY) with one decimal.
  static func wan(_ amount: Fen) -> String { fixed(Double(amount.count) / 1e6, 1) }

  /// A share as a percentage; ``none`` where it is not finite.
  static func percent(_ share: Double, _ decimals: Int = 0) -> String {
    share.isFinite ? Format.percent(share, places: decimals) : none
  }

  /// `part` of `whole` as a percentage, rounded *down*, so that it reads 100% only when nothing is missing;
  /// `nil` when there is nothing to cover.
  static func coverage(_ part: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    let perMille = max(0, part) * 1000 / whole
    return perMille % 10 == 0 ? "\(perMille / 10)%" : "\(perMille / 10).\(perMille % 10)%"
  }

  /// A drawing coordinate: at most two decimals, no grouping.
  static func coordinate(_ value: Double) -> String {
    value.isFinite ? Format.plain(value, places: 2) : "0"
  }

  /// A day such as `2022-11-15` as people write it; the text itself where it is no day.
  static func day(_ iso: String, _ language: Language) -> String {
    CalendarDay(iso: iso).map { Format.day($0)[language] } ?? iso
  }
}
