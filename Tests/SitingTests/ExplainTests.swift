import SitingOracle
import Testing

@testable import Siting

/// What one more tonne is worth.
@Suite struct NextTonneTests {
  /// A yard of 10 t beside a village, and one of 20 t from which a tonne costs 1 to bring; coal costs 1.
  private func near(demand: Double) -> SitingProblem {
    SitingProblem(
      sites: [
        .init(place: 0, status: .existing, capacity: 10, openingCost: 0, unitCost: 1),
        .init(place: 1, status: .existing, capacity: 20, openingCost: 0, unitCost: 1),
      ], customers: [.init(group: 0)],
      scenarios: [
        .init(
          demand: [demand], surviving: [1, 1], arcs: [[.init(site: 0, cost: 0), .init(site: 1, cost: 1)]])
      ])
  }

  private func worth(demand: Double) async throws -> [Int: NextTonne] {
    let problem = near(demand: demand)
    return try await problem.nextTonnes(try await problem.solve(.exact))
  }

  private func isNear(_ worth: NextTonne.Worth, _ value: Double) -> Bool {
    abs(worth.rate - value) < 1e-9 && abs(worth.tonne - value) < 1e-9
  }

  @Test func `room at a full yard saves the haul, a tonne that stands there its price too`() async throws {
    let worth = try await worth(demand: 15)
    let (near, far) = (try #require(worth[0]), try #require(worth[1]))
    #expect(isNear(near.room, 1) && isNear(near.fuels[0], 2))
    #expect(isNear(far.room, 0) && isNear(far.fuels[0], 1))
  }

  @Test func `at a corner the worth is that of more, not of less`() async throws {
    // the near yard is full to the kilogram and nothing comes from the far one: room saves nothing
    let worth = try #require(try await worth(demand: 10)[0])
    #expect(isNear(worth.room, 0) && isNear(worth.fuels[0], 1))
  }

  @Test func `a tonne of which a half is used is worth half of its rate`() async throws {
    let worth = try #require(try await worth(demand: 10.5)[0])
    #expect(abs(worth.room.rate - 1) < 1e-9)
    #expect(abs(worth.room.tonne - 0.5) < 1e-9)
  }

  @Test func `whole deliveries and the longest arc have no rate`() async throws {
    var problem = near(demand: 10)
    problem.mode = .pCenter(2)
    #expect(try await problem.nextTonnes(try await problem.solve(.exact)).isEmpty)
    problem.mode = .minCost
    problem.sourcing = .single
    #expect(try await problem.nextTonnes(try await problem.solve(.exact)).isEmpty)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `it is what a bigger yard or a fuller one saves`(_ seed: UInt64) async throws {
    let modes: [RandomProblem.Objective] = [.minCost, .penalised, .meanCVaR, .euhdCap]
    let problem = RandomProblem.make(seed: seed &+ 9000, modes[Int(seed % 4)], sourcing: .split)
    let solution = try await problem.solve(.exact)
    guard solution.status != .infeasible else { return }
    let worth = try await problem.nextTonnes(solution)
    #expect(worth.keys.sorted() == problem.sites.indices.filter { solution.open[$0] })
    func saved(_ tonnes: Double, _ site: Int, fuel: Int?) throws -> Double {
      var more = problem
      more.sites[site].capacity += tonnes
      if let fuel { more.sites[site].piles[fuel].present += tonnes }
      let cost = try #require(try Oracle(more).cost(open: solution.open))
      return solution.objective - cost
    }
    for (j, worth) in worth {
      let fuels: [(Int?, NextTonne.Worth)] = worth.fuels.enumerated().map { ($0, $1) }
      for (fuel, worth) in [(nil, worth.room)] + fuels {
        #expect(abs(try saved(1, j, fuel: fuel) - worth.tonne) <= 1e-5)
        // short enough to stay on the first piece, long enough to be seen
        #expect(abs(try saved(0.01, j, fuel: fuel) - 0.01 * worth.rate) <= 1e-5)
      }
    }
  }
}

/// What sites and scenarios cost.
@Suite struct PriceTests {
  @Test func `a scenario costs what only it needs`() async throws {
    // a mild day of 10 t in one village, a storm of 10 t in both; each village has its own yard
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0)], [SitingProblem.Arc(site: 1, cost: 0)]]
    var problem = SitingProblem(
      sites: [
        .init(place: 0, capacity: 20, openingCost: 5, unitCost: 1),
        .init(place: 1, capacity: 20, openingCost: 7, unitCost: 1),
      ], customers: [.init(group: 0), .init(group: 1)],
      scenarios: [
        .init(demand: [10, 0], surviving: [1, 1], arcs: arcs),
        .init(demand: [10, 10], surviving: [1, 1], arcs: arcs),
      ])
    let prices = try await problem.scenarioPrices(try await problem.solve(.exact), .exact)
    #expect(abs((prices[0]?.lower ?? -1) - 0) < 1e-6 && abs((prices[0]?.upper ?? -1) - 0) < 1e-6)
    // 7 + 10 for the second yard
    #expect(abs((prices[1]?.lower ?? -1) - 17) < 1e-6 && abs((prices[1]?.upper ?? -1) - 17) < 1e-6)
    problem.mode = .lexicographic
    problem.limits.budget = 16
    #expect(try await problem.scenarioPrices(try await problem.solve(.exact), .exact).isEmpty)
  }

  @Test func `a third yard costs its opening less what it saves`() async throws {
    // demand 10 at 0.2 from the first; the second opens for 3, sells for 0.1 less and brings at 0.1: 3 − 10 · 0.2
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0.2), SitingProblem.Arc(site: 1, cost: 0.1)]]
    let problem = SitingProblem(
      sites: [
        .init(place: 0, status: .existing, capacity: 20, openingCost: 0, unitCost: 1),
        .init(place: 1, capacity: 20, openingCost: 3, unitCost: 0.9),
        .init(place: 1, status: .forbidden, capacity: 30, openingCost: 3, unitCost: 0.9),
        .init(place: 0, capacity: 30, openingCost: 0, unitCost: 0),
      ], customers: [.init(group: 0)],
      scenarios: [.init(demand: [10], surviving: [1, 1, 1, 1], arcs: arcs)])
    let costs = try await problem.addOne(to: try await problem.solve(.exact), .exact)
    #expect(costs.keys.sorted() == [1])
    #expect(abs((costs[1]?.lower ?? -1) - 1) < 1e-6 && abs((costs[1]?.upper ?? -1) - 1) < 1e-6)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `scenario prices and add-one costs hold the truth`(_ seed: UInt64) async throws {
    let modes: [RandomProblem.Objective] = [.minCost, .penalised, .meanCVaR, .euhdCap]
    let problem = RandomProblem.make(seed: seed &+ 7000, modes[Int(seed % 4)])
    let solution = try await problem.solve(.exact)
    guard solution.status != .infeasible else { return }
    let tolerance = 1e-5 * max(1, solution.objective)
    for (s, price) in try await problem.scenarioPrices(solution, .exact) {
      var without = problem
      without.scenarios[s].demand = problem.customers.map { _ in 0 }
      let truth = solution.objective - (try Oracle(without).value() ?? .infinity)
      #expect(price.lower <= truth + tolerance)
      #expect((price.upper ?? .infinity) >= truth - tolerance)
      #expect((price.upper ?? .infinity) - price.lower <= tolerance)
    }
    for (j, cost) in try await problem.addOne(to: solution, .exact) {
      var forced = problem
      forced.sites[j].status = .required
      guard let truth = try Oracle(forced).value() else {
        #expect(cost == AddedCost(lower: .infinity, upper: nil))
        continue
      }
      #expect(abs(cost.lower - (truth - solution.objective)) <= tolerance)
      #expect(abs((cost.upper ?? .infinity) - (truth - solution.objective)) <= tolerance)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `brackets from the relaxation alone hold the truth`(_ seed: UInt64) async throws {
    let modes: [RandomProblem.Objective] = [.minCost, .penalised, .meanCVaR, .euhdCap]
    let problem = RandomProblem.make(seed: seed &+ 3000, modes[Int(seed % 4)])
    let solution = try await problem.solve(.exact)
    guard solution.status != .infeasible else { return }
    let brackets = try await onSolverThread {
      let goal = Goal(problem)
      var forcing = Forcing(
        Instance(problem, covering: goal.covering), goal, plan: solution.open, gap: 1e-7,
        deadline: Deadline(seconds: 3600), exactChoices: 0)
      return try forcing.choices.map { ($0, try forcing.bracket([$0: !solution.open[$0]])) }
    }
    for (j, bracket) in brackets {
      var forced = problem
      forced.sites[j].status = solution.open[j] ? .forbidden : .required
      let truth = try Oracle(forced).value()
      #expect(bracket.lower <= (truth ?? .infinity) + 1e-5 * (1 + (truth ?? 0)))
      if let upper = bracket.upper { #expect(upper >= (truth ?? .infinity) - 1e-5 * (1 + (truth ?? 0))) }
    }
  }
}

