/// Ruin and recreate under simulated annealing (Christiaens & Vanden Berghe 2020): strings of clients are
/// taken out of trips near one another and put back one by one where each costs least.
///
/// A client that must be visited and finds no place stays absent, and the plan with the lesser weight of
/// absences wins whatever it costs; a client weighs more the more often it was left out.
struct RuinSearch<M: Metric & ~Copyable>: ~Copyable {
  /// Temperatures at the start, on smooth and on rough landscapes, and at the end, in average ways between two
  /// stops. Limits in time make them rougher, and so do vehicles whose ways cost more than others'.
  private static var hottest: (smooth: Double, rough: Double) { (0.4, 1) }
  private static var coldest: Double { 0.02 }

  var plan: Plan<M>
  private let neighbours: Neighbours
  private var dice: Dice
  /// How often each client was left out.
  private let misses: Column<Int>
  /// Clients to be put back, and what they are sorted by.
  private let queue: Column<Int32>
  private let keys: Column<Int>
  /// The best plan: days as class, trips, and for each trip its size and clients.
  private let kept: Column<Int32>
  private var keptLength = 0
  private(set) var bestCost = Int.max
  private(set) var bestMissing = Int.max

  init(_ plan: consuming Plan<M>, _ neighbours: consuming Neighbours, seed: UInt64) {
    let n = plan.orders.count
    misses = Column(n, 1)
    queue = Column(n)
    keys = Column(n)
    kept = Column(4 * n + 4)
    dice = Dice(seed: seed)
    self.plan = plan
    self.neighbours = neighbours
  }

  /// Searches until the watch says so; returns the number of iterations.
  mutating func run(_ watch: inout Watch, onBetter: (RuinSearch<M>.Better) -> Void) -> Int {
    plan.begin()
    recreate()
    keep()
    onBetter(Better(cost: bestCost, missing: bestMissing, iterations: 0))
    let isRough = plan.isTimed || plan.classes.hasMixedRates
    var annealing = Annealing(
      hottest: isRough ? Self.hottest.rough : Self.hottest.smooth, coldest: Self.coldest, unit: averageWay())
    var iterations = 0
    while true {
      if iterations % Annealing.pulse == 0 {
        if watch.isOver(iterations) { return iterations }
        annealing.cool(to: watch.share(iterations))
      }
      iterations += 1
      if step(annealing) {
        onBetter(Better(cost: bestCost, missing: bestMissing, iterations: iterations))
      }
    }
  }

  /// What was found, and when.
  struct Better {
    var cost: Int
    var missing: Int
    var iterations: Int
  }

  /// One iteration; whether it found a new best.
  private mutating func step(_ annealing: Annealing) -> Bool {
    let (cost, missing) = (plan.cost, missingWeight())
    plan.begin()
    plan.ruin(neighbours, &dice)
    if plan.hasFixedCosts { plan.fixedShare = dice.below(2) == 0 ? 1024 : dice.below(1025) }
    recreate()
    plan.improveClasses()
    let weight = missingWeight()
    let isTaken =
      weight != missing ? weight < missing : annealing.takes(plan.cost, after: cost, &dice)
    for index in 0..<plan.absentCount { misses[plan.absent[index]] &+= 1 }
    guard isTaken else {
      plan.undo()
      return false
    }
    guard plan.cost < bestCost || plan.absentCount < bestMissing else { return false }
    let missingNow = missingCount()
    guard (missingNow, plan.cost) < (bestMissing, bestCost) else { return false }
    keep()
    return true
  }

  private func missingCount() -> Int {
    var count = 0
    for index in 0..<plan.absentCount where plan.orders.refusal[plan.absent[index]] < 0 { count &+= 1 }
    return count
  }

  private func missingWeight() -> Int {
    var weight = 0
    for index in 0..<plan.absentCount {
      let client = plan.absent[index]
      if plan.orders.refusal[client] < 0 { weight &+= misses[client] }
    }
    return weight
  }

  /// Puts absent clients back, each where it costs least.
  private mutating func recreate() {
    let count = plan.absentCount
    sortQueue(count)
    for index in 0..<count {
      let client = queue[index]
      let refusal = plan.orders.refusal[client]
      let place = plan.cheapestPlace(client, neighbours, most: refusal < 0 ? Int.max >> 2 : refusal, &dice)
      if place.kind >= 0 { plan.insert(client, at: place) }
    }
  }

  /// Brings the absent clients into one of several orders.
  private mutating func sortQueue(_ count: Int) {
    let orders = plan.isTimed ? 17 : 11
    let pick = dice.below(orders)
    for index in 0..<count {
      let client = plan.absent[index]
      let key =
        switch pick {
        case 0..<4: dice.below(1 << 30)
        case 4..<8: -plan.orders.demand[client]
        case 8..<10: -plan.orders.radius[client]
        case 10: plan.orders.radius[client]
        case 11..<13: plan.orders.due[client] - plan.orders.ready[client]
        case 13..<15: plan.orders.ready[client]
        default: -plan.orders.due[client]
        }
      queue.settle(client, key: key, among: keys, count: index)
    }
  }

  /// Average cost of a way between two stops.
  private func averageWay() -> Double {
    var (way, legs) = (0, 1)
    for index in 0..<plan.dayCount {
      let d = plan.days[index]
      way +=
        plan.classes.perDistance[plan.kind[d]] * plan.distance[d]
        + plan.classes.perDuration[plan.kind[d]] * plan.duration[d]
      legs += plan.trips[d]
    }
    return max(1, Double(way) / Double(legs + plan.orders.count - plan.absentCount))
  }

  /// Writes the plan down as the best.
  private mutating func keep() {
    bestCost = plan.cost
    bestMissing = missingCount()
    keptLength = 0
    func add(_ value: Int, _ at: inout Int) {
      kept[at] = value
      at &+= 1
    }
    var at = 0
    for index in 0..<plan.dayCount {
      let d = plan.days[index]
      add(plan.kind[d], &at)
      add(plan.trips[d], &at)
      var t = plan.firstTrip[d]
      while t >= 0 {
        add(plan.size[t], &at)
        var client = plan.first[t]
        while client >= 0 {
          add(client, &at)
          client = plan.next[client]
        }
        t = plan.nextTrip[t]
      }
    }
    keptLength = at
  }

  /// The best plan: days with their class and trips of clients.
  var best: [(kind: Int, trips: [[Int]])] {
    var (days, at) = ([(kind: Int, trips: [[Int]])](), 0)
    while at < keptLength {
      let (kind, count) = (kept[at], kept[at + 1])
      at += 2
      var trips: [[Int]] = []
      for _ in 0..<count {
        let size = kept[at]
        trips.append((0..<size).map { kept[at + 1 + $0] })
        at += 1 + size
      }
      days.append((kind, trips))
    }
    return days
  }

  /// Puts a day of an earlier plan in, as far as it keeps the rules; who does not fit stays absent.
  mutating func load(kind k: Int, trips: [[Int]]) {
    guard plan.used[k] < plan.classes.available[k] else { return }
    var d = -1
    for trip in trips.prefix(plan.classes.maxTrips[k]) {
      var t = -1
      for client in trip where plan.trip[client] < 0 {
        guard let place = plan.placeAtEnd(client, kind: k, day: d, trip: t) else { continue }
        plan.insert(client, at: place)
        t = plan.trip[client]
        d = plan.day[t]
      }
    }
  }
}
