extension Board {
  /// A stop of a shift.
  func place(of stop: Int, in day: Int) -> Exchange.Place {
    let first = roster.first(day)
    let count = roster.count(day)
    var (start, end) = (stop, stop + 1)
    while !roster.stops[first + start].isLoad { start -= 1 }
    while end < count && !roster.stops[first + end].isLoad { end += 1 }
    return Exchange.Place(stop: stop, trip: start..<end, count: count)
  }

  /// Estimates what an exchange of stretches of two shifts changes; `nil` where it breaks a rule.
  ///
  /// - Parameter one: At least one stop.
  /// - Complexity: O(stops of both · log turns), and what ``DockBook`` takes for the loads of both shifts where trips are exchanged
  func estimate(_ field: borrowing Field, _ one: Stretch, for other: Stretch) -> Double? {
    // trips that change trucks do not wait for themselves at the docks
    let isOfTrips = roster.stops[roster.first(one.day) + one.stops.lowerBound].isLoad
    if isOfTrips {
      takeOffDocks(one.day)
      takeOffDocks(other.day)
    }
    defer {
      if isOfTrips {
        putOnDocks(one.day)
        putOnDocks(other.day)
      }
    }
    // a trip of which nothing is left is not driven
    var leaving = one
    if other.stops.isEmpty {
      let trip = place(of: one.stops.upperBound - 1, in: one.day).trip
      if one.stops == (trip.lowerBound + 1)..<trip.upperBound { leaving.stops = trip }
    }
    guard let first = estimate(field, replacing: leaving, with: other),
      let second = estimate(field, replacing: other, with: one)
    else { return nil }
    return first + second
  }

  /// Estimates what it changes for a shift, and for those served by what it takes over, when it drives other stops in place of
  /// some of its own; `nil` where that breaks a rule. Read off ``gaps`` like the estimate of an insertion: rests, and what
  /// others gain or lose at the docks, are left aside.
  ///
  /// A stretch either lies within a trip, or begins with a load and ends with a trip; so do those for which it is exchanged.
  ///
  /// - Complexity: O(stops of both)
  private func estimate(_ field: borrowing Field, replacing mine: Stretch, with other: Stretch) -> Double? {
    let day = mine.day
    guard roster.count(day) - mine.stops.count + other.stops.count <= Roster.room else { return nil }
    if !gaps.duties[day].isKnown { reckonGaps(field, day) }
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    let (row, there) = (gaps.first(day), roster.first(other.day))
    let gap = gaps.gaps[row + mine.stops.lowerBound]
    // its minutes at the wheel from here on
    var clock = Clock(base: gap.place, minute: gap.minute)
    // a day begins when the truck sets out, not when it could
    let isFirst = mine.stops.lowerBound == 0 && opening(field, day).started < 0
    if !isFirst { clock.started = gaps.duties[day].started }
    var change = 0.0
    if let more = loadsMore(field, replacing: mine, with: other) {
      guard let more = delay(field, of: gap, by: more, replacing: mine, with: other) else { return nil }
      change += gaps.change(row + Int(gap.unloading), delay: more)
      change -= gaps.change(row + mine.stops.lowerBound, delay: more)
      clock.minute += more
    }
    for s in other.stops {
      let stop = roster.stops[there + s]
      let next = stop.isLoad ? field.yardPlace[Int(stop.yard)] : field.needPlace[Int(stop.need)]
      var setOut = clock.minute
      var kg = 0
      if stop.isLoad {
        let trip = roster.trip(at: there + s, before: there + other.stops.upperBound, field)
        kg = trip.kg
        setOut = max(setOut, trip.release)
        guard kg <= field.payload[k] else { return nil }
      }
      let leg = field.leg(kind: kind, at: setOut, from: clock.place, to: next)
      guard Int(leg.arrive) < field.end else { return nil }
      if stop.isLoad {
        clock.minute =
          docks.free(Int(stop.yard), from: leg.arrive, truck: field.turns.turn(of: k, at: leg.arrive))
          + Int32(field.loading(kg, yard: Int(stop.yard)))
      } else {
        clock.minute = leg.arrive + Int32(field.unloading(Int(stop.kg), need: Int(stop.need)))
        guard Int(clock.minute) < field.end else { return nil }
        change += loss(field, there + s, other.day, at: clock.minute)
      }
      if clock.started < 0 { clock.started = leg.arrive - leg.minutes }
      clock.place = next
      clock.driven += leg.minutes
    }
    return goOn(field, after: mine, clock, isIdle: other.stops.isEmpty).map { change + $0 }
  }

