public import GLPK

/// A stochastic program of two stages: decide, see which scenario comes, decide the rest.
///
///     minimise    c x + Σ_s p_s Q_s(x)            x satisfies the first rows
///     Q_s(x)  =   min { q_s y : T_s x + W_s y within r_s }
///
/// The ``core`` is the program of one scenario written as one model; its first ``firstColumns`` columns are x, its
/// first ``firstRows`` rows hold x alone. A scenario is the core with some numbers changed, as SMPS files have it.
public struct TwoStageProgram: Sendable {
  /// What the files call it.
  public var name: String
  /// Both stages for one scenario, to be minimised.
  public var core: Model
  /// How many of the core's columns are decided before the scenario is known.
  public var firstColumns: Int
  /// How many of the core's rows hold such columns alone.
  public var firstRows: Int
  /// What may come.
  public var scenarios: [Scenario]

  /// A program. Nothing is checked until ``validate()``.
  public init(name: String, core: Model, firstColumns: Int, firstRows: Int, scenarios: [Scenario]) {
    self.name = name
    self.core = core
    self.firstColumns = firstColumns
    self.firstRows = firstRows
    self.scenarios = scenarios
  }

  /// One thing that may come.
  public struct Scenario: Sendable, Hashable {
    /// What the files call it.
    public var name: String
    /// How likely it is; all of them sum to 1.
    public var probability: Double
    /// Where it differs from the core; a later change of the same number holds.
    public var changes: [Change]

    /// A scenario.
    public init(name: String, probability: Double, changes: [Change]) {
      self.name = name
      self.probability = probability
      self.changes = changes
    }
  }

  /// A number of the core that is another in a scenario; rows and columns are the core's, of the second stage.
  public enum Change: Sendable, Hashable {
    /// Cost of a second-stage column.
    case cost(column: Int, Double)
    /// Both bounds of a second-stage column.
    case column(Int, Bounds)
    /// Both bounds of a second-stage row.
    case row(Int, Bounds)
    /// A coefficient of a second-stage row, on a column of either stage.
    case coefficient(row: Int, column: Int, Double)
  }
}

/// Why a program was refused or could not be solved.
public enum ProgramError: Error, Sendable, Hashable {
  /// The core is no model GLPK may see.
  case core(ModelError)
  /// Stage counts beyond the core's, or an objective to be maximised.
  case stages(String)
  /// A row of the first stage holds a column of the second.
  case rowSpansStages(row: Int, column: Int)
  /// A probability that is negative or not a number, or a sum that is not 1 to 1 part in 10⁶.
  case probabilities(sum: Double)
  /// A change outside the second stage, or a number that cannot be.
  case change(scenario: Int, TwoStageProgram.Change)
  /// A scenario's recourse can be improved without end.
  case unbounded(scenario: Int)
  /// GLPK broke down.
  case solver(SolverError)
  /// An answer failed our own arithmetic.
  case wrongAnswer(String)
}

extension TwoStageProgram {
  /// Columns decided after the scenario is known.
  public var secondColumns: Int { core.columnCount - firstColumns }
  /// Rows that hold for each scenario.
  public var secondRows: Int { core.rowCount - firstRows }

  /// Checks every number and index once, so that nothing after it needs to.
  ///
  /// - Complexity: O(core + changes)
  public func validate() throws(ProgramError) {
    do { try core.validate() } catch { throw .core(error) }
    guard core.sense == .minimize else { throw .stages("the objective has to be minimised") }
    guard (0...core.columnCount).contains(firstColumns), (0...core.rowCount).contains(firstRows) else {
      throw .stages("more first-stage columns or rows than the core has")
    }
    guard !scenarios.isEmpty else { throw .stages("no scenarios") }
    for row in 0..<firstRows {
      for (column, _) in core.terms(of: .init(row)) where column.index >= firstColumns {
        throw .rowSpansStages(row: row, column: column.index)
      }
    }
    let sum = scenarios.reduce(0) { $0 + $1.probability }
    guard scenarios.allSatisfy({ $0.probability >= 0 }), abs(sum - 1) <= 1e-6 else {
      throw .probabilities(sum: sum)
    }
    for (s, scenario) in scenarios.enumerated() {
      for change in scenario.changes where !isSound(change) { throw .change(scenario: s, change) }
    }
  }

  private func isSound(_ change: Change) -> Bool {
    switch change {
    case .cost(let column, let value):
      return isSecond(column: column) && isNumber(value)
    case .column(let column, let bounds):
      guard isSecond(column: column), isRange(bounds) else { return false }
      return core.domain(of: .init(column)) == .continuous
        || [bounds.lower, bounds.upper].allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    case .row(let row, let bounds):
      return isSecond(row: row) && isRange(bounds)
    case .coefficient(let row, let column, let value):
      return isSecond(row: row) && (0..<core.columnCount).contains(column) && isNumber(value)
    }
  }

  private func isSecond(column: Int) -> Bool { (firstColumns..<core.columnCount).contains(column) }
  private func isSecond(row: Int) -> Bool { (firstRows..<core.rowCount).contains(row) }
  private func isNumber(_ value: Double) -> Bool { abs(value) <= 1e30 }
  private func isRange(_ bounds: Bounds) -> Bool {
    bounds.lower <= bounds.upper && bounds.lower < .infinity && bounds.upper > -.infinity
  }
}
