/// What roads take those who set out in some minute of an hour.
struct DepartureHour {
  private let longest: Int
  /// Hours that a way may meet.
  private let hours: Int
  /// By road: its minutes where they are the same in all of these hours, −1 where they are not; then its minutes in each.
  private let minutes: [Int32]

  /// - Complexity: O(roads · hours of the longest way)
  init(_ departures: Departures, _ hour: Int) {
    let window = departures.window(at: hour)
    longest = departures.longest
    hours = window.count
    let roads = departures.network.roadCount
    var minutes: [Int32] = []
    minutes.reserveCapacity(roads * (hours + 1))
    for road in 0..<roads {
      let first = departures.cost[window[0] * roads + road]
      let isSteady = window.allSatisfy { departures.cost[$0 * roads + road] == first }
      minutes.append(isSteady ? first : -1)
      for state in window { minutes.append(departures.cost[state * roads + road]) }
    }
    self.minutes = minutes
  }

  /// Minutes on a road that is entered so long after the departure: as in the slowest hour it may be driven in. Where it would
  /// be left too long after the departure they may be fewer, but are still too many.
  @inline(__always)
  func minutes(on road: Int, entered: Int) -> Int {
    minutes.withUnsafeBufferPointer { minutes in
      let row = road &* (hours &+ 1)
      if minutes[row] >= 0 { return Int(minutes[row]) }
      var next = entered / 60
      var last = (entered &+ 59) / 60
      var slowest = 0
      while next <= last {
        slowest = max(slowest, Int(minutes[row &+ 1 &+ next]))
        if entered &+ slowest > longest { break }
        // the last minute on it, for a departure in the last minute of the hour
        last = max(last, (entered &+ max(1, slowest) &+ 58) / 60)
        next &+= 1
      }
      return slowest
    }
  }
}