/// What coverage costs.
@Suite struct FrontierTests {
  @Test func `the next village costs its yard`() async throws {
    // three villages of 10 t with a yard each, for 1, 2 and 4; coal is free
    let problem = SitingProblem(
      sites: [1.0, 2, 4].enumerated().map { .init(place: $0, capacity: 10, openingCost: $1) },
      customers: (0..<3).map { .init(group: $0) },
      scenarios: [
        .init(demand: [10, 10, 10], surviving: [1, 1, 1], arcs: (0..<3).map { [.init(site: $0, cost: 0)] })
      ])
    let points = try await problem.frontier(4, .exact)
    #expect(points.map { ($0.cost * 1e6).rounded() / 1e6 } == [7, 3, 1, 0])
    #expect(points.map { ($0.coverage * 3).rounded() } == [3, 2, 1, 0])
    #expect(points.allSatisfy { $0.cost - $0.bound < 1e-5 })
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func `every level costs what the oracle says`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed &+ 4000, .euhdCap)
    guard case .weighted(let weights) = problem.transport else { return }
    let points = try await problem.frontier(4, .exact)
    for (a, b) in zip(points, points.dropFirst()) { #expect(a.cost >= b.cost - 1e-6 && a.bound >= b.bound) }
    for point in points {
      var capped = problem
      // by as much as an earlier pass may be given up
      capped.mode = .euhdCap((point.shortageAtMost * (1 + 1e-6) + 1e-6) / weights.reduce(0, +))
      let truth = try #require(try Oracle(capped).value())
      #expect(abs(point.cost - truth) <= 2e-5 * max(1, truth))
      #expect(point.bound <= truth + 2e-5 * max(1, truth))
    }
    if points.isEmpty {
      var free = problem
      free.mode = .maxCover
      #expect(try Oracle(free).value() == nil)
    }
  }
}
