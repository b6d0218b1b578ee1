import Quantities
import Tables

extension DistrictCheck {
  /// Whether there is a truck at all, and whether one can get to every village.
  func checkFleet(_ diagnostics: inout Diagnostics) {
    guard !draft.fleet.values.isEmpty, !draft.incomplete.contains(DistrictTables.fleet.file) else { return }
    let trucks = draft.fleet.values.filter { $0.count > 0 }
    guard trucks.isEmpty else { return checkWeightLimits(trucks, &diagnostics) }
    diagnostics.report(
      .warning, "fleet.no-truck", at: draft.fleet.rows[0].place("count"), found: "0",
      Bilingual(
        zh: "fleet.csv 里各种车的 count 全是 0，一辆车也没有：应急时煤送不出储备点。",
        en: "Every count in fleet.csv is 0: without a truck no coal leaves a reserve point in an emergency."),
      remedy: Bilingual(zh: "请填能调用的车辆数。", en: "Enter how many trucks can be called upon."))
  }

  /// Villages that trucks would get to, were it not for what the roads bear.
  private func checkWeightLimits(_ trucks: [TruckType], _ diagnostics: inout Diagnostics) {
    let open = draft.roads.values.filter(\.isOpen)
    var (reached, driven) = (Set<Int>(), Set<Int>())
    for base in Set(trucks.map(\.base)) {
      reached.formUnion(served(from: base, over: open))
      for weight in Set(trucks.filter { $0.base == base }.map(\.fullWeight)) {
        driven.formUnion(served(from: base, over: open.filter { $0.bears(weight) }))
      }
    }
    let cutOff = draft.villages.values.filter {
      reached.contains($0.junction) && !driven.contains($0.junction)
    }
    let weak = draft.roads.entries.filter { road, _ in
      road.isOpen && driven.contains(road.from) != driven.contains(road.to)
        && trucks.contains { !road.bears($0.fullWeight) }
    }
    guard !cutOff.isEmpty, let (road, row) = weak.first, let limit = road.weightLimit,
      let lightest = trucks.map(\.fullWeight).min()
    else { return }
    diagnostics.report(
      .warning, "road.no-truck-light-enough", at: row.place("weight_limit_t"), found: "\(limit.tonnes)",
      Bilingual(
        zh:
          "受 \(listed(weak.map(\.0.id), language: .zh)) 限重所限，装满的车（最轻的 \(lightest.tonnes) 吨）到不了 \(cutOff.count) 个村：\(listed(cutOff.map(\.name.zh), language: .zh))。",
        en:
          "The limit of \(listed(weak.map(\.0.id), language: .en)) keeps full trucks (the lightest weighs \(lightest.tonnes) t) from \(cutOff.count) villages: \(listed(cutOff.map(\.name.en), language: .en))."
      ),
      remedy: Bilingual(
        zh: "限重以吨计，含车重，请核对；属实的话，请在 fleet.csv 补上更轻的车。",
        en:
          "The limit is in tonnes and counts the truck itself; check it, and if it is right add a lighter truck to fleet.csv."
      ))
  }

  /// Junctions that a truck gets to by way of a reserve point.
  private func served(from base: Int, over roads: [Road]) -> [Int] {
    let count = draft.junctions.values.count
    let around = roads.junctionsReached(from: [base], among: count)
    let sites = draft.sites.values.filter { $0.status != .forbidden && around[$0.junction] }
    let reached = roads.junctionsReached(from: sites.map(\.junction), among: count)
    return reached.indices.filter { reached[$0] }
  }
}

extension TruckType {
  /// What it weighs with a full load.
  fileprivate var fullWeight: Kilograms { payload + emptyWeight }
}

extension Road {
  /// Whether a vehicle of this weight may use it.
  fileprivate func bears(_ weight: Kilograms) -> Bool { weight <= weightLimit ?? weight }
}
