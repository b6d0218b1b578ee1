import Siting
import SitingOracle
import Testing

/// Why there is no plan.
@Suite struct ConflictTests {
  private let exact = SitingOptions.exact

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

  private func one(arcs: [[SitingProblem.Arc]]) -> SitingProblem {
    SitingProblem(
      sites: [SitingProblem.Site(place: 0, capacity: 10, openingCost: 5)],
      customers: [SitingProblem.Customer(group: 0), SitingProblem.Customer(group: 1)],
      scenarios: [SitingProblem.Scenario(demand: [1, 2], surviving: [1], arcs: arcs)])
  }
}
