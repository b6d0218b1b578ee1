/// What every need gets in a playing, and what it goes without.
struct Ledger: ~Copyable {
  /// Arrivals of need `n` are `arrivals[first[n] ..< first[n + 1]]`, by minute.
  let first: Slab<Int32>
  let arrivals: Slab<Arrival>
  let want: Slab<Want>
  private let hash: Slab<UInt64>
  private let cursor: Slab<Int32>
  private let served: Slab<Int32>
  private(set) var worth = ShiftWorth()

  init(_ field: borrowing Field) {
    first = Slab(field.needCount + 1, of: 0)
    arrivals = Slab(field.dayCount * Roster.room + field.arriving.count, of: Arrival(minute: 0, kg: 0))
    want = Slab(field.needCount, of: Want())
    hash = Slab(field.needCount, of: 0)
    cursor = Slab(field.needCount, of: 0)
    served = Slab(field.horizon + 1, of: 0)
  }

  /// Books a playing. Needs that get the same in the same minutes as in `known` are not worked out again.
  ///
  /// - Complexity: O(stops) and for each changed need O(hours · cohorts)
  mutating func book(
    _ field: borrowing Field, _ roster: borrowing Roster, _ played: borrowing Playback,
    _ given: borrowing GivenOrders,
    knowing known: borrowing Ledger
  ) {
    sort(field, roster, played)
    worth = ShiftWorth()
    for n in 0..<field.needCount {
      let start = Int(first[n])
      let count = Int(first[n + 1]) - start
      var print: UInt64 = 0x9E37_79B9_7F4A_7C15
      for a in start..<(start + count) {
        let item = arrivals[a]
        print =
          (print ^ (UInt64(UInt32(item.minute)) << 32 | UInt64(UInt32(item.kg)))) &* 0xBF58_476D_1CE4_E5B9
        print ^= print >> 29
      }
      hash[n] = print
      if known.hash[n] == print {
        want[n] = known.want[n]
      } else {
        want[n] = field.want(n, arrivals.base + start, count: count, served: served.base)
      }
      worth.cold += Int(want[n].cold) * Int(field.weight[n])
      worth.unserved += Int(want[n].unserved) * Int(field.weight[n])
    }
    worth.overtime = played.overtime
    worth.cost = played.cost
    worth.changes = given.changes(roster)
  }

  private func sort(_ field: borrowing Field, _ roster: borrowing Roster, _ played: borrowing Playback) {
    first.fill(0)
    for n in 0..<field.needCount { first[n + 1] = field.arrivingFirst[n + 1] - field.arrivingFirst[n] }
    for day in 0..<field.dayCount {
      let start = roster.first(day)
      for i in start..<(start + roster.count(day)) where !roster.stops[i].isLoad && played.times[i].happens {
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
      for i in start..<(start + roster.count(day)) where !roster.stops[i].isLoad && played.times[i].happens {
        insert(
          Arrival(minute: Int(played.times[i].end), kg: Int(played.times[i].kg)), Int(roster.stops[i].need))
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

/// The orders that were given before: which needs each shift was to serve.
struct GivenOrders: ~Copyable {
  private let first: Slab<Int32>
  private let needs: Slab<Int32>

  init(_ field: borrowing Field, _ plan: ShiftPlan?) {
    var first: [Int32] = [0]
    var needs: [Int32] = []
    for k in 0..<field.truckCount {
      for j in 0..<field.shifts {
        if let plan, k < plan.shifts.count, j < plan.shifts[k].count {
          needs += plan.shifts[k][j].flatMap { $0.drops.map { Int32($0.need) } }
        }
        first.append(Int32(needs.count))
      }
    }
    self.first = Slab(first)
    self.needs = Slab(needs)
  }

  var isEmpty: Bool { needs.count == 0 }

  /// Orders of a shift that `stops` do not serve.
  func changes(day: Int, _ stops: UnsafePointer<Stop>, count: Int) -> Int {
    var changed = 0
    for g in Int(first[day])..<Int(first[day + 1]) {
      var isKept = false
      for i in 0..<count where stops[i].need == needs[g] { isKept = true }
      if !isKept { changed += 1 }
    }
    return changed
  }

  /// Orders of all shifts that a roster does not serve.
  func changes(_ roster: borrowing Roster) -> Int {
    guard !isEmpty else { return 0 }
    var changed = 0
    for day in 0..<roster.counts.count {
      changed += changes(day: day, roster.stops.base + roster.first(day), count: roster.count(day))
    }
    return changed
  }
}
