import Allocation
public import District
public import Plans
import Quantities
import RoadNetwork

/// The season's pellets for a district.
public enum SeasonPellets {
  /// Shares the season's pellets month by month: what each biomass household needs by the degree-days of its zone, at most the
  /// cap, fair where the plants cannot make it or bring it in time, brought at least cost.
  ///
  /// - Parameter shock: what goes otherwise than planned.
  public static func allocate(
    _ district: District, under shock: SeasonShock = .none
  ) async throws -> AllocationPlan {
    let season = try PelletSeason(district, shock)
    return season.plan(try await season.problem.allocate())
  }
}

/// A district's pellets as an allocation problem, and the way back.
struct PelletSeason {
  private let district: District
  private let calendar: SeasonCalendar
  private let cap: Kilograms
  /// The biomass households, by village.
  private let groups: [HouseholdGroup]
  /// By group: what one household needs in each period.
  private let needs: [[Kilograms]]
  private let plants: [Int]
  private let hubs: [PelletStore]
  let problem: SeasonProblem

  init(_ district: District, _ shock: SeasonShock) throws {
    self.district = district
    let calendar = SeasonCalendar(district.season, cuts: shock.cutOffs.flatMap { [$0.from, $0.until] })
    let cap = shock.cap ?? district.policy.pelletCap.value
    let policy = district.policy.pellets
    let groups = district.households.filter { $0.pathway == .biomass && $0.count > 0 }
      .sorted { $0.village < $1.village }
    let plants = district.suppliers.indices.filter {
      district.meetsContract(fuel: district.suppliers[$0].fuel)
    }
    let hubs = district.pellets.stores.filter { $0.tier == .hub }
    let degreeDays = groups.map { Self.degreeDays(of: $0, in: district, calendar) }
    let needs = try zip(groups, degreeDays).map { group, degreeDays in
      let season = try SeasonalNeed.kilograms(
        heatLoss: district.archetypes[group.archetype].heatLoss, degreeDays: degreeDays.reduce(0, +),
        usefulHeat: district.pelletFuel.usefulHeat)
      return SeasonCalendar.spread(season, over: degreeDays)
    }

    let network = RoadNetwork(district)
    let dry = RoadState.dry(district)
    let fromPlants = network.travel(from: plants.map { district.suppliers[$0].junction }, under: dry)
    let fromHubs = network.travel(from: hubs.map { district.villages[$0.village].junction }, under: dry)
    func metres(_ table: TravelTable, _ from: Int, _ village: Int) -> Metres? {
      table.metres(from, to: district.villages[village].junction).map { Metres($0) }
    }
    var classes: [SeasonProblem.HouseholdClass] = []
    for (index, group) in groups.enumerated() {
      let season = needs[index].total { $0 }
      let claim = SeasonCalendar.spread(min(season, cap), over: degreeDays[index])
      for (isVulnerable, count) in [(true, group.vulnerable), (false, group.count - group.vulnerable)] {
        classes.append(
          SeasonProblem.HouseholdClass(
            village: index, households: count, isVulnerable: isVulnerable, entitlement: claim,
            storage: policy.householdStorage.value))
      }
    }
    let smallest = district.fleet.map(\.payload).min() ?? policy.truckLoad.value
    self.calendar = calendar
    self.cap = cap
    self.groups = groups
    self.needs = needs
    self.plants = plants
    self.hubs = hubs
    problem = try SeasonProblem(
      days: calendar.days, plants: plants.map { PlantSeason(district, $0, calendar, shock).plant },
      hubs: hubs.map { SeasonProblem.Hub(capacity: $0.capacity, handling: $0.handling) },
      villages: groups.map { group in
        let store = district.pellets.stores.first { $0.tier == .village && $0.village == group.village }
        let room = (store?.capacity ?? .zero) + policy.householdStorage.value * group.count
        return SeasonProblem.Village(
          store: store?.capacity ?? .zero,
          // a village that cannot take a truck in gets the smallest there is
          truckLoad: policy.truckLoad.value <= room
            ? policy.truckLoad.value : min(smallest, policy.truckLoad.value),
          isOpen: Self.open(district.villages[group.village].code, calendar, shock))
      },
      classes: classes,
      ways: SeasonProblem.Ways(
        plantToVillage: plants.indices.map { p in groups.map { metres(fromPlants, p, $0.village) } },
        plantToHub: plants.indices.map { p in hubs.map { metres(fromPlants, p, $0.village) } },
        hubToVillage: hubs.indices.map { h in groups.map { metres(fromHubs, h, $0.village) } }),
      terms: SeasonProblem.Terms(
        haulage: district.policy.haulCost.value, holding: policy.holding.value,
        floorPerMille: Int((policy.floorShare.value * 1000).rounded()), minimumDrop: policy.minimumDrop.value)
    )
  }

