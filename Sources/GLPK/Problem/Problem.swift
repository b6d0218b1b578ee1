import CGLPK
import CGLPKGuard

/// A model loaded into GLPK: owns the handle, keeps the basis between solves.
///
/// It belongs to the thread that made it, so it exists only inside `GLPKThread.run`, `GLPKThread.runHere`
/// or `KeptProblem.withProblem`. Used elsewhere it throws `SolverError.wrongThread`; it cannot corrupt
/// another thread's memory.
public struct Problem: ~Copyable {
  /// The model as it stands, changes made here included.
  public private(set) var model: Model
  let handle: OpaquePointer
  /// Serial number of the environment the handle was made in.
  let environment: UInt64
  var isScaled = false

  /// Checks a model and loads it.
  ///
  /// - Throws: `SolverError.model`; `wrongThread` outside a GLPK thread.
  /// - Complexity: O(columns + rows + entries).
  public init(_ model: Model) throws(SolverError) {
    do { try model.validate() } catch { throw .model(error) }
    try self.init(unvalidated: model)
  }

  /// Loads a model unchecked, to show what the guard catches.
  package init(unvalidated model: Model) throws(SolverError) {
    let handle = try Self.load(model)
    self.model = model
    self.handle = handle
    environment = glpg_environment()
  }

  deinit {
    // After its environment was closed the memory is gone already.
    if glpg_environment() == environment { _ = glpg_delete(handle) }
  }

  private static func load(_ model: Model) throws(SolverError) -> OpaquePointer {
    var handle: OpaquePointer?
    var description = glpg_model()
    description.rows = Int32(model.rowCount)
    description.columns = Int32(model.columnCount)
    description.entries = Int32(model.entryCount)
    description.offset = model.offset
    description.maximize = model.sense == .maximize
    let integer = model.isMixedInteger ? model.domains.map { $0.isWhole ? 1 : 0 as UInt8 } : []
    // A pair of doubles is what `Bounds` is.
    let answer = model.rowBounds.withUnsafeBytes { rowBounds in
      model.columnBounds.withUnsafeBytes { columnBounds in
        model.costs.withUnsafeBufferPointer { costs in
          integer.withUnsafeBufferPointer { integer in
            model.entryRow.withUnsafeBufferPointer { entryRow in
              model.entryColumn.withUnsafeBufferPointer { entryColumn in
                model.entryValue.withUnsafeBufferPointer { entryValue in
                  description.row_bounds = rowBounds.assumingMemoryBound(to: Double.self).baseAddress
                  description.column_bounds = columnBounds.assumingMemoryBound(to: Double.self).baseAddress
                  description.costs = costs.baseAddress
                  description.integer = integer.isEmpty ? nil : integer.baseAddress
                  description.entry_row = entryRow.baseAddress
                  description.entry_column = entryColumn.baseAddress
                  description.entry_value = entryValue.baseAddress
                  return glpg_create(&description, &handle)
                }
              }
            }
          }
        }
      }
    }
    try guarded(answer)
    guard let handle else { throw .fatal("no problem object") }
    for (j, name) in model.columnNames { try guarded(glpg_set_column_name(handle, Int32(j + 1), name)) }
    for (i, name) in model.rowNames { try guarded(glpg_set_row_name(handle, Int32(i + 1), name)) }
    return handle
  }

  /// What GLPK itself says it holds, to check the loading against.
  package var loadedCounts: (rows: Int, columns: Int, entries: Int) {
    (Int(glp_get_num_rows(handle)), Int(glp_get_num_cols(handle)), Int(glp_get_num_nz(handle)))
  }

  // MARK: Changes

  /// Replaces a column's bounds; the basis stays, so the next `simplex()` starts warm.
  public mutating func setBounds(_ bounds: Bounds, of column: Model.Column) throws(SolverError) {
    try requireOwnThread()
    do {
      try model.check(column)
      let domain = model.domain(of: column)
      try Model.check(domain.cut(bounds), .column(column.index))
      if domain.isWhole { try Model.checkWhole(domain.cut(bounds), column: column.index) }
      try model.setBounds(bounds, of: column)
    } catch { throw .model(error) }
    let kept = model.bounds(of: column)
    try guarded(glpg_set_column_bounds(handle, column.number, kept.lower, kept.upper))
  }

  /// Replaces a row's bounds; the basis stays.
  public mutating func setBounds(_ bounds: Bounds, of row: Model.Row) throws(SolverError) {
    try requireOwnThread()
    do {
      try model.check(row)
      try Model.check(bounds, .row(row.index))
      try model.setBounds(bounds, of: row)
    } catch { throw .model(error) }
    try guarded(glpg_set_row_bounds(handle, Int32(row.index + 1), bounds.lower, bounds.upper))
  }

  /// Replaces a column's cost; the basis stays.
  public mutating func setCost(_ cost: Double, of column: Model.Column) throws(SolverError) {
    try requireOwnThread()
    do {
      try model.check(column)
      try Model.check(cost, .cost(column: column.index))
      try model.setCost(cost, of: column)
    } catch { throw .model(error) }
    try guarded(glpg_set_cost(handle, column.number, cost))
  }

  /// Adds a row; the basis stays, with the new row in it.
  ///
  /// - Complexity: O(terms).
  @discardableResult
  public mutating func addRow(_ row: LinearRow) throws(SolverError) -> Model.Row {
    try requireOwnThread()
    do { try row.validate(index: model.rowCount, columnCount: model.columnCount) } catch {
      throw .model(error)
    }
    let (columns, values) = row.padded
    try guarded(
      glpg_add_row(
        handle, row.bounds.lower, row.bounds.upper, Int32(row.columns.count), columns, values))
    return model.addRow(row.bounds, columns: row.columns, coefficients: row.coefficients)
  }

  /// Adds a row; the basis stays, with the new row in it.
  @discardableResult
  public mutating func addRow(
    _ bounds: Bounds, _ terms: some Sequence<(Model.Column, Double)>
  ) throws(SolverError) -> Model.Row {
    try addRow(LinearRow(bounds, terms))
  }

  /// Adds a row from two parallel lists; the basis stays, with the new row in it.
  @discardableResult
  public mutating func addRow(
    _ bounds: Bounds, columns: [Model.Column], coefficients: [Double]
  ) throws(SolverError) -> Model.Row {
    try addRow(LinearRow(bounds, columns: columns, coefficients: coefficients))
  }

  /// Adds columns to rows that are there; the basis stays, the new columns at their bound, so the next primal
  /// `simplex()` starts warm. This is what column generation needs.
  ///
  /// - Returns: The first new column's place; the others follow it.
  /// - Complexity: O(entries of the model + new entries).
  @discardableResult
  public mutating func addColumns(_ columns: [LinearColumn]) throws(SolverError) -> Int {
    try requireOwnThread()
    let first = model.columnCount
    do {
      for (k, column) in columns.enumerated() {
        try column.validate(index: first + k, rowCount: model.rowCount)
      }
    } catch { throw .model(error) }
    for column in columns {
      let (rows, values) = column.padded
      let bounds = column.domain.cut(column.bounds)
      try guarded(
        glpg_add_column(
          handle, bounds.lower, bounds.upper, column.cost, column.domain.isWhole,
          Int32(column.rows.count), rows, values))
    }
    model.addColumns(columns)
    return first
  }

  func requireOwnThread() throws(SolverError) {
    if glpg_environment() == environment { return }
    throw glpg_replaced() == environment ? .environmentSpent : .wrongThread
  }
}

@available(*, unavailable)
extension Problem: Sendable {}
