public import District
public import Quantities

/// The smallest shocks that break a plan (schema `hearth.breaking-point/2`).
///
/// A shock is a power cut of the whole district for so many hours, so many centimetres of snow on unploughed roads, and so
/// many roads closed, the worst ones. It breaks the plan when even the best possible deliveries cannot give every township
/// the share of its coal that it must have.
public struct BreakingPointReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.breaking-point/2"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// Coal of the plan, by site; sites that hold none are left out.
  public var stock: [SampledSite]
  /// The scenario whose temperatures hold.
  public var scenario: String
  /// What people call it.
  public var title: Bilingual
  /// Share of its need that every township must have, 0 to 1.
  public var townshipShare: Double
  /// What that share rests on.
  public var shareSource: String
  /// Longest power cut tried, h.
  public var mostHours: Int
  /// Deepest snow tried, cm.
  public var mostSnow: Int
  /// Most closures tried.
  public var mostClosures: Int
  /// Shocks tried.
  public var tried: Int
  /// The smallest shocks that break the plan: none is within another, and every one tried that breaks it has one of them
  /// within it. Empty where nothing within the limits does.
  public var shocks: [BreakingShock]
  /// Every file read, with its hash.
  public var inputs: [InputFile]
  /// What people call the roads of the shocks, by id.
  public var roadNames: [String: Bilingual]

  /// A report.
  public init(
    version: String, district: String, stock: [SampledSite], scenario: String, title: Bilingual,
    townshipShare: Double, shareSource: String, mostHours: Int, mostSnow: Int, mostClosures: Int, tried: Int,
    shocks: [BreakingShock], inputs: [InputFile]
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.stock = stock
    self.scenario = scenario
    self.title = title
    self.townshipShare = townshipShare
    self.shareSource = shareSource
    self.mostHours = mostHours
    self.mostSnow = mostSnow
    self.mostClosures = mostClosures
    self.tried = tried
    self.shocks = shocks
    self.inputs = inputs
    self.roadNames = [:]
  }
}

/// One of the smallest shocks.
public struct BreakingShock: Codable, Sendable, Hashable {
  /// Hours without power.
  public var hours: Int
  /// Snow on open ground, cm.
  public var snow: Int
  /// Roads closed.
  public var closures: Int
  /// Sets of roads that break it at this shock, by id: with one closure every such road, with more the set found, with
  /// none nothing.
  public var roads: [[String]]
  /// Coal that the townships lack of what they must have.
  public var shortKg: Kilograms
  /// Codes of the townships that lack it, for the first set.
  public var townships: [String]
  /// What people call them.
  public var townshipNames: [Bilingual]
  /// Ids of the sites that still reach their villages; all they hold goes there.
  public var sites: [String]

  /// A shock.
  public init(
    hours: Int, snow: Int, closures: Int, roads: [[String]], shortKg: Kilograms, townships: [String],
    townshipNames: [Bilingual], sites: [String]
  ) {
    self.hours = hours
    self.snow = snow
    self.closures = closures
    self.roads = roads
    self.shortKg = shortKg
    self.townships = townships
    self.townshipNames = townshipNames
    self.sites = sites
  }
}
