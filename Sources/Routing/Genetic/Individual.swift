/// One member of the population: routes, and what they cost.
struct Individual {
  /// Clients 1…n route by route.
  let tour: [Int32]
  /// Where each route that is not empty ends in ``tour``.
  let ends: [Int32]
  /// What follows and precedes each client in its route, 0 = the depot.
  let next: [Int32]
  let previous: [Int32]
  /// Distance of all routes.
  let length: Int
  /// Load above capacity, all routes together.
  let overload: Int
  /// Length and the price of the overload.
  var pricedCost: Int

  var isFeasible: Bool { overload == 0 }

  /// The routes of a local search, around the clock.
  init(_ search: borrowing LocalSearch) {
    let n = search.network.clients
    var order: [(key: Int, route: Int)] = []
    for r in 0..<search.tours.routes where search.tours.size[r] > 0 {
      let middle = (search.tours.sectorStart[r] + search.tours.sectorWidth[r] / 2) & 65535
      order.append((middle, r))
    }
    order.sort { ($0.key, $0.route) < ($1.key, $1.route) }
    var (tour, ends): ([Int32], [Int32]) = ([], [])
    tour.reserveCapacity(n)
    var next = [Int32](repeating: 0, count: n + 1)
    var previous = next
    var overload = 0
    for (_, r) in order {
      var node = search.tours.next[search.tours.start(r)]
      while search.tours.isClient(node) {
        tour.append(Int32(node))
        let (before, after) = (search.tours.previous[node], search.tours.next[node])
        previous[node] = search.tours.isClient(before) ? Int32(before) : 0
        next[node] = search.tours.isClient(after) ? Int32(after) : 0
        node = after
      }
      ends.append(Int32(tour.count))
      overload += max(0, search.tours.load[r] - search.network.capacity)
    }
    self.tour = tour
    self.ends = ends
    self.next = next
    self.previous = previous
    self.overload = overload
    length = search.tours.length()
    pricedCost = search.pricedCost()
  }

  /// How many of a client's neighbours differ, summed over the clients: the broken pairs distance.
  func distance(to other: Individual) -> Int {
    var broken = 0
    next.withUnsafeBufferPointer { next in
      previous.withUnsafeBufferPointer { previous in
        other.next.withUnsafeBufferPointer { otherNext in
          other.previous.withUnsafeBufferPointer { otherPrevious in
            for client in 1..<max(1, next.count) {
              let after = next[client]
              if after != otherNext[client], after != otherPrevious[client] { broken &+= 1 }
              if previous[client] == 0, otherPrevious[client] != 0, otherNext[client] != 0 { broken &+= 1 }
            }
          }
        }
      }
    }
    return broken
  }

  /// The routes as lists of clients 1…n.
  var routes: [[Int]] {
    var from = 0
    return ends.map { end in
      defer { from = Int(end) }
      return tour[from..<Int(end)].map(Int.init)
    }
  }
}
