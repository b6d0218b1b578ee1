import GLPK
import Proofs

extension SitingProblem {
  /// Solves the problem on a thread of its own.
  ///
  /// Which machinery answers depends on the problem alone: where stock costs nothing by itself and costs are summed over
  /// the scenarios, the Lagrangian search on the demands (``DemandRelaxation``); otherwise the passes of the mode
  /// (``Passes``), each one model for GLPK or, where that grows too large, the search with stock and side rows at prices
  /// (``StockRelaxation``).
  /// The answer is recomputed from the problem's numbers before it is returned (``SitingSolution/verify(_:)``).
  /// A problem without a plan is not an error: the solution's status is
  /// ``SitingSolution/Status/infeasible`` and its conflict says why.
  ///
  /// - Throws: ``SitingError``; `CancellationError` when the task is cancelled.
  /// - Complexity: Exponential in the worst case; seconds for 60 sites, 300 customers and 4 scenarios with stock that
  ///   costs, or for 500 sites and 500 customers without.
  public func solve(_ options: SitingOptions = SitingOptions()) async throws -> SitingSolution {
    try validate()
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await solve(options, cancellation)
    } onCancel: {
      cancellation.raise()
    }
  }

  private func solve(_ options: SitingOptions, _ cancellation: Cancellation) async throws -> SitingSolution {
    try await onSolverThread {
      let deadline = Deadline(seconds: options.timeLimit, cancellation: cancellation)
      var (solution, tree) = try solveHere(options, cancellation)
      if deadline.isCancelled { throw CancellationError() }
      if solution.status != .infeasible { try solution.verify(self) }
      if options.proof { solution.proof = try proven(solution, by: tree, until: deadline) }
      solution.seconds = deadline.elapsed
      return solution
    }
  }

  /// The solution, and where one was kept the tree of multipliers that proves its bound.
  private func solveHere(
    _ options: SitingOptions, _ cancellation: Cancellation
  ) throws -> (SitingSolution, LagrangianProof?) {
    var passes = Passes(self, options, cancellation: cancellation)
    if options.engine != .monolithic, let terms = flatTerms {
      return try solveFlat(terms, options, passes.deadline) ?? (passes.infeasible(terms.mostSites), nil)
    }
    return (try passes.run(), nil)
  }
}
