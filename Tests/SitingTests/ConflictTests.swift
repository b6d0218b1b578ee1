import Siting
import Testing

/// Why there is no plan.
@Suite struct ConflictTests {
  private let exact = OptimumTests.exact

  @Test func `a village nobody reaches is named`() async throws {
    let problem = one(arcs: [[SitingProblem.Arc(site: 0, cost: 0)], []])
    let conflict = try #require(try await problem.solve(exact).conflict)
    #expect(conflict.requirements == [.coverScenario(0)])
    #expect(conflict.unreached == [SitingConflict.Unreached(scenario: 0, customer: 1)])
    #expect(conflict.irreducible)
  }

  @Test func `too small a budget conflicts with the scenario`() async throws {
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0)], [SitingProblem.Arc(site: 0, cost: 0)]]
    var problem = one(arcs: arcs)
    problem.limits = SitingProblem.Limits(maxSites: 1, budget: 3)
    let conflict = try #require(try await problem.solve(exact).conflict)
    #expect(conflict.requirements == [.coverScenario(0), .budget])
    problem.limits.budget = 5
    #expect(try await problem.solve(exact).status == .optimal)
  }

  @Test func `a site that must stay shut is named when it alone would do`() async throws {
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0)], [SitingProblem.Arc(site: 0, cost: 0)]]
    var problem = one(arcs: arcs)
    problem.sites[0].status = .forbidden
    let conflict = try #require(try await problem.solve(exact).conflict)
    #expect(conflict.requirements == [.coverScenario(0), .shutSite(0)])
    #expect(conflict.unreached.isEmpty)
  }

  @Test func `two sizes of a place cannot both be required`() async throws {
    let both = [SitingProblem.Arc(site: 0, cost: 0), SitingProblem.Arc(site: 1, cost: 0)]
    var problem = one(arcs: [both, both])
    problem.sites.append(problem.sites[0])
    for j in 0..<2 { problem.sites[j].status = .required }
    problem.scenarios[0].surviving = [1, 1]
    let conflict = try #require(try await problem.solve(exact).conflict)
    #expect(conflict.requirements == [.openSite(0), .openSite(1)])
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `a conflict is impossible, and possible without any one of it`(_ seed: UInt64) async throws {
    let problem = randomProblem(seed: seed, mode: BruteForceTests.modes[Int(seed) % 7])
    let solution = try await problem.solve(exact)
    guard let conflict = solution.conflict else { return }
    #expect(conflict.irreducible)
    #expect(!conflict.requirements.isEmpty)
    #expect(try possible(problem, conflict.requirements) == false)
    for k in conflict.requirements.indices {
      var rest = conflict.requirements
      rest.remove(at: k)
      #expect(try possible(problem, rest) == true, "without \(conflict.requirements[k])")
    }
  }

  /// Whether some set of sites meets the requirements given, by trying all.
  private func possible(_ problem: SitingProblem, _ asked: [SitingConflict.Requirement]) throws -> Bool {
    var relaxed = problem
    if !asked.contains(.budget) { relaxed.limits.budget = nil }
    if !asked.contains(.maxSites) {
      relaxed.limits.maxSites = nil
      relaxed.mode = .minCost
    }
    for j in relaxed.sites.indices {
      if !asked.contains(.openSite(j)), relaxed.sites[j].mustOpen { relaxed.sites[j].status = .candidate }
      if problem.sites[j].status == .forbidden, !asked.contains(.shutSite(j)) {
        relaxed.sites[j].status = .candidate
      }
    }
    // what need not be covered or reach its floor asks for nothing
    let covering = problem.mode != .maxCover && problem.mode != .lexicographic
    for s in relaxed.scenarios.indices {
      for (i, customer) in problem.customers.enumerated() {
        let wanted =
          covering
          ? asked.contains(.coverScenario(s))
          : asked.contains(.groupCoverage(scenario: s, group: customer.group))
        if !wanted { relaxed.scenarios[s].demand[i] = 0 }
      }
    }
    let demands = BruteForce.Demands(covering: covering, floor: covering ? 0 : problem.limits.groupCoverage)
    return try BruteForce(problem: relaxed).least(.nothing, demands) != nil
  }

  private func one(arcs: [[SitingProblem.Arc]]) -> SitingProblem {
    SitingProblem(
      sites: [SitingProblem.Site(place: 0, capacity: 10, openingCost: 5)],
      customers: [SitingProblem.Customer(group: 0), SitingProblem.Customer(group: 1)],
      scenarios: [SitingProblem.Scenario(demand: [1, 2], surviving: [1], arcs: arcs)])
  }
}
