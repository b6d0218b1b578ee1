/// What was drawn, how plans against it are made and evaluated, and what a household burns: the head of every study of
/// plans against drawn events.
public struct RiskSample: Codable, Sendable, Hashable {
  /// What was drawn from.
  public var set: ScenarioSetRecord
  /// Events plans are made from.
  public var planning: Int
  /// Of which stand for all of them in the solver.
  public var kept: Int
  /// Fresh events plans are evaluated on.
  public var fresh: Int
  /// Where the tail begins: 0.95 looks at the worst twentieth of events.
  public var level: Double
  /// Confidence of every interval.
  public var confidence: Double
  /// What one household burns a day at the mean of the set's months, all with a safe stove, kg: turns coal into
  /// household-days.
  public var kgPerHouseholdDay: Double

  /// A sample.
  public init(
    set: ScenarioSetRecord, planning: Int, kept: Int, fresh: Int, level: Double, confidence: Double,
    kgPerHouseholdDay: Double
  ) {
    self.set = set
    self.planning = planning
    self.kept = kept
    self.fresh = fresh
    self.level = level
    self.confidence = confidence
    self.kgPerHouseholdDay = kgPerHouseholdDay
  }
}
