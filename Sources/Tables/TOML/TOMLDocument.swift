import Quantities
import TOMLKit

/// Reads TOML files: settings and scenarios.
public enum TOMLDocument {
  /// The top table of a TOML text, or `nil` after an error was reported.
  ///
  /// Ask the table for what the file should hold, then call ``TOMLTable/reportUnknownKeys(into:)`` on it
  /// once: that hands over everything found wrong, unknown keys included.
  ///
  /// ```swift
  /// guard let table = TOMLDocument.parse(bytes, file: "district.toml", diagnostics: &diagnostics) else { return nil }
  /// let code = table.string("code")
  /// let start = table.table("season")?.string("start")
  /// table.reportUnknownKeys(into: &diagnostics)
  /// ```
  ///
  /// - Complexity: O(n)
  public static func parse(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> TOMLTable? {
    guard bytes.count <= Limits.tomlBytes else {
      diagnostics.report(
        Diagnostic(
          .error, "toml.too-large", at: Place(file: file), found: "\(bytes.count)",
          Bilingual(
            zh: "文件有 \(bytes.count) 字节，超过上限 \(Limits.tomlBytes) 字节。",
            en: "The file has \(bytes.count) bytes; the limit is \(Limits.tomlBytes)."),
          remedy: Bilingual(zh: "请检查是不是放错了文件。", en: "Check that it is the right file.")))
      return nil
    }
    guard let text = TextDecoding.utf8(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    guard !refuseDangerous(text, file: file, diagnostics: &diagnostics) else { return nil }
    let lines = TOMLLines(text)
    guard lines.depth <= Limits.tomlDepth else {
      diagnostics.report(
        Diagnostic(
          .error, "toml.too-deep", at: Place(file: file), found: "\(lines.depth)",
          Bilingual(
            zh: "键或括号套了 \(lines.depth) 层，上限 \(Limits.tomlDepth) 层。",
            en: "Keys or brackets are nested \(lines.depth) deep; the limit is \(Limits.tomlDepth)."),
          remedy: Bilingual(zh: "请对照示例检查写法。", en: "Compare it with the examples.")))
      return nil
    }
    do {
      let root = try TOMLKit.TOMLTable(string: String(decoding: text, as: UTF8.self))
      guard case .table(let entries) = TOMLNode(table: root) else { return nil }
      return TOMLTable(entries, path: "", source: TOMLTable.Source(file: file, lines: lines))
    } catch let error as TOMLParseError {
      diagnostics.report(syntax(error, text: text, file: file))
    } catch {
      diagnostics.report(
        Diagnostic(
          .error, "toml.syntax", at: Place(file: file),
          Bilingual(zh: "不合 TOML 语法。", en: "Not TOML: \(error)."),
          remedy: Bilingual(zh: "请对照示例改正。", en: "Compare it with the examples.")))
    }
    return nil
  }

  /// Text that would be cut short by the parser's C strings, or that shows otherwise than it reads.
  private static func refuseDangerous(
    _ text: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> Bool {
    var line = 1
    var i = 0
    var refused = false
    while i < text.count {
      if text[i] == 0x0A { line += 1 }
      // U+202A…202E are E2 80 AA…AE, U+2066…2069 are E2 81 A6…A9.
      if text[i] == 0xE2, i + 2 < text.count,
        (text[i + 1] == 0x80 && (0xAA...0xAE).contains(text[i + 2]))
          || (text[i + 1] == 0x81 && (0xA6...0xA9).contains(text[i + 2]))
      {
        diagnostics.report(
          Diagnostic(
            .error, "toml.direction-control", at: Place(file: file, row: line),
            Bilingual(
              zh: "这一行有改变文字方向的隐形字符，看到的和读到的不一样。",
              en:
                "This line holds an invisible character that turns the direction of text; it reads otherwise than it shows."
            ),
            remedy: Bilingual(zh: "请删去整行重新输入。", en: "Delete the line and type it again.")))
        refused = true
      }
      if text[i] == UInt8(ascii: "\\"), isEscapedNUL(text, i) {
        diagnostics.report(
          Diagnostic(
            .error, "toml.nul", at: Place(file: file, row: line), found: "\\u0000",
            Bilingual(zh: "文字里不能有空字符。", en: "Text must not hold a NUL character."),
            remedy: Bilingual(zh: "请删去它。", en: "Delete it.")))
        refused = true
      }
      i += 1
    }
    return refused
  }

  private static func isEscapedNUL(_ text: [UInt8], _ i: Int) -> Bool {
    text[i...].starts(with: Array("\\u0000".utf8)) || text[i...].starts(with: Array("\\U00000000".utf8))
  }

  private static func syntax(_ error: TOMLParseError, text: [UInt8], file: String) -> Diagnostic {
    let line = error.source.begin.line
    let all = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let found = all.indices.contains(line - 1) ? String(decoding: all[line - 1], as: UTF8.self) : ""
    let isRepeated = error.description.contains("redefin") || error.description.contains("duplicate")
    return Diagnostic(
      .error, isRepeated ? "toml.duplicate-key" : "toml.syntax", at: Place(file: file, row: line),
      found: String(found.prefix(80)),
      isRepeated
        ? Bilingual(zh: "同一个键写了两次。", en: "The same key is given twice.")
        : Bilingual(
          zh: "第 \(line) 行第 \(error.source.begin.column) 列附近不合 TOML 语法。",
          en: "Not TOML near line \(line), column \(error.source.begin.column): \(error.description)."),
      remedy: isRepeated
        ? Bilingual(zh: "请删去其中一个。", en: "Delete one of them.")
        : Bilingual(
          zh: "请检查引号、括号和等号；文字要加引号。",
          en: "Check quotes, brackets and equals signs; text needs quotes."))
  }
}
