import Siting
import SitingOracle
import Testing

/// Values that are known from elsewhere.
@Suite struct OptimumTests {
  @Test(
    .enabled(if: ORLibrary.folder != nil, "shared/bench/siting/orlib-cap is not beside the working tree"),
    arguments: ORLibrary.optima.keys.sorted())
  func `the OR-Library optima are reached and proven`(_ name: String) async throws {
    let problem = try ORLibrary.read(name, neighbours: 8)
    let solution = try await problem.solve(.exact)
    let optimum = try #require(ORLibrary.optima[name]) / 1000
    #expect(solution.status == .optimal)
    #expect(abs(solution.objective - optimum) <= 1e-6 * optimum)
    #expect(solution.bound <= optimum * (1 + 1e-6))
  }

  @Test func `a far hub is worth it when two near yards cost more`() async throws {
    // hub 50 + 20 t · 1 + transport 20 · 0.5 = 80; yards 2 · 40 + 20 + 20 · 0.1 = 102
    let solution = try await threeSites(yard: 40).solve(.exact)
    #expect(solution.open == [true, false, false])
    #expect(abs(solution.objective - 80) < 1e-6)
    #expect(abs(solution.stock[0] - 20) < 1e-6)
    #expect(abs(solution.recourse[0].transportCost - 10) < 1e-6)
  }

  @Test func `two near yards win when they are cheap`() async throws {
    // yards 2 · 20 + 20 + 2 = 62 against 80
    let solution = try await threeSites(yard: 20).solve(.exact)
    #expect(solution.open == [false, true, true])
    #expect(abs(solution.objective - 62) < 1e-6)
  }

  @Test func `coal that already stands there is free`() async throws {
    var problem = threeSites(yard: 20)
    problem.sites[0].present = 20
    problem.sites[0].openingCost = 0
    problem.sites[0].status = .existing
    let solution = try await problem.solve(.exact)
    #expect(abs(solution.objective - 10) < 1e-6)
    #expect(solution.stock[0] == 20)
  }

  @Test func `a small size is enough until the demand outgrows it`() async throws {
    func cost(_ demand: Double) async throws -> Double {
      let arcs = [[SitingProblem.Arc(site: 0, cost: 0), SitingProblem.Arc(site: 1, cost: 0)]]
      let problem = SitingProblem(
        sites: [
          SitingProblem.Site(place: 0, capacity: 10, openingCost: 5),
          SitingProblem.Site(place: 0, capacity: 30, openingCost: 9),
        ], customers: [SitingProblem.Customer(group: 0)],
        scenarios: [SitingProblem.Scenario(demand: [demand], surviving: [1, 1], arcs: arcs)])
      return try await problem.solve(.exact).objective
    }
    #expect(try await cost(10) == 5)
    #expect(try await cost(11) == 9)
    #expect(try await cost(31) == .infinity)
  }

  @Test func `half the stock lost means twice the stock kept`() async throws {
    var problem = threeSites(yard: 40)
    problem.scenarios[0].surviving[0] = 0.5
    let solution = try await problem.solve(.exact)
    #expect(abs(solution.objective - 100) < 1e-6)
    #expect(abs(solution.stock[0] - 40) < 1e-6)
  }

  /// A hub of 50 kCNY at 0.5 kCNY/t from two villages of 10 t, and a yard beside each at 0.1.
  private func threeSites(yard: Double) -> SitingProblem {
    let costs = [[0.5, 0.1, 2], [0.5, 2, 0.1]]
    return SitingProblem(
      sites: [
        SitingProblem.Site(place: 0, capacity: 60, openingCost: 50, unitCost: 1),
        SitingProblem.Site(place: 1, capacity: 10, openingCost: yard, unitCost: 1),
        SitingProblem.Site(place: 2, capacity: 10, openingCost: yard, unitCost: 1),
      ], customers: [SitingProblem.Customer(group: 0), SitingProblem.Customer(group: 1)],
      scenarios: [
        SitingProblem.Scenario(
          demand: [10, 10], surviving: [1, 1, 1],
          arcs: costs.map { row in
            row.enumerated().map { SitingProblem.Arc(site: $0.offset, cost: $0.element) }
          })
      ], neighbours: 1)
  }
}
