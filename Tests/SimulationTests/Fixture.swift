import District
import Hazards
import Quantities
import RoadNetwork
import Simulation

/// A district in which minutes equal kilometres, coal gives 16.1 MJ/kg and it is −17 °C.
struct Fixture {
  var townships = [0]
  /// Junction of each village.
  var villages = [1]
  /// Junctions; all lie in township 0.
  var junctions = 2
  var households: [HouseholdGroup] = [Self.group(count: 100)]
  var facilities: [Facility] = []
  var sites: [Site] = [Self.site()]
  var roads: [Road] = [Self.road(0, 1)]
  var fleet: [TruckType] = [Self.truck()]
  var shelters: [Shelter] = []
  var hazards: [Hazard] = [Self.outage()]
  var outdoor = [Double](repeating: -17, count: 24)
  var stock: [Int64] = [100_000]
  var policy = DispatchPolicy.greedy
  var work = Laboratory.Work.ofPlans
  var emergency = EmergencyPolicy()
  var suppliers: [Supplier] = []

  var scenario: Scenario {
    Scenario(
      name: "test", title: Self.name, isRequired: true, start: "2023-01-12T18:00:00+08:00",
      horizon: outdoor.count, outdoor: [outdoor], hazards: hazards, file: "test.toml", note: Self.name)
  }

  var district: District {
    var settings = Self.settings
    settings.emergency = emergency
    return District(
      code: "140602", name: Self.name, season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: settings,
      townships: (0...(townships.max() ?? 0)).map {
        Township(code: "\($0)", name: Self.name, location: Self.here, elevation: 0, position: .estimated)
      },
      villages: villages.enumerated().map { v, junction in
        Village(
          code: "\(v)", name: Self.name, township: v < townships.count ? townships[v] : 0,
          location: Self.here, position: .estimated, zone: 0, junction: junction)
      },
      households: households, facilities: facilities, archetypes: [Self.brick, Self.shed],
      fuels: [Self.coal], suppliers: suppliers, sites: sites,
      junctions: (0..<junctions).map {
        Junction(id: "\($0)", township: 0, location: Self.here, position: .estimated)
      },
      roads: roads, fleet: fleet, shelters: shelters)
  }

  var impact: Impact { Impact(district, scenario) }

  var laboratory: Laboratory {
    let district = district
    return Laboratory(
      district, network: RoadNetwork(district), stock: stock.map { Kilograms($0) }, policy: policy,
      work: work)
  }

  func run() -> SimulationRun { laboratory.record(scenario, luck: nil) }

  /// A group in which everybody has a stove and an alarm, unless told otherwise.
  static func group(
    _ village: Int = 0, count: Int, stoves: Double = 1, vulnerable: Int = 0, archetype: Int = 0
  ) -> HouseholdGroup {
    HouseholdGroup(
      village: village, pathway: .ashpHousehold, count: count, stoveShare: stoves, alarmShare: 1,
      vulnerable: vulnerable, archetype: archetype, certainty: .assumed)
  }

  static func facility(_ village: Int = 0, area: Double) -> Facility {
    Facility(
      id: "clinic", name: name, village: village, kind: .clinic, pathway: .ashpHousehold, heatedArea: area,
      priority: 1, certainty: .assumed)
  }

  /// A yard that loads a truck in no more than a few minutes, unless told otherwise.
  static func site(_ junction: Int = 0, docks: Int = 1, rate: Int64 = 60_000) -> Site {
    Site(
      id: "\(junction)", name: name, place: "\(junction)", tier: .township, status: .existing, township: 0,
      location: here, position: .estimated, junction: junction, storage: Kilograms(1_000_000), yard: 500,
      docks: docks, loadingRate: Kilograms(rate), openingCost: .zero, holdingCost: .zero, hasPermit: true,
      inBanZone: false, certainty: .assumed)
  }

