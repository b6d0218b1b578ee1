/// Plays again what comes out otherwise when some shifts have changed, and nothing else: the shifts themselves, and the trucks
/// that get another dock minute because of them, until every dock is free again when it was before.
///
/// The outcome is that of ``Playback`` to the minute, but for which of two equally free docks is taken, as long as no yard runs
/// out of stock.
struct Replay: ~Copyable {
  /// Times of the shifts in `changed`.
  let table: Timetable
  /// Shifts that may have come out otherwise.
  private(set) var changed: Marks
  /// Whether every trip happens.
  private(set) var isWhole = true
  /// Whether something would have had to be known earlier: then only a whole playing tells.
  private(set) var isLost = false

  // shifts that are played
  private let clock: Slab<Clock>
  private let next: Slab<Int32>
  /// The run in which a load of the playing that stands is in its line no longer.
  private let gone: Slab<UInt32>
  private var run: UInt32 = 0
  private var now = MinuteQueue.Key(minute: 0, truck: 0)

  // yards
  private let seen: Slab<UInt32>
  /// The first load of the line that is not gone by.
  private let cursor: Slab<Int32>
  /// By dock, when it is free, sorted within each yard: as it stands, and as it comes out.
  private let before: Slab<Int32>
  private let free: Slab<Int32>
  private var queue: MinuteQueue

  init(_ field: borrowing Field) {
    table = Timetable(field)
    changed = Marks(field.dayCount)
    clock = Slab(field.dayCount, of: Clock(base: 0, minute: 0))
    next = Slab(field.dayCount, of: 0)
    gone = Slab(field.dayCount * Roster.room, of: 0)
    seen = Slab(field.yardCount, of: 0)
    cursor = Slab(field.yardCount, of: -1)
    before = Slab(field.dockFree.count, of: 0)
    free = Slab(field.dockFree.count, of: 0)
    // a shift on its way, a load gone, and a dock that is free at another time each wait for their minute
    queue = MinuteQueue(field.dayCount * (2 + Roster.room))
  }

  /// What a change is made to.
  struct Standing: ~Copyable {
    let roster: Roster
    let table: Timetable
    let lines: YardLines

    init(_ field: borrowing Field) {
      roster = Roster(days: field.dayCount)
      table = Timetable(field)
      lines = YardLines(field)
    }
  }

  /// Plays a roster that differs from the one that stands in `touched` only. All trips that stand happen.
  ///
  /// - Complexity: O(c · (log c + docks) + loads of the yards concerned), for c stops that come out otherwise
  mutating func play(
    _ field: borrowing Field, _ roster: borrowing Roster, touched: borrowing Marks,
    from standing: borrowing Standing
  ) {
    run &+= 1
    changed.clear()
    queue.clear()
    isWhole = true
    isLost = false
    now = MinuteQueue.Key(minute: 0, truck: 0)
    for t in 0..<touched.count {
      let day = touched[t]
      if changed.contains(day) { continue }
      let stands = standing.table.days[day]
      begin(day, earliest: stands.earliest, open: stands.open, field, roster, standing)
    }
    while !isLost, let event = queue.pop() {
      now = event.key
      if event.item >= 0 {
        load(event.item, field, roster, standing)
      } else {
        pass(-1 - event.item, field, roster, standing)
      }
    }
  }

  // MARK: shifts

  /// Begins a shift anew.
  private mutating func begin(
    _ day: Int, earliest: Int32, open: Int32, _ field: borrowing Field, _ roster: borrowing Roster,
    _ standing: borrowing Standing
  ) {
    changed.insert(day)
    // until it is home, as far as it goes in the playing that stands
    table.days[day] = DayTimes(earliest: earliest, open: open, metres: standing.table.days[day].metres)
    withdraw(day, from: roster.first(day), field, standing)
    clock[day] = field.dawn(day, open: open, used: used(before: day, open: open, field, standing))
    next[day] = 0
    sendToYard(day, field, roster, standing)
  }

  /// Takes the loads of a shift that stand out of their lines, from a slot on.
  private mutating func withdraw(
    _ day: Int, from start: Int, _ field: borrowing Field, _ standing: borrowing Standing
  ) {
    let end = standing.roster.first(day) + standing.roster.count(day)
    var slot = start
    while slot < end {
      if standing.roster.stops[slot].isLoad {
        let key = field.arrival(slot, standing.table)
        if key < now { isLost = true }
        gone[slot] = run
        queue.push(key, item: -1 - Int(standing.roster.stops[slot].yard))
      }
      slot += 1
    }
  }

