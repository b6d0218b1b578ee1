/// What a season's flow means, period by period, to the kilogram.
struct SeasonSchedule {
  /// By lane: what is brought.
  var arrivals: [Int64]
  /// By plant · hubs + hub, then period: what a hub takes in; empty where there is no way.
  var hubInlets: [[Int64]]
  /// By hub, then period: what it holds at the end.
  var hubStock: [[Int64]]
  /// By village, then period: what its store holds at the end.
  var storeStock: [[Int64]]
  /// By group, then period: what its households are handed.
  var receipts: [[Int64]]
  /// By group, then period: what they hold at home at the end.
  var homeStock: [[Int64]]
  /// By group, then period: what they burn.
  var burnt: [[Int64]]

  /// Reads a flow. Where homes and store of a village run along one arc, homes are filled first.
  ///
  /// - Parameter burnt: What each group burns in each period.
  init(_ network: SeasonNetwork, flow: [Int64], burnt: [[Int64]]) {
    let periods = network.problem.periods
    func values(_ arcs: [Int]) -> [Int64] { arcs.map { flow[$0] } }
    func stock(_ arcs: [Int]) -> [Int64] { values(arcs) + [0] }
    self.burnt = burnt
    arrivals = Array(flow[network.firstLane..<network.firstLane + network.lanes.count])
    hubInlets = network.hubInlets.map(values)
    hubStock = network.hubCarries.map(stock)
    storeStock = network.villageCarries.map(stock)
    receipts = network.handouts.map(values)
    homeStock = network.homeCarries.map(stock)
    for (v, members) in network.groupsOfVillage.enumerated() where members.count == 1 {
      let g = members.lowerBound
      let room = network.groups[g].storage
      homeStock[g] = storeStock[v].map { min($0, room) }
      for t in 0..<periods { storeStock[v][t] -= homeStock[g][t] }
      receipts[g] = (0..<periods).map { t in
        burnt[g][t] + homeStock[g][t] - (t > 0 ? homeStock[g][t - 1] : 0)
      }
    }
  }
}
