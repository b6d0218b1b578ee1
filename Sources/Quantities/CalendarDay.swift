/// A day of the proleptic Gregorian calendar, without time or time zone.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// The year, 1 … 9999.
  public let year: Int
  /// The month, 1 … 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A day, or `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day written `YYYY-MM-DD` (ISO 8601), and in no other way.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.digits(bytes[0..<4]), let month = Self.digits(bytes[5..<7]),
      let day = Self.digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day `serial` days after 30 December 1899: Excel's date system, from 1 March 1900 on.
  public init?(excelSerial serial: Int) {
    guard (61...2_958_465).contains(serial) else { return nil }
    // Days since 1970-01-01 to civil date, after H. Hinnant, "chrono-compatible low-level date
    // algorithms" (2013).
    let z = serial - 25_569 + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The day as ISO 8601 writes it, `2022-11-05`.
  public var iso: String {
    let text = String(year)
    return String(repeating: "0", count: 4 - text.count) + text + "-\(Self.two(month))-\(Self.two(day))"
  }

  /// Whether `a` is the earlier day.
  public static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// An instant in RFC 3339, checked, with `T` between day and time, seconds and a numeric offset; `nil`
  /// where the text is none.
  public static func instant(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, CalendarDay(iso: String(decoding: bytes[0..<10], as: UTF8.self)) != nil,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
      let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]), hour < 24, minute < 60
    else { return nil }
    var rest = bytes[16...]
    var second = 0
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let value = digits(rest[17..<19]), value < 60 else { return nil }
      second = value
      rest = rest[19...]
    }
    let offset: String
    if rest.elementsEqual("Z".utf8) {
      offset = "+00:00"
    } else {
      guard rest.count == 6, let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        rest[rest.startIndex + 3] == UInt8(ascii: ":"),
        let hours = digits(rest[(rest.startIndex + 1)..<(rest.startIndex + 3)]),
        let minutes = digits(rest[(rest.startIndex + 4)...]), hours < 24, minutes < 60
      else { return nil }
      offset = String(decoding: rest, as: UTF8.self)
    }
    let day = String(decoding: bytes[0..<10], as: UTF8.self)
    return "\(day)T\(two(hour)):\(two(minute)):\(two(second))\(offset)"
  }

  private static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return bytes.isEmpty ? nil : value
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
