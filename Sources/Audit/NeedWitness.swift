import District
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Who is cold in a scenario and what they need, worked out a second time.
struct NeedWitness {
  /// Need of one village and urgency.
  struct Need {
    var village: Int
    var urgency: Urgency
    var households: Int
    var kg: Int64
    var onset: Int
    /// kg burnt in each hour.
    var hourly: [Double]
    /// The groups that wait for it, in file order.
    var cohorts: [Cohort]
  }

  /// Households of one group that the same thing helps, by hour.
  struct Cohort {
    var archetype: Int
    var households: [Int]
  }

  /// Households of one group without a safe stove, which only a shelter helps.
  struct Stoveless {
    var village: Int
    var cohort: Cohort
  }

  private(set) var needs: [Need] = []
  /// Households that lose their heat, over all groups.
  private(set) var affected = 0
  /// Affected households, hour by hour.
  private(set) var affectedByHour: [Int]
  /// First hour in which a household of each village is struck; `nil` = none.
  private(set) var firstStruck: [Int?]
  /// First hour in which anybody, or a building that must be kept warm, loses its heat; `nil` = none.
  private(set) var alarm: Int?
  /// Households without a safe stove, by group in file order.
  private(set) var stoveless: [Stoveless] = []
  /// Households without a safe stove at their group's peak, by township.
  private(set) var withoutStove: [Int]
  /// Households the open shelters of a township can hold.
  private(set) var shelterCapacity: [Int]

  init(_ district: District, _ scenario: Scenario) {
    let hours = 0..<scenario.horizon
    let policy = district.policy
    let fuel = district.fuels.first { $0.id == policy.reserveFuel.value }
    let useful = fuel.map { $0.heatingValue * $0.stoveEfficiency } ?? 1
    affectedByHour = [Int](repeating: 0, count: scenario.horizon)
    firstStruck = [Int?](repeating: nil, count: district.villages.count)
    withoutStove = [Int](repeating: 0, count: district.townships.count)

    func share(_ village: Int, _ pathway: Pathway, _ hour: Int) -> Double {
      var power = 0.0
      var gas = 0.0
      var heat = 0.0
      var house = 0.0
      for hazard in scenario.hazards where hazard.area.villages.contains(village) {
        let left = Self.remaining(hazard, hour)
        switch hazard.kind {
        case .powerOutage(let share), .earthquake(_, let share):
          power = max(power, share * left * policy.lostWithPower(pathway))
        case .gasOutage(let share) where pathway == .gas: gas = max(gas, share * left)
        case .heatNetworkOutage(let share) where pathway == .chp: heat = max(heat, share * left)
        case .houseDamage(let share): house = max(house, share * left)
        default: break
        }
      }
      return 1 - (1 - power) * (1 - gas) * (1 - heat) * (1 - house)
    }

    func outdoor(_ village: Int, _ hour: Int) -> Double {
      Self.outdoor(district, scenario, village: village, hour: hour)
    }

    // kg per hour that hold θ against the outdoor air: W → MJ/day is 0.0864, one day has 24 hours
    func hourly(_ wattsPerKelvin: Double, _ village: Int, _ hour: Int) -> Double {
      0.0864 * wattsPerKelvin * max(0, policy.emergencyTemperature.value - outdoor(village, hour)) / useful
        / 24
    }

    for village in district.villages.indices {
      var priority = 0.0
      var ordinary = 0.0
      var priorityHouseholds = 0
      var ordinaryHouseholds = 0
      var priorityOnset: Int?
      var ordinaryOnset: Int?
      var priorityHourly = [Double](repeating: 0, count: scenario.horizon)
      var ordinaryHourly = priorityHourly
      var priorityCohorts: [Cohort] = []
      var ordinaryCohorts: [Cohort] = []
      for group in district.households where group.village == village && group.count > 0 {
        let stoves = group.safeStoves
        var peak = 0
        var peakPriority = 0
        var peakOrdinary = 0
        var priorityCohort = Cohort(
          archetype: group.archetype, households: [Int](repeating: 0, count: scenario.horizon))
        var ordinaryCohort = priorityCohort
        var stovelessCohort = priorityCohort
        for hour in hours {
          let struck = Int((Double(group.count) * share(village, group.pathway, hour) - 1e-9).rounded(.up))
          let vulnerable = min(struck, (struck * group.vulnerable + group.count - 1) / group.count)
          let burning = struck * stoves / group.count
          let burningVulnerable = vulnerable * stoves / group.count
          affectedByHour[hour] += struck
          if struck > 0 {
            firstStruck[village] = min(firstStruck[village] ?? hour, hour)
            alarm = min(alarm ?? hour, hour)
          }
          if struck > peak {
            peak = struck
            peakPriority = burningVulnerable
            peakOrdinary = burning - burningVulnerable
          }
          let ration = hourly(
            district.archetypes[group.archetype].heatLoss
              * district.archetypes[group.archetype].emergencyRoomShare,
            village, hour)
          let forPriority = Double(burningVulnerable) * ration
          let forOrdinary = Double(burning - burningVulnerable) * ration
          priority += forPriority
          ordinary += forOrdinary
          priorityHourly[hour] += forPriority
          ordinaryHourly[hour] += forOrdinary
          priorityCohort.households[hour] = burningVulnerable
          ordinaryCohort.households[hour] = burning - burningVulnerable
          stovelessCohort.households[hour] = struck - burning
          if forPriority > 0 { priorityOnset = min(priorityOnset ?? hour, hour) }
          if forOrdinary > 0 { ordinaryOnset = min(ordinaryOnset ?? hour, hour) }
        }
        priorityCohorts.append(priorityCohort)
        ordinaryCohorts.append(ordinaryCohort)
        stoveless.append(Stoveless(village: village, cohort: stovelessCohort))
        affected += peak
        priorityHouseholds += peakPriority
        ordinaryHouseholds += peakOrdinary
        withoutStove[district.villages[village].township] += peak - peakPriority - peakOrdinary
      }
      for facility in district.facilities where facility.village == village {
        for hour in hours where share(village, facility.pathway, hour) > 0 {
          alarm = min(alarm ?? hour, hour)
          let kg = hourly(policy.facilityHeatLoss.value * facility.heatedArea, village, hour)
          priority += kg
          priorityHourly[hour] += kg
          if kg > 0 { priorityOnset = min(priorityOnset ?? hour, hour) }
        }
      }
      for (urgency, households, kg, onset, hourly, cohorts) in [
        (Urgency.priority, priorityHouseholds, priority, priorityOnset, priorityHourly, priorityCohorts),
        (Urgency.ordinary, ordinaryHouseholds, ordinary, ordinaryOnset, ordinaryHourly, ordinaryCohorts),
      ] {
        let whole = Int64((kg - 1e-6).rounded(.up))
        if whole > 0 || households > 0 {
          needs.append(
            Need(
              village: village, urgency: urgency, households: households, kg: max(0, whole),
              onset: onset ?? 0,
              hourly: hourly, cohorts: cohorts))
        }
      }
    }

    var places = [Int](repeating: 0, count: district.townships.count)
    for shelter in district.shelters {
      if Self.isUsable(shelter, in: scenario), shelter.opensAfter <= policy.responseAll.value {
        places[district.villages[shelter.village].township] += shelter.places
      }
    }
    shelterCapacity = places.map {
      Int((Double($0) / policy.personsPerHousehold.value + 1e-9).rounded(.down))
    }
  }

