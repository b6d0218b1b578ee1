/// For every route and client: the three places of the route where the client costs least.
struct BestPlaces: ~Copyable {
  static let kept = 3
  /// Cost of the k-th cheapest place; behind which node it is.
  let cost: Column<Int>
  let behind: Column<Int32>
  /// Number of the move after which they were found, by route and client; −1 = never.
  let foundAt: Column<Int32>
  /// What a client's own route saves without it; set for the two routes looked at.
  let saving: Column<Int32>
  private let width: Int

  init(_ network: CapacityNetwork) {
    width = network.clients + 1
    let count = network.vehicles * width
    cost = Column(count * Self.kept)
    behind = Column(count * Self.kept)
    foundAt = Column(count)
    saving = Column(width)
  }

  func forget() { foundAt.fill(-1) }

  @inline(__always) func index(_ route: Int, _ client: Int) -> Int { route &* width &+ client }

  /// Notes a place if it is among the three cheapest.
  @inline(__always)
  func offer(_ index: Int, cost value: Int, behind node: Int) {
    let first = index &* Self.kept
    guard value < cost[first &+ 2] else { return }
    if value < cost[first &+ 1] {
      (cost[first &+ 2], behind[first &+ 2]) = (cost[first &+ 1], behind[first &+ 1])
      if value < cost[first] {
        (cost[first &+ 1], behind[first &+ 1]) = (cost[first], behind[first])
        (cost[first], behind[first]) = (value, node)
      } else {
        (cost[first &+ 1], behind[first &+ 1]) = (value, node)
      }
    } else {
      (cost[first &+ 2], behind[first &+ 2]) = (value, node)
    }
  }
}

/// SWAP*: a client of one route and one of another change routes, each going where it costs least.
extension LocalSearch {
  /// An exchange between two routes; a client of 0 stays where it is.
  private struct Exchange {
    var delta = 0
    var fromA = 0
    var behindInB = 0
    var fromB = 0
    var behindInA = 0
  }

  /// Makes the best exchange between two routes; whether there was one.
  mutating func trySwapping(_ a: Int, _ b: Int) -> Bool {
    findPlaces(ofClientsIn: a, within: b)
    findPlaces(ofClientsIn: b, within: a)
    var found = Exchange()
    let (loadA, loadB) = (tours.load[a], tours.load[b])
    let (priceA, priceB) = (price(loadA), price(loadB))
    var u = tours.next[tours.start(a)]
    while tours.isClient(u) {
      let savedU = best.saving[u]
      var v = tours.next[tours.start(b)]
      while tours.isClient(v) {
        let shifted = tours.demand(v) &- tours.demand(u)
        let loads = price(loadA &+ shifted) &- priceA &+ price(loadB &- shifted) &- priceB
        // the cheapest place could only be spoilt by the leaving client
        if loads &- savedU &- best.saving[v] < found.delta {
          let intoB = place(u, insteadOf: v, in: b)
          let intoA = place(v, insteadOf: u, in: a)
          let delta = loads &- savedU &- best.saving[v] &+ intoB.cost &+ intoA.cost
          if delta < found.delta {
            found = Exchange(
              delta: delta, fromA: u, behindInB: intoB.behind, fromB: v, behindInA: intoA.behind)
          }
        }
        v = tours.next[v]
      }
      u = tours.next[u]
    }
    considerRelocating(from: a, to: b, &found)
    guard found.delta < 0 else { return false }
    if found.fromA != 0 { tours.move(found.fromA, behind: found.behindInB) }
    if found.fromB != 0 { tours.move(found.fromB, behind: found.behindInA) }
    settle(a, b, found.delta)
    return true
  }

  /// Also looks at one client going and none coming back, either way.
  @inline(__always)
  private func considerRelocating(from a: Int, to b: Int, _ found: inout Exchange) {
    for isForth in [true, false] {
      let (from, to) = isForth ? (a, b) : (b, a)
      let (loadFrom, loadTo) = (tours.load[from], tours.load[to])
      let before = price(loadFrom) &+ price(loadTo)
      var node = tours.next[tours.start(from)]
      while tours.isClient(node) {
        let amount = tours.demand(node)
        let index = best.index(to, node) &* BestPlaces.kept
        let delta =
          best.cost[index] &- best.saving[node] &+ price(loadFrom &- amount) &+ price(loadTo &+ amount)
          &- before
        if delta < found.delta {
          found =
            isForth
            ? Exchange(delta: delta, fromA: node, behindInB: best.behind[index])
            : Exchange(delta: delta, fromB: node, behindInA: best.behind[index])
        }
        node = tours.next[node]
      }
    }
  }

  /// Where a client costs least in a route that another leaves.
  @inline(__always)
  private func place(_ node: Int, insteadOf leaving: Int, in route: Int) -> (cost: Int, behind: Int) {
    let first = best.index(route, node) &* BestPlaces.kept
    let (before, after) = (tours.previous[leaving], tours.next[leaving])
    var found = (
      cost: tours.cost(before, node) &+ tours.cost(node, after) &- tours.cost(before, after), behind: before
    )
    for k in 0..<BestPlaces.kept {
      let behind = best.behind[first &+ k]
      // a place beside the leaving client goes with it
      if best.cost[first &+ k] == Self.nowhere || behind == leaving || tours.next[behind] == leaving {
        continue
      }
      if best.cost[first &+ k] < found.cost { found = (best.cost[first &+ k], behind) }
      break
    }
    return found
  }

  private static var nowhere: Int { Int.max >> 4 }

  /// Finds the three best places in a route of every client of another, where they are not known already, and
  /// what the other saves without the client.
  private func findPlaces(ofClientsIn from: Int, within route: Int) {
    let changed = tours.changedAt[route]
    var client = tours.next[tours.start(from)]
    while tours.isClient(client) {
      let index = best.index(route, client)
      let (before, behind) = (tours.previous[client], tours.next[client])
      best.saving[client] =
        tours.cost(before, client) &+ tours.cost(client, behind) &- tours.cost(before, behind)
      if best.foundAt[index] < changed || best.foundAt[index] < 0 {
        best.foundAt[index] = moves
        for k in 0..<BestPlaces.kept { best.cost[index &* BestPlaces.kept &+ k] = Self.nowhere }
        var node = tours.start(route)
        while node != tours.end(route) {
          let after = tours.next[node]
          best.offer(
            index, cost: tours.cost(node, client) &+ tours.cost(client, after) &- tours.cost(node, after),
            behind: node)
          node = after
        }
      }
      client = tours.next[client]
    }
  }
}
