/// Routes that may share clients: visits that bring amounts, in linked lists, all in columns.
///
/// A visit of −1 is the depot. Routes are numbered without a gap but between a removal and the next ``compact()``.
struct SharedPlan: ~Copyable {
  /// Client of each visit, counted from 0, and what it brings.
  let client: Column<Int32>
  let amount: Column<Int32>
  let previous: Column<Int32>
  let next: Column<Int32>
  let route: Column<Int32>
  /// Another visit to the same client.
  let sibling: Column<Int32>
  /// One visit to each client; −1 = it is absent.
  let visit: Column<Int32>
  let first: Column<Int32>
  let last: Column<Int32>
  let load: Column<Int32>
  let size: Column<Int32>
  private(set) var routeCount = 0
  /// Length of all routes.
  private(set) var length = 0
  /// Slots for visits that are not used.
  private let free: Column<Int32>
  private(set) var freeCount: Int
  private let width: Int
  private let matrix: UnsafePointer<Int32>

  /// No routes, over a network that must outlive them.
  init(_ network: CapacityNetwork) {
    let n = network.clients
    // every route shares one client with another at most, or a visit can go (Dror & Trudeau 1989)
    let slots = 3 * n + 16
    client = Column(slots)
    amount = Column(slots)
    previous = Column(slots)
    next = Column(slots)
    route = Column(slots)
    sibling = Column(slots)
    visit = Column(n, -1)
    first = Column(slots)
    last = Column(slots)
    load = Column(slots)
    size = Column(slots)
    free = Column((0..<slots).map { slots - 1 - $0 })
    freeCount = slots
    width = n + 1
    matrix = UnsafePointer(network.distance.base)
  }

  /// Distance between two clients, −1 = the depot.
  @inline(__always) func distance(_ a: Int, _ b: Int) -> Int {
    Int(truncatingIfNeeded: matrix[(a &+ 1) &* width &+ b &+ 1])
  }

  /// The client of a visit, −1 for the depot.
  @inline(__always) func site(_ visit: Int) -> Int { visit < 0 ? -1 : client[visit] }

  /// Becomes like another plan over the same network.
  mutating func copy(_ other: borrowing SharedPlan) {
    let slots = max(slotsInUse, other.slotsInUse)
    client.copy(other.client, count: slots)
    amount.copy(other.amount, count: slots)
    previous.copy(other.previous, count: slots)
    next.copy(other.next, count: slots)
    route.copy(other.route, count: slots)
    sibling.copy(other.sibling, count: slots)
    visit.copy(other.visit, count: visit.count)
    first.copy(other.first, count: other.routeCount)
    last.copy(other.last, count: other.routeCount)
    load.copy(other.load, count: other.routeCount)
    size.copy(other.size, count: other.routeCount)
    free.copy(other.free, count: free.count)
    (routeCount, length, freeCount, top) = (other.routeCount, other.length, other.freeCount, other.top)
  }

  /// One more than the highest slot that was ever used.
  private var top = 0
  private var slotsInUse: Int { top }

  /// Puts a visit into a route behind another visit, or first; the route after the last is a new one.
  mutating func insert(_ who: Int, _ kg: Int, into r: Int, behind before: Int) {
    if r == routeCount {
      first[r] = -1
      last[r] = -1
      load[r] = 0
      size[r] = 0
      routeCount &+= 1
    }
    freeCount &-= 1
    let v = free[freeCount]
    top = max(top, v &+ 1)
    let after = before < 0 ? first[r] : next[before]
    client[v] = who
    amount[v] = kg
    route[v] = r
    previous[v] = before
    next[v] = after
    if before < 0 { first[r] = v } else { next[before] = v }
    if after < 0 { last[r] = v } else { previous[after] = v }
    sibling[v] = visit[who]
    visit[who] = v
    load[r] = load[r] &+ kg
    size[r] = size[r] &+ 1
    let (a, b) = (site(before), site(after))
    length &+= distance(a, who) &+ distance(who, b) &- (a < 0 && b < 0 ? 0 : distance(a, b))
  }

  /// Takes a visit out; its route may be left empty.
  mutating func remove(_ v: Int) {
    let (r, who, before, after) = (route[v], client[v], previous[v], next[v])
    if before < 0 { first[r] = after } else { next[before] = after }
    if after < 0 { last[r] = before } else { previous[after] = before }
    if visit[who] == v {
      visit[who] = sibling[v]
    } else {
      var other = visit[who]
      while sibling[other] != v { other = sibling[other] }
      sibling[other] = sibling[v]
    }
    load[r] = load[r] &- amount[v]
    size[r] = size[r] &- 1
    free[freeCount] = v
    freeCount &+= 1
    let (a, b) = (site(before), site(after))
    length &-= distance(a, who) &+ distance(who, b) &- (a < 0 && b < 0 ? 0 : distance(a, b))
  }

  /// Closes empty routes: the last one takes the number of each.
  mutating func compact() {
    var r = routeCount &- 1
    while r >= 0 {
      if size[r] == 0 {
        routeCount &-= 1
        let moved = routeCount
        if moved != r {
          first[r] = first[moved]
          last[r] = last[moved]
          load[r] = load[moved]
          size[r] = size[moved]
          var v = first[r]
          while v >= 0 {
            route[v] = r
            v = next[v]
          }
        }
      }
      r &-= 1
    }
  }

  /// The routes as clients with amounts.
  var routes: [[(client: Int, amount: Int)]] {
    (0..<routeCount).map { r in
      var (stops, v) = ([(client: Int, amount: Int)](), first[r])
      while v >= 0 {
        stops.append((client[v], amount[v]))
        v = next[v]
      }
      return stops
    }
  }
}
