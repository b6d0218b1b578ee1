import District
import Plans
import Quantities

extension AllocationWitness {
  /// Pellets at the gate, whole trucks, hauls to hubs, handling, and holding wherever something lies at a month's end.
  func checkPelletCost(
    _ groups: [HouseholdGroup], _ months: SeasonWitness, _ roads: RoadWitness, _ report: inout AuditReport
  ) {
    let haul = Int128(district.policy.haulCost.value.count)
    let truck = trucks(groups)
    var junctions: [String: Int] = [:]
    for supplier in district.suppliers { junctions[supplier.id] = supplier.junction }
    for store in district.pellets.stores { junctions[store.id] = district.villages[store.village].junction }
    for village in district.villages { junctions[village.code] = village.junction }
    var ways: [String: [RoadWitness.Way?]] = [:]
    func metres(_ from: String, _ to: String) -> Int64? {
      guard let start = junctions[from], let end = junctions[to] else { return nil }
      if ways[from] == nil { ways[from] = roads.ways(from: start, roads.dryState) }
      return ways[from]?[end]?.metres
    }
    func price(_ id: String, _ period: String) -> Int128 {
      guard let plant = district.suppliers.firstIndex(where: { $0.id == id }), let t = months.index(period)
      else {
        return 0
      }
      let row = district.pellets.plantMonths.first { $0.supplier == plant && $0.month == months.months[t] }
      return Int128((row?.price ?? district.suppliers[plant].price).count)
    }
    // in millionths of a fen
    var sum: Int128 = 0
    func add(_ from: String, _ to: String, _ period: String, kg: Int64, paid: Int64) {
      let way = metres(from, to)
      report.expect(way != nil, "pellets.road") {
        Bilingual(zh: "从 \(from) 到 \(to) 没有通路", en: "no open road leads from \(from) to \(to)")
      }
      let handling = district.pellets.stores.first { $0.id == to && $0.tier == .hub }?.handling.count ?? 0
      sum += Int128(kg) * (price(from, period) + Int128(handling)) * 1000
      sum += Int128(paid) * haul * Int128(way ?? 0)
    }
    for delivery in allocation.deliveries {
      let paid = Int64(delivery.loads) * (truck[delivery.village] ?? 0)
      add(delivery.supplier, delivery.village, delivery.period, kg: delivery.kg.count, paid: paid)
    }
    for intake in allocation.intakes {
      add(intake.supplier, intake.hub, intake.period, kg: intake.kg.count, paid: intake.kg.count)
    }
    sum += holding(months)
    let cost = Int64(clamping: (sum + 500_000) / 1_000_000)
    report.expect(allocation.costFen.count == cost, "pellets.cost") {
      Bilingual(
        zh: "颗粒费用写 \(allocation.costFen.count) 分，重算 \(cost) 分",
        en: "pellets cost \(allocation.costFen.count) fen, recomputed \(cost) fen")
    }
    let proof = allocation.proof
    let gap = cost > 0 ? Double(cost - proof.boundFen.count) / Double(cost) : 0
    report.expect(
      proof.boundFen <= allocation.costFen && proof.linearOptimumFen <= allocation.costFen
        && agree(proof.gap, gap),
      "pellets.bound"
    ) {
      Bilingual(
        zh: "颗粒费用的下界高于费用，或写的差距与之不符",
        en: "the bound on the pellets' cost is above it, or the gap stated does not follow from it")
    }
  }

  /// What everything that lies somewhere at the end of a month costs through the next: all that has come less all that is burnt,
  /// whether it lies in a hub, a store or at home.
  private func holding(_ months: SeasonWitness) -> Int128 {
    var lying = months.starts.map { _ in Int64(0) }
    func add(_ kg: Int64, from t: Int?) {
      guard let t else { return }
      for later in t..<lying.count { lying[later] += kg }
    }
    let hubs = Set(district.pellets.stores.filter { $0.tier == .hub }.map(\.id))
    for delivery in allocation.deliveries where !hubs.contains(delivery.supplier) {
      add(delivery.kg.count, from: months.index(delivery.period))
    }
    for intake in allocation.intakes { add(intake.kg.count, from: months.index(intake.period)) }
    for group in allocation.villages.flatMap(\.groups) {
      for (t, kg) in group.burntKg.enumerated() { add(-kg.count, from: t) }
    }
    let rate = Int128(district.policy.pellets.holding.value.count) * 1000
    return months.starts.indices.dropFirst().reduce(Int128(0)) { sum, t in
      sum + Int128(lying[t - 1]) * (rate * Int128(months.days[t]) / 30)
    }
  }
}
