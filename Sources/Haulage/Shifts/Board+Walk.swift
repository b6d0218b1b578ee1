extension Board {
  /// Walks a shift by itself and notes its times: docks after those who come before it, everything else as in a playing.
  ///
  /// - Complexity: O(stops · log turns)
  func walk(_ field: borrowing Field, _ day: Int) -> DayTimes {
    let k = day / field.shifts
    let last = roster.first(day) + roster.count(day)
    var clock = field.dawn(day, open: open[day], used: used(field, before: day))
    var i = roster.first(day)
    while i < last {
      let trip = roster.trip(at: i, before: last, field)
      var trial = clock
      if walk(field, k, i, trip, &trial) {
        clock = trial
      } else {
        for s in i..<trip.end { end[s] = -1 }
      }
      i = trip.end
    }
    return field.homecoming(clock, truck: k, earliest: open[day], open: open[day])
  }

  @inline(__always)
  private func walk(
    _ field: borrowing Field, _ k: Int, _ load: Int, _ trip: (kg: Int, release: Int32, end: Int),
    _ clock: inout Clock
  ) -> Bool {
    let kind = Int(field.kind[k])
    let y = Int(roster.stops[load].yard)
    guard field.drive(&clock, to: field.yardPlace[y], kind: kind, notBefore: trip.release) != nil else {
      return false
    }
    arrive[load] = clock.minute
    let minutes = field.loading(trip.kg, yard: y)
    clock.minute = docks.free(y, from: clock.minute, truck: field.turns.turn(of: k, at: clock.minute))
    begin[load] = clock.minute
    field.stop(&clock, minutes: minutes)
    end[load] = clock.minute
    after[load] = clock
    for i in (load + 1)..<trip.end {
      let need = Int(roster.stops[i].need)
      guard field.drive(&clock, to: field.needPlace[need], kind: kind) != nil else { return false }
      begin[i] = clock.minute
      field.stop(&clock, minutes: field.unloading(Int(roster.stops[i].kg), need: need))
      end[i] = clock.minute
      after[i] = clock
    }
    return field.returns(&clock, truck: k)
  }
}
