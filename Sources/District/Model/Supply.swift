public import Quantities

/// A grade of fuel.
public struct Fuel: Hashable, Sendable {
  /// What it is burnt for.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// 洁净煤, the emergency reserve.
    case cleanCoal = "clean-coal"
    /// 生物质颗粒, the season's subsidised fuel.
    case pellet
  }
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// What it is burnt for.
  public var kind: Kind
  /// Lower heating value, MJ/kg.
  public var heatingValue: Double
  /// Share of the heat that reaches the room.
  public var stoveEfficiency: Double
  /// Ash by mass, percent; `nil` where the grade sets no limit.
  public var ash: Double?
  /// Sulphur by mass, percent; `nil` where the grade sets no limit.
  public var sulphur: Double?
  /// Delivered price per tonne.
  public var price: Fen
  /// The standard that defines the grade.
  public var standard: String
  /// Who checked the values against it.
  public var verifiedBy: String
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A grade.
  public init(
    id: String, name: Bilingual, kind: Kind, heatingValue: Double, stoveEfficiency: Double, ash: Double?,
    sulphur: Double?, price: Fen, standard: String, verifiedBy: String, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.heatingValue = heatingValue
    self.stoveEfficiency = stoveEfficiency
    self.ash = ash
    self.sulphur = sulphur
    self.price = price
    self.standard = standard
    self.verifiedBy = verifiedBy
    self.certainty = certainty
  }

  /// Heat that reaches the room, MJ per kg burnt.
  public var usefulHeat: Double { heatingValue * stoveEfficiency }
}

/// A mine, wash plant, rail yard or pellet plant.
public struct Supplier: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Index into `District.fuels`.
  public var fuel: Int
  /// Where it is.
  public var location: Coordinate
  /// Index into `District.junctions`: where its trucks enter the road network.
  public var junction: Int
  /// What it can deliver in a day.
  public var dailyCapacity: Kilograms
  /// What it can deliver in a season.
  public var seasonCapacity: Kilograms
  /// Price per tonne at its gate.
  public var price: Fen
  /// From the order to the first truck.
  public var leadTime: Minutes
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A supplier.
  public init(
    id: String, name: Bilingual, fuel: Int, location: Coordinate, junction: Int, dailyCapacity: Kilograms,
    seasonCapacity: Kilograms, price: Fen, leadTime: Minutes, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.fuel = fuel
    self.location = location
    self.junction = junction
    self.dailyCapacity = dailyCapacity
    self.seasonCapacity = seasonCapacity
    self.price = price
    self.leadTime = leadTime
    self.certainty = certainty
  }
}

/// A candidate or existing reserve point, in one size.
///
/// Sizes of the same yard are rows that share a `place`; at most one of them opens.
public struct Site: Hashable, Sendable {
  /// The level it serves from.
  public enum Tier: String, CaseIterable, Codable, Sendable {
    /// District hub with rail or trunk-road access.
    case hub
    /// A township's yard.
    case township
    /// A village's yard.
    case village

    /// What people call it.
    public var label: Bilingual {
      switch self {
      case .hub: Bilingual(zh: "区级中心库", en: "hub")
      case .township: Bilingual(zh: "乡镇储备点", en: "township point")
      case .village: Bilingual(zh: "村级储备点", en: "village point")
      }
    }
  }
  /// What has been decided about it.
  public enum Status: String, CaseIterable, Codable, Sendable {
    /// Stands already: open, and its opening cost is sunk.
    case existing
    /// May be opened.
    case candidate
    /// Must be opened.
    case required
    /// Must not be opened.
    case forbidden
  }
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// The yard it is a size of; its own id where it has one size.
  public var place: String
  /// The level it serves from.
  public var tier: Tier
  /// What has been decided about it.
  public var status: Status
  /// Index into `District.townships`.
  public var township: Int
  /// Where it is.
  public var location: Coordinate
  /// How that is known.
  public var position: PositionQuality
  /// Index into `District.junctions`.
  public var junction: Int
  /// What it can hold.
  public var storage: Kilograms
  /// Yard, m².
  public var yard: Double
  /// Trucks that can load at once.
  public var docks: Int
  /// Loading per dock and hour.
  public var loadingRate: Kilograms
  /// Cost of running it for a season.
  public var openingCost: Fen
  /// Cost of holding a tonne for a season.
  public var holdingCost: Fen
  /// Whether land and planning permission are given.
  public var hasPermit: Bool
  /// Whether it stands inside the coal-ban zone (禁煤区), where coal may be stored for an emergency but not sold.
  public var inBanZone: Bool
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A reserve point.
  public init(
    id: String, name: Bilingual, place: String, tier: Tier, status: Status, township: Int,
    location: Coordinate, position: PositionQuality, junction: Int, storage: Kilograms, yard: Double,
    docks: Int, loadingRate: Kilograms, openingCost: Fen, holdingCost: Fen, hasPermit: Bool,
    inBanZone: Bool, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.place = place
    self.tier = tier
    self.status = status
    self.township = township
    self.location = location
    self.position = position
    self.junction = junction
    self.storage = storage
    self.yard = yard
    self.docks = docks
    self.loadingRate = loadingRate
    self.openingCost = openingCost
    self.holdingCost = holdingCost
    self.hasPermit = hasPermit
    self.inBanZone = inBanZone
    self.certainty = certainty
  }
}

/// A lot standing in a yard now.
public struct StockLot: Hashable, Sendable {
  /// What the sampling said. Only passed lots may be counted.
  public enum Quality: String, CaseIterable, Codable, Sendable {
    /// Usable.
    case passed
    /// Not sampled yet: unusable.
    case pending
    /// Blocked.
    case failed
  }
  /// Index into `District.sites`.
  public var site: Int
  /// Index into `District.fuels`.
  public var fuel: Int
  /// How much.
  public var mass: Kilograms
  /// What the sampling said.
  public var quality: Quality
  /// ISO 8601 day it was laid in.
  public var date: String

  /// A lot.
  public init(site: Int, fuel: Int, mass: Kilograms, quality: Quality, date: String) {
    self.site = site
    self.fuel = fuel
    self.mass = mass
    self.quality = quality
    self.date = date
  }
}

/// A kind of truck at a base.
public struct TruckType: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Index into `District.junctions`: where the trucks stand.
  public var base: Int
  /// What one carries.
  public var payload: Kilograms
  /// Weight of the empty truck; with its load it must not exceed a road's limit.
  public var emptyWeight: Kilograms
  /// How many there are.
  public var count: Int
  /// Cost per kilometre.
  public var costPerKilometre: Fen
  /// Cost per hour.
  public var costPerHour: Fen
  /// Its speed relative to the road's.
  public var speedFactor: Double
  /// Longest shift.
  public var shift: Minutes
  /// Whether it carries snow chains.
  public var hasChains: Bool
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A kind of truck.
  public init(
    id: String, name: Bilingual, base: Int, payload: Kilograms, emptyWeight: Kilograms, count: Int,
    costPerKilometre: Fen, costPerHour: Fen, speedFactor: Double, shift: Minutes, hasChains: Bool,
    certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.base = base
    self.payload = payload
    self.emptyWeight = emptyWeight
    self.count = count
    self.costPerKilometre = costPerKilometre
    self.costPerHour = costPerHour
    self.speedFactor = speedFactor
    self.shift = shift
    self.hasChains = hasChains
    self.certainty = certainty
  }
}
