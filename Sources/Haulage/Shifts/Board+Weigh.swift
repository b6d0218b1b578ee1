extension Board {
  /// Follows a shift from where an insertion changes it, and remembers the insertion where it is the best so far. Nothing is
  /// written down; whatever is already dearer than the best is not followed to its end. What others lose who wait longer at the
  /// yard only the playing tells: to charge it here took a tenth of the rounds and found no better plans.
  ///
  /// - Complexity: O(stops after the load)
  func weigh(
    _ field: borrowing Field, _ question: Question, _ insertion: Insertion, _ gains: borrowing GainBook,
    _ best: inout Insertion
  ) {
    // the shift's loads are off the docks meanwhile, so that it does not wait for itself; nor do others for its first load when
    // it comes for its second, which is a little early
    takeOffDocks(insertion.day)
    defer { putOnDocks(insertion.day) }
    let day = insertion.day
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    let first = roster.first(day)
    let last = first + roster.count(day)
    let position = first + insertion.position
    var i = position
    if !insertion.isNewTrip { repeat { i -= 1 } while !roster.stops[i].isLoad }
    var clock = before(field, i, day)
    var change = 0.0
    // what it is worth at most until it is known
    var own = -Double.infinity
    if !given.isEmpty { change -= scale.change * Double(given.kept(by: question.need, day: day, roster)) }
    var isFirst = true
    repeat {
      var (kg, release, end) = (Int(insertion.kg), field.release[question.need], i)
      var yard = Int(insertion.yard)
      let isNew = isFirst && insertion.isNewTrip
      if !isNew {
        let trip = roster.trip(at: i, before: last, field)
        yard = Int(roster.stops[i].yard)
        end = trip.end
        kg = isFirst ? kg + trip.kg : trip.kg
        release = isFirst ? max(release, trip.release) : trip.release
      }
      guard field.drive(&clock, to: field.yardPlace[yard], kind: kind, notBefore: release) != nil else {
        return
      }
      let minutes = field.loading(kg, yard: yard)
      clock.minute = docks.free(yard, from: clock.minute, truck: field.turns.turn(of: k, at: clock.minute))
      field.stop(&clock, minutes: minutes)
      var s = isNew ? i : i + 1
      while true {
        if isFirst && s == position {
          guard let worth = arrive(field, question, insertion, kind, &clock, gains) else { return }
          own = worth
          isFirst = false
          if change + own >= best.change { return }
        }
        if s >= end { break }
        let need = Int(roster.stops[s].need)
        guard field.drive(&clock, to: field.needPlace[need], kind: kind) != nil else { return }
        field.stop(&clock, minutes: field.unloading(Int(roster.stops[s].kg), need: need))
        change += loss(field, s, day, at: clock.minute)
        if !isFirst && change + own >= best.change { return }
        s += 1
      }
      i = end
    } while i < last
    guard field.drive(&clock, to: field.base[k], kind: kind) != nil, field.isWithinLimits(clock, truck: k),
      !field.tanks.isMinded(k) || clock.metres - metres[day] <= reach(field, in: day)
    else { return }
    change +=
      own + scale.overtime * Double(field.overtime(clock, truck: k) - Int(overtime[day]))
      + scale.cost * Double(field.cost(clock, truck: k) - cost[day])
    if change < best.change {
      best = insertion
      best.change = change
    }
  }

  /// The truck before a slot's drive.
  @inline(__always)
  func before(_ field: borrowing Field, _ slot: Int, _ day: Int) -> Clock {
    var previous = slot - 1
    while previous >= roster.first(day) {
      if end[previous] >= 0 {
        var clock = after[previous]
        clock.used = used(field, before: day)
        return clock
      }
      previous -= 1
    }
    return field.dawn(day, open: open[day], used: used(field, before: day))
  }

  /// Brings the need its coal; what that changes for the need itself.
  @inline(__always)
  private func arrive(
    _ field: borrowing Field, _ question: Question, _ insertion: Insertion, _ kind: Int,
    _ clock: inout Clock, _ gains: borrowing GainBook
  ) -> Double? {
    guard field.drive(&clock, to: question.place, kind: kind) != nil else { return nil }
    field.stop(&clock, minutes: field.unloading(Int(insertion.kg), need: question.need))
    return worth(field, question, insertion.kg, at: clock.minute, gains)
  }

  /// What the need of a stop loses when the stop ends in another minute.
  @inline(__always)
  func loss(_ field: borrowing Field, _ slot: Int, _ day: Int, at minute: Int32) -> Double {
    // coal is burnt by the hour: the same hour is the same coal
    if (minute + 59) / 60 == (end[slot] + 59) / 60 { return 0 }
    let need = Int(roster.stops[slot].need)
    let later = want(field, need, day: day, from: end[slot], to: minute)
    return scale.value(later, weight: field.weight[need])
      - scale.value(want[need], weight: field.weight[need])
  }
}
