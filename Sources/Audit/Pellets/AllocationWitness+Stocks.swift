import District
import Plans
import Quantities

extension AllocationWitness {
  /// Village stores and hubs: what comes less what goes, never below nothing, never beyond their room, empty at the end.
  func checkStores(_ groups: [HouseholdGroup], _ months: SeasonWitness, _ report: inout AuditReport) {
    let hubs = district.pellets.stores.filter { $0.tier == .hub }
    var changes: [String: [Int64]] = [:]
    func add(_ kg: Int64, to place: String, in period: String) -> Bool {
      guard let t = months.index(period) else { return false }
      changes[place, default: months.starts.map { _ in 0 }][t] += kg
      return true
    }
    var isInSeason = true
    for delivery in allocation.deliveries {
      isInSeason = add(delivery.kg.count, to: delivery.village, in: delivery.period) && isInSeason
      if hubs.contains(where: { $0.id == delivery.supplier }) {
        _ = add(-delivery.kg.count, to: delivery.supplier, in: delivery.period)
      }
    }
    for intake in allocation.intakes {
      isInSeason = add(intake.kg.count, to: intake.hub, in: intake.period) && isInSeason
    }
    report.expect(isInSeason, "pellets.delivery-month") {
      Bilingual(zh: "有颗粒运输不在采暖季的月份里", en: "some pellets move outside the months of the season")
    }
    for (village, group) in zip(allocation.villages, groups) {
      var flow = changes[village.code] ?? months.starts.map { _ in 0 }
      for member in village.groups {
        for t in flow.indices { flow[t] -= member.receivedKg[t].count }
      }
      let store = district.pellets.stores.first { $0.tier == .village && $0.village == group.village }
      let stock = stocks(flow)
      let isSound =
        stock.allSatisfy { (0...(store?.capacity.count ?? 0)).contains($0) } && stock.last ?? 0 == 0
      report.expect(
        isSound
          && (village.storeKg.isEmpty ? stock.allSatisfy { $0 == 0 } : village.storeKg.map(\.count) == stock),
        "pellets.village-sum"
      ) {
        Bilingual(
          zh: "\(village.name.zh)运到的与发到户的对不上，或村仓库放不下、透支、季末有剩：\(stock)",
          en:
            "\(village.name.en): what is brought and what households are handed disagree, or its store overflows, is overdrawn or ends with something left: \(stock)"
        )
      }
    }
    for hub in hubs {
      let stock = stocks(changes[hub.id] ?? [])
      report.expect(
        stock.allSatisfy { (0...hub.capacity.count).contains($0) } && stock.last ?? 0 == 0, "pellets.hub"
      ) {
        Bilingual(
          zh: "中转库 \(hub.name.zh) 超过库容、透支或季末有剩：\(stock)",
          en: "the hub \(hub.name.en) overflows, is overdrawn or ends with something left: \(stock)")
      }
    }
  }

  private func stocks(_ changes: [Int64]) -> [Int64] {
    var stock: Int64 = 0
    return changes.map { change in
      stock += change
      return stock
    }
  }

  /// No plant hands out more in a month or a season than it can, lots that failed, wait or fall short of the grade left out.
  func checkPlants(_ months: SeasonWitness, _ report: inout AuditReport) {
    let hubs = Set(district.pellets.stores.filter { $0.tier == .hub }.map(\.id))
    var shipped: [String: [Int64]] = [:]
    for (supplier, period, kg) in allocation.deliveries.map({ ($0.supplier, $0.period, $0.kg.count) })
      + allocation.intakes.map({ ($0.supplier, $0.period, $0.kg.count) })
    where !hubs.contains(supplier) {
      guard let t = months.index(period) else { continue }
      shipped[supplier, default: months.starts.map { _ in 0 }][t] += kg
    }
    for (id, kg) in shipped.sorted(by: { $0.key < $1.key }) {
      let limit = district.suppliers.firstIndex { $0.id == id }.flatMap { usable(plant: $0, months) }
      report.expect(
        limit.map { limit in
          zip(kg, limit.months).allSatisfy { $0 <= $1 } && kg.reduce(0, +) <= limit.season
        } ?? false, "pellets.plant"
      ) {
        Bilingual(
          zh: "颗粒厂 \(id) 逐月要供 \(kg) 公斤，超过它当月或全季可供的合格量，或它的颗粒达不到合同等级",
          en:
            "the plant \(id) is asked for \(kg) kg by month, more than it can hand out in a month or the season, or its pellets are not of the contract's grade"
        )
      }
    }
  }

