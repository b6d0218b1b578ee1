extension Board {
  /// How a shift ends.
  struct Outcome {
    /// Whether all of it can be done.
    var isWhole: Bool
    var overtime: Int
    var cost: Int
  }

  /// Walks a shift by itself: docks as booked by the others, everything else as in a playing.
  ///
  /// - Complexity: O(stops + slots waited)
  func walk(
    _ field: borrowing Field, _ day: Int, _ stops: UnsafePointer<Stop>, _ count: Int,
    begin: UnsafeMutablePointer<Int32>, end: UnsafeMutablePointer<Int32>
  ) -> Outcome {
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    var clock =
      day == k * field.shifts ? field.opening[k] : Clock(base: field.base[k], minute: open[day])
    var i = 0
    var isWhole = true
    while i < count {
      let y = Int(stops[i].yard)
      var next = i + 1
      var kg = 0
      var release: Int32 = 0
      while next < count && !stops[next].isLoad {
        kg += Int(stops[next].kg)
        release = max(release, field.release[Int(stops[next].need)])
        next += 1
      }
      var trial = clock
      if trip(field, k, kind, stops, i, next, kg, release, &trial, y, begin, end) {
        clock = trial
      } else {
        isWhole = false
        for s in i..<next { end[s] = -1 }
      }
      i = next
    }
    guard clock.started >= 0 else { return Outcome(isWhole: isWhole, overtime: 0, cost: 0) }
    if field.drive(&clock, to: field.base[k], kind: kind) == nil { isWhole = false }
    return Outcome(
      isWhole: isWhole, overtime: field.overtime(clock, truck: k), cost: field.cost(clock, truck: k))
  }

  @inline(__always)
  private func trip(
    _ field: borrowing Field, _ k: Int, _ kind: Int, _ stops: UnsafePointer<Stop>, _ load: Int, _ last: Int,
    _ kg: Int, _ release: Int32, _ clock: inout Clock, _ y: Int, _ begin: UnsafeMutablePointer<Int32>,
    _ end: UnsafeMutablePointer<Int32>
  ) -> Bool {
    guard field.drive(&clock, to: field.yardPlace[y], kind: kind, notBefore: release) != nil else {
      return false
    }
    let minutes = field.loading(kg, yard: y)
    let start = docks.free(y, from: Int(clock.minute), for: minutes)
    clock.minute = Int32(start)
    begin[load] = clock.minute
    field.stop(&clock, minutes: minutes)
    end[load] = clock.minute
    for i in (load + 1)..<last {
      let need = Int(stops[i].need)
      guard field.drive(&clock, to: field.needPlace[need], kind: kind) != nil else { return false }
      begin[i] = clock.minute
      field.stop(&clock, minutes: field.unloading(Int(stops[i].kg), need: need))
      end[i] = clock.minute
    }
    return field.returns(clock, truck: k)
  }
}
