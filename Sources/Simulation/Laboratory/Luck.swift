/// The luck of one replication: where all its random numbers stand.
///
/// Every number is addressed by (seed, replication, whom it happens to, what for); what was planned is in none of them. Two
/// plans that are played with the same luck meet the same weather and the same breakdowns, and a yard more or a truck
/// more leaves everybody else's luck as it was.
public struct Luck: Hashable, Codable, Sendable {
  /// Seed of the whole study.
  public var seed: UInt64
  /// Which world.
  public var replication: UInt32

  /// The luck of a replication.
  public init(seed: UInt64, replication: UInt32) {
    self.seed = seed
    self.replication = replication
  }
}
