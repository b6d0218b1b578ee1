import Quantities

extension TOMLParser {
  /// A boolean, number, date or time.
  mutating func scalar() throws(Fault) -> TOMLNode {
    let start = at
    var end = tokenEnd(from: at)
    // A date may be separated from its time by a blank.
    if end - start == 10, end + 3 < text.count, text[end] == 0x20, isDigit(text[end + 1]),
      isDigit(text[end + 2]),
      text[end + 3] == UInt8(ascii: ":")
    {
      end = tokenEnd(from: end + 1)
    }
    let token = String(decoding: text[start..<end], as: UTF8.self)
    guard let node = Self.node(of: token) else {
      throw token.isEmpty
        ? fault(zh: "等号后面没有值", en: "a value is missing")
        : fault(zh: "看不懂“\(FindingLog.shortened(token))”", en: "“\(FindingLog.shortened(token))” is no value")
    }
    at = end
    return node
  }

  private func tokenEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] > 0x20, ![0x2C, 0x5D, 0x7D, 0x23].contains(text[end]) { end += 1 }
    return end
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func node(of token: String) -> TOMLNode? {
    switch token {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .double(.infinity)
    case "-inf": return .double(-.infinity)
    case "nan", "+nan", "-nan": return .double(.nan)
    default: return number(token) ?? time(token)
    }
  }

  private static func number(_ token: String) -> TOMLNode? {
    guard let plain = withoutUnderscores(token) else { return nil }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where plain.hasPrefix(prefix) {
      let digits = plain.dropFirst(2)
      return digits.first == "-" || digits.first == "+" ? nil : Int(digits, radix: radix).map { .integer($0) }
    }
    let unsigned = plain.first == "-" || plain.first == "+" ? plain.dropFirst() : plain[...]
    guard NumberText.isPlain(Array(plain.utf8)[...]), unsigned.first?.isNumber == true else { return nil }
    // 007 may be an old octal, so TOML refuses it; 1. and 1.e5 it refuses as well.
    let whole = unsigned.prefix { $0.isNumber }
    guard whole == "0" || whole.first != "0" else { return nil }
    if whole.count == unsigned.count { return Int(plain).map { .integer($0) } }
    if let point = unsigned.firstIndex(of: "."),
      unsigned[unsigned.index(after: point)...].first?.isNumber != true
    {
      return nil
    }
    return Double(plain).map { .double($0) }
  }

  /// The token without its underscores, each of which must stand between two digits.
  private static func withoutUnderscores(_ token: String) -> String? {
    guard token.utf8.contains(UInt8(ascii: "_")) else { return token }
    let bytes = Array(token.utf8)
    func isDigit(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) else {
        return nil
      }
    }
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  private static func time(_ token: String) -> TOMLNode? {
    if let day = CalendarDay(iso: token) { return .time(day.iso, hasOffset: false) }
    guard token.utf8.count <= 64 else { return nil }
    let text = withoutFraction(token.uppercased())
    if let instant = CalendarDay.instant(text) { return .time(instant, hasOffset: true) }
    if let local = CalendarDay.instant(text + "Z") {
      return .time(String(local.dropLast(6)), hasOffset: false)
    }
    if CalendarDay.instant("2000-01-01T" + text + "Z") != nil { return .time(text, hasOffset: false) }
    return nil
  }

  /// The time without the digits behind the point of its seconds.
  private static func withoutFraction(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let rest = text[text.index(after: point)...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? text : String(text[..<point] + rest.dropFirst(digits.count))
  }
}