  /// Sends a shift's truck to the yard of its next trip, or home.
  private mutating func sendToYard(
    _ day: Int, _ field: borrowing Field, _ roster: borrowing Roster, _ standing: borrowing Standing
  ) {
    let k = day / field.shifts
    let first = roster.first(day)
    let count = roster.count(day)
    while Int(next[day]) < count {
      let i = first + Int(next[day])
      var trial = clock[day]
      if let leg = field.drive(
        &trial, to: field.yardPlace[Int(roster.stops[i].yard)], kind: Int(field.kind[k]),
        notBefore: roster.trip(at: i, before: first + count, field).release), field.returns(&trial, truck: k)
      {
        clock[day] = trial
        table.times[i] = StopTimes(rest: leg.rest, depart: leg.depart, arrive: leg.arrive)
        queue.push(minute: leg.arrive, truck: field.turns.turn(of: k, at: leg.arrive), item: day)
        return
      }
      skip(day, first, count, roster)
    }
    let opening = table.days[day]
    let times = field.homecoming(clock[day], truck: k, earliest: opening.earliest, open: opening.open)
    table.days[day] = times
    guard (day + 1) % field.shifts != 0 else { return }
    let (earliest, open) = field.next(after: times)
    let stands = standing.table.days[day + 1]
    if earliest == stands.earliest && open == stands.open {
      if field.tanks.isMinded(k) { mindTank(after: day, field, roster, standing) }
      return
    }
    if changed.contains(day + 1) {
      isLost = true
      return
    }
    begin(day + 1, earliest: earliest, open: open, field, roster, standing)
  }

  /// Begins the next shift anew for which the tank no longer lasts.
  private mutating func mindTank(
    after day: Int, _ field: borrowing Field, _ roster: borrowing Roster, _ standing: borrowing Standing
  ) {
    let k = day / field.shifts
    var used = Int(clock[day].used) + table.days[day].metres
    for later in (day + 1)..<((k + 1) * field.shifts) {
      let stands = standing.table.days[later]
      used = Int(field.tanks.used(used, truck: k, open: stands.open))
      if changed.contains(later) {
        if used > Int(clock[later].used) { isLost = true }
        return
      }
      if stands.started >= 0 && used + stands.furthest > Int(field.tanks.range[k]) {
        begin(later, earliest: stands.earliest, open: stands.open, field, roster, standing)
        return
      }
      used += stands.metres
    }
  }

  /// Metres since the tank was filled, when a shift can begin.
  private func used(
    before day: Int, open: Int32, _ field: borrowing Field, _ standing: borrowing Standing
  ) -> Int32 {
    let k = day / field.shifts
    guard field.tanks.isMinded(k) else { return 0 }
    var used = field.opening[k].used
    for earlier in (k * field.shifts)..<day {
      let metres = (changed.contains(earlier) ? table.days[earlier] : standing.table.days[earlier]).metres
      let isLast = earlier + 1 == day
      let next =
        isLast
        ? open
        : (changed.contains(earlier + 1) ? table.days[earlier + 1] : standing.table.days[earlier + 1]).open
      used = field.tanks.used(Int(used) + metres, truck: k, open: next)
    }
    return used
  }

  private mutating func skip(_ day: Int, _ first: Int, _ count: Int, _ roster: borrowing Roster) {
    isWhole = false
    repeat {
      table.times[first + Int(next[day])].end = -1
      next[day] += 1
    } while Int(next[day]) < count && !roster.stops[first + Int(next[day])].isLoad
  }

  // MARK: yards

  /// Loads a truck that is at its yard and sends it on.
  private mutating func load(
    _ day: Int, _ field: borrowing Field, _ roster: borrowing Roster, _ standing: borrowing Standing
  ) {
    let k = day / field.shifts
    let first = roster.first(day)
    let count = roster.count(day)
    let i = first + Int(next[day])
    let y = Int(roster.stops[i].yard)
    advance(y, to: now, field, standing)
    let trip = roster.trip(at: i, before: first + count, field)
    var trial = clock[day]
    trial.minute = max(now.minute, free[Int(field.dockFirst[y])])
    let begin = trial.minute
    field.stop(&trial, minutes: field.loading(trip.kg, yard: y))
    let loaded = trial
    if field.deliver((i + 1)..<trip.end, kg: trip.kg, truck: k, roster, &trial, noting: table) {
      table.times[i].begin = begin
      table.times[i].end = loaded.minute
      table.times[i].kg = Int32(trip.kg)
      table.after[i] = loaded
      field.take(dock: y, of: free, until: loaded.minute)
      clock[day] = trial
      next[day] += Int32(trip.end - i)
    } else {
      skip(day, first, count, roster)
    }
    watch(y, field, standing)
    sendToYard(day, field, roster, standing)
  }

