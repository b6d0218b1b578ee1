import Testing

@testable import Routing

/// Every move does what it says and saves what it reckons.
struct LocalSearchTests {
  private func network(_ seed: UInt64, clients: Int = 24, vehicles: Int = 6, symmetric: Bool = true)
    -> CapacityNetwork
  {
    var dice = Dice(seed: seed)
    let places = clients + 1
    var matrix = [Int](repeating: 0, count: places * places)
    for i in 0..<places {
      for j in 0..<places where i != j {
        matrix[i * places + j] = symmetric && j < i ? matrix[j * places + i] : 1 + dice.below(100)
      }
    }
    let demands = (0..<clients).map { _ in 1 + dice.below(9) }
    let neighbours = Neighbours(
      count: clients, width: 12, place: { $0 }, perPlace: 3,
      distance: { matrix[($0 + 1) * places + $1 + 1] })
    return CapacityNetwork(
      demands: demands, capacity: demands.reduce(0, +) / (vehicles - 2), vehicles: vehicles, angles: [],
      neighbours: neighbours, distance: { matrix[$0 * places + $1] })
  }

  /// Clients thrown into routes at random, some of which stay empty.
  private func scatter(_ search: borrowing LocalSearch, _ dice: inout Dice) {
    for r in 0..<search.tours.routes { search.tours.clear(r) }
    for client in 1...search.network.clients {
      let r = dice.below(search.tours.routes - 1)
      search.tours.move(client, behindEndOf: r)
    }
    for r in 0..<search.tours.routes { search.tours.refresh(r, at: 0) }
  }

  /// Whether every client stands in exactly one route and links point both ways.
  private func isSound(_ tours: borrowing Tours) -> Bool {
    var seen = Set<Int>()
    for r in 0..<tours.routes {
      var (node, place) = (tours.start(r), 0)
      while node != tours.end(r) {
        guard tours.previous[tours.next[node]] == node, tours.position[node] == place else { return false }
        node = tours.next[node]
        place += 1
        if node != tours.end(r) {
          guard tours.isClient(node), tours.route[node] == r, seen.insert(node).inserted else { return false }
        }
      }
    }
    return seen.count == tours.clients
  }

  private static let moves: [(name: String, make: @Sendable (inout LocalSearch, Pair) -> Bool)] = [
    ("relocate", { $0.relocate($1) }),
    ("relocate two", { $0.relocateTwo($1, turned: false) }),
    ("relocate two turned", { $0.relocateTwo($1, turned: true) }),
    ("swap", { $0.swap($1) }),
    ("swap two for one", { $0.swapTwoForOne($1) }),
    ("swap two for two", { $0.swapTwoForTwo($1) }),
    ("reverse", { $1.routeU == $1.routeV && $0.reverse($1) }),
    ("join heads", { $1.routeU != $1.routeV && $0.joinHeads($1) }),
    ("exchange tails", { $1.routeU != $1.routeV && $0.exchangeTails($1) }),
    ("SWAP*", { $1.routeU != $1.routeV && $0.trySwapping($1.routeU, $1.routeV) }),
  ]

  @Test(arguments: [true, false])
  func `every move saves what it reckons, against all routes added up again`(symmetric: Bool) {
    var made = [String: Int]()
    for seed in 1...6 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      var search = LocalSearch(network(seed, symmetric: symmetric))
      search.overloadPrice = 3000
      scatter(search, &dice)
      search.best.forget()
      for _ in 0..<400 {
        let (name, make) = Self.moves[dice.below(Self.moves.count)]
        let u = 1 + dice.below(24)
        let v = dice.below(5) == 0 ? search.tours.start(dice.below(6)) : 1 + dice.below(24)
        guard u != v else { continue }
        if dice.below(15) == 0 {
          scatter(search, &dice)
          search.best.forget()
        }
        if !search.tours.isClient(v), !name.hasPrefix("relocate"),
          !["join heads", "exchange tails"].contains(name)
        {
          continue
        }
        let (before, gained) = (search.pricedCost(), search.gained)
        let isMade = make(&search, Pair(search.tours, u, v))
        let (after, saved, sound) = (search.pricedCost(), search.gained - gained, isSound(search.tours))
        #expect(after == before - saved, "\(name)")
        #expect((saved > 0) == isMade)
        #expect(sound, "\(name)")
        if isMade { made[name, default: 0] += 1 }
      }
    }
    for (name, _) in Self.moves { #expect(made[name, default: 0] > 3, "\(name) was hardly ever made") }
  }

  @Test func `the search ends where no move helps, and its gains add up`() {
    var dice = Dice(seed: 5)
    var search = LocalSearch(network(9, clients: 40, vehicles: 7))
    scatter(search, &dice)
    let before = search.pricedCost()
    search.improve(&dice)
    let (settled, gained) = (search.pricedCost(), search.gained)
    #expect(settled == before - gained)
    #expect(gained > 0)
    search.improve(&dice)
    let (again, sound) = (search.pricedCost(), isSound(search.tours))
    #expect(again <= settled)
    #expect(sound)
  }
}

extension Tours {
  /// Puts a client at the end of a route without looking at where it was.
  fileprivate func move(_ client: Int, behindEndOf r: Int) {
    link(previous[end(r)], client)
    link(client, end(r))
  }
}
