import Quantities

/// A sheet of a workbook: Chinese heads with English below, numbers as numbers, codes as text.
struct SheetContents: Sendable {
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
  /// Its name, at most 31 characters.
  var name: String
  /// What stands above the table.
  var title: Bilingual
  /// Its columns.
  var columns: [Column]
  /// Its rows, a value per column.
  var rows: [[Value]]
}

extension Workbook {
  /// Adds a sheet with its title, heads and rows.
  mutating func add(_ contents: SheetContents) throws(WorkbookError) {
    let sheet = try addSheet(contents.name)
    try write("\(contents.title.zh)  \(contents.title.en)", .title, at: (0, 0), of: sheet)
    let headRow = 1
    try setHeight(44, ofRow: headRow, of: sheet)
    for (index, column) in contents.columns.enumerated() {
      try setWidth(column.width, ofColumn: index, of: sheet)
      try write(
        "\(column.head.zh)\n\(column.head.en)", .head, at: (headRow, index), of: sheet)
    }
    for (offset, row) in contents.rows.enumerated() {
      for (index, value) in row.enumerated() {
        let place = (headRow + 1 + offset, index)
        switch value {
        case .text(let text):
          let isLong = contents.columns[index].width >= 40
          try write(text, isLong ? .wrapped : .text, at: place, of: sheet)
        case .integer(let n): try write(Double(n), .integer, at: place, of: sheet)
        case .decimal(let x): try write(x, .decimal, at: place, of: sheet)
        case .percent(let x): try write(x, .percent, at: place, of: sheet)
        case .none: break
        }
      }
    }
    try freeze(
      headRow: headRow, columns: contents.columns.count, lastRow: headRow + contents.rows.count, of: sheet)
  }
}
