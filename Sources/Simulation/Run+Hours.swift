import District
import Hazards
import Quantities

extension Run {
  /// Burns an hour's fuel and lets the houses feel it.
  mutating func turnHour(_ hour: Int) {
    var served = [Int](repeating: 0, count: cohorts.count)
    for n in ledgers.indices {
      var households = ledgers[n].burn(hour: hour)
      for c in cohortsOfNeed[n] {
        served[c] = min(households, cohorts[c].households[hour])
        households -= served[c]
      }
    }
    var places = shelterPlaces(at: hour * 60)
    for c in withoutStove {
      let township = cohorts[c].township
      served[c] = min(places[township], cohorts[c].households[hour])
      places[township] -= served[c]
      result.shelteredHouseholdHours += served[c]
    }
    for c in cohorts.indices { pass(hour, cohort: c, served: served[c]) }
    nextHour = hour + 1
  }

  /// Households that the shelters open by now can hold, by township.
  private func shelterPlaces(at minute: Int) -> [Int] {
    let open = district.shelters.indices.filter { shelter in
      guard let alarm, impact.shelters.isOpen[shelter] else { return false }
      return minute >= alarm + Int(district.shelters[shelter].opensAfter.count)
    }
    return district.households(shelteredBy: open)
  }

  private mutating func pass(_ hour: Int, cohort c: Int, served: Int) {
    let policy = district.policy
    let affected = cohorts[c].households[hour]
    cohorts[c].pass(
      affected: affected, served: served, outdoor: impact.outdoor[cohorts[c].village][hour],
      kept: policy.emergencyTemperature.value)
    let unserved = affected - served
    result.affectedByHour[hour] += affected
    result.unservedByHour[hour] += unserved
    result.townships[cohorts[c].township].affected += affected
    result.townships[cohorts[c].township].served += served
    guard unserved > 0 else { return }
    if cohorts[c].temperature < policy.coldTemperature.value { result.coldHouseholdHours += unserved }
    if cohorts[c].temperature < policy.emergencyTemperature.value, result.firstShortageHour == nil {
      result.firstShortageHour = hour
    }
  }
}
