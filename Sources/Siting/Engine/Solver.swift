import GLPK

/// An optimal point of a linear program.
struct Point {
  var objective: Double
  var values: [Double]
  var rowDuals: [Double]
  var reducedCosts: [Double]

  subscript(column: Model.Column) -> Double { values[column.index] }
  func reducedCost(_ column: Model.Column) -> Double { reducedCosts[column.index] }

  /// The optimum an outcome holds; `nil` = infeasible.
  ///
  /// - Throws: ``SitingError/timeLimit`` when it ended before that.
  init?(_ outcome: Outcome) throws {
    switch outcome.termination.reason {
    case .infeasible: return nil
    case .optimal, .gapReached:
      objective = outcome.objective
      values = outcome.values
      rowDuals = outcome.rowDuals
      reducedCosts = outcome.reducedCosts
    case .cancelled, .stopped: throw CancellationError()
    case .timeLimit, .nodeLimit: throw SitingError.timeLimit
    case .unbounded: throw SitingError.solver("unbounded")
    }
  }
}

/// What branch and bound came to.
struct WholeOutcome {
  /// Best point found; `nil` = none.
  var point: Point?
  var bound: Double
  var nodes: Int
  var isInfeasible: Bool
}

extension Model {
  /// Solves a linear program once; `nil` = infeasible.
  ///
  /// Costs here are never negative, so the slack basis is dual feasible and the dual simplex needs no presolve: it was
  /// measured ten times as fast as the primal one behind GLPK's presolve.
  ///
  /// - Throws: ``SitingError/timeLimit`` when it is not solved by `stop`.
  func solveRelaxation(until stop: Deadline) throws -> Point? {
    try Point(solveOnThisThread(SolveOptions(timeLimit: stop.left)))
  }

  /// Branch and bound.
  ///
  /// - Parameter cuts: MIR cuts help a knapsack that is not closed yet; where ``OpeningFloor`` closed it they were measured
  ///   to cost four times what they save.
  func solveWhole(
    gap: Double, seconds: Double, start: [Double]?, cuts: SolveOptions.Cuts = .mixedIntegerRounding
  ) throws -> WholeOutcome {
    var options = SolveOptions(
      relativeGap: gap, timeLimit: max(seconds, 0.05), starts: start.map { [$0] } ?? [])
    options.cuts = cuts
    let outcome = try solveOnThisThread(options)
    if outcome.termination.reason == .cancelled { throw CancellationError() }
    let found = outcome.hasSolution && outcome.objective.isFinite
    return WholeOutcome(
      point: found
        ? Point(objective: outcome.objective, values: outcome.values) : nil,
      bound: outcome.bound, nodes: outcome.nodes, isInfeasible: outcome.termination.reason == .infeasible)
  }
}

extension Point {
  /// A point without duals.
  init(objective: Double, values: [Double]) {
    self.objective = objective
    self.values = values
    rowDuals = []
    reducedCosts = []
  }
}
