import District
import Plans
import Quantities
import TestSupport
import Testing

@testable import Planning

/// The shipped district's season of pellets, as planned and otherwise.
@Suite struct SeasonPelletTests {
  private static func shipped(_ change: (inout District) -> Void = { _ in }) throws -> District {
    var district = try Shipped.inputs.get().district
    change(&district)
    return district
  }

  @Test func `the ceiling reconciles: 3,923 households at 3,000 kg are 11,769 t`() async throws {
    let plan = try await SeasonPellets.allocate(Self.shipped())
    #expect(plan.villages.reduce(0) { $0 + $1.households } == 3923)
    #expect(plan.totalKg == Kilograms(11_769_000))
    #expect(plan.maxSubsidisedKgPerHousehold == Kilograms(3000))
    #expect(plan.unmetKg == .zero)
    #expect(plan.deliveries.total(\.kg) == plan.totalKg)
    #expect(plan.proof.gap <= 0.001)
    #expect(plan.proof.glpkOptimumFen == plan.proof.linearOptimumFen)
  }

  @Test func `only registered households are planned for, and no more of them are vulnerable than there are`()
    async throws
  {
    let district = try Self.shipped()
    let group = try #require(district.households.first { $0.pathway == .biomass && $0.vulnerable > 1 })
    let biomass = Set(district.households.filter { $0.pathway == .biomass }.map(\.village))
    let other = try #require(district.households.first { !biomass.contains($0.village) })
    let (village, stranger) = (district.villages[group.village].code, district.villages[other.village].code)
    let (kept, withoutBiomass) = district.keeping(registered: [village: 1, stranger: 4])
    #expect(withoutBiomass == [stranger])
    let plan = try await SeasonPellets.allocate(kept)
    #expect(plan.villages.map(\.households) == [1])
    #expect(plan.villages[0].groups.map(\.vulnerable) == [true])
    #expect(plan.totalKg == Kilograms(3000))
  }

  @Test func `the linear optimum is the integer ledger to a kilogram per household and month`() async throws {
    let plan = try await SeasonPellets.allocate(Self.shipped())
    for village in plan.villages {
      for group in village.groups {
        let households = AllocationPlan.householdMonths(group)
        for t in plan.periods.indices {
          #expect(households.total { $0[t] } == group.receivedKg[t])
          let even = Double(group.receivedKg[t].count) / Double(group.households)
          #expect(households.allSatisfy { abs(Double($0[t].count) - even) < 1 })
        }
      }
    }
  }

  @Test func `no household is above the cap whatever happens`() async throws {
    let shocks = [
      SeasonShock(failures: [.init(supplier: "pellet-shalenghe", month: "2023-01")]),
      SeasonShock(failures: [.init(supplier: "pellet-shalenghe", month: nil)]),
      SeasonShock(priceRises: [.init(supplier: nil, percent: 30)]), SeasonShock(cap: Kilograms(2500)),
      SeasonShock(cap: Kilograms(2999)),
    ]
    for shock in shocks {
      let plan = try await SeasonPellets.allocate(Self.shipped(), under: shock)
      let cap = shock.cap ?? Kilograms(3000)
      #expect(plan.villages.flatMap(\.householdKg).allSatisfy { $0 <= cap })
      #expect(plan.proof.gap <= 0.001)
    }
  }

  @Test func `at 2.5 t the total is 3,923 × 2,500 kg and the rest is bought`() async throws {
    let before = try await SeasonPellets.allocate(Self.shipped())
    let after = try await SeasonPellets.allocate(Self.shipped(), under: SeasonShock(cap: Kilograms(2500)))
    #expect(after.totalKg == Kilograms(9_807_500))
    #expect(after.selfPaidKg - before.selfPaidKg == Kilograms(3923 * 500))
  }

  @Test func `a plant that fails in January hands out nothing then, and others and earlier months step in`()
    async throws
  {
    let shock = SeasonShock(failures: [.init(supplier: "pellet-shalenghe", month: "2023-01")])
    let before = try await SeasonPellets.allocate(Self.shipped())
    let after = try await SeasonPellets.allocate(Self.shipped(), under: shock)
    #expect(before.deliveries.contains { $0.supplier == "pellet-shalenghe" && $0.period == "2023-01-01" })
    #expect(!after.deliveries.contains { $0.supplier == "pellet-shalenghe" && $0.period == "2023-01-01" })
    #expect(after.totalKg == before.totalKg)
    let sentences = SeasonComparison(before, after, shock, in: try Self.shipped()).sentences
    #expect(sentences.contains { $0.zh.contains("2023-01 停产") && $0.en.contains("makes nothing in 2023-01") })
    #expect(sentences.contains { $0.zh.contains("2023-01 -") })
  }

