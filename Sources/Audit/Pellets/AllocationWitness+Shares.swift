import District
import Plans
import Quantities

#if canImport(Glibc)
  import Glibc
#endif

extension AllocationWitness {
  /// What a household needs and may have in each month: kg of the contracted pellets that hold its house, 0.0864 · W/K · K·d ÷
  /// useful MJ/kg over the season, shared over the months by degree-days to within a kilogram, totals exact.
  func checkNeed(
    _ village: AllocationPlan.Village, _ group: HouseholdGroup, _ months: SeasonWitness,
    _ report: inout AuditReport
  ) {
    guard let fuel = district.fuels.first(where: { $0.id == district.policy.pelletFuel.value }) else {
      return
    }
    let zone = district.climate[district.villages[group.village].zone]
    let base = district.policy.seasonBaseTemperature.value
    let degreeDays = months.months.indices.map { t in
      zone.months.reduce(0.0) {
        $1.month == months.months[t] ? $0 + max(0, base - $1.mean) * Double(months.days[t]) : $0
      }
    }
    let season = degreeDays.reduce(0, +)
    let kg =
      0.0864 * district.archetypes[group.archetype].heatLoss * season
      / (fuel.heatingValue * fuel.stoveEfficiency)
    let need = Int64((kg - 1e-6).rounded(.up))
    let claim = min(need, district.policy.pelletCap.value.count)
    report.expect(village.needPerHouseholdKg.count == need, "pellets.need") {
      Bilingual(
        zh: "\(village.name.zh)每户需写 \(village.needPerHouseholdKg.count) 公斤，重算 \(need) 公斤",
        en:
          "\(village.name.en): a household's need says \(village.needPerHouseholdKg.count) kg, recomputed \(need)"
      )
    }
    let means = months.months.map { month in zone.months.first { $0.month == month }?.mean ?? base }
    for member in village.groups {
      func isSpread(_ shares: [Kilograms], _ total: Int64) -> Bool {
        guard shares.total({ $0 }).count == total else { return false }
        return zip(shares, degreeDays).allSatisfy { share, weight in
          let exact = season > 0 ? Double(total) * weight / season : 0
          return abs(Double(share.count) - exact) <= 1 + 1e-6
        }
      }
      report.expect(isSpread(member.needKg, need) && isSpread(member.entitledKg, claim), "pellets.months") {
        Bilingual(
          zh: "\(village.name.zh)逐月的需要或应补量没有按度日分，或合计不符",
          en: "\(village.name.en): need or claim by month does not follow the degree-days or does not add up")
      }
      let lost = member.burntKg.indices.map { t -> Double in
        let all = Double(member.needKg[t].count * Int64(member.households))
        return all > 0 ? max(0, (1 - Double(member.burntKg[t].count) / all) * (base - means[t])) : 0
      }
      report.expect(
        lost.count == member.degreesLost.count
          && zip(lost, member.degreesLost).allSatisfy { abs($0 - $1) <= 0.051 },
        "pellets.degrees"
      ) {
        Bilingual(
          zh: "\(village.name.zh)“室温低几度”与烧用量不符",
          en: "\(village.name.en): the degrees lost do not follow from what is burnt")
      }
    }
    let selfPaid = (need - claim) * Int64(group.count)
    report.expect(village.selfPaidKg.count == selfPaid, "pellets.self-paid") {
      Bilingual(
        zh: "\(village.name.zh)自购量写 \(village.selfPaidKg.count) 公斤，重算 \(selfPaid) 公斤",
        en: "\(village.name.en): self-paid says \(village.selfPaidKg.count) kg, recomputed \(selfPaid)")
    }
  }

  /// No kilogram that a plant brings somebody in a month could go to somebody poorer who lacks it in that month.
  ///
  /// Who is poorer is told by how far up he stands: the vulnerable to their floor, everybody to the floor, the vulnerable to
  /// their whole claim, everybody to it.
  func checkFairness(_ report: inout AuditReport) {
    for village in allocation.villages {
      for group in village.groups {
        let isWhole = group.receivedKg.total { $0 } == group.entitledKg.total { $0 } * group.households
        let holds =
          isWhole
          ? group.height == 4
          : height(group, -2) - 1e-9 <= group.height && group.height <= height(group, 2) + 1e-9
        report.expect(holds, "pellets.height") {
          Bilingual(
            zh: "\(village.name.zh)写的分配高度 \(group.height) 与所得不符",
            en: "\(village.name.en): the height \(group.height) does not follow from what its households get")
        }
      }
    }
    guard allocation.unmetKg > .zero else { return }
    let villages = Dictionary(
      allocation.villages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (t, period) in allocation.periods.enumerated() {
      let brought = Dictionary(
        grouping: allocation.deliveries.filter { $0.period == period.start }, by: \.supplier)
      for (supplier, deliveries) in brought.sorted(by: { $0.key < $1.key }) {
        let groups = deliveries.compactMap { villages[$0.village] }.flatMap(\.groups)
        // a kilogram more for the poor and one less for the rich must not turn them round
        let poorest = groups.filter { $0.burntKg[t] < $0.entitledKg[t] * $0.households }.map { height($0, 2) }
          .min()
        let richest = groups.filter { $0.receivedKg[t] > .zero }.map { height($0, -2) }.max()
        guard let poorest, let richest else { continue }
        report.expect(richest <= poorest + 1e-9, "pellets.fairness") {
          Bilingual(
            zh: "\(supplier) 在 \(period.month) 送的颗粒分得不公：有的户比别的户高，而低的还缺",
            en:
              "what \(supplier) brings in \(period.month) is not shared fairly: some stand higher while others lack it"
          )
        }
      }
    }
  }

  /// How far up a group would stand with `more` kilograms.
  private func height(_ group: AllocationPlan.Group, _ more: Int64) -> Double {
    let claim = group.entitledKg.total { $0 }.count * Int64(group.households)
    let floor = claim * Int64((district.policy.pellets.floorShare.value * 1000).rounded()) / 1000
    let amount = min(max(group.receivedKg.total { $0 }.count + more, 0), claim)
    let first = group.vulnerable ? 0.0 : 1.0
    if amount < floor { return first + Double(amount) / Double(floor) }
    // whoever has the floor and nothing more stands where his second step begins
    return claim > floor ? first + 2 + Double(amount - floor) / Double(claim - floor) : 4
  }
}
