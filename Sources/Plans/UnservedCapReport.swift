import Statistics

/// The least that must be spent so that, on average over drawn events, no more than so many household-days go without coal
/// (schema `hearth.unserved-cap/2`).
///
/// What an event leaves short is the coal that the best possible deliveries cannot bring, whole kilograms.
public struct UnservedCapReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.unserved-cap/2"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// What was drawn; half as many fresh events as these, others, tell how much tighter the plan has to be.
  public var sample: RiskSample
  /// Most household-days unserved per event, on average.
  public var cap: Double
  /// Mean short on the events the plan is made from, kg: below the cap by what the plan is fitted to them.
  public var meanInSample: Double
  /// The plan for the required scenarios alone, as `hearth plan` makes it.
  public var deterministic: RiskPlan
  /// The cheapest plan found that keeps the cap; that none is cheaper is not proven.
  public var cheapest: RiskPlan

  /// A report.
  public init(
    version: String, district: String, sample: RiskSample, cap: Double, meanInSample: Double,
    deterministic: RiskPlan, cheapest: RiskPlan
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.sample = sample
    self.cap = cap
    self.meanInSample = meanInSample
    self.deterministic = deterministic
    self.cheapest = cheapest
  }

  /// Whether fresh events bear the cap out.
  public enum Verdict: String, Codable, Sendable {
    /// The interval of the mean lies within the cap.
    case kept
    /// The cap lies in the interval.
    case unsure
    /// The interval lies beyond it.
    case broken
  }

  /// Whether fresh events bear out that a plan keeps the cap.
  public func verdict(on plan: RiskPlan) -> Verdict {
    let most = cap * sample.kgPerHouseholdDay
    guard let interval = plan.meanShort.interval else { return .unsure }
    return interval.upper <= most ? .kept : interval.lower > most ? .broken : .unsure
  }
}
