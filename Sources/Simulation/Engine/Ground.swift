import District
import Hazards
import Philox
import Quantities
import RoadNetwork

/// A district made ready to be played on: all that neither the scenario nor luck changes, in flat arrays that all
/// workers share.
struct Ground: Sendable {
  /// What stays the same about a group of households.
  struct Group: Sendable {
    var village: Int
    var township: Int
    var archetype: Int
    /// °C.
    var startTemperature: Double
  }

  /// What stays the same about a shelter.
  struct Shelter: Sendable {
    var township: Int
    var places: Int
    /// Minutes from the alarm.
    var opensAfter: Int
  }

  /// The policy numbers that are looked at while playing.
  struct Rules: Sendable {
    /// °C.
    var emergencyTemperature: Double
    /// °C.
    var coldTemperature: Double
    var personsPerHousehold: Double
    /// Minutes.
    var unloading: Int
    /// Minutes.
    var mobilising: Int
    /// Minutes past a shift in which planned trips still begin.
    var overtime: Int
    /// Minutes at the doorstep of a vulnerable household, for all its coal.
    var doorstep: Int
    /// Minutes on the dock before each load.
    var setUp: Int

    init(_ policy: Policy, work: Laboratory.Work) {
      emergencyTemperature = policy.emergencyTemperature.value
      coldTemperature = policy.coldTemperature.value
      personsPerHousehold = policy.personsPerHousehold.value
      unloading = Int(policy.unloadTime.value.count)
      mobilising = Int(policy.mobiliseTime.value.count)
      overtime = Int(policy.dispatch.overtime.value.count)
      let isScheduled = work == .ofSchedules
      doorstep = isScheduled ? Int(policy.dispatch.doorstep.value.count) : 0
      setUp = isScheduled ? Int(policy.dispatch.setUp.value.count) : 0
    }
  }

  /// Where coal stands.
  struct Yard: Sendable {
    var junction: Int
    var region: Int
    /// kg per dock and hour.
    var loadingRate: Int64
    var docks: Int
    /// Whether a truck can be loaded here at all.
    var canLoad: Bool
    /// kg at the start.
    var stock: Int64
    /// kg it can hold.
    var storage: Int64
  }

  /// What stays the same about a truck.
  struct Truck: Sendable {
    var base: Int
    var region: Int
    /// kg.
    var payload: Int64
    /// Index into the kinds of vehicle of the travel plan.
    var kind: Int
    /// Minutes.
    var shift: Int
    var fenPerKilometre: Int64
    var fenPerHour: Int64
    /// Whom its luck is drawn for: its row and number in it.
    var code: UInt32
    /// Township of its base.
    var township: Int
  }

  /// What `Policy.emergency` says can go wrong.
  struct Odds: Sendable {
    var breakdownsPerMetre: Double
    var repairMinutes: Double
    /// Shape of loading times; 0 = nominal.
    var loadingShape: Double
    /// Minutes; 0 where orders need no grid.
    var lateOrder: Int
    var mobileBattery: Int
    /// Metres on a tank; `Int.max` where filling needs no grid.
    var range: Int

    init(_ policy: EmergencyPolicy) {
      let failing = policy.failsWithPower.value
      breakdownsPerMetre = policy.breakdowns.value / 1_000_000
      repairMinutes = Double(policy.repair.value.count)
      loadingShape = policy.loadingShape.value
      lateOrder = failing.contains(.orders) ? Int(policy.lateOrder.value.count) : 0
      mobileBattery = Int(policy.mobileBattery.value.count)
      range = failing.contains(.truckFuel) ? Int(policy.truckRange.value.count) : .max
    }
  }

  /// Coal that comes from outside in an emergency.
  struct Supply: Sendable {
    /// Index into `District.suppliers`.
    var supplier: Int
    /// Minutes from the alarm to the first load; a load comes every day from then on.
    var leadTime: Int
    /// kg a day.
    var daily: Int64
    /// Stocked yards it can bring it to, nearest first.
    var yards: [Int]
  }

  /// Items by row, in one array.
  struct Rows: Sendable {
    private var first: [Int]
    private(set) var items: [Int]

    /// Items `0 ..< rowOfItem.count`, each in a row; an item of row −1 is in none. Items keep their order.
    init(rows: Int, rowOfItem: [Int]) {
      first = [Int](repeating: 0, count: rows + 1)
      for row in rowOfItem where row >= 0 { first[row + 1] += 1 }
      for row in 0..<rows { first[row + 1] += first[row] }
      items = [Int](repeating: 0, count: first[rows])
      var next = first
      for (item, row) in rowOfItem.enumerated() where row >= 0 {
        items[next[row]] = item
        next[row] += 1
      }
    }

