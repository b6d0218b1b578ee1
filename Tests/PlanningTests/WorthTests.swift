import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// What the plan says one more tonne, point, scenario and level of coverage are worth.
struct WorthTests {
  private func plan(_ request: Request, required: Bool = true) async throws -> (Plan, AuditReport) {
    let planner = try Shipped.planner(request: request) { inputs in
      inputs.scenarios.removeAll { $0.name != "power-cut-24h" }
      inputs.scenarios[0].isRequired = required
    }
    let folder = try await planner.plan { _ in }
    return (folder.plan, Auditor(folder, district: planner.district, scenarios: planner.scenarios).run())
  }

  @Test func `tonnes are always priced, the rest only when asked for`() async throws {
    let plan = try await Shipped.plan.plan
    for site in plan.sites {
      #expect((site.valueOfNextTonne != nil) == site.open, "\(site.id)")
      #expect(site.addOneCost == nil)
    }
    #expect(plan.scenarios.allSatisfy { $0.price == nil })
    #expect(plan.frontier == nil)
  }

  @Test func `a tonne already paid for is worth no less than the room it takes`() async throws {
    let plan = try await Shipped.plan.plan
    for site in plan.sites {
      guard let value = site.valueOfNextTonne, let coal = value.fuels["briquette-1"] else { continue }
      // it comes with its room, which others would still have to fill
      #expect(coal.tonneFen >= value.room.tonneFen, "\(site.id)")
    }
  }

  @Test func `the only scenario is worth what the plan costs beyond what must open`() async throws {
    let (plan, report) = try await plan(Request(gap: 0.05, timeLimit: 3600, explanationLimit: 3600))
    #expect(report.findings.map(\.message.en) == [])
    let (idle, _) = try await self.plan(Request(), required: false)
    let saved = Fen.yuan((plan.solver.objective - idle.solver.objective) * 1000)
    let price = try #require(plan.scenarios[0].price)
    #expect(price.lowerFen.count <= saved.count + 1)
    #expect(try #require(price.upperFen).count >= saved.count - 1)

    let frontier = try #require(plan.frontier)
    #expect(frontier.first?.weightedShortageKg == .zero)
    #expect(frontier.last?.costFen == Fen.yuan(idle.solver.objective * 1000))
    #expect(frontier.count > 2)
    let closed = plan.sites.filter { !$0.open && $0.status == .candidate }
    #expect(!closed.isEmpty && closed.allSatisfy { $0.addOneCost != nil })
  }

  @Test func `a plan that does not aim at cost prices no tonne`() async throws {
    let (plan, report) = try await plan(
      Request(mode: .maxCover, budgetFen: .yuan(400_000), gap: 0.05, timeLimit: 3600))
    #expect(plan.sites.allSatisfy { $0.valueOfNextTonne == nil && $0.dropOneCost == nil })
    #expect(report.findings.map(\.message.en) == [])
  }
}
