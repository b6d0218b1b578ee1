import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// The shipped district's plan under the worst that can be lost. That every loss is also certified is checked inside the
/// study.
@Suite struct WorstCaseTests {
  private func report(closures: Int, lostSites: Int) async throws -> WorstCaseReport {
    let inputs = try Shipped.inputs.get()
    let plan = try await Shipped.plan.plan
    return try await WorstCaseStudy(
      district: inputs.district, scenarios: inputs.scenarios.filter { $0.name == "power-cut-72h" },
      stock: plan.sites.map(\.stockKg), closures: closures, lostSites: lostSites, nodeLimit: 1,
      version: "test",
      scenarioInputs: inputs.scenarioInputs, folders: plan.inputFolders
    ).run { _ in }
  }

  @Test func `one and two losses are exact, three are bracketed, and more never hurts less`() async throws {
    let scenario = try #require(try await report(closures: 3, lostSites: 1).scenarios.first)
    let roads = scenario.worst.filter { $0.lostSites == 0 }
    #expect(roads.map(\.closures) == [1, 2, 3])
    #expect(roads[0].isExact && roads[1].isExact)
    // with one set worked out the third is a bracket, whose upper end no true worst case passes
    #expect(roads[2].shortKg <= roads[2].atMostKg && roads[2].atMostKg >= roads[1].shortKg)
    #expect(roads[0].shortKg <= roads[1].shortKg)
    // at most three roads: what two do is within it
    #expect(roads[1].shortKg <= roads[2].shortKg)
    #expect(roads[0].shortKg == scenario.roads.first.map { scenario.shortKg + $0.moreShortKg })
    let site = try #require(scenario.worst.first { $0.closures == 0 })
    #expect(site.shortKg == scenario.sites.first.map { scenario.shortKg + $0.moreShortKg })
    for set in scenario.worst {
      #expect(set.witnessedKg >= set.shortKg)
      #expect(set.certificate.deliveredKg == scenario.needKg - set.shortKg)
    }
    #expect(scenario.roads.count + scenario.harmlessRoads == (try Shipped.inputs.get()).district.roads.count)
  }
}
