/// Ruin and recreate (Christiaens & Vanden Berghe 2020) where a client may be shared: whoever is put back goes to the
/// set of up to three routes whose room together is enough and that costs least, as in the split insertion of Silva,
/// Subramanian & Ochi (2015).
///
/// One depot, one class of vehicles as many as wanted, nothing but loads; no demand is more than a vehicle.
struct SharedSearch: ~Copyable {
  private static var hottest: Double { 0.4 }
  private static var coldest: Double { 0.01 }
  /// One in so many routes is overlooked.
  private static var blink: Int { 100 }
  /// One in so many clients who open a route of their own first fills up the route that passes nearest.
  private static var overflow: Int { 4 }
  /// Routes up to which three at a time are tried.
  private static var mostForThree: Int { 24 }

  private let network: CapacityNetwork
  private var plan: SharedPlan
  /// The plan the search stands at, and the best one.
  private var current: SharedPlan
  private var kept: SharedPlan
  private var dice: Dice
  private let absent: Column<Int32>
  private var absentCount = 0
  private let keys: Column<Int>
  private var iteration = 0
  /// The iteration in which a route lost a string.
  private let ruinedAt: Column<Int>
  // where the client looked at could go: route, cost, behind whom, room
  private let options: Column<Int32>
  private let costs: Column<Int>
  private let places: Column<Int32>
  private let rooms: Column<Int32>

  init(_ network: CapacityNetwork, seed: UInt64) {
    self.network = network
    plan = SharedPlan(network)
    current = SharedPlan(network)
    kept = SharedPlan(network)
    dice = Dice(seed: seed)
    let n = network.clients
    absent = Column(0..<n)
    absentCount = n
    keys = Column(n)
    let most = plan.first.count + 1
    ruinedAt = Column(most, -1)
    options = Column(most)
    costs = Column(most)
    places = Column(most)
    rooms = Column(most)
  }

  /// The best routes, as clients counted from 0 with amounts.
  var best: [[(client: Int, amount: Int)]] { kept.routes }

  /// Searches until the watch says so; returns the number of iterations.
  ///
  /// - Parameter onBetter: Called with the length and the iteration of every plan shorter than all before.
  mutating func run(_ watch: inout Watch, onBetter: (_ length: Int, _ iterations: Int) -> Void) -> Int {
    recreate()
    current.copy(plan)
    kept.copy(plan)
    onBetter(kept.length, 0)
    var annealing = Annealing(
      hottest: Self.hottest, coldest: Self.coldest,
      unit: Double(plan.length) / Double(max(1, network.clients + plan.routeCount)))
    while true {
      if iteration % Annealing.pulse == 0 {
        if watch.isOver(iteration) { return iteration }
        annealing.cool(to: watch.share(iteration))
      }
      iteration += 1
      ruin()
      recreate()
      guard annealing.takes(plan.length, after: current.length, &dice) else {
        plan.copy(current)
        continue
      }
      current.copy(plan)
      if plan.length < kept.length {
        kept.copy(plan)
        onBetter(kept.length, iteration)
      }
    }
  }

  /// Takes strings of visits out of routes near a random client, and with each client all its other visits.
  private mutating func ruin() {
    let seed = dice.below(network.clients)
    let (longest, wanted) = Ruin.extent(
      visits: plan.first.count &- plan.freeCount, trips: max(1, plan.routeCount), &dice)
    var done = 0
    if ruinRoute(around: seed, longest) { done &+= 1 }
    var index = network.neighbours.starts[seed]
    let end = network.neighbours.starts[seed &+ 1]
    while done < wanted, index < end {
      if ruinRoute(around: network.neighbours.lists[index], longest) { done &+= 1 }
      index &+= 1
    }
    for index in 0..<absentCount {
      let client = absent[index]
      while plan.visit[client] >= 0 { plan.remove(plan.visit[client]) }
    }
    plan.compact()
  }

  /// Takes a string around a visit to a client out of a route that has lost none yet; whether there was one.
  private mutating func ruinRoute(around client: Int, _ longest: Int) -> Bool {
    var v = plan.visit[client]
    while v >= 0, ruinedAt[plan.route[v]] == iteration { v = plan.sibling[v] }
    guard v >= 0 else { return false }
    let r = plan.route[v]
    ruinedAt[r] = iteration
    let count = plan.size[r]
    let length = 1 &+ dice.below(min(count, longest))
    // the string starts at most so far ahead that it still holds the visit
    var ahead = dice.below(length)
    while ahead > 0, plan.previous[v] >= 0 {
      v = plan.previous[v]
      ahead &-= 1
    }
    var left = length
    while left > 0, v >= 0 {
      let following = plan.next[v]
      let who = plan.client[v]
      plan.remove(v)
      // whoever has more visits stands in the list from now on all the same
      if !isListed(who) {
        absent[absentCount] = who
        absentCount &+= 1
      }
      v = following
      left &-= 1
    }
    return true
  }

