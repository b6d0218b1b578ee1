/// The local search alone, from random starts and with nothing around it: what the bench lays beside the same
/// search in another language.
package struct LocalSearchTrial: ~Copyable {
  /// What a number of local searches came to; equal only where all routes of all of them are.
  package struct Outcome: Hashable, Sendable, Codable {
    /// Priced cost of the final routes, summed over the searches.
    package var cost: Int
    /// Moves made.
    package var moves: Int
    /// FNV-1a over the numbers of the nodes in the order they are driven.
    package var checksum: UInt64

    package init(cost: Int, moves: Int, checksum: UInt64) {
      (self.cost, self.moves, self.checksum) = (cost, moves, checksum)
    }
  }

  private var search: LocalSearch
  private let order: Column<Int32>

  /// A trial on a problem of one depot and one class of vehicles whose only limit is the load.
  package init(_ problem: RoutingProblem) {
    let network = problem.capacityNetwork(problem.canonicalOrder())
    search = LocalSearch(network)
    search.overloadPrice = LocalSearch.firstPrice(network)
    order = Column(network.clients)
  }

  /// Everything the search reads: clients, vehicles, capacity and price of overload (``LocalSearch``); then
  /// distances by row, demands, directions, where the lists of near clients start, and the lists.
  package var words: [Int32] {
    let network = search.network
    func all(_ column: borrowing Column<Int32>) -> [Int32] { (0..<column.count).map { column.base[$0] } }
    return [network.clients, network.vehicles, network.capacity, search.overloadPrice].map { Int32($0) }
      + all(network.distance) + all(network.demand) + all(network.angle) + all(network.neighbours.starts)
      + all(network.neighbours.lists)
  }

  /// So many local searches, each from a new random start.
  ///
  /// - Parameter swapping: Whether SWAP* is part of them.
  package mutating func run(searches: Int, seed: UInt64, swapping: Bool) -> Outcome {
    var dice = Dice(seed: seed)
    var outcome = Outcome(cost: 0, moves: 0, checksum: 0xCBF2_9CE4_8422_2325)
    for index in 0..<order.count { order[index] = index + 1 }
    for _ in 0..<searches {
      start(&dice)
      search.improve(&dice, swapping: swapping)
      outcome.moves += search.moves
      outcome.cost += search.pricedCost()
      for r in 0..<search.tours.routes {
        var node = search.tours.start(r)
        while node != search.tours.end(r) {
          outcome.checksum = (outcome.checksum ^ UInt64(node)) &* 0x100_0000_01B3
          node = search.tours.next[node]
        }
      }
    }
    return outcome
  }

  /// Clients in random order, a new route begun where one is full; the last route takes what is left.
  private mutating func start(_ dice: inout Dice) {
    dice.shuffle(order, count: order.count)
    for r in 0..<search.tours.routes { search.tours.clear(r) }
    var (route, carried) = (0, 0)
    var tail = search.tours.start(0)
    for index in 0..<order.count {
      let client = order[index]
      carried += search.network.demand[client]
      if carried > search.network.capacity, route + 1 < search.tours.routes {
        search.tours.link(tail, search.tours.end(route))
        (route, carried) = (route + 1, search.network.demand[client])
        tail = search.tours.start(route)
      }
      search.tours.link(tail, client)
      tail = client
    }
    search.tours.link(tail, search.tours.end(route))
    for r in 0..<search.tours.routes { search.tours.refresh(r, at: 0) }
  }
}
