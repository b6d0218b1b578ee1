/// A greatest flow in whole units (Dinitz 1970): blocking flows along shortest paths, until no path is left.
///
/// The flow is kept, so raising capacities at the sink and going on never lessens what a sink already gets.
///
/// Arcs lie by the node they leave, so that what a search looks at lies side by side.
struct MaximumFlow: ~Copyable {
  private let nodes: Int
  private let source: Int
  private let sink: Int
  /// Residual arcs of node `n` are `first[n] ..< first[n + 1]`, backwards ones among them.
  private let first: UnsafeMutablePointer<Int32>
  private let to: UnsafeMutablePointer<Int32>
  private let residual: UnsafeMutablePointer<Int64>
  /// The same arc the other way.
  private let twin: UnsafeMutablePointer<Int32>
  /// By arc of the graph: where it lies.
  private let place: UnsafeMutablePointer<Int32>
  private let level: UnsafeMutablePointer<Int32>
  /// By node: the first of its arcs that may still lead on.
  private let next: UnsafeMutablePointer<Int32>
  private var queue: [Int32] = []
  private var path: [Int32] = []

  /// By arc of the graph.
  private let capacity: [Int64]

  /// A network without flow.
  ///
  /// - Complexity: O(nodes + arcs)
  init(_ graph: FlowGraph, from source: Int, to sink: Int) {
    self.source = source
    self.sink = sink
    nodes = graph.nodeCount
    let arcs = graph.arcCount
    capacity = graph.capacity
    first = .allocate(capacity: nodes + 1)
    next = .allocate(capacity: nodes + 1)
    level = .allocate(capacity: nodes)
    to = .allocate(capacity: 2 * arcs)
    residual = .allocate(capacity: 2 * arcs)
    twin = .allocate(capacity: 2 * arcs)
    place = .allocate(capacity: arcs)
    first.initialize(repeating: 0, count: nodes + 1)
    level.initialize(repeating: -1, count: nodes)
    for arc in 0..<arcs {
      first[Int(graph.tail[arc]) + 1] += 1
      first[Int(graph.head[arc]) + 1] += 1
    }
    for node in 0..<nodes { first[node + 1] += first[node] }
    next.initialize(from: first, count: nodes + 1)
    for arc in 0..<arcs {
      let (tail, head) = (Int(graph.tail[arc]), Int(graph.head[arc]))
      let here = next[tail]
      next[tail] += 1
      let there = next[head]
      next[head] += 1
      (to + Int(here)).initialize(to: graph.head[arc])
      (to + Int(there)).initialize(to: graph.tail[arc])
      (residual + Int(here)).initialize(to: capacity[arc])
      (residual + Int(there)).initialize(to: 0)
      (twin + Int(here)).initialize(to: there)
      (twin + Int(there)).initialize(to: here)
      (place + arc).initialize(to: here)
    }
  }

  deinit {
    first.deallocate()
    next.deallocate()
    level.deallocate()
    to.deallocate()
    residual.deallocate()
    twin.deallocate()
    place.deallocate()
  }

  /// What flows over an arc.
  func flow(_ arc: Int) -> Int64 { residual[Int(twin[Int(place[arc])])] }

  /// Takes all flow away, and lets every arc carry its capacity, or `most` where that is less, `factor` times.
  mutating func restart(atMost most: Int64 = .max, times factor: Int64 = 1) {
    for arc in capacity.indices {
      let position = Int(place[arc])
      residual[position] = min(capacity[arc], most) * factor
      residual[Int(twin[position])] = 0
    }
  }

  /// Lets an arc carry `most`, which is no less than flows over it.
  mutating func limit(_ arc: Int, to most: Int64) { residual[Int(place[arc])] = most - flow(arc) }

  /// Sends all that can still be sent from source to sink; how much that was.
  ///
  /// - Complexity: O(nodes² · arcs) at worst; near O(arcs) on the layered networks here.
  mutating func augment() -> Int64 {
    var total: Int64 = 0
    while findLevels() {
      next.update(from: first, count: nodes + 1)
      total += block()
    }
    return total
  }

  /// The nodes that the source can still reach: the source's side of a least cut once ``augment()`` is done.
  ///
  /// - Complexity: O(nodes + arcs)
  func sourceSide() -> [Bool] {
    var isNear = [Bool](repeating: false, count: nodes)
    var queue = [source]
    isNear[source] = true
    while let node = queue.popLast() {
      for position in Int(first[node])..<Int(first[node + 1]) where residual[position] > 0 {
        let other = Int(to[position])
        guard !isNear[other] else { continue }
        isNear[other] = true
        queue.append(other)
      }
    }
    return isNear
  }

  /// Numbers nodes by how many arcs they lie from the sink, until the source is found: who is short is rarer than who could
  /// give.
  private mutating func findLevels() -> Bool {
    level.update(repeating: -1, count: nodes)
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(truncatingIfNeeded: sink))
    level[sink] = 0
    var done = 0
    while done < queue.count {
      let node = Int(queue[done])
      done += 1
      for position in Int(first[node])..<Int(first[node + 1]) {
        let other = Int(to[position])
        guard level[other] < 0, residual[Int(twin[position])] > 0 else { continue }
        level[other] = level[node] + 1
        if other == source { return true }
        queue.append(to[position])
      }
    }
    return false
  }

  /// Saturates every shortest path; a path is walked arc by arc, never by recursion.
  private mutating func block() -> Int64 {
    var total: Int64 = 0
    path.removeAll(keepingCapacity: true)
    var node = source
    while true {
      if node == sink {
        var room = Int64.max
        for position in path { room = min(room, residual[Int(position)]) }
        total += room
        // go on from before the first arc that is now full
        var full = path.count
        for index in path.indices.reversed() {
          let position = Int(path[index])
          residual[position] -= room
          residual[Int(twin[position])] += room
          if residual[position] == 0 { full = index }
        }
        guard full < path.count else { return total }
        node = Int(to[Int(twin[Int(path[full])])])
        path.removeSubrange(full...)
        continue
      }
      let position = Int(next[node])
      if position < Int(first[node + 1]) {
        let other = Int(to[position])
        if residual[position] > 0, level[other] == level[node] - 1 {
          path.append(Int32(truncatingIfNeeded: position))
          node = other
        } else {
          next[node] += 1
        }
      } else {
        guard let back = path.popLast() else { return total }
        node = Int(to[Int(twin[Int(back)])])
        next[node] += 1
      }
    }
  }
}
