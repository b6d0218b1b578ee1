/// A greatest flow in whole units (Dinitz 1970): blocking flows along shortest paths, until no path is left.
///
/// The flow is kept, so raising capacities at the sink and going on never lessens what a sink already gets.
struct MaximumFlow {
  private let source: Int
  private let sink: Int
  /// Residual arcs in pairs: `2a` forwards, `2a + 1` backwards.
  private var residual: [Int64]
  private let to: [Int32]
  /// Residual arcs by the node they leave: those of node `n` are `order[first[n] ..< first[n + 1]]`.
  private let first: [Int32]
  private let order: [Int32]
  private var level: [Int32]

  /// A network without flow. `capacity` replaces the graph's own where given.
  ///
  /// - Complexity: O(nodes + arcs)
  init(_ graph: FlowGraph, capacity: [Int64]? = nil, from source: Int, to sink: Int) {
    self.source = source
    self.sink = sink
    let arcs = graph.arcCount
    let capacity = capacity ?? graph.capacity
    var residual = [Int64](repeating: 0, count: 2 * arcs)
    var to = [Int32](repeating: 0, count: 2 * arcs)
    var first = [Int32](repeating: 0, count: graph.nodeCount + 1)
    for arc in 0..<arcs {
      residual[2 * arc] = capacity[arc]
      to[2 * arc] = graph.head[arc]
      to[2 * arc + 1] = graph.tail[arc]
      first[Int(graph.tail[arc]) + 1] += 1
      first[Int(graph.head[arc]) + 1] += 1
    }
    for node in 0..<graph.nodeCount { first[node + 1] += first[node] }
    var next = first
    var order = [Int32](repeating: 0, count: 2 * arcs)
    for entry in 0..<2 * arcs {
      let from = Int(to[entry ^ 1])
      order[Int(next[from])] = Int32(truncatingIfNeeded: entry)
      next[from] += 1
    }
    self.residual = residual
    self.to = to
    self.first = first
    self.order = order
    level = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// What flows over an arc.
  func flow(_ arc: Int) -> Int64 { residual[2 * arc + 1] }

  /// Lets an arc carry `more` than before.
  mutating func raise(_ arc: Int, by more: Int64) { residual[2 * arc] += more }

  /// Sends all that can still be sent from source to sink; how much that was.
  ///
  /// - Complexity: O(nodes² · arcs) at worst; near O(arcs) on the layered networks here.
  mutating func augment() -> Int64 {
    var total: Int64 = 0
    var next = first
    while findLevels() {
      next = first
      total += block(&next)
    }
    return total
  }

  /// The nodes that the source can still reach: the source's side of a least cut once ``augment()`` is done.
  func sourceSide() -> [Bool] { level.map { $0 >= 0 } }

  private mutating func findLevels() -> Bool {
    level.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
    var queue: [Int32] = [Int32(truncatingIfNeeded: source)]
    queue.reserveCapacity(level.count)
    level[source] = 0
    var done = 0
    while done < queue.count {
      let node = Int(queue[done])
      done += 1
      for position in Int(first[node])..<Int(first[node + 1]) {
        let entry = Int(order[position])
        let other = Int(to[entry])
        if residual[entry] > 0, level[other] < 0 {
          level[other] = level[node] + 1
          queue.append(Int32(truncatingIfNeeded: other))
        }
      }
    }
    return level[sink] >= 0
  }

  /// Saturates every shortest path; a path is walked arc by arc, never by recursion.
  private mutating func block(_ next: inout [Int32]) -> Int64 {
    var total: Int64 = 0
    var path: [Int32] = []
    var node = source
    while true {
      if node == sink {
        let room = path.reduce(Int64.max) { min($0, residual[Int($1)]) }
        total += room
        for entry in path {
          residual[Int(entry)] -= room
          residual[Int(entry) ^ 1] += room
        }
        // go on from before the first arc that is now full
        guard let full = path.firstIndex(where: { residual[Int($0)] == 0 }) else { return total }
        node = Int(to[Int(path[full]) ^ 1])
        path.removeSubrange(full...)
        continue
      }
      if next[node] < first[node + 1] {
        let entry = Int(order[Int(next[node])])
        let other = Int(to[entry])
        if residual[entry] > 0, level[other] == level[node] + 1 {
          path.append(Int32(truncatingIfNeeded: entry))
          node = other
        } else {
          next[node] += 1
        }
      } else {
        guard let back = path.popLast() else { return total }
        node = Int(to[Int(back) ^ 1])
        next[node] += 1
      }
    }
  }
}
