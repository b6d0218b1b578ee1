import Quantities

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
    var parser = TOMLParser(text)
    let (table, faults) = parser.parse()
    for fault in faults {
      diagnostics.report(
        Diagnostic(
          .error, fault.code, at: Place(file: file, row: fault.line),
          found: lineText(fault.line, of: text), fault.message, remedy: fault.remedy))
    }
    return faults.isEmpty ? TOMLTable(table, path: "", source: TOMLTable.Source(file: file)) : nil
  }

  /// Text that shows otherwise than it reads.
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
      i += 1
    }
    return refused
  }

  private static func lineText(_ line: Int, of text: [UInt8]) -> String? {
    let lines = text.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    return FindingLog.shortened(String(decoding: lines[line - 1].prefix(240), as: UTF8.self))
  }
}
