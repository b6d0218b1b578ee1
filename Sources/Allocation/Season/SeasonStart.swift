import Quantities

/// A quick first flow: every village takes what it wants in a period from the cheapest plant that has all of it left, or with
/// what came for the period before, those villages first that would pay most for their second choice. Hubs stay empty; the
/// simplex does the rest.
struct SeasonStart {
  private(set) var start: NetworkSimplex.Start
  /// By group, then period: whether its village is served.
  private(set) var isServed: [[Bool]]

  /// - Parameters:
  ///   - wanted: By group, then period: what is wanted.
  ///   - prices: By plant, then period: what a tonne is worth at the gate, in thousandths of a fen.
  ///   - ceiling: What a tonne is worth where it is burnt; what costs more is left.
  /// - Complexity: O(lanes + villages · log villages)
  init(_ network: SeasonNetwork, wanted: [[Int64]], prices: [[Int64]], ceiling: Int64 = .max) {
    let problem = network.problem
    let (graph, periods) = (network.graph, problem.periods)
    start = NetworkSimplex.Start(
      flow: [Int64](repeating: 0, count: graph.arcCount),
      parent: [Int32](repeating: -1, count: graph.nodeCount))
    isServed = network.groups.map { _ in [Bool](repeating: false, count: periods) }
    var lanes = Array(repeating: 0..<0, count: problem.villages.count * periods)
    for (i, lane) in network.lanes.enumerated() {
      let place = lane.village * periods + lane.period
      lanes[place] = (lanes[place].isEmpty ? i : lanes[place].lowerBound)..<i + 1
    }
    let cost = { (i: Int) -> Int64 in
      let lane = network.lanes[i]
      guard lane.source < problem.plants.count else { return .max }
      return graph.cost[network.firstLane + i] + prices[lane.source][lane.period]
    }
    let regrets = problem.villages.indices.map { v in
      var (best, second) = (ceiling, ceiling)
      for i in lanes[v * periods] {
        let here = cost(i)
        if here < best { (best, second) = (here, best) } else { second = min(second, here) }
      }
      return second == .max ? .max : second - best
    }
    for v in problem.villages.indices.sorted(by: { (regrets[$0], $1) > (regrets[$1], $0) }) {
      let members = network.groupsOfVillage[v]
      // where the fuel of the period before came from, and what it cost
      var before: (lane: Int, cost: Int64)?
      for t in 0..<periods {
        let amount = members.reduce(Int64(0)) { $0 + wanted[$1][t] }
        guard amount > 0 else {
          before = nil
          continue
        }
        var best = before.map { (lane: $0.lane, cost: $0.cost + problem.holding(through: t)) }
        if let (lane, _) = best, !fits(amount, over: lane, until: t, network) { best = nil }
        if let (_, price) = best, price > ceiling { best = nil }
        for i in lanes[v * periods + t] where cost(i) < best?.cost ?? ceiling {
          if fits(amount, over: i, until: t, network) { best = (i, cost(i)) }
        }
        if let (lane, _) = best { serve(v, t, amount, over: lane, network, wanted) }
        before = best
      }
    }
    for (p, season) in network.plantArc.enumerated() where start.flow[season] > 0 {
      start.parent[network.plantNode[p]] = Int32(truncatingIfNeeded: season)
      for t in 0..<periods where start.flow[season + 1 + t] > 0 {
        start.parent[network.plantNode[p] + 1 + t] = Int32(truncatingIfNeeded: season + 1 + t)
      }
    }
  }

  /// Whether a lane's plant has so much more, and the village's store room for it from then until period `t`.
  private func fits(_ amount: Int64, over lane: Int, until t: Int, _ network: SeasonNetwork) -> Bool {
    let (source, village, first) = (
      network.lanes[lane].source, network.lanes[lane].village, network.lanes[lane].period
    )
    let season = network.plantArc[source]
    let carries = network.villageCarries[village][first..<t]
    return ([season, season + 1 + first] + carries).allSatisfy {
      start.flow[$0] + amount <= network.graph.capacity[$0]
    }
  }

  private mutating func serve(
    _ v: Int, _ t: Int, _ amount: Int64, over lane: Int, _ network: SeasonNetwork, _ wanted: [[Int64]]
  ) {
    let first = network.lanes[lane].period
    let season = network.plantArc[network.lanes[lane].source]
    let arc = network.firstLane + lane
    let carries = network.villageCarries[v][first..<t]
    for used in [season, season + 1 + first, arc] + carries { start.flow[used] += amount }
    start.parent[network.villageNode[v] + t] = Int32(truncatingIfNeeded: carries.last ?? arc)
    for g in network.groupsOfVillage[v] where wanted[g][t] > 0 {
      isServed[g][t] = true
      guard !network.handouts[g].isEmpty else { continue }
      start.flow[network.handouts[g][t]] = wanted[g][t]
      start.parent[network.groupNode[g] + t] = Int32(truncatingIfNeeded: network.handouts[g][t])
    }
  }

  /// Goes on over the arcs of seasons, which were added after the rest: the first of each period is filled where the village
  /// is served, and a season that gets all it wants hangs by one of them.
  mutating func extend(
    over seasons: [(node: Int, arcs: [[Int]])], of graph: FlowGraph, wanting amounts: [Int64]
  ) {
    for (g, season) in seasons.enumerated() {
      var missing = amounts[g]
      for (t, arcs) in season.arcs.enumerated() where isServed[g][t] {
        start.flow[arcs[0]] = graph.capacity[arcs[0]]
        missing -= graph.capacity[arcs[0]]
      }
      let full = season.arcs.first { start.flow[$0[0]] > 0 }
      if missing == 0, let full { start.parent[season.node] = Int32(truncatingIfNeeded: full[0]) }
    }
  }

  /// Goes on over the arcs into a common sink: they are full where the village is served.
  mutating func extend(to arcs: [[Int]], of graph: FlowGraph) {
    for (g, group) in arcs.enumerated() {
      for (t, arc) in group.enumerated() where isServed[g][t] { start.flow[arc] = graph.capacity[arc] }
    }
  }
}
