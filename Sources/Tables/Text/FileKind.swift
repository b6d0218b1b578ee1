import Quantities

/// Recognises by their first bytes the files that are not text, whatever their name says.
enum FileKind {
  /// Reports and answers `true` where `bytes` are a workbook, an archive, a PDF or a page.
  static func refuse(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) -> Bool {
    guard let kind = recognise(bytes) else { return false }
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let message =
      kind.endings.contains(ending)
      ? Bilingual(
        zh: "\(file) 是\(kind.name.zh)，这里只收文本表格（CSV）。",
        en: "\(file) is \(kind.name.en); only a table as text (CSV) is read here.")
      : Bilingual(
        zh: "这个文件其实是\(kind.name.zh)，只是名字改成了 \(file)。",
        en: "This file is really \(kind.name.en); only its name says \(file).")
    diagnostics.report(Diagnostic(.error, kind.code, at: Place(file: file), message, remedy: kind.remedy))
    return true
  }

  /// A kind of file that is no text.
  private struct Kind {
    var code: String
    var name: Bilingual
    /// How names of such files honestly end.
    var endings: [String]
    var remedy: Bilingual
  }

  private static let saveAs = Bilingual(
    zh: "请在 Excel 或 WPS 中打开它，用“另存为”选“CSV UTF-8（逗号分隔）”，再交上来。",
    en: "Open it in Excel or WPS, use Save As and choose “CSV UTF-8 (comma delimited)”, then send that.")
  private static let unpack = Bilingual(
    zh: "请先解压，再交里面的表。", en: "Unpack it first and send the table inside.")

  private static func recognise(_ bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      // The names of a package's parts stand uncompressed in its headers.
      let head = bytes.prefix(4096)
      if contains(head, "opendocument") {
        return Kind(
          code: "file.is-ods", name: Bilingual(zh: " ODS 电子表格", en: "an ODS spreadsheet"), endings: ["ods"],
          remedy: saveAs)
      }
      if contains(head, "xl/") || contains(head, "[Content_Types].xml") {
        return Kind(
          code: "file.is-xlsx", name: Bilingual(zh: " Excel 工作簿（xlsx）", en: "an Excel workbook (xlsx)"),
          endings: ["xlsx", "xlsm"], remedy: saveAs)
      }
      return Kind(
        code: "file.is-zip", name: Bilingual(zh: " ZIP 压缩包", en: "a ZIP archive"), endings: ["zip"],
        remedy: unpack)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // A workbook with a password is an OLE file with a stream of this name, in UTF-16.
      let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
      if contains(bytes.prefix(1 << 16), name) {
        return Kind(
          code: "file.is-encrypted",
          name: Bilingual(zh: "带密码的 Excel 工作簿", en: "an Excel workbook with a password"),
          endings: ["xlsx", "xlsm"],
          remedy: Bilingual(
            zh: "请先用密码打开，去掉密码，再“另存为”“CSV UTF-8”。",
            en: "Open it with the password, remove the password, then Save As “CSV UTF-8”."))
      }
      return Kind(
        code: "file.is-xls",
        name: Bilingual(zh: "旧版 Excel 或 WPS 工作簿（xls、et）", en: "an old Excel or WPS workbook (xls, et)"),
        endings: ["xls", "et"], remedy: saveAs)
    }
    if bytes.starts(with: Array("%PDF".utf8)) {
      return Kind(
        code: "file.is-pdf", name: Bilingual(zh: " PDF 文件", en: "a PDF"), endings: ["pdf"],
        remedy: Bilingual(zh: "请交表格本身，不要交打印稿。", en: "Send the table itself, not a print of it."))
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return Kind(
        code: "file.is-gzip", name: Bilingual(zh: "压缩文件（gzip）", en: "a gzip file"), endings: ["gz", "tgz"],
        remedy: unpack)
    }
    let start = bytes.prefix(64).drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let lowered = String(decoding: start, as: UTF8.self).lowercased()
    for opening in ["<!doctype html", "<html", "<table", "<?xml"] where lowered.hasPrefix(opening) {
      return Kind(
        code: "file.is-page", name: Bilingual(zh: "网页或 XML 文件", en: "a web page or XML file"),
        endings: ["html", "htm", "xml"], remedy: saveAs)
    }
    return nil
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    contains(bytes, Array(text.utf8))
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
    guard bytes.count >= pattern.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - pattern.count)).contains {
      bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }
}
