import Foundation

/// libxlsxwriter writes to a path of its own, so a workbook's bytes come by way of a temporary file.
enum TemporaryWorkbook {
  /// The bytes of what `write` puts at the path it is given.
  static func bytes(_ write: (String) throws -> Void) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-\(ProcessInfo.processInfo.globallyUniqueString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(path)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
