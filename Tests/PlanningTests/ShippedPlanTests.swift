import District
import Foundation
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// What must hold of the plan for the shipped district.
struct ShippedPlanTests {
  @Test func `the published totals stand in the plan`() async throws {
    let totals = try await Shipped.plan.plan.district.totals
    #expect(totals.households == 23_613)
    #expect(totals.byPathway[.chp] == 9387)
    #expect(totals.byPathway[.ashpHousehold] == 5274)
    #expect(totals.byPathway[.ashpStation] == 856)
    #expect(totals.byPathway[.solar] == 4173)
    #expect(totals.byPathway[.biomass] == 3923)
    #expect(totals.byPathway.values.reduce(0, +) == totals.households)
  }

  @Test func `the siting is proven to a tenth of a percent`() async throws {
    let solver = try await Shipped.plan.plan.solver
    #expect(solver.status == "optimal")
    #expect(solver.gap <= 0.001)
    #expect(solver.bound <= solver.objective * (1 + 1e-9))
  }

  @Test func `no household gets more than three tonnes of subsidised pellets`() async throws {
    let allocation = try await Shipped.plan.plan.allocation
    #expect(allocation.maxSubsidisedKgPerHousehold <= Kilograms(3000))
    #expect(allocation.villages.count == 75)
    #expect(allocation.villages.reduce(0) { $0 + $1.households } == 3923)
    #expect(allocation.totalKg <= Kilograms(11_769_000))
    #expect(allocation.villages.flatMap(\.householdKg).allSatisfy { $0 <= Kilograms(3000) })
  }

  @Test func `coal is conserved and households are counted once in every scenario`() async throws {
    for result in try await Shipped.plan.plan.scenarios {
      let run = result.simulation
      #expect(
        run.startKg == run.inYardsKg + run.onTrucksKg + run.inVillagesKg + run.burntKg + run.lostKg,
        "\(result.name)")
      #expect(run.servedHouseholdHours + run.unservedHouseholdHours == run.affectedHouseholdHours)
      #expect(result.coveredHouseholds <= result.affectedHouseholds)
      #expect(result.shortKg <= result.needKg)
    }
  }

  @Test func `everything assumed or reconstructed is marked so`() async throws {
    let plan = try await Shipped.plan.plan
    #expect(plan.provenance.reconstructedShare > 0)
    #expect(plan.provenance.estimatedPositionShare > 0)
    #expect(plan.allocation.villages.allSatisfy { $0.reconstructed })
    let assumed = plan.settings.filter { $0.certainty == .assumed }.map(\.key)
    #expect(plan.provenance.assumedSettings == assumed)
    #expect(!assumed.isEmpty)
    #expect(plan.settings.allSatisfy { !$0.source.isEmpty })
  }

  @Test func `the same inputs give the same bytes, but for the seconds`() async throws {
    var first = try await Shipped.plan
    var second = try await Shipped.planner().plan { _ in }
    first.plan.solver.seconds = 0
    second.plan.solver.seconds = 0
    #expect(try PlanJSON.encode(first.plan) == PlanJSON.encode(second.plan))
    #expect(try PlanJSON.encode(first.certificates) == PlanJSON.encode(second.certificates))
  }

  @Test func `plan json holds the keys that others read`() async throws {
    let bytes = try PlanJSON.encode(try await Shipped.plan.plan)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(json["schema"] as? String == "hearth.plan/1")
    let district = try #require(json["district"] as? [String: Any])
    #expect(district["code"] as? String == "140602")
    let totals = try #require(district["totals"] as? [String: Any])
    #expect(totals["households"] as? Int == 23_613)
    #expect(totals["chp"] as? Int == 9387)
    let site = try #require((json["sites"] as? [[String: Any]])?.first)
    for key in ["id", "tier", "open", "stockKg", "reconstructed"] { #expect(site[key] != nil, "\(key)") }
    let scenario = try #require((json["scenarios"] as? [[String: Any]])?.first)
    for key in [
      "name", "required", "affectedHouseholds", "coveredHouseholds", "verdict", "firstShortageHour",
      "coldHouseholdHours",
    ] { #expect(scenario[key] != nil, "\(key)") }
    let solver = try #require(json["solver"] as? [String: Any])
    for key in ["engine", "status", "objective", "bound", "gap", "seconds"] {
      #expect(solver[key] != nil, "\(key)")
    }
    let allocation = try #require(json["allocation"] as? [String: Any])
    for key in ["totalKg", "maxSubsidisedKgPerHousehold", "unmetKg"] {
      #expect(allocation[key] != nil, "\(key)")
    }
    let input = try #require((json["inputs"] as? [[String: Any]])?.first)
    #expect(input["path"] != nil && input["sha256"] != nil)
    #expect(json["seed"] != nil && json["version"] != nil && json["provenance"] != nil)
  }
}
