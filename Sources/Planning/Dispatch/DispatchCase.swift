import Haulage
import District
import Hazards
import Quantities
import RoadNetwork

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A scenario as a problem of trucks, with the names of everything in it.
struct DispatchCase: Sendable {
  /// A truck of the fleet.
  struct FleetTruck: Hashable, Sendable {
    /// Index into `District.fleet`.
    var type: Int
    /// Number within its row, from 1.
    var number: Int
  }

  let district: District
  let scenario: Scenario
  let impact: Impact
  let conditions: RoadConditions
  let travel: DispatchTravel
  /// Indices into `District.sites`, by yard of the problem.
  let sites: [Int]
  /// Stock at the scenario's start, by yard.
  let stock: [Kilograms]
  let trucks: [FleetTruck]
  /// Needs, by need of the problem: in order of the village's code, so that the order of rows changes nothing.
  let needs: [Need]
  /// Minute of the first order.
  let opening: Int
  var problem: ShiftProblem
  /// What schedules call its yards and needs.
  let names: LegNames

  /// - Parameters:
  ///   - stock: By site, when the scenario begins.
  ///   - stopping: Junctions where trucks stand now, besides bases, yards and villages.
  static func of(
    _ district: District, _ scenario: Scenario, network: RoadNetwork, stock: [Kilograms],
    stopping: Set<Int> = []
  ) -> DispatchCase {
    let impact = Impact(district, scenario)
    let conditions = RoadConditions(district, scenario)
    let sites = district.sites.indices.filter {
      stock[$0] > .zero && district.sites[$0].docks > 0 && district.sites[$0].loadingRate > .zero
    }.sorted { district.sites[$0].id < district.sites[$1].id }
    let trucks = district.fleet.indices.filter { district.fleet[$0].payload > .zero }
      .sorted { district.fleet[$0].id < district.fleet[$1].id }
      .flatMap { type in (0..<district.fleet[type].count).map { FleetTruck(type: type, number: $0 + 1) } }
    var junctions = stopping.union(sites.map { district.sites[$0].junction })
    junctions.formUnion(trucks.map { district.fleet[$0.type].base })
    junctions.formUnion(impact.needs.map { district.villages[$0.village].junction })
    let travel = DispatchTravel.of(
      district, network, conditions, horizon: impact.horizon, junctions: junctions)
    return DispatchCase(
      district, scenario, impact, conditions, travel, sites: sites, stock: sites.map { stock[$0] },
      trucks: trucks)
  }

  private init(
    _ district: District, _ scenario: Scenario, _ impact: Impact, _ conditions: RoadConditions,
    _ travel: DispatchTravel, sites: [Int], stock: [Kilograms], trucks: [FleetTruck]
  ) {
    self.district = district
    self.scenario = scenario
    self.impact = impact
    self.conditions = conditions
    self.travel = travel
    self.sites = sites
    self.stock = stock
    self.trucks = trucks
    needs = impact.needs.sorted {
      let (a, b) = (district.villages[$0.village].code, district.villages[$1.village].code)
      return a == b ? $0.urgency == .priority && $1.urgency != .priority : a < b
    }
    names = LegNames(
      yards: sites.map { (district.sites[$0].id, district.reserveFuel.id) },
      needs: needs.map { need in
        let code = district.villages[need.village].code
        return ("\(code)-\(need.urgency.rawValue)", code, need.urgency)
      })
    let firstHour = (impact.onset.compactMap { $0 } + impact.needs.map(\.struck)).min()
    let opening = (firstHour ?? 0) * 60 + Int(district.policy.mobiliseTime.value.count)
    self.opening = opening
    let stations = FillingStations(district, scenario)
    problem = ShiftProblem(
      horizon: impact.horizon, opening: opening, travel: travel.book,
      yards: zip(sites, stock).map { Self.yard(district, scenario, $0, $1, travel) },
      trucks: trucks.map { Self.truck(district, $0, travel, stations, free: opening) }, needs: [],
      rules: Self.rules(district.policy))
    problem.needs = needs.map { need($0, release: opening) }
  }

  static func rules(_ policy: Policy) -> ShiftProblem.Rules {
    let dispatch = policy.dispatch
    return ShiftProblem.Rules(
      longestSpell: Int(dispatch.longestSpell.value.count), rest: Int(dispatch.rest.value.count),
      stopsAreRests: dispatch.stopsAreRests.value, drivingPerShift: Int(dispatch.drivingPerShift.value.count),
      overtime: Int(dispatch.overtime.value.count),
      overtimeFenPerHour: Int(dispatch.overtimePerHour.value.count),
      shiftCycle: 24 * 60, minimumDrop: Int(dispatch.minimumDrop.value.count),
      dropsPerTrip: dispatch.dropsPerTrip.value, coldTemperature: policy.coldTemperature.value,
      keptTemperature: policy.emergencyTemperature.value)
  }

