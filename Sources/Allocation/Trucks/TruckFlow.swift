import Quantities

/// A season brought by trucks that are paid for already, and by more where those do not do.
struct TruckFlow {
  let network: SeasonNetwork
  private let supply: [Int64]
  private let burnt: [[Int64]]
  /// By arc of the network: kilograms.
  private(set) var flow: [Int64]

  /// - Parameter flow: A flow of least cost, without regard to trucks.
  init(_ network: SeasonNetwork, supply: [Int64], burnt: [[Int64]], flow: [Int64]) {
    self.network = network
    self.supply = supply
    self.burnt = burnt
    self.flow = flow
  }

  var schedule: SeasonSchedule { SeasonSchedule(network, flow: flow, burnt: burnt) }

  /// Sends everything as cheaply as possible if so many trucks on each lane cost nothing more, and a kilogram beyond them
  /// `dearness` times its share of a full truck.
  ///
  /// - Complexity: that of ``NetworkSimplex/solve(_:supply:trunk:start:)`` from the flow before.
  mutating func send(with trucks: [Int64], dearness: Int64) {
    var graph = network.graph
    var start = flow
    var paid: [(arc: Int, lane: Int)] = []
    for (i, count) in trucks.enumerated() {
      let arc = network.firstLane + i
      graph.setCost(network.graph.cost[arc] * dearness, of: arc)
      guard count > 0 else { continue }
      let capacity = count * load(i)
      let free = graph.addArc(from: Int(graph.tail[arc]), to: Int(graph.head[arc]), capacity: capacity)
      paid.append((free, arc))
      start.append(min(capacity, start[arc]))
      start[arc] -= start[free]
    }
    let solution = NetworkSimplex.solve(
      graph, supply: supply, trunk: network.trunk,
      start: NetworkSimplex.Start(resuming: start, of: graph))
    flow = Array(solution.flow[..<network.graph.arcCount])
    for (arc, lane) in paid { flow[lane] += solution.flow[arc] }
  }

  /// By lane: the trucks it takes.
  var trucks: [Int64] {
    network.lanes.indices.map { (flow[network.firstLane + $0] + load($0) - 1) / load($0) }
  }

  private func load(_ lane: Int) -> Int64 {
    network.problem.villages[network.lanes[lane].village].truckLoad.count
  }
}
