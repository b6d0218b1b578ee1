/// What every need gets in a playing, and what it goes without.
struct Ledger: ~Copyable {
  /// Arrivals of need `n` are `arrivals[first[n] ..< first[n + 1]]`, by minute.
  let first: Slab<Int32>
  let arrivals: Slab<Arrival>
  let want: Slab<Want>
  private let cursor: Slab<Int32>
  private let served: Slab<Int32>
  private(set) var worth = ShiftWorth()

  init(_ field: borrowing Field) {
    first = Slab(field.needCount + 1, of: 0)
    arrivals = Slab(field.dayCount * Roster.room + field.arriving.count, of: Arrival(minute: 0, kg: 0))
    want = Slab(field.needCount, of: Want())
    cursor = Slab(field.needCount, of: 0)
    served = Slab(field.horizon + 1, of: 0)
  }

  /// Books a playing.
  ///
  /// - Complexity: O(stops + needs · hours · cohorts)
  mutating func book(
    _ field: borrowing Field, _ roster: borrowing Roster, _ played: borrowing Playback,
    _ given: borrowing GivenOrders
  ) {
    sort(field, roster, played.table)
    worth = ShiftWorth()
    for n in 0..<field.needCount {
      let start = Int(first[n])
      want[n] = field.want(
        n, arrivals.base + start, count: Int(first[n + 1]) - start, served: served.base)
      worth.cold += Int(want[n].cold) * Int(field.weight[n])
      worth.unserved += Int(want[n].unserved) * Int(field.weight[n])
    }
    worth.overtime = played.overtime
    worth.cost = played.cost
    worth.changes = given.changes(roster)
  }

  /// Most arrivals of a need.
  var most: Int {
    var most = 0
    for n in 0..<want.count { most = max(most, Int(first[n + 1] - first[n])) }
    return most
  }

  private func sort(_ field: borrowing Field, _ roster: borrowing Roster, _ table: borrowing Timetable) {
    first.fill(0)
    for n in 0..<field.needCount { first[n + 1] = field.arrivingFirst[n + 1] - field.arrivingFirst[n] }
    for day in 0..<field.dayCount {
      let start = roster.first(day)
      for i in start..<(start + roster.count(day)) where !roster.stops[i].isLoad && table.times[i].happens {
        first[Int(roster.stops[i].need) + 1] += 1
      }
    }
    for n in 0..<field.needCount {
      first[n + 1] += first[n]
      cursor[n] = first[n]
      for a in Int(field.arrivingFirst[n])..<Int(field.arrivingFirst[n + 1]) { insert(field.arriving[a], n) }
    }
    for day in 0..<field.dayCount {
      let start = roster.first(day)
      for i in start..<(start + roster.count(day)) where !roster.stops[i].isLoad && table.times[i].happens {
        insert(
          Arrival(minute: Int(table.times[i].end), kg: Int(table.times[i].kg)), Int(roster.stops[i].need))
      }
    }
  }

  @inline(__always)
  private func insert(_ item: Arrival, _ n: Int) {
    var hole = Int(cursor[n])
    let start = Int(first[n])
    // equal minutes by mass, so that the order of trucks does not matter
    while hole > start,
      (arrivals[hole - 1].minute, arrivals[hole - 1].kg) > (item.minute, item.kg)
    {
      arrivals[hole] = arrivals[hole - 1]
      hole -= 1
    }
    arrivals[hole] = item
    cursor[n] += 1
  }
}
