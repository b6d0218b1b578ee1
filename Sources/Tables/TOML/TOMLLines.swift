/// On which line of a TOML text each key stands, and how deep its tables go.
///
/// The parser keeps no positions, so a light scanner follows table headers, dotted keys and the
/// elements of arrays of tables. It does not check the text; on text the parser refuses, its answer is
/// not used.
struct TOMLLines {
  /// The line of each key path, e.g. `hazard[1].start_h`.
  private(set) var lines: [String: Int] = [:]
  /// The greatest number of parts of a dotted key, and of brackets open at once.
  private(set) var depth = 0

  /// - Complexity: O(n)
  init(_ text: [UInt8]) {
    var scanner = Scanner(text: text)
    scanner.run(into: &self)
  }

  /// The line of the key path, or of the nearest table around it.
  func line(of path: String) -> Int? {
    var path = path[...]
    while true {
      if let line = lines[String(path)] { return line }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = path[..<cut]
    }
  }

  private struct Scanner {
    let text: [UInt8]
    var i = 0
    var line = 1
    var prefix = ""
    var counts: [String: Int] = [:]

    init(text: [UInt8]) { self.text = text }

    mutating func run(into result: inout TOMLLines) {
      while i < text.count {
        skipBlanks()
        guard i < text.count else { return }
        switch text[i] {
        case UInt8(ascii: "\n"):
          line += 1
          i += 1
        case UInt8(ascii: "#"): skipComment()
        case UInt8(ascii: "["): header(into: &result)
        default: entry(into: &result)
        }
      }
    }

    private mutating func skipBlanks() {
      while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0D { i += 1 }
    }

    private mutating func skipComment() {
      while i < text.count, text[i] != 0x0A { i += 1 }
    }

    private mutating func header(into result: inout TOMLLines) {
      i += 1
      let isArray = i < text.count && text[i] == UInt8(ascii: "[")
      if isArray { i += 1 }
      let parts = key()
      result.depth = max(result.depth, parts.count)
      var path = ""
      for (k, part) in parts.enumerated() {
        path += path.isEmpty ? part : "." + part
        if k + 1 < parts.count || !isArray {
          if let count = counts[path] { path += "[\(count)]" }
        } else {
          counts[path, default: 0] += 1
          path += "[\(counts[path, default: 1])]"
        }
      }
      prefix = path
      if result.lines[path] == nil { result.lines[path] = line }
      skipComment()
    }

    private mutating func entry(into result: inout TOMLLines) {
      let parts = key()
      result.depth = max(result.depth, parts.count)
      var path = prefix
      for part in parts {
        path += path.isEmpty ? part : "." + part
        if result.lines[path] == nil { result.lines[path] = line }
      }
      skipBlanks()
      if i < text.count, text[i] == UInt8(ascii: "=") {
        i += 1
        value(into: &result)
      } else {
        skipComment()
      }
    }

    /// The parts of a dotted key; stops at the first byte that belongs to none.
    private mutating func key() -> [String] {
      var parts: [String] = []
      while i < text.count {
        skipBlanks()
        guard i < text.count else { break }
        let start = i
        if text[i] == UInt8(ascii: "\"") || text[i] == UInt8(ascii: "'") {
          string()
          parts.append(String(decoding: text[(start + 1)..<max(start + 1, i - 1)], as: UTF8.self))
        } else {
          while i < text.count, isBare(text[i]) { i += 1 }
          if i == start { break }
          parts.append(String(decoding: text[start..<i], as: UTF8.self))
        }
        skipBlanks()
        guard i < text.count, text[i] == UInt8(ascii: ".") else { break }
        i += 1
      }
      return parts
    }

    private func isBare(_ b: UInt8) -> Bool {
      b >= 0x80 || (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b == 0x2D
        || b == 0x5F
    }

    /// Skips a value: strings, nested brackets with their line ends, comments inside them.
    private mutating func value(into result: inout TOMLLines) {
      var open = 0
      var dots = 0
      while i < text.count {
        switch text[i] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          string()
          continue
        case UInt8(ascii: "#"):
          skipComment()
          continue
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          open += 1
          dots = 0
          result.depth = max(result.depth, open)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
        case UInt8(ascii: ","), UInt8(ascii: "="): dots = 0
        case UInt8(ascii: "."):
          dots += 1
          result.depth = max(result.depth, dots)
        case UInt8(ascii: "\n"):
          if open <= 0 { return }
          line += 1
        default: break
        }
        i += 1
      }
    }

    /// Skips a string of any of the four kinds, from its opening quote.
    private mutating func string() {
      let quote = text[i]
      let isLong = i + 2 < text.count && text[i + 1] == quote && text[i + 2] == quote
      i += isLong ? 3 : 1
      while i < text.count {
        let b = text[i]
        if b == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          if i + 1 < text.count, text[i + 1] == 0x0A { line += 1 }
          i = min(i + 2, text.count)
          continue
        }
        if b == 0x0A {
          // A short string ends with its line; the parser has refused it already.
          if !isLong { return }
          line += 1
        }
        if b == quote {
          if !isLong {
            i += 1
            return
          }
          if i + 2 < text.count, text[i + 1] == quote, text[i + 2] == quote {
            i += 3
            return
          }
        }
        i += 1
      }
    }
  }
}