  /// What a plant can hand out; `nil` where its fuel is not of the contract's grade.
  private func usable(plant: Int, _ months: SeasonWitness) -> (months: [Int64], season: Int64)? {
    let supplier = district.suppliers[plant]
    guard isOfGrade(supplier.fuel) else { return nil }
    var month = months.starts.indices.map { t -> Int64 in
      let row = district.pellets.plantMonths.first { $0.supplier == plant && $0.month == months.months[t] }
      return row.map { $0.capacity.count * Int64(months.days[t]) / Int64(months.lengths[t]) }
        ?? supplier.dailyCapacity.count * Int64(months.days[t])
    }
    var season = supplier.seasonCapacity.count
    for lot in district.pellets.lots where lot.supplier == plant {
      let counts = lot.quality == .passed && isOfGrade(lot.fuel)
      if lot.date < months.starts.first ?? "" {
        if counts {
          month[0] += lot.mass.count
          season += lot.mass.count
        }
      } else if !counts, let t = months.starts.lastIndex(where: { $0 <= lot.date }),
        lot.date <= months.ends[t]
      {
        month[t] = max(0, month[t] - lot.mass.count)
        season = max(0, season - lot.mass.count)
      }
    }
    return (month, season)
  }

  private func isOfGrade(_ index: Int) -> Bool {
    let fuel = district.fuels[index]
    guard fuel.kind == .pellet else { return false }
    let id = district.policy.pellets.grade.value
    guard !id.isEmpty else { return true }
    guard let grade = district.pellets.grades.first(where: { $0.id == id }) else { return false }
    func keeps(_ value: Double?, _ limit: Double?) -> Bool {
      limit == nil || (value ?? .infinity) <= limit ?? 0
    }
    return fuel.heatingValue >= grade.leastHeatingValue && keeps(fuel.ash, grade.mostAsh)
      && keeps(fuel.sulphur, grade.mostSulphur)
  }

  /// Every delivery in as many trucks as it takes, and as many small drops as the plan says.
  func checkTrucks(_ groups: [HouseholdGroup], _ roads: RoadWitness, _ report: inout AuditReport) {
    let truck = trucks(groups)
    var last: [String: String] = [:]
    for delivery in allocation.deliveries {
      last[delivery.village] = max(last[delivery.village] ?? "", delivery.period)
      let load = truck[delivery.village] ?? 0
      report.expect(
        delivery.kg > .zero && load > 0
          && Int64(delivery.loads) == ceilingDivision(delivery.kg.count, max(load, 1)),
        "pellets.delivery"
      ) {
        Bilingual(
          zh:
            "\(delivery.supplier) → \(delivery.village) 运 \(delivery.kg.count) 公斤写 \(delivery.loads) 车，一车 \(load) 公斤",
          en:
            "\(delivery.supplier) → \(delivery.village): \(delivery.kg.count) kg in \(delivery.loads) trucks of \(load) kg"
        )
      }
    }
    let least = district.policy.pellets.minimumDrop.value
    let small = allocation.deliveries.count { $0.kg < least && $0.period < last[$0.village] ?? "" }
    report.expect(small == allocation.smallDrops, "pellets.small-drops") {
      Bilingual(
        zh: "小于最小送货量的送货写 \(allocation.smallDrops) 次，重算 \(small) 次",
        en: "deliveries below the least drop: \(allocation.smallDrops) are said, \(small) counted")
    }
  }

  /// What one truck brings to each village: the usual one where the village has room for its load, else the smallest there is.
  func trucks(_ groups: [HouseholdGroup]) -> [String: Int64] {
    let policy = district.policy.pellets
    let usual = policy.truckLoad.value.count
    let smallest = min(district.fleet.map(\.payload.count).min() ?? usual, usual)
    var loads: [String: Int64] = [:]
    for group in groups {
      let store = district.pellets.stores.first { $0.tier == .village && $0.village == group.village }
      let room = (store?.capacity.count ?? 0) + policy.householdStorage.value.count * Int64(group.count)
      loads[district.villages[group.village].code] = usual <= room ? usual : smallest
    }
    return loads
  }
}
