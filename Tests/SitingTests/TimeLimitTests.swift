import SitingOracle
import Testing

@testable import Siting

/// What is left of an answer when there is no time for it.
@Suite struct TimeLimitTests {
  /// Next to no time, none, and a little: whichever solve is under way is cut short somewhere.
  private static let limits = [0, 1e-3, 2e-2]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `whatever is found in no time, what is said about it is true`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed)
    let truth = try Oracle(problem).value()
    for engine in SitingEngine.allCases {
      for limit in Self.limits {
        var options = SitingOptions(relativeGap: 0, timeLimit: limit)
        options.engine = engine
        let solution: SitingSolution
        do { solution = try await problem.solve(options) } catch SitingError.timeLimit { continue }
        guard solution.status != .infeasible else {
          #expect(truth == nil, "\(engine) at \(limit) s")
          continue
        }
        let optimum = try #require(truth, "\(engine) at \(limit) s")
        let dust = 1e-5 * max(1, abs(optimum))
        // what an earlier pass gave up may cost less in the last
        if solution.passes.count == 1 {
          #expect(solution.bound <= optimum + dust && optimum <= solution.objective + dust)
        }
        #expect(solution.status != .optimal || abs(solution.objective - optimum) <= dust)
      }
    }
  }

  @Test(arguments: [SitingProblem.Mode.minCost, .lexicographic, .maxCover, .pMedian(20), .pCenter(20)])
  func `a district ends at once where there is no time`(_ mode: SitingProblem.Mode) async throws {
    var problem = district(seed: 3)
    problem.mode = mode
    for engine in SitingEngine.allCases {
      var options = SitingOptions(timeLimit: 0)
      options.engine = engine
      do {
        let solution = try await problem.solve(options)
        #expect(solution.status == .feasible || solution.gap <= options.relativeGap)
        #expect(solution.dropOne.isEmpty)
        // a moment, on the slowest of machines
        #expect(solution.seconds < 30)
      } catch SitingError.timeLimit {}
    }
  }

  @Test func `a district has a plan in no time, and says what it does not know`() async throws {
    let problem = district(seed: 4)
    var options = SitingOptions(timeLimit: 0)
    options.start = Instance(problem, covering: true).saturated
    let solution = try await problem.solve(options)
    #expect(solution.status == .feasible)
    #expect(solution.totalShortage == 0)
    #expect(solution.bound < solution.objective)
  }

  @Test func `one more tonne is not priced without time`() async throws {
    let problem = RandomProblem.make(seed: 1, .minCost, sourcing: .split)
    let solution = try await problem.solve(SitingOptions(relativeGap: 0, timeLimit: 3600))
    try #require(solution.status != .infeasible)
    await #expect(throws: SitingError.timeLimit) { try await problem.nextTonnes(solution, timeLimit: 0) }
  }
}

/// Plans of given sites without a linear program.
@Suite struct TransportPlanTests {
  /// Time enough, and none.
  private static func plans(
    _ instance: Instance, _ goal: Goal, open: [Bool]
  ) async throws -> (modelled: Plan?, transport: Plan?) {
    try await onSolverThread {
      (
        try instance.plan(open: open, goal, reach: 2, until: Deadline(seconds: 3600)),
        instance.transportPlan(open: open, goal)
      )
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `it is a plan, and the best where it says so`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed, sourcing: .split)
    let goal = Goal(problem)
    let instance = Instance(problem, covering: goal.covering)
    guard !goal.covering || !instance.hasUnreachable else { return }
    let (modelled, transport) = try await Self.plans(instance, goal, open: instance.saturated)
    guard let transport else {
      #expect(modelled == nil || !instance.isTransport(goal))
      return
    }
    let best = try #require(modelled)
    let dust = 1e-6 * max(1, abs(best.value))
    #expect(transport.value >= best.value - dust)
    #expect(transport.bound <= best.value + dust)
    #expect(transport.bound == (instance.isTransport(goal) ? transport.value : -.infinity))
    // the value is that of the stock and the flows
    let again = try #require(instance.appraised(best, under: goal))
    #expect(abs(again.value - best.value) <= dust)
  }

  @Test(arguments: 1...4)
  func `on a district it is near the best, with one scenario the best`(_ scenarios: Int) async throws {
    var problem = district(seed: 5)
    problem.scenarios.removeLast(problem.scenarios.count - scenarios)
    let goal = Goal(problem)
    let instance = Instance(problem, covering: true)
    let (modelled, transport) = try await Self.plans(instance, goal, open: instance.saturated)
    let (best, found) = (try #require(modelled), try #require(transport))
    #expect(found.value >= best.value * (1 - 1e-7))
    #expect(found.value <= best.value * (scenarios == 1 ? 1 + 1e-7 : 1.1))
  }
}
