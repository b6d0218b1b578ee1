/// Requirements that cannot all be met.
public struct SitingConflict: Sendable, Hashable {
  /// Something that was asked for.
  public enum Requirement: Sendable, Hashable {
    /// Every demand of a scenario is met.
    case coverScenario(Int)
    /// A group gets its least share of a scenario's demand.
    case groupCoverage(scenario: Int, group: Int)
    /// Opening and stock cost at most the budget.
    case budget
    /// The expected shortage is at most the cap of ``SitingProblem/Mode/euhdCap(_:)``.
    case shortageCap
    /// Every customer is served by one site alone.
    case singleSourcing
    /// At most so many sites open.
    case maxSites
    /// A site that is existing or required opens.
    case openSite(Int)
    /// A forbidden site stays shut.
    case shutSite(Int)
  }
  /// A customer no site may reach in a scenario.
  public struct Unreached: Sendable, Hashable {
    /// Index of the scenario.
    public var scenario: Int
    /// Index of the customer.
    public var customer: Int

    /// A customer out of reach.
    public init(scenario: Int, customer: Int) {
      self.scenario = scenario
      self.customer = customer
    }
  }
  /// Together impossible; without any one of them possible, each tested.
  public var requirements: [Requirement]
  /// Customers without a single admissible arc in the scenarios named, from any site at all.
  public var unreached: [Unreached]
  /// Whether every requirement was tested in time; else the set may be larger than it needs to be.
  public var irreducible: Bool

  /// A conflict.
  public init(requirements: [Requirement], unreached: [Unreached], irreducible: Bool) {
    self.requirements = requirements
    self.unreached = unreached
    self.irreducible = irreducible
  }
}
