import Siting
import SitingOracle
import Testing

/// A made-up district of the shipped size.
@Suite struct DistrictTests {
  @Test func `sixty sites, 292 customers and four storms are proven to a tenth of a percent`() async throws {
    let problem = district(seed: 4)
    let solution = try await problem.solve(
      SitingOptions(relativeGap: 1e-3, timeLimit: 3600, explanationShare: 0))
    #expect(solution.status == .optimal)
    #expect(solution.gap <= 1e-3)
    // the same sites in a plain model without any reduction cost the same
    let plain = try Oracle(problem).cost(open: solution.open)
    #expect(abs(solution.objective - (plain ?? .infinity)) <= 1e-6 * solution.objective)
    try solution.verify(problem)
  }

  @Test func `the same problem gives the same plan twice`() async throws {
    let problem = district(seed: 4, places: 10, villages: 30, tightness: 0.5)
    let (a, b) = (try await problem.solve(), try await problem.solve())
    #expect(a.open == b.open)
    #expect(a.stock == b.stock)
    #expect(a.dropOne == b.dropOne)
    #expect(a.objective == b.objective)
  }

  @Test func `a cancelled solve ends with a cancellation`() async throws {
    let task = Task { try await district(seed: 7).solve() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

/// The check of an answer by our own arithmetic.
@Suite struct VerificationTests {
  private let problem = district(seed: 5, places: 6, villages: 12, tightness: 0.4)

  @Test func `a changed plan is refused`() async throws {
    let solution = try await problem.solve(SitingOptions(explanationShare: 0))
    try solution.verify(problem)
    let site = try #require(solution.open.firstIndex(of: true))
    let shut = try #require(solution.open.firstIndex(of: false))
    let changes: [(String, (inout SitingSolution) -> Void)] = [
      ("less stock", { $0.piles[site][0] -= 1 }),
      ("more stock", { $0.piles[site][0] += 1 }),
      ("a site shut", { $0.open[site] = false }),
      ("a site more", { $0.open[shut] = true }),
      ("a flow more", { $0.recourse[0].flows[0].tonnes += 0.01 }),
      ("a flow less", { $0.recourse[0].flows.removeLast() }),
      ("another objective", { $0.objective *= 0.99 }),
      ("another transport cost", { $0.recourse[0].transportCost += 1 }),
    ]
    for (name, change) in changes {
      var changed = solution
      change(&changed)
      #expect(throws: SitingError.self, "\(name)") { try changed.verify(problem) }
    }
  }

  @Test func `bad numbers and indices are refused before the solver sees them`() {
    let changes: [(String, (inout SitingProblem) -> Void)] = [
      ("NaN capacity", { $0.sites[0].capacity = .nan }),
      ("negative cost", { $0.sites[0].openingCost = -1 }),
      ("stock beyond the room", { $0.sites[0].present = 1e6 }),
      ("a demand short", { $0.scenarios[0].demand.removeLast() }),
      ("infinite demand", { $0.scenarios[0].demand[0] = .infinity }),
      ("survival above one", { $0.scenarios[0].surviving[0] = 1.5 }),
      ("no neighbours", { $0.neighbours = 0 }),
      ("weights of another count", { $0.transport = .weighted([1]) }),
      ("coverage above one", { $0.limits.groupCoverage = 1.2 }),
      ("negative budget", { $0.limits.budget = -1 }),
    ]
    for (name, change) in changes {
      var changed = problem
      change(&changed)
      #expect(throws: SitingError.self, "\(name)") { try changed.validate() }
    }
    var outside = problem
    outside.scenarios[0] = SitingProblem.Scenario(
      demand: problem.scenarios[0].demand, surviving: problem.scenarios[0].surviving,
      arcs: problem.customers.map { _ in [SitingProblem.Arc(site: 99, cost: 1)] })
    #expect(throws: SitingError.malformed("arcs of scenario 0")) { try outside.validate() }
  }
}
