import Quantities

/// Reads and writes tables as CSV.
public enum CSV {
  /// The rows of a table that passed validation; everything repaired, doubtful or refused is reported.
  ///
  /// Rows with an error in any cell are not returned. The columns of a row are those of the schema. No
  /// sequence of bytes makes it fail in any other way than by reporting.
  ///
  /// - Complexity: O(n)
  public static func read(
    _ bytes: [UInt8], file: String, schema: TableSchema, diagnostics: inout Diagnostics
  ) -> [Row] {
    var log = FindingLog(file: file, isPrivate: schema.isPrivate)
    guard bytes.count <= Limits.fileBytes else {
      log.report(
        .error, "file.too-large", found: "\(bytes.count)",
        zh: "文件有 \(bytes.count) 字节，超过上限 \(Limits.fileBytes) 字节。",
        en: "The file has \(bytes.count) bytes; the limit is \(Limits.fileBytes).",
        remedy: Bilingual(zh: "请检查是不是放错了文件，或分开交。", en: "Check that it is the right file, or split it."))
      log.finish(into: &diagnostics)
      return []
    }
    guard let text = TextDecoding.utf8(bytes, file: file, diagnostics: &log.diagnostics) else {
      log.finish(into: &diagnostics)
      return []
    }
    var reader = TableReader(text, schema: schema, log: log)
    reader.run()
    reader.log.finish(into: &diagnostics)
    return reader.rows
  }
}
