import Siting
import SitingOracle
import Testing

/// What has to stay the same, or move one way only, when a problem is changed.
@Suite struct PropertyTests {
  static let seeds: Range<UInt64> = 300..<330
  private let exact = SitingOptions.exact

  @Test(arguments: seeds) func `the order of sites, customers and scenarios does not matter`(_ seed: UInt64)
    async throws
  {
    let problem = RandomProblem.make(seed: seed, seed % 2 == 0 ? .minCost : .maxCover)
    let turned = problem.reversed()
    let (a, b) = (try await problem.solve(exact), try await turned.solve(exact))
    #expect(a.status == b.status)
    if a.status != .infeasible { #expect(abs(a.objective - b.objective) <= 1e-5 * max(1, a.objective)) }
  }

  @Test(arguments: seeds) func `three times the demand and room needs three times the stock`(_ seed: UInt64)
    async throws
  {
    var problem = RandomProblem.make(seed: seed, .minCost)
    problem.limits = SitingProblem.Limits()
    var scaled = problem
    for j in scaled.sites.indices {
      scaled.sites[j].capacity *= 3
      for f in scaled.sites[j].piles.indices { scaled.sites[j].piles[f].present *= 3 }
      scaled.sites[j].openingCost *= 3
    }
    for s in scaled.scenarios.indices {
      scaled.scenarios[s].demand = scaled.scenarios[s].demand.map { $0 * 3 }
    }
    let (a, b) = (try await problem.solve(exact), try await scaled.solve(exact))
    #expect(a.status == b.status)
    guard a.status != .infeasible else { return }
    #expect(abs(3 * a.objective - b.objective) <= 1e-5 * b.objective)
  }

  @Test(arguments: seeds) func `closing an arc never improves a plan`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed, seed % 2 == 0 ? .minCost : .maxCover)
    var closed = problem
    guard let s = problem.scenarios.indices.last(where: { !problem.scenarios[$0].arcs.isEmpty }) else {
      return
    }
    let scenario = problem.scenarios[s]
    var lists = problem.customers.indices.map { Array(scenario.arcs(of: $0)) }
    if let i = lists.firstIndex(where: { !$0.isEmpty }) { lists[i].removeFirst() }
    closed.scenarios[s] = SitingProblem.Scenario(
      demand: scenario.demand, surviving: scenario.surviving, arcs: lists)
    let (a, b) = (try await problem.solve(exact), try await closed.solve(exact))
    #expect(b.objective >= a.objective - 1e-5 * max(1, abs(a.objective.isFinite ? a.objective : 0)))
  }

  @Test(arguments: seeds) func `more room is never worse`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed, seed % 2 == 0 ? .minCost : .maxCover)
    var roomier = problem
    for j in roomier.sites.indices { roomier.sites[j].capacity *= 1.5 }
    let (a, b) = (try await problem.solve(exact), try await roomier.solve(exact))
    if a.objective.isFinite { #expect(b.objective <= a.objective + 1e-5 * max(1, a.objective)) }
  }

  @Test(arguments: seeds) func `a scenario said twice changes nothing`(_ seed: UInt64) async throws {
    var problem = RandomProblem.make(seed: seed, .minCost)
    problem.transport = .worstScenario
    var doubled = problem
    doubled.scenarios += problem.scenarios
    let (a, b) = (try await problem.solve(exact), try await doubled.solve(exact))
    #expect(a.status == b.status)
    if a.status != .infeasible { #expect(abs(a.objective - b.objective) <= 1e-5 * max(1, a.objective)) }
  }

  @Test(arguments: seeds) func `an easier scenario changes nothing`(_ seed: UInt64) async throws {
    var problem = RandomProblem.make(seed: seed, .minCost)
    problem.transport = .worstScenario
    var more = problem
    var easier = problem.scenarios[0]
    easier.demand = easier.demand.map { $0 * 0.5 }
    more.scenarios.insert(easier, at: 0)
    let (a, b) = (try await problem.solve(exact), try await more.solve(exact))
    #expect(a.status == b.status)
    guard a.status != .infeasible else { return }
    #expect(abs(a.objective - b.objective) <= 1e-5 * max(1, a.objective))
    // the easy one gets its flows all the same
    #expect(b.recourse.count == more.scenarios.count)
    let brought = b.recourse[0].flows.reduce(0) { $0 + $1.tonnes }
    #expect(abs(brought - easier.demand.reduce(0, +)) <= 1e-5)
  }

  @Test(arguments: seeds) func `how many neighbours the model starts with does not matter`(_ seed: UInt64)
    async throws
  {
    var problem = RandomProblem.make(seed: seed, .lexicographic)
    var values: [Double] = []
    for neighbours in [1, 2, 9] {
      problem.neighbours = neighbours
      values.append(try await problem.solve(exact).objective)
    }
    if values[0].isFinite {
      #expect(abs(values[0] - values[1]) <= 2e-5 * max(1, values[0]))
      #expect(abs(values[0] - values[2]) <= 2e-5 * max(1, values[0]))
    } else {
      #expect(values == [.infinity, .infinity, .infinity])
    }
  }
}

extension SitingProblem {
  /// The same problem, every table read from the end.
  fileprivate func reversed() -> SitingProblem {
    let n = sites.count
    var turned = self
    turned.sites = sites.reversed()
    turned.customers = customers.reversed()
    turned.scenarios = scenarios.reversed().map { scenario in
      Scenario(
        demand: scenario.demand.reversed(), surviving: scenario.surviving.reversed(),
        arcs: customers.indices.reversed().map { i in
          scenario.arcs(of: i).map { Arc(site: n - 1 - $0.site, cost: $0.cost) }
        })
    }
    if case .weighted(let weights) = transport { turned.transport = .weighted(weights.reversed()) }
    return turned
  }
}
