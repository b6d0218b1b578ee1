public import Quantities

/// A district as read from its folder: complete, validated, and without opinion.
///
/// References between tables are resolved once, when the folder is read, into indices of the arrays
/// below, so nothing further up looks anything up by name.
public struct District: Sendable {
  /// Six-digit administrative code, e.g. `140602`.
  public var code: String
  /// The district's name.
  public var name: Bilingual
  /// The heating season the plan is for.
  public var season: Season
  /// Published totals that the tables must add up to.
  public var controls: ControlTotals
  /// Every policy number, each with its source.
  public var policy: Policy

  /// Townships, sub-districts and towns, in file order.
  public var townships: [Township]
  /// Villages and communities, in file order.
  public var villages: [Village]
  /// Households by village and heating pathway.
  public var households: [HouseholdGroup]
  /// Places that must be served first.
  public var facilities: [Facility]
  /// Kinds of house.
  public var archetypes: [Archetype]
  /// Grades of fuel.
  public var fuels: [Fuel]
  /// Where fuel comes from.
  public var suppliers: [Supplier]
  /// Candidate and existing reserve points.
  public var sites: [Site]
  /// Lots standing in yards now.
  public var stock: [StockLot]
  /// Nodes of the road network.
  public var junctions: [Junction]
  /// Stretches of road.
  public var roads: [Road]
  /// Kinds of truck, each at a base.
  public var fleet: [TruckType]
  /// Climate zones.
  public var climate: [ClimateZone]
  /// Warm shelters.
  public var shelters: [Shelter]
  /// What the season's pellets need beside suppliers and households.
  public var pellets: Pellets
  /// What every figure rests on.
  public var sources: [Source]

  /// The files this was read from, with their hashes.
  public var inputs: [InputFile]

  /// A district from its parts. References must be indices in range; the reader guarantees it.
  public init(
    code: String, name: Bilingual, season: Season, controls: ControlTotals, policy: Policy,
    townships: [Township] = [], villages: [Village] = [], households: [HouseholdGroup] = [],
    facilities: [Facility] = [], archetypes: [Archetype] = [], fuels: [Fuel] = [],
    suppliers: [Supplier] = [], sites: [Site] = [], stock: [StockLot] = [],
    junctions: [Junction] = [], roads: [Road] = [], fleet: [TruckType] = [],
    climate: [ClimateZone] = [], shelters: [Shelter] = [], pellets: Pellets = Pellets(),
    sources: [Source] = [],
    inputs: [InputFile] = []
  ) {
    self.code = code
    self.name = name
    self.season = season
    self.controls = controls
    self.policy = policy
    self.townships = townships
    self.villages = villages
    self.households = households
    self.facilities = facilities
    self.archetypes = archetypes
    self.fuels = fuels
    self.suppliers = suppliers
    self.sites = sites
    self.stock = stock
    self.junctions = junctions
    self.roads = roads
    self.fleet = fleet
    self.climate = climate
    self.shelters = shelters
    self.pellets = pellets
    self.sources = sources
    self.inputs = inputs
  }
}

/// A file that was read, and what it held.
public struct InputFile: Hashable, Codable, Sendable {
  /// Path relative to the folder it was read from, e.g. `shuocheng/roads.csv`.
  public var path: String
  /// SHA-256 of its bytes, lowercase hexadecimal.
  public var sha256: String

  /// A file and its hash.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A heating season. Dates are ISO 8601 days, both included.
public struct Season: Hashable, Codable, Sendable {
  /// First day, e.g. `2022-10-15`.
  public var start: String
  /// Last day, e.g. `2023-04-15`.
  public var end: String

  /// A season from `start` to `end`.
  public init(start: String, end: String) {
    self.start = start
    self.end = end
  }
}

/// Totals the tables must add up to, from the published plan.
public struct ControlTotals: Hashable, Sendable {
  /// All households.
  public var households: Int
  /// Households per pathway.
  public var householdsByPathway: [Pathway: Int]
  /// Villages or areas per pathway.
  public var villagesByPathway: [Pathway: Int]

  /// Totals; pathways that are absent are not checked.
  public init(households: Int, householdsByPathway: [Pathway: Int], villagesByPathway: [Pathway: Int]) {
    self.households = households
    self.householdsByPathway = householdsByPathway
    self.villagesByPathway = villagesByPathway
  }
}

/// One line of `sources.csv`: what a figure rests on.
public struct Source: Hashable, Codable, Sendable {
  /// The file the figure stands in.
  public var file: String
  /// The column or key.
  public var field: String
  /// The value, or the rule it was made by.
  public var rule: String
  /// The document, page or reasoning.
  public var source: String
  /// How far it can be trusted.
  public var certainty: Certainty

  /// A claim and its source.
  public init(file: String, field: String, rule: String, source: String, certainty: Certainty) {
    self.file = file
    self.field = field
    self.rule = rule
    self.source = source
    self.certainty = certainty
  }
}
