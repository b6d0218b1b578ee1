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
    // until the first arrival all is as it would be with none
    let start = count > 0 ? min(horizon, max(first, (Int(arrivals[0].minute) &+ 59) / 60)) : horizon
    var inVillage: Int32 = 0
    var next = 0
    var lastBurnt: Int64 = 0
    var lastDemand: Int64 = 1
    var before: Int32 = start > 0 ? through[row &+ start &- 1] : 0
    want.unserved = before
    let all = wanted[need]
    var hour = start
    while hour < horizon {
      while next < count && Int(arrivals[next].minute) <= hour &* 60 {
        inVillage &+= arrivals[next].kg
        next &+= 1
      }
      let now = through[row &+ hour]
      let demand = now &- before
      if demand > 0 {
        // from here on nobody goes without
        if inVillage >= all &- before { break }
        let burnt = min(demand, inVillage)
        inVillage &-= burnt
        want.unserved &+= demand &- burnt
        lastBurnt = Int64(burnt)
        lastDemand = Int64(demand)
      }
      before = now
      let waiting = households[row &+ hour]
      served[hour] =
        !burns[row &+ hour] || lastBurnt == lastDemand
        ? waiting : lastBurnt == 0 ? 0 : Int32(Int64(waiting) &* lastBurnt / lastDemand)
      hour &+= 1
    }
    for c in Int(cohortFirst[need])..<Int(cohortFirst[need &+ 1]) {
      want.cold &+= cold(c, row: row, from: start, until: hour, served: served)
    }
    return want
  }

  /// Cold household-hours of a cohort; takes what it is served off the rest.
  @inline(__always)
  private func cold(
    _ c: Int, row: Int, from: Int, until: Int, served: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let start = cohortStart[c]
    let decay = cohortDecay[c]
    let unserved = alone[c &* (horizon &+ 1) &+ from]
    var temperature = unserved.temperature
    var cold = unserved.cold
    var hour = from
    while hour < until {
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

/// How a cohort stands when an hour begins and nothing has come before it.
struct Unserved: BitwiseCopyable {
  var cold: Int32 = 0
  var temperature = 0.0
}

extension Field {
  /// By cohort and hour how it stands with nothing brought.
  func playUnserved() {
    for need in 0..<needCount {
      let row = need * horizon
      for c in Int(cohortFirst[need])..<Int(cohortFirst[need + 1]) {
        var state = Unserved(temperature: cohortStart[c])
        for hour in 0..<horizon {
          alone[c * (horizon + 1) + hour] = state
          let all = cohortHouseholds[c * horizon + hour]
          if hour < Int(firstHour[need]) { continue }
          if all == 0 {
            state.temperature = cohortStart[c]
          } else if !burns[row + hour] {
            state.temperature = rules.keptTemperature
          } else {
            let limit = outdoor[row + hour]
            state.temperature = limit + (state.temperature - limit) * cohortDecay[c]
            if state.temperature < rules.coldTemperature { state.cold += all }
          }
        }
        alone[c * (horizon + 1) + horizon] = state
      }
    }
  }
}
