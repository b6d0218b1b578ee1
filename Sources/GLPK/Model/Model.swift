/// An optimisation model as a value: minimise or maximise $c^T x + c_0$ over $l \le Ax \le u$ and bounds on
/// $x$, some of which may have to be whole numbers.
///
/// It holds no handle and belongs to no thread. Nothing is checked while it is built; `validate()` checks
/// it whole, and every solve starts with that.
///
/// ```swift
/// var model = Model(.maximize)
/// let x = model.addColumn(cost: 3), y = model.addColumn(cost: 2)
/// model.addRow(.atMost(4), [(x, 1), (y, 1)])
/// let outcome = try await model.solve()
/// ```
public struct Model: Sendable {
  /// A decision variable, by its place in the model.
  public struct Column: Hashable, Sendable {
    /// GLPK's number, from 1.
    @usableFromInline package let number: Int32

    @inlinable package init(number: Int32) { self.number = number }

    /// The column at `index`, from 0. Whether the model has one is seen by `Model.validate()`.
    @inlinable public init(_ index: Int) {
      self.number = index >= Int(Int32.max) ? .max : Int32(clamping: index) + 1
    }

    /// Its place among the columns, and its value's place in `Outcome.values`, from 0.
    @inlinable public var index: Int { Int(number) - 1 }
  }

  /// A constraint, by its place in the model.
  public struct Row: Hashable, Sendable {
    /// Its place among the rows, from 0.
    public let index: Int

    /// The row at `index`, from 0.
    @inlinable public init(_ index: Int) { self.index = index }
  }

  /// Whether small or large is good.
  public var sense: Sense
  /// The objective's constant.
  public var offset = 0.0

  // Entries are kept as GLPK takes them, so that loading copies nothing: numbered from 1 with an unused
  // element 0, and grouped by row because only `addRow` appends.
  @usableFromInline package var rowBounds: [Bounds] = []
  @usableFromInline package var columnBounds: [Bounds] = []
  @usableFromInline package var costs: [Double] = []
  @usableFromInline package var domains: [Domain] = []
  @usableFromInline package var entryRow: [Int32] = [0]
  @usableFromInline package var entryColumn: [Int32] = [0]
  @usableFromInline package var entryValue: [Double] = [0]
  @usableFromInline package var unequal: ModelError?
  package var columnNames: [Int: String] = [:]
  package var rowNames: [Int: String] = [:]

  /// A model without columns and rows.
  public init(_ sense: Sense = .minimize) { self.sense = sense }

  /// How many columns there are.
  @inlinable public var columnCount: Int { columnBounds.count }
  /// How many rows there are.
  @inlinable public var rowCount: Int { rowBounds.count }
  /// How many coefficients the matrix has.
  @inlinable public var entryCount: Int { entryValue.count - 1 }
  /// Whether some column has to be a whole number.
  ///
  /// - Complexity: O(columns).
  public var isMixedInteger: Bool { domains.contains(where: \.isWhole) }

  /// Makes room ahead of a large model.
  public mutating func reserve(rows: Int, columns: Int, entries: Int) {
    rowBounds.reserveCapacity(rows)
    columnBounds.reserveCapacity(columns)
    costs.reserveCapacity(columns)
    domains.reserveCapacity(columns)
    entryRow.reserveCapacity(entries + 1)
    entryColumn.reserveCapacity(entries + 1)
    entryValue.reserveCapacity(entries + 1)
  }

  // MARK: Columns

  /// Adds a decision variable.
  ///
  /// - Parameters:
  ///   - bounds: The values allowed; zero or more unless said otherwise. A binary column's are cut to 0…1.
  ///   - cost: What one unit adds to the objective.
  ///   - domain: Whether it has to be a whole number.
  @inlinable @discardableResult
  public mutating func addColumn(
    _ bounds: Bounds = .nonnegative, cost: Double = 0, domain: Domain = .continuous
  ) -> Column {
    columnBounds.append(domain.cut(bounds))
    costs.append(cost)
    domains.append(domain)
    return Column(columnBounds.count - 1)
  }

  /// A column's bounds. The column has to exist.
  public func bounds(of column: Column) -> Bounds { columnBounds[column.index] }
  /// A column's cost. The column has to exist.
  public func cost(of column: Column) -> Double { costs[column.index] }
  /// A column's domain. The column has to exist.
  public func domain(of column: Column) -> Domain { domains[column.index] }

