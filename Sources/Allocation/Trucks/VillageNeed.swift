import Quantities

/// What one village's trucks have to bring by when, and how much of it may lie there early.
struct VillageNeed {
  /// What one truck brings, kg.
  let load: Int64
  /// By period: what must have come by its end, because it is burnt by then.
  let least: [Int64]
  /// By period: what may have come by its end at most, because there is room for no more.
  let most: [Int64]
  /// What a truck's load can be beyond whole trucks, in a plan that is worth considering: every bound above, less whole
  /// trucks; in order, and zero first.
  let residues: [Int64]
  /// By period: whether a truck has to come, because somebody burns more in it than he can have kept for it at home and the
  /// store together.
  let isCalled: [Bool]
  /// By period: the lanes that reach it.
  let lanes: [Range<Int>]

  /// What it burns over the season.
  var total: Int64 { least.last ?? 0 }

  /// What it burns in a period.
  func burnt(in period: Int) -> Int64 { least[period] - (period > 0 ? least[period - 1] : 0) }

  /// The needs of all villages of a network.
  ///
  /// - Complexity: O(lanes + groups · periods)
  static func all(_ network: SeasonNetwork, burnt: [[Int64]]) -> [VillageNeed] {
    let periods = network.problem.periods
    var lanes = Array(repeating: 0..<0, count: network.problem.villages.count * periods)
    for (i, lane) in network.lanes.enumerated() {
      let place = lane.village * periods + lane.period
      lanes[place] = (lanes[place].isEmpty ? i : lanes[place].lowerBound)..<i + 1
    }
    return network.problem.villages.indices.map { v in
      VillageNeed(network, v, burnt, Array(lanes[v * periods..<(v + 1) * periods]))
    }
  }

  private init(_ network: SeasonNetwork, _ v: Int, _ burnt: [[Int64]], _ lanes: [Range<Int>]) {
    let village = network.problem.villages[v]
    let members = network.groupsOfVillage[v]
    let load = village.truckLoad.count
    var least: [Int64] = []
    for t in lanes.indices { least.append((least.last ?? 0) + members.reduce(0) { $0 + burnt[$1][t] }) }
    var left = members.map { burnt[$0].reduce(0, +) }
    let total = left.reduce(0, +)
    let most = lanes.indices.map { t in
      // nobody keeps at home what he will not burn
      var room = village.store.count
      for (i, g) in members.enumerated() {
        left[i] -= burnt[g][t]
        room += min(left[i], network.groups[g].storage)
      }
      return min(total, least[t] + room)
    }
    isCalled = lanes.indices.map { t in
      let missing = members.reduce(Int64(0)) { sum, g in
        sum + max(0, burnt[g][t] - network.groups[g].storage)
      }
      return t > 0 && missing > village.store.count
    }
    self.load = load
    self.least = least
    self.most = most
    self.lanes = lanes
    residues = Set([0] + (least + most).map { $0 % load }).sorted()
  }
}
