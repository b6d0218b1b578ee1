import Siting
import Statistics
import SitingOracle
import Testing

/// Two-stage questions small enough to be solved by hand.
@Suite struct StochasticTests {
  typealias Scenario = SitingProblem.Scenario

  /// One site at 1 kCNY/t, one customer who misses a tonne at 4 kCNY: the newsvendor, critical ratio 3/4.
  static func newsvendor() -> StochasticSiting {
    StochasticSiting(
      base: SitingProblem(
        sites: [.init(place: 0, capacity: 100, openingCost: 0, unitCost: 1)],
        customers: [.init(group: 0, weight: 4)], scenarios: []),
      options: SitingOptions(relativeGap: 0), workers: 2)
  }
  static func asking(_ tonnes: Double) -> Scenario {
    Scenario(demand: [tonnes], surviving: [1], arcs: [[.init(site: 0, cost: 0)]])
  }
  /// 10 t half of the time, 20 t with 0.3, 40 t with 0.2.
  static let outcomes = [10, 10, 10, 10, 10, 20, 20, 20, 40, 40].map(asking)
  static let sample = ScenarioSample(outcomes)

  @Test func `the newsvendor's stock, VSS, EVPI and tail are those worked out by hand`() async throws {
    let siting = Self.newsvendor()
    let best = try await siting.solve(Self.sample)
    // q = 20: 20 + 4 · 0.2 · 20 = 36; q = 10: 46; q = 40: 40
    #expect(abs(best.value - 36) < 1e-6 && abs(best.bound - 36) < 1e-6)
    #expect(abs(best.plan.piles[0][0] - 20) < 1e-6)
    let evaluation = try await siting.evaluate(best.plan, on: Self.sample)
    #expect(abs(evaluation.expected.mean - 36) < 1e-6)
    #expect(abs(evaluation.missing.mean - 4) < 1e-6)
    #expect(abs(evaluation.tail(0.8).mean - 80) < 1e-6)
    #expect(abs(evaluation.tail(0.5).mean - 32) < 1e-6)

    let mean = StochasticSiting.meanScenario(Self.outcomes, weights: Self.sample.strata.weights)
    #expect(abs(mean.demand[0] - 19) < 1e-12)
    let meanPlan = try await siting.solve([mean], weights: [1]).plan
    let meanCosts = try await siting.evaluate(meanPlan, on: Self.sample)
    let gap = Estimate(mean: best.value - best.bound, standardError: 0)
    let vss = StochasticSiting.valueOfStochasticSolution(of: evaluation, over: meanCosts, gap: gap)
    // EEV = 19 + 4 · (0.3 · 1 + 0.2 · 21) = 37
    #expect(abs(vss.lower.mean - 1) < 1e-6 && abs(vss.upper.mean - 1) < 1e-6)

    let known = try await siting.waitAndSee(Self.outcomes.map { [$0] })
    let evpi = StochasticSiting.valueOfPerfectInformation(
      of: evaluation, outcomes: Self.outcomes.map { _ in 1 }, best: known, gap: gap)
    // WS = 19
    #expect(abs(evpi.lower.mean - 17) < 1e-6 && abs(evpi.upper.mean - 17) < 1e-6)
  }

  @Test func `twice the events ask for more stock`() async throws {
    let twice = ScenarioSample(Self.outcomes, events: 2)
    let best = try await Self.newsvendor().solve(twice)
    // critical ratio 7/8: q = 40
    #expect(abs(best.value - 40) < 1e-6)
    let evaluation = try await Self.newsvendor().evaluate(best.plan, on: twice)
    #expect(abs(evaluation.expected.mean - 40) < 1e-6)
  }

  /// Two yards, each cut off half of the time from the one village, which needs 10 t and misses a tonne at 6 kCNY.
  static let twoYards = StochasticSiting(
    base: SitingProblem(
      sites: [
        .init(place: 0, capacity: 10, openingCost: 10, unitCost: 1),
        .init(place: 1, capacity: 10, openingCost: 14, unitCost: 1),
      ], customers: [.init(group: 0, weight: 6)], scenarios: []),
    options: SitingOptions(relativeGap: 0), workers: 2)
  static func reached(by site: Int) -> Scenario {
    Scenario(demand: [10], surviving: [1, 1], arcs: [[.init(site: site, cost: 0)]])
  }

