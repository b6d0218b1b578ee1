import Quantities

/// Reads TOML 1.0 (toml.io/en/v1.0.0), from UTF-8 that has been checked.
///
/// Own code, because the parsers at hand stop the program on malformed input, and keep no lines.
/// Deviations: tables nest at most ``Limits/tomlDepth`` deep; integers are of 64 bits; fractions of a second
/// are read and dropped.
struct TOMLParser {
  /// Why the text is not TOML.
  struct Fault: Error {
    var line: Int
    var code = "toml.syntax"
    var message: Bilingual
    var remedy: Bilingual
  }

  /// Faults reported before reading gives up: later ones mostly follow from the first.
  private static let faultLimit = 10

  let text: [UInt8]
  var at = 0
  var line = 1
  private let root = TOMLBuilder(.header, line: 1)

  init(_ text: [UInt8]) { self.text = text }

  /// The top table, and what was wrong. After a fault reading goes on with the next line, to find more.
  ///
  /// - Complexity: O(n)
  mutating func parse() -> (table: TOMLNode.Table, faults: [Fault]) {
    var current = root
    var faults: [Fault] = []
    while at < text.count, faults.count < Self.faultLimit {
      do {
        try statement(&current)
      } catch {
        faults.append(error)
        while at < text.count, text[at] != 0x0A { at += 1 }
      }
    }
    return (root.table(), faults)
  }

  // MARK: Lines

  private mutating func statement(_ current: inout TOMLBuilder) throws(Fault) {
    skipBlanks()
    switch peek {
    case nil, 0x0A, 0x0D, UInt8(ascii: "#"): break
    case UInt8(ascii: "["): current = try header()
    default:
      let start = line
      let keys = try key()
      try expect(UInt8(ascii: "="), zh: "这里应有等号", en: "An equals sign is wanted here")
      skipBlanks()
      let node = try value(depth: 1)
      guard current.set(keys, node, line: start) else { throw repeated(keys, start) }
    }
    try endLine()
  }

  private mutating func header() throws(Fault) -> TOMLBuilder {
    let start = line
    at += 1
    let isList = peek == UInt8(ascii: "[")
    if isList { at += 1 }
    let keys = try key()
    try expect(UInt8(ascii: "]"), zh: "方括号没有结束", en: "The bracket is not closed")
    if isList, peek != UInt8(ascii: "]") {
      throw fault(zh: "应有两个方括号", en: "Two closing brackets are wanted")
    }
    if isList { at += 1 }
    let table = isList ? root.appended(by: keys, line: start) : root.opened(by: keys, line: start)
    guard let table else { throw repeated(keys, start) }
    return table
  }

  private mutating func endLine() throws(Fault) {
    skipBlanks()
    try skipComment()
    if at == text.count { return }
    guard skipNewline() else { throw fault(zh: "这里应换行", en: "A new line is wanted here") }
  }

  // MARK: Small steps

  var peek: UInt8? { at < text.count ? text[at] : nil }

  mutating func skipBlanks() {
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
  }

  /// Steps over LF or CRLF. Answers whether there was one.
  mutating func skipNewline() -> Bool {
    if peek == 0x0D, at + 1 < text.count, text[at + 1] == 0x0A { at += 1 }
    guard peek == 0x0A else { return false }
    at += 1
    line += 1
    return true
  }

  mutating func skipComment() throws(Fault) {
    guard peek == UInt8(ascii: "#") else { return }
    while at < text.count, text[at] != 0x0A, text[at] != 0x0D {
      guard isText(text[at]) else { throw control() }
      at += 1
    }
  }

  /// Steps over blanks, comments and line ends, inside a list.
  private mutating func skipSpace() throws(Fault) {
    while true {
      skipBlanks()
      try skipComment()
      if !skipNewline() { return }
    }
  }

  private mutating func expect(_ byte: UInt8, zh: String, en: String) throws(Fault) {
    skipBlanks()
    guard peek == byte else { throw fault(zh: zh, en: en) }
    at += 1
  }

  func isText(_ byte: UInt8) -> Bool { (byte >= 0x20 && byte != 0x7F) || byte == 0x09 }

  // MARK: Faults

