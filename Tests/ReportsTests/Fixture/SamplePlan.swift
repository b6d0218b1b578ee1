import District
import Plans
import Quantities

/// A plan for the sample district as `Planning` would write it: several scenarios hold, one is short, one strikes
/// nobody.
enum SamplePlan {
  static func make(_ district: District) -> Plan {
    let sites = sites(of: district)
    let allocation = allocation(of: district)
    let households = district.households.reduce(0) { $0 + $1.count }
    var plan = Plan(
      version: "0.1.0", seed: 20_221_115,
      district: DistrictSummary(
        code: district.code, name: district.name, season: district.season,
        totals: .init(
          households: households,
          byPathway: Dictionary(district.households.map { ($0.pathway, $0.count) }, uniquingKeysWith: +))),
      settings: settings, request: Request(), sites: sites,
      townships: district.townships.enumerated().map { index, township in
        let stock = sites.filter { $0.township == township.code }.total(\.stockKg)
        let count = district.households.filter { district.villages[$0.village].township == index }
          .reduce(0) { $0 + $1.count }
        return TownshipPlan(
          code: township.code, name: township.name, households: count, stockKg: stock,
          daysOfCover: stock > .zero ? [stock.tonnes / 31, stock.tonnes / 41, stock.tonnes / 47] : nil,
          pelletKg: allocation.villages.filter { $0.township == township.code }
            .total { $0.householdKg.total { $0 } })
      },
      allocation: allocation, scenarios: SampleScenarios.make(),
      solver: SolverRecord(
        engine: "GLPK 5.0", status: "optimal", objective: 4123.456, bound: 4121.2, gap: 0.000547,
        seconds: 12.3,
        passes: [
          Bilingual(zh: "先保得最多：覆盖 98.6% 的需求", en: "Most coverage: 98.6% of the need"),
          Bilingual(zh: "再顾最弱乡镇：最低 91.2%", en: "Worst township: 91.2% at least"),
          Bilingual(zh: "再省钱：412.3 万元", en: "Least cost: 412.3 (10,000 CNY)"),
        ]),
      cost: CostRecord(
        openingFen: Fen(118_000_000), holdingFen: Fen(23_400_000), procurementFen: Fen(612_345_600),
        transportFen: Fen(34_500_000), costliestScenario: "red-blizzard"),
      conflicts: [],
      remarks: [
        Bilingual(
          zh: "数据中没有煤改气户：停气场景无法检验。", en: "The data hold no gas household: gas cuts cannot be tested."),
        Bilingual(
          zh: "各乡镇户数为推算，附件从未公布。",
          en: "Households by township are reconstructed; the annex was never published."),
      ],
      provenance: Provenance(
        estimatedPositionShare: 0.41, reconstructedShare: 1,
        assumedSettings: settings.filter { $0.certainty == .assumed }.map(\.key)),
      inputs: ["district.toml", "villages.csv", "roads.csv"].map {
        InputFile(path: "shuocheng/\($0)", sha256: String(repeating: "0123456789abcdef", count: 4))
      }, inputFolders: InputFolders(district: "../../data/shuocheng", scenarios: "../../scenarios"))
    price(&plan)
    return plan
  }

  /// As `hearth plan --explain` would.
  private static func price(_ plan: inout Plan) {
    plan.request.explanationLimit = 60
    for index in plan.sites.indices {
      let some = Int64(index)
      if plan.sites[index].open {
        let room = TonneValue.Saving(tonneFen: Fen(5100 + some), firstFenPerTonne: Fen(5500 + some))
        let coal = TonneValue.Saving(tonneFen: Fen(96_800 - some), firstFenPerTonne: Fen(97_200 - some))
        plan.sites[index].valueOfNextTonne = TonneValue(room: room, fuels: ["coal": coal])
      } else {
        plan.sites[index].addOneCost = CostBracket(
          lowerFen: Fen(340_000 + some), upperFen: index % 2 == 0 ? Fen(2_400_000 + some) : nil)
      }
    }
    for index in plan.scenarios.indices where plan.scenarios[index].required {
      plan.scenarios[index].price = CostBracket(lowerFen: .zero, upperFen: Fen(59_600 + Int64(index)))
    }
    plan.frontier = [
      CoverageCost(
        coverage: 0.9994, weightedShortageKg: Kilograms(2000), costFen: Fen(66_400_000),
        boundFen: Fen(66_200_000), openSites: 12),
      CoverageCost(
        coverage: 0.62, weightedShortageKg: Kilograms(1_400_000), costFen: Fen(21_000_000),
        boundFen: Fen(19_800_000), openSites: 5),
    ]
  }

  static let settings = [
    SettingRecord(
      key: "emergency_temperature_c", value: "14 ℃", source: "参照 GB/T 18883，须核定", certainty: .assumed),
    SettingRecord(key: "response_priority_min", value: "240 min", source: "方案未规定", certainty: .assumed),
    SettingRecord(key: "pellet_cap_kg", value: "3000 kg", source: "朔城区2022年冬季清洁取暖工作方案", certainty: .plan),
    SettingRecord(key: "lost_in_power_cut.chp", value: "1.0", source: "循环泵停转", certainty: .assumed),
    SettingRecord(key: "unload_min", value: "20 min", source: "现场经验", certainty: .general),
  ]

