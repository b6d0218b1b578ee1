import District
import Quantities

/// A small district: villages in townships, people in them, coal at 23 MJ/kg and 0.70.
enum Fixture {
  /// A district of one village per entry of `townships`.
  static func district(
    townships: [Int] = [0], households: [HouseholdGroup] = [], facilities: [Facility] = [],
    archetypes: [Archetype] = [brick], shelters: [Shelter] = [], sites: Int = 0,
    lostInPowerCut: [Pathway: Double] = [.ashpHousehold: 1, .chp: 1, .biomass: 0.5]
  ) -> District {
    var policy = policy
    policy.lostInPowerCut.value = lostInPowerCut
    return District(
      code: "140602", name: name, season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: policy,
      townships: (0...(townships.max() ?? 0)).map {
        Township(code: "\($0)", name: name, location: here, elevation: 0, position: .estimated)
      },
      villages: townships.enumerated().map { v, township in
        Village(
          code: "\(v)", name: name, township: township, location: here, position: .estimated, zone: 0,
          junction: 0)
      },
      households: households, facilities: facilities, archetypes: archetypes, fuels: [coal],
      sites: (0..<sites).map(site),
      junctions: [Junction(id: "0", township: 0, location: here, position: .estimated)],
      shelters: shelters)
  }

  /// A group in which everybody has a stove and an alarm, unless told otherwise.
  static func group(
    _ village: Int = 0, _ pathway: Pathway = .ashpHousehold, count: Int, stoves: Double = 1,
    vulnerable: Int = 0, archetype: Int = 0
  ) -> HouseholdGroup {
    HouseholdGroup(
      village: village, pathway: pathway, count: count, stoveShare: stoves, alarmShare: 1,
      vulnerable: vulnerable, archetype: archetype, certainty: .assumed)
  }

  static func facility(_ village: Int = 0, area: Double, pathway: Pathway = .ashpHousehold) -> Facility {
    Facility(
      id: "clinic", name: name, village: village, kind: .clinic, pathway: pathway, heatedArea: area,
      priority: 1, certainty: .assumed)
  }

  static func shelter(
    _ village: Int = 0, places: Int, generator: Bool = false, opensAfter: Int64 = 60
  ) -> Shelter {
    Shelter(
      id: "shelter", name: name, village: village, places: places, hasGenerator: generator,
      opensAfter: Minutes(opensAfter), certainty: .assumed)
  }

  static func outage(
    share: Double = 1, start: Int = 0, hours: Int = 24, villages: [Int] = [0],
    restoration: Restoration = .step
  ) -> Hazard {
    Hazard(
      kind: .powerOutage(share: share), start: start, duration: hours, restoration: restoration,
      area: Area(villages: villages))
  }

  /// A scenario at −17 °C, unless told otherwise.
  static func scenario(horizon: Int = 24, outdoor: Double = -17, _ hazards: [Hazard]) -> Scenario {
    Scenario(
      name: "test", title: name, isRequired: true, start: "2023-01-12T18:00:00+08:00", horizon: horizon,
      outdoor: [[Double](repeating: outdoor, count: horizon)], hazards: hazards, file: "test.toml", note: name
    )
  }

  /// 70 m² at 2.8 W/(m²·K), half of it the emergency room: 98 W/K.
  static let brick = Archetype(
    id: "brick", name: name, heatLoss: 196, emergencyRoomShare: 0.5, timeConstant: 24, startTemperature: 16,
    certainty: .assumed)

  static let coal = Fuel(
    id: "coal", name: name, kind: .cleanCoal, heatingValue: 23, stoveEfficiency: 0.7, ash: nil, sulphur: nil,
    price: .yuan(1200), standard: "", verifiedBy: "", certainty: .assumed)

  static let name = Bilingual(zh: "试", en: "test")
  private static let here = Coordinate(longitude: 112.4, latitude: 39.3)

  private static func site(_ index: Int) -> Site {
    Site(
      id: "\(index)", name: name, place: "\(index)", tier: .township, status: .existing, township: 0,
      location: here, position: .estimated, junction: 0, storage: Kilograms(100_000), yard: 500, docks: 1,
      loadingRate: Kilograms(20_000), openingCost: .zero, holdingCost: .zero, hasPermit: true,
      inBanZone: false, certainty: .assumed)
  }

  private static func setting<Value>(_ value: Value) -> Setting<Value> {
    Setting(value, source: "test", certainty: .assumed)
  }

  private static let policy = Policy(
    emergencyTemperature: setting(14), coldTemperature: setting(10), responsePriority: setting(Minutes(240)),
    responseAll: setting(Minutes(720)), personsPerHousehold: setting(2.5),
    pelletCap: setting(Kilograms(3000)),
    reserveFuel: setting("coal"), pelletFuel: setting("pellet"), nearestPoints: setting(5),
    townshipCoverage: setting(0), priorityWeight: setting(10), facilityHeatLoss: setting(2),
    lostInPowerCut: setting([:]),
    snowBands: setting([]), ploughDepth: setting(10), ploughRate: setting(0), haulCost: setting(Fen(80)),
    unloadTime: setting(Minutes(30)), mobiliseTime: setting(Minutes(60)), seasonBaseTemperature: setting(14))
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that random cases are the same on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
