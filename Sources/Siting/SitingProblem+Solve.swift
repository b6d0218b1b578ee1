import GLPK
import Proofs

extension SitingProblem {
  /// Solves the problem on a thread of its own.
  ///
  /// Which machinery answers depends on the problem alone: where stock costs nothing by itself and costs are summed over
  /// the scenarios, the Lagrangian search (``LagrangianSearch``); otherwise models for GLPK (``Passes``).
  /// The answer is recomputed from the problem's numbers before it is returned (``SitingSolution/verify(_:)``).
  /// A problem without a plan is not an error: the solution's status is
  /// ``SitingSolution/Status/infeasible`` and its conflict says why.
  ///
  /// - Throws: ``SitingError``; `CancellationError` when the task is cancelled.
  /// - Complexity: Exponential in the worst case; seconds for 60 sites, 300 customers and 4 scenarios with stock that
  ///   costs, or for 500 sites and 500 customers without.
  public func solve(_ options: SitingOptions = SitingOptions()) async throws -> SitingSolution {
    try validate()
    return try await onSolverThread {
      let deadline = Deadline(seconds: options.timeLimit)
      var (solution, tree) = try solveHere(options)
      if solution.status != .infeasible { try solution.verify(self) }
      if options.proof { solution.proof = try proven(solution, by: tree, until: deadline) }
      solution.seconds = deadline.elapsed
      return solution
    }
  }

  /// The solution, and where one was kept the tree of multipliers that proves its bound.
  private func solveHere(_ options: SitingOptions) throws -> (SitingSolution, LagrangianProof?) {
    var passes = Passes(self, options)
    if options.engine != .monolithic, let terms = flatTerms {
      return try solveFlat(terms, options, passes.deadline) ?? (passes.infeasible(terms.mostSites), nil)
    }
    return (try passes.run(), nil)
  }
}
