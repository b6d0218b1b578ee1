/// The plan as the search sees it while it takes stops out and puts others in: every shift by itself, docks in the order in
/// which trucks come.
///
/// Times are those of the last playing for shifts that were not touched since, and the shift's own walk for those that were.
struct Board: ~Copyable {
  let roster: Roster
  /// End of every stop; negative = it does not happen.
  let end: Slab<Int32>
  let begin: Slab<Int32>
  /// The truck after every stop.
  let after: Slab<Clock>
  /// When the truck is at the place of every stop; after that it may wait for a dock.
  let arrive: Slab<Int32>
  let open: Slab<Int32>
  let overtime: Slab<Int32>
  let cost: Slab<Int>
  let metres: Slab<Int>
  let furthest: Slab<Int>
  /// kg of each yard that no stop takes.
  let left: Slab<Int>
  /// kg of each need that nothing brings.
  let lacking: Slab<Int32>
  let want: Slab<Want>
  let docks: DockBook
  let entries: EntryBook
  let given: GivenOrders
  var scale: Scale
  private let wants: WantBook
  /// The gaps of shifts, where they are known.
  let gaps: GapBook
  private let stopsPerTruck: Int
  private let turns: DockTurns
  /// Two shifts as they would be.
  let drafts: Slab<Stop>
  private let served: Slab<Int32>
  private let gathered: Slab<Arrival>

  init(_ field: borrowing Field, given plan: ShiftPlan?) {
    let stops = field.dayCount * Roster.room
    roster = Roster(days: field.dayCount)
    end = Slab(stops, of: -1)
    begin = Slab(stops, of: 0)
    after = Slab(stops, of: Clock(base: 0, minute: 0))
    arrive = Slab(stops, of: 0)
    gaps = GapBook(field)
    open = Slab(field.dayCount, of: 0)
    overtime = Slab(field.dayCount, of: 0)
    cost = Slab(field.dayCount, of: 0)
    metres = Slab(field.dayCount, of: 0)
    furthest = Slab(field.dayCount, of: 0)
    left = Slab(field.yardCount, of: 0)
    lacking = Slab(field.needCount, of: 0)
    want = Slab(field.needCount, of: Want())
    docks = DockBook(field)
    stopsPerTruck = field.shifts * Roster.room
    turns = DockTurns(copying: field.turns)
    entries = EntryBook(field)
    given = GivenOrders(field, plan)
    scale = Scale(changePrice: field.rules.changePrice)
    wants = WantBook(field)
    drafts = Slab(2 * Roster.room, of: .load(at: 0))
    served = Slab(field.horizon + 1, of: 0)
    gathered = Slab(EntryBook.room + 1 + field.mostArriving, of: Arrival(minute: 0, kg: 0))
  }

  /// Takes over a playing of which every stop happens.
  func take(
    _ field: borrowing Field, _ source: borrowing Roster, _ table: borrowing Timetable,
    wants: borrowing Slab<Want>
  ) {
    docks.clear(field)
    entries.clear()
    left.copy(from: field.stock)
    for n in 0..<field.needCount {
      lacking[n] = field.wanted[n]
      for a in Int(field.arrivingFirst[n])..<Int(field.arrivingFirst[n + 1]) {
        lacking[n] -= field.arriving[a].kg
      }
    }
    want.copy(from: wants)
    for day in 0..<field.dayCount { put(day, from: source, table) }
  }

  /// Puts a shift into the books as it is played. Call ``unbook(_:)`` for what it was.
  func put(_ day: Int, from source: borrowing Roster, _ table: borrowing Timetable) {
    roster.copy(day: day, from: source)
    time(day, table)
  }

