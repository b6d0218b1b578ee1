/// What one pass optimises, and under which requirements.
struct Goal: Sendable {
  enum Objective: Sendable {
    /// Opening, stock and transport.
    case cost
    /// Transport alone.
    case distance
    /// Weighted shortage.
    case shortage
    /// One less the coverage of the worst group.
    case worstGroup
    /// Number of sites open.
    case siteCount
  }
  var objective: Objective
  /// Every demand is met.
  var covering: Bool
  /// Most weighted shortage, from an earlier pass.
  var shortageAtMost: Double?
  /// Least coverage of every group, as a share; from the limits or an earlier pass.
  var coverageFloor = 0.0
  /// Scenario and group to which the floor applies; `nil` = all.
  var floorApplies: (@Sendable (_ scenario: Int, _ group: Int) -> Bool)?
  var maxSites: Int?
  var budget: Double?

  init(_ objective: Objective, covering: Bool, limits: SitingProblem.Limits) {
    self.objective = objective
    self.covering = covering
    coverageFloor = covering ? 0 : limits.groupCoverage
    maxSites = limits.maxSites
    budget = limits.budget
  }

  /// Whether flows cost anything.
  var countsTransport: Bool { objective == .cost || objective == .distance }
}
