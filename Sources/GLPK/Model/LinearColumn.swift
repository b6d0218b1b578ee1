/// A column as a value: bounds, cost and its coefficients in rows that are there already.
public struct LinearColumn: Hashable, Sendable {
  /// The values allowed.
  public var bounds: Bounds
  /// What one unit adds to the objective.
  public var cost: Double
  /// Whether it has to be a whole number.
  public var domain: Domain
  /// The rows, each at most once.
  public var rows: [Model.Row]
  /// Their coefficients.
  public var coefficients: [Double]

  /// A column; `rows` and `coefficients` are parallel.
  public init(
    _ bounds: Bounds = .nonnegative, cost: Double = 0, domain: Domain = .continuous, rows: [Model.Row],
    coefficients: [Double]
  ) {
    self.bounds = bounds
    self.cost = cost
    self.domain = domain
    self.rows = rows
    self.coefficients = coefficients
  }

  /// - Throws: `ModelError`, counted as column `index`.
  func validate(index: Int, rowCount: Int) throws(ModelError) {
    try Model.check(cost, .cost(column: index))
    try Model.check(domain.cut(bounds), .column(index))
    if domain.isWhole { try Model.checkWhole(domain.cut(bounds), column: index) }
    guard rows.count == coefficients.count else {
      throw .wrongCount(expected: rows.count, found: coefficients.count)
    }
    for (row, coefficient) in zip(rows, coefficients) {
      guard (0..<rowCount).contains(row.index) else { throw .noSuchRow(row.index, rows: rowCount) }
      try Model.check(coefficient, .coefficient(row: row.index, column: index))
    }
    guard Set(rows).count == rows.count else {
      let twice = Dictionary(grouping: rows, by: \.self).first { $0.value.count > 1 }
      throw .duplicateEntry(row: twice?.key.index ?? 0, column: index)
    }
  }

  /// As GLPK takes them: from 1, an unused element before.
  var padded: (rows: [Int32], values: [Double]) {
    ([0] + rows.map { Int32($0.index + 1) }, [0] + coefficients)
  }
}

extension Model {
  /// Adds columns to rows that are there. Entries stay grouped by row.
  ///
  /// - Complexity: O(entries + new entries).
  public mutating func addColumns(_ columns: [LinearColumn]) {
    var added = [[(column: Int32, value: Double)]](repeating: [], count: rowCount)
    for column in columns {
      let number = addColumn(column.bounds, cost: column.cost, domain: column.domain).number
      for (row, value) in zip(column.rows, column.coefficients) where added.indices.contains(row.index) {
        added[row.index].append((number, value))
      }
    }
    let more = added.reduce(0) { $0 + $1.count }
    guard more > 0 else { return }
    // from the last row to the first, so that each old entry moves once, within the arrays it is in
    var from = entryValue.count - 1
    entryRow += [Int32](repeating: 0, count: more)
    entryColumn += [Int32](repeating: 0, count: more)
    entryValue += [Double](repeating: 0, count: more)
    var to = entryValue.count - 1
    for row in added.indices.reversed() {
      for entry in added[row].reversed() {
        entryRow[to] = Int32(row + 1)
        entryColumn[to] = entry.column
        entryValue[to] = entry.value
        to -= 1
      }
      while from > 0, entryRow[from] == Int32(row + 1) {
        entryRow[to] = entryRow[from]
        entryColumn[to] = entryColumn[from]
        entryValue[to] = entryValue[from]
        (from, to) = (from - 1, to - 1)
      }
    }
  }
}