  /// Goes by a load of the line that stands: one that is gone, or one whose dock may be free at another time.
  private mutating func pass(
    _ y: Int, _ field: borrowing Field, _ roster: borrowing Roster, _ standing: borrowing Standing
  ) {
    advance(y, to: now, field, standing)
    let slot = Int(cursor[y])
    guard slot >= 0, !(now < field.arrival(slot, standing.table)) else { return }
    cursor[y] = Int32(standing.lines.after(slot))
    let times = standing.table.times[slot]
    field.take(dock: y, of: before, until: times.end)
    if gone[slot] != run {
      let begin = max(times.arrive, free[Int(field.dockFirst[y])])
      if begin == times.begin {
        field.take(dock: y, of: free, until: times.end)
      } else {
        shift(slot, field, standing)
        if !isLost { load(slot / Roster.room, field, roster, standing) }
        return
      }
    }
    watch(y, field, standing)
  }

  /// A shift that nobody touched gets another dock minute for a load.
  private mutating func shift(_ slot: Int, _ field: borrowing Field, _ standing: borrowing Standing) {
    let day = slot / Roster.room
    let first = standing.roster.first(day)
    let k = day / field.shifts
    changed.insert(day)
    table.copy(day: day, count: slot - first, from: standing.table)
    let stands = standing.table.days[day]
    table.days[day] = DayTimes(earliest: stands.earliest, open: stands.open, metres: stands.metres)
    withdraw(day, from: slot + 1, field, standing)
    var there = slot > first ? standing.table.after[slot - 1] : field.dawn(day, open: stands.open)
    let trip = standing.roster.trip(at: slot, before: first + standing.roster.count(day), field)
    if let leg = field.drive(
      &there, to: field.yardPlace[Int(standing.roster.stops[slot].yard)], kind: Int(field.kind[k]),
      notBefore: trip.release)
    {
      table.times[slot] = StopTimes(rest: leg.rest, depart: leg.depart, arrive: leg.arrive)
      // as it was asked in the playing that stands
      _ = field.returns(&there, truck: k)
    }
    there.used = used(before: day, open: stands.open, field, standing)
    clock[day] = there
    next[day] = Int32(slot - first)
  }

  /// Goes by the loads before a minute, which come out as they stand.
  private func advance(
    _ y: Int, to key: MinuteQueue.Key, _ field: borrowing Field, _ standing: borrowing Standing
  ) {
    if seen[y] != run {
      seen[y] = run
      cursor[y] = Int32(standing.lines.head(y))
      for dock in Int(field.dockFirst[y])..<Int(field.dockFirst[y + 1]) {
        free[dock] = 0
        before[dock] = 0
      }
      for dock in Int(field.dockFirst[y])..<Int(field.dockFirst[y + 1]) {
        field.take(dock: y, of: free, until: field.dockFree[dock])
        field.take(dock: y, of: before, until: field.dockFree[dock])
      }
    }
    while cursor[y] >= 0 && field.arrival(Int(cursor[y]), standing.table) < key {
      let end = standing.table.times[Int(cursor[y])].end
      field.take(dock: y, of: free, until: end)
      field.take(dock: y, of: before, until: end)
      cursor[y] = Int32(standing.lines.after(Int(cursor[y])))
    }
  }

  /// Has a yard's next load looked at, unless its docks are free again when they were.
  private mutating func watch(_ y: Int, _ field: borrowing Field, _ standing: borrowing Standing) {
    guard cursor[y] >= 0 else { return }
    var isSame = true
    for dock in Int(field.dockFirst[y])..<Int(field.dockFirst[y + 1])
    where max(free[dock], now.minute) != max(before[dock], now.minute) { isSame = false }
    if !isSame { queue.push(field.arrival(Int(cursor[y]), standing.table), item: -1 - y) }
  }
}

extension Field {
  /// Takes the dock of a yard that is free first, until a minute; the yard's docks stay sorted.
  @inline(__always)
  func take(dock y: Int, of free: borrowing Slab<Int32>, until end: Int32) {
    var dock = Int(dockFirst[y])
    let last = Int(dockFirst[y &+ 1]) &- 1
    while dock < last && free[dock &+ 1] < end {
      free[dock] = free[dock &+ 1]
      dock &+= 1
    }
    free[dock] = end
  }
}
