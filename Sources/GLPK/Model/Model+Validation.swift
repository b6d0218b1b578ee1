extension Model {
  /// What GLPK 5.0 holds (its `M_MAX`, `N_MAX` and `NNZ_MAX`).
  static let rowLimit = 100_000_000
  static let columnLimit = 100_000_000
  static let entryLimit = 500_000_000
  /// Beyond this GLPK's sums of products overflow.
  static let magnitudeLimit = 1e30

  /// Checks everything GLPK would end the process for or answer wrongly on.
  ///
  /// Reports the first fault, in the order: sizes, offset, columns, rows, entries, names.
  ///
  /// - Complexity: O(columns + rows + entries).
  public func validate() throws(ModelError) {
    try checkSizes()
    try Self.check(offset, .offset)
    for j in columnBounds.indices {
      try Self.check(costs[j], .cost(column: j))
      try Self.check(columnBounds[j], .column(j))
      if domains[j].isWhole { try Self.checkWhole(columnBounds[j], column: j) }
    }
    for i in rowBounds.indices { try Self.check(rowBounds[i], .row(i)) }
    try checkEntries()
    try checkNames()
  }

  private func checkSizes() throws(ModelError) {
    if rowCount > Self.rowLimit { throw .tooMany(count: rowCount, limit: Self.rowLimit) }
    if columnCount > Self.columnLimit { throw .tooMany(count: columnCount, limit: Self.columnLimit) }
    if entryCount > Self.entryLimit { throw .tooMany(count: entryCount, limit: Self.entryLimit) }
    if let unequal { throw unequal }
  }

  /// Entries stand grouped by row, so one mark per column finds a duplicate.
  private func checkEntries() throws(ModelError) {
    let columns = Int32(columnCount)
    var lastRow = [Int32](repeating: 0, count: columnCount + 1)
    var last = lastRow.mutableSpan
    let (rows, numbers, values) = (entryRow.span, entryColumn.span, entryValue.span)
    for k in 1..<max(values.count, 1) {
      let row = rows[k]
      let column = numbers[k]
      guard column >= 1, column <= columns else {
        throw .columnOutOfRange(row: Int(row) - 1, column: Int(column) - 1, columns: columnCount)
      }
      if last[Int(column)] == row { throw .duplicateEntry(row: Int(row) - 1, column: Int(column) - 1) }
      last[Int(column)] = row
      // One comparison per entry: false for NaN, for the infinities and beyond the limit.
      guard abs(values[k]) <= Self.magnitudeLimit else {
        try Self.check(values[k], .coefficient(row: Int(row) - 1, column: Int(column) - 1))
        continue
      }
    }
  }

  private func checkNames() throws(ModelError) {
    for j in columnNames.keys.sorted() {
      try check(Column(j))
      if let fault = Self.fault(in: columnNames[j] ?? "") { throw .badName(fault, of: .column(j)) }
    }
    for i in rowNames.keys.sorted() {
      try check(Row(i))
      if let fault = Self.fault(in: rowNames[i] ?? "") { throw .badName(fault, of: .row(i)) }
    }
  }

  /// What is wrong with a name; `nil` for printable ASCII without spaces of 1…255 bytes.
  static func fault(in name: String) -> ModelError.NameFault? {
    if name.isEmpty { return .empty }
    if let odd = name.unicodeScalars.first(where: { $0.value <= 0x20 || $0.value >= 0x7F }) {
      return .character(odd.value)
    }
    return name.utf8.count > 255 ? .tooLong(bytes: name.utf8.count) : nil
  }

  package static func check(_ value: Double, _ part: ModelError.Part) throws(ModelError) {
    guard value.isFinite else { throw .notFinite(part) }
    guard abs(value) <= magnitudeLimit else { throw .tooLarge(part, value: value) }
  }

  package static func check(_ bounds: Bounds, _ part: ModelError.Part) throws(ModelError) {
    if bounds.lower != -.infinity { try check(bounds.lower, part) }
    if bounds.upper != .infinity { try check(bounds.upper, part) }
    guard bounds.lower <= bounds.upper else {
      throw .crossedBounds(part, lower: bounds.lower, upper: bounds.upper)
    }
  }

  package static func checkWhole(_ bounds: Bounds, column: Int) throws(ModelError) {
    for end in [bounds.lower, bounds.upper] where end.isFinite && end != end.rounded() {
      throw .fractionalBound(column: column, value: end)
    }
  }
}
