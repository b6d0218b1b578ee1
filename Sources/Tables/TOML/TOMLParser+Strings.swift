extension TOMLParser {
  /// Whether three of the quote stand here.
  func isTriple(_ quote: UInt8) -> Bool {
    at + 2 < text.count && text[at] == quote && text[at + 1] == quote && text[at + 2] == quote
  }

  /// `"…"` with escapes, on one line.
  mutating func basicString() throws(Fault) -> String {
    at += 1
    var out: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &out)
      case _ where isText(byte):
        out.append(byte)
        at += 1
      default: throw open()
      }
    }
    throw open()
  }

  /// `'…'` without escapes, on one line.
  mutating func literalString() throws(Fault) -> String {
    at += 1
    let start = at
    while let byte = peek {
      if byte == UInt8(ascii: "'") {
        at += 1
        return String(decoding: text[start..<(at - 1)], as: UTF8.self)
      }
      guard isText(byte) else { throw open() }
      at += 1
    }
    throw open()
  }

  /// `"""…"""` with escapes, over several lines.
  mutating func longBasicString() throws(Fault) -> String {
    at += 3
    _ = skipNewline()
    var out: [UInt8] = []
    while let byte = peek {
      if isTriple(UInt8(ascii: "\"")) { return closed(out, UInt8(ascii: "\"")) }
      if byte == UInt8(ascii: "\\") {
        if !skipFoldedLines() { try escape(into: &out) }
      } else {
        try longCharacter(byte, into: &out)
      }
    }
    throw open()
  }

  /// `'''…'''` without escapes, over several lines.
  mutating func longLiteralString() throws(Fault) -> String {
    at += 3
    _ = skipNewline()
    var out: [UInt8] = []
    while let byte = peek {
      if isTriple(UInt8(ascii: "'")) { return closed(out, UInt8(ascii: "'")) }
      try longCharacter(byte, into: &out)
    }
    throw open()
  }

  private mutating func longCharacter(_ byte: UInt8, into out: inout [UInt8]) throws(Fault) {
    if skipNewline() {
      out.append(0x0A)
    } else if isText(byte) {
      out.append(byte)
      at += 1
    } else {
      throw control()
    }
  }

  /// Closes a long string; up to two quotes may stand before the three that close it.
  private mutating func closed(_ bytes: [UInt8], _ quote: UInt8) -> String {
    at += 3
    var out = bytes
    for _ in 0..<2 where peek == quote {
      out.append(quote)
      at += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A backslash at the end of a line swallows the line end and all blanks up to the next character.
  private mutating func skipFoldedLines() -> Bool {
    let (start, startLine) = (at, line)
    at += 1
    skipBlanks()
    guard skipNewline() else {
      (at, line) = (start, startLine)
      return false
    }
    repeat { skipBlanks() } while skipNewline()
    return true
  }

  private mutating func escape(into out: inout [UInt8]) throws(Fault) {
    at += 1
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    guard let letter = peek else { throw open() }
    at += 1
    if let byte = simple[letter] {
      out.append(byte)
      return
    }
    let count = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    guard count > 0, at + count <= text.count,
      text[at..<(at + count)].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }),
      let number = UInt32(String(decoding: text[at..<(at + count)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else { throw fault(zh: "反斜杠后面写错了", en: "the escape behind the backslash is not known") }
    guard number != 0, !isDirectionControl(number) else {
      throw fault(zh: "文字里不能有空字符或改变方向的字符", en: "text must not hold NUL or direction controls")
    }
    at += count
    out += Array(String(Character(scalar)).utf8)
  }

  private func isDirectionControl(_ scalar: UInt32) -> Bool {
    (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
  }

  private func open() -> Fault { fault(zh: "引号没有结束", en: "the quote is not closed") }
}
