@testable import Audit
import District
import Foundation
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// The witness must pass every plan that is right, and notice every plan that is wrong by a single unit.
struct AuditTests {
  private func audit(
    _ change: (inout PlanFolder) -> Void = { _ in }, inputs alter: (inout Shipped.Inputs) -> Void = { _ in }
  ) async throws -> AuditReport {
    var folder = try await Shipped.plan
    change(&folder)
    var inputs = try Shipped.inputs.get()
    alter(&inputs)
    return Auditor(folder, district: inputs.district, scenarios: inputs.scenarios).run()
  }

  /// Two open points, the first of which holds at least a kilogram and the second has room for one.
  private func twoPoints(_ plan: Plan) throws -> (from: Int, to: Int) {
    let open = plan.sites.indices.filter { plan.sites[$0].open }
    let from = try #require(open.first { plan.sites[$0].stockKg > .zero })
    let to = try #require(open.first { $0 != from && plan.sites[$0].stockKg < plan.sites[$0].capacityKg })
    return (from, to)
  }

  @Test func `the plan of the shipped district passes`() async throws {
    let report = try await audit()
    #expect(report.findings.map(\.message.zh) == [])
    #expect(report.checked > 1000)
  }

  /// Trips are loaded departures: what is still at the dock when the scenario ends is aboard, and no trip took it out.
  @Test func `a plan whose trucks are loading when the scenario ends passes`() async throws {
    var loading = 0
    for horizon in 3...5 {
      let planner = try SmallDistrict.planner { inputs in
        inputs.district.fleet[0].payload = Kilograms(50)
        // every truck is full, and takes an hour to be
        for group in inputs.district.households.indices { inputs.district.households[group].vulnerable = 0 }
        for site in inputs.district.sites.indices { inputs.district.sites[site].loadingRate = Kilograms(50) }
        inputs.scenarios[0].horizon = horizon
        inputs.scenarios[0].outdoor = inputs.scenarios[0].outdoor.map { Array($0.prefix(horizon)) }
      }
      let folder = try await planner.plan { _ in }
      let run = folder.plan.scenarios[0].simulation
      let aboard = run.inVillagesKg + run.burntKg + run.onTrucksKg
      if Int64(run.trips) * 50 < aboard.count { loading += 1 }
      let report = Auditor(folder, district: planner.district, scenarios: planner.scenarios).run()
      #expect(report.findings.map(\.message.zh) == [])
    }
    #expect(loading > 0)
  }

  @Test func `one kilogram moved between two points is noticed`() async throws {
    let (from, to) = try twoPoints(try await Shipped.plan.plan)
    let report = try await audit {
      $0.plan.sites[from].stockKg -= Kilograms(1)
      $0.plan.sites[to].stockKg += Kilograms(1)
    }
    #expect(report.findings.contains { $0.check == "site.cost" })
  }

  @Test func `one kilogram moved in a certificate is noticed`() async throws {
    let plan = try await Shipped.plan
    let scenario = try #require(plan.certificates.scenarios.firstIndex { $0.flows.count > 1 })
    let report = try await audit {
      $0.certificates.scenarios[scenario].flows[0].kg += Kilograms(1)
    }
    #expect(!report.passes)
  }

  @Test func `a closed point is noticed`() async throws {
    let plan = try await Shipped.plan.plan
    let site = try #require(
      plan.sites.indices.first { plan.sites[$0].open && plan.sites[$0].stockKg > .zero })
    let report = try await audit { $0.plan.sites[site].open = false }
    let checks = Set(report.findings.map(\.check))
    #expect(checks.contains("site.closed-stock"))
    #expect(checks.contains("certificate.stock"))
  }

  @Test func `closing the roads that a certificate uses is noticed`() async throws {
    let report = try await audit(inputs: { inputs in
      for road in inputs.district.roads.indices { inputs.district.roads[road].isOpen = false }
    })
    #expect(report.findings.contains { $0.check == "certificate.road" })
  }

  @Test func `one household's pellets raised by a kilogram is noticed`() async throws {
    let report = try await audit {
      $0.plan.allocation.villages[0].householdKg[0] += Kilograms(1)
    }
    let checks = Set(report.findings.map(\.check))
    #expect(checks.contains("pellets.household") && checks.contains("pellets.group"))
  }

  @Test func `a household above the cap is noticed even where every sum is mended`() async throws {
    let report = try await audit {
      $0.plan.allocation.villages[0].householdKg[0] += Kilograms(1)
      $0.plan.allocation.totalKg += Kilograms(1)
      $0.plan.allocation.maxSubsidisedKgPerHousehold += Kilograms(1)
      $0.plan.allocation.deliveries[0].kg += Kilograms(1)
    }
    #expect(report.findings.contains { $0.check == "pellets.household" })
  }

  @Test func `a verdict dressed up is noticed`() async throws {
    let count = try await Shipped.plan.plan.scenarios.count
    let report = try await audit {
      for scenario in 0..<count {
        let honest = $0.plan.scenarios[scenario].verdict
        $0.plan.scenarios[scenario].verdict = honest == .covered ? .short : .covered
      }
    }
    #expect(report.findings.count { $0.check == "scenario.verdict" } == count)
  }

  @Test func `one household more in the data is noticed`() async throws {
    let report = try await audit(inputs: { $0.district.households[0].count += 1 })
    #expect(report.findings.contains { $0.check == "district.households" })
  }

  @Test func `a cut that leaves out a point proves nothing`() async throws {
    let plan = try await Shipped.plan
    let stocked = Set(plan.plan.sites.filter { $0.stockKg > .zero }.map(\.id))
    for scenario in plan.certificates.scenarios.indices {
      guard let site = plan.certificates.scenarios[scenario].cut?.sites.first(where: stocked.contains)
      else { continue }
      let report = try await audit {
        $0.certificates.scenarios[scenario].cut?.sites.removeAll { $0 == site }
      }
      #expect(report.findings.contains { $0.check == "certificate.cut-sites" })
      return
    }
    Issue.record("no scenario of the shipped district has a cut to tamper with")
  }

  @Test func `days of a season are counted with both ends`() {
    let season = SeasonWitness(Season(start: "2022-10-15", end: "2023-04-15"))
    #expect(season.months == [10, 11, 12, 1, 2, 3, 4])
    #expect(season.days == [17, 30, 31, 31, 28, 31, 15])
    #expect(SeasonWitness(Season(start: "2023-10-15", end: "2024-04-15")).days[4] == 29)
  }
}
