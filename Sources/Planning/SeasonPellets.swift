import Allocation
public import District
public import Plans
import Quantities
import RoadNetwork

/// The season's pellets for a district.
public enum SeasonPellets {
  /// Shares the season's pellets: what each biomass household needs, at most the cap, max-min fair when the plants cannot
  /// meet it, brought at least cost.
  public static func allocate(_ district: District) async throws -> AllocationPlan {
    let network = RoadNetwork(district)
    let groups = district.households.filter { $0.pathway == .biomass && $0.count > 0 }
      .sorted { $0.village < $1.village }
    let plants = district.suppliers.indices.filter {
      district.fuels[district.suppliers[$0].fuel].kind == .pellet
    }
    let table = network.travel(
      from: plants.map { district.suppliers[$0].junction }, under: RoadState.dry(district))
    let cap = district.policy.pelletCap.value
    let needs = try groups.map { try need(of: $0, in: district) }
    let metres = plants.indices.map { plant in
      groups.map { group in
        table.metres(plant, to: district.villages[group.village].junction).map { Metres($0) }
      }
    }
    let problem = try PelletProblem(
      plants: plants.map {
        PelletPlant(
          capacity: district.suppliers[$0].seasonCapacity, fenPerTonne: district.suppliers[$0].price)
      },
      villages: zip(groups, needs).map { PelletVillage(households: $0.count, need: $1) },
      distances: metres, cap: cap, haulage: district.policy.haulCost.value)
    let solution = try await problem.allocate()

    let villages = zip(groups, needs).enumerated().map { index, pair in
      let (group, need) = pair
      let village = district.villages[group.village]
      return AllocationPlan.Village(
        code: village.code, name: village.name, township: district.townships[village.township].code,
        households: group.count, needPerHouseholdKg: need,
        householdKg: solution.villages[index].householdAmounts,
        selfPaidKg: (need - min(need, cap)) * group.count, reconstructed: group.certainty.isGuess)
    }
    let haul = district.policy.haulCost.value.count
    let deliveries = solution.deliveries
    let cost = deliveries.total { delivery -> Fen in
      let way = metres[delivery.plant][delivery.village]?.count ?? 0
      return Fen(
        roundingUp(delivery.amount.count * district.suppliers[plants[delivery.plant]].price.count, over: 1000)
          + roundingUp(delivery.amount.count * haul * way, over: 1_000_000))
    }
    let total = villages.total { $0.householdKg.total { $0 } }
    let eligible = zip(groups, needs).total { min($1, cap) * $0.count }
    return AllocationPlan(
      totalKg: total,
      maxSubsidisedKgPerHousehold: villages.flatMap(\.householdKg).max() ?? .zero,
      unmetKg: eligible - total, selfPaidKg: villages.total(\.selfPaidKg), capKg: cap, costFen: cost,
      villages: villages,
      deliveries: deliveries.map {
        .init(
          supplier: district.suppliers[plants[$0.plant]].id, village: villages[$0.village].code, kg: $0.amount
        )
      })
  }

  /// What a household of a group needs in the season, from its house and the degree-days of its zone.
  private static func need(of group: HouseholdGroup, in district: District) throws -> Kilograms {
    let zone = district.climate[district.villages[group.village].zone]
    let base = district.policy.seasonBaseTemperature.value
    let days = daysByMonth(of: district.season)
    let degreeDays = zone.months.reduce(0.0) { sum, month in
      sum + max(0, base - month.mean) * Double(days[month.month - 1])
    }
    return try SeasonalNeed.kilograms(
      heatLoss: district.archetypes[group.archetype].heatLoss, degreeDays: degreeDays,
      usefulHeat: district.pelletFuel.usefulHeat)
  }

  /// Days of the season in January … December, both ends included. The reader guarantees that the dates exist.
  private static func daysByMonth(of season: Season) -> [Int] {
    var days = [Int](repeating: 0, count: 12)
    guard let first = CalendarDay(iso: season.start), let last = CalendarDay(iso: season.end) else {
      return days
    }
    for year in first.year...max(first.year, last.year) {
      for month in 1...12 {
        let length = CalendarDay.daysInMonth(year: year, month: month)
        let from = (year, month) == (first.year, first.month) ? first.day : 1
        let to = (year, month) == (last.year, last.month) ? last.day : length
        let isInside = (year, month) >= (first.year, first.month) && (year, month) <= (last.year, last.month)
        if isInside { days[month - 1] += max(0, to - from + 1) }
      }
    }
    return days
  }
}
