/// When a stop of a roster happens.
struct StopTimes: BitwiseCopyable {
  /// First minute of the rest before the drive to it; negative = none.
  var rest: Int32 = -1
  var depart: Int32 = 0
  var arrive: Int32 = 0
  /// First minute of loading or unloading.
  var begin: Int32 = 0
  /// First minute after it; negative = it does not happen.
  var end: Int32 = -1
  /// Index of the dock among the yard's.
  var dock: Int32 = -1
  /// kg in fact loaded or unloaded.
  var kg: Int32 = 0

  var happens: Bool { end >= 0 }
}

/// When a shift begins and ends.
struct DayTimes: BitwiseCopyable {
  /// First minute that the rules on shifts allow.
  var earliest: Int32 = 0
  /// First minute in which it could have begun.
  var open: Int32 = 0
  /// Negative = the truck stays at its base.
  var started: Int32 = -1
  var end: Int32 = 0
  var driven: Int32 = 0
  var overtime: Int32 = 0
  var metres: Int = 0
  /// Most metres at which the truck had to be able to go home.
  var furthest: Int = 0
  var cost: Int = 0
  var home = LegTimes(rest: -1, depart: 0, arrive: 0)
}

/// What came out of playing a roster, slot by slot and shift by shift.
struct Timetable: ~Copyable {
  let times: Slab<StopTimes>
  /// The truck after each stop that happens.
  let after: Slab<Clock>
  let days: Slab<DayTimes>

  init(_ field: borrowing Field) {
    times = Slab(field.dayCount * Roster.room, of: StopTimes())
    after = Slab(field.dayCount * Roster.room, of: Clock(base: 0, minute: 0))
    days = Slab(field.dayCount, of: DayTimes())
  }

  func copy(from other: borrowing Timetable) {
    times.copy(from: other.times)
    after.copy(from: other.after)
    days.copy(from: other.days)
  }

  /// Copies the first stops of a shift, and when it begins and ends.
  func copy(day: Int, count: Int, from other: borrowing Timetable) {
    let first = day * Roster.room
    times.copy(from: other.times, at: first, count: count)
    after.copy(from: other.after, at: first, count: count)
    days[day] = other.days[day]
  }
}

extension Field {
  /// The truck when a shift begins.
  ///
  /// - Parameter used: Metres driven since the tank was filled.
  @inline(__always)
  func dawn(_ day: Int, open: Int32, used: Int32 = 0) -> Clock {
    let k = day / shifts
    return day == k &* shifts ? opening[k] : Clock(base: base[k], minute: open, used: used)
  }

  /// Drives a load to its villages and notes when; whether the truck is home in time, and on its tank, after that.
  ///
  /// - Parameters:
  ///   - stops: The unloadings, as slots.
  ///   - kg: What is on the truck: the last villages may get less than planned.
  ///   - clock: The truck when it is loaded; where it is in the end, should it be home in time.
  @inline(__always)
  func deliver(
    _ stops: Range<Int>, kg: Int, truck: Int, _ roster: borrowing Roster, _ clock: inout Clock,
    noting table: borrowing Timetable
  ) -> Bool {
    let kind = Int(self.kind[truck])
    var left = kg
    var last = -1
    for i in stops {
      let need = Int(roster.stops[i].need)
      let drop = min(left, Int(roster.stops[i].kg))
      guard drop > 0 else {
        table.times[i].end = -1
        continue
      }
      guard let leg = drive(&clock, to: needPlace[need], kind: kind) else { return false }
      stop(&clock, minutes: unloading(drop, need: need))
      table.times[i] = StopTimes(
        rest: leg.rest, depart: leg.depart, arrive: leg.arrive, begin: leg.arrive, end: clock.minute,
        dock: -1, kg: Int32(drop))
      table.after[i] = clock
      last = i
      left -= drop
    }
    let isHome = returns(&clock, truck: truck)
    if last >= 0 { table.after[last] = clock }
    return isHome
  }

  /// The end of a shift whose truck has done its last stop.
  @inline(__always)
  func homecoming(_ clock: Clock, truck: Int, earliest: Int32, open: Int32) -> DayTimes {
    var home = clock
    var times = DayTimes(earliest: earliest, open: open)
    guard home.started >= 0 else { return times }
    if let leg = drive(&home, to: base[truck], kind: Int(kind[truck])) { times.home = leg }
    times.started = home.started
    times.end = home.minute
    times.driven = home.driven
    times.metres = home.metres
    times.furthest = max(Int(home.furthest), home.metres)
    times.overtime = Int32(overtime(home, truck: truck))
    times.cost = cost(home, truck: truck)
    return times
  }

  /// When the shift after one may begin: by the rules on shifts, and with the truck back.
  @inline(__always)
  func next(after day: DayTimes) -> (earliest: Int32, open: Int32) {
    let earliest = (day.started >= 0 ? day.started : day.earliest) &+ Int32(rules.shiftCycle)
    return (earliest, max(earliest, day.started >= 0 ? day.end : 0))
  }
}
