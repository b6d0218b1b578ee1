/// A directed network with integer capacities and costs, and a flow on it.
///
/// Arc `2k` is the `k`-th arc given, arc `2k + 1` its reverse; `residual` holds what either can still carry, so
/// the flow on arc `k` is the residual of its reverse.
///
/// A greatest flow of least cost is found by the primal–dual method: node potentials come from Dijkstra's
/// algorithm on reduced costs, and all shortest paths of one length are saturated at once by Dinic's blocking
/// flows (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, §9.8 and §7.5). The number of rounds is the number of
/// different path lengths, not the number of paths.
struct FlowNetwork {
  /// An arc to build a network from.
  struct Arc {
    var tail: Int
    var head: Int
    var capacity: Int64
    /// Cost per unit, not negative.
    var cost: Int64
  }

  private var residual: [Int64]
  private let cost: [Int64]
  private let head: [Int32]
  /// Arcs by tail: those leaving node `n` are `leaving[first[n]..<first[n + 1]]`.
  private let leaving: [Int32]
  private let first: [Int]
  private var potential: [Int64]

  /// A network of `nodes` nodes that carries nothing yet.
  ///
  /// - Complexity: O(nodes + arcs)
  init(nodes: Int, arcs: [Arc]) {
    head = arcs.flatMap { [Int32($0.head), Int32($0.tail)] }
    residual = arcs.flatMap { [$0.capacity, 0] }
    cost = arcs.flatMap { [$0.cost, -$0.cost] }
    potential = Array(repeating: 0, count: nodes)

    var first = Array(repeating: 0, count: nodes + 1)
    for arc in head.indices { first[Int(head[arc ^ 1]) + 1] += 1 }
    for node in 0..<nodes { first[node + 1] += first[node] }
    var next = first
    var leaving = Array(repeating: Int32(0), count: head.count)
    for arc in head.indices {
      let tail = Int(head[arc ^ 1])
      leaving[next[tail]] = Int32(arc)
      next[tail] += 1
    }
    self.first = first
    self.leaving = leaving
  }

  private var nodes: Int { potential.count }

  /// The flow on the `k`-th arc given.
  func flow(on k: Int) -> Int64 { residual[2 * k + 1] }

  /// Lets the `k`-th arc carry `more`. Only for networks without costs: the potentials would no longer prove
  /// that the flow is of least cost.
  mutating func widen(_ k: Int, by more: Int64) { residual[2 * k] += more }

  /// Adds flow from `source` to `sink` until no more fits, always along cheapest paths, and returns how much
  /// was added.
  ///
  /// - Complexity: O(lengths · (arcs · log nodes + blocking flow)), with `lengths` the number of different path costs.
  mutating func augment(from source: Int, to sink: Int) -> Int64 {
    var added: Int64 = 0
    while updatePotentials(from: source, to: sink) {
      while let level = levels(from: source, to: sink) {
        var next = Array(first.dropLast())
        added += block(from: source, to: sink, level: level, next: &next, limit: .max)
      }
    }
    return added
  }

  /// The nodes from which more could still flow to `sink`: the far side of the least cut nearest to it, once
  /// the flow is greatest.
  ///
  /// - Complexity: O(nodes + arcs)
  func canReach(_ sink: Int) -> [Bool] {
    var reaches = Array(repeating: false, count: nodes)
    reaches[sink] = true
    var queue = [sink]
    var done = 0
    while done < queue.count {
      let node = queue[done]
      done += 1
      for arc in leaving[first[node]..<first[node + 1]] {
        let tail = Int(head[Int(arc)])
        guard residual[Int(arc) ^ 1] > 0, !reaches[tail] else { continue }
        reaches[tail] = true
        queue.append(tail)
      }
    }
    return reaches
  }

  /// Raises the potentials so that the arcs of cheapest paths have reduced cost zero and none is negative.
  /// Returns false when the sink is out of reach.
  private mutating func updatePotentials(from source: Int, to sink: Int) -> Bool {
    var distance = Array(repeating: Int64.max, count: nodes)
    var frontier = Frontier()
    distance[source] = 0
    frontier.push(source, at: 0)
    while let nearest = frontier.popNearest(), nearest.node != sink {
      guard nearest.distance == distance[nearest.node] else { continue }
      for arc in leaving[first[nearest.node]..<first[nearest.node + 1]] where residual[Int(arc)] > 0 {
        let to = Int(head[Int(arc)])
        let length = nearest.distance + reducedCost(Int(arc))
        // Nothing beyond the sink matters: potentials rise by at most the distance to it.
        guard length < distance[to], length < distance[sink] else { continue }
        distance[to] = length
        frontier.push(to, at: length)
      }
    }
    guard distance[sink] < .max else { return false }
    for node in 0..<nodes { potential[node] += min(distance[node], distance[sink]) }
    return true
  }

  private func reducedCost(_ arc: Int) -> Int64 {
    cost[arc] + potential[Int(head[arc ^ 1])] - potential[Int(head[arc])]
  }

  /// Steps from `source` over arcs of reduced cost zero with room; `nil` when `sink` is out of reach.
  private func levels(from source: Int, to sink: Int) -> [Int32]? {
    var level = Array(repeating: Int32(-1), count: nodes)
    level[source] = 0
    var queue = [source]
    var done = 0
    while done < queue.count, level[sink] < 0 {
      let node = queue[done]
      done += 1
      for arc in leaving[first[node]..<first[node + 1]] {
        let to = Int(head[Int(arc)])
        guard level[to] < 0, residual[Int(arc)] > 0, reducedCost(Int(arc)) == 0 else { continue }
        level[to] = level[node] + 1
        queue.append(to)
      }
    }
    return level[sink] < 0 ? nil : level
  }

  /// Sends up to `limit` from `node` to `sink` along arcs that climb one level, never looking twice at an arc
  /// found full (`next` remembers). Depth is at most the level of the sink.
  private mutating func block(
    from node: Int, to sink: Int, level: [Int32], next: inout [Int], limit: Int64
  ) -> Int64 {
    guard node != sink else { return limit }
    var sent: Int64 = 0
    while next[node] < first[node + 1] {
      let arc = Int(leaving[next[node]])
      let to = Int(head[arc])
      if level[to] == level[node] + 1, residual[arc] > 0, reducedCost(arc) == 0 {
        let room = min(limit - sent, residual[arc])
        let passed = block(from: to, to: sink, level: level, next: &next, limit: room)
        residual[arc] -= passed
        residual[arc ^ 1] += passed
        sent += passed
        if sent == limit { return sent }
      }
      next[node] += 1
    }
    return sent
  }
}
