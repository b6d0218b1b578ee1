/// Numbers as people read them, the same on every machine: no locale is asked.
public enum Format {
  /// A whole number with thousands separators: `1,234`.
  public static func integer(_ number: Int64) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A number with thousands separators and exactly `places` decimals (at most 9), rounded half away
  /// from zero: `1,234.5`. `—` where it is not finite or 9 × 10¹⁵ and more.
  public static func decimal(_ number: Double, places: Int) -> String {
    guard let (isNegative, whole, fraction) = parts(number, places: places) else { return "—" }
    return (isNegative ? "-" : "") + integer(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A number for machines: no separators, at most `places` decimals (at most 9), no trailing zeros, never
  /// an exponent. Empty where it is not finite or 9 × 10¹⁵ and more.
  public static func plain(_ number: Double, places: Int) -> String {
    guard let (isNegative, whole, fraction) = parts(number, places: places) else { return "" }
    let kept = fraction.utf8.lastIndex { $0 != UInt8(ascii: "0") }.map { fraction[...$0] } ?? ""
    return (isNegative ? "-" : "") + String(whole) + (kept.isEmpty ? "" : "." + kept)
  }

  /// A share as a percentage: `0.125` is `12.5%`.
  public static func percent(_ share: Double, places: Int = 1) -> String {
    decimal(share * 100, places: places) + "%"
  }

  /// A mass in tonnes: `1,234.5 吨`, `1,234.5 t`.
  public static func tonnes(_ mass: Kilograms, places: Int = 1) -> Bilingual {
    let number = exact(mass.count, unit: 1000, places: places)
    return Bilingual(zh: number + " 吨", en: number + " t")
  }

  /// Tonnes that are missing, with one decimal and no unit, always rounded up: 20 kg must not read as none, and no shortage
  /// as less than it is.
  public static func tonnesMissing(_ mass: Kilograms) -> String {
    exact((mass.count + 99) / 100 * 100, unit: 1000, places: 1)
  }

  /// What a reader of ``tonnesMissing(_:)`` must know where remedies stand beside it.
  public static let tonnesMissingRule = Bilingual(
    zh: "需煤、缺煤按 0.1 吨向上取整；补救办法里的量精确到公斤。",
    en:
      "What is needed and what is short is rounded up to 0.1 t; the amounts in the remedies are exact to the kilogram."
  )

  /// A mass in kilograms: `1,234 公斤`, `1,234 kg`.
  public static func kilograms(_ mass: Kilograms) -> Bilingual {
    let number = integer(mass.count)
    return Bilingual(zh: number + " 公斤", en: number + " kg")
  }

  /// An amount of money in yuan: `1,234.56 元`, `CNY 1,234.56`.
  public static func money(_ amount: Fen, places: Int = 2) -> Bilingual {
    let number = exact(amount.count, unit: 100, places: places)
    return Bilingual(zh: number + " 元", en: "CNY " + number)
  }

  /// A large amount of money: `123.46 万元`, `CNY 1,234,560`.
  public static func budget(_ amount: Fen, places: Int = 2) -> Bilingual {
    Bilingual(
      zh: exact(amount.count, unit: 1_000_000, places: places) + " 万元",
      en: "CNY " + exact(amount.count, unit: 100, places: 0))
  }

  /// A length in kilometres: `12.3 公里`, `12.3 km`.
  public static func kilometres(_ length: Metres, places: Int = 1) -> Bilingual {
    let number = exact(length.count, unit: 1000, places: places)
    return Bilingual(zh: number + " 公里", en: number + " km")
  }

  /// A time span in hours and minutes: `6 小时 30 分`, `6 h 30 min`; a whole number of hours without
  /// minutes, less than an hour without hours.
  public static func duration(_ span: Minutes) -> Bilingual {
    let sign = span.count < 0 ? "-" : ""
    let total = span.count.magnitude
    let (hours, minutes) = (integer(Int64(total / 60)), total % 60)
    if total < 60 { return Bilingual(zh: "\(sign)\(minutes) 分", en: "\(sign)\(minutes) min") }
    if minutes == 0 { return Bilingual(zh: "\(sign)\(hours) 小时", en: "\(sign)\(hours) h") }
    return Bilingual(zh: "\(sign)\(hours) 小时 \(minutes) 分", en: "\(sign)\(hours) h \(minutes) min")
  }

  /// A temperature, °C, with at most two decimals: `10 °C`, `9.5 °C`.
  public static func celsius(_ temperature: Double) -> String { plain(temperature, places: 2) + " °C" }

  /// A day: `2022年11月5日`, `5 November 2022`.
  public static func day(_ day: CalendarDay) -> Bilingual {
    Bilingual(
      zh: "\(day.year)年\(day.month)月\(day.day)日", en: "\(day.day) \(months[day.month - 1]) \(day.year)")
  }

  /// The month of a day: `2022年11月`, `November 2022`.
  public static func month(of day: CalendarDay) -> Bilingual {
    Bilingual(zh: "\(day.year)年\(day.month)月", en: "\(months[day.month - 1]) \(day.year)")
  }

  // MARK: Digits

  /// `count / unit` with `places` decimals, in integers throughout, rounded half away from zero.
  private static func exact(_ count: Int64, unit: UInt64, places: Int) -> String {
    let places = min(max(places, 0), 6)
    let scale = power(places)
    let (high, low) = count.magnitude.multipliedFullWidth(by: scale)
    // Beyond 64 bits only for amounts no district has; then the plain division is close enough.
    guard high == 0, low <= .max - unit / 2 else {
      return decimal(Double(count) / Double(unit), places: places)
    }
    let scaled = (low + unit / 2) / unit
    let sign = count < 0 && scaled > 0 ? "-" : ""
    let text = sign + integer(Int64(clamping: scaled / scale))
    return places == 0 ? text : text + "." + padded(scaled % scale, to: places)
  }

  private static func parts(
    _ number: Double, places: Int
  ) -> (isNegative: Bool, whole: Int64, fraction: String)? {
    let places = min(max(places, 0), 9)
    guard number.isFinite, number.magnitude < 9e15 else { return nil }
    let scale = power(places)
    let whole = number.magnitude.rounded(.down)
    var fraction = ((number.magnitude - whole) * Double(scale)).rounded(.toNearestOrAwayFromZero)
    var integral = Int64(whole)
    if fraction >= Double(scale) {
      integral += 1
      fraction = 0
    }
    let isNegative = number < 0 && (integral > 0 || fraction > 0)
    return (isNegative, integral, places == 0 ? "" : padded(UInt64(fraction), to: places))
  }

  private static func padded(_ number: UInt64, to count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  private static func power(_ exponent: Int) -> UInt64 { (0..<exponent).reduce(1) { p, _ in p * 10 } }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
