import Quantities

/// Turns a flow in kilograms into truck-loads, so that few trucks go part empty.
///
/// Every total stays exact: a plant hands out no more than it can, what comes early finds room in the village's store or at the
/// homes it is for, and what comes late was not missed meanwhile.
struct TruckLoads {
  private let network: SeasonNetwork
  private(set) var schedule: SeasonSchedule
  /// By plant, then period: what it could still hand out.
  private var left: [[Int64]]
  /// By plant: what it could still hand out over the season.
  private var seasonLeft: [Int64]
  /// By village: its lanes, by period, then source.
  private let lanes: [Range<Int>]
  private let plants: Int

  init(_ network: SeasonNetwork, _ schedule: SeasonSchedule) {
    let problem = network.problem
    var left = problem.plants.map { $0.capacity.map(\.count) }
    var seasonLeft = problem.plants.map(\.seasonCapacity.count)
    var lanes = problem.villages.map { _ in 0..<0 }
    func take(_ kg: Int64, _ plant: Int, _ period: Int) {
      left[plant][period] -= kg
      seasonLeft[plant] -= kg
    }
    for (i, lane) in network.lanes.enumerated() {
      lanes[lane.village] = (lanes[lane.village].isEmpty ? i : lanes[lane.village].lowerBound)..<i + 1
      if lane.source < problem.plants.count { take(schedule.arrivals[i], lane.source, lane.period) }
    }
    for p in problem.plants.indices {
      for h in problem.hubs.indices {
        for (t, kg) in schedule.hubInlets[p * problem.hubs.count + h].enumerated() { take(kg, p, t) }
      }
    }
    self.network = network
    self.schedule = schedule
    self.left = left
    self.seasonLeft = seasonLeft
    self.lanes = lanes
    plants = problem.plants.count
  }

  /// Fills trucks with what the same source would bring later, period by period, so that what is freed in one can be used
  /// in it; then loads what two part-empty trucks bring onto one; last, what lies about early waits for the room left in
  /// a later one.
  ///
  /// - Complexity: O(lanes · periods · groups of a village)
  mutating func fill() {
    for t in 0..<network.problem.periods {
      for v in lanes.indices {
        for i in lanes[v] where network.lanes[i].period == t && rest(i) > 0 { fill(i, of: v) }
      }
    }
    for v in lanes.indices { join(v) }
    for v in lanes.indices {
      raise(v)
      delay(v)
    }
  }

  /// Does away with deliveries below the least drop where that takes no further truck.
  ///
  /// - Complexity: O(lanes · groups of a village)
  mutating func raise() {
    for v in lanes.indices { raise(v) }
  }

  private func rest(_ i: Int) -> Int64 { schedule.arrivals[i] % load(i) }
  private func load(_ i: Int) -> Int64 { network.problem.villages[network.lanes[i].village].truckLoad.count }

  private mutating func fill(_ i: Int, of v: Int) {
    let (source, period) = (network.lanes[i].source, network.lanes[i].period)
    let later = lanes[v].filter {
      network.lanes[$0].source == source && network.lanes[$0].period > period && schedule.arrivals[$0] > 0
    }
    var moves: [Move] = []
    var missing = load(i) - rest(i)
    for j in later where missing > 0 {
      missing -= shift(min(missing, schedule.arrivals[j]), from: j, to: i, &moves)
    }
    // a truck that is not filled costs the same, unless it spares the later one
    if missing > 0, later.contains(where: { schedule.arrivals[$0] > 0 }) { undo(moves) }
  }

  /// Moves what is in one part-empty truck into another with room for it, the least first.
  private mutating func join(_ v: Int) {
    let partial = lanes[v].filter { rest($0) > 0 }
    for i in partial.sorted(by: { (rest($0), $0) < (rest($1), $1) }) {
      let amount = rest(i)
      for j in partial where j != i && amount > 0 && rest(j) > 0 && load(j) - rest(j) >= amount {
        var moves: [Move] = []
        if shift(amount, from: i, to: j, &moves) == amount { break }
        undo(moves)
      }
    }
  }

  /// Brings deliveries below the least drop up to it, or does away with them, where another of the village can give or take.
  private mutating func raise(_ v: Int) {
    let least = network.problem.terms.minimumDrop.count
    for i in lanes[v] where schedule.arrivals[i] > 0 && schedule.arrivals[i] < least {
      let amount = schedule.arrivals[i]
      for j in lanes[v] where j != i && schedule.arrivals[j] > 0 && load(j) - rest(j) >= amount && rest(j) > 0
      {
        var moves: [Move] = []
        if shift(amount, from: i, to: j, &moves) == amount { break }
        undo(moves)
      }
      guard schedule.arrivals[i] > 0 else { continue }
      for j in lanes[v] where j != i && schedule.arrivals[j] - (least - amount) >= least {
        var moves: [Move] = []
        if shift(least - amount, from: j, to: i, &moves) == least - amount { break }
        undo(moves)
      }
    }
  }

