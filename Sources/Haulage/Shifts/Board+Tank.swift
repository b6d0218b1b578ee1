extension Board {
  /// Metres a truck has driven since its tank was filled, when a shift can begin.
  ///
  /// - Complexity: O(shifts of the truck) where it has to mind its tank
  @inline(__always)
  func used(_ field: borrowing Field, before day: Int) -> Int32 {
    let k = day / field.shifts
    guard field.tanks.isMinded(k) else { return 0 }
    var used = field.opening[k].used
    for earlier in (k &* field.shifts)..<day {
      used = field.tanks.used(Int(used) &+ metres[earlier], truck: k, open: open[earlier &+ 1])
    }
    return used
  }

  /// Metres by which a shift may become longer before the tank fails it or one after it.
  ///
  /// - Complexity: O(shifts of the truck)
  func reach(_ field: borrowing Field, in day: Int) -> Int {
    let k = day / field.shifts
    let range = Int(field.tanks.range[k])
    var used = Int(used(field, before: day)) + metres[day]
    var reach = range - used
    for later in (day + 1)..<((k + 1) * field.shifts) {
      guard field.tanks.isShut(k, open: open[later]) else { break }
      if furthest[later] > 0 { reach = min(reach, range - used - furthest[later]) }
      used += metres[later]
    }
    return reach
  }
}
