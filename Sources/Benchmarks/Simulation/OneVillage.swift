import District
import Quantities
import RoadNetwork
import Simulation

/// A village whose yard and trucks stand beside it: nothing takes time but loading.
struct OneVillage {
  let district: District
  private let stock: Kilograms

  /// - Parameters:
  ///   - households: Each asks for a kilogram an hour.
  ///   - payload: kg of a truck.
  ///   - loadingRate: kg per dock and hour.
  ///   - loadingShape: See `EmergencyPolicy.loadingShape`.
  init(
    households: Int, trucks: Int, stock: Kilograms, docks: Int = 1, payload: Int64 = 1_000_000,
    loadingRate: Int64 = 1_000_000_000, loadingShape: Double = 0
  ) {
    self.stock = stock
    var policy = MadeUpDistrict.policy
    policy.unloadTime = MadeUpDistrict.setting(.zero)
    policy.mobiliseTime = MadeUpDistrict.setting(.zero)
    policy.emergency.breakdowns = MadeUpDistrict.setting(0)
    policy.emergency.failsWithPower = MadeUpDistrict.setting([])
    policy.emergency.loadingShape = MadeUpDistrict.setting(loadingShape)
    let (name, here) = (MadeUpDistrict.name, MadeUpDistrict.here)
    // 0.0864 · UA · 31 K / (23 MJ/kg · 0.7) = 24 kg a day at −17 °C
    let heatLoss = 24 * MadeUpDistrict.coal.usefulHeat / (0.0864 * 31)
    district = District(
      code: "000000", name: name, season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: policy,
      townships: [Township(code: "0", name: name, location: here, elevation: 0, position: .estimated)],
      villages: [
        Village(
          code: "0", name: name, township: 0, location: here, position: .estimated, zone: 0, junction: 0)
      ],
      households: [
        HouseholdGroup(
          village: 0, pathway: .ashpHousehold, count: households, stoveShare: 1, alarmShare: 1, vulnerable: 0,
          archetype: 0, certainty: .assumed)
      ],
      archetypes: [
        Archetype(
          id: "house", name: name, heatLoss: heatLoss, emergencyRoomShare: 1, timeConstant: 24,
          startTemperature: 16, certainty: .assumed)
      ],
      fuels: [MadeUpDistrict.coal],
      sites: [
        Site(
          id: "yard", name: name, place: "yard", tier: .village, status: .existing, township: 0,
          location: here,
          position: .estimated, junction: 0, storage: stock, yard: 500, docks: docks,
          loadingRate: Kilograms(loadingRate), openingCost: .zero, holdingCost: .zero, hasPermit: true,
          inBanZone: false, certainty: .assumed)
      ],
      junctions: [Junction(id: "0", township: 0, location: here, position: .estimated)],
      fleet: [
        TruckType(
          id: "truck", name: name, base: 0, payload: Kilograms(payload), emptyWeight: .zero, count: trucks,
          costPerKilometre: .zero, costPerHour: .zero, speedFactor: 1, shift: Minutes(1440), hasChains: false,
          certainty: .assumed)
      ],
      climate: [
        ClimateZone(
          id: "cold",
          months: [.init(month: 1, mean: -17, meanMinimum: -17, spread: 0, snowfall: 0)])
      ])
  }

  func laboratory(_ policy: DispatchPolicy) -> Laboratory {
    Laboratory(district, network: RoadNetwork(district), stock: [stock], policy: policy)
  }

  /// A full load from the yard to the village.
  func order(truck: Int, minute: Int) -> DispatchOrder {
    DispatchOrder(minute: minute, truck: truck, site: 0, village: 0, kg: district.fleet[0].payload)
  }

  /// An outage of the whole horizon.
  func outage(hours: Int) -> Scenario {
    Scenario(
      name: "outage", title: MadeUpDistrict.name, isRequired: false, start: "2023-01-12T18:00:00+08:00",
      horizon: hours, outdoor: [[Double](repeating: -17, count: hours)],
      hazards: [
        Hazard(kind: .powerOutage(share: 1), start: 0, duration: hours, area: Area(villages: [0]))
      ], file: "", note: MadeUpDistrict.name)
  }

  /// Outages of exponential duration.
  ///
  /// - Parameters:
  ///   - mean: Hours.
  ///   - horizon: Longest, hours.
  func outages(mean: Double, horizon: Int) -> ScenarioSet {
    func setting<Value>(_ value: Value) -> Setting<Value> { MadeUpDistrict.setting(value) }
    func fixed(_ value: Double) -> Setting<RandomQuantity> {
      setting(RandomQuantity(.fixed(value), limits: value...value))
    }
    guard let correlation = try? Correlation(seats: [MadeUpDistrict.here], range: setting(1)) else {
      preconditionFailure("one township is correlated with itself")
    }
    return ScenarioSet(
      name: "outages", title: MadeUpDistrict.name, note: MadeUpDistrict.name, basis: .conditional, seed: 1,
      horizon: horizon,
      classes: [
        HazardClass(
          name: "outage", title: MadeUpDistrict.name, weight: setting(1),
          hazards: [
            HazardLaw(
              kind: .powerOutage(share: fixed(1)), start: fixed(0),
              duration: setting(
                RandomQuantity(
                  .gamma(mean: mean, shape: 1), limits: 0...Double(horizon))), area: Area(villages: [0]))
          ])
      ],
      outdoor: OutdoorLaw(
        months: [1], spreadFactor: setting(0), swingFactor: setting(0), coldestHour: setting(6)),
      correlation: correlation, shortageCost: setting(.zero), file: "")
  }
}