  static func road(_ from: Int, _ to: Int, km: Double = 10, limit: Int64? = nil) -> Road {
    Road(
      id: "\(from)-\(to)", name: name, from: from, to: to, length: .kilometres(km), roadClass: .county,
      freeSpeed: 60, weightLimit: limit.map { Kilograms($0) })
  }

  static func truck(
    _ base: Int = 0, payload: Int64 = 5000, count: Int = 1, speed: Double = 1, shift: Int64 = 1440
  ) -> TruckType {
    TruckType(
      id: "\(base)", name: name, base: base, payload: Kilograms(payload), emptyWeight: Kilograms(4000),
      count: count, costPerKilometre: .zero, costPerHour: .zero, speedFactor: speed, shift: Minutes(shift),
      hasChains: false, certainty: .assumed)
  }

  static func shelter(_ village: Int = 0, places: Int, opensAfter: Int64) -> Shelter {
    Shelter(
      id: "shelter", name: name, village: village, places: places, hasGenerator: true,
      opensAfter: Minutes(opensAfter), certainty: .assumed)
  }

  static func supplier(at junction: Int, daily: Int64, leadTime: Int64) -> Supplier {
    Supplier(
      id: "mine", name: name, fuel: 0, location: here, junction: junction, dailyCapacity: Kilograms(daily),
      seasonCapacity: Kilograms(1_000_000), price: .zero, leadTime: Minutes(leadTime), certainty: .assumed)
  }

  static func outage(
    share: Double = 1, start: Int = 0, hours: Int = 24, villages: [Int] = [0],
    restoration: Restoration = .step
  ) -> Hazard {
    Hazard(
      kind: .powerOutage(share: share), start: start, duration: hours, restoration: restoration,
      area: Area(villages: villages))
  }

  static func closure(start: Int, hours: Int, roads: [Int]) -> Hazard {
    Hazard(kind: .roadClosure, start: start, duration: hours, area: Area(roads: roads))
  }

  static func siteLoss(_ surviving: Double, start: Int, sites: [Int] = [0]) -> Hazard {
    Hazard(kind: .siteLoss(surviving: surviving), start: start, duration: 1, area: Area(sites: sites))
  }

  /// 98 W/K in the emergency room, so 0.679 kg/h at −17 °C.
  static let brick = Archetype(
    id: "brick", name: name, heatLoss: 196, emergencyRoomShare: 0.5, timeConstant: 24, startTemperature: 16,
    certainty: .assumed)
  /// The same room in a house that cools twice as fast.
  static let shed = Archetype(
    id: "shed", name: name, heatLoss: 196, emergencyRoomShare: 0.5, timeConstant: 12, startTemperature: 16,
    certainty: .assumed)

  private static let coal = Fuel(
    id: "coal", name: name, kind: .cleanCoal, heatingValue: 23, stoveEfficiency: 0.7, ash: nil, sulphur: nil,
    price: .yuan(1200), standard: "", verifiedBy: "", certainty: .assumed)
  private static let name = Bilingual(zh: "试", en: "test")
  private static let here = Coordinate(longitude: 112.4, latitude: 39.3)

  private static func setting<Value>(_ value: Value) -> Setting<Value> {
    Setting(value, source: "test", certainty: .assumed)
  }

  private static let settings = Policy(
    emergencyTemperature: setting(14), coldTemperature: setting(10), responsePriority: setting(Minutes(240)),
    responseAll: setting(Minutes(720)), personsPerHousehold: setting(2.5),
    pelletCap: setting(Kilograms(3000)),
    reserveFuel: setting("coal"), pelletFuel: setting("pellet"), nearestPoints: setting(5),
    townshipCoverage: setting(0), priorityWeight: setting(10), facilityHeatLoss: setting(2),
    lostInPowerCut: setting([.ashpHousehold: 1]),
    snowBands: setting([SnowBand(depth: 10, speedFactor: 0.5)]), ploughDepth: setting(10),
    ploughRate: setting(0), haulCost: setting(Fen(80)), unloadTime: setting(Minutes(30)),
    mobiliseTime: setting(Minutes(60)), seasonBaseTemperature: setting(14))
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
