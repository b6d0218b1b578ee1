public import District

/// A season's weekly deliveries as they stand on disk: the allocation, the drops by week, which file has each week's trucks, and
/// what all of it was made from (schema `hearth.season/1`).
public struct SeasonRecord: Codable, Sendable {
  /// The schema this version writes.
  public static let schema = "hearth.season/1"
  /// Name of the file in the season's folder.
  public static let file = "season.json"

  /// Always ``schema``.
  public var schema = Self.schema
  /// Version of Hearth that wrote it.
  public var version: String
  /// The district's folder, as seen from the season's own.
  public var districtFolder: String
  /// The files it was made from, with their hashes.
  public var inputs: [InputFile]
  /// The season's pellets by village and month.
  public var allocation: AllocationPlan
  /// The drops by week.
  public var schedule: SeasonSchedule
  /// By week, the file in the season's folder with its trucks; `nil` = nothing is delivered.
  public var weekFiles: [String?]

  /// A record.
  public init(
    version: String, districtFolder: String, inputs: [InputFile], allocation: AllocationPlan,
    schedule: SeasonSchedule, weekFiles: [String?]
  ) {
    self.version = version
    self.districtFolder = districtFolder
    self.inputs = inputs
    self.allocation = allocation
    self.schedule = schedule
    self.weekFiles = weekFiles
  }
}
