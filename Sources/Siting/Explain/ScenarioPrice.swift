extension SitingProblem {
  /// What each scenario costs: how much less the plan would, were nobody in need in it. A scenario keeps its weight; it is
  /// its demands that go.
  ///
  /// - Returns: By scenario, as far as the time limit allows, all of which is shared among them. Empty for
  ///   ``Mode/lexicographic`` where something is missing: there the cost is the price of what is covered, and need not fall.
  /// - Throws: ``SitingError``; `CancellationError`.
  /// - Complexity: A solve for each scenario, started from the plan.
  public func scenarioPrices(
    _ solution: SitingSolution, _ options: SitingOptions = SitingOptions()
  ) async throws -> [Int: AddedCost] {
    guard solution.status != .infeasible else { return [:] }
    if mode == .lexicographic, solution.totalShortage > 0 { return [:] }
    let deadline = Deadline(seconds: options.timeLimit)
    var prices: [Int: AddedCost] = [:]
    for s in scenarios.indices {
      guard !deadline.isPast else { break }
      var without = self
      without.scenarios[s].demand = customers.map { _ in 0 }
      var options = options
      options.timeLimit = deadline.left / Double(scenarios.count - s)
      options.explanationShare = 0
      options.start = solution.open
      let least: SitingSolution
      do { least = try await without.solve(options) } catch SitingError.timeLimit { continue }
      // the plan itself is one for fewer scenarios, whatever the search came to
      let best = min(least.objective, solution.objective)
      prices[s] = AddedCost(
        lower: solution.objective - best, upper: max(0, solution.objective - least.bound))
    }
    return prices
  }
}
