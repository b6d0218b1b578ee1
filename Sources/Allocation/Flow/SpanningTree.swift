/// The basis of a network simplex: a tree that hangs from an artificial root, and which arcs beside it are full.
///
/// Only differences of prices count, so a pivot moves the prices of the smaller of the two parts that it joins anew: on a
/// season's networks a few nodes instead of a share of all. Depths would change with the larger part, too, so the ends of
/// a cycle find each other by marks instead.
struct SpanningTree: ~Copyable {
  private let nodes: Int
  private let arcs: Int
  private let root: Int
  private let block: Int
  private var scan = 0

  // By arc, the artificial ones last. Contiguous storage of our own: a pivot touches a dozen of them.
  private let tail: UnsafeMutablePointer<Int32>
  private let head: UnsafeMutablePointer<Int32>
  private let capacity: UnsafeMutablePointer<Int64>
  private let cost: UnsafeMutablePointer<Int64>
  private let flow: UnsafeMutablePointer<Int64>
  /// 1 at zero, −1 at capacity, 0 in the tree.
  private let state: UnsafeMutablePointer<Int64>

  // By node, the root last.
  private let price: UnsafeMutablePointer<Int64>
  private let parent: UnsafeMutablePointer<Int32>
  private let link: UnsafeMutablePointer<Int32>
  /// Nodes that hang from a node, itself included.
  private let size: UnsafeMutablePointer<Int32>
  /// The last pivot that came by a node on its way up.
  private let mark: UnsafeMutablePointer<Int32>
  private var pivots: Int32 = 0
  private let child: UnsafeMutablePointer<Int32>
  private let next: UnsafeMutablePointer<Int32>
  private let previous: UnsafeMutablePointer<Int32>
  private var stack: [Int32] = []

