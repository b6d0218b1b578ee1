/// What people go without.
struct Want: BitwiseCopyable, Equatable {
  /// Household-hours below the cold temperature.
  var cold: Int32 = 0
  /// kg that an hour asked for and did not find.
  var unserved: Int32 = 0
}

extension Field {
  /// What a need goes without when coal arrives as given, hour by hour as `Simulation` plays it: fuel in the village when an
  /// hour begins is burnt in it, households of an hour that is short are served in proportion and in the cohorts' order, and
  /// who is not served cools as a house of one resistance and one capacity.
  ///
  /// - Parameters:
  ///   - arrivals: By minute.
  ///   - served: Room for one number per hour.
  /// - Complexity: O(hours · cohorts)
  func want(
    _ need: Int, _ arrivals: UnsafePointer<Arrival>, count: Int, served: UnsafeMutablePointer<Int32>
  ) -> Want {
    var want = Want()
    let row = need &* horizon
    let first = Int(firstHour[need])
    var inVillage: Int32 = 0
    var next = 0
    var lastBurnt: Int64 = 0
    var lastDemand: Int64 = 1
    var before: Int32 = first > 0 ? through[row &+ first &- 1] : 0
    var hour = first
    while hour < horizon {
      while next < count && Int(arrivals[next].minute) <= hour &* 60 {
        inVillage &+= arrivals[next].kg
        next &+= 1
      }
      let now = through[row &+ hour]
      let demand = now &- before
      before = now
      if demand > 0 {
        let burnt = min(demand, inVillage)
        inVillage &-= burnt
        want.unserved &+= demand &- burnt
        lastBurnt = Int64(burnt)
        lastDemand = Int64(demand)
      }
      let all = households[row &+ hour]
      served[hour] =
        !burns[row &+ hour] || lastBurnt == lastDemand ? all : Int32(Int64(all) &* lastBurnt / lastDemand)
      hour &+= 1
    }
    for c in Int(cohortFirst[need])..<Int(cohortFirst[need &+ 1]) {
      want.cold &+= cold(c, row: row, first: first, served: served)
    }
    return want
  }

  /// Cold household-hours of a cohort; takes what it is served off the rest.
  @inline(__always)
  private func cold(_ c: Int, row: Int, first: Int, served: UnsafeMutablePointer<Int32>) -> Int32 {
    let start = cohortStart[c]
    let decay = cohortDecay[c]
    var temperature = start
    var cold: Int32 = 0
    var hour = first
    while hour < horizon {
      let all = cohortHouseholds[c &* horizon &+ hour]
      if all == 0 {
        temperature = start
      } else {
        let warm = min(served[hour], all)
        served[hour] &-= warm
        if warm == all {
          temperature = rules.keptTemperature
        } else {
          let limit = outdoor[row &+ hour]
          temperature = limit + (temperature - limit) * decay
          if temperature < rules.coldTemperature { cold &+= all &- warm }
        }
      }
      hour &+= 1
    }
    return cold
  }
}
