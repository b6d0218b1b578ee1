import District
import Plans
import Quantities

/// `report.xlsx`: one sheet per table, Chinese heads with English below, numbers as numbers, codes as text.
struct PlanWorkbook: Sendable {
  let dossier: Dossier

  /// A value of a cell.
  enum Value: Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number with one decimal.
    case decimal(Double)
    /// A share.
    case percent(Double)
    /// An empty cell.
    case none
  }
  /// A column: its head in both languages and its width in characters.
  struct Column: Sendable {
    var head: Bilingual
    var width: Double

    init(_ zh: String, _ en: String, _ width: Double) {
      head = Bilingual(zh: zh, en: en)
      self.width = width
    }
  }
  /// A sheet.
  struct Contents: Sendable {
    var name: String
    var title: Bilingual
    var columns: [Column]
    var rows: [[Value]]
  }

  /// Writes the file.
  func write(to path: String) throws(WorkbookError) {
    var workbook = try Workbook(path: path)
    for contents in sheets { try write(contents, to: &workbook) }
    try workbook.close()
  }

  /// All sheets in order.
  var sheets: [Contents] {
    [summary, points, townships, scenarios, villagePellets, pelletMonths, householdPellets, settings]
  }

  private func write(_ contents: Contents, to workbook: inout Workbook) throws(WorkbookError) {
    let sheet = try workbook.addSheet(contents.name)
    try workbook.write("\(contents.title.zh)  \(contents.title.en)", .title, at: (0, 0), of: sheet)
    let headRow = 1
    try workbook.setHeight(44, ofRow: headRow, of: sheet)
    for (index, column) in contents.columns.enumerated() {
      try workbook.setWidth(column.width, ofColumn: index, of: sheet)
      try workbook.write(
        "\(column.head.zh)\n\(column.head.en)", .head, at: (headRow, index), of: sheet)
    }
    for (offset, row) in contents.rows.enumerated() {
      for (index, value) in row.enumerated() {
        let place = (headRow + 1 + offset, index)
        switch value {
        case .text(let text):
          let isLong = contents.columns[index].width >= 40
          try workbook.write(text, isLong ? .wrapped : .text, at: place, of: sheet)
        case .integer(let n): try workbook.write(Double(n), .integer, at: place, of: sheet)
        case .decimal(let x): try workbook.write(x, .decimal, at: place, of: sheet)
        case .percent(let x): try workbook.write(x, .percent, at: place, of: sheet)
        case .none: break
        }
      }
    }
    try workbook.freeze(
      headRow: headRow, columns: contents.columns.count, lastRow: headRow + contents.rows.count, of: sheet)
  }
}
