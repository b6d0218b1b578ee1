/// A solution under ruin and recreate: days of vehicles, each a list of trips, each a linked list of clients,
/// all in columns. Every day keeps every rule at every moment; clients nobody visits are absent.
///
/// `-1` is nobody: before the first and behind the last client of a trip, the trip of an absent client.
struct Plan<M: Metric & ~Copyable>: ~Copyable {
  static var none: Int { -1 }

  let metric: M
  let orders: Orders
  let classes: Classes
  /// Whether time limits anything: windows, shifts, durations, releases.
  let isTimed: Bool
  /// Whether a vehicle may make more than one trip.
  let hasReloads: Bool
  /// Whether the distance of a day is limited.
  let hasRange: Bool
  /// Whether a vehicle costs something by itself, or some cost more than others.
  let hasFixedCosts: Bool

  // by client
  let next: Column<Int32>
  let previous: Column<Int32>
  let trip: Column<Int32>
  /// From the departure to the client's end of service, and from its start of service to the return.
  let head: SpanColumn
  let tail: SpanColumn

  // by trip
  let first: Column<Int32>
  let last: Column<Int32>
  let size: Column<Int32>
  let load: Column<Int>
  let length: Column<Int>
  let release: Column<Int>
  let day: Column<Int32>
  let nextTrip: Column<Int32>
  let previousTrip: Column<Int32>
  let tripSpan: SpanColumn
  /// All trips of the day before this one, where it is not the first; this one and all behind it.
  let before: SpanColumn
  let onward: SpanColumn

  // by day
  let kind: Column<Int32>
  let firstTrip: Column<Int32>
  let lastTrip: Column<Int32>
  let trips: Column<Int32>
  let distance: Column<Int>
  let duration: Column<Int>

  /// Vehicles in use, by class.
  let used: Column<Int>
  /// Absent clients, in no order, and how many.
  let absent: Column<Int32>
  let absentPlace: Column<Int32>
  var absentCount = 0
  /// Days in use, in no order.
  let days: Column<Int32>
  let dayPlace: Column<Int32>
  var dayCount = 0
  var tripCount = 0
  private let freeTrips: Column<Int32>
  private var freeTripCount: Int
  private let freeDays: Column<Int32>
  private var freeDayCount: Int
  /// Cost of all days and of the refusals that have a price.
  var cost = 0

  var journal: Journal
  let room: CuttingRoom
  let upgrades: Upgrades
  /// Number of the question where a client goes best.
  var asked = 0
  /// Positions still to be looked at before one is overlooked.
  var blink = 1
  /// The share of the cost of a new or larger vehicle, of 1024, that the client pays for whom it is taken. A
  /// larger one pays only after several clients: now and then the first of them gets it cheaply.
  var fixedShare = 1024

  init(metric: consuming M, orders: consuming Orders, classes: consuming Classes, isTimed: Bool) {
    let n = orders.count
    let slots = n + 1
    var (hasReloads, hasRange) = (false, false)
    for k in 0..<classes.count {
      if classes.maxTrips[k] > 1 { hasReloads = true }
      if classes.maxDistance[k] < .max { hasRange = true }
    }
    hasFixedCosts = classes.count > 1 || classes.fixed[0] > 0
    self.hasReloads = hasReloads
    self.hasRange = hasRange
    self.isTimed = isTimed
    next = Column(n, -1)
    previous = Column(n, -1)
    trip = Column(n, -1)
    head = SpanColumn(n)
    tail = SpanColumn(n)
    first = Column(slots, -1)
    last = Column(slots, -1)
    size = Column(slots)
    load = Column(slots)
    length = Column(slots)
    release = Column(slots)
    day = Column(slots, -1)
    nextTrip = Column(slots, -1)
    previousTrip = Column(slots, -1)
    tripSpan = SpanColumn(slots)
    before = SpanColumn(slots)
    onward = SpanColumn(slots)
    kind = Column(slots, -1)
    firstTrip = Column(slots, -1)
    lastTrip = Column(slots, -1)
    trips = Column(slots)
    distance = Column(slots)
    duration = Column(slots)
    used = Column(classes.count)
    absent = Column(0..<n)
    absentPlace = Column(0..<n)
    absentCount = n
    days = Column(slots)
    dayPlace = Column(slots, -1)
    freeTrips = Column((0..<slots).reversed())
    freeTripCount = slots
    freeDays = Column((0..<slots).reversed())
    freeDayCount = slots
    journal = Journal(clients: n)
    upgrades = Upgrades(trips: slots)
    room = CuttingRoom(clients: n, classes: classes.count)
    for client in 0..<n { cost += max(0, orders.refusal[client]) }
    self.metric = metric
    self.orders = orders
    self.classes = classes
  }