  private static func sites(of district: District) -> [SitePlan] {
    var places: Set<String> = []
    return district.sites.enumerated().map { index, site in
      // one size of a yard at most
      let open = places.insert(site.place).inserted && index % 5 != 3
      let stock = open ? Kilograms(site.storage.count * Int64(5 + index % 4) / 10) : .zero
      return SitePlan(
        id: site.id, name: site.name, place: site.place, township: district.townships[site.township].code,
        tier: site.tier, status: site.status, open: open, stockKg: stock,
        alreadyThereKg: index == 0 ? Kilograms(800_000) : .zero, capacityKg: site.storage,
        costFen: open ? Fen(8_000_000 + stock.count * 92) : .zero, reconstructed: true,
        dropOneCost: !open
          ? nil
          : index % 3 == 0
            ? CostBracket(lowerFen: Fen(12_300_000), upperFen: Fen(14_800_000))
            : index % 3 == 1
              ? CostBracket(lowerFen: Fen(5_200_000), upperFen: Fen(5_200_000))
              : CostBracket(lowerFen: Fen(40_000_000), upperFen: nil),
        why: open
          ? Bilingual(
            zh: "红色暴雪时周边 \(4 + index) 个村只有它够得着", en: "In a red blizzard only it reaches \(4 + index) villages"
          )
          : Bilingual(zh: "邻近储备点已够用", en: "Points near by suffice"))
    }
  }

  private static func allocation(of district: District) -> AllocationPlan {
    let periods = [("2022-11-01", "2022-11-30"), ("2022-12-01", "2022-12-31")].map {
      AllocationPlan.Period(start: $0.0, end: $0.1)
    }
    let villages = district.households.filter { $0.pathway == .biomass }.map { group in
      let village = district.villages[group.village]
      let together = [Kilograms(1200) * group.count, Kilograms(1800) * group.count]
      return AllocationPlan.Village(
        code: village.code, name: village.name, township: district.townships[village.township].code,
        households: group.count, needPerHouseholdKg: Kilograms(3420),
        householdKg: Array(repeating: Kilograms(3000), count: group.count),
        groups: [
          AllocationPlan.Group(
            vulnerable: false, households: group.count, needKg: [Kilograms(1368), Kilograms(2052)],
            entitledKg: [Kilograms(1200), Kilograms(1800)], receivedKg: together, burntKg: together,
            degreesLost: [1.7, 2.6], height: 4)
        ], storeKg: [], selfPaidKg: Kilograms(420) * group.count, reconstructed: true)
    }
    let total = villages.total { $0.householdKg.total { $0 } }
    return AllocationPlan(
      totalKg: total, maxSubsidisedKgPerHousehold: Kilograms(3000), unmetKg: .zero,
      selfPaidKg: villages.total(\.selfPaidKg), capKg: Kilograms(3000), costFen: Fen(1_180_000_000),
      periods: periods, villages: villages,
      deliveries: villages.flatMap { village in
        zip(periods, village.groups[0].receivedKg).map { period, kg in
          AllocationPlan.Delivery(
            supplier: "pellet-plant", village: village.code, period: period.start, kg: kg,
            loads: Int((kg.count + 5999) / 6000))
        }
      }, intakes: [], smallDrops: 0,
      proof: AllocationPlan.Proof(
        boundFen: Fen(1_179_500_000), gap: 5.0 / 11_800, linearOptimumFen: Fen(1_179_000_000),
        glpkOptimumFen: Fen(1_179_000_000), priceOfFairnessFen: .zero, arcs: 2061, pivots: 8))
  }

  /// Proofs: each required scenario with a need has a flow; the red blizzard has a cut through three townships.
  static func certificates(_ district: District, _ plan: Plan) -> CertificateBook {
    let open = plan.sites.filter(\.open)
    return CertificateBook(
      scenarios: plan.scenarios.map { s in
        guard s.affectedHouseholds > 0 else {
          return CertificateRecord(scenario: s.name, needs: [], flows: [], deliveredKg: .zero, cut: nil)
        }
        let needs = district.villages.indices.filter { $0 % 3 != 0 }.map { index in
          CertificateRecord.Need(
            village: district.villages[index].code, urgency: index % 2 == 0 ? .priority : .ordinary,
            households: 40 + index % 17, kg: Kilograms(Int64(2600 + 13 * index)))
        }
        let flows = needs.enumerated().map { index, need in
          CertificateRecord.Flow(
            site: open[index % open.count].id, village: need.village, urgency: need.urgency, kg: need.kg)
        }
        let shortNeeds = needs.indices.filter {
          needs[$0].village.hasPrefix("140602101") || needs[$0].village.hasPrefix("140602207")
        }
        return CertificateRecord(
          scenario: s.name, needs: needs, flows: flows, deliveredKg: flows.total(\.kg),
          cut: s.verdict == .short
            ? .init(
              needs: shortNeeds, sites: ["t-140602101", "t-140602207"], roads: ["r6", "r17"],
              shortKg: s.shortKg)
            : nil)
      })
  }

  static func report() -> (Plan, CertificateBook, District) {
    let district = SampleDistrict.make()
    let plan = make(district)
    return (plan, certificates(district, plan), district)
  }
}
