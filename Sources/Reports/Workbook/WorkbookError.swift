public import Quantities

/// A workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable {
  /// What libxlsxwriter calls it.
  public enum Kind: Int, Sendable {
    /// Not enough memory.
    case memory
    /// The path cannot be created or written.
    case path
    /// The zip container could not be put together.
    case container
    /// A text is longer than the 32,767 characters a cell holds.
    case textTooLong
    /// A row, column, sheet name or option is outside what Excel allows.
    case limits
  }
  /// What went wrong.
  public var kind: Kind
  /// The path asked for.
  public var path: String
  /// libxlsxwriter's own words.
  public var detail: String

  /// What to tell people.
  public var message: Bilingual {
    switch kind {
    case .memory:
      Bilingual(zh: "内存不足，写不出 \(path)。", en: "Not enough memory to write \(path).")
    case .path:
      Bilingual(
        zh: "不能写入 \(path)。请检查文件夹是否存在、是否有权限、文件是否正被 Excel 或 WPS 打开。",
        en:
          "Cannot write \(path). Check that the folder exists, that you may write there, and that Excel or WPS does not hold the file open."
      )
    case .container:
      Bilingual(
        zh: "写 \(path) 时出错（\(detail)）。请检查磁盘和临时文件夹是否已满。",
        en: "Writing \(path) failed (\(detail)). Check that the disk and the temporary folder are not full.")
    case .textTooLong:
      Bilingual(
        zh: "\(path)：有一格文字超过 32767 字，Excel 放不下。",
        en: "\(path): a text is longer than the 32,767 characters a cell can hold.")
    case .limits:
      Bilingual(
        zh: "\(path)：超出 Excel 的限制（\(detail)）。", en: "\(path): beyond the limits of Excel (\(detail)).")
    }
  }

  /// An error.
  init(kind: Kind, path: String, detail: String) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}
