import District
import Plans
import Quantities

#if canImport(Glibc)
  import Glibc
#endif

extension Auditor {
  /// The season's pellets: the cap, every sum, plant capacities, need, fairness and cost.
  func checkAllocation(_ roads: RoadWitness, _ report: inout AuditReport) {
    let allocation = folder.plan.allocation
    let cap = district.policy.pelletCap.value
    report.expect(allocation.capKg == cap, "pellets.cap-setting") {
      Bilingual(
        zh: "规划用的每户上限是 \(allocation.capKg.count) 公斤，设置是 \(cap.count) 公斤",
        en: "the plan's cap is \(allocation.capKg.count) kg, the setting \(cap.count) kg")
    }
    let groups = district.households.filter { $0.pathway == .biomass && $0.count > 0 }
      .sorted { $0.village < $1.village }
    report.expect(
      allocation.villages.map(\.code) == groups.map { district.villages[$0.village].code }, "pellets.villages"
    ) {
      Bilingual(
        zh: "颗粒分配的村名单与 households.csv 的生物质户不一致",
        en: "the villages with pellets are not the biomass villages of households.csv")
    }
    guard allocation.villages.count == groups.count else { return }

    var delivered: [String: Int64] = [:]
    var shipped: [String: Int64] = [:]
    for delivery in allocation.deliveries {
      report.expect(delivery.kg > .zero, "pellets.delivery") {
        Bilingual(
          zh: "\(delivery.supplier) → \(delivery.village) 的运量不是正数",
          en: "the delivery \(delivery.supplier) → \(delivery.village) is not positive")
      }
      delivered[delivery.village, default: 0] += delivery.kg.count
      shipped[delivery.supplier, default: 0] += delivery.kg.count
    }
    var total: Int64 = 0
    var most: Int64 = 0
    var unmet: Int64 = 0
    var selfPaid: Int64 = 0
    for (village, group) in zip(allocation.villages, groups) {
      let home = district.villages[group.village]
      report.expect(
        village.name == home.name && village.township == district.townships[home.township].code
          && village.reconstructed == isGuess(group.certainty), "pellets.facts"
      ) {
        Bilingual(
          zh: "\(village.code) 的村名、乡镇或“推算”标记与输入不符",
          en: "\(village.code): name, township or mark of reconstruction is not that of the inputs")
      }
      let need = seasonNeed(of: group)
      report.expect(
        village.households == group.count && village.householdKg.count == group.count
          && village.needPerHouseholdKg.count == need, "pellets.need"
      ) {
        Bilingual(
          zh:
            "\(village.name.zh)：写 \(village.households) 户、每户需 \(village.needPerHouseholdKg.count) 公斤，重算 \(group.count) 户、\(need) 公斤",
          en:
            "\(village.name.en): \(village.households) households needing \(village.needPerHouseholdKg.count) kg each, recomputed \(group.count) and \(need)"
        )
      }
      let eligible = min(need, cap.count)
      for (position, kg) in village.householdKg.enumerated() {
        report.expect(kg >= .zero && kg <= cap && kg.count <= eligible, "pellets.household") {
          Bilingual(
            zh: "\(village.name.zh)第 \(position + 1) 户补贴 \(kg.count) 公斤，上限 \(eligible) 公斤",
            en:
              "\(village.name.en), household \(position + 1): \(kg.count) kg subsidised, the limit is \(eligible) kg"
          )
        }
        total += kg.count
        most = max(most, kg.count)
        unmet += eligible - kg.count
        selfPaid += need - eligible
      }
      let sum = village.householdKg.total { $0 }
      report.expect(sum.count == delivered[village.code] ?? 0, "pellets.village-sum") {
        Bilingual(
          zh: "\(village.name.zh)各户合计 \(sum.count) 公斤，运到 \(delivered[village.code] ?? 0) 公斤",
          en:
            "\(village.name.en): households add up to \(sum.count) kg, \(delivered[village.code] ?? 0) kg are delivered"
        )
      }
      report.expect(village.selfPaidKg.count == (need - eligible) * Int64(group.count), "pellets.self-paid") {
        Bilingual(
          zh:
            "\(village.name.zh)自费量写 \(village.selfPaidKg.count) 公斤，重算 \((need - eligible) * Int64(group.count)) 公斤",
          en:
            "\(village.name.en): self-paid says \(village.selfPaidKg.count) kg, recomputed \((need - eligible) * Int64(group.count))"
        )
      }
    }
    report.expect(
      allocation.totalKg.count == total && allocation.maxSubsidisedKgPerHousehold.count == most
        && allocation.unmetKg.count == unmet && allocation.selfPaidKg.count == selfPaid, "pellets.totals"
    ) {
      Bilingual(
        zh:
          "颗粒合计写 \(allocation.totalKg.count) 公斤(最多一户 \(allocation.maxSubsidisedKgPerHousehold.count)，未满足 \(allocation.unmetKg.count))，重算 \(total)(\(most),\(unmet))",
        en:
          "pellets say \(allocation.totalKg.count) kg (most \(allocation.maxSubsidisedKgPerHousehold.count), unmet \(allocation.unmetKg.count)), recomputed \(total) (\(most), \(unmet))"
      )
    }
    for (id, kg) in shipped.sorted(by: { $0.key < $1.key }) {
      let plant = district.suppliers.first { $0.id == id }
      report.expect(
        plant.map { district.fuels[$0.fuel].kind == .pellet && kg <= $0.seasonCapacity.count } ?? false,
        "pellets.plant"
      ) {
        Bilingual(
          zh: "颗粒厂 \(id) 要供 \(kg) 公斤，超过它一季的能力或它不是颗粒厂",
          en: "the plant \(id) is asked for \(kg) kg, more than its season's capacity, or is no pellet plant")
      }
    }
    checkPelletCost(roads, &report)
    checkFairness(groups, roads, &report)
  }