  func fault(zh: String, en: String) -> Fault {
    Fault(
      line: line, message: Bilingual(zh: "不合 TOML 语法：\(zh)。", en: "Not TOML: \(en)."),
      remedy: Bilingual(
        zh: "请检查引号、括号和等号；文字要加引号。", en: "Check quotes, brackets and equals signs; text needs quotes."))
  }

  func control() -> Fault {
    fault(zh: "有控制字符或旧式换行", en: "there is a control character or an old line end")
  }

  private func tooDeep() -> Fault {
    Fault(
      line: line, code: "toml.too-deep",
      message: Bilingual(
        zh: "套得太深，上限 \(Limits.tomlDepth) 层。", en: "Nested too deep; the limit is \(Limits.tomlDepth)."),
      remedy: Bilingual(zh: "请对照示例检查写法。", en: "Compare it with the examples."))
  }

  private func repeated(_ keys: [String], _ line: Int) -> Fault {
    let name = FindingLog.shortened(keys.joined(separator: "."))
    return Fault(
      line: line, code: "toml.duplicate-key",
      message: Bilingual(zh: "“\(name)”写了两次。", en: "“\(name)” is given twice."),
      remedy: Bilingual(zh: "请删去其中一个。", en: "Delete one of them."))
  }

  // MARK: Keys

  /// A key, its parts separated by points.
  private mutating func key() throws(Fault) -> [String] {
    var parts: [String] = []
    while true {
      skipBlanks()
      guard parts.count < Limits.tomlDepth else { throw tooDeep() }
      switch peek {
      case UInt8(ascii: "\""): parts.append(try basicString())
      case UInt8(ascii: "'"): parts.append(try literalString())
      default:
        let start = at
        while at < text.count, isBare(text[at]) { at += 1 }
        guard at > start else { throw fault(zh: "这里应有键名", en: "A key is wanted here") }
        parts.append(String(decoding: text[start..<at], as: UTF8.self))
      }
      skipBlanks()
      guard peek == UInt8(ascii: ".") else { return parts }
      at += 1
    }
  }

  private func isBare(_ b: UInt8) -> Bool {
    (0x30...0x39).contains(b) || (0x61...0x7A).contains(b | 0x20) || b == UInt8(ascii: "-")
      || b == UInt8(ascii: "_")
  }

  // MARK: Values

  mutating func value(depth: Int) throws(Fault) -> TOMLNode {
    guard depth <= Limits.tomlDepth else { throw tooDeep() }
    switch peek {
    case UInt8(ascii: "\""):
      return .string(isTriple(UInt8(ascii: "\"")) ? try longBasicString() : try basicString())
    case UInt8(ascii: "'"):
      return .string(isTriple(UInt8(ascii: "'")) ? try longLiteralString() : try literalString())
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default: return try scalar()
    }
  }

  private mutating func list(depth: Int) throws(Fault) -> TOMLNode {
    at += 1
    var items: [TOMLNode] = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "]") { break }
      items.append(try value(depth: depth + 1))
      try skipSpace()
      if peek == UInt8(ascii: "]") { break }
      guard peek == UInt8(ascii: ",") else {
        throw fault(zh: "列表里应有逗号或右方括号", en: "A comma or closing bracket is wanted in the list")
      }
      at += 1
    }
    at += 1
    return .array(items)
  }

  private mutating func inlineTable(depth: Int) throws(Fault) -> TOMLNode {
    let table = TOMLBuilder(.inline, line: line)
    at += 1
    skipBlanks()
    if peek == UInt8(ascii: "}") {
      at += 1
      return .table(table.table())
    }
    while true {
      let keys = try key()
      try expect(UInt8(ascii: "="), zh: "这里应有等号", en: "An equals sign is wanted here")
      skipBlanks()
      let start = line
      let node = try value(depth: depth + 1)
      guard table.set(keys, node, line: start) else { throw repeated(keys, start) }
      skipBlanks()
      if peek == UInt8(ascii: "}") { break }
      guard peek == UInt8(ascii: ",") else {
        throw fault(zh: "花括号里应有逗号或右花括号", en: "A comma or closing brace is wanted")
      }
      at += 1
    }
    at += 1
    return .table(table.table())
  }
}
