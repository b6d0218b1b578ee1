import Quantities

/// How people write numbers, and what they may have meant.
enum NumberText {
  /// A number understood.
  struct Reading: Equatable {
    /// The number in plain ASCII: sign, digits, point, exponent.
    var plain: String
    /// What had to be repaired on the way, as code suffixes.
    var repairs: [Repair] = []
  }

  /// A repair that cannot change the meaning.
  enum Repair: Equatable { case fullWidth, apostrophe, thousands }

  /// Why a text is not taken for a number, with the number it may have meant.
  enum Refusal: Error, Equatable {
    case notFinite
    case chineseNumeral(offer: String?)
    case percent(offer: String?)
    case approximate(offer: String?)
    case twoNumbers(offer: String?)
    case unitInNumber(offer: String?)
    case decimalComma(offer: String?)
    case placeholder
    case notANumber
    /// A formula, or digits to another base than ten: what it comes to is not for the reader of the file to work out.
    case notWritten

    var offer: String? {
      switch self {
      case .chineseNumeral(let offer), .percent(let offer), .approximate(let offer),
        .twoNumbers(let offer), .unitInNumber(let offer), .decimalComma(let offer):
        offer
      case .notFinite, .placeholder, .notANumber, .notWritten: nil
      }
    }
  }

  /// Understands a cleaned text.
  ///
  /// - Complexity: O(n)
  static func read(_ text: String) throws(Refusal) -> Reading {
    var repairs: [Repair] = []
    var half = CellText.halfWidth(text)
    if half.utf8.count != text.utf8.count { repairs.append(.fullWidth) }
    if half.hasPrefix("'") {
      half.removeFirst()
      repairs.append(.apostrophe)
    }
    let bytes = Array(half.utf8)
    if isPlain(bytes[...]) { return Reading(plain: half, repairs: repairs) }
    if let joined = withoutThousands(bytes) {
      return Reading(plain: joined, repairs: repairs + [.thousands])
    }
    throw refusal(half, bytes)
  }

  /// `[+-]? (digits [. digits*] | . digits) ([eE] [+-]? digits)?`
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let count = rest.prefix { (0x30...0x39).contains($0) }.count
    rest.removeFirst(count)
    return count
  }

  /// `1,234,567.8` and `1 234 567` without their separators; `nil` for anything else.
  private static func withoutThousands(_ bytes: [UInt8]) -> String? {
    for separator in [UInt8(ascii: ","), UInt8(ascii: " ")] {
      let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
      var whole = parts[0]
      var sign: [UInt8] = []
      if let first = whole.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        sign = [first]
        whole.removeFirst()
      }
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
      let fraction = parts.count == 2 ? parts[1] : []
      guard groups.count >= 2, (1...3).contains(groups[0].count),
        groups.dropFirst().allSatisfy({ $0.count == 3 }),
        groups.joined().allSatisfy({ (0x30...0x39).contains($0) }),
        fraction.allSatisfy({ (0x30...0x39).contains($0) })
      else { continue }
      let joined = sign + groups.joined() + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction)
      return String(decoding: joined, as: UTF8.self)
    }
    return nil
  }

  // MARK: What was meant

  private static func refusal(_ text: String, _ bytes: [UInt8]) -> Refusal {
    let word = text.lowercased()
    let unsigned = word.drop { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity", "∞", "无穷", "1.#inf", "1.#ind", "1.#qnan"].contains(String(unsigned)) {
      return .notFinite
    }
    if [
      "-", "--", "—", "——", "/", "\\", "无", "没有", "n/a", "na", "null", "nil", "none", "?", "？", "待定", "不详",
      "未知",
    ]
    .contains(word) {
      return .placeholder
    }
    if let number = ChineseNumeral.value(of: text) { return .chineseNumeral(offer: String(number)) }
    let offer = firstNumber(in: bytes)
    if text.contains("%") || text.contains("‰") { return .percent(offer: offer.flatMap(Self.hundredth)) }
    if isFormula(bytes) || isHexadecimal(word) { return .notWritten }
    if let point = decimalComma(bytes) { return .decimalComma(offer: point) }
    if let degrees = degrees(text) { return .twoNumbers(offer: degrees) }
    let vague = ["约", "大概", "左右", "近", "±", "~", "～", "≈", "<", ">", "≥", "≤", "以上", "以下", "多", "余", "about"]
    if offer != nil, vague.contains(where: { word.contains($0) }) {
      // A range such as 300~310 is two numbers, not one that is vague.
      return numbers(in: bytes) == 1 || text.contains("±")
        ? .approximate(offer: offer) : .twoNumbers(offer: offer)
    }
    guard let offer else { return .notANumber }
    if numbers(in: bytes) > 1 { return .twoNumbers(offer: offer) }
    if text.contains("万") || text.contains("千") || text.contains("百") || text.contains("亿") {
      return .chineseNumeral(offer: ChineseNumeral.scaled(text, offer))
    }
    return .unitInNumber(offer: offer)
  }

  /// `=50+50`, `=SUM(A1:A9)`
  private static func isFormula(_ bytes: [UInt8]) -> Bool { bytes.first == UInt8(ascii: "=") }

  /// `0x64`
  private static func isHexadecimal(_ word: String) -> Bool {
    word.hasPrefix("0x") && word.count > 2 && word.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  /// `1.234,5` and `12,5` with a point for the decimals.
  private static func decimalComma(_ bytes: [UInt8]) -> String? {
    let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      parts[1].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let whole = parts[0].filter { $0 != UInt8(ascii: ".") }
    let joined = whole + [UInt8(ascii: ".")] + parts[1]
    return isPlain(joined[...]) ? String(decoding: joined, as: UTF8.self) : nil
  }

  private static func hundredth(_ number: String) -> String? {
    Double(number).map { String($0 / 100) }
  }

  /// The first run of digits, with its sign, decimals and grouping commas dropped.
  /// `39°18′` and `39度18分36秒` as decimal degrees, to the sixth place; `nil` where the text is no angle.
  private static func degrees(_ text: String) -> String? {
    guard text.contains(where: { "°度º".contains($0) }) else { return nil }
    let parts = text.split { !($0.isASCII && $0.isNumber) && $0 != "." }.compactMap { Double($0) }
    guard (2...3).contains(parts.count), parts[0] <= 180, parts.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return Format.plain(parts[0] + parts[1] / 60 + (parts.count > 2 ? parts[2] / 3600 : 0), places: 6)
  }

  private static func firstNumber(in bytes: [UInt8]) -> String? {
    guard let start = bytes.firstIndex(where: { (0x30...0x39).contains($0) }) else { return nil }
    var number: [UInt8] = []
    if start > 0, bytes[start - 1] == UInt8(ascii: "-") { number.append(UInt8(ascii: "-")) }
    for byte in bytes[start...] {
      guard (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else {
        break
      }
      if byte != UInt8(ascii: ",") { number.append(byte) }
    }
    if number.last == UInt8(ascii: ".") { number.removeLast() }
    return isPlain(number[...]) ? String(decoding: number, as: UTF8.self) : nil
  }

  /// How many separate runs of digits and points there are.
  private static func numbers(in bytes: [UInt8]) -> Int {
    bytes.split { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
      .filter { $0.contains { (0x30...0x39).contains($0) } }.count
  }
}
