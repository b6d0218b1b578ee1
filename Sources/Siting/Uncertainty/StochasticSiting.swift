/// A siting question whose scenarios are a sample of what may happen.
///
///     minimise F(x) + E[Σ_{events} Q(x, ξ)] = F(x) + Λ E[Q(x, ξ)],   F = opening and stock, Λ = events expected
///
/// Events are independent and each meets the reserve full: coal is replaced between them. What must be covered
/// whatever the odds — the obligations — holds in every plan that is made here.
public struct StochasticSiting: Sendable {
  /// Sites, customers, limits; what a missing tonne costs is ``SitingProblem/Customer/weight``, kCNY. Its scenarios are the
  /// obligations.
  public var base: SitingProblem
  /// Λ: 1 where figures are per event.
  public var events: Double
  /// How exactly to solve.
  public var options: SitingOptions
  /// Solves and evaluations at the same time. Results do not depend on it unless a time limit cuts one short.
  public var workers: Int

  /// A question.
  public init(base: SitingProblem, events: Double, options: SitingOptions, workers: Int) {
    self.base = base
    self.events = events
    self.options = options
    self.options.explanationShare = 0
    self.workers = workers
  }

  /// kCNY per tonne that an obligation misses: opening everything would be cheaper than to lack a tenth of a tonne.
  private var obligationPrice: Double {
    10 * base.sites.reduce(1) { $0 + $1.openingCost + $1.capacity * ($1.piles.map(\.unitCost).max() ?? 0) }
  }

  /// The problem with these scenarios and weights.
  ///
  /// An obligation's needs become customers of their own, who want nothing in any other scenario and whose shortage is priced
  /// above any plan; their transport is free, so that a covered obligation adds nothing to the cost.
  ///
  /// - Complexity: O(arcs)
  public func problem(_ scenarios: [SitingProblem.Scenario], weights: [Double]) -> SitingProblem {
    var problem = base
    problem.mode = .penalised
    problem.scenarios = []
    problem.limits.groupCoverage = 0
    let owed = base.customers.indices.filter { i in base.scenarios.contains { $0.demand[i] > 0 } }
    problem.customers += owed.map {
      SitingProblem.Customer(group: base.customers[$0].group, weight: obligationPrice, fuel: base.customers[$0].fuel)
    }
    let nobody = [[SitingProblem.Arc]](repeating: [], count: base.customers.count)
    let nothing = [Double](repeating: 0, count: base.customers.count)
    problem.scenarios = scenarios.map { scenario in
      SitingProblem.Scenario(
        demand: scenario.demand + owed.map { _ in 0 }, surviving: scenario.surviving,
        arcs: base.customers.indices.map { Array(scenario.arcs(of: $0)) } + owed.map { _ in [] })
    }
    problem.scenarios += base.scenarios.map { scenario in
      SitingProblem.Scenario(
        // what no site reaches no plan can owe
        demand: nothing + owed.map { scenario.arcs(of: $0).isEmpty ? 0 : scenario.demand[$0] },
        surviving: scenario.surviving,
        arcs: nobody + owed.map { i in scenario.arcs(of: i).map { .init(site: $0.site, cost: 0) } })
    }
    problem.transport = .weighted(weights + base.scenarios.map { _ in 1 })
    return problem
  }

  /// The plan of least cost on weighted scenarios.
  ///
  /// - Throws: ``SitingError``; `CancellationError`.
  public func solve(_ scenarios: [SitingProblem.Scenario], weights: [Double]) async throws -> SampledPlan {
    let solution = try await problem(scenarios, weights: weights).solve(options)
    guard solution.status != .infeasible else { throw StochasticError.noPlan }
    return SampledPlan(plan: FirstStage(solution), value: solution.objective, bound: solution.bound)
  }

  /// The plan of least cost on equally likely scenarios.
  ///
  /// - Throws: as ``solve(_:weights:)``.
  public func solve(_ sample: [SitingProblem.Scenario]) async throws -> SampledPlan {
    try await solve(sample, weights: sample.map { _ in events / Double(sample.count) })
  }

  /// What a fixed plan comes to on a sample.
  ///
  /// - Complexity: a linear program per scenario at most, on ``workers`` threads.
  public func evaluate(
    _ plan: FirstStage, on sample: [SitingProblem.Scenario]
  ) async throws -> PlanEvaluation {
    let chunk = 8
    let base = base
    let costs = try await inOrder((sample.count + chunk - 1) / chunk, workers: workers) { number in
      try await onSolverThread {
        try sample[(number * chunk)..<min(sample.count, (number + 1) * chunk)].map {
          try base.recourseCost(of: plan, in: $0)
        }
      }
    }
    let owed = try await obligations(missedBy: plan)
    return PlanEvaluation(
      spending: base.spending(open: plan.open, piles: plan.piles), owed: owed, penalty: owed * obligationPrice,
      events: events, recourse: costs.flatMap { $0 })
  }

  /// Tonnes that a plan lacks in the obligations, all of them together, beyond what no site reaches.
  public func obligations(missedBy plan: FirstStage) async throws -> Double {
    guard !base.scenarios.isEmpty else { return 0 }
    let problem = problem([], weights: [])
    return try await onSolverThread {
      try problem.scenarios.reduce(0) { $0 + (try problem.recourseCost(of: plan, in: $1).missing) }
    }
  }
}

/// Why a study ended.
public enum StochasticError: Error, Sendable, Hashable {
  /// What must open and the limits leave no plan.
  case noPlan
}

/// A plan made on a sample, and how good it provably is on it.
public struct SampledPlan: Sendable, Hashable {
  /// What is decided.
  public var plan: FirstStage
  /// Its cost on the sample, kCNY.
  public var value: Double
  /// No plan costs less on the sample, kCNY.
  public var bound: Double
}

/// What a fixed plan comes to on a sample.
public struct PlanEvaluation: Sendable, Hashable {
  /// Opening and stock, kCNY.
  public var spending: Double
  /// Missing in the obligations, t.
  public var owed: Double
  /// What that counts in every problem made here, kCNY.
  var penalty: Double
  /// Events expected.
  public var events: Double
  /// Per scenario of the sample.
  public var recourse: [RecourseCost]

  /// Whole cost as the problems count it, with only this scenario, kCNY; their mean is the objective.
  var costs: [Double] { recourse.map { spending + penalty + events * $0.cost } }
  /// Expected cost, obligations apart, kCNY.
  public var expected: Estimate { Estimate(recourse.map(\.cost)).scaled(by: events, plus: spending) }
  /// Expected tonnes missing.
  public var missing: Estimate { Estimate(recourse.map(\.missing)).scaled(by: events) }

  /// Mean second-stage cost of the costliest `1 − level` of events, kCNY. Its standard error is that of the mean of
  /// v + (Q − v)⁺ / (1 − level), v the quantile (Rockafellar & Uryasev 2000).
  ///
  /// - Complexity: O(n log n)
  public func tail(_ level: Double) -> Estimate {
    guard !recourse.isEmpty else { return Estimate([]) }
    let costs = recourse.map(\.cost).sorted()
    let v = costs[min(costs.count - 1, max(0, Int((Double(costs.count) * level).rounded(.up)) - 1))]
    return Estimate(costs.map { v + max(0, $0 - v) / (1 - level) })
  }
}