  /// Lets fuel wait at the plant for the room in a later part-empty truck: the same trucks, less in store.
  private mutating func delay(_ v: Int) {
    let least = network.problem.terms.minimumDrop.count
    for i in lanes[v] where schedule.arrivals[i] > 0 {
      for j in lanes[v] where network.lanes[j].period > network.lanes[i].period && rest(j) > 0 {
        var moves: [Move] = []
        _ = shift(min(load(j) - rest(j), schedule.arrivals[i] - least), from: i, to: j, &moves)
      }
    }
  }
}

// MARK: Moving

extension TruckLoads {
  /// One amount brought by another lane, and where it waits meanwhile, or waited: at the homes of a group, or in the store.
  private struct Move {
    var from: Int
    var to: Int
    var group: Int?
    var amount: Int64
  }

  /// Lets lane `to` bring up to `amount` of what lane `from` of the same village brings; how much was possible.
  private mutating func shift(_ amount: Int64, from: Int, to: Int, _ moves: inout [Move]) -> Int64 {
    var moved: Int64 = 0
    for group in [nil] + network.groupsOfVillage[network.lanes[from].village].map(Optional.some) {
      let most = min(amount - moved, spare(from: from, to: to), room(group, from: from, to: to))
      guard most > 0 else { continue }
      let move = Move(from: from, to: to, group: group, amount: most)
      apply(move, sign: 1)
      moves.append(move)
      moved += most
      if moved == amount { break }
    }
    return moved
  }

  private mutating func undo(_ moves: [Move]) {
    for move in moves.reversed() { apply(move, sign: -1) }
  }

  /// What the source of `to` could bring more if that of `from` brought as much less.
  private func spare(from: Int, to: Int) -> Int64 {
    let (old, new) = (network.lanes[from], network.lanes[to])
    if old.source == new.source {
      if old.source < plants { return left[old.source][new.period] }
      // a hub's intake stays as it is, so it has to hold what goes earlier, and to have room for what goes later
      let hub = old.source - plants
      if new.period <= old.period { return schedule.hubStock[hub][new.period..<old.period].min() ?? .max }
      let most = schedule.hubStock[hub][old.period..<new.period].max() ?? 0
      return network.problem.hubs[hub].capacity.count - most
    }
    guard old.source < plants, new.source < plants else { return 0 }
    return min(left[new.source][new.period], seasonLeft[new.source])
  }

  /// What could wait somewhere until it is wanted, if it came earlier, or need not wait there, if it came later.
  private func room(_ group: Int?, from: Int, to: Int) -> Int64 {
    let (old, new) = (network.lanes[from].period, network.lanes[to].period)
    let village = network.lanes[from].village
    if old == new { return group == nil ? .max : 0 }
    if new < old {
      guard let group else {
        return network.problem.villages[village].store.count
          - (schedule.storeStock[village][new..<old].max() ?? 0)
      }
      let most = schedule.homeStock[group][new..<old].max() ?? 0
      return min(schedule.receipts[group][old], network.groups[group].storage - most)
    }
    guard let group else { return schedule.storeStock[village][old..<new].min() ?? 0 }
    return min(schedule.receipts[group][old], schedule.homeStock[group][old..<new].min() ?? 0)
  }

  private mutating func apply(_ move: Move, sign: Int64) {
    let amount = sign * move.amount
    let (old, new) = (network.lanes[move.from], network.lanes[move.to])
    schedule.arrivals[move.from] -= amount
    schedule.arrivals[move.to] += amount
    if old.source < plants {
      left[old.source][old.period] += amount
      seasonLeft[old.source] += amount
    }
    if new.source < plants {
      left[new.source][new.period] -= amount
      seasonLeft[new.source] -= amount
    }
    let isEarlier = new.period < old.period
    let change = isEarlier ? amount : -amount
    let between = isEarlier ? new.period..<old.period : old.period..<new.period
    if old.source >= plants { for t in between { schedule.hubStock[old.source - plants][t] -= change } }
    if let group = move.group {
      schedule.receipts[group][old.period] -= amount
      schedule.receipts[group][new.period] += amount
      for t in between { schedule.homeStock[group][t] += change }
    } else {
      for t in between { schedule.storeStock[old.village][t] += change }
    }
  }
}