  init(_ graph: FlowGraph, supply: [Int64], start: NetworkSimplex.Start) {
    nodes = graph.nodeCount
    arcs = graph.arcCount
    root = nodes
    let all = arcs + nodes
    block = max(32, Int(Double(all).squareRoot()))
    func make<T>(_ count: Int, _ value: T) -> UnsafeMutablePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: count)
      pointer.initialize(repeating: value, count: count)
      return pointer
    }
    tail = make(all, Int32(0))
    head = make(all, Int32(0))
    capacity = make(all, Int64(0))
    cost = make(all, Int64(0))
    flow = make(all, Int64(0))
    state = make(all, Int64(1))
    price = make(nodes + 1, Int64(0))
    parent = make(nodes + 1, Int32(-1))
    link = make(nodes + 1, Int32(-1))
    size = make(nodes + 1, Int32(1))
    mark = make(nodes + 1, Int32(0))
    child = make(nodes + 1, Int32(-1))
    next = make(nodes + 1, Int32(-1))
    previous = make(nodes + 1, Int32(-1))
    var balance = supply
    for arc in 0..<arcs {
      tail[arc] = graph.tail[arc]
      head[arc] = graph.head[arc]
      capacity[arc] = graph.capacity[arc]
      cost[arc] = graph.cost[arc]
      flow[arc] = start.flow[arc]
      if flow[arc] > 0 {
        if flow[arc] == capacity[arc] { state[arc] = -1 }
        balance[Int(tail[arc])] -= flow[arc]
        balance[Int(head[arc])] += flow[arc]
      }
    }
    // dearer than any way there is, so that artificial arcs empty wherever they can
    let dear = ((graph.cost.max() ?? 0) + 1) * Int64(min(nodes, 4096) + 1)
    for node in 0..<nodes {
      let arc = arcs + node
      let upwards = balance[node] >= 0
      tail[arc] = Int32(truncatingIfNeeded: upwards ? node : root)
      head[arc] = Int32(truncatingIfNeeded: upwards ? root : node)
      capacity[arc] = .max
      cost[arc] = dear
      flow[arc] = abs(balance[node])
      let own = start.parent[node] >= 0 ? Int(start.parent[node]) : arc
      state[own] = 0
      link[node] = Int32(truncatingIfNeeded: own)
      parent[node] = own == arc ? Int32(truncatingIfNeeded: root) : graph.tail[own]
      hang(node, under: Int(parent[node]))
    }
    price(below: root)
    measure()
  }

  deinit {
    tail.deallocate()
    head.deallocate()
    capacity.deallocate()
    cost.deallocate()
    flow.deallocate()
    state.deallocate()
    price.deallocate()
    parent.deallocate()
    link.deallocate()
    size.deallocate()
    mark.deallocate()
    child.deallocate()
    next.deallocate()
    previous.deallocate()
  }

  private func reducedCost(_ arc: Int) -> Int64 {
    cost[arc] + price[Int(tail[arc])] - price[Int(head[arc])]
  }

  /// The arc that saves most per unit in the first block that has one; `nil` at the optimum.
  mutating func entering() -> Int? {
    var best: Int?
    var most: Int64 = 0
    var left = block
    var arc = scan
    for _ in 0..<arcs {
      let saving = state[arc] * reducedCost(arc)
      if saving < most {
        most = saving
        best = arc
      }
      arc += 1
      if arc == arcs { arc = 0 }
      left -= 1
      if left == 0 {
        if best != nil { break }
        left = block
      }
    }
    scan = arc
    return best
  }

  /// Sends what fits around the cycle that `entering` closes, and swaps it for the arc that stopped it.
  mutating func pivot(_ entering: Int) {
    let forwards = state[entering] > 0
    // the cycle runs from the join down to `from`, over the entering arc to `to`, and up to the join again
    let from = Int(forwards ? tail[entering] : head[entering])
    let to = Int(forwards ? head[entering] : tail[entering])
    let join = join(from, to)
    var room = capacity[entering]
    var leaving: Int?
    var onFirstSide = false
    var node = from
    while node != join {
      let arc = Int(link[node])
      // the cycle runs down into the node
      let left = Int(tail[arc]) == node ? flow[arc] : spare(arc)
      if left < room { (room, leaving, onFirstSide) = (left, node, true) }
      node = Int(parent[node])
    }
    node = to
    while node != join {
      let arc = Int(link[node])
      let left = Int(tail[arc]) == node ? spare(arc) : flow[arc]
      // of those that stop it, the last along the cycle from the join leaves: the tree stays strongly feasible
      if left <= room { (room, leaving, onFirstSide) = (left, node, false) }
      node = Int(parent[node])
    }
    if room > 0 { send(room, entering, forwards, from, to, join) }
    guard let leaving else {
      state[entering] = -state[entering]
      return
    }
    let old = Int(link[leaving])
    state[old] = flow[old] == 0 ? 1 : -1
    state[entering] = 0
    rehang(cut: leaving, root: onFirstSide ? from : to, under: onFirstSide ? to : from, by: entering)
  }

  /// The first node that the ways up from two nodes share.
  ///
  /// - Complexity: O(the longer of the two ways to it)
  private mutating func join(_ a: Int, _ b: Int) -> Int {
    pivots += 1
    var (x, y) = (a, b)
    mark[x] = pivots
    var isUp = false
    while true {
      if !isUp {
        if mark[y] == pivots { return y }
        mark[y] = pivots
        isUp = y == root
        if !isUp { y = Int(parent[y]) }
      }
      if x != root {
        x = Int(parent[x])
        if mark[x] == pivots { return x }
        mark[x] = pivots
      }
    }
  }

  private func spare(_ arc: Int) -> Int64 {
    capacity[arc] == .max ? .max : capacity[arc] - flow[arc]
  }

  private func send(_ amount: Int64, _ entering: Int, _ forwards: Bool, _ from: Int, _ to: Int, _ join: Int) {
    flow[entering] += forwards ? amount : -amount
    var node = from
    while node != join {
      let arc = Int(link[node])
      flow[arc] += Int(tail[arc]) == node ? -amount : amount
      node = Int(parent[node])
    }
    node = to
    while node != join {
      let arc = Int(link[node])
      flow[arc] += Int(tail[arc]) == node ? amount : -amount
      node = Int(parent[node])
    }
  }

  private func hang(_ node: Int, under above: Int) {
    let first = child[above]
    next[node] = first
    previous[node] = -1
    if first >= 0 { previous[Int(first)] = Int32(truncatingIfNeeded: node) }
    child[above] = Int32(truncatingIfNeeded: node)
  }

  private func unhang(_ node: Int) {
    let (before, after) = (previous[node], next[node])
    if before >= 0 { next[Int(before)] = after } else { child[Int(parent[node])] = after }
    if after >= 0 { previous[Int(after)] = before }
  }

  /// Cuts the subtree of `cut` off, hangs it by its node `top` under `above`, and puts sizes and prices right.
  private mutating func rehang(cut: Int, root top: Int, under above: Int, by entering: Int) {
    let moved = size[cut]
    resize(from: Int(parent[cut]), by: -moved)
    var node = top
    var newParent = above
    var newLink = Int32(truncatingIfNeeded: entering)
    // what hung below a node on the way hangs above it from now on
    var below: Int32 = 0
    while true {
      let (oldParent, oldLink, oldSize) = (Int(parent[node]), link[node], size[node])
      unhang(node)
      parent[node] = Int32(truncatingIfNeeded: newParent)
      link[node] = newLink
      hang(node, under: newParent)
      size[node] = moved - below
      below = oldSize
      if node == cut { break }
      (newParent, newLink, node) = (node, oldLink, oldParent)
    }
    resize(from: above, by: moved)
    let arc = entering
    let wanted = Int(tail[arc]) == top ? price[above] - cost[arc] : price[above] + cost[arc]
    let change = wanted - price[top]
    if Int(moved) * 2 <= nodes + 1 {
      shift(below: top, by: change, except: -1)
    } else {
      shift(below: root, by: -change, except: Int32(truncatingIfNeeded: top))
    }
  }

  private func resize(from node: Int, by change: Int32) {
    var node = node
    while true {
      size[node] += change
      if node == root { return }
      node = Int(parent[node])
    }
  }

  /// Moves the prices of a node and of all below it, but for one subtree.
  private mutating func shift(below top: Int, by change: Int64, except spared: Int32) {
    price[top] += change
    var node = child[top]
    while true {
      if node < 0 {
        guard let last = stack.popLast() else { return }
        node = next[Int(last)]
        continue
      }
      let here = Int(node)
      if node == spared {
        node = next[here]
        continue
      }
      price[here] += change
      if child[here] >= 0 {
        stack.append(node)
        node = child[here]
      } else {
        node = next[here]
      }
    }
  }

  /// Counts what hangs from every node.
  private func measure() {
    for node in 0..<nodes { resize(from: Int(parent[node]), by: 1) }
  }

  private mutating func price(below top: Int) {
    var node = child[top]
    while true {
      if node < 0 {
        guard let last = stack.popLast() else { return }
        node = next[Int(last)]
        continue
      }
      let here = Int(node)
      let (arc, above) = (Int(link[here]), Int(parent[here]))
      price[here] = Int(tail[arc]) == here ? price[above] - cost[arc] : price[above] + cost[arc]
      if child[here] >= 0 {
        stack.append(node)
        node = child[here]
      } else {
        node = next[here]
      }
    }
  }

  /// What the tree has come to, and what its prices prove.
  func solution(_ graph: FlowGraph, supply: [Int64], pivots: Int) -> NetworkSimplex.Solution {
    // the root is worth nothing, as at the start
    let datum = price[root]
    for node in 0...nodes { price[node] -= datum }
    var total: Int128 = 0
    var bound: Int128 = 0
    for arc in 0..<arcs {
      total += Int128(flow[arc]) * Int128(cost[arc])
      let reduced = reducedCost(arc)
      if reduced < 0 { bound += Int128(reduced) * Int128(capacity[arc]) }
    }
    for node in 0..<nodes { bound -= Int128(supply[node]) * Int128(price[node]) }
    let unsent = (0..<nodes).reduce(Int64(0)) { sum, node in
      sum + (supply[node] > 0 ? flow[arcs + node] : 0)
    }
    return NetworkSimplex.Solution(
      flow: Array(UnsafeBufferPointer(start: flow, count: arcs)),
      price: Array(UnsafeBufferPointer(start: price, count: nodes)),
      isBasic: (0..<arcs).map { state[$0] == 0 },
      isRoot: (0..<nodes).map { state[arcs + $0] == 0 }, cost: total, bound: bound, unsent: unsent,
      pivots: pivots)
  }
}