  /// Cost of a day as it stands.
  @inline(__always)
  func cost(ofDay d: Int) -> Int {
    let k = kind[d]
    return classes.fixed[k] &+ classes.perDistance[k] &* distance[d] &+ classes.perDuration[k] &* duration[d]
  }

  /// Opens a day without trips; its fixed cost counts from now on.
  mutating func openDay(_ k: Int) -> Int {
    freeDayCount &-= 1
    let d = freeDays[freeDayCount]
    kind[d] = k
    firstTrip[d] = -1
    lastTrip[d] = -1
    trips[d] = 0
    distance[d] = 0
    duration[d] = 0
    days[dayCount] = d
    dayPlace[d] = dayCount
    dayCount &+= 1
    used[k] &+= 1
    cost &+= classes.fixed[k]
    return d
  }

  /// Closes a day that has no trips any more.
  mutating func closeDay(_ d: Int) {
    cost &-= cost(ofDay: d)
    used[kind[d]] &-= 1
    kind[d] = -1
    dayCount &-= 1
    let (place, moved) = (dayPlace[d], days[dayCount])
    days[place] = moved
    dayPlace[moved] = place
    dayPlace[d] = -1
    freeDays[freeDayCount] = d
    freeDayCount &+= 1
  }

  /// Puts an empty trip into a day, before another or at its end.
  mutating func openTrip(_ d: Int, before following: Int) -> Int {
    freeTripCount &-= 1
    let t = freeTrips[freeTripCount]
    first[t] = -1
    last[t] = -1
    size[t] = 0
    load[t] = 0
    length[t] = 0
    release[t] = 0
    day[t] = d
    let preceding = following < 0 ? lastTrip[d] : previousTrip[following]
    nextTrip[t] = following
    previousTrip[t] = preceding
    if preceding < 0 { firstTrip[d] = t } else { nextTrip[preceding] = t }
    if following < 0 { lastTrip[d] = t } else { previousTrip[following] = t }
    trips[d] &+= 1
    tripCount &+= 1
    return t
  }

  /// Takes an empty trip out of its day.
  mutating func closeTrip(_ t: Int) {
    let (d, preceding, following) = (day[t], previousTrip[t], nextTrip[t])
    if preceding < 0 { firstTrip[d] = following } else { nextTrip[preceding] = following }
    if following < 0 { lastTrip[d] = preceding } else { previousTrip[following] = preceding }
    day[t] = -1
    trips[d] &-= 1
    tripCount &-= 1
    freeTrips[freeTripCount] = t
    freeTripCount &+= 1
  }

  /// Puts an absent client into a trip, behind another or at the start.
  mutating func link(_ client: Int, into t: Int, behind preceding: Int) {
    let following = preceding < 0 ? first[t] : next[preceding]
    next[client] = following
    previous[client] = preceding
    if preceding < 0 { first[t] = client } else { next[preceding] = client }
    if following < 0 { last[t] = client } else { previous[following] = client }
    trip[client] = t
    size[t] &+= 1
    absentCount &-= 1
    let (place, moved) = (absentPlace[client], absent[absentCount])
    absent[place] = moved
    absentPlace[moved] = place
    cost &-= max(0, orders.refusal[client])
  }

  /// Takes a client out of its trip: it is absent now.
  mutating func unlink(_ client: Int) {
    let (t, preceding, following) = (trip[client], previous[client], next[client])
    if preceding < 0 { first[t] = following } else { next[preceding] = following }
    if following < 0 { last[t] = preceding } else { previous[following] = preceding }
    trip[client] = -1
    size[t] &-= 1
    absent[absentCount] = client
    absentPlace[client] = absentCount
    absentCount &+= 1
    cost &+= max(0, orders.refusal[client])
  }
}
