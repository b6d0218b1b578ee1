import GLPK

extension LotSizingProblem {
  /// The cheapest plan that is found, and how far it may be from the best.
  ///
  /// The answer depends on the problem alone, not on how villages, sources, fleets and ways are listed, unless a time limit ends
  /// it. Memory grows with the columns made, a few per village and round.
  ///
  /// - Throws: ``LotSizingFailure`` if GLPK fails at the root.
  public func solve(_ options: LotSizingOptions = LotSizingOptions()) async throws -> LotSizing {
    let order = LotOrder(self)
    let sorted = try order.sorted(self)
    var inOrder = options
    inOrder.starts = options.starts.map { order.sorted($0) }
    let settings = inOrder
    do {
      var answer = try await GLPKThread.run {
        var search = try LotSearch(sorted, settings)
        return try search.run()
      }
      answer.plan = order.original(answer.plan)
      answer.worth = answer.worth.inOrder(sources: order.sources, fleets: order.fleets)
      return answer
    } catch let error as SolverError {
      throw LotSizingFailure(reason: "\(error)")
    }
  }
}
