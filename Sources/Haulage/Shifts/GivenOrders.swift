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

  /// Orders of a shift that a roster does not serve.
  func changes(day: Int, _ roster: borrowing Roster) -> Int {
    var changed = 0
    let start = roster.first(day)
    for g in Int(first[day])..<Int(first[day + 1]) {
      var isKept = false
      for i in start..<(start + roster.count(day)) where roster.stops[i].need == needs[g] { isKept = true }
      if !isKept { changed += 1 }
    }
    return changed
  }

  /// Orders of a shift that bringing a need something in it would serve again.
  func kept(by need: Int, day: Int, _ roster: borrowing Roster) -> Int {
    var kept = 0
    for g in Int(first[day])..<Int(first[day + 1]) where Int(needs[g]) == need { kept += 1 }
    let start = roster.first(day)
    for i in start..<(start + roster.count(day)) where Int(roster.stops[i].need) == need { kept = 0 }
    return kept
  }

  /// Orders of all shifts that a roster does not serve.
  func changes(_ roster: borrowing Roster) -> Int {
    guard !isEmpty else { return 0 }
    var changed = 0
    for day in 0..<roster.counts.count { changed += changes(day: day, roster) }
    return changed
  }
}
