public import Quantities

/// How a position is known.
public enum PositionQuality: String, CaseIterable, Codable, Sendable {
  /// Measured, or taken from a published point.
  case surveyed
  /// Put near the township's seat by rule; may be kilometres off.
  case estimated
}

/// A 乡, 镇 or 街道.
public struct Township: Hashable, Sendable {
  /// Nine digits. Two units share the name 神头, so names are never keys.
  public var code: String
  /// Its name.
  public var name: Bilingual
  /// The seat.
  public var location: Coordinate
  /// Metres above sea level.
  public var elevation: Double
  /// How the seat's position is known.
  public var position: PositionQuality

  /// A township.
  public init(
    code: String, name: Bilingual, location: Coordinate, elevation: Double, position: PositionQuality
  ) {
    self.code = code
    self.name = name
    self.location = location
    self.elevation = elevation
    self.position = position
  }
}

/// A village, community or heated area (片区).
public struct Village: Hashable, Sendable {
  /// Twelve digits.
  public var code: String
  /// Its name.
  public var name: Bilingual
  /// Index into `District.townships`.
  public var township: Int
  /// Where it is.
  public var location: Coordinate
  /// How that is known.
  public var position: PositionQuality
  /// Index into `District.climate`.
  public var zone: Int
  /// Index into `District.junctions`: where trucks stop for it.
  public var junction: Int

  /// A village.
  public init(
    code: String, name: Bilingual, township: Int, location: Coordinate, position: PositionQuality,
    zone: Int, junction: Int
  ) {
    self.code = code
    self.name = name
    self.township = township
    self.location = location
    self.position = position
    self.zone = zone
    self.junction = junction
  }
}

/// A node of the road network.
public struct Junction: Hashable, Sendable {
  /// Name used by `roads.csv`.
  public var id: String
  /// Index into `District.townships`.
  public var township: Int
  /// Where it is.
  public var location: Coordinate
  /// How that is known.
  public var position: PositionQuality

  /// A junction.
  public init(id: String, township: Int, location: Coordinate, position: PositionQuality) {
    self.id = id
    self.township = township
    self.location = location
    self.position = position
  }
}

/// A class of road; sets which is ploughed first (within a class it is the id that counts) and what closes it.
public enum RoadClass: String, CaseIterable, Codable, Sendable {
  /// 高速公路
  case expressway
  /// 国道, 省道
  case trunk
  /// 县道, 乡道
  case county
  /// 村道
  case village
}

/// A stretch of road, driven in both directions unless `oneWay`.
public struct Road: Hashable, Sendable {
  /// Name used by scenarios and reports.
  public var id: String
  /// What people call it.
  public var name: Bilingual
  /// Index into `District.junctions`.
  public var from: Int
  /// Index into `District.junctions`.
  public var to: Int
  /// Driven length.
  public var length: Metres
  /// Its class.
  public var roadClass: RoadClass
  /// Speed of a loaded truck on a dry day, km/h.
  public var freeSpeed: Double
  /// Heaviest vehicle allowed; `nil` where no limit is posted.
  public var weightLimit: Kilograms?
  /// Snow depth on it relative to open flat ground (1 = as it falls; drifts more).
  public var snowExposure: Double
  /// Whether it can be driven today, before any scenario.
  public var isOpen: Bool
  /// Whether only `from` → `to` may be driven.
  public var oneWay: Bool
  /// How its course and length are known.
  public var position: PositionQuality

  /// A road.
  public init(
    id: String, name: Bilingual, from: Int, to: Int, length: Metres, roadClass: RoadClass,
    freeSpeed: Double, weightLimit: Kilograms? = nil, snowExposure: Double = 1, isOpen: Bool = true,
    oneWay: Bool = false, position: PositionQuality = .estimated
  ) {
    self.id = id
    self.name = name
    self.from = from
    self.to = to
    self.length = length
    self.roadClass = roadClass
    self.freeSpeed = freeSpeed
    self.weightLimit = weightLimit
    self.snowExposure = snowExposure
    self.isOpen = isOpen
    self.oneWay = oneWay
    self.position = position
  }
}

/// Where people without a usable stove can keep warm.
public struct Shelter: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Index into `District.villages`. It serves the whole township of that village.
  public var village: Int
  /// People it can hold.
  public var places: Int
  /// Whether it can heat itself without the grid.
  public var hasGenerator: Bool
  /// Time from the alarm to the open door.
  public var opensAfter: Minutes
  /// How far its figures can be trusted.
  public var certainty: Certainty

  /// A shelter.
  public init(
    id: String, name: Bilingual, village: Int, places: Int, hasGenerator: Bool, opensAfter: Minutes,
    certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.village = village
    self.places = places
    self.hasGenerator = hasGenerator
    self.opensAfter = opensAfter
    self.certainty = certainty
  }
}