  /// Replaces a column's bounds.
  ///
  /// - Throws: `ModelError.noSuchColumn`.
  public mutating func setBounds(_ bounds: Bounds, of column: Column) throws(ModelError) {
    try check(column)
    columnBounds[column.index] = domains[column.index].cut(bounds)
  }

  /// Replaces a column's cost.
  ///
  /// - Throws: `ModelError.noSuchColumn`.
  public mutating func setCost(_ cost: Double, of column: Column) throws(ModelError) {
    try check(column)
    costs[column.index] = cost
  }

  package func check(_ column: Column) throws(ModelError) {
    guard columnBounds.indices.contains(column.index) else {
      throw .noSuchColumn(column.index, columns: columnCount)
    }
  }

  package func check(_ row: Row) throws(ModelError) {
    guard rowBounds.indices.contains(row.index) else { throw .noSuchRow(row.index, rows: rowCount) }
  }

  // MARK: Rows

  /// Adds a constraint on a sum of columns times coefficients, each column at most once.
  ///
  /// - Complexity: O(terms).
  @inlinable @discardableResult
  public mutating func addRow(_ bounds: Bounds, _ terms: some Sequence<(Column, Double)>) -> Row {
    rowBounds.append(bounds)
    let row = Int32(truncatingIfNeeded: rowBounds.count)
    for (column, coefficient) in terms {
      entryRow.append(row)
      entryColumn.append(column.number)
      entryValue.append(coefficient)
    }
    return Row(rowBounds.count - 1)
  }

  /// Adds a constraint from two parallel spans: the fastest way, for generators that reuse their scratch.
  ///
  /// - Complexity: O(terms).
  @inlinable @discardableResult
  public mutating func addRow(
    _ bounds: Bounds, columns: Span<Column>, coefficients: Span<Double>
  ) -> Row {
    rowBounds.append(bounds)
    let row = Int32(truncatingIfNeeded: rowBounds.count)
    if columns.count != coefficients.count, unequal == nil {
      unequal = .unequalCounts(
        row: rowBounds.count - 1, columns: columns.count, coefficients: coefficients.count)
    }
    for k in 0..<min(columns.count, coefficients.count) {
      entryRow.append(row)
      entryColumn.append(columns[k].number)
      entryValue.append(coefficients[k])
    }
    return Row(rowBounds.count - 1)
  }

  /// Adds a constraint from two parallel lists.
  ///
  /// - Complexity: O(terms).
  @inlinable @discardableResult
  public mutating func addRow(_ bounds: Bounds, columns: [Column], coefficients: [Double]) -> Row {
    addRow(bounds, columns: columns.span, coefficients: coefficients.span)
  }

  /// A row's bounds. The row has to exist.
  public func bounds(of row: Row) -> Bounds { rowBounds[row.index] }

  /// A row's columns and coefficients, in the order given. The row has to exist.
  ///
  /// - Complexity: O(log entries + terms).
  public func terms(of row: Row) -> [(Column, Double)] {
    let number = Int32(truncatingIfNeeded: row.index + 1)
    var (low, high) = (1, entryRow.count)
    while low < high {
      let middle = (low + high) / 2
      if entryRow[middle] < number { low = middle + 1 } else { high = middle }
    }
    var terms: [(Column, Double)] = []
    while low < entryRow.count, entryRow[low] == number {
      terms.append((Column(number: entryColumn[low]), entryValue[low]))
      low += 1
    }
    return terms
  }

  /// Replaces a row's bounds.
  ///
  /// - Throws: `ModelError.noSuchRow`.
  public mutating func setBounds(_ bounds: Bounds, of row: Row) throws(ModelError) {
    try check(row)
    rowBounds[row.index] = bounds
  }

  // MARK: Names

  /// Gives a column a name for solver logs; without one it has none. Printable ASCII without spaces, at
  /// most 255 bytes: never a village's name, make one, like `x12_7`. `validate()` refuses others.
  public mutating func setName(_ name: String, of column: Column) { columnNames[column.index] = name }

  /// A column's name; `nil` where it was given none.
  public func name(of column: Column) -> String? { columnNames[column.index] }

  /// A row's name; `nil` where it was given none.
  public func name(of row: Row) -> String? { rowNames[row.index] }

  /// Gives a row a name for solver logs; the rule is the columns'.
  public mutating func setName(_ name: String, of row: Row) { rowNames[row.index] = name }
}
