public import Statistics

extension StochasticSiting {
  /// What it is worth to plan with the whole sample rather than with another plan, e.g. that of the mean
  /// scenario (VSS = EEV − RP) or that of the given ones.
  ///
  /// The stochastic plan is no cheaper than the optimum RP, so what it saves on the same events is reached at
  /// least; what it still lacks of RP comes on top at most.
  ///
  /// - Parameters:
  ///   - other: The other plan on the sample.
  ///   - plan: The stochastic plan on the same sample.
  ///   - gap: Its distance from RP at most, in expectation, from an independent sample or exact.
  public static func valueOfStochasticSolution(
    of plan: PlanEvaluation, over other: PlanEvaluation, gap: Estimate
  ) -> Bracket {
    let spared = zip(other.recourse, plan.recourse).map { $0.cost - $1.cost }
    let saved = plan.strata.total(spared).scaled(
      by: 1, plus: other.spending + other.penalty - plan.spending - plan.penalty)
    return Bracket(lower: saved, upper: saved + gap)
  }

  /// The least cost of each outcome if it were known before winter (wait and see). An outcome is the events
  /// of one winter.
  ///
  /// - Throws: as ``solve(_:weights:)``.
  public func waitAndSee(
    _ outcomes: [[SitingProblem.Scenario]], progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [SampledPlan] {
    try await inOrder(outcomes.count, workers: workers) { number in
      let events = outcomes[number]
      let best = try await solve(events, weights: events.map { _ in 1 })
      progress(number)
      return best
    }
  }

  /// What it is worth to know the outcome beforehand (EVPI = RP − WS).
  ///
  /// Outcome by outcome the plan is compared with what would have been best; that is too much by the plan's
  /// distance from RP, which the lower end takes off.
  ///
  /// - Parameters:
  ///   - plan: The plan on every outcome's events, in order.
  ///   - outcomes: How many events each outcome has.
  ///   - best: ``waitAndSee(_:progress:)`` of the outcomes.
  ///   - gap: The plan's distance from RP at most, in expectation, from an independent sample or exact.
  public static func valueOfPerfectInformation(
    of plan: PlanEvaluation, outcomes: [Int], best: [SampledPlan], gap: Estimate
  ) -> Bracket {
    var next = 0
    let costs = outcomes.map { count in
      defer { next += count }
      return plan.recourse[next..<(next + count)].reduce(plan.spending + plan.penalty) { $0 + $1.cost }
    }
    let upper = Estimate(zip(costs, best).map { max(0, $0 - $1.bound) })
    let lower = Estimate(zip(costs, best).map { max(0, $0 - $1.value) }) - gap
    // nobody is worse off for knowing
    return Bracket(
      lower: lower.mean > 0 ? lower : Estimate(mean: 0, standardError: 0), upper: upper)
  }

  /// The scenario of averages that a planner without probabilities would take: mean demand, mean surviving
  /// share, and the ways that are open at least half of the time.
  ///
  /// - Complexity: O(scenarios · arcs)
  public static func meanScenario(
    _ scenarios: [SitingProblem.Scenario], weights: [Double]
  ) -> SitingProblem.Scenario {
    let total = weights.reduce(0, +)
    guard let first = scenarios.first, total > 0 else {
      return SitingProblem.Scenario(demand: [], surviving: [], arcs: [])
    }
    var demand = [Double](repeating: 0, count: first.demand.count)
    var surviving = [Double](repeating: 0, count: first.surviving.count)
    // weight and cost of every (customer, site) met
    var ways = [[Int: (weight: Double, cost: Double)]](repeating: [:], count: demand.count)
    for (scenario, weight) in zip(scenarios, weights) {
      for i in demand.indices {
        demand[i] += weight / total * scenario.demand[i]
        for arc in scenario.arcs(of: i) {
          let way = ways[i][arc.site] ?? (0, 0)
          ways[i][arc.site] = (way.weight + weight, way.cost + weight * arc.cost)
        }
      }
      for j in surviving.indices { surviving[j] += weight / total * scenario.surviving[j] }
    }
    return SitingProblem.Scenario(
      demand: demand, surviving: surviving.map { min(1, $0) },
      arcs: ways.map { ways in
        ways.keys.sorted().compactMap { site in
          guard let way = ways[site], way.weight >= 0.5 * total else { return nil }
          return SitingProblem.Arc(site: site, cost: way.cost / way.weight)
        }
      })
  }
}