  private func isListed(_ client: Int) -> Bool {
    for index in 0..<absentCount where absent[index] == client { return true }
    return false
  }

  /// Puts the absent clients back, one by one.
  private mutating func recreate() {
    sortAbsent()
    for index in 0..<absentCount { place(absent[index], left: absentCount &- index) }
    absentCount = 0
  }

  /// Brings the absent clients into one of several orders: at random, largest, farthest or nearest first.
  private mutating func sortAbsent() {
    let pick = dice.below(11)
    for index in 0..<absentCount {
      let client = absent[index]
      let key =
        switch pick {
        case 0..<4: dice.below(1 << 30)
        case 4..<8: -network.demand[client &+ 1]
        case 8..<10: -plan.distance(-1, client)
        default: plan.distance(-1, client)
        }
      absent.settle(client, key: key, among: keys, count: index)
    }
  }

  /// Puts a client where it costs least: into one route, or shared by two or three.
  ///
  /// - Parameter left: Clients still to be put back, each of which needs a slot.
  private mutating func place(_ client: Int, left: Int) {
    let wanted = network.demand[client &+ 1]
    let count = findOptions(client, wanted)
    // a route of its own
    var best = (cost: plan.distance(-1, client) &+ plan.distance(client, -1), a: -1, b: -1, c: -1)
    for a in 0..<count where rooms[a] >= wanted && costs[a] < best.cost { best = (costs[a], a, -1, -1) }
    if plan.freeCount > left &+ 2 {
      for a in 0..<count where rooms[a] < wanted && costs[a] < best.cost {
        for b in 0..<a where rooms[b] < wanted && costs[a] &+ costs[b] < best.cost {
          let (cost, room) = (costs[a] &+ costs[b], rooms[a] &+ rooms[b])
          if room >= wanted {
            best = (cost, a, b, -1)
            continue
          }
          if count > Self.mostForThree { continue }
          for c in 0..<b where room &+ rooms[c] >= wanted && cost &+ costs[c] < best.cost {
            // where two are enough, they are a set of their own
            if rooms[a] &+ rooms[c] >= wanted || rooms[b] &+ rooms[c] >= wanted { continue }
            best = (cost &+ costs[c], a, b, c)
          }
        }
      }
    }
    if best.a < 0, plan.freeCount > left &+ 2, dice.below(Self.overflow) == 0 {
      var (least, a) = (best.cost, -1)
      for b in 0..<count where rooms[b] < wanted && rooms[b] > 0 && costs[b] < least {
        (least, a) = (costs[b], b)
      }
      if a >= 0 {
        plan.insert(client, rooms[a], into: options[a], behind: places[a])
        return plan.insert(client, wanted &- rooms[a], into: plan.routeCount, behind: -1)
      }
    }
    put(client, wanted, best.a, best.b, best.c)
  }

  /// Serves a client by the options chosen, −1 = none; one of them, at random, keeps what room is left over.
  private mutating func put(_ client: Int, _ wanted: Int, _ a: Int, _ b: Int, _ c: Int) {
    if a < 0 { return plan.insert(client, wanted, into: plan.routeCount, behind: -1) }
    let chosen = c >= 0 ? 3 : b >= 0 ? 2 : 1
    let loose = dice.below(chosen)
    let room = rooms[a] &+ (b >= 0 ? rooms[b] : 0) &+ (c >= 0 ? rooms[c] : 0)
    for k in 0..<chosen {
      let option = k == 0 ? a : k == 1 ? b : c
      let kg = k == loose ? rooms[option] &- (room &- wanted) : rooms[option]
      plan.insert(client, kg, into: options[option], behind: places[option])
    }
  }

  /// The cheapest place in every route with room; returns how many there are.
  private mutating func findOptions(_ client: Int, _ wanted: Int) -> Int {
    var count = 0
    let capacity = network.capacity
    for r in 0..<plan.routeCount {
      let room = capacity &- plan.load[r]
      if room <= 0 && wanted > 0 { continue }
      if dice.below(Self.blink) == 0 { continue }
      var (least, behind) = (Int.max, -1)
      var (v, here) = (plan.first[r], -1)
      var before = -1
      var there = 0
      repeat {
        there = plan.site(v)
        let cost =
          plan.distance(here, client) &+ plan.distance(client, there) &- plan.distance(here, there)
        if cost < least { (least, behind) = (cost, before) }
        (before, here) = (v, there)
        if v >= 0 { v = plan.next[v] }
      } while here >= 0
      options[count] = r
      costs[count] = least
      places[count] = behind
      rooms[count] = room
      count &+= 1
    }
    return count
  }
}
