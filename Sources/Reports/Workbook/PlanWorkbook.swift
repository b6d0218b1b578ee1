import District
import Plans
import Quantities

/// `report.xlsx`: one sheet per table, Chinese heads with English below, numbers as numbers, codes as text.
struct PlanWorkbook: Sendable {
  let dossier: Dossier

  typealias Value = SheetContents.Value
  typealias Column = SheetContents.Column
  typealias Contents = SheetContents

  /// Writes the file.
  func write(to path: String) throws(WorkbookError) {
    var workbook = try Workbook(path: path)
    for contents in sheets { try workbook.add(contents) }
    try workbook.close()
  }

  /// All sheets in order.
  var sheets: [Contents] {
    [summary, points, townships, scenarios, villagePellets, pelletMonths, householdPellets, settings]
  }
}
