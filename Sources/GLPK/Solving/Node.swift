/// What a node callback is shown: a copy, taken when the solver asks.
public struct NodeView: Sendable {
  /// What the solver asks for.
  public enum Stage: Hashable, Sendable {
    /// The node's relaxation is solved: is a row of the true model violated that was left out? Asked at
    /// fractional nodes too, and again after rows were added.
    case rowGeneration
    /// Is there an inequality that all whole solutions satisfy and this point does not?
    case cutGeneration
    /// Can a solution be made from this point?
    case heuristic
    /// The search found a new best solution, which `values` are. Not asked for solutions offered to it.
    case improved
  }

  /// What is asked for.
  public var stage: Stage
  /// The relaxation's solution at this node, or the new best solution; one value per column.
  public var values: [Double]
  /// Whether every integer column is whole in `values`, to 10⁻⁵.
  public var isIntegral: Bool
  /// The objective of `values`.
  public var objective: Double
  /// The best solution's objective; `nil` if there is none yet.
  public var incumbent: Double?
  /// No solution is better than this; `nil` where nothing is proven yet.
  public var bound: Double?
  /// The node's depth, the root being 0.
  public var depth: Int
  /// Nodes begun so far.
  public var nodes: Int
}

/// A row as a value: bounds on a sum of columns times coefficients.
public struct LinearRow: Hashable, Sendable {
  /// The bounds.
  public var bounds: Bounds
  /// The columns, each at most once.
  public var columns: [Model.Column]
  /// Their coefficients.
  public var coefficients: [Double]

  /// A row; `columns` and `coefficients` are parallel.
  public init(_ bounds: Bounds, columns: [Model.Column], coefficients: [Double]) {
    self.bounds = bounds
    self.columns = columns
    self.coefficients = coefficients
  }

  /// A row from terms.
  public init(_ bounds: Bounds, _ terms: some Sequence<(Model.Column, Double)>) {
    self.init(bounds, columns: terms.map(\.0), coefficients: terms.map(\.1))
  }

  /// The row's activity at `point`. Its columns have to exist there.
  public func activity(at point: [Double]) -> Double {
    zip(columns, coefficients).reduce(0) { $0 + $1.1 * point[$1.0.index] }
  }

  /// How far `point` is outside, relative to the largest of 1, the bound and the terms.
  public func violation(at point: [Double]) -> Double {
    let activity = activity(at: point)
    let terms = zip(columns, coefficients).reduce(1) { max($0, abs($1.1 * point[$1.0.index])) }
    let bound = activity < bounds.lower ? bounds.lower : bounds.upper
    return bounds.violation(of: activity) / max(terms, bound.isFinite ? abs(bound) : 1)
  }

  /// - Throws: `ModelError`, counted as row `index`.
  func validate(index: Int, columnCount: Int) throws(ModelError) {
    try Model.check(bounds, .row(index))
    guard columns.count == coefficients.count else {
      throw .unequalCounts(row: index, columns: columns.count, coefficients: coefficients.count)
    }
    var seen: Set<Int> = []
    for (column, coefficient) in zip(columns, coefficients) {
      guard 0..<columnCount ~= column.index else {
        throw .columnOutOfRange(row: index, column: column.index, columns: columnCount)
      }
      try Model.check(coefficient, .coefficient(row: index, column: column.index))
      guard seen.insert(column.index).inserted else {
        throw .duplicateEntry(row: index, column: column.index)
      }
    }
  }

  /// The columns and coefficients as GLPK takes them, from 1.
  var padded: (columns: [Int32], values: [Double]) { ([0] + columns.map(\.number), [0] + coefficients) }
}

/// What a node callback answers; it never touches the solver itself.
public struct NodeResponse: Sendable {
  /// Rows of the true model that the point violates; used at `rowGeneration` only. GLPK keeps them for
  /// the node's subtree alone, so answer with violated rows whenever asked. Those satisfied at the point
  /// to 10⁻⁵ relative are left out: adding such a row again would never end.
  public var lazyRows: [LinearRow]
  /// Inequalities that hold for all whole solutions; used at `cutGeneration` only.
  public var userCuts: [LinearRow]
  /// Solutions to offer, one value per column each, at any stage but `improved`. One that is not feasible
  /// in the model as built is left out; whether it satisfies rows not yet added is the caller's to know.
  public var incumbents: [[Double]]
  /// End the search.
  public var stop: Bool

  /// An answer; nothing unless said otherwise.
  public init(
    lazyRows: [LinearRow] = [], userCuts: [LinearRow] = [], incumbents: [[Double]] = [], stop: Bool = false
  ) {
    self.lazyRows = lazyRows
    self.userCuts = userCuts
    self.incumbents = incumbents
    self.stop = stop
  }
}