  /// Books a shift's stops at the times they are played.
  func time(_ day: Int, _ table: borrowing Timetable) {
    open[day] = table.days[day].open
    total(day, table.days[day])
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) {
      arrive[i] = table.times[i].arrive
      begin[i] = table.times[i].begin
      end[i] = table.times[i].end
      after[i] = table.after[i]
    }
    book(day)
  }

  /// Books a shift's stops: docks, stock, what needs get.
  func book(_ day: Int) {
    gaps.forget(day)
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) {
      let stop = roster.stops[i]
      if stop.isLoad {
        putOnDock(i)
      } else {
        left[Int(stop.yard)] -= Int(stop.kg)
        lacking[Int(stop.need)] -= stop.kg
        if end[i] >= 0 { entries.add(Int(stop.need), day: day, minute: end[i], kg: stop.kg) }
      }
    }
  }

  /// Takes a shift's stops out of the books.
  func unbook(_ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) {
      let stop = roster.stops[i]
      if stop.isLoad {
        takeOffDock(i)
      } else {
        left[Int(stop.yard)] += Int(stop.kg)
        lacking[Int(stop.need)] += stop.kg
        entries.remove(Int(stop.need), day: day)
      }
    }
  }

  /// Puts a load into its yard's line, should it happen.
  @inline(__always)
  func putOnDock(_ slot: Int) {
    guard end[slot] >= 0 else { return }
    docks.add(
      Int(roster.stops[slot].yard), arrival: arrive[slot],
      truck: turns.turn(of: slot / stopsPerTruck, at: arrive[slot]),
      minutes: end[slot] - begin[slot])
  }

  /// Takes it out again.
  @inline(__always)
  func takeOffDock(_ slot: Int) {
    guard end[slot] >= 0 else { return }
    docks.remove(
      Int(roster.stops[slot].yard), arrival: arrive[slot],
      truck: turns.turn(of: slot / stopsPerTruck, at: arrive[slot]),
      minutes: end[slot] - begin[slot])
  }

  /// Walks a shift anew after its stops have changed, and books it. Call ``unbook(_:)`` before changing them.
  func rebook(_ field: borrowing Field, _ day: Int) {
    total(day, walk(field, day))
    book(day)
  }

  private func total(_ day: Int, _ times: DayTimes) {
    overtime[day] = times.overtime
    cost[day] = times.cost
    metres[day] = times.metres
    furthest[day] = times.furthest
  }

  /// Works out again what a need goes without.
  func reckon(_ field: borrowing Field, _ need: Int) { want[need] = wantNow(field, need) }

  /// Works out again what the needs of a shift go without.
  func reckonAll(_ field: borrowing Field, _ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where !roster.stops[i].isLoad {
      reckon(field, Int(roster.stops[i].need))
    }
  }

  // MARK: what a need goes without

  /// With what is booked.
  func wantNow(_ field: borrowing Field, _ need: Int) -> Want {
    guard entries.count(need) > 0 else {
      return want(field, need, with: Arrival(minute: field.end, kg: 0))
    }
    return want(field, need, with: entries[need, 0].arrival, without: 0)
  }

  /// With what a shift brings in one minute coming in another.
  @inline(__always)
  func want(_ field: borrowing Field, _ need: Int, day: Int, from old: Int32, to new: Int32) -> Want {
    var e = entries.count(need) - 1
    while e >= 0 && (Int(entries[need, e].day) != day || entries[need, e].minute != old) { e -= 1 }
    guard e >= 0 else { return want[need] }
    return want(field, need, with: Arrival(minute: Int(new), kg: Int(entries[need, e].kg)), without: e)
  }

  /// With one arrival more, or in place of a booked one.
  ///
  /// - Complexity: O(arrivals) where it is remembered, else O(hours · cohorts)
  @inline(__always)
  func want(_ field: borrowing Field, _ need: Int, with arrival: Arrival, without skipped: Int = -1) -> Want {
    var rest = WantBook.Rest(moving: arrival.kg)
    for e in 0..<entries.count(need) where e != skipped { rest.add(entries[need, e].arrival) }
    let others = entries.count(need) &- (skipped >= 0 ? 1 : 0)
    let cell = wants.cell(
      need, rest, arrival.minute, isWhole: others == 0 && arrival.kg == field.wanted[need])
    if wants.wants[cell].cold < 0 { wants.wants[cell] = reckon(field, need, arrival, without: skipped) }
    return wants.wants[cell]
  }

  private func reckon(_ field: borrowing Field, _ need: Int, _ arrival: Arrival, without skipped: Int) -> Want
  {
    var count = 0
    for a in Int(field.arrivingFirst[need])..<Int(field.arrivingFirst[need + 1]) {
      insert(field.arriving[a], &count)
    }
    for e in 0..<entries.count(need) where e != skipped { insert(entries[need, e].arrival, &count) }
    insert(arrival, &count)
    return field.want(need, gathered.base, count: count, served: served.base)
  }

  @inline(__always)
  private func insert(_ item: Arrival, _ count: inout Int) {
    var hole = count
    while hole > 0 && gathered[hole - 1].minute > item.minute {
      gathered[hole] = gathered[hole - 1]
      hole -= 1
    }
    gathered[hole] = item
    count += 1
  }
}
