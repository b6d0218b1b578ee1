public import Statistics

/// How far a plan can be from the best one that nobody knows (Mak, Morton & Wood, Operations Research Letters
/// 24, 1999).
///
/// On every batch of fresh scenarios the plan and the batch's own best plan meet the same events (common
/// random numbers). The difference is at least 0 and, in expectation, at least the plan's distance from the
/// true optimum, because the best of a sample is chosen with that sample in hand.
public struct OptimalityGap: Sendable, Hashable {
  /// Per batch: cost of the plan less the bound on the batch's optimum, kCNY; a gap left by a solve counts
  /// against the plan.
  public var batches: [Double]
  /// Per batch: bound on its optimum; the mean is a lower bound of the true optimum, in expectation.
  public var bounds: [Double]
  /// Per batch: what the solver left between the cheapest plan known and its bound, kCNY; 0 where proven best.
  public var unproven: [Double]

  /// Mean over the batches.
  public var estimate: Estimate { Estimate(batches) }
  /// Lower bound of the true optimum.
  public var lowerBound: Estimate { Estimate(bounds) }

  /// With this confidence the plan is no farther than this from the best: [0, mean + t · standard error].
  /// Infinite with a single batch.
  ///
  /// - Parameter confidence: e.g. 0.95; between 0 and 1.
  public func upper(confidence: Double) -> Double {
    guard batches.count > 1 else { return .infinity }
    let t = StudentT.quantile(confidence, degrees: Double(batches.count - 1))
    return max(0, estimate.mean + t * estimate.standardError)
  }
}

extension StochasticSiting {
  /// The gap of a plan over independent batches, none of which it was made from.
  ///
  /// - Parameter progress: called with the index of each batch done, in any order.
  /// - Throws: as ``solve(_:weights:)``.
  public func gap(
    of plan: FirstStage, over batches: [ScenarioSample],
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> OptimalityGap {
    let results = try await inOrder(batches.count, workers: workers) { number in
      var one = self
      one.workers = 1
      let cost = try await one.evaluate(plan, on: batches[number]).total.mean
      let best = try await one.solve(batches[number])
      progress(number)
      return (cost: cost, best: best)
    }
    // a bound may pass the plan's own cost by rounding only
    return OptimalityGap(
      batches: results.map { max(0, $0.cost - $0.best.bound) }, bounds: results.map(\.best.bound),
      unproven: results.map { max(0, min($0.cost, $0.best.value) - $0.best.bound) })
  }
}
