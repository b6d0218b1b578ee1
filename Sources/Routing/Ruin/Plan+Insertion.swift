/// Where a client could go, and what that costs.
struct Place {
  /// What the plan costs more.
  var cost: Int
  /// The trip; −1 = a new one.
  var trip = -1
  /// Behind which client of the trip; −1 = at its start.
  var behind = -1
  /// The day of a new trip; −1 = a new day, or the day of the trip.
  var day = -1
  /// Before which trip of the day a new one goes; −1 = at its end.
  var following = -1
  /// Class of the day from now on; −1 = nowhere to go.
  var kind = -1
}

/// What was found out about larger vehicles for the client that is being placed, by trip.
struct Upgrades: ~Copyable {
  /// The number of the question, the class and its surcharge.
  let askedAt: Column<Int>
  let kind: Column<Int32>
  let surcharge: Column<Int>

  init(trips: Int) {
    askedAt = Column(trips, -1)
    kind = Column(trips)
    surcharge = Column(trips)
  }
}

extension Plan where M: ~Copyable {
  /// Of so many positions one is overlooked, at random (Christiaens & Vanden Berghe 2020, "blinks").
  static var blinkEvery: Int { 100 }

  /// The cheapest place for an absent client next to those near it, in a new trip or in a new day.
  ///
  /// - Parameters:
  ///   - nearby: Clients near it, as indices of ``Neighbours/lists``.
  ///   - most: Costs from which no place is wanted.
  mutating func cheapestPlace(
    _ client: Int, _ neighbours: borrowing Neighbours, most: Int, _ dice: inout Dice
  ) -> Place {
    var best = Place(cost: most)
    asked &+= 1
    var index = neighbours.starts[client]
    let end = neighbours.starts[client &+ 1]
    while index < end {
      let near = neighbours.lists[index]
      index &+= 1
      let t = trip[near]
      if t < 0 { continue }
      let d = day[t]
      let k = kind[d]
      if load[t] &+ orders.demand[client] > classes.capacity[k] || !orders.admits(client, k) {
        guard classes.count > 1 else { continue }
        if upgrades.askedAt[t] != asked {
          upgrades.askedAt[t] = asked
          let found = upgrade(d, t, for: client)
          upgrades.kind[t] = found?.kind ?? -1
          upgrades.surcharge[t] = found?.surcharge ?? 0
        }
        let other = upgrades.kind[t]
        guard other >= 0 else { continue }
        consider(client, t, near, next[near], other, upgrades.surcharge[t], &best, &dice)
        consider(client, t, previous[near], near, other, upgrades.surcharge[t], &best, &dice)
        continue
      }
      consider(client, t, near, next[near], k, 0, &best, &dice)
      consider(client, t, previous[near], near, k, 0, &best, &dice)
    }
    if hasReloads {
      for index in 0..<dayCount { considerNewTrips(client, in: days[index], onlyLast: false, &best) }
    }
    for k in 0..<classes.count { considerNewDay(client, k, &best) }
    return best
  }

  /// Looks at the place between two clients of a trip whose day would be of a class.
  @inline(__always)
  private mutating func consider(
    _ client: Int, _ t: Int, _ preceding: Int, _ following: Int, _ k: Int, _ surcharge: Int,
    _ best: inout Place,
    _ dice: inout Dice
  ) {
    blink &-= 1
    if blink == 0 {
      blink = 1 &+ dice.below(2 &* Self.blinkEvery)
      return
    }
    let profile = classes.profile[k]
    let a = preceding < 0 ? classes.depot[k] : preceding
    let b = following < 0 ? classes.depot[k] : following
    let detour =
      metric.distance(profile, a, client) &+ metric.distance(profile, client, b)
      &- metric.distance(profile, a, b)
    var cost = surcharge &+ classes.perDistance[k] &* detour
    if cost >= best.cost { return }
    let d = day[t]
    if hasRange, distance[d] &+ detour > classes.maxDistance[k] { return }
    if isTimed {
      guard let taken = durationOfDay(t, k, preceding, client, following) else { return }
      if taken > classes.maxDuration[k] { return }
      cost &+= classes.perDuration[k] &* (taken &- duration[d])
      if cost >= best.cost { return }
    }
    best = Place(cost: cost, trip: t, behind: preceding, kind: k)
  }

  /// How long the day of a trip takes with a client between two others; `nil` = somebody would be served
  /// late.
  @inline(__always)
  private func durationOfDay(_ t: Int, _ k: Int, _ preceding: Int, _ client: Int, _ following: Int) -> Int? {
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    let start = preceding < 0 ? departure(k) : head[preceding]
    let drive = metric.duration(profile, preceding < 0 ? depot : preceding, client)
    guard let reached = start.followed(by: orders.span(client), after: drive) else { return nil }
    let end = following < 0 ? arrival(k) : tail[following]
    let onwards = metric.duration(profile, client, following < 0 ? depot : following)
    guard var span = reached.followed(by: end, after: onwards) else { return nil }
    return within(&span, released: max(release[t], orders.release[client]), previousTrip[t], nextTrip[t], t)
  }

  /// How long a day takes when one of its trips becomes a stretch; `nil` = late.
  @inline(__always)
  private func within(_ span: inout Span, released: Int, _ preceding: Int, _ following: Int, _ t: Int) -> Int?
  {
    if released > span.earliest {
      if released > span.latest { return nil }
      span.earliest = released
    }
    if !hasReloads { return span.duration }
    if preceding >= 0 {
      let start = previousTrip[preceding] < 0 ? tripSpan[preceding] : before[preceding]
      guard
        let first = previousTrip[preceding] < 0 ? start : start.followed(by: tripSpan[preceding], after: 0),
        let joined = first.followed(by: span, after: 0)
      else { return nil }
      span = joined
    }
    if following >= 0 {
      guard let joined = span.followed(by: onward[following], after: 0) else { return nil }
      span = joined
    }
    return span.duration
  }