  /// Whether a shelter has power in a scenario, or makes its own.
  static func isUsable(_ shelter: Shelter, in scenario: Scenario) -> Bool {
    shelter.hasGenerator
      || !scenario.hazards.contains { hazard in
        switch hazard.kind {
        case .powerOutage, .earthquake: hazard.area.villages.contains(shelter.village)
        default: false
        }
      }
  }

  /// The zone's temperature less the largest drop of the cold waves over the village, °C.
  static func outdoor(_ district: District, _ scenario: Scenario, village: Int, hour: Int) -> Double {
    var drop = 0.0
    for hazard in scenario.hazards where hazard.area.villages.contains(village) {
      if case .coldWave(let kelvin) = hazard.kind, remaining(hazard, hour) > 0 { drop = max(drop, kelvin) }
    }
    return scenario.outdoor[district.villages[village].zone][hour] - drop
  }

  /// Share of a hazard's strength left in an hour.
  private static func remaining(_ hazard: Hazard, _ hour: Int) -> Double {
    guard hazard.start <= hour, hour < hazard.start + hazard.duration else { return 0 }
    switch hazard.restoration {
    case .step: return 1
    case .linear(let first):
      let since = hour - hazard.start
      return since < first ? 1 : 1 - Double(since - first) / Double(hazard.duration - first)
    case .beta(let first, let a, let b):
      let since = hour - hazard.start
      return since < first
        ? 1 : 1 - restored(Double(since - first) / Double(hazard.duration - first), a, b)
    }
  }

  /// The part of a Beta(a, b)'s mass at or below x, by the midpoint rule: its density t^(a−1) (1−t)^(b−1) is
  /// integrated over u with t = u² (3 − 2u), which takes the ends' poles away for a, b ≥ 0.5.
  private static func restored(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let steps = 4000
    var (below, all) = (0.0, 0.0)
    for step in 0..<steps {
      let u = (Double(step) + 0.5) / Double(steps)
      let t = u * u * (3 - 2 * u)
      let mass = pow(t, a - 1) * pow(1 - t, b - 1) * u * (1 - u)
      all += mass
      if t <= x { below += mass }
    }
    return below / all
  }
}