  @Test func `two yards that back one another up are worth what was worked out by hand`() async throws {
    let siting = Self.twoYards
    let both = [Self.reached(by: 0), Self.reached(by: 1)]
    let sample = ScenarioSample(both)
    let best = try await siting.solve(sample)
    // none 60, first 50, second 54, both 44
    #expect(best.plan.open == [true, true] && abs(best.value - 44) < 1e-6)
    let evaluation = try await siting.evaluate(best.plan, on: sample)
    let mean = StochasticSiting.meanScenario(both, weights: [1, 1])
    #expect(mean.arcs.map(\.site) == [0, 1])
    let meanPlan = try await siting.solve([mean], weights: [1]).plan
    #expect(meanPlan.open == [true, false])
    let gap = Estimate(mean: best.value - best.bound, standardError: 0)
    let meanCosts = try await siting.evaluate(meanPlan, on: sample)
    #expect(abs(meanCosts.tail(0.5).mean - 60) < 1e-6)
    let vss = StochasticSiting.valueOfStochasticSolution(of: evaluation, over: meanCosts, gap: gap)
    #expect(abs(vss.lower.mean - 6) < 1e-6 && abs(vss.upper.mean - 6) < 1e-6)
    let known = try await siting.waitAndSee(both.map { [$0] })
    let evpi = StochasticSiting.valueOfPerfectInformation(
      of: evaluation, outcomes: [1, 1], best: known, gap: gap)
    // WS = (20 + 24) / 2
    #expect(abs(evpi.lower.mean - 22) < 1e-6 && abs(evpi.upper.mean - 22) < 1e-6)
  }

  @Test func `what must be covered is covered, whatever the sample says`() async throws {
    var siting = Self.twoYards
    let unneeded = Scenario(demand: [0], surviving: [1, 1], arcs: [[.init(site: 0, cost: 0)]])
    #expect(try await siting.solve(ScenarioSample([unneeded])).plan.open == [false, false])
    siting.base.scenarios = [Self.reached(by: 1)]
    let best = try await siting.solve(ScenarioSample([unneeded]))
    #expect(best.plan.open == [false, true] && abs(best.value - 24) < 1e-6)
    #expect(try await siting.obligations(missedBy: best.plan) < 1e-9)
    let nothing = FirstStage(open: [false, false], piles: [[0], [0]])
    #expect(abs(try await siting.obligations(missedBy: nothing) - 10) < 1e-9)
    // nobody can owe what no site reaches
    siting.base.scenarios = [Scenario(demand: [10], surviving: [1, 1], arcs: [[]])]
    #expect(try await siting.solve(ScenarioSample([unneeded])).plan.open == [false, false])
  }

  @Test func `scarce stock goes to those who miss it most`() async throws {
    let siting = StochasticSiting(
      base: SitingProblem(
        sites: [.init(place: 0, capacity: 10, openingCost: 0), .init(place: 1, capacity: 4, openingCost: 0)],
        customers: [.init(group: 0, weight: 9), .init(group: 0, weight: 2), .init(group: 0, weight: 2)],
        scenarios: []),
      options: SitingOptions(), workers: 1)
    let scenario = Scenario(
      demand: [6, 6, 5], surviving: [0.5, 1],
      arcs: [
        [.init(site: 0, cost: 1), .init(site: 1, cost: 3)], [.init(site: 0, cost: 0.5)],
        [.init(site: 1, cost: 5)],
      ])
    let cost = try await siting.evaluate(
      FirstStage(open: [true, true], piles: [[10], [4]]), on: ScenarioSample([scenario])
    ).recourse[0]
    // 5 t survive at the first: all to the dear customer, whose sixth tonne comes from the second yard at 3; the last
    // customer's way costs more than going without: 5 + 3 + 12 + 10
    #expect(abs(cost.cost - 30) < 1e-9)
    #expect(abs(cost.missing - 11) < 1e-9)
  }

  @Test(arguments: 0..<40)
  func `a plan costs in each scenario what the solver says it costs`(seed: UInt64) async throws {
    var problem = RandomProblem.make(seed: seed, .penalised, sourcing: .split)
    problem.transport = .weighted(problem.scenarios.map { _ in 0.5 })
    let solution = try await problem.solve(SitingOptions(explanationShare: 0))
    guard solution.status != .infeasible else { return }
    var siting = StochasticSiting(base: problem, options: SitingOptions(), workers: 1)
    siting.base.scenarios = []
    let evaluation = try await siting.evaluate(FirstStage(solution), on: ScenarioSample(problem.scenarios))
    let value = evaluation.recourse.reduce(evaluation.spending) { $0 + 0.5 * $1.cost }
    // limits on coverage may force a delivery that costs more than going without
    #expect(value <= solution.objective + 1e-6 * max(1, solution.objective))
    guard problem.limits.groupCoverage == 0 else { return }
    #expect(abs(value - solution.objective) <= 1e-6 * max(1, solution.objective))
  }

