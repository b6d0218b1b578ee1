/// Granular local search under a price for overload (Vidal 2022, "Hybrid genetic search for the CVRP"): every
/// client tries nine moves with each of its near clients, then near routes exchange clients freely placed
/// (SWAP*), until nothing improves.
///
/// The price of a unit of load too much is `overloadPrice` / 1024.
struct LocalSearch: ~Copyable {
  let network: CapacityNetwork
  let tours: Tours
  let best: BestPlaces
  /// Fixed-point price of a unit of overload, 1024 = 1.
  var overloadPrice = 1024
  private(set) var moves = 0
  /// What the moves since the start have saved by their own reckoning.
  private(set) var gained = 0
  private let testedAt: Column<Int32>
  private let swapTestedAt: Column<Int32>
  private let clientOrder: Column<Int32>
  private let routeOrder: Column<Int32>
  private let near: UnsafePointer<Int32>
  private let nearStart: UnsafePointer<Int32>
  private let capacity: Int

  init(_ network: CapacityNetwork) {
    self.network = network
    tours = Tours(network)
    best = BestPlaces(network)
    testedAt = Column(network.clients + 1)
    swapTestedAt = Column(network.vehicles)
    clientOrder = Column((0..<network.clients).map { $0 + 1 })
    routeOrder = Column((0..<network.vehicles).map { $0 })
    near = UnsafePointer(network.neighbours.lists.base)
    nearStart = UnsafePointer(network.neighbours.starts.base)
    capacity = network.capacity
  }

  /// A price at which the heaviest client too much costs about as much as the longest way.
  static func firstPrice(_ network: CapacityNetwork) -> Int {
    max(64, min(1024 * 1000, 1024 * network.longest / network.heaviest))
  }

  /// Price of a load.
  @inline(__always) func price(_ load: Int) -> Int {
    let excess = load &- capacity
    return excess > 0 ? (excess &* overloadPrice) >> 10 : 0
  }

  /// Cost of everything with overload priced, from scratch.
  func pricedCost() -> Int {
    var total = tours.length()
    for r in 0..<tours.routes { total &+= price(tours.load[r]) }
    return total
  }

  /// Improves the routes until no move helps.
  ///
  /// - Parameter swapping: Whether near routes exchange clients too (SWAP*).
  mutating func improve(_ dice: inout Dice, swapping: Bool = true) {
    dice.shuffle(clientOrder, count: clientOrder.count)
    dice.shuffle(routeOrder, count: routeOrder.count)
    moves = 0
    testedAt.fill(-1)
    swapTestedAt.fill(-1)
    best.forget()
    for r in 0..<tours.routes { tours.changedAt[r] = 0 }
    var round = 0
    while true {
      let before = moves
      for index in 0..<clientOrder.count { improve(client: clientOrder[index], round: round) }
      if swapping { improveBySwapping(round: round) }
      // the first round does not use empty routes
      if moves == before, round > 0 { return }
      round &+= 1
    }
  }

  /// Tries the moves of one client with its near ones.
  @inline(__always)
  private mutating func improve(client u: Int, round: Int) {
    let lastTest = testedAt[u]
    testedAt[u] = moves
    var index = Int(truncatingIfNeeded: nearStart[u &- 1])
    let end = Int(truncatingIfNeeded: nearStart[u])
    while index < end {
      let v = Int(truncatingIfNeeded: near[index]) &+ 1
      index &+= 1
      if round > 0, max(tours.changedAt[tours.route[u]], tours.changedAt[tours.route[v]]) <= lastTest {
        continue
      }
      if tryMoves(u, v) { continue }
      let beforeV = tours.previous[v]
      if !tours.isClient(beforeV), tryMovesAtStart(u, beforeV) { continue }
    }
    // an empty route, once the others have settled
    if round > 0, let empty = emptyRoute() { _ = tryMovesAtStart(u, tours.start(empty)) }
  }

  private func emptyRoute() -> Int? {
    var r = 0
    while r < tours.routes {
      if tours.size[r] == 0 { return r }
      r &+= 1
    }
    return nil
  }

  /// SWAP* between all routes whose sectors meet.
  private mutating func improveBySwapping(round: Int) {
    for index in 0..<routeOrder.count {
      let a = routeOrder[index]
      guard tours.size[a] > 0 else { continue }
      let lastTest = swapTestedAt[a]
      swapTestedAt[a] = moves
      for b in (a &+ 1)..<max(tours.routes, a &+ 1) where tours.size[b] > 0 {
        if round > 0, max(tours.changedAt[a], tours.changedAt[b]) <= lastTest { continue }
        if tours.overlap(a, b) { _ = trySwapping(a, b) }
      }
    }
  }

  /// Counts a move with its gain and walks over the routes it changed.
  @inline(__always)
  mutating func settle(_ a: Int, _ b: Int, _ delta: Int) {
    moves &+= 1
    gained &-= delta
    tours.refresh(a, at: moves)
    if b != a { tours.refresh(b, at: moves) }
  }
}