    /// Indices into `items` of a row.
    subscript(row: Int) -> Range<Int> { first[row]..<first[row + 1] }
  }

  let district: District
  let rules: Rules
  let townshipCount: Int
  let groups: [Group]
  let shelters: [Shelter]
  let travel: TravelPlan
  let yards: [Yard]
  let trucks: [Truck]
  let yardsOfRegion: Rows
  let trucksOfRegion: Rows
  /// Groups of each village.
  let groupsOfVillage: Rows
  let junctionOfVillage: [Int]
  let townshipOfVillage: [Int]
  let odds: Odds
  let supplies: [Supply]
  /// House of each archetype.
  let houses: [HouseModel]
  /// Part of its distance to the outdoor temperature that a house keeps in an hour: e^(−1/τ), by archetype.
  let kept: [Double]

  /// - Parameter stock: By site.
  init(_ district: District, _ network: RoadNetwork, stock: [Kilograms], work: Laboratory.Work) {
    precondition(stock.count == district.sites.count, "stock is given by site: one entry for each")
    self.district = district
    rules = Rules(district.policy, work: work)
    townshipCount = district.townships.count
    groups = district.households.map { group in
      Group(
        village: group.village, township: district.villages[group.village].township,
        archetype: group.archetype, startTemperature: district.archetypes[group.archetype].startTemperature)
    }
    shelters = district.shelters.map { shelter in
      Shelter(
        township: district.villages[shelter.village].township, places: shelter.places,
        opensAfter: Int(shelter.opensAfter.count))
    }
    let fleet = district.fleet.filter { $0.payload > .zero && $0.count > 0 }
    let travel = TravelPlan(
      network,
      vehicles: fleet.map { Vehicle(speedFactor: $0.speedFactor, weight: $0.payload + $0.emptyWeight) },
      roots: district.sites.map(\.junction) + fleet.map(\.base) + district.villages.map(\.junction))
    self.travel = travel
    yards = zip(district.sites, stock).map { site, stock in
      Yard(
        junction: site.junction, region: travel.regionOfJunction[site.junction],
        loadingRate: site.loadingRate.count, docks: site.docks,
        canLoad: site.docks > 0 && site.loadingRate > .zero, stock: stock.count,
        storage: site.storage.count)
    }
    trucks = fleet.enumerated().flatMap { index, type in
      (0..<type.count).map { number in
        Truck(
          base: type.base, region: travel.regionOfJunction[type.base], payload: type.payload.count,
          kind: travel.kindOfVehicle[index], shift: Int(type.shift.count),
          fenPerKilometre: type.costPerKilometre.count, fenPerHour: type.costPerHour.count,
          code: RandomAddress.entity("\(type.id)#\(number)"), township: district.junctions[type.base].township
        )
      }
    }
    yardsOfRegion = Rows(rows: travel.regionCount, rowOfItem: yards.map(\.region))
    trucksOfRegion = Rows(rows: travel.regionCount, rowOfItem: trucks.map(\.region))
    groupsOfVillage = Rows(rows: district.villages.count, rowOfItem: district.households.map(\.village))
    junctionOfVillage = district.villages.map(\.junction)
    townshipOfVillage = district.villages.map(\.township)
    odds = Odds(district.policy.emergency)
    supplies = Self.supplies(district, network, stock)
    houses = district.archetypes.map(HouseModel.init)
    kept = houses.map { $0.kept(after: 1) }
  }

  /// Suppliers of the reserve's fuel, where the policy lets them bring any. Coal goes to stocked hubs, or where there are
  /// none to any stocked yard.
  private static func supplies(
    _ district: District, _ network: RoadNetwork, _ stock: [Kilograms]
  ) -> [Supply] {
    let share = district.policy.emergency.resupply.value
    guard share > 0 else { return [] }
    let stocked = stock.indices.filter { stock[$0] > .zero }
    let hubs = stocked.filter { district.sites[$0].tier == .hub }
    return district.suppliers.enumerated().compactMap { index, supplier in
      guard district.fuels[supplier.fuel].id == district.policy.reserveFuel.value else { return nil }
      let times = network.travel(from: [supplier.junction], under: .dry(district))
      let reached = (hubs.isEmpty ? stocked : hubs).compactMap { yard in
        times.minutes(0, to: district.sites[yard].junction).map { (yard: yard, minutes: $0) }
      }.sorted { ($0.minutes, $0.yard) < ($1.minutes, $1.yard) }
      guard let nearest = reached.first else { return nil }
      return Supply(
        supplier: index, leadTime: Int(supplier.leadTime.count) + Int(nearest.minutes),
        daily: Int64((Double(supplier.dailyCapacity.count) * share).rounded(.down)),
        yards: reached.map(\.yard))
    }
  }
}
