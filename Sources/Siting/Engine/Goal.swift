/// What one pass optimises, and under which requirements.
struct Goal: Sendable {
  enum Objective: Sendable {
    /// Opening, stock and the scenarios' costs.
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
  /// What is missing costs its scenario the customers' weights.
  var pricesShortage = false
  /// How the mean and the tail of the scenarios' costs count; `nil` = the transport of the problem says.
  var risk: Risk?
  /// Most weighted shortage, over all scenarios as ``Instance/weight(_:)`` counts them.
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

  /// `(1 − λ) E + λ CVaR_α`.
  struct Risk: Sendable {
    /// λ
    var weight: Double
    /// α
    var level: Double
    /// Per scenario of the problem.
    var probabilities: [Double]

    /// The `η` that attains the CVaR of some costs: the least cost that outcomes exceed with a probability of at most
    /// `1 − α`.
    func threshold(of costs: [Double], in scenarios: [Int]) -> Double {
      var reached = 0.0
      for k in costs.indices.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
        reached += probabilities[scenarios[k]]
        if reached >= level { return costs[k] }
      }
      return costs.max() ?? 0
    }
  }
}

extension Goal {
  /// The goal of a mode that takes one pass.
  init(_ problem: SitingProblem) {
    let objective: Objective =
      switch problem.objective {
      case .cost, .penalised, .risk: .cost
      case .distance: .distance
      case .shortage: .shortage
      case .worstGroup: .worstGroup
      case .radius: .siteCount
      }
    self.init(objective, covering: problem.coversAll, limits: problem.limits)
    switch problem.mode {
    case .minCost, .maxCover, .lexicographic: break
    case .pMedian(let count), .pCenter(let count): maxSites = min(count, maxSites ?? count)
    case .penalised: pricesShortage = true
    case .meanCVaR(let weight, let level):
      pricesShortage = true
      risk = problem.probabilities.map { Risk(weight: weight, level: level, probabilities: $0) }
    case .euhdCap(let most):
      // the weights add up to what they do, the cap is on their mean
      shortageAtMost = most * problem.shortageWeights.reduce(0, +)
    }
  }

  /// How much an earlier pass may be given up by a later one: relative, and tonnes or share.
  static let slack = 1e-6

  /// Keeps to the shortage of an earlier pass.
  mutating func hold(shortage: Double) { shortageAtMost = shortage * (1 + Self.slack) + Self.slack }

  /// Keeps to the coverage of the worst group of an earlier pass.
  mutating func hold(coverage: Double) { coverageFloor = max(coverageFloor, coverage - Self.slack) }

  /// The goal of the pass that made a solution of a problem.
  init(lastOf solution: SitingSolution, _ problem: SitingProblem) {
    self.init(problem)
    guard problem.mode == .lexicographic else { return }
    for pass in solution.passes {
      switch pass.name {
      case .shortage: hold(shortage: pass.value)
      case .worstGroup: hold(coverage: pass.value)
      case .cost, .penalised, .risk, .distance, .radius: break
      }
    }
  }
}
