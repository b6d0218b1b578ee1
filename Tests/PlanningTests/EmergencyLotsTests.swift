import District
import Haulage
import Planning
import Quantities
import TestSupport
import Testing

@Suite struct EmergencyLotsTests {
  @Test func `stock that is there goes where it keeps most households warm, and never beyond what is there`()
    async throws
  {
    let inputs = try Shipped.inputs.get()
    let district = inputs.district
    let scenario = try #require(inputs.scenarios.first { $0.name == "limin-isolated-72h" })
    // a third of every yard
    let stock = district.sites.map { Kilograms($0.storage.count / 3) }
    // coarse, for a debug build
    var terms = EmergencyLots.Terms()
    terms.step.value = Kilograms(500)
    let lots = try #require(try EmergencyLots(district, scenario, stock: stock, terms: terms))
    let answer = try await lots.problem.solve(
      LotSizingOptions(gap: 0.02, timeLimit: 3600, nodeLimit: 20, groupSize: 0))
    #expect(try lots.problem.cost(of: answer.plan) == answer.cost)
    #expect(answer.bound <= answer.cost.total)
    let deliveries = lots.deliveries(answer.plan)
    for site in district.sites.indices {
      #expect(deliveries.filter { $0.site == site }.total(\.kg) <= stock[site])
    }
    #expect(!deliveries.isEmpty)
    let none = try lots.problem.cost(of: LotSizingPlan())
    #expect(answer.cost.shortage < none.shortage)
    // nothing in the yards: the plan that brings nothing is the best, and proven to be
    let empty = try #require(
      try EmergencyLots(district, scenario, stock: district.sites.map { _ in .zero }))
    let nothing = try await empty.problem.solve()
    #expect(nothing.plan.drops.isEmpty && nothing.gap < 1e-8)
  }
}
