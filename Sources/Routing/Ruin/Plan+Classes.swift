extension Plan where M: ~Copyable {
  /// What a day would cost with a vehicle of another class; `nil` = it could not keep the rules.
  ///
  /// - Complexity: O(trips) where nothing is timed and both classes have the same ways, else O(clients)
  func cost(ofDay d: Int, as k: Int) -> Int? {
    guard trips[d] <= classes.maxTrips[k] else { return nil }
    let current = kind[d]
    let isSameWay = classes.profile[k] == classes.profile[current]
    let isSameTime = !isTimed || classes.group[k] == classes.group[current]
    var (way, taken) = (0, duration[d])
    var span: Span?
    var t = firstTrip[d]
    while t >= 0 {
      if load[t] > classes.capacity[k] { return nil }
      if isSameWay, isSameTime {
        way &+= length[t] &+ ends(t, k) &- ends(t, current)
      } else {
        guard let (length, trip) = drive(t, k) else { return nil }
        way &+= length
        if let preceding = span {
          guard let joined = preceding.followed(by: trip, after: 0) else { return nil }
          span = joined
        } else {
          span = trip
        }
        taken = span?.duration ?? 0
      }
      t = nextTrip[t]
    }
    if way > classes.maxDistance[k] || (isTimed && taken > classes.maxDuration[k]) { return nil }
    return classes.fixed[k] &+ classes.perDistance[k] &* way &+ classes.perDuration[k] &* taken
  }

  /// The ways to the first and from the last client of a trip.
  @inline(__always)
  private func ends(_ t: Int, _ k: Int) -> Int {
    if first[t] < 0 { return 0 }
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    return metric.distance(profile, depot, first[t]) &+ metric.distance(profile, last[t], depot)
  }

  /// A trip driven by a vehicle of a class: its length and its stretch of time; `nil` = late.
  private func drive(_ t: Int, _ k: Int) -> (length: Int, span: Span)? {
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    var (client, point, way) = (first[t], depot, 0)
    var span = departure(k)
    while client >= 0 {
      way &+= metric.distance(profile, point, client)
      guard
        let further = span.followed(by: orders.span(client), after: metric.duration(profile, point, client))
      else { return nil }
      span = further
      point = client
      client = next[client]
    }
    way &+= metric.distance(profile, point, depot)
    guard var whole = span.followed(by: arrival(k), after: metric.duration(profile, point, depot)),
      release[t] <= whole.latest
    else { return nil }
    whole.earliest = max(whole.earliest, release[t])
    return (way, whole)
  }

  /// Gives a day, which keeps every rule with it, a vehicle of another class.
  mutating func change(_ d: Int, to k: Int) {
    cost &-= cost(ofDay: d)
    used[kind[d]] &-= 1
    kind[d] = k
    used[k] &+= 1
    cost &+= cost(ofDay: d)
    var t = firstTrip[d]
    while t >= 0 {
      refreshTrip(t)
      t = nextTrip[t]
    }
    refreshDay(d)
  }

  /// Cuts the days this iteration changed anew, gives each the class that is cheapest for it, and exchanges
  /// the vehicles of two days where that is cheaper.
  mutating func improveClasses() {
    guard hasFixedCosts else { return }
    for index in 0..<listChanged() { recut(journal.changed[index]) }
    let written = listChanged()
    for index in 0..<written { reclassify(journal.changed[index]) }
    for one in 0..<written {
      for other in 0..<one { exchange(journal.changed[one], journal.changed[other]) }
    }
  }

  /// Lists the days this iteration changed that are in use; returns how many.
  private func listChanged() -> Int {
    var (at, written) = (0, 0)
    for _ in 0..<journal.records {
      let d = journal.log[at]
      at = skip(at)
      guard kind[d] >= 0 else { continue }
      journal.changed[written] = d
      written &+= 1
    }
    return written
  }

  /// Gives a day the cheapest class there is a vehicle of.
  mutating func reclassify(_ d: Int) {
    let current = kind[d]
    var (best, least) = (current, cost(ofDay: d))
    for k in 0..<classes.count where k != current && used[k] < classes.available[k] {
      guard let cost = cost(ofDay: d, as: k), cost < least, admitsAllOfDay(d, k) else { continue }
      (best, least) = (k, cost)
    }
    if best != current { change(d, to: best) }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    let (kindA, kindB) = (kind[a], kind[b])
    // what is not exhausted needs no exchange
    guard kindA != kindB, used[kindA] >= classes.available[kindA] || used[kindB] >= classes.available[kindB],
      let costA = cost(ofDay: a, as: kindB), let costB = cost(ofDay: b, as: kindA),
      costA &+ costB < cost(ofDay: a) &+ cost(ofDay: b), admitsAllOfDay(a, kindB), admitsAllOfDay(b, kindA)
    else { return }
    change(a, to: kindB)
    change(b, to: kindA)
  }

  private func admitsAllOfDay(_ d: Int, _ k: Int) -> Bool {
    var t = firstTrip[d]
    while t >= 0 {
      if !admitsAll(t, k) { return false }
      t = nextTrip[t]
    }
    return true
  }
}
