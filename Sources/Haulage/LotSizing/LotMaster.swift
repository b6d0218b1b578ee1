import GLPK
import Quantities

/// The linear program that mixes villages' plans so that trucks, docks and supply are enough: one row per village, whose
/// weights add up to 1, then the rows of ``LotRows``, with a column for everything beyond their limits.
///
/// It lives on a GLPK thread and keeps its basis from one solve to the next.
struct LotMaster: ~Copyable {
  /// What a solve came to.
  struct Optimum {
    /// Yuan.
    var objective: Double
    /// By column.
    var weights: [Double]
    /// By village: what its own row adds.
    var villages: [Double]
    /// By row of ``LotRows``.
    var charges: [Double]
  }

  private var problem: Problem
  private let rows: LotRows
  private let villages: Int
  /// Place of the first plan among the model's columns.
  private let first: Int
  private(set) var columns: [LotColumn] = []
  private var known: Set<LotColumn> = []

  /// A master with the columns for what is beyond the limits, and no plans yet.
  init(_ rows: LotRows, villages: Int) throws(SolverError) {
    let model = Self.frame(rows, villages: villages)
    first = model.columnCount
    problem = try Problem(model)
    self.rows = rows
    self.villages = villages
  }

  /// Rows and reliefs.
  private static func frame(_ rows: LotRows, villages: Int) -> Model {
    var model = Model()
    var reliefs: [(LotRows.Relief, Model.Column)] = []
    for relief in rows.reliefs {
      reliefs.append((relief, model.addColumn(.between(0, relief.most), cost: relief.price)))
    }
    for _ in 0..<villages { model.addRow(.fixed(1), columns: [], coefficients: []) }
    for r in rows.limits.indices {
      model.addRow(
        .atMost(rows.limits[r]), reliefs.filter { $0.0.row == r }.map { ($0.1, -1.0) })
    }
    return model
  }

  private static func linear(_ column: LotColumn, _ villages: Int, _ domain: Domain) -> LinearColumn {
    LinearColumn(
      domain == .binary ? .between(0, 1) : .nonnegative, cost: column.cost, domain: domain,
      rows: [Model.Row(column.village)] + column.rows.map { Model.Row(villages + $0) },
      coefficients: [1] + column.amounts)
  }

  /// Adds plans; those that are there already are left out.
  mutating func add(_ new: [LotColumn]) throws(SolverError) {
    let fresh = new.filter { known.insert($0).inserted }
    guard !fresh.isEmpty else { return }
    let villages = villages
    try problem.addColumns(fresh.map { Self.linear($0, villages, .continuous) })
    columns += fresh
  }

  /// Solves it from the basis it has.
  ///
  /// - Parameter method: primal after columns were added, dual after bounds were changed.
  mutating func solve(_ method: Problem.Method, within deadline: LotDeadline) throws(SolverError) -> Optimum?
  {
    var options = SolveOptions(timeLimit: deadline.left, cancellation: deadline.cancellation)
    options.tolerance = 1e-5
    let outcome = try problem.simplex(options, method: method)
    guard outcome.termination.reason == .optimal else { return nil }
    return Optimum(
      objective: outcome.objective, weights: Array(outcome.values[first...]),
      villages: Array(outcome.rowDuals[..<villages]),
      charges: rows.charges(fromDuals: outcome.rowDuals[villages...]))
  }

  /// Lets village `village` have plan `column` and no other.
  mutating func fix(_ village: Int, to column: Int) throws(SolverError) {
    for (j, other) in columns.enumerated() where other.village == village {
      try problem.setBounds(j == column ? .fixed(1) : .fixed(0), of: Model.Column(first + j))
    }
  }

  /// The best choice of one plan per village among `choice`, by branch and cut from `start`.
  ///
  /// - Parameters:
  ///   - choice: Indices into ``columns``.
  ///   - start: The chosen plan of each village, all among `choice`.
  static func best(
    of columns: [LotColumn], _ rows: LotRows, villages: Int, start: [Int], _ options: SolveOptions
  ) throws(SolverError) -> (chosen: [Int], nodes: Int) {
    var model = frame(rows, villages: villages)
    let first = model.columnCount
    model.addColumns(columns.map { linear($0, villages, .binary) })
    var point = [Double](repeating: 0, count: model.columnCount)
    var used = [Double](repeating: 0, count: rows.limits.count)
    for j in start {
      point[first + j] = 1
      for (row, amount) in zip(columns[j].rows, columns[j].amounts) { used[row] += amount }
    }
    // the cheapest relief first, as the model itself would
    for k in rows.reliefs.indices.sorted(by: { rows.reliefs[$0].price < rows.reliefs[$1].price }) {
      let relief = rows.reliefs[k]
      let beyond = min(max(0, used[relief.row] - rows.limits[relief.row]), relief.most)
      point[k] = beyond
      used[relief.row] -= beyond
    }
    var options = options
    options.starts = [point]
    options.tolerance = 1e-5
    var problem = try Problem(model)
    let outcome = try problem.branchAndCut(options)
    guard outcome.hasSolution else { return (start, outcome.nodes) }
    var chosen = start
    for (j, column) in columns.enumerated() where outcome.values[first + j] > 0.5 {
      chosen[column.village] = j
    }
    return (chosen, outcome.nodes)
  }
}
