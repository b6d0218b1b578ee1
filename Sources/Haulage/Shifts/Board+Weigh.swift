extension Board {
  /// Follows a shift from where an insertion changes it, and remembers the insertion where it is the best so far. Nothing is
  /// written down; whatever is already dearer than the best is not followed to its end.
  ///
  /// - Parameter load: Index of the trip's load in the shift; that of the new trip where it is new.
  /// - Complexity: O(stops after the load)
  func weigh(
    _ field: borrowing Field, _ question: Question, _ insertion: Insertion, load: Int,
    _ gains: borrowing GainBook, _ best: inout Insertion
  ) {
    let day = insertion.day
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    let first = roster.first(day)
    let last = first + roster.count(day)
    let position = first + insertion.position
    var i = first + load
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
      clock.minute = Int32(docks.free(yard, from: Int(clock.minute), for: minutes))
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
    guard field.drive(&clock, to: field.base[k], kind: kind) != nil, field.isWithinLimits(clock, truck: k)
    else { return }
    change +=
      own + scale.overtime * Double(field.overtime(clock, truck: k) - Int(overtime[day]))
      + scale.cost * Double(field.cost(clock, truck: k) - cost[day])
    if change < best.change {
      best = insertion
      best.change = change
    }
  }

  /// Works out ``drag`` for a shift: a stop more takes its minutes, which trucks make up for only where they wait for a dock.
  ///
  /// - Complexity: O(stops · trips)
  func reckonDrag(_ field: borrowing Field, _ day: Int) {
    isDragKnown[day] = true
    let first = roster.first(day)
    let last = first + roster.count(day)
    var load = first
    while load < last {
      var late = shortest
      var i = load
      var sum = 0.0
      // the trip's own stops, each with those after it, then the trips that are late because of it
      while i < last && late > 0 {
        if roster.stops[i].isLoad {
          if i > load { late -= begin[i] - arrive[i] }
        } else if late > 0, end[i] >= 0 {
          sum += loss(field, i, day, at: end[i] + late)
        }
        i += 1
      }
      var s = load + 1
      while s < last && !roster.stops[s].isLoad {
        drag[s] = sum
        if end[s] >= 0 { sum -= loss(field, s, day, at: end[s] + shortest) }
        s += 1
      }
      // what comes before a load is late with it, but for the wait at its dock
      drag[load] = 0
      late = shortest - (begin[load] - arrive[load])
      i = load + 1
      while i < last && late > 0 {
        if roster.stops[i].isLoad {
          late -= begin[i] - arrive[i]
        } else if end[i] >= 0 {
          drag[load] += loss(field, i, day, at: end[i] + late)
        }
        i += 1
      }
      load = s
    }
  }

  /// The truck before a slot's drive.
  @inline(__always)
  func before(_ field: borrowing Field, _ slot: Int, _ day: Int) -> Clock {
    var previous = slot - 1
    while previous >= roster.first(day) {
      if end[previous] >= 0 { return after[previous] }
      previous -= 1
    }
    return field.dawn(day, open: open[day])
  }

  /// Brings the need its coal; what that changes for the need itself.
  @inline(__always)
  private func arrive(
    _ field: borrowing Field, _ question: Question, _ insertion: Insertion, _ kind: Int,
    _ clock: inout Clock, _ gains: borrowing GainBook
  ) -> Double? {
    guard field.drive(&clock, to: question.place, kind: kind) != nil else { return nil }
    field.stop(&clock, minutes: field.unloading(Int(insertion.kg), need: question.need))
    if insertion.kg == lacking[question.need] {
      return -gains.most(field, self, question, at: Int(clock.minute))
    }
    let want = want(
      field, question.need, with: Arrival(minute: Int(clock.minute), kg: Int(insertion.kg)))
    return scale.value(want, weight: field.weight[question.need]) - question.now
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
