import District
import Hazards
import Quantities
import RoadNetwork

extension Play {
  /// Sets the stage for a scenario.
  mutating func begin(_ scenario: Scenario, luck: Luck?) {
    let impact = Impact(ground.district, scenario)
    hazards = scenario.hazards
    fortune = luck.map { Fortune($0, ground, scenario.hazards) }
    horizon = impact.horizon
    groups = impact.groups
    outdoor = impact.outdoor
    isShelterOpen = impact.shelters.isOpen
    let conditions = RoadConditions(ground.district, scenario)
    roadStates = conditions.states
    roadStateByHour = conditions.stateByHour
    roadState = -1
    nextHour = 0
    agenda.clear()
    desk.clear()
    forgetWaiting()
    isUnsettled.assign(false, count: ground.travel.regionCount)
    tally.clear(hours: horizon)

    let firstHour = min(
      impact.onset.lazy.compactMap { $0 }.min() ?? .max, impact.needs.lazy.map(\.struck).min() ?? .max)
    alarm = firstHour == .max ? .max : firstHour * 60
    mobilised = alarm == .max ? .max : alarm + ground.rules.mobilising
    addPeople()
    addNeeds(impact)
    addYards()
    addTrucks()
    if mobilised != .max { agenda.add(.mobilised, 0, at: mobilised) }
    book.clear()
    take(policy.orders, at: 0)
    if fortune != nil, alarm != .max { addSupplies() }
  }

  private mutating func addPeople() {
    activeGroups.removeAll(keepingCapacity: true)
    stretch.assign(-1, count: groups.count)
    cohorts.assign(Cohort(), count: 3 * groups.count)
    clocks.clear()
    placesOpen.assign(0, count: ground.townshipCount)
    placesLeft.assign(0, count: ground.townshipCount)
    for (g, impact) in groups.enumerated() {
      for c in 3 * g..<3 * g + 3 { cohorts[c].temperature = ground.groups[g].startTemperature }
      var most = HouseholdSplit(priority: 0, ordinary: 0, withoutStove: 0)
      if impact.peakAffected > 0 {
        activeGroups.append(g)
        for stretch in impact.stretches {
          most.priority = max(most.priority, stretch.households.priority)
          most.ordinary = max(most.ordinary, stretch.households.ordinary)
          most.withoutStove = max(most.withoutStove, stretch.households.withoutStove)
        }
      }
      for count in [most.priority, most.ordinary, most.withoutStove] { clocks.add(households: count) }
      tally.townships[ground.groups[g].township].households += most.total
    }
  }

  private mutating func addNeeds(_ impact: Impact) {
    needs.removeAll(keepingCapacity: true)
    requests.removeAll(keepingCapacity: true)
    demand.assign(Demand(through: 0, burns: false), count: horizon * impact.needs.count)
    needOfVillage.assign(-1, count: 2 * ground.junctionOfVillage.count)
    for need in impact.needs {
      let release = min(need.struck, impact.onset[need.village] ?? need.struck) * 60
      needOfVillage[2 * need.village + (need.urgency == .priority ? 0 : 1)] = needs.count
      // rounded up as it runs, so that the last hour ends at exactly the need's kilograms
      let lastHour = need.hourly.lastIndex { $0 > 0 } ?? 0
      var sum = 0.0
      for hour in 0..<horizon {
        sum += need.hourly[hour]
        let through =
          hour >= lastHour ? need.kg.count : min(need.kg.count, Int64((sum - 1e-6).rounded(.up)))
        demand[hour * impact.needs.count + needs.count] = Demand(
          through: through, burns: need.hourly[hour] > 0)
      }
      needs.append(
        Need(
          village: need.village, junction: ground.junctionOfVillage[need.village],
          isPriority: need.urgency == .priority,
          doorsteps: need.urgency == .priority ? ground.rules.doorstep * need.households : 0,
          release: release,
          due: need.onset * 60 + Int(need.response.count), total: need.kg.count))
      let heard = release + (fortune?.lateness(need.village, at: release) ?? 0)
      requests.append(
        Request(lacking: need.kg.count, release: Int32(heard), isPriority: need.urgency == .priority))
    }
    needsOfRegion = Ground.Rows(
      rows: ground.travel.regionCount, rowOfItem: needs.map { ground.travel.regionOfJunction[$0.junction] })
  }

  private mutating func addYards() {
    yards.removeAll(keepingCapacity: true)
    for yard in ground.yards {
      yards.append(YardState(stock: yard.stock, freeDocks: yard.docks))
      tally.start += yard.stock
    }
    for hazard in hazards where hazard.start < horizon {
      guard case .siteLoss = hazard.kind else { continue }
      for site in hazard.area.sites { agenda.add(.yardLost, site, at: max(0, hazard.start) * 60) }
    }
  }

  private mutating func addSupplies() {
    for (index, supply) in ground.supplies.enumerated() {
      for minute in stride(from: alarm + supply.leadTime, to: horizon * 60, by: Self.day) {
        agenda.add(.supplied, index, at: minute)
      }
    }
  }

  private mutating func addTrucks() {
    trucks.removeAll(keepingCapacity: true)
    cargo.removeAll(keepingCapacity: true)
    for truck in ground.trucks { trucks.append(TruckState(junction: truck.base)) }
  }
}

extension Array {
  /// Becomes `count` times `value`, in the memory it has.
  mutating func assign(_ value: Element, count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(value, count: count))
  }
}
