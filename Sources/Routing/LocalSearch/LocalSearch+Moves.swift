/// The nine moves. `u` is a client, `v` a client near it or the start of a route; x and y are what follows
/// them.
///
/// Each move adds up what the two routes save and cost and is made where that is below 0. A move between two
/// routes whose distances alone cost more than both overloads could save is given up before loads are looked
/// at.
extension LocalSearch {
  /// All moves of `u` with a client `v`; whether one was made.
  @inline(__always)
  mutating func tryMoves(_ u: Int, _ v: Int) -> Bool {
    let pair = Pair(tours, u, v)
    if relocate(pair) || relocateTwo(pair, turned: false) || relocateTwo(pair, turned: true) { return true }
    if pair.routeU != pair.routeV {
      // of two swaps that mirror each other one is enough
      if u <= v, swap(pair) || swapTwoForTwo(pair) { return true }
      return swapTwoForOne(pair) || joinHeads(pair) || exchangeTails(pair)
    }
    if u <= v, swap(pair) || swapTwoForTwo(pair) { return true }
    return swapTwoForOne(pair) || reverse(pair)
  }

  /// The moves that make sense where `v` is the start of a route.
  @inline(__always)
  mutating func tryMovesAtStart(_ u: Int, _ v: Int) -> Bool {
    let pair = Pair(tours, u, v)
    if relocate(pair) || relocateTwo(pair, turned: false) || relocateTwo(pair, turned: true) { return true }
    return pair.routeU != pair.routeV && (joinHeads(pair) || exchangeTails(pair))
  }

  /// What the loads of two routes cost more when `amount` goes from the first to the second; 0 within one
  /// route.
  @inline(__always)
  private func priceOfShifting(_ amount: Int, _ pair: Pair) -> Int {
    let (a, b) = (tours.load[pair.routeU], tours.load[pair.routeV])
    return price(a &- amount) &+ price(b &+ amount) &- price(a) &- price(b)
  }

  /// Whether distances alone rule out a move between two routes.
  @inline(__always)
  private func isHopeless(_ delta: Int, _ pair: Pair) -> Bool {
    delta
      >= (pair.routeU == pair.routeV ? 0 : price(tours.load[pair.routeU]) &+ price(tours.load[pair.routeV]))
  }

  /// Moves `u` behind `v`.
  @inline(__always)
  mutating func relocate(_ pair: Pair) -> Bool {
    let (p, u, x, v, y) = (pair.p, pair.u, pair.x, pair.v, pair.y)
    if u == y { return false }
    var delta =
      tours.cost(p, x) &- tours.cost(p, u) &- tours.cost(u, x)
      &+ tours.cost(v, u) &+ tours.cost(u, y) &- tours.cost(v, y)
    if isHopeless(delta, pair) { return false }
    if pair.routeU != pair.routeV { delta &+= priceOfShifting(tours.demand(u), pair) }
    if delta >= 0 { return false }
    tours.move(u, behind: v)
    settle(pair.routeU, pair.routeV, delta)
    return true
  }

  /// Moves `u` and `x` behind `v`, as they are or turned.
  @inline(__always)
  mutating func relocateTwo(_ pair: Pair, turned: Bool) -> Bool {
    let (p, u, x, v, y) = (pair.p, pair.u, pair.x, pair.v, pair.y)
    if u == y || x == v || !tours.isClient(x) { return false }
    let afterX = tours.next[x]
    var delta = tours.cost(p, afterX) &- tours.cost(p, u) &- tours.cost(x, afterX) &- tours.cost(v, y)
    delta &+=
      turned
      ? tours.cost(v, x) &+ tours.cost(x, u) &+ tours.cost(u, y) &- tours.cost(u, x)
      : tours.cost(v, u) &+ tours.cost(x, y)
    if isHopeless(delta, pair) { return false }
    if pair.routeU != pair.routeV { delta &+= priceOfShifting(tours.demand(u) &+ tours.demand(x), pair) }
    if delta >= 0 { return false }
    tours.move(turned ? x : u, behind: v)
    tours.move(turned ? u : x, behind: turned ? x : u)
    settle(pair.routeU, pair.routeV, delta)
    return true
  }

  /// Swaps `u` with `v`.
  @inline(__always)
  mutating func swap(_ pair: Pair) -> Bool {
    let (p, u, x, v, y) = (pair.p, pair.u, pair.x, pair.v, pair.y)
    let q = tours.previous[v]
    if u == q || u == y { return false }
    var delta =
      tours.cost(p, v) &+ tours.cost(v, x) &- tours.cost(p, u) &- tours.cost(u, x)
      &+ tours.cost(q, u) &+ tours.cost(u, y) &- tours.cost(q, v) &- tours.cost(v, y)
    if isHopeless(delta, pair) { return false }
    if pair.routeU != pair.routeV { delta &+= priceOfShifting(tours.demand(u) &- tours.demand(v), pair) }
    if delta >= 0 { return false }
    tours.exchange(u, v)
    settle(pair.routeU, pair.routeV, delta)
    return true
  }

  /// Swaps `u` and `x` with `v`.
  @inline(__always)
  mutating func swapTwoForOne(_ pair: Pair) -> Bool {
    let (p, u, x, v, y) = (pair.p, pair.u, pair.x, pair.v, pair.y)
    let q = tours.previous[v]
    if u == q || x == q || u == y || x == v || !tours.isClient(x) { return false }
    let afterX = tours.next[x]
    var delta =
      tours.cost(p, v) &+ tours.cost(v, afterX) &- tours.cost(p, u) &- tours.cost(x, afterX)
      &+ tours.cost(q, u) &+ tours.cost(x, y) &- tours.cost(q, v) &- tours.cost(v, y)
    if isHopeless(delta, pair) { return false }
    if pair.routeU != pair.routeV {
      delta &+= priceOfShifting(tours.demand(u) &+ tours.demand(x) &- tours.demand(v), pair)
    }
    if delta >= 0 { return false }
    tours.exchange(u, v)
    tours.move(x, behind: u)
    settle(pair.routeU, pair.routeV, delta)
    return true
  }

