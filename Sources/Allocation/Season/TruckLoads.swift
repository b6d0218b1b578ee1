import Quantities

/// Turns a flow in kilograms into truck-loads: fills a truck that would go part empty with what would have come later.
///
/// Only timing changes, so every total stays exact: a plant hands out no more in a period than it can, and what comes early
/// has to find room in the village's store or at the homes it is for.
struct TruckLoads {
  let network: SeasonNetwork
  private(set) var schedule: SeasonSchedule
  /// By plant, then period: what it could still hand out.
  private var left: [[Int64]]
  /// By (village · sources + source) · periods + period: the lane, or −1.
  private let laneAt: [Int32]
  private let periods: Int
  private let sources: Int

  init(_ network: SeasonNetwork, _ schedule: SeasonSchedule) {
    let problem = network.problem
    let (periods, sources) = (problem.periods, problem.plants.count + problem.hubs.count)
    var left = problem.plants.map { $0.capacity.map(\.count) }
    var laneAt = [Int32](repeating: -1, count: problem.villages.count * sources * periods)
    for (i, lane) in network.lanes.enumerated() {
      laneAt[(lane.village * sources + lane.source) * periods + lane.period] = Int32(truncatingIfNeeded: i)
      if lane.source < problem.plants.count { left[lane.source][lane.period] -= schedule.arrivals[i] }
    }
    for p in problem.plants.indices {
      for h in problem.hubs.indices {
        for (t, kg) in schedule.hubInlets[p * problem.hubs.count + h].enumerated() { left[p][t] -= kg }
      }
    }
    self.network = network
    self.schedule = schedule
    self.left = left
    self.laneAt = laneAt
    self.periods = periods
    self.sources = sources
  }

  /// Fills trucks, period by period, so that what is freed in one can be used in it.
  ///
  /// - Complexity: O(lanes · periods · groups of a village)
  mutating func fill() {
    for t in 0..<periods {
      for v in network.problem.villages.indices {
        for s in 0..<sources {
          let lane = laneAt(v, s, t)
          guard lane >= 0, schedule.arrivals[lane] > 0 else { continue }
          let load = network.problem.villages[v].truckLoad.count
          let rest = schedule.arrivals[lane] % load
          if rest > 0 { fill(load - rest, village: v, source: s, period: t) }
        }
      }
    }
  }

  private func laneAt(_ v: Int, _ s: Int, _ t: Int) -> Int { Int(laneAt[(v * sources + s) * periods + t]) }

  /// Brings `wanted` more in `period` from what the same source would bring later; all of it or all that is left, or nothing.
  private mutating func fill(_ wanted: Int64, village v: Int, source s: Int, period: Int) {
    var moved: [Move] = []
    var missing = wanted
    var isMoreToCome = false
    for later in (period + 1)..<max(periods, period + 1) {
      let lane = laneAt(v, s, later)
      guard lane >= 0, schedule.arrivals[lane] > 0 else { continue }
      move(&missing, village: v, source: s, from: later, to: period, &moved)
      if schedule.arrivals[lane] > 0 { isMoreToCome = true }
      if missing == 0 { return }
    }
    // a truck that is not filled costs the same, unless it spares the later one
    if isMoreToCome { for move in moved.reversed() { apply(move, sign: -1) } }
  }

  /// One amount brought earlier, and where it waits: at the homes of a group, or in the store where there is none.
  private struct Move {
    var village: Int
    var source: Int
    var from: Int
    var to: Int
    var group: Int?
    var amount: Int64
  }

  private mutating func move(
    _ missing: inout Int64, village v: Int, source s: Int, from: Int, to: Int, _ moved: inout [Move]
  ) {
    for group in [nil] + network.groupsOfVillage[v].map(Optional.some) {
      let amount = min(
        missing, schedule.arrivals[laneAt(v, s, from)], spare(source: s, from: from, to: to),
        room(village: v, group: group, from: from, to: to))
      guard amount > 0 else { continue }
      let move = Move(village: v, source: s, from: from, to: to, group: group, amount: amount)
      apply(move, sign: 1)
      moved.append(move)
      missing -= amount
    }
  }

  /// What a source could bring more in `to` if it brought as much less in `from`.
  private func spare(source: Int, from: Int, to: Int) -> Int64 {
    let plants = network.problem.plants.count
    guard source >= plants else { return left[source][to] }
    return schedule.hubStock[source - plants][to..<from].min() ?? 0
  }

  /// What could wait from `to` until `from`, at the homes of a group or in the store.
  private func room(village: Int, group: Int?, from: Int, to: Int) -> Int64 {
    if let group {
      let most = schedule.homeStock[group][to..<from].max() ?? 0
      return min(schedule.receipts[group][from], network.groups[group].storage - most)
    }
    return network.problem.villages[village].store.count - (schedule.storeStock[village][to..<from].max() ?? 0)
  }

  private mutating func apply(_ move: Move, sign: Int64) {
    let amount = sign * move.amount
    let plants = network.problem.plants.count
    schedule.arrivals[laneAt(move.village, move.source, move.from)] -= amount
    schedule.arrivals[laneAt(move.village, move.source, move.to)] += amount
    if move.source < plants {
      left[move.source][move.from] += amount
      left[move.source][move.to] -= amount
    } else {
      for t in move.to..<move.from { schedule.hubStock[move.source - plants][t] -= amount }
    }
    if let group = move.group {
      schedule.receipts[group][move.from] -= amount
      schedule.receipts[group][move.to] += amount
      for t in move.to..<move.from { schedule.homeStock[group][t] += amount }
    } else {
      for t in move.to..<move.from { schedule.storeStock[move.village][t] += amount }
    }
  }
}