  private static func yard(
    _ district: District, _ scenario: Scenario, _ site: Int, _ stock: Kilograms, _ travel: DispatchTravel
  ) -> ShiftProblem.Yard {
    var share = 1.0
    var losses: [ShiftProblem.Yard.Loss] = []
    for hazard in scenario.hazards.sorted(by: { $0.start < $1.start }) {
      guard case .siteLoss(let surviving) = hazard.kind, hazard.area.sites.contains(site), surviving < share
      else { continue }
      share = surviving
      losses.append(.init(minute: max(0, hazard.start) * 60, surviving: surviving))
    }
    let row = district.sites[site]
    return ShiftProblem.Yard(
      place: travel.placeOfJunction[row.junction] ?? 0, docks: [Int](repeating: 0, count: row.docks),
      rate: Int(row.loadingRate.count), setUp: Int(district.policy.dispatch.setUp.value.count),
      stock: Int(stock.count), losses: losses)
  }

  private static func truck(
    _ district: District, _ truck: FleetTruck, _ travel: DispatchTravel, _ stations: FillingStations,
    free: Int
  ) -> ShiftProblem.Truck {
    let type = district.fleet[truck.type]
    var truck = ShiftProblem.Truck(
      base: travel.placeOfJunction[type.base] ?? 0, kind: travel.kindOfType[truck.type],
      payload: Int(type.payload.count), shift: Int(type.shift.count),
      fenPerKilometre: Int(type.costPerKilometre.count), fenPerHour: Int(type.costPerHour.count), free: free)
    truck.tank = stations.tank(at: type.base)
    return truck
  }

  private func need(_ need: Need, release opening: Int) -> ShiftProblem.Need {
    let policy = district.policy
    let struck = min(need.struck, impact.onset[need.village] ?? need.struck)
    let doorstep =
      need.urgency == .priority ? Int(policy.dispatch.doorstep.value.count) * need.households : 0
    return ShiftProblem.Need(
      place: travel.placeOfJunction[district.villages[need.village].junction] ?? 0,
      weight: need.urgency == .priority ? priorityWeight : 1, release: max(opening, struck * 60),
      unload: Int(policy.unloadTime.value.count), doorstep: doorstep,
      demandThrough: need.demandThrough.map { Int($0.count) }, burns: need.hourly.map { $0 > 0 },
      outdoor: impact.outdoor[need.village], cohorts: cohorts(of: need))
  }

  /// What a priority order counts, in ordinary ones.
  var priorityWeight: Int { max(1, Int(district.policy.priorityWeight.value.rounded())) }

  /// The households of a need, group by group in the order of the file.
  private func cohorts(of need: Need) -> [ShiftProblem.Need.Cohort] {
    zip(district.households, impact.groups).compactMap { group, groupImpact in
      guard group.village == need.village, groupImpact.peakAffected > 0 else { return nil }
      let households = groupImpact.affected.map { affected in
        let split = group.split(affected: affected)
        return need.urgency == .priority ? split.priority : split.ordinary
      }
      guard households.contains(where: { $0 > 0 }) else { return nil }
      let archetype = district.archetypes[group.archetype]
      return ShiftProblem.Need.Cohort(
        households: households, decay: exp(-1 / archetype.timeConstant), start: archetype.startTemperature)
    }
  }

  /// The minute in which the first house of a need is as cold as `Policy.coldTemperature` without fuel; a need without
  /// households is due when it is struck. `nil` = never within the horizon.
  func due(_ need: Int) -> Int? {
    let cold = district.policy.coldTemperature.value
    let outdoor = impact.outdoor[needs[need].village]
    var first: Int?
    for (group, groupImpact) in zip(district.households, impact.groups)
    where group.village == needs[need].village && groupImpact.peakAffected > 0 {
      let archetype = district.archetypes[group.archetype]
      let house = HouseModel(archetype)
      var temperature = archetype.startTemperature
      for hour in 0..<impact.horizon {
        let split = group.split(affected: groupImpact.affected[hour])
        guard (needs[need].urgency == .priority ? split.priority : split.ordinary) > 0 else {
          temperature = archetype.startTemperature
          continue
        }
        if let hours = house.hours(to: cold, from: temperature, outdoor: outdoor[hour]), hours <= 1 {
          first = min(first ?? .max, hour * 60 + Int((hours * 60).rounded(.down)))
          break
        }
        temperature = house.temperature(after: 1, from: temperature, outdoor: outdoor[hour])
      }
    }
    if needs[need].households == 0 { return needs[need].struck * 60 }
    return first
  }
}