  @Test func `a village cut off for ten days burns what was brought before`() async throws {
    let district = try Self.shipped()
    let day = try #require(CalendarDay(iso: "2023-01-05"))
    let shock = SeasonShock(cutOffs: [.init(village: "140602101203", from: day, days: 10)])
    let plan = try await SeasonPellets.allocate(district, under: shock)
    #expect(
      plan.periods.map(\.start).contains("2023-01-05") && plan.periods.map(\.start).contains("2023-01-15"))
    #expect(!plan.deliveries.contains { $0.village == "140602101203" && $0.period == "2023-01-05" })
    let t = try #require(plan.periods.firstIndex { $0.start == "2023-01-05" })
    let village = try #require(plan.villages.first { $0.code == "140602101203" })
    #expect(village.groups.allSatisfy { $0.burntKg[t] == $0.entitledKg[t] * $0.households })
    #expect(plan.totalKg == Kilograms(11_769_000))
  }

  @Test func `dearer pellets change the cost and nobody's amount`() async throws {
    let before = try await SeasonPellets.allocate(Self.shipped())
    let shock = SeasonShock(priceRises: [.init(supplier: nil, percent: 10)])
    let after = try await SeasonPellets.allocate(Self.shipped(), under: shock)
    #expect(after.totalKg == before.totalKg)
    #expect(after.costFen > before.costFen)
    #expect(SeasonComparison(before, after, shock, in: try Self.shipped()).changes.isEmpty)
  }

  @Test func `lots that wait, failed or fall short of the grade cannot be handed out`() async throws {
    let district = try Self.shipped { district in
      for i in district.pellets.plantMonths.indices { district.pellets.plantMonths[i].capacity = .zero }
    }
    let plan = try await SeasonPellets.allocate(district)
    // only the two lots made before the season that passed and are of the contract's grade
    #expect(plan.totalKg == Kilograms(180_000 + 150_000))
    let fromPlants = plan.deliveries.filter {
      $0.supplier.hasPrefix("pellet-") && $0.supplier != "pellet-hub-limin"
    }
    #expect(fromPlants.allSatisfy { $0.period == "2022-10-15" })
  }

  @Test func `a plant whose pellets are below the contract's grade hands out nothing`() async throws {
    let district = try Self.shipped { district in
      let low = district.fuels.firstIndex { $0.id == "pellet-low" } ?? 0
      let plant = district.suppliers.firstIndex { $0.id == "pellet-xiatuanbao" } ?? 0
      district.suppliers[plant].fuel = low
    }
    let plan = try await SeasonPellets.allocate(district)
    #expect(plan.deliveries.allSatisfy { $0.supplier != "pellet-xiatuanbao" })
    #expect(plan.intakes.allSatisfy { $0.supplier == "pellet-shalenghe" })
    #expect(plan.unmetKg > .zero)
  }

  @Test func `claims that no road reaches are not blamed on the plants, and scarce pellets not on the roads`()
    async throws
  {
    // 利民镇 hangs on the junction of this village
    let gate = "140602101203"
    let cutOff = try Self.shipped { district in
      let junction = district.villages.first { $0.code == gate }?.junction
      district.roads.removeAll { $0.from == junction || $0.to == junction }
    }
    let unreached = try await SeasonPellets.allocate(cutOff)
    let shortage = PelletShortage(unreached, in: cutOff)
    #expect(unreached.unmetKg > .zero && shortage.cutOffKg == unreached.unmetKg)
    #expect(shortage.scarceKg == .zero && !shortage.cutOff.isEmpty)
    let words = shortage.sentences.map(\.zh).joined() + shortage.sentences.map(\.en).joined()
    #expect(words.contains("没有路") && words.contains("No road"))
    #expect(!words.contains("能力不足") && !words.contains("The plants fall short"))

    let idle = try Self.shipped { district in
      for i in district.pellets.plantMonths.indices { district.pellets.plantMonths[i].capacity = .zero }
    }
    let scarce = try await SeasonPellets.allocate(idle)
    #expect(PelletShortage(scarce, in: idle).scarceKg == scarce.unmetKg)
    #expect(PelletShortage(scarce, in: idle).sentences.map(\.zh).allSatisfy { $0.contains("能力不足") })
    let whole = try await SeasonPellets.allocate(Self.shipped())
    #expect(PelletShortage(whole, in: try Self.shipped()).sentences.isEmpty)
  }

  @Test func `where there is no plant at all neither roads nor plants are blamed`() async throws {
    let district = try SmallDistrict.planner { inputs in
      inputs.district.suppliers.removeAll { inputs.district.fuels[$0.fuel].kind == .pellet }
    }.district
    let plan = try await SeasonPellets.allocate(district)
    let shortage = PelletShortage(plan, in: district)
    #expect(plan.unmetKg > .zero && shortage.scarceKg == plan.unmetKg && shortage.cutOff.isEmpty)
    let words = try #require(shortage.sentences.first)
    #expect(shortage.sentences.count == 1)
    #expect(words.zh.contains("suppliers.csv") && words.zh.contains("pellet-1"))
    #expect(words.en.contains("suppliers.csv") && words.en.contains("pellet-1"))
    #expect(!words.zh.contains("路") && !words.en.contains("road"))
  }

  @Test func `what is missing is told as degrees`() async throws {
    let plan = try await SeasonPellets.allocate(Self.shipped())
    // in the plain 768 of 3,768 kg are missing, 20.4 % of 23.6 K in January
    let plain = try #require(plan.villages.first { $0.township == "140602208" })
    let january = try #require(plan.periods.firstIndex { $0.month == "2023-01" })
    #expect(abs(plain.groups[0].degreesLost[january] - 23.6 * 768 / 3768) < 0.11)
  }
}
