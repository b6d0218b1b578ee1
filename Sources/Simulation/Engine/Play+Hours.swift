import District
import Hazards
import Quantities

extension Play {
  /// Burns an hour's fuel and lets the houses feel it.
  mutating func turnHour(_ hour: Int) {
    countAffected(hour)
    for n in needs.indices { burn(n, hour) }
    openShelters(by: hour * 60)
    for g in activeGroups {
      let township = ground.groups[g].township
      let served = min(placesLeft[township], cohorts[3 * g + 2].households)
      placesLeft[township] -= served
      cohorts[3 * g + 2].served = served
      tally.townships[township].sheltered += served
    }
    for g in activeGroups { pass(hour, g) }
    nextHour = hour + 1
    forgetWaiting()
  }

  /// Moves every group on to its stretch.
  private mutating func countAffected(_ hour: Int) {
    for g in activeGroups {
      let next = stretch[g] + 1
      guard next < groups[g].stretches.count, groups[g].stretches[next].start == hour else { continue }
      stretch[g] = next
      let households = groups[g].stretches[next].households
      cohorts[3 * g].households = households.priority
      cohorts[3 * g + 1].households = households.ordinary
      cohorts[3 * g + 2].households = households.withoutStove
    }
  }

  /// Burns what an hour asks for, as far as it is there, and shares it among the cohorts in order.
  private mutating func burn(_ n: Int, _ hour: Int) {
    let asked = demand[at(hour, n)].through - (hour > 0 ? demand[at(hour - 1, n)].through : 0)
    var need = needs[n]
    if asked > 0 {
      let kg = min(asked, need.inVillage)
      need.inVillage -= kg
      need.burnt += kg
      need.lastBurnt = kg
      need.lastDemand = asked
      needs[n] = need
      requests[n].lacking -= asked - kg
    }
    requests[n].isFresh = false
    // an hour whose kilogram was rounded into an earlier one is as warm as that one
    let (part, whole) = demand[at(hour, n)].burns ? (need.lastBurnt, need.lastDemand) : (1, 1)
    serve(need.village, need.isPriority ? 0 : 1, part, of: whole)
  }

  /// Shares what serves a part of a need's households among its cohorts, in order.
  private mutating func serve(_ village: Int, _ urgency: Int, _ part: Int64, of whole: Int64) {
    let members = ground.groupsOfVillage[village]
    var households = 0
    for i in members { households += cohorts[3 * ground.groupsOfVillage.items[i] + urgency].households }
    if part < whole { households = part == 0 ? 0 : Int(Int64(households) * part / whole) }
    for i in members {
      let c = 3 * ground.groupsOfVillage.items[i] + urgency
      let served = min(households, cohorts[c].households)
      cohorts[c].served = served
      households -= served
    }
  }

  /// Households that the shelters open by now can hold, by township.
  private mutating func openShelters(by minute: Int) {
    guard alarm != .max, ground.shelters.count > 0 else { return }
    for township in placesOpen.indices { placesOpen[township] = 0 }
    for index in ground.shelters.indices
    where isShelterOpen[index] && minute >= alarm + ground.shelters[index].opensAfter {
      placesOpen[ground.shelters[index].township] += ground.shelters[index].places
    }
    for township in placesOpen.indices {
      placesLeft[township] = ShelterImpact.households(
        places: placesOpen[township], each: ground.rules.personsPerHousehold)
    }
  }

  private mutating func pass(_ hour: Int, _ g: Int) {
    let group = ground.groups[g]
    let outdoor = outdoor[group.village][hour]
    let kept = ground.kept[group.archetype]
    let township = group.township
    for c in 3 * g..<3 * g + 3 {
      let cohort = cohorts[c]
      if cohort.households == 0 {
        cohorts[c].temperature = group.startTemperature
        continue
      }
      tally.count(hour, township, affected: cohort.households, served: cohort.served)
      if cohort.served == cohort.households {
        cohorts[c].temperature = ground.rules.emergencyTemperature
        continue
      }
      let temperature = outdoor + (cohort.temperature - outdoor) * kept
      cohorts[c].temperature = temperature
      tally.count(hour, township, unserved: cohort.households - cohort.served, at: temperature, ground.rules)
      clocks.pass(c, households: cohort.served..<cohort.households)
    }
  }
}
