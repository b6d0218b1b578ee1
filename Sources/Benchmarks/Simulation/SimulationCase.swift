public import District
import Hazards
public import Quantities
import RoadNetwork

/// One district, stock and scenario as a file that any program can play: raw data, no intermediate result but the roads on
/// which a blizzard snows. Indices are those of the lists here.
public struct SimulationCase: Encodable, Sendable {
  struct Policy: Encodable, Sendable {
    var emergencyTemperature, coldTemperature, personsPerHousehold, usefulHeat: Double
    var responsePriority, responseAll, unloading, mobilising: Int64
    var ploughDepth: Double
    var ploughMetres: Int64
    var snowBands: [Band]
  }
  struct Band: Encodable, Sendable { var depth, speed: Double }
  struct House: Encodable, Sendable { var roomHeatLoss, timeConstant, startTemperature: Double }
  struct Village: Encodable, Sendable { var township, junction, zone: Int }
  struct Group: Encodable, Sendable {
    var village: Int
    var pathway: String
    var count, safeStoves, vulnerable, archetype: Int
  }
  struct Facility: Encodable, Sendable {
    var village: Int
    var pathway: String
    var heatLoss: Double
  }
  struct Yard: Encodable, Sendable {
    var junction, docks: Int
    var loadingRate, stock: Int64
  }
  struct Truck: Encodable, Sendable {
    var base: Int
    var payload, weight: Int64
    var speedFactor: Double
    var shift, perKilometre, perHour: Int64
  }
  struct Shelter: Encodable, Sendable {
    var township, places: Int
    var opensAfter: Int64
    var opens: Bool
  }
  struct Road: Encodable, Sendable {
    var id: String
    var from, to: Int
    var length: Int64
    var `class`: Int
    var speed: Double
    var limit: Int64?
    var exposure: Double
    var open, oneWay: Bool
  }
  struct Strike: Encodable, Sendable {
    var kind: String
    var start, duration: Int
    var firstHours: Int?
    var share, drop, snowfall, surviving: Double?
    var closesExpressways: Bool?
    var villages, sites, struckRoads: [Int]
  }

  var horizon, junctions, townships: Int
  var policy: Policy
  var lostWithPower: [String: Double]
  var archetypes: [House]
  var villages: [Village]
  var groups: [Group]
  var facilities: [Facility]
  var sites: [Yard]
  var trucks: [Truck]
  var shelters: [Shelter]
  var roads: [Road]
  var hazards: [Strike]
  /// °C by zone and hour.
  var outdoor: [[Double]]

  /// The case of a scenario. Shelters are told whether they open.
  public init(_ district: District, stock: [Kilograms], _ scenario: Scenario) {
    horizon = scenario.horizon
    junctions = district.junctions.count
    townships = district.townships.count
    policy = Policy(district)
    lostWithPower = [:]
    for pathway in Pathway.allCases {
      lostWithPower[pathway.rawValue] = district.policy.lostWithPower(pathway)
    }
    archetypes = district.archetypes.map {
      House(
        roomHeatLoss: $0.emergencyHeatLoss, timeConstant: $0.timeConstant,
        startTemperature: $0.startTemperature)
    }
    villages = district.villages.map { Village(township: $0.township, junction: $0.junction, zone: $0.zone) }
    groups = district.households.map {
      Group(
        village: $0.village, pathway: $0.pathway.rawValue, count: $0.count, safeStoves: $0.safeStoves,
        vulnerable: $0.vulnerable, archetype: $0.archetype)
    }
    facilities = district.facilities.map {
      Facility(
        village: $0.village, pathway: $0.pathway.rawValue,
        heatLoss: district.policy.facilityHeatLoss.value * $0.heatedArea)
    }
    sites = zip(district.sites, stock).map {
      Yard(junction: $0.junction, docks: $0.docks, loadingRate: $0.loadingRate.count, stock: $1.count)
    }
    trucks = district.fleet.filter { $0.payload > .zero }.flatMap { type in
      let truck = Truck(
        base: type.base, payload: type.payload.count, weight: (type.payload + type.emptyWeight).count,
        speedFactor: type.speedFactor, shift: type.shift.count, perKilometre: type.costPerKilometre.count,
        perHour: type.costPerHour.count)
      return [Truck](repeating: truck, count: type.count)
    }
    let impact = ShelterImpact(district, scenario)
    shelters = zip(district.shelters, impact.isOpen).map {
      Shelter(
        township: district.villages[$0.village].township, places: $0.places, opensAfter: $0.opensAfter.count,
        opens: $1)
    }
    roads = district.roads.map {
      Road(
        id: $0.id, from: $0.from, to: $0.to, length: $0.length.count,
        class: RoadClass.allCases.firstIndex(of: $0.roadClass) ?? 0, speed: $0.freeSpeed,
        limit: $0.weightLimit?.count, exposure: $0.snowExposure, open: $0.isOpen, oneWay: $0.oneWay)
    }
    hazards = scenario.hazards.map { Strike($0, RoadConditions.roads(struckBy: $0, in: district)) }
    outdoor = scenario.outdoor
  }
}

extension SimulationCase.Policy {
  fileprivate init(_ district: District) {
    let policy = district.policy
    let fuel = district.fuels.first { $0.id == policy.reserveFuel.value }
    self.init(
      emergencyTemperature: policy.emergencyTemperature.value, coldTemperature: policy.coldTemperature.value,
      personsPerHousehold: policy.personsPerHousehold.value, usefulHeat: fuel?.usefulHeat ?? 1,
      responsePriority: policy.responsePriority.value.count, responseAll: policy.responseAll.value.count,
      unloading: policy.unloadTime.value.count, mobilising: policy.mobiliseTime.value.count,
      ploughDepth: policy.ploughDepth.value,
      ploughMetres: Metres.kilometres(max(0, policy.ploughRate.value)).count,
      snowBands: policy.snowBands.value.map { .init(depth: $0.depth, speed: $0.speedFactor) })
  }
}

extension SimulationCase.Strike {
  fileprivate init(_ hazard: Hazard, _ roads: [Int]) {
    self.init(
      kind: "other", start: hazard.start, duration: hazard.duration, villages: hazard.area.villages,
      sites: hazard.area.sites, struckRoads: roads)
    if case .linear(let first) = hazard.restoration { firstHours = first }
    if case .beta = hazard.restoration {
      preconditionFailure("the common cases restore step by step or evenly")
    }
    switch hazard.kind {
    case .powerOutage(let share), .earthquake(_, let share): (kind, self.share) = ("power", share)
    case .gasOutage(let share): (kind, self.share) = ("gas", share)
    case .heatNetworkOutage(let share): (kind, self.share) = ("heat", share)
    case .coldWave(let drop): (kind, self.drop) = ("cold", drop)
    case .blizzard(let level, let snowfall):
      (kind, self.snowfall, closesExpressways) = ("snow", snowfall, level == .red)
    case .roadClosure: kind = "closure"
    case .siteLoss(let surviving): (kind, self.surviving) = ("loss", surviving)
    case .houseDamage: preconditionFailure("the common cases damage no houses")
    case .supplyCut: break
    }
  }
}
