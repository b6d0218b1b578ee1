import Quantities
import Tables

extension DistrictCheck {
  /// How far an estimated position may be from the truth without making a road look too short.
  private static let estimateTolerance = Metres(1_500)

  /// Roads shorter than the straight line, loops, and one-way roads that lead in but not out.
  func checkRoads(_ diagnostics: inout Diagnostics) {
    let junctions = draft.junctions.values
    for (road, row) in draft.roads.entries {
      let (from, to) = (junctions[road.from], junctions[road.to])
      if road.from == road.to {
        diagnostics.report(
          .warning, "road.loop", at: row.place("to"), found: to.id,
          Bilingual(
            zh: "路段 \(road.id) 的起点和终点是同一个节点。", en: "Road \(road.id) starts and ends at the same junction."),
          remedy: Bilingual(zh: "请核对终点；它不影响通行。", en: "Check its end; it does not help anybody to travel."))
        continue
      }
      let straight = from.location.distance(to: to.location)
      let estimates = [from, to].count { $0.position == .estimated }
      let tolerance = Int64(Double(straight.count) * 0.02) + Self.estimateTolerance.count * Int64(estimates)
      if road.length.count + tolerance < straight.count {
        diagnostics.report(
          .error, "road.too-short", at: row.place("length_m"), found: "\(road.length.count)",
          Bilingual(
            zh: "路段 \(road.id) 长 \(road.length.count) 米，两端直线距离却有 \(straight.count) 米。",
            en: "Road \(road.id) is \(road.length.count) m long, but its ends are \(straight.count) m apart."),
          remedy: Bilingual(
            zh: "长度单位是米不是公里；也请核对两端节点的坐标。",
            en: "The unit is metres, not kilometres; also check the positions of both ends."))
      }
    }
    checkOneWay(&diagnostics)
  }

  private func checkOneWay(_ diagnostics: inout Diagnostics) {
    var entered = [Int?](repeating: nil, count: draft.junctions.values.count)
    var canLeave = [Bool](repeating: false, count: entered.count)
    for (index, road) in draft.roads.values.enumerated() where road.from != road.to {
      if road.oneWay {
        if entered[road.to] == nil { entered[road.to] = index }
      } else {
        canLeave[road.to] = true
      }
      canLeave[road.from] = true
    }
    for village in draft.villages.values {
      guard let road = entered[village.junction], !canLeave[village.junction] else { continue }
      // Once per junction, even where several villages share it.
      entered[village.junction] = nil
      let row = draft.roads.rows[road]
      diagnostics.report(
        .warning, "road.no-way-out", at: row.place("one_way"), found: draft.roads.values[road].id,
        Bilingual(
          zh: "\(village.name.zh)（\(village.code)）只有单行路通入，货车进得去出不来。",
          en: "Only one-way roads lead to \(village.name.en) (\(village.code)); a truck could not leave."),
        remedy: Bilingual(zh: "请核对单行方向，或补上返回的路。", en: "Check the direction, or add the way back."))
    }
  }

  /// Villages that no reserve point reaches over open roads, and points that reach nobody.
  func checkReachability(_ diagnostics: inout Diagnostics) {
    guard !draft.roads.values.isEmpty, !draft.villages.values.isEmpty else { return }
    let sites = draft.sites.entries.filter { $0.0.status != .forbidden }
    guard !sites.isEmpty else { return }
    let (starts, count) = (sites.map(\.0.junction), draft.junctions.values.count)
    let reached = draft.roads.values.filter(\.isOpen).junctionsReached(from: starts, among: count)
    let reachedWithClosed = draft.roads.values.junctionsReached(from: starts, among: count)
    var closedOff: [Bilingual] = []
    var cutOff: [Bilingual] = []
    for village in draft.villages.values where !reached[village.junction] {
      if reachedWithClosed[village.junction] {
        closedOff.append(village.name)
      } else {
        cutOff.append(village.name)
      }
    }
    let place = Place(file: DistrictTables.villages.file, column: "junction")
    if !cutOff.isEmpty {
      diagnostics.report(
        .warning, "network.unreachable", at: place, found: cutOff.first?.zh,
        Bilingual(
          zh: "有 \(cutOff.count) 个村与所有储备点之间没有路：\(listed(cutOff.map(\.zh), language: .zh))。",
          en:
            "No road joins \(cutOff.count) villages to any reserve point: \(listed(cutOff.map(\.en), language: .en))."
        ),
        remedy: Bilingual(
          zh: "请在 roads.csv 补上道路；确实不通的村只能就地储备。",
          en:
            "Add the roads to roads.csv; a village that truly has none can only be served from stock inside it."
        ))
    }
    if !closedOff.isEmpty {
      diagnostics.report(
        .warning, "network.only-closed-roads", at: place, found: closedOff.first?.zh,
        Bilingual(
          zh: "有 \(closedOff.count) 个村只能经已封闭的路到达：\(listed(closedOff.map(\.zh), language: .zh))。",
          en:
            "\(closedOff.count) villages can be reached only over closed roads: \(listed(closedOff.map(\.en), language: .en))."
        ),
        remedy: Bilingual(zh: "请核对 roads.csv 的 status。", en: "Check the status in roads.csv."))
    }
    checkIsolatedSites(&diagnostics)
  }

  private func checkIsolatedSites(_ diagnostics: inout Diagnostics) {
    var leaves = Set<Int>()
    for road in draft.roads.values where road.isOpen && road.from != road.to {
      leaves.insert(road.from)
      if !road.oneWay { leaves.insert(road.to) }
    }
    for (site, row) in draft.sites.entries where site.status != .forbidden && !leaves.contains(site.junction)
    {
      diagnostics.report(
        .warning, "network.isolated-site", at: row.place("junction"), found: site.id,
        Bilingual(zh: "\(site.name.zh) 没有可通行的路通出。", en: "No open road leads away from \(site.name.en)."),
        remedy: Bilingual(zh: "请核对它的节点，或补上道路。", en: "Check its junction, or add the road."))
    }
  }
}
