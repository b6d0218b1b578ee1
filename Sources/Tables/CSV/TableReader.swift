import Quantities

/// Reads one table, from the text to its rows.
struct TableReader {
  let schema: TableSchema
  var log: FindingLog
  var records: Records
  var dialect: Dialect
  /// For each field of a record, the column it belongs to; `nil` for a column nobody knows.
  var columnOfField: [Int?] = []
  /// For each column, the field it stands in; `nil` where the table has no such column.
  var fieldOfColumn: [Int?] = []
  var rows: [Row] = []
  var totals: Totals
  private let layout: Row.Layout
  private var readers: [CellReader]
  private var above: [Row.Value]
  private var keys: [String: Int] = [:]
  private var keyColumns: [Int]

  init(_ text: [UInt8], schema: TableSchema, log: FindingLog) {
    self.schema = schema
    self.log = log
    dialect = Dialect(text, names: schema.columns.map { HeaderText.names(of: $0) })
    records = Records(text, from: dialect.start, line: dialect.line, separator: dialect.separator)
    layout = Row.Layout(file: log.file, columns: schema.columns)
    readers = schema.columns.map { CellReader($0) }
    above = [Row.Value](repeating: .none, count: schema.columns.count)
    keyColumns = schema.key.compactMap { name in schema.columns.firstIndex { $0.name == name } }
    totals = Totals(schema.columns)
  }

  /// Reads the table; the rows stand in ``rows`` afterwards.
  mutating func run() {
    reportStop()
    let filled = records.all.indices.filter { !isBlank(records.all[$0]) }
    guard let first = filled.first else {
      if records.stop == nil { reportNoRows(line: nil) }
      return
    }
    guard let header = dialect.header else { return reportNoHeader(records.all[first]) }
    reportText()
    reportTitles(filled.filter { $0 < header })
    guard matchHeader(records.all[header]) else { return }
    var body = filled.filter { $0 > header }[...]
    if let next = body.first, takeUnitRow(records.all[next]) { body = body.dropFirst() }
    reportBlanks(between: header, and: body)
    guard !body.isEmpty else {
      if records.stop == nil { reportNoRows(line: records.all[header].line) }
      return
    }
    guard body.count <= Limits.rows else {
      // Where parsing stopped for the same reason, it was said already.
      if records.stop == nil { reportTooManyRows() }
      return
    }
    rows.reserveCapacity(body.count)
    for index in body { read(records.all[index]) }
    if rows.isEmpty, !log.diagnostics.hasErrors { reportNoRows(line: records.all[header].line) }
  }

  private func isBlank(_ record: Records.Record) -> Bool {
    for index in 0..<record.fieldCount {
      let field = records.field(record, index)
      var i = Int(field.start)
      while i < Int(field.end) {
        let byte = records.text[i]
        if byte > 0x20 {
          // Only then is it worth asking whether it is an invisible character.
          guard byte >= 0x80, let text = try? CellText.cleaned(records.string(field)), text.isEmpty else {
            return false
          }
          break
        }
        i += 1
      }
    }
    return true
  }

  // MARK: Rows

  private mutating func read(_ record: Records.Record) {
    if readTotals(record) { return }
    guard hasRightLength(record), !reportFlaw(record) else {
      totals.isIncomplete = true
      return
    }
    var values: [Row.Value] = []
    values.reserveCapacity(readers.count)
    var isWhole = true
    for index in readers.indices {
      readers[index].line = record.line
      guard let value = readCell(record, index) else {
        isWhole = false
        values.append(.none)
        continue
      }
      values.append(value)
    }
    guard isWhole else {
      totals.isIncomplete = true
      return
    }
    let row = Row(line: record.line, values: values, layout: layout)
    if keep(row) { totals.add(values) }
  }

  private mutating func readCell(_ record: Records.Record, _ index: Int) -> Row.Value? {
    guard let field = fieldOfColumn[index] else { return Row.Value.none }
    let column = schema.columns[index]
    guard let value = readers[index].read(records.field(record, field), of: records, &log) else { return nil }
    guard value == .none else {
      if column.fillsDown { above[index] = value }
      return value
    }
    if column.fillsDown, above[index] != .none {
      log.repaired(
        "cell.filled-down", line: record.line, column: column.name,
        zh: "“\(column.label.zh)”是空的（合并单元格），已用上面一行的值。",
        en: "“\(column.label.en)” was empty (merged cells); the value above was taken.")
      return above[index]
    }
    guard column.isRequired else { return value }
    log.report(
      .error, "cell.empty", line: record.line, column: column.name,
      zh: "“\(column.label.zh)”不能空。", en: "“\(column.label.en)” must not be empty.",
      remedy: Bilingual(zh: "请填写，如 \(column.example)。", en: "Fill it in, e.g. \(column.example)."))
    return nil
  }

  /// Keeps the row unless its key came before. Answers whether it was kept.
  private mutating func keep(_ row: Row) -> Bool {
    guard !keyColumns.isEmpty else {
      rows.append(row)
      return true
    }
    let parts = keyColumns.map { row.values[$0].key }
    let key = parts.count == 1 ? parts[0] : parts.joined(separator: "\u{1F}")
    guard let before = keys[key] else {
      keys[key] = rows.count
      rows.append(row)
      return true
    }
    let shown = parts.joined(separator: ", ")
    let column = schema.key.first
    if rows[before].values == row.values {
      log.report(
        .warning, "csv.duplicate-row", line: row.line, column: column, found: shown,
        zh: "与第 \(rows[before].line) 行完全相同（\(shown)），已略去。",
        en: "The same as line \(rows[before].line) (\(shown)); it was left out.",
        remedy: Bilingual(zh: "请删去其中一行。", en: "Delete one of the two."))
    } else {
      log.report(
        .error, "csv.duplicate-key", line: row.line, column: column, found: shown,
        zh: "\(shown) 在第 \(rows[before].line) 行已有，但内容不同。",
        en: "\(shown) stands on line \(rows[before].line) already, with different data.",
        remedy: Bilingual(zh: "请确认哪一行对，删去另一行。", en: "Find out which is right and delete the other."))
    }
    return false
  }
}

extension Row.Value {
  /// The value as part of a key.
  fileprivate var key: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .boolean(let answer): answer ? "yes" : "no"
    }
  }
}