  @Test func `the number of workers changes nothing`() async throws {
    var results: [(PlanEvaluation, OptimalityGap, [SampledPlan])] = []
    for workers in [1, 2, 8] {
      var siting = Self.newsvendor()
      siting.workers = workers
      var random = SplitMix(seed: 5)
      let draws = (0..<60).map { _ in Self.asking(random.uniform(0...20)) }
      let plan = try await siting.solve(ScenarioSample(Array(draws[0..<20]))).plan
      results.append(
        (
          try await siting.evaluate(plan, on: ScenarioSample(draws)),
          try await siting.gap(of: plan, over: [20..<40, 40..<60].map { ScenarioSample(Array(draws[$0])) }),
          try await siting.waitAndSee([[draws[0]], [], Array(draws[1..<4])])
        ))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }
}

/// Demand uniform on 0 to 20 t: the best stock is 15 t and costs 17.5, 12 t cost 18.4.
@Suite struct IntervalTests {
  @Test func `intervals hold the true gap as often as they promise`() async throws {
    let siting = StochasticTests.newsvendor()
    let plan = FirstStage(open: [true], piles: [[12]])
    var random = SplitMix(seed: 2023)
    let experiments = 60
    var (covered, uppers, bounds) = (0, [Double](), [Double]())
    for _ in 0..<experiments {
      let batches = (0..<4).map { _ in
        ScenarioSample((0..<15).map { _ in StochasticTests.asking(random.uniform(0...20)) })
      }
      let gap = try await siting.gap(of: plan, over: batches)
      let upper = gap.upper(confidence: 0.95)
      uppers.append(upper)
      bounds += gap.bounds
      if upper >= 0.9 { covered += 1 }
    }
    let n = Double(experiments)
    #expect(Double(covered) / n >= 0.95 - 3 * (0.95 * 0.05 / n).squareRoot())
    // and they say something: a few times the gap, not the whole cost
    #expect(Estimate(uppers).mean < 4)
    // the best of a sample looks better than the best there is
    let lower = Estimate(bounds)
    #expect(lower.mean < 17.5 + 3 * lower.standardError)
    #expect(lower.mean > 14)
  }

  @Test func `an evaluation lies within three standard errors of the truth`() async throws {
    var random = SplitMix(seed: 7)
    let sample = (0..<400).map { _ in StochasticTests.asking(random.uniform(0...20)) }
    let evaluation = try await StochasticTests.newsvendor().evaluate(
      FirstStage(open: [true], piles: [[12]]), on: ScenarioSample(sample))
    #expect(abs(evaluation.expected.mean - 18.4) <= 3 * evaluation.expected.standardError)
    #expect(evaluation.expected.standardError < 0.6)
  }
}

/// A plan that is not the best: 12 t where 15 t would be.
@Suite struct BracketTests {
  @Test func `what is not known exactly lies between the ends`() async throws {
    let siting = StochasticTests.newsvendor()
    let outcomes = (1...20).map { StochasticTests.asking(Double($0)) }
    let sample = ScenarioSample(outcomes)
    let best = try await siting.solve(sample)
    let known = try await siting.waitAndSee(outcomes.map { [$0] })
    func evaluation(_ tonnes: Double) async throws -> PlanEvaluation {
      try await siting.evaluate(FirstStage(open: [true], piles: [[tonnes]]), on: sample)
    }
    let (plan, other) = (try await evaluation(12), try await evaluation(3))
    let gap = Estimate(mean: plan.expected.mean - best.bound, standardError: 0)
    #expect(gap.mean > 0.5)
    let vss = StochasticSiting.valueOfStochasticSolution(of: plan, over: other, gap: gap)
    let saved = other.expected.mean - best.value
    #expect(vss.lower.mean < saved - 0.5 && abs(vss.upper.mean - saved) < 1e-6)
    // RP − WS, WS = the mean demand
    let worth = best.value - 10.5
    let evpi = StochasticSiting.valueOfPerfectInformation(
      of: plan, outcomes: outcomes.map { _ in 1 }, best: known, gap: gap)
    #expect(abs(evpi.lower.mean - worth) < 1e-6 && evpi.upper.mean > worth + 0.5)
  }
}
