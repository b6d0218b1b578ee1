import Quantities

/// Numbers as people read them: `1,234.5`, the same on every machine and in both languages.
enum Figure {
  /// What stands where there is no number.
  static let none = "—"

  /// A whole number with thousands separated by commas.
  static func count(_ n: Int) -> String { grouped(Int64(n)) }

  /// `value` with exactly `decimals` decimals, rounded half away from zero.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard let (negative, whole, fraction) = digits(value, decimals) else { return none }
    let sign = negative ? "−" : ""
    return sign + grouped(whole) + (decimals == 0 ? "" : "." + fraction)
  }

  /// Tonnes with one decimal, half a hundredweight rounded up.
  static func tonnes(_ mass: Kilograms) -> String { fixed(mass.tonnes, 1) }

  /// Tonnes with one decimal, always rounded up: a shortage of 20 kg must not read as none.
  static func tonnesShort(_ mass: Kilograms) -> String {
    fixed(Double((mass.count + 99) / 100) / 10, 1)
  }

  /// Money in 万元 (10,000 CNY) with one decimal.
  static func wan(_ amount: Fen) -> String { fixed(Double(amount.count) / 1e6, 1) }

  /// A share as a percentage.
  static func percent(_ share: Double, _ decimals: Int = 0) -> String {
    let text = fixed(share * 100, decimals)
    return text == none ? none : text + "%"
  }

  /// `part` of `whole` as a percentage, rounded *down*, so that it reads 100% only when nothing is missing;
  /// `nil` when there is nothing to cover.
  static func coverage(_ part: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    let perMille = max(0, part) * 1000 / whole
    return perMille % 10 == 0 ? "\(perMille / 10)%" : "\(perMille / 10).\(perMille % 10)%"
  }

  /// A drawing coordinate: at most two decimals, no grouping, a plain hyphen for minus.
  static func coordinate(_ value: Double) -> String {
    guard let (negative, whole, fraction) = digits(value, 2) else { return "0" }
    var tail = fraction
    while tail.last == "0" { tail.removeLast() }
    let body = tail.isEmpty ? "\(whole)" : "\(whole).\(tail)"
    return negative ? "-" + body : body
  }

  /// A day `2022-11-15` as people write it.
  static func day(_ iso: String, _ language: Language) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard language == .zh, parts.count == 3 else { return iso }
    return "\(parts[0])年\(parts[1])月\(parts[2])日"
  }

  /// Sign, whole part and fraction digits of a rounded number; `nil` when it is not finite or too large.
  private static func digits(_ value: Double, _ decimals: Int) -> (Bool, Int64, String)? {
    var power: Int64 = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = (value.magnitude * Double(power)).rounded()
    guard scaled.isFinite, scaled < 9e18 else { return nil }
    let count = Int64(scaled)
    let fraction = String(count % power)
    let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
    return (value < 0 && count != 0, count / power, padding + fraction)
  }

  private static func grouped(_ n: Int64) -> String {
    var result = ""
    for (i, digit) in String(n.magnitude).reversed().enumerated() {
      if i > 0, i % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (n < 0 ? "−" : "") + String(result.reversed())
  }
}
