public import Statistics

/// A siting question whose scenarios are a sample of what may happen.
///
///     minimise F(x) + E[Σ_{events} Q(x, ξ)] = F(x) + Σ_c λ_c E[Q(x, ξ) | c]     F = opening and stock, λ_c = events
///                                                                             expected of kind c
///
/// Events are independent and each meets the reserve full: coal is replaced between them. What must be
/// covered whatever the odds — the obligations — holds in every plan that is made here.
public struct StochasticSiting: Sendable {
  /// Sites, customers, limits; what a missing tonne costs is ``SitingProblem/Customer/weight``, kCNY. Its
  /// scenarios are the obligations.
  public var base: SitingProblem
  /// How exactly to solve.
  public var options: SitingOptions
  /// Solves and evaluations at the same time. Results do not depend on it unless a time limit cuts one short.
  public var workers: Int

  /// A question.
  public init(base: SitingProblem, options: SitingOptions, workers: Int) {
    self.base = base
    self.options = options
    self.options.explanationShare = 0
    self.workers = workers
  }

  /// kCNY per tonne that an obligation misses: opening everything would be cheaper than to lack a tenth of a
  /// tonne.
  private var obligationPrice: Double {
    10 * base.sites.reduce(1) { $0 + $1.openingCost + $1.capacity * ($1.piles.map(\.unitCost).max() ?? 0) }
  }

  /// The problem with these scenarios and weights.
  ///
  /// An obligation's needs become customers of their own, who want nothing in any other scenario and whose
  /// shortage is priced above any plan; their transport is free, so that a covered obligation adds nothing to
  /// the cost.
  ///
  /// - Complexity: O(arcs)
  public func problem(_ scenarios: [SitingProblem.Scenario], weights: [Double]) -> SitingProblem {
    var problem = base
    problem.mode = .penalised
    problem.scenarios = []
    problem.limits.groupCoverage = 0
    let owed = base.customers.indices.filter { i in base.scenarios.contains { $0.demand[i] > 0 } }
    problem.customers += owed.map {
      SitingProblem.Customer(
        group: base.customers[$0].group, weight: obligationPrice, fuel: base.customers[$0].fuel)
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

  /// The plan of least cost on a sample.
  ///
  /// - Throws: as ``solve(_:weights:)``.
  public func solve(_ sample: ScenarioSample) async throws -> SampledPlan {
    try await solve(sample.scenarios, weights: sample.strata.weights)
  }

  /// What a fixed plan comes to on a sample.
  ///
  /// - Complexity: a linear program per scenario at most, on ``workers`` threads.
  public func evaluate(_ plan: FirstStage, on sample: ScenarioSample) async throws -> PlanEvaluation {
    let chunk = 8
    // one scenario's program may take no longer than a whole plan
    let (base, scenarios, limit) = (base, sample.scenarios, options.timeLimit)
    let costs = try await inOrder((scenarios.count + chunk - 1) / chunk, workers: workers) { number in
      try await onSolverThread {
        try scenarios[(number * chunk)..<min(scenarios.count, (number + 1) * chunk)].map {
          try base.recourseCost(of: plan, in: $0, until: Deadline(seconds: limit))
        }
      }
    }
    let owed = try await obligations(missedBy: plan)
    return PlanEvaluation(
      spending: base.spending(open: plan.open, piles: plan.piles), owed: owed,
      penalty: owed * obligationPrice,
      strata: sample.strata, recourse: costs.flatMap { $0 })
  }

  /// Tonnes that a plan lacks in the obligations, all of them together, beyond what no site reaches.
  public func obligations(missedBy plan: FirstStage) async throws -> Double {
    guard !base.scenarios.isEmpty else { return 0 }
    let (problem, limit) = (problem([], weights: []), options.timeLimit)
    return try await onSolverThread {
      try problem.scenarios.reduce(0) { sum, scenario in
        sum + (try problem.recourseCost(of: plan, in: scenario, until: Deadline(seconds: limit)).missing)
      }
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
  /// How the sample is divided.
  public var strata: Strata
  /// Per scenario of the sample.
  public var recourse: [RecourseCost]

  /// Whole cost as the problems count it, kCNY: their objective, which prices missed obligations above all
  /// else.
  public var total: Estimate { strata.total(recourse.map(\.cost)).scaled(by: 1, plus: spending + penalty) }
  /// Expected cost, obligations apart, kCNY.
  public var expected: Estimate { strata.total(recourse.map(\.cost)).scaled(by: 1, plus: spending) }
  /// Expected tonnes missing.
  public var missing: Estimate { strata.total(recourse.map(\.missing)) }

  /// Mean second-stage cost of the costliest `1 − level` of events, kCNY. Its standard error is that of the
  /// mean of v + (Q − v)⁺ / (1 − level), v the quantile (Rockafellar & Uryasev 2000).
  ///
  /// - Complexity: O(n log n)
  public func tail(_ level: Double) -> Estimate {
    let all = strata.events.reduce(0, +)
    let (costs, weights) = (recourse.map(\.cost), strata.weights)
    var (reached, v) = (0.0, 0.0)
    for s in costs.indices.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      (reached, v) = (reached + weights[s], costs[s])
      // a hair below, lest rounding in the sum skip the quantile
      if reached >= level * all * (1 - 1e-12) { break }
    }
    return strata.total(costs.map { v + max(0, $0 - v) / (1 - level) }).scaled(by: 1 / all)
  }
}