  /// kg more that the trip under way has to load, where one is.
  @inline(__always)
  private func loadsMore(_ field: borrowing Field, replacing mine: Stretch, with other: Stretch) -> Int32? {
    let (here, there) = (roster.first(mine.day), roster.first(other.day))
    let first =
      other.stops.isEmpty ? here + mine.stops.lowerBound : there + other.stops.lowerBound
    if roster.stops[first].isLoad { return nil }
    var more: Int32 = 0
    for s in other.stops { more += roster.stops[there + s].kg }
    for s in mine.stops { more -= roster.stops[here + s].kg }
    return more
  }

  /// Minutes by which a trip is late that loads more and has other stops; `nil` where it must not.
  @inline(__always)
  private func delay(
    _ field: borrowing Field, of gap: Gap, by more: Int32, replacing mine: Stretch, with other: Stretch
  ) -> Int32? {
    let (first, there) = (roster.first(mine.day), roster.first(other.day))
    let unloading = first + Int(gap.unloading)
    let trip = roster.trip(at: unloading - 1, before: first + roster.count(mine.day), field)
    let drops = trip.end - unloading - mine.stops.count + other.stops.count
    guard drops <= field.rules.dropsPerTrip,
      trip.kg + Int(more) <= field.payload[mine.day / field.shifts]
    else { return nil }
    var release = trip.release
    for s in other.stops {
      let stop = roster.stops[there + s]
      let own = field.needYard[Int(stop.need)]
      guard own < 0 || own == gap.yard else { return nil }
      guard stop.yard == gap.yard || Int(more) <= left[Int(gap.yard)] else { return nil }
      release = max(release, field.release[Int(stop.need)])
    }
    let loading = field.loadingMore(abs(more), yard: Int(gap.yard))
    return (more < 0 ? -loading : loading) + max(0, release - gap.departed)
  }

  /// What changes when the truck goes on to what follows a stretch, or home, from another place in another minute.
  @inline(__always)
  private func goOn(_ field: borrowing Field, after mine: Stretch, _ clock: Clock, isIdle: Bool) -> Double? {
    let day = mine.day
    let k = day / field.shifts
    let duty = gaps.duties[day]
    var (minutes, change) = (0, 0.0)
    if !isIdle || mine.stops.count < roster.count(day) {
      let row = gaps.first(day)
      let join = gaps.gaps[row + mine.stops.upperBound]
      let setOut = join.isHeld ? max(clock.minute, join.due - join.drive) : clock.minute
      let on = field.leg(kind: Int(field.kind[k]), at: setOut, from: clock.place, to: join.next)
      guard on.arrive < Field.never else { return nil }
      let late = on.arrive - join.due
      change += gaps.change(row + mine.stops.upperBound, delay: late)
      var driven = duty.driven + clock.driven + on.minutes
      for p in mine.stops.lowerBound...mine.stops.upperBound { driven -= gaps.gaps[row + p].drive }
      guard Int(driven) <= field.rules.drivingPerShift else { return nil }
      let home = duty.home + (late > 0 ? max(0, late - join.slack) : join.slack > 0 ? 0 : late)
      minutes = Int(home - (clock.started < 0 ? on.arrive - on.minutes : clock.started))
    }
    guard minutes <= Int(field.shift[k]) + field.rules.overtime else { return nil }
    return change
      + scale.overtime * Double(max(0, minutes - Int(field.shift[k])) - Int(overtime[day]))
      + scale.cost * Double((minutes - Int(duty.home - duty.started)) * Int(field.fenPerHour[k])) * (1 / 60)
  }

  /// Exchanges stretches of two shifts, and books both shifts.
  func exchange(_ field: borrowing Field, _ one: Stretch, for other: Stretch) {
    let count = draft(one, for: other, at: 0)
    let otherCount = draft(other, for: one, at: Roster.room)
    for (day, start, count) in [(one.day, 0, count), (other.day, Roster.room, otherCount)] {
      unbook(day)
      (roster.stops.base + roster.first(day)).update(from: drafts.base + start, count: count)
      roster.counts[day] = Int32(count)
      roster.tidy(day: day)
      rebook(field, day)
    }
  }

  /// Writes a shift down with one stretch in place of another; how many stops it has.
  private func draft(_ mine: Stretch, for other: Stretch, at start: Int) -> Int {
    let (first, there) = (roster.first(mine.day), roster.first(other.day))
    var count = 0
    func add(_ slots: Range<Int>) {
      for slot in slots {
        var stop = roster.stops[slot]
        // a stop comes with the load before it
        if !stop.isLoad && count > 0 { stop.yard = drafts[start + count - 1].yard }
        drafts[start + count] = stop
        count += 1
      }
    }
    add(first..<(first + mine.stops.lowerBound))
    add((there + other.stops.lowerBound)..<(there + other.stops.upperBound))
    add((first + mine.stops.upperBound)..<(first + roster.count(mine.day)))
    return count
  }
}
