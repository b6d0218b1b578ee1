public import District
public import Quantities

/// A made-up district on which the simulation can be tried at any size: counties of townships of villages, each county with
/// roads, yards and trucks of its own, so that a truck serves its own county.
///
/// Nothing in it is measured. Sizes and rates are of the order of the shipped district.
public struct MadeUpDistrict: Sendable, Hashable {
  /// Villages, all counties together.
  public var villages: Int
  /// Villages of a county; the last may have fewer.
  public var villagesPerCounty: Int
  /// Townships of a county, each with a yard and trucks.
  public var townshipsPerCounty: Int
  /// Where its random numbers begin.
  public var seed: UInt64

  /// A made-up district.
  public init(villages: Int, villagesPerCounty: Int = 250, townshipsPerCounty: Int = 14, seed: UInt64) {
    self.villages = villages
    self.villagesPerCounty = villagesPerCounty
    self.townshipsPerCounty = townshipsPerCounty
    self.seed = seed
  }

  /// The district. The same parameters give the same district on every machine.
  public var district: District {
    var random = SplitMix64(seed: seed, stream: 41)
    var district = District(
      code: "000000", name: Self.name, season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: Self.policy, archetypes: Self.archetypes, fuels: [Self.coal])
    var left = villages
    while left > 0 {
      addCounty(&district, villages: min(left, villagesPerCounty), &random)
      left -= villagesPerCounty
    }
    return district
  }

  /// Every yard full.
  public static func fullStock(_ district: District) -> [Kilograms] { district.sites.map(\.storage) }

  /// A red blizzard, and six hours into it a power cut that comes back evenly from its middle on.
  public static func blizzard(_ district: District, hours: Int) -> Scenario {
    let all = Area(villages: Array(district.villages.indices))
    let cut = hours - 12
    return Scenario(
      name: "made-up-blizzard-\(hours)h", title: name, isRequired: false, start: "2023-01-12T18:00:00+08:00",
      horizon: hours, outdoor: [(0..<hours).map { -14 + Double($0 % 24 < 12 ? 3 : -3) }],
      hazards: [
        Hazard(kind: .blizzard(level: .red, snowfall: 2), start: 0, duration: 6, area: all),
        Hazard(kind: .blizzard(level: .red, snowfall: 0.5), start: 6, duration: 12, area: all),
        Hazard(
          kind: .powerOutage(share: 0.9), start: 6, duration: cut, restoration: .linear(firstHours: cut / 2),
          area: all),
        Hazard(kind: .coldWave(drop: 4), start: 8, duration: hours / 2, area: all),
      ], file: "", note: name)
  }

  private func addCounty(_ district: inout District, villages: Int, _ random: inout SplitMix64) {
    let county = district.townships.count / townshipsPerCounty
    let seat = addJunction(&district, township: district.townships.count)
    var hubs: [Int] = []
    for k in 0..<townshipsPerCounty {
      let township = district.townships.count
      let id = "\(county)-\(k)"
      district.townships.append(
        Township(code: id, name: Self.name, location: Self.here, elevation: 0, position: .estimated))
      let hub = addJunction(&district, township: township)
      addRoad(&district, seat, hub, km: random.uniform(6...22), .trunk, speed: 60, exposure: 0.9)
      if let last = hubs.last {
        addRoad(&district, last, hub, km: random.uniform(5...20), .county, speed: 45, exposure: 1)
      }
      hubs.append(hub)
      district.sites.append(
        site("yard-\(id)", .township, township, hub, tonnes: 120, docks: 2, rate: 20_000))
      addTrucks(&district, "light-\(id)", hub, payload: 1500, empty: 3000, count: 3)
      addTrucks(&district, "medium-\(id)", hub, payload: 6000, empty: 6000, count: 1)
    }
    district.sites.append(
      site("hub-\(county)", .hub, district.townships.count - 1, seat, tonnes: 500, docks: 4, rate: 30_000))
    addTrucks(&district, "heavy-\(county)", seat, payload: 9500, empty: 8500, count: 10)
    for v in 0..<villages { addVillage(&district, "\(county)-\(v)", hubs, v, &random) }
  }

