/// The basis of a network simplex: a tree that hangs from an artificial root, and which arcs beside it are full.
///
/// Prices are kept where they cost least to move. A few nodes, the *trunk*, carry a worth of their own; every other node
/// knows the trunk node it hangs below and by how much its price differs from it. When a part of the tree moves, the
/// worths of its trunk nodes change, and so do the differences in the few pieces whose way up is turned round: all else hangs
/// as it did. On a season's network, plants and hubs are the trunk and a piece is a part of one village, so a pivot costs the
/// same however many villages there are.
struct SpanningTree: ~Copyable {
  let nodes: Int
  let arcs: Int
  let root: Int

  // By arc, the artificial ones last. Contiguous storage of our own: a pivot touches a dozen of them.
  let tail: UnsafeMutablePointer<Int32>
  let head: UnsafeMutablePointer<Int32>
  let capacity: UnsafeMutablePointer<Int64>
  let cost: UnsafeMutablePointer<Int64>
  let flow: UnsafeMutablePointer<Int64>
  /// 1 at zero, −1 at capacity, 0 in the tree.
  let state: UnsafeMutablePointer<Int8>

  // Which arcs are worth looking at: see SpanningTree+Entering.
  /// Arcs that saved something, or nearly so, when all were last looked at, and those that left the tree since.
  var near: [Int32] = []
  let isNear: UnsafeMutablePointer<Bool>
  /// Where in `near` to go on looking.
  var scan = 0
  /// How many more looks at near arcs there are to be before all are looked at again.
  var patience = 0

  // By node, the root last.
  let parent: UnsafeMutablePointer<Int32>
  let link: UnsafeMutablePointer<Int32>
  let child: UnsafeMutablePointer<Int32>
  let next: UnsafeMutablePointer<Int32>
  let previous: UnsafeMutablePointer<Int32>
  /// The last pivot that came by a node on its way up.
  private let mark: UnsafeMutablePointer<Int32>
  private var pivots: Int32 = 0
  /// Number within the trunk of the node that a node hangs below, or is.
  let anchor: UnsafeMutablePointer<Int32>
  /// What its price is beyond its anchor's worth.
  let offset: UnsafeMutablePointer<Int64>

  // By number within the trunk, the root first.
  let trunk: UnsafeMutablePointer<Int32>
  let trunkCount: Int
  let worth: UnsafeMutablePointer<Int64>
  /// Whether it is in the part that moves: twice the number of the move, and one more if it is not.
  let verdict: UnsafeMutablePointer<Int32>
  var moves: Int32 = 0
  /// Nodes on the way that is turned round, and nodes still to be visited.
  var way: [Int32] = []
  var stack: [Int32] = []

  init(_ graph: FlowGraph, supply: [Int64], trunk list: [Int], start: NetworkSimplex.Start) {
    nodes = graph.nodeCount
    arcs = graph.arcCount
    root = nodes
    let all = arcs + nodes
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
    state = make(all, Int8(1))
    isNear = make(arcs, false)
    parent = make(nodes + 1, Int32(-1))
    link = make(nodes + 1, Int32(-1))
    mark = make(nodes + 1, Int32(0))
    child = make(nodes + 1, Int32(-1))
    next = make(nodes + 1, Int32(-1))
    previous = make(nodes + 1, Int32(-1))
    anchor = make(nodes + 1, Int32(0))
    offset = make(nodes + 1, Int64(0))
    trunkCount = list.count + 1
    trunk = make(trunkCount, Int32(truncatingIfNeeded: root))
    worth = make(trunkCount, Int64(0))
    verdict = make(trunkCount, Int32(0))
    for (place, node) in list.enumerated() {
      trunk[place + 1] = Int32(truncatingIfNeeded: node)
      anchor[node] = Int32(truncatingIfNeeded: place + 1)
    }
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
      let above = Int(tail[own]) == node ? head[own] : tail[own]
      parent[node] = own == arc ? Int32(truncatingIfNeeded: root) : above
      hang(node, under: Int(parent[node]))
    }
    priceAll()
  }

  deinit {
    tail.deallocate()
    head.deallocate()
    capacity.deallocate()
    cost.deallocate()
    flow.deallocate()
    state.deallocate()
    isNear.deallocate()
    parent.deallocate()
    link.deallocate()
    mark.deallocate()
    child.deallocate()
    next.deallocate()
    previous.deallocate()
    anchor.deallocate()
    offset.deallocate()
    trunk.deallocate()
    worth.deallocate()
    verdict.deallocate()
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
    noteLeft(old)
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

  /// What the tree has come to, and what its prices prove.
  func solution(_ graph: FlowGraph, supply: [Int64], pivots: Int) -> NetworkSimplex.Solution {
    var total: Int128 = 0
    var bound: Int128 = 0
    for arc in 0..<arcs {
      total += Int128(flow[arc]) * Int128(cost[arc])
      let reduced = reducedCost(arc)
      if reduced < 0 { bound += Int128(reduced) * Int128(capacity[arc]) }
    }
    for node in 0..<nodes { bound -= Int128(supply[node]) * Int128(price(node)) }
    let unsent = (0..<nodes).reduce(Int64(0)) { sum, node in
      sum + (supply[node] > 0 ? flow[arcs + node] : 0)
    }
    return NetworkSimplex.Solution(
      flow: Array(UnsafeBufferPointer(start: flow, count: arcs)),
      price: (0..<nodes).map { price($0) },
      isBasic: (0..<arcs).map { state[$0] == 0 },
      isRoot: (0..<nodes).map { state[arcs + $0] == 0 }, cost: total, bound: bound, unsent: unsent,
      pivots: pivots)
  }
}
