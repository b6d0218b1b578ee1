import Quantities

/// A JSON value that writes itself the same way on every machine: members in the order given, shortest numbers.
enum JSONText: Sendable {
  case string(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)
  case array([JSONText])
  case object(KeyValuePairs<String, JSONText>)

  /// The text of the value (RFC 8259). A number that is not finite becomes `null`.
  ///
  /// - Complexity: O(size of the value)
  func write(to text: inout String) {
    switch self {
    case .string(let value): Self.write(value, to: &text)
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    let hexadecimal = Array("0123456789abcdef")
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // `<` cannot end a script element if the text is ever pasted into a page
      case "\u{0}"..."\u{1F}", "<", "\u{2028}", "\u{2029}":
        text += "\\u"
        for shift in stride(from: 12, through: 0, by: -4) {
          text.append(hexadecimal[Int(scalar.value >> UInt32(shift)) & 15])
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
