/// The plan as the search sees it while it takes stops out and puts others in: every shift by itself, docks as booked.
///
/// Times are those of the last playing for shifts that were not touched since, and the shift's own walk for those that were.
struct Board: ~Copyable {
  let roster: Roster
  /// End of every stop; negative = it does not happen.
  let end: Slab<Int32>
  let begin: Slab<Int32>
  let open: Slab<Int32>
  let overtime: Slab<Int32>
  let cost: Slab<Int>
  /// kg of each yard that no stop takes.
  let left: Slab<Int>
  /// kg of each need that nothing brings.
  let lacking: Slab<Int32>
  let want: Slab<Want>
  let docks: DockBook
  let entries: EntryBook
  /// Room for one shift tried out.
  let trial: Trial
  let given: GivenOrders
  let scale: Scale
  private let served: Slab<Int32>
  private let gathered: Slab<Arrival>

  init(_ field: borrowing Field, given plan: ShiftPlan?) {
    let stops = field.dayCount * Roster.room
    roster = Roster(days: field.dayCount)
    end = Slab(stops, of: -1)
    begin = Slab(stops, of: 0)
    open = Slab(field.dayCount, of: 0)
    overtime = Slab(field.dayCount, of: 0)
    cost = Slab(field.dayCount, of: 0)
    left = Slab(field.yardCount, of: 0)
    lacking = Slab(field.needCount, of: 0)
    want = Slab(field.needCount, of: Want())
    docks = DockBook(field)
    entries = EntryBook(field)
    trial = Trial()
    given = GivenOrders(field, plan)
    scale = Scale(changePrice: field.rules.changePrice)
    served = Slab(field.horizon + 1, of: 0)
    gathered = Slab(EntryBook.room + Roster.room + field.mostArriving, of: Arrival(minute: 0, kg: 0))
  }

  /// Takes over a playing of `source`, of which every stop happens.
  func take(
    _ field: borrowing Field, _ source: borrowing Roster, _ played: borrowing Playback,
    _ ledger: borrowing Ledger
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
    want.copy(from: ledger.want)
    for day in 0..<field.dayCount {
      roster.copy(day: day, from: source)
      open[day] = played.days[day].open
      overtime[day] = played.days[day].overtime
      cost[day] = played.days[day].cost
      let first = roster.first(day)
      for i in first..<(first + roster.count(day)) {
        begin[i] = played.times[i].begin
        end[i] = played.times[i].end
      }
      book(day)
    }
  }

  /// Books a shift's stops: docks, stock, what needs get.
  func book(_ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) {
      let stop = roster.stops[i]
      if stop.isLoad {
        if end[i] >= 0 { docks.add(Int(stop.yard), begin: Int(begin[i]), end: Int(end[i])) }
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
        if end[i] >= 0 { docks.remove(Int(stop.yard), begin: Int(begin[i]), end: Int(end[i])) }
      } else {
        left[Int(stop.yard)] += Int(stop.kg)
        lacking[Int(stop.need)] += stop.kg
        entries.remove(Int(stop.need), day: day)
      }
    }
  }

  /// Walks a shift anew after its stops have changed, and books it. Call ``unbook(_:)`` before changing them.
  func rebook(_ field: borrowing Field, _ day: Int) {
    let first = roster.first(day)
    let count = roster.count(day)
    let outcome = walk(
      field, day, roster.stops.base + first, count, begin: begin.base + first, end: end.base + first)
    overtime[day] = Int32(outcome.overtime)
    cost[day] = outcome.cost
    book(day)
  }

  /// Works out again what a need goes without.
  func reckon(_ field: borrowing Field, _ need: Int) {
    want[need] = wantNow(field, need, without: -1, adding: 0)
  }

  /// What a need goes without if `day` were the shift in ``trial``.
  ///
  /// - Parameter adding: Stops of the trial; 0 looks at the books alone.
  func wantNow(_ field: borrowing Field, _ need: Int, without day: Int, adding: Int) -> Want {
    var count = 0
    for a in Int(field.arrivingFirst[need])..<Int(field.arrivingFirst[need + 1]) {
      insert(field.arriving[a], &count)
    }
    for e in 0..<entries.count(need) {
      let entry = entries[need, e]
      if Int(entry.day) != day { insert(Arrival(minute: Int(entry.minute), kg: Int(entry.kg)), &count) }
    }
    for i in 0..<adding where Int(trial.stops[i].need) == need && trial.end[i] >= 0 {
      insert(Arrival(minute: Int(trial.end[i]), kg: Int(trial.stops[i].kg)), &count)
    }
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

/// A shift tried out.
struct Trial: ~Copyable {
  let stops = Slab<Stop>(Roster.room + 2, of: Stop(need: -1, yard: 0, kg: 0))
  let begin = Slab<Int32>(Roster.room + 2, of: 0)
  let end = Slab<Int32>(Roster.room + 2, of: -1)
}

/// What each need gets from which shift.
struct EntryBook: ~Copyable {
  /// Most arrivals of a need.
  static let room = 40

  struct Entry: BitwiseCopyable {
    var day: Int32
    var minute: Int32
    var kg: Int32
  }

  private let items: Slab<Entry>
  private let counts: Slab<Int32>

  init(_ field: borrowing Field) {
    items = Slab(field.needCount * Self.room, of: Entry(day: 0, minute: 0, kg: 0))
    counts = Slab(field.needCount, of: 0)
  }

  func clear() { counts.fill(0) }

  @inline(__always)
  func count(_ need: Int) -> Int { Int(counts[need]) }

  @inline(__always)
  subscript(need: Int, e: Int) -> Entry { items[need &* Self.room &+ e] }

  @inline(__always)
  func isFull(_ need: Int) -> Bool { Int(counts[need]) >= Self.room }

  func add(_ need: Int, day: Int, minute: Int32, kg: Int32) {
    guard !isFull(need) else { return }
    items[need * Self.room + count(need)] = Entry(day: Int32(day), minute: minute, kg: kg)
    counts[need] += 1
  }

  /// Takes out all that a shift brings to a need.
  func remove(_ need: Int, day: Int) {
    var e = 0
    while e < count(need) {
      if Int(self[need, e].day) == day {
        counts[need] -= 1
        items[need * Self.room + e] = self[need, count(need)]
      } else {
        e += 1
      }
    }
  }
}
