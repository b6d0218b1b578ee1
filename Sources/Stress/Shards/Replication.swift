public import Simulation

/// What one drawn event did to every contender: a line of a shard's results.
public struct Replication: Codable, Hashable, Sendable {
  /// Name of the source.
  public var source: String
  /// Name of the class, or of the scenario.
  public var kind: String
  /// Number within the class.
  public var number: Int
  /// One per contender, all with the same luck.
  public var outcomes: [Outcome]

  private enum CodingKeys: String, CodingKey {
    case source, number, outcomes
    case kind = "class"
  }
}
