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
}
