public import District
public import Plans
import Quantities

/// An independent check of the season's pellets: the cap, need and claim by month, every sum, stores, plants, trucks, fairness
/// and cost.
public struct AllocationWitness {
  let allocation: AllocationPlan
  let district: District

  /// A check of an allocation against what its district's inputs say now.
  public init(_ allocation: AllocationPlan, district: District) {
    self.allocation = allocation
    self.district = district
  }

  /// Runs every check.
  ///
  /// - Complexity: one shortest-path tree per plant and hub.
  public func run() -> AuditReport {
    var report = AuditReport()
    check(RoadWitness(district), &report)
    return report
  }

  /// Runs every check, with a district's roads as they were read already.
  func check(_ roads: RoadWitness, _ report: inout AuditReport) {
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
    let months = SeasonWitness(district.season)
    report.expect(
      allocation.periods.map(\.start) == months.starts && allocation.periods.map(\.end) == months.ends,
      "pellets.periods"
    ) {
      Bilingual(zh: "颗粒分配的月份与采暖季不符", en: "the months of the allocation are not those of the season")
    }
    let isWhole = allocation.villages.allSatisfy { village in
      village.groups.allSatisfy { group in
        [group.needKg, group.entitledKg, group.receivedKg, group.burntKg].allSatisfy {
          $0.count == months.starts.count
        }
      } && (village.storeKg.isEmpty || village.storeKg.count == months.starts.count)
    }
    report.expect(isWhole, "pellets.shape") {
      Bilingual(zh: "颗粒分配的逐月数字不全", en: "the allocation lacks figures of some month")
    }
    guard allocation.villages.count == groups.count, isWhole,
      allocation.periods.map(\.start) == months.starts
    else { return }
    for (village, group) in zip(allocation.villages, groups) {
      checkFacts(village, group, &report)
      checkNeed(village, group, months, &report)
      checkHouseholds(village, &report)
      checkHomes(village, &report)
    }
    checkTotals(&report)
    checkStores(groups, months, &report)
    checkPlants(months, &report)
    checkTrucks(groups, roads, &report)
    checkPelletCost(groups, months, roads, &report)
    checkFairness(&report)
  }

  private func checkFacts(
    _ village: AllocationPlan.Village, _ group: HouseholdGroup, _ report: inout AuditReport
  ) {
    let home = district.villages[group.village]
    report.expect(
      village.name == home.name && village.township == district.townships[home.township].code
        && village.reconstructed == isGuess(group.certainty), "pellets.facts"
    ) {
      Bilingual(
        zh: "\(village.code) 的村名、乡镇或“推算”标记与输入不符",
        en: "\(village.code): name, township or mark of reconstruction is not that of the inputs")
    }
    let expected = [(true, group.vulnerable), (false, group.count - group.vulnerable)].filter { $0.1 > 0 }
    report.expect(
      village.households == group.count && village.householdKg.count == group.count
        && village.groups.map(\.households) == expected.map(\.1)
        && village.groups.map(\.vulnerable) == expected.map(\.0), "pellets.households"
    ) {
      Bilingual(
        zh: "\(village.name.zh)的户数或弱势户数与 households.csv 不符",
        en: "\(village.name.en): households or vulnerable ones are not those of households.csv")
    }
  }

  /// Households' amounts against cap and claim, and against what their group is handed.
  private func checkHouseholds(_ village: AllocationPlan.Village, _ report: inout AuditReport) {
    let cap = district.policy.pelletCap.value
    var position = 0
    for group in village.groups {
      let claim = group.entitledKg.total { $0 }
      let handed = group.receivedKg.total { $0 }
      let own = village.householdKg.dropFirst(position).prefix(group.households)
      for (offset, kg) in own.enumerated() {
        report.expect(kg >= .zero && kg <= cap && kg <= claim, "pellets.household") {
          Bilingual(
            zh: "\(village.name.zh)第 \(position + offset + 1) 户补贴 \(kg.count) 公斤，上限 \(claim.count) 公斤",
            en:
              "\(village.name.en), household \(position + offset + 1): \(kg.count) kg subsidised, the limit is \(claim.count) kg"
          )
        }
      }
      let isEven = (own.max()?.count ?? 0) - (own.min()?.count ?? 0) <= 1
      report.expect(own.total { $0 } == handed && isEven, "pellets.group") {
        Bilingual(
          zh: "\(village.name.zh)一组户合计 \(own.total { $0 }.count) 公斤，逐月合计 \(handed.count) 公斤，或户间相差超过 1 公斤",
          en:
            "\(village.name.en): a group's households add up to \(own.total { $0 }.count) kg, its months to \(handed.count) kg, or households differ by more than a kilogram"
        )
      }
      position += group.households
    }
  }

  /// Nothing is burnt before it is there, or beyond the claim; homes hold no more than they can and end empty.
  private func checkHomes(_ village: AllocationPlan.Village, _ report: inout AuditReport) {
    for group in village.groups {
      var home: Int64 = 0
      var isSound = true
      for t in group.receivedKg.indices {
        home += group.receivedKg[t].count - group.burntKg[t].count
        let most = district.policy.pellets.householdStorage.value.count * Int64(group.households)
        isSound =
          isSound && group.receivedKg[t] >= .zero && group.burntKg[t] >= .zero && (0...most).contains(home)
          && group.burntKg[t] <= group.entitledKg[t] * group.households
      }
      report.expect(isSound && home == 0, "pellets.homes") {
        Bilingual(
          zh: "\(village.name.zh)：有月份烧的比手里有的或应补的多，家里放不下，或季末有剩",
          en:
            "\(village.name.en): in some month more is burnt than there is or may be, homes overflow, or something is left at the end"
        )
      }
    }
  }

  private func checkTotals(_ report: inout AuditReport) {
    let households = allocation.villages.flatMap(\.householdKg)
    let total = households.total { $0 }
    let claims = allocation.villages.flatMap(\.groups).total { $0.entitledKg.total { $0 } * $0.households }
    let selfPaid = allocation.villages.total { village in
      village.groups.total { ($0.needKg.total { $0 } - $0.entitledKg.total { $0 }) * $0.households }
    }
    report.expect(
      allocation.totalKg == total && allocation.maxSubsidisedKgPerHousehold == households.max() ?? .zero
        && allocation.unmetKg == claims - total && allocation.selfPaidKg == selfPaid
        && allocation.villages.total(\.selfPaidKg) == selfPaid, "pellets.totals"
    ) {
      Bilingual(
        zh:
          "颗粒合计写 \(allocation.totalKg.count) 公斤（最多一户 \(allocation.maxSubsidisedKgPerHousehold.count)，未满足 \(allocation.unmetKg.count)，自购 \(allocation.selfPaidKg.count)），重算 \(total.count)（\(households.max()?.count ?? 0)，\((claims - total).count)，\(selfPaid.count)）",
        en:
          "pellets say \(allocation.totalKg.count) kg (most \(allocation.maxSubsidisedKgPerHousehold.count), unmet \(allocation.unmetKg.count), self-paid \(allocation.selfPaidKg.count)), recomputed \(total.count) (\(households.max()?.count ?? 0), \((claims - total).count), \(selfPaid.count))"
      )
    }
  }
}
