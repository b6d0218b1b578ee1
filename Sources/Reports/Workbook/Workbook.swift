import CXLSXWriter

/// The owner of a libxlsxwriter workbook. Exactly one value owns the handle: ``close()`` consumes it and writes the
/// file; a workbook that is dropped before that is freed and writes nothing.
struct Workbook: ~Copyable {
  /// The looks a cell can have.
  enum Look: Int, CaseIterable {
    /// Text.
    case text
    /// Long text, wrapped.
    case wrapped
    /// A column's head.
    case head
    /// The sheet's title.
    case title
    /// A whole number.
    case integer
    /// A number with one decimal.
    case decimal
    /// A percentage with two decimals.
    case percent
  }

  /// `nil` once the file is written and libxlsxwriter has freed the workbook.
  private var handle: UnsafeMutablePointer<lxw_workbook>?
  private let looks: [UnsafeMutablePointer<lxw_format>]
  private let path: String

  /// A workbook that will be written to `path`.
  init(path: String) throws(WorkbookError) {
    guard let handle = workbook_new(path) else {
      throw WorkbookError(kind: .memory, path: path, detail: "workbook_new")
    }
    var looks: [UnsafeMutablePointer<lxw_format>] = []
    for look in Look.allCases {
      guard let format = workbook_add_format(handle) else {
        lxw_workbook_free(handle)
        throw WorkbookError(kind: .memory, path: path, detail: "workbook_add_format")
      }
      Self.set(format, look)
      looks.append(format)
    }
    // the time of day must not get into the file: the same plan gives the same bytes
    var properties = lxw_doc_properties()
    properties.created = 946_684_800  // 2000-01-01T00:00:00Z
    let code = workbook_set_properties(handle, &properties)
    guard code == LXW_NO_ERROR else {
      lxw_workbook_free(handle)
      throw Self.error(code, path)
    }
    self.handle = handle
    self.looks = looks
    self.path = path
  }

  deinit {
    if let handle { lxw_workbook_free(handle) }
  }

  /// Adds a sheet.
  mutating func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw WorkbookError(kind: .limits, path: path, detail: name)
    }
    worksheet_set_paper(sheet, 9)  // A4
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, 1, 0)
    try check(worksheet_set_footer(sheet, "&C— &P —"))
    return Sheet(handle: sheet)
  }

  /// A sheet of this workbook; usable only until the workbook is closed.
  struct Sheet {
    fileprivate let handle: UnsafeMutablePointer<lxw_worksheet>
  }

  /// Writes text as text: libxlsxwriter's string cells are never read as formulas, whatever they begin with.
  mutating func write(_ text: String, _ look: Look, at place: (row: Int, column: Int), of sheet: Sheet)
    throws(WorkbookError)
  {
    try check(
      worksheet_write_string(
        sheet.handle, lxw_row_t(place.row), lxw_col_t(place.column), text, looks[look.rawValue]))
  }

  /// Writes a number. What is not finite has no cell.
  mutating func write(
    _ number: Double, _ look: Look, at place: (row: Int, column: Int), of sheet: Sheet
  ) throws(WorkbookError) {
    guard number.isFinite else { return }
    try check(
      worksheet_write_number(
        sheet.handle, lxw_row_t(place.row), lxw_col_t(place.column), number, looks[look.rawValue]))
  }

  /// Sets a column's width in characters.
  mutating func setWidth(_ width: Double, ofColumn column: Int, of sheet: Sheet) throws(WorkbookError) {
    try check(worksheet_set_column(sheet.handle, lxw_col_t(column), lxw_col_t(column), width, nil))
  }

  /// Sets a row's height in points.
  mutating func setHeight(_ height: Double, ofRow row: Int, of sheet: Sheet) throws(WorkbookError) {
    try check(worksheet_set_row(sheet.handle, lxw_row_t(row), height, nil))
  }

  /// Keeps the rows down to `row` in sight and repeats that row on every printed page.
  mutating func freeze(headRow row: Int, columns: Int, lastRow: Int, of sheet: Sheet) throws(WorkbookError) {
    worksheet_freeze_panes(sheet.handle, lxw_row_t(row + 1), 1)
    try check(worksheet_repeat_rows(sheet.handle, lxw_row_t(row), lxw_row_t(row)))
    if lastRow > row, columns > 0 {
      try check(
        worksheet_autofilter(
          sheet.handle, lxw_row_t(row), 0, lxw_row_t(lastRow), lxw_col_t(columns - 1)))
    }
  }

  /// Writes the file and gives the memory back.
  consuming func close() throws(WorkbookError) {
    // workbook_close frees the workbook whatever it returns, so the deinit must not do it again
    let code = workbook_close(handle)
    handle = nil
    guard code == LXW_NO_ERROR else { throw Self.error(code, path) }
  }

  private func check(_ code: lxw_error) throws(WorkbookError) {
    guard code == LXW_NO_ERROR else { throw Self.error(code, path) }
  }

  private static func error(_ code: lxw_error, _ path: String) -> WorkbookError {
    let kind: WorkbookError.Kind =
      switch code {
      case LXW_ERROR_MEMORY_MALLOC_FAILED: .memory
      case LXW_ERROR_CREATING_XLSX_FILE: .path
      case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED: .textTooLong
      case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION,
        LXW_ERROR_ZIP_PARAMETER_ERROR, LXW_ERROR_ZIP_BAD_ZIP_FILE, LXW_ERROR_ZIP_INTERNAL_ERROR,
        LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
        .container
      default: .limits
      }
    let words = lxw_strerror(code).map { String(cString: $0) } ?? "libxlsxwriter \(code.rawValue)"
    return WorkbookError(kind: kind, path: path, detail: words)
  }

  private static func set(_ format: UnsafeMutablePointer<lxw_format>, _ look: Look) {
    let top = UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)
    format_set_align(format, top)
    switch look {
    case .text: break
    case .wrapped: format_set_text_wrap(format)
    case .head:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, 0xE4E9EE)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .integer: format_set_num_format(format, "#,##0")
    case .decimal: format_set_num_format(format, "#,##0.0")
    case .percent: format_set_num_format(format, "0.00%")
    }
  }
}