  /// The cheapest class that a day of one trip could change to so that a client fits, with what the change
  /// itself costs.
  ///
  /// Where time matters only classes of the same hours and ways are looked at.
  private func upgrade(_ d: Int, _ t: Int, for client: Int) -> (kind: Int, surcharge: Int)? {
    guard trips[d] == 1 else { return nil }
    let k = kind[d]
    var best: (kind: Int, surcharge: Int)?
    let need = load[t] &+ orders.demand[client]
    for other in 0..<classes.count where other != k {
      guard classes.capacity[other] >= need, used[other] < classes.available[other],
        orders.admits(client, other),
        !isTimed || classes.group[other] == classes.group[k], admitsAll(t, other),
        let cost = cost(ofDay: d, as: other)
      else { continue }
      let surcharge = discounted(cost &- self.cost(ofDay: d))
      if surcharge < best?.surcharge ?? .max { best = (other, surcharge) }
    }
    return best
  }

  /// What of a surcharge counts in this iteration.
  @inline(__always)
  private func discounted(_ surcharge: Int) -> Int {
    surcharge > 0 ? (surcharge &* fixedShare) >> 10 : surcharge
  }

  /// Whether vehicles of a class may go to everybody on a trip.
  func admitsAll(_ t: Int, _ k: Int) -> Bool {
    var client = first[t]
    while client >= 0 {
      if !orders.admits(client, k) { return false }
      client = next[client]
    }
    return true
  }

  /// A trip for the client alone, in the gaps of a day: in all of them, or in the last.
  private func considerNewTrips(_ client: Int, in d: Int, onlyLast: Bool, _ best: inout Place) {
    let k = kind[d]
    guard trips[d] < classes.maxTrips[k], orders.demand[client] <= classes.capacity[k],
      orders.admits(client, k)
    else { return }
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    let way = metric.distance(profile, depot, client) &+ metric.distance(profile, client, depot)
    let least = classes.perDistance[k] &* way
    if least >= best.cost || distance[d] &+ way > classes.maxDistance[k] { return }
    guard let alone = alone(client, k) else { return }
    var following = onlyLast ? -1 : firstTrip[d]
    var preceding = onlyLast ? lastTrip[d] : -1
    while true {
      var span = alone
      let taken = isTimed ? within(&span, released: orders.release[client], preceding, following, -1) : 0
      if let taken, taken <= classes.maxDuration[k] {
        let cost = least &+ classes.perDuration[k] &* (taken &- duration[d])
        if cost < best.cost { best = Place(cost: cost, day: d, following: following, kind: k) }
      }
      if following < 0 { return }
      preceding = following
      following = nextTrip[following]
    }
  }

  /// A trip to one client as a stretch of time; `nil` = it cannot be on time.
  private func alone(_ client: Int, _ k: Int) -> Span? {
    guard isTimed else { return Span(duration: 0, earliest: 0, latest: 0) }
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    return departure(k)
      .followed(by: orders.span(client), after: metric.duration(profile, depot, client))?
      .followed(by: arrival(k), after: metric.duration(profile, client, depot))
  }

  /// A vehicle of a class for the client alone, if one is left.
  private func considerNewDay(_ client: Int, _ k: Int, _ best: inout Place) {
    guard used[k] < classes.available[k], orders.demand[client] <= classes.capacity[k],
      orders.admits(client, k)
    else { return }
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    let way = metric.distance(profile, depot, client) &+ metric.distance(profile, client, depot)
    var cost = discounted(classes.fixed[k]) &+ classes.perDistance[k] &* way
    if cost >= best.cost || way > classes.maxDistance[k] { return }
    if isTimed {
      guard let span = alone(client, k), orders.release[client] <= span.latest,
        span.duration <= classes.maxDuration[k]
      else { return }
      cost &+= classes.perDuration[k] &* span.duration
      if cost >= best.cost { return }
    }
    best = Place(cost: cost, kind: k)
  }

  /// Puts an absent client where it was found to go.
  mutating func insert(_ client: Int, at place: Place) {
    var (t, d) = (place.trip, place.day)
    if t < 0 {
      if d < 0 {
        d = openDay(place.kind)
        touchNew(d)
      } else {
        touch(d)
      }
      t = openTrip(d, before: place.following)
    } else {
      d = day[t]
      touch(d)
      if kind[d] != place.kind { change(d, to: place.kind) }
    }
    link(client, into: t, behind: place.behind)
    refreshTrip(t)
    refreshDay(d)
  }
}

extension Plan where M: ~Copyable {
  /// The place behind the last client of a trip, or in a new trip at the end of a day, or in a new day (−1);
  /// `nil` = a rule would be broken.
  mutating func placeAtEnd(_ client: Int, kind k: Int, day d: Int, trip t: Int) -> Place? {
    guard orders.admits(client, k), orders.demand[client] <= classes.capacity[k] else { return nil }
    var best = Place(cost: Int.max >> 2)
    if t >= 0 {
      guard load[t] &+ orders.demand[client] <= classes.capacity[k] else { return nil }
      var dice = Dice(seed: 0)
      blink = 2
      consider(client, t, last[t], -1, k, 0, &best, &dice)
    } else if d >= 0 {
      considerNewTrips(client, in: d, onlyLast: true, &best)
    } else {
      considerNewDay(client, k, &best)
    }
    return best.kind >= 0 ? best : nil
  }
}
