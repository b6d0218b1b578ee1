import GLPK

/// Runs a solve on a thread of its own and turns the solver's errors into this module's.
func onSolverThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  do {
    return try await GLPKThread.run(body)
  } catch let error as SolverError {
    switch error {
    case .cancelled, .stopped: throw CancellationError()
    case .timeLimit, .nodeLimit: throw SitingError.timeLimit
    default: throw SitingError.solver("\(error)")
    }
  }
}

extension Problem {
  /// The optimum of the linear program from the basis at hand; `nil` = infeasible.
  ///
  /// - Throws: ``SitingError/timeLimit`` when it is not solved by `stop`.
  mutating func optimum(until stop: Deadline) throws -> Point? {
    try Point(simplex(SolveOptions(timeLimit: stop.left)))
  }

  /// Adds a row `Σ terms ≤ 0`.
  mutating func append(_ terms: [(Model.Column, Double)]) throws { try addRow(.atMost(0), terms) }
}
