/// Hybrid genetic search for problems whose only limit is the load (Vidal, Crainic, Gendreau, Lahrichi & Rei
/// 2012; Vidal 2022): parents are crossed as giant tours, the child is cut into routes and improved by local
/// search under a price for overload, and survival rewards what is cheap and what is different.
struct GeneticSearch: ~Copyable {
  /// Share of children that should be feasible; the price of overload follows it.
  private static let wanted = 0.2
  /// Iterations between two looks at that share.
  private static let repricing = 100
  /// Iterations without a better solution after which everything starts over.
  private static let patience = 20_000

  private let network: CapacityNetwork
  private var search: LocalSearch
  private let split: Split
  private var dice: Dice
  private var feasible = Subpopulation()
  private var infeasible = Subpopulation()
  /// Of the last children, which came out feasible.
  private var outcomes: [Bool] = []
  private(set) var best: Individual?

  init(_ network: CapacityNetwork, seed: UInt64) {
    self.network = network
    search = LocalSearch(network)
    split = Split(network)
    dice = Dice(seed: seed)
    search.overloadPrice = LocalSearch.firstPrice(network)
  }

  /// Breeds until the watch says so; returns the number of children.
  ///
  /// - Parameter onBetter: Called with every feasible solution that is cheaper than all before.
  mutating func run(_ watch: inout Watch, onBetter: (Individual) -> Void) -> Int {
    var (children, barren) = (0, 0)
    var isFirst = true
    while isFirst || !watch.isOver(children) {
      isFirst = false
      feasible = Subpopulation()
      infeasible = Subpopulation()
      for _ in 0..<4 * Subpopulation.kept {
        if watch.isOver(children), best != nil { return children }
        _ = raise(randomTour(), onBetter)
        children += 1
      }
      barren = 0
      while barren < Self.patience, !watch.isOver(children) {
        children += 1
        barren = raise(cross(parent(), parent()), onBetter) ? 0 : barren + 1
        if children % Self.repricing == 0 { reprice() }
      }
    }
    return children
  }

  /// Improves a tour and takes it into the population; whether it is a new best.
  private mutating func raise(_ tour: [Int32], _ onBetter: (Individual) -> Void) -> Bool {
    split.cut(tour, into: search)
    search.improve(&dice)
    var child = Individual(search)
    outcomes.append(child.isFeasible)
    var isBetter = take(child, onBetter)
    guard !child.isFeasible, dice.below(2) == 0 else { return isBetter }
    // half of the others are repaired under ten times the price
    search.overloadPrice *= 10
    search.improve(&dice)
    search.overloadPrice /= 10
    child = Individual(search)
    if child.isFeasible { isBetter = take(child, onBetter) || isBetter }
    return isBetter
  }

  private mutating func take(_ child: Individual, _ onBetter: (Individual) -> Void) -> Bool {
    guard child.isFeasible else {
      infeasible.insert(child)
      return false
    }
    feasible.insert(child)
    guard child.length < best?.length ?? .max else { return false }
    best = child
    onBetter(child)
    return true
  }

  private mutating func randomTour() -> [Int32] {
    let order = Column<Int32>((0..<network.clients).map { $0 + 1 })
    dice.shuffle(order, count: order.count)
    return (0..<order.count).map { Int32(order[$0]) }
  }

  /// The fitter of two random members.
  private mutating func parent() -> Individual {
    let (a, b) = (anybody(), anybody())
    return a.fitness < b.fitness ? a.individual : b.individual
  }

  private mutating func anybody() -> (individual: Individual, fitness: Double) {
    let pick = dice.below(feasible.count + infeasible.count)
    return pick < feasible.count ? feasible[pick] : infeasible[pick - feasible.count]
  }

  /// Order crossover: a stretch of the first tour, the rest in the order of the second.
  private mutating func cross(_ a: Individual, _ b: Individual) -> [Int32] {
    let n = network.clients
    guard n > 1 else { return a.tour }
    let from = dice.below(n)
    var to = dice.below(n)
    while to == from { to = dice.below(n) }
    let stretch = (to - from + n) % n + 1
    var child = [Int32](repeating: 0, count: n)
    var isIn = [Bool](repeating: false, count: n + 1)
    for step in 0..<stretch {
      let place = (from + step) % n
      child[place] = a.tour[place]
      isIn[Int(a.tour[place])] = true
    }
    var place = (to + 1) % n
    for step in 1...n {
      let client = b.tour[(to + step) % n]
      guard !isIn[Int(client)] else { continue }
      child[place] = client
      place = (place + 1) % n
    }
    return child
  }

  /// Moves the price of overload towards the share wanted.
  private mutating func reprice() {
    let recent = outcomes.suffix(Self.repricing)
    let share = Double(recent.count { $0 }) / Double(max(1, recent.count))
    outcomes = Array(recent)
    if share < Self.wanted {
      search.overloadPrice = min(1 << 30, search.overloadPrice * 6 / 5 + 1)
    } else if share > Self.wanted + 0.05 {
      search.overloadPrice = max(16, search.overloadPrice * 17 / 20)
    } else {
      return
    }
    let price = search.overloadPrice
    // overloads of several routes are priced together here: the same up to rounding
    infeasible.reprice { $0.length + ($0.overload * price) >> 10 }
  }
}