  /// In which periods a village can be reached.
  private static func open(_ village: String, _ calendar: SeasonCalendar, _ shock: SeasonShock) -> [Bool] {
    calendar.periods.map { period in
      !shock.cutOffs.contains {
        $0.village == village && $0.from.iso <= period.start && period.start < $0.until.iso
      }
    }
  }

  /// Degree-days of each period in a group's zone, K·d.
  private static func degreeDays(
    of group: HouseholdGroup, in district: District, _ calendar: SeasonCalendar
  ) -> [Double] {
    let zone = district.climate[district.villages[group.village].zone]
    let base = district.policy.seasonBaseTemperature.value
    return calendar.periods.indices.map { t in
      zone.months.first { $0.month == calendar.month(t) }.map {
        max(0, base - $0.mean) * Double(calendar.days[t])
      } ?? 0
    }
  }
}

// MARK: The way back

extension PelletSeason {
  /// The allocation as a plan has it.
  func plan(_ solution: SeasonAllocation) -> AllocationPlan {
    let villages = groups.indices.map { village($0, solution) }
    let names = plants.map { district.suppliers[$0].id } + hubs.map(\.id)
    let total = villages.total { $0.householdKg.total { $0 } }
    return AllocationPlan(
      totalKg: total,
      maxSubsidisedKgPerHousehold: villages.flatMap(\.householdKg).max() ?? .zero,
      unmetKg: problem.totalEntitlement - total, selfPaidKg: villages.total(\.selfPaidKg), capKg: cap,
      costFen: solution.cost, periods: calendar.periods, villages: villages,
      deliveries: solution.deliveries.map {
        AllocationPlan.Delivery(
          supplier: names[$0.source], village: villages[$0.village].code,
          period: calendar.periods[$0.period].start, kg: $0.amount, loads: $0.loads)
      },
      intakes: solution.intakes.map {
        AllocationPlan.Intake(
          supplier: names[$0.plant], hub: hubs[$0.hub].id, period: calendar.periods[$0.period].start,
          kg: $0.amount)
      },
      smallDrops: solution.smallDrops(in: problem),
      proof: AllocationPlan.Proof(
        boundFen: solution.proof.bound, gap: solution.gap, linearOptimumFen: solution.proof.linearOptimum,
        glpkOptimumFen: solution.proof.glpkOptimum, priceOfFairnessFen: solution.proof.priceOfFairness,
        arcs: solution.proof.arcs, pivots: solution.proof.pivots))
  }

  private func village(_ index: Int, _ solution: SeasonAllocation) -> AllocationPlan.Village {
    let group = groups[index]
    let village = district.villages[group.village]
    let need = needs[index].total { $0 }
    // two classes to a village: the vulnerable, then the others
    let members = [2 * index, 2 * index + 1].filter { problem.classes[$0].households > 0 }.map { k in
      let share = solution.classes[k]
      return AllocationPlan.Group(
        vulnerable: problem.classes[k].isVulnerable, households: problem.classes[k].households,
        needKg: needs[index], entitledKg: problem.classes[k].entitlement, receivedKg: share.received,
        burntKg: share.burnt, degreesLost: degreesLost(share.burnt, of: k, index), height: share.height)
    }
    return AllocationPlan.Village(
      code: village.code, name: village.name, township: district.townships[village.township].code,
      households: group.count, needPerHouseholdKg: need,
      householdKg: members.flatMap { AllocationPlan.householdMonths($0).map { $0.total { $0 } } },
      groups: members, storeKg: problem.villages[index].store > .zero ? solution.storeStock[index] : [],
      selfPaidKg: (need - min(need, cap)) * group.count, reconstructed: group.certainty.isGuess)
  }

  /// Kelvin below the base temperature, on average over each period, of a house that gets only what is burnt: heat lost is
  /// proportional to the difference from outdoors, so the share of the need that is missing is the share of the difference.
  private func degreesLost(_ burnt: [Kilograms], of class: Int, _ index: Int) -> [Double] {
    let zone = district.climate[district.villages[groups[index].village].zone]
    let base = district.policy.seasonBaseTemperature.value
    return burnt.indices.map { t in
      let all = needs[index][t] * problem.classes[`class`].households
      guard all > .zero, let month = zone.months.first(where: { $0.month == calendar.month(t) }) else {
        return 0
      }
      let missing = 1 - Double(burnt[t].count) / Double(all.count)
      return (max(0, missing * (base - month.mean)) * 10).rounded() / 10
    }
  }
}
