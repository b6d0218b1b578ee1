/// Cuts a giant tour into routes at the least cost, overload up to half a vehicle priced (Prins 2004).
struct Split: ~Copyable {
  /// Loads may be this many halves of a vehicle.
  private static let mostHalves = 3
  private let network: CapacityNetwork
  /// Running sums over the tour: demand, distance, to and from the depot.
  private let load: Column<Int>
  private let length: Column<Int>
  private let out: Column<Int32>
  private let back: Column<Int32>
  /// Least cost of the first i clients with k routes, at k · (n + 1) + i; only row 0 where any number will
  /// do.
  private let cost: Column<Int>
  private let cut: Column<Int32>

  init(_ network: CapacityNetwork) {
    let n = network.clients
    self.network = network
    load = Column(n + 1)
    length = Column(n + 1)
    out = Column(n + 1)
    back = Column(n + 1)
    cost = Column((network.vehicles + 1) * (n + 1))
    cut = Column((network.vehicles + 1) * (n + 1))
  }

  private static var unreachable: Int { Int.max >> 4 }

  /// Writes the routes of a giant tour into a local search.
  func cut(_ tour: [Int32], into search: borrowing LocalSearch) {
    let width = network.clients + 1
    var before = 0
    for (index, client) in tour.enumerated() {
      let client = Int(client)
      load[index + 1] = load[index] + network.demand[client]
      length[index + 1] = length[index] + (index > 0 ? network.distance[before * width + client] : 0)
      out[index + 1] = network.distance[client]
      back[index + 1] = network.distance[client * width]
      before = client
    }
    var ends = cutFreely(search)
    if ends.count > network.vehicles { ends = cutAtMost(network.vehicles, search) }
    var from = 0
    for r in 0..<search.tours.routes {
      let tours = search.tours.start(r)
      var tail = tours
      if r < ends.count {
        for index in from..<ends[r] {
          search.tours.link(tail, Int(tour[index]))
          tail = Int(tour[index])
        }
        from = ends[r]
      }
      search.tours.link(tail, search.tours.end(r))
      search.tours.refresh(r, at: 0)
    }
  }

  /// Where the routes end, any number of them.
  private func cutFreely(_ search: borrowing LocalSearch) -> [Int] {
    let n = network.clients
    for i in 1...n { cost[i] = Self.unreachable }
    cost[0] = 0
    for i in 0..<n { extend(from: i, row: 0, to: 0, search) }
    var (ends, at) = ([Int](), n)
    while at > 0 {
      ends.append(at)
      at = cut[at]
    }
    return ends.reversed()
  }

  /// Where the routes end, at most so many of them.
  private func cutAtMost(_ most: Int, _ search: borrowing LocalSearch) -> [Int] {
    let n = network.clients
    let width = n + 1
    for index in 0..<(most + 1) * width { cost[index] = Self.unreachable }
    cost[0] = 0
    for k in 0..<most {
      for i in k..<n where cost[k * width + i] < Self.unreachable {
        extend(from: i, row: k * width, to: (k + 1) * width, search)
      }
    }
    var best = 1
    for k in 1...most where cost[k * width + n] < cost[best * width + n] { best = k }
    // nothing fits within half as much again: as evenly as may be
    guard cost[best * width + n] < Self.unreachable else { return (1...most).map { $0 * n / most } }
    var (ends, at) = ([Int](), n)
    for k in stride(from: best, to: 0, by: -1) {
      ends.append(at)
      at = cut[k * width + at]
    }
    return ends.reversed()
  }

  /// All routes that start behind client i.
  @inline(__always)
  private func extend(from i: Int, row: Int, to target: Int, _ search: borrowing LocalSearch) {
    let most = network.capacity &* Self.mostHalves / 2
    let (base, start, loaded) = (cost[row &+ i] &+ out[i &+ 1], length[i &+ 1], load[i])
    var j = i &+ 1
    while j <= network.clients {
      let carried = load[j] &- loaded
      if carried > most, j > i &+ 1 { break }
      let total = base &+ length[j] &- start &+ back[j] &+ search.price(carried)
      if total < cost[target &+ j] {
        cost[target &+ j] = total
        cut[target &+ j] = i
      }
      j &+= 1
    }
  }
}
