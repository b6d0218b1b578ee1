/// Routes under local search: linked lists of nodes with running sums, all in columns.
///
/// Nodes: clients 1…n as in ``CapacityNetwork``; n + 1 + r starts and n + 1 + m + r ends route r. Both of
/// those stand at the depot, site 0.
struct Tours: ~Copyable {
  let clients: Int
  let routes: Int
  /// One more than the number of clients: the width of the matrix.
  let width: Int
  let next: Column<Int32>
  let previous: Column<Int32>
  /// The route a node is in.
  let route: Column<Int32>
  /// How many nodes stand before it in its route; the start has 0.
  let position: Column<Int32>
  /// Load of the route up to and with the node.
  let loadUpTo: Column<Int32>
  /// What driving the route backwards from the node to the start costs more than forwards.
  let turnUpTo: Column<Int32>
  /// Row of the matrix, 0 for starts and ends.
  let site: Column<Int32>
  let load: Column<Int32>
  let size: Column<Int32>
  /// Number of the move that changed the route last.
  let changedAt: Column<Int32>
  /// Where the route's sector begins and how wide it is, 1/65536 of a full turn.
  let sectorStart: Column<Int32>
  let sectorWidth: Column<Int32>
  private let matrix: UnsafePointer<Int32>
  private let demands: UnsafePointer<Int32>
  private let angles: UnsafePointer<Int32>?

  /// Empty routes over a network that must outlive them.
  init(_ network: CapacityNetwork) {
    let (n, m) = (network.clients, network.vehicles)
    let nodes = n + 1 + 2 * m
    clients = n
    routes = m
    width = n + 1
    next = Column(nodes)
    previous = Column(nodes)
    route = Column(nodes)
    position = Column(nodes)
    loadUpTo = Column(nodes)
    turnUpTo = Column(nodes)
    site = Column((0..<nodes).map { $0 <= n ? $0 : 0 })
    load = Column(m)
    size = Column(m)
    changedAt = Column(m)
    sectorStart = Column(m)
    sectorWidth = Column(m)
    matrix = UnsafePointer(network.distance.base)
    demands = UnsafePointer(network.demand.base)
    angles = network.angle.count > 0 ? UnsafePointer(network.angle.base) : nil
    for r in 0..<m { clear(r) }
  }

  @inline(__always) func start(_ r: Int) -> Int { clients &+ 1 &+ r }
  @inline(__always) func end(_ r: Int) -> Int { clients &+ 1 &+ routes &+ r }
  @inline(__always) func isClient(_ node: Int) -> Bool { node <= clients }

  /// Cost from one node to another.
  @inline(__always) func cost(_ a: Int, _ b: Int) -> Int {
    Int(truncatingIfNeeded: matrix[site[a] &* width &+ site[b]])
  }

  /// Demand of a node; 0 at the depot.
  @inline(__always) func demand(_ node: Int) -> Int { Int(truncatingIfNeeded: demands[site[node]]) }

  /// Empties a route.
  func clear(_ r: Int) {
    let (s, e) = (start(r), end(r))
    route[s] = r
    route[e] = r
    next[s] = e
    previous[e] = s
    next[e] = e
    previous[s] = s
    refresh(r, at: 0)
  }

  /// Puts `b` behind `a`.
  @inline(__always) func link(_ a: Int, _ b: Int) {
    next[a] = b
    previous[b] = a
  }

  /// Takes a node out of its route and puts it behind another.
  @inline(__always) func move(_ node: Int, behind target: Int) {
    link(previous[node], next[node])
    link(node, next[target])
    link(target, node)
    route[node] = route[target]
  }

  /// Exchanges two clients that are not neighbours in a route.
  @inline(__always) func exchange(_ a: Int, _ b: Int) {
    let (beforeA, afterA, beforeB, afterB) = (previous[a], next[a], previous[b], next[b])
    link(beforeA, b)
    link(b, afterA)
    link(beforeB, a)
    link(a, afterB)
    let routeOfA = route[a]
    route[a] = route[b]
    route[b] = routeOfA
  }

  /// Walks over a route again and sets its sums.
  func refresh(_ r: Int, at move: Int) {
    var (node, place, sum, turn) = (start(r), 0, 0, 0)
    let last = end(r)
    position[node] = 0
    loadUpTo[node] = 0
    turnUpTo[node] = 0
    let first = next[node]
    var (sectorFrom, sectorSpan) = (0, 0)
    if let angles, first != last { sectorFrom = Int(angles[first]) }
    while node != last {
      let following = next[node]
      place &+= 1
      sum &+= demand(following)
      turn &+= cost(following, node) &- cost(node, following)
      position[following] = place
      loadUpTo[following] = sum
      turnUpTo[following] = turn
      route[following] = r
      if let angles, following != last {
        extend(&sectorFrom, &sectorSpan, by: Int(angles[following]))
      }
      node = following
    }
    load[r] = sum
    size[r] = place &- 1
    changedAt[r] = move
    sectorStart[r] = sectorFrom
    sectorWidth[r] = angles == nil ? 65535 : sectorSpan
  }

  /// Widens a sector, on the side where less is needed, so that it holds an angle.
  @inline(__always)
  private func extend(_ from: inout Int, _ span: inout Int, by angle: Int) {
    let ahead = (angle &- from) & 65535
    guard ahead > span else { return }
    let back = 65536 &- ahead
    if ahead &- span <= back {
      span = ahead
    } else {
      from = angle
      span = min(65535, span &+ back)
    }
  }

  /// Whether the sectors of two routes have a direction in common.
  @inline(__always) func overlap(_ a: Int, _ b: Int) -> Bool {
    (sectorStart[b] &- sectorStart[a]) & 65535 <= sectorWidth[a]
      || (sectorStart[a] &- sectorStart[b]) & 65535 <= sectorWidth[b]
  }

  /// Cost of all routes, from scratch.
  func length() -> Int {
    var total = 0
    for r in 0..<routes {
      var node = start(r)
      while node != end(r) {
        total &+= cost(node, next[node])
        node = next[node]
      }
    }
    return total
  }
}