  /// Swaps `u` and `x` with `v` and `y`.
  @inline(__always)
  mutating func swapTwoForTwo(_ pair: Pair) -> Bool {
    let (p, u, x, v, y) = (pair.p, pair.u, pair.x, pair.v, pair.y)
    let q = tours.previous[v]
    if !tours.isClient(x) || !tours.isClient(y) || y == p || u == y || x == v || v == tours.next[x] {
      return false
    }
    let (afterX, afterY) = (tours.next[x], tours.next[y])
    var delta =
      tours.cost(p, v) &+ tours.cost(y, afterX) &- tours.cost(p, u) &- tours.cost(x, afterX)
      &+ tours.cost(q, u) &+ tours.cost(x, afterY) &- tours.cost(q, v) &- tours.cost(y, afterY)
    if isHopeless(delta, pair) { return false }
    if pair.routeU != pair.routeV {
      let shifted = tours.demand(u) &+ tours.demand(x) &- tours.demand(v) &- tours.demand(y)
      delta &+= priceOfShifting(shifted, pair)
    }
    if delta >= 0 { return false }
    tours.exchange(u, v)
    tours.exchange(x, y)
    settle(pair.routeU, pair.routeV, delta)
    return true
  }

  /// Drives what lies between `u` and `v` of one route backwards.
  @inline(__always)
  mutating func reverse(_ pair: Pair) -> Bool {
    let (u, x, v, y) = (pair.u, pair.x, pair.v, pair.y)
    if tours.position[u] >= tours.position[v] || x == v { return false }
    let delta =
      tours.cost(u, v) &+ tours.cost(x, y) &- tours.cost(u, x) &- tours.cost(v, y)
      &+ tours.turnUpTo[v] &- tours.turnUpTo[x]
    if delta >= 0 { return false }
    var (tail, node) = (u, v)
    while tail != x {
      let following = tours.previous[node]
      tours.link(tail, node)
      tail = node
      node = following
    }
    tours.link(x, y)
    settle(pair.routeU, pair.routeU, delta)
    return true
  }

  /// Two routes become: head up to `u` and, turned, head up to `v`; the tails likewise.
  @inline(__always)
  mutating func joinHeads(_ pair: Pair) -> Bool {
    let (u, x, v, y, a, b) = (pair.u, pair.x, pair.v, pair.y, pair.routeU, pair.routeV)
    var delta =
      tours.cost(u, v) &+ tours.cost(x, y) &- tours.cost(u, x) &- tours.cost(v, y)
      &+ tours.turnUpTo[v] &+ tours.turnUpTo[tours.end(a)] &- tours.turnUpTo[x]
    if isHopeless(delta, pair) { return false }
    let heads = tours.loadUpTo[u] &+ tours.loadUpTo[v]
    delta &+=
      price(heads) &+ price(tours.load[a] &+ tours.load[b] &- heads)
      &- price(tours.load[a]) &- price(tours.load[b])
    if delta >= 0 { return false }
    // the tail of a, turned, becomes the head of b
    var (tail, node) = (tours.start(b), tours.previous[tours.end(a)])
    var headOfB = v
    if x != tours.end(a) {
      while node != u {
        let following = tours.previous[node]
        tours.link(tail, node)
        tail = node
        node = following
      }
    }
    tours.link(tail, y)
    tail = u
    while headOfB != tours.start(b) {
      let following = tours.previous[headOfB]
      tours.link(tail, headOfB)
      tail = headOfB
      headOfB = following
    }
    tours.link(tail, tours.end(a))
    settle(a, b, delta)
    return true
  }

  /// Two routes exchange their tails behind `u` and `v`.
  @inline(__always)
  mutating func exchangeTails(_ pair: Pair) -> Bool {
    let (u, x, v, y, a, b) = (pair.u, pair.x, pair.v, pair.y, pair.routeU, pair.routeV)
    var delta = tours.cost(u, y) &+ tours.cost(v, x) &- tours.cost(u, x) &- tours.cost(v, y)
    if isHopeless(delta, pair) { return false }
    let shifted = tours.load[a] &- tours.loadUpTo[u] &- tours.load[b] &+ tours.loadUpTo[v]
    delta &+= priceOfShifting(shifted, pair)
    if delta >= 0 { return false }
    let (lastA, lastB) = (tours.previous[tours.end(a)], tours.previous[tours.end(b)])
    if y == tours.end(b) {
      tours.link(u, tours.end(a))
    } else {
      tours.link(u, y)
      tours.link(lastB, tours.end(a))
    }
    if x == tours.end(a) {
      tours.link(v, tours.end(b))
    } else {
      tours.link(v, x)
      tours.link(lastA, tours.end(b))
    }
    settle(a, b, delta)
    return true
  }
}

/// A client, a node to try it with, and what stands around them.
struct Pair {
  let p, u, x, v, y, routeU, routeV: Int

  @inline(__always)
  init(_ tours: borrowing Tours, _ u: Int, _ v: Int) {
    self.u = u
    self.v = v
    p = tours.previous[u]
    x = tours.next[u]
    y = tours.next[v]
    routeU = tours.route[u]
    routeV = tours.route[v]
  }
}
