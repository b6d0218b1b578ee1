import GLPK

extension SitingProblem {
  /// Solves the problem on a thread of its own.
  ///
  /// The answer is recomputed from the problem's numbers before it is returned (``SitingSolution/verify(_:)``).
  /// A problem without a plan is not an error: the solution's status is
  /// ``SitingSolution/Status/infeasible`` and its conflict says why.
  ///
  /// - Throws: ``SitingError``; `CancellationError` when the task is cancelled.
  /// - Complexity: Exponential in the worst case; seconds for 60 sites, 300 customers and 4 scenarios.
  public func solve(_ options: SitingOptions = SitingOptions()) async throws -> SitingSolution {
    try validate()
    return try await onSolverThread {
      var passes = Passes(self, options)
      var solution = try passes.run()
      if solution.status != .infeasible { try solution.verify(self) }
      if options.proof { solution.proof = try proven(solution, until: passes.deadline) }
      solution.seconds = passes.deadline.elapsed
      return solution
    }
  }
}
