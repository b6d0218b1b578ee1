/// What is done to the text of every cell before it is understood.
package enum CellText {
  /// Why a text cannot be accepted.
  enum Refusal: Error {
    /// A character that turns the direction of text: it shows otherwise than it reads.
    case directionControl
    /// A control character.
    case control
    /// U+FFFD: something was lost when the file was converted before.
    case lost
  }

  /// The text without invisible characters and outer blanks, blanks of all kinds made plain, in normal
  /// form C.
  ///
  /// - Complexity: O(n)
  static func cleaned(_ text: String) throws(Refusal) -> String {
    var out = String.UnicodeScalarView()
    var isChanged = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: out.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: throw .control
      case 0x202A...0x202E, 0x2066...0x2069: throw .directionControl
      case 0xFFFD: throw .lost
      case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: isChanged = true
      case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029:
        out.append(" ")
        isChanged = true
      default: out.append(scalar)
      }
    }
    let text = isChanged ? String(out) : text
    return UnicodeForm.composed(trimmed(text))
  }

  /// The text without blanks, tabs and line ends at its ends.
  package static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = text.utf8
    guard let start = bytes.firstIndex(where: { !isBlank($0) }),
      let end = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    if start == bytes.startIndex, bytes.index(after: end) == bytes.endIndex { return text }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }

  /// Full-width letters, digits and signs (U+FF01…FF5E) as ASCII, and all minus signs as `-`.
  package static func halfWidth(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: out.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x2010...0x2013, 0x2212, 0xFE63: out.append("-")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Long numbers in a text that name a person: an 18-digit identity number, an 11-digit mobile number.
  /// Answers the text with each replaced by `***`, or `nil` where there is none.
  ///
  /// - Parameter mobiles: Whether mobile numbers count. A 12-digit code that lost a digit looks like one.
  package static func withoutPersonalNumbers(_ text: String, mobiles: Bool = true) -> String? {
    let bytes = Array(halfWidth(text).utf8)
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard bytes.lazy.filter(isDigit).count >= 11 else { return nil }
    var out: [UInt8] = []
    var isChanged = false
    var i = 0
    while i < bytes.count {
      guard isDigit(bytes[i]) else {
        out.append(bytes[i])
        i += 1
        continue
      }
      var end = i
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      let length = end - i
      let hasCheckX = length == 17 && end < bytes.count && bytes[end] | 0x20 == UInt8(ascii: "x")
      let isMobile =
        mobiles && length == 11 && bytes[i] == UInt8(ascii: "1") && bytes[i + 1] >= UInt8(ascii: "3")
      if length == 18 || hasCheckX || isMobile {
        out += "***".utf8
        isChanged = true
        if hasCheckX { end += 1 }
      } else {
        out += bytes[i..<end]
      }
      i = end
    }
    return isChanged ? String(decoding: out, as: UTF8.self) : nil
  }

  /// What Excel writes into a cell whose formula failed, or whose column was too narrow.
  static func isExcelError(_ text: String) -> Bool {
    guard text.first == "#" else { return false }
    let errors = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]
    return errors.contains(text.uppercased()) || (text.utf8.count >= 2 && text.allSatisfy { $0 == "#" })
  }
}
