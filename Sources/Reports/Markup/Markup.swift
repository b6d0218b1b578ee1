/// Well-formed markup, HTML or SVG, in which every text and every attribute value is escaped.
///
/// There is deliberately no way to add a raw string: a name from a spreadsheet can never become a tag.
struct Markup: Sendable {
  /// The markup so far.
  private(set) var source = ""

  /// Nothing yet.
  init() {}

  /// What `content` writes.
  init(_ content: (inout Markup) -> Void) { content(&self) }

  /// Adds text.
  mutating func text(_ text: String) { source += Self.escaped(text) }

  /// Adds an element. `name` and the attribute names are constants of this module.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout Markup) -> Void
  ) {
    element(name, attributes.map { ($0.key, $0.value) }, content)
  }

  /// Adds an element whose attributes were collected one by one.
  mutating func element(
    _ name: String, _ attributes: [(String, String)], _ content: (inout Markup) -> Void
  ) {
    open(name, attributes)
    source += ">"
    content(&self)
    source += "</\(name)>"
  }

  /// Adds an element that holds nothing but text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Adds an element without content, closed in the way that both HTML and XML accept.
  mutating func void(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    void(name, attributes.map { ($0.key, $0.value) })
  }

  /// Adds an element without content whose attributes were collected one by one.
  mutating func void(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes)
    source += "/>"
  }

  /// Adds markup built elsewhere.
  mutating func append(_ other: Markup) { source += other.source }

  /// Adds a line break between blocks, for people who read the source.
  mutating func newline() { source += "\n" }

  /// Adds the style sheet, which is a constant of this module and holds no `<`.
  mutating func style(_ sheet: StaticString) { source += "<style>\(sheet)</style>" }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    source += "<\(name)"
    for (key, value) in attributes { source += " \(key)=\"\(Self.escaped(value))\"" }
  }

  /// `text` with the five special characters replaced and the characters XML forbids dropped.
  static func escaped(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
      // text direction marks could make a name read backwards over its neighbours
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether nothing in a text needs to be looked at more closely: no special character, and no byte with which one that is
  /// forbidden might begin.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for (i, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
          0..<0x20, 0x7F, 0xC2:
          return false
        // U+2000 to U+207F, U+FFC0 to U+FFFF
        case 0xE2: if bytes[i + 1] <= 0x81 { return false }
        case 0xEF: if bytes[i + 1] == 0xBF { return false }
        default: continue
        }
      }
      return true
    }
  }
}