  /// kg of the contracted pellets that hold a household's house over the season: 0.0864 · W/K · K·d ÷ useful MJ/kg.
  private func seasonNeed(of group: HouseholdGroup) -> Int64 {
    guard let fuel = district.fuels.first(where: { $0.id == district.policy.pelletFuel.value }) else {
      return 0
    }
    let zone = district.climate[district.villages[group.village].zone]
    let base = district.policy.seasonBaseTemperature.value
    var degreeDays = 0.0
    for month in zone.months {
      let days = Self.days(of: month.month, from: district.season.start, to: district.season.end)
      degreeDays += max(0, base - month.mean) * Double(days)
    }
    let kg =
      0.0864 * district.archetypes[group.archetype].heatLoss * degreeDays
      / (fuel.heatingValue * fuel.stoveEfficiency)
    return Int64((kg - 1e-6).rounded(.up))
  }

  /// Days of a season that fall into a month, both ends included, counted one by one.
  static func days(of month: Int, from start: String, to end: String) -> Int {
    func parts(_ day: String) -> (year: Int, month: Int, day: Int)? {
      let numbers = day.split(separator: "-").compactMap { Int($0) }
      return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
    }
    guard var day = parts(start), let last = parts(end) else { return 0 }
    var count = 0
    while day <= last {
      if day.month == month { count += 1 }
      let leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
      let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][day.month - 1]
      day.day += 1
      if day.day > length { (day.day, day.month) = (1, day.month + 1) }
      if day.month > 12 { (day.month, day.year) = (1, day.year + 1) }
    }
    return count
  }

  private func checkPelletCost(_ roads: RoadWitness, _ report: inout AuditReport) {
    let allocation = folder.plan.allocation
    let haul = district.policy.haulCost.value.count
    var cost: Int64 = 0
    for plant in district.suppliers where allocation.deliveries.contains(where: { $0.supplier == plant.id }) {
      let ways = roads.ways(from: plant.junction, roads.dryState)
      for delivery in allocation.deliveries where delivery.supplier == plant.id {
        let village = district.villages.first { $0.code == delivery.village }
        let way = village.flatMap { ways[$0.junction] }
        report.expect(way != nil, "pellets.road") {
          Bilingual(
            zh: "从 \(plant.id) 到 \(delivery.village) 没有通路",
            en: "no open road leads from \(plant.id) to \(delivery.village)")
        }
        cost += ceilingDivision(delivery.kg.count * plant.price.count, 1000)
        cost += ceilingDivision(delivery.kg.count * haul * (way?.metres ?? 0), 1_000_000)
      }
    }
    report.expect(allocation.costFen.count == cost, "pellets.cost") {
      Bilingual(
        zh: "颗粒费用写 \(allocation.costFen.count) 分，重算 \(cost) 分",
        en: "pellets cost \(allocation.costFen.count) fen, recomputed \(cost) fen")
    }
  }

  /// Where every plant reaches every village there is one pool, so nobody may stand more than a kilogram below the level of a
  /// household that got more of its eligible need.
  private func checkFairness(_ groups: [HouseholdGroup], _ roads: RoadWitness, _ report: inout AuditReport) {
    let plants = district.suppliers.filter { district.fuels[$0.fuel].kind == .pellet }
    let onePool = plants.allSatisfy { plant in
      let ways = roads.ways(from: plant.junction, roads.dryState)
      return groups.allSatisfy { ways[district.villages[$0.village].junction] != nil }
    }
    guard onePool, !plants.isEmpty else { return }
    var lowest = Double.infinity
    var highest = 0.0
    for (village, group) in zip(folder.plan.allocation.villages, groups) {
      let eligible = min(seasonNeed(of: group), district.policy.pelletCap.value.count)
      guard eligible > 0 else { continue }
      for kg in village.householdKg {
        lowest = min(lowest, Double(kg.count + 1) / Double(eligible))
        highest = max(highest, Double(kg.count - 1) / Double(eligible))
      }
    }
    report.expect(highest <= lowest + 1e-12, "pellets.fairness") {
      Bilingual(
        zh: "颗粒分配不均：有的户满足率比别的户高出一公斤以上",
        en:
          "the pellets are not shared evenly: some household stands more than a kilogram above another's level"
      )
    }
  }
}
