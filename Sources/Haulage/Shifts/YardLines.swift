/// For every yard the loads of a playing, in the order in which the trucks come.
struct YardLines: ~Copyable {
  private let heads: Slab<Int32>
  private let following: Slab<Int32>
  private let preceding: Slab<Int32>

  init(_ field: borrowing Field) {
    heads = Slab(field.yardCount, of: -1)
    following = Slab(field.dayCount * Roster.room, of: -1)
    preceding = Slab(field.dayCount * Roster.room, of: -1)
  }

  /// Slot of a yard's first load; negative = none.
  @inline(__always)
  func head(_ y: Int) -> Int { Int(heads[y]) }

  /// Slot of the load after that of a slot; negative = none.
  @inline(__always)
  func after(_ slot: Int) -> Int { Int(following[slot]) }

  func clear() { heads.fill(-1) }

  /// Takes in the loads of a shift.
  ///
  /// - Complexity: O(loads of the yards)
  func add(_ field: borrowing Field, day: Int, _ roster: borrowing Roster, _ table: borrowing Timetable) {
    let first = roster.first(day)
    for slot in first..<(first + roster.count(day)) where roster.stops[slot].isLoad {
      let y = Int(roster.stops[slot].yard)
      let key = field.arrival(slot, table)
      var before = -1
      var next = head(y)
      while next >= 0 && field.arrival(next, table) < key {
        before = next
        next = after(next)
      }
      following[slot] = Int32(next)
      preceding[slot] = Int32(before)
      if before >= 0 { following[before] = Int32(slot) } else { heads[y] = Int32(slot) }
      if next >= 0 { preceding[next] = Int32(slot) }
    }
  }

  /// Takes out the loads of a shift.
  func remove(day: Int, _ roster: borrowing Roster) {
    let first = roster.first(day)
    for slot in first..<(first + roster.count(day)) where roster.stops[slot].isLoad {
      let (before, next) = (preceding[slot], following[slot])
      if before >= 0 { following[Int(before)] = next } else { heads[Int(roster.stops[slot].yard)] = next }
      if next >= 0 { preceding[Int(next)] = before }
    }
  }
}

extension Field {
  /// When the truck of a load comes to its yard, and its turn among those that come then.
  @inline(__always)
  func arrival(_ slot: Int, _ table: borrowing Timetable) -> MinuteQueue.Key {
    let minute = table.times[slot].arrive
    return MinuteQueue.Key(minute: minute, truck: turns.turn(of: slot / (Roster.room &* shifts), at: minute))
  }
}
