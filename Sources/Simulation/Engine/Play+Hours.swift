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
    let row = n * horizon
    let demand = self.demand[row + hour].through - (hour > 0 ? self.demand[row + hour - 1].through : 0)
    if demand > 0 {
      let kg = min(demand, needs[n].inVillage)
      needs[n].inVillage -= kg
      needs[n].burnt += kg
      needs[n].lastBurnt = kg
      needs[n].lastDemand = demand
      requests[n].lacking -= demand - kg
    }
    requests[n].isFresh = false
    let part = needs[n].isPriority ? 0 : 1
    let members = ground.groupsOfVillage[needs[n].village]
    var households = 0
    for i in members { households += cohorts[3 * ground.groupsOfVillage.items[i] + part].households }
    // an hour whose kilogram was rounded into an earlier one is as warm as that one
    var served =
      self.demand[row + hour].burns
      ? Int(Int64(households) * needs[n].lastBurnt / needs[n].lastDemand) : households
    for i in members {
      let c = 3 * ground.groupsOfVillage.items[i] + part
      cohorts[c].served = min(served, cohorts[c].households)
      served -= cohorts[c].served
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
      let affected = cohorts[c].households
      let served = cohorts[c].served
      if affected == 0 {
        cohorts[c].temperature = group.startTemperature
        continue
      }
      tally.count(hour, township, affected: affected, served: served)
      if served == affected {
        cohorts[c].temperature = ground.rules.emergencyTemperature
        continue
      }
      cohorts[c].temperature = outdoor + (cohorts[c].temperature - outdoor) * kept
      tally.count(
        hour, township, unserved: affected - served, at: cohorts[c].temperature, ground.rules)
      clocks.pass(c, households: served..<affected)
    }
  }
}
