import District
import Quantities

/// A small district: junctions, roads and one village per junction, without people.
enum Fixture {
  /// A district whose junction `j` lies in township `townships[j]` and carries village `j`.
  static func district(
    townships: [Int], roads: [Road], ploughRate: Double = 0, ploughDepth: Double = 10
  ) -> District {
    let here = Coordinate(longitude: 112.4, latitude: 39.3)
    var policy = policy
    policy.ploughRate.value = ploughRate
    policy.ploughDepth.value = ploughDepth
    return District(
      code: "140602", name: name, season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: policy,
      townships: (0...(townships.max() ?? 0)).map {
        Township(code: "\($0)", name: name, location: here, elevation: 0, position: .estimated)
      },
      villages: townships.enumerated().map { j, township in
        Village(
          code: "\(j)", name: name, township: township, location: here, position: .estimated, zone: 0,
          junction: j)
      },
      junctions: townships.enumerated().map { j, township in
        Junction(id: "\(j)", township: township, location: here, position: .estimated)
      },
      roads: roads.enumerated().map { e, road in
        var road = road
        road.id = "r\(firstRoad + e)"
        return road
      })
  }

  /// The number in the id of a district's first road; the others follow, in digits of one length.
  private static let firstRoad = 10

  /// A road of whole kilometres at 60 km/h, so that minutes equal kilometres.
  static func road(
    _ from: Int, _ to: Int, km: Double = 10, kind: RoadClass = .county, speed: Double = 60,
    limit: Kilograms? = nil, exposure: Double = 1, isOpen: Bool = true, oneWay: Bool = false
  ) -> Road {
    Road(
      id: "\(from)-\(to)", name: name, from: from, to: to, length: .kilometres(km), roadClass: kind,
      freeSpeed: speed, weightLimit: limit, snowExposure: exposure, isOpen: isOpen, oneWay: oneWay)
  }

  /// A scenario with nothing in it but hazards.
  static func scenario(horizon: Int, _ hazards: Hazard...) -> Scenario {
    Scenario(
      name: "test", title: name, isRequired: true, start: "2023-01-12T18:00:00+08:00", horizon: horizon,
      outdoor: [[Double](repeating: -17, count: horizon)], hazards: hazards, file: "test.toml", note: name)
  }

  static let name = Bilingual(zh: "试", en: "test")

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
    snowBands: setting([
      SnowBand(depth: 5, speedFactor: 0.85), SnowBand(depth: 10, speedFactor: 0.65),
      SnowBand(depth: 20, speedFactor: 0.5), SnowBand(depth: 30, speedFactor: 0.25),
    ]),
    ploughDepth: setting(10), ploughRate: setting(0), haulCost: setting(Fen(80)),
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
