import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

@testable import Audit

/// The season's pellets spoilt by one unit in one place: each is noticed, and under its own name.
@Suite struct PelletAuditTests {
  private typealias Spoil = @Sendable (inout AllocationPlan) -> Void

  @Test func `the shipped season passes`() async throws {
    #expect(try await Self.findings { _ in }.isEmpty)
  }

  @Test func `one kilogram, one truck, one fen is noticed`() async throws {
    let spoils: [(String, Spoil)] = [
      ("pellets.homes", { $0.villages[0].groups[0].burntKg[3] += Kilograms(1) }),
      ("pellets.village-sum", { $0.villages[0].groups[1].receivedKg[2] += Kilograms(1) }),
      ("pellets.months", { $0.villages[0].groups[0].entitledKg[1] += Kilograms(1) }),
      ("pellets.months", { $0.villages[0].groups[0].needKg[1] -= Kilograms(3) }),
      ("pellets.need", { $0.villages[5].needPerHouseholdKg += Kilograms(1) }),
      ("pellets.degrees", { $0.villages[5].groups[0].degreesLost[3] += 0.2 }),
      ("pellets.village-sum", { $0.deliveries[0].kg += Kilograms(1) }),
      ("pellets.delivery", { $0.deliveries[0].loads += 1 }),
      ("pellets.delivery-month", { $0.deliveries[0].period = "2022-07-01" }),
      (
        "pellets.plant",
        { plan in for i in plan.deliveries.indices { plan.deliveries[i].supplier = "pellet-xiatuanbao" } }
      ),
      ("pellets.plant", { plan in plan.deliveries[0].supplier = "rail-yard" }),
      ("pellets.small-drops", { $0.smallDrops += 1 }),
      ("pellets.cost", { $0.costFen += Fen(1) }),
      ("pellets.bound", { $0.proof.boundFen = $0.costFen + Fen(1) }),
      ("pellets.totals", { $0.unmetKg += Kilograms(1) }),
      ("pellets.height", { $0.villages[3].groups[0].height = 2 }),
      ("pellets.households", { $0.villages[0].groups[0].vulnerable.toggle() }),
      ("pellets.periods", { $0.periods[0].end = "2022-10-30" }),
      ("pellets.shape", { $0.villages[0].groups[0].burntKg.removeLast() }),
    ]
    for (check, spoil) in spoils {
      let found = try await Self.findings(spoil)
      #expect(found.contains(check), "\(check), found \(found)")
    }
  }

  @Test func `a lot that fails makes the plan ask for more than there is`() async throws {
    var inputs = try Shipped.inputs.get()
    for i in inputs.district.pellets.plantMonths.indices {
      inputs.district.pellets.plantMonths[i].capacity = Kilograms(1000)
    }
    var report = AuditReport()
    AllocationWitness(try await Shipped.plan.plan.allocation, district: inputs.district)
      .checkPlants(SeasonWitness(inputs.district.season), &report)
    #expect(report.findings.map(\.check).contains("pellets.plant"))
  }

  @Test func `a scarce season is shared fairly in the witness's eyes too, and a favour is noticed`()
    async throws
  {
    var district = try Shipped.inputs.get().district
    for i in district.suppliers.indices {
      district.suppliers[i].seasonCapacity = Kilograms(district.suppliers[i].seasonCapacity.count / 2)
    }
    var folder = try await Shipped.plan
    folder.plan.allocation = try await SeasonPellets.allocate(district)
    #expect(folder.plan.allocation.unmetKg > .zero)
    #expect(Self.findings(folder, district).isEmpty)
    folder.plan.allocation.villages[0].groups[1].receivedKg[1] += Kilograms(2000)
    #expect(Self.findings(folder, district).contains("pellets.fairness"))
  }

  private static func findings(_ folder: PlanFolder, _ district: District) -> Set<String> {
    Set(AllocationWitness(folder.plan.allocation, district: district).run().findings.map(\.check))
  }

  private static func findings(_ spoil: (inout AllocationPlan) -> Void) async throws -> Set<String> {
    var folder = try await Shipped.plan
    spoil(&folder.plan.allocation)
    return findings(folder, try Shipped.inputs.get().district)
  }
}