  private func addVillage(
    _ district: inout District, _ id: String, _ hubs: [Int], _ v: Int, _ random: inout SplitMix64
  ) {
    let k = v % townshipsPerCounty
    let township = district.townships.count - townshipsPerCounty + k
    let junction = addJunction(&district, township: township)
    addRoad(&district, hubs[k], junction, km: random.uniform(1...9), .village, speed: 25, exposure: 1.1)
    let village = district.villages.count
    // every third village has a second way out
    if v % 3 == 2 {
      addRoad(
        &district, junction, district.villages[village - 1].junction, km: random.uniform(1...6), .village,
        speed: 20, exposure: 1.4)
    }
    district.villages.append(
      Village(
        code: id, name: Self.name, township: township, location: Self.here, position: .estimated, zone: 0,
        junction: junction))
    for pathway in [Pathway.ashpHousehold, .biomass] where pathway == .ashpHousehold || v % 2 == 0 {
      let count = 20 + Int(random.uniform() * 140)
      district.households.append(
        HouseholdGroup(
          village: village, pathway: pathway, count: count, stoveShare: random.uniform(0.6...1),
          alarmShare: 1,
          vulnerable: count / 8, archetype: Int(random.uniform() * Double(Self.archetypes.count)),
          certainty: .assumed))
    }
    if v % 6 == 0 {
      district.shelters.append(
        Shelter(
          id: "shelter-\(id)", name: Self.name, village: village, places: 80, hasGenerator: true,
          opensAfter: Minutes(180), certainty: .assumed))
    }
  }

  private func addJunction(_ district: inout District, township: Int) -> Int {
    district.junctions.append(
      Junction(
        id: "\(district.junctions.count)", township: township, location: Self.here, position: .estimated))
    return district.junctions.count - 1
  }

  private func addRoad(
    _ district: inout District, _ from: Int, _ to: Int, km: Double, _ kind: RoadClass, speed: Double,
    exposure: Double
  ) {
    district.roads.append(
      Road(
        id: "\(district.roads.count)", name: Self.name, from: from, to: to, length: .kilometres(km),
        roadClass: kind, freeSpeed: speed, snowExposure: exposure))
  }

  private func addTrucks(
    _ district: inout District, _ id: String, _ base: Int, payload: Int64, empty: Int64, count: Int
  ) {
    district.fleet.append(
      TruckType(
        id: id, name: Self.name, base: base, payload: Kilograms(payload), emptyWeight: Kilograms(empty),
        count: count, costPerKilometre: Fen(300), costPerHour: Fen(6000), speedFactor: 1, shift: Minutes(480),
        hasChains: false, certainty: .assumed))
  }

  private func site(
    _ id: String, _ tier: Site.Tier, _ township: Int, _ junction: Int, tonnes: Int64, docks: Int, rate: Int64
  ) -> Site {
    Site(
      id: id, name: Self.name, place: id, tier: tier, status: .existing, township: township,
      location: Self.here, position: .estimated, junction: junction, storage: Kilograms(tonnes * 1000),
      yard: 500, docks: docks, loadingRate: Kilograms(rate), openingCost: .zero, holdingCost: .zero,
      hasPermit: true, inBanZone: false, certainty: .assumed)
  }

  static let name = Bilingual(zh: "虚构", en: "made up")
  static let here = Coordinate(longitude: 112.4, latitude: 39.3)

  static let coal = Fuel(
    id: "coal", name: name, kind: .cleanCoal, heatingValue: 23, stoveEfficiency: 0.7, ash: nil, sulphur: nil,
    price: .yuan(1200), standard: "", verifiedBy: "", certainty: .assumed)

  private static let archetypes = [12.0, 24, 36].map { hours in
    Archetype(
      id: "tau-\(Int(hours))", name: name, heatLoss: 196, emergencyRoomShare: 0.5, timeConstant: hours,
      startTemperature: 16, certainty: .assumed)
  }

  static func setting<Value>(_ value: Value) -> Setting<Value> {
    Setting(value, source: "made up", certainty: .assumed)
  }

  static var policy: Policy {
    Policy(
      emergencyTemperature: setting(14), coldTemperature: setting(10),
      responsePriority: setting(Minutes(360)),
      responseAll: setting(Minutes(1440)), personsPerHousehold: setting(3),
      pelletCap: setting(Kilograms(3000)),
      reserveFuel: setting("coal"), pelletFuel: setting("coal"), nearestPoints: setting(8),
      townshipCoverage: setting(0), priorityWeight: setting(10), facilityHeatLoss: setting(1.6),
      lostInPowerCut: setting([.ashpHousehold: 1, .biomass: 0.3]),
      snowBands: setting([
        SnowBand(depth: 5, speedFactor: 0.85), SnowBand(depth: 10, speedFactor: 0.65),
        SnowBand(depth: 20, speedFactor: 0.45), SnowBand(depth: 30, speedFactor: 0.25),
      ]),
      ploughDepth: setting(10), ploughRate: setting(60), haulCost: setting(Fen(80)),
      unloadTime: setting(Minutes(30)), mobiliseTime: setting(Minutes(30)), seasonBaseTemperature: setting(14)
    )
  }
}
