import Quantities
package import Tables

/// The values of one table, each beside the row it was read from, so that a check can name the cell.
struct Table<Value> {
  /// What was read.
  private(set) var values: [Value] = []
  /// Where each value stands; parallel to `values`.
  private(set) var rows: [Row] = []

  mutating func append(_ value: Value, _ row: Row) {
    values.append(value)
    rows.append(row)
  }

  /// Values with their rows, in file order.
  var entries: Zip2Sequence<[Value], [Row]> { zip(values, rows) }
}

extension Row {
  /// The case of an enumeration whose raw values are the choices of the column.
  package func choice<Word: RawRepresentable<String>>(_ column: String) -> Word {
    guard let word = Word(rawValue: text(column)) else {
      preconditionFailure("column \(column) allows a word that \(Word.self) does not know")
    }
    return word
  }

  /// The row's name; the Chinese name stands in for a missing English one.
  var name: Bilingual {
    let zh = text("name_zh")
    return Bilingual(zh: zh, en: optionalText("name_en") ?? zh)
  }

  /// The row's place on earth.
  var location: Coordinate { Coordinate(longitude: decimal("lon"), latitude: decimal("lat")) }

  /// A mass given in tonnes, to the nearest kilogram.
  func kilograms(tonnes column: String) -> Kilograms { Kilograms(Int64((decimal(column) * 1000).rounded())) }
}
