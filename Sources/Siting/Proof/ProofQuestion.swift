import Proofs

/// What one pass asks of the canonical model, or that it has no solution.
struct ProofQuestion {
  /// What is least; `nil` = nothing, the model must have no solution.
  var objective: SitingPass.Name?
  /// Only arcs that cost less, kCNY per tonne.
  var arcsBelow = Double.infinity
  /// Most weighted shortage.
  var shortageAtMost: Double?
  /// Least coverage of every group.
  var coverage: Double

  /// What shows that a problem has no plan.
  init(impossibilityOf problem: SitingProblem) {
    coverage = problem.limits.groupCoverage
    if case .euhdCap(let most) = problem.mode {
      shortageAtMost = most * problem.shortageWeights.reduce(0, +)
    }
  }

  /// What shows the bound of a pass that comes after others.
  init(_ pass: SitingPass, after earlier: ArraySlice<SitingPass>, of problem: SitingProblem) {
    self.init(impossibilityOf: problem)
    switch pass.name {
    case .radius: arcsBelow = pass.bound
    case .shortage, .worstGroup, .cost, .penalised, .risk, .distance: objective = pass.name
    }
    for pass in earlier {
      switch pass.name {
      case .shortage: shortageAtMost = pass.value * (1 + Goal.slack) + Goal.slack
      case .worstGroup: coverage = max(coverage, pass.value - Goal.slack)
      case .cost, .penalised, .risk, .distance, .radius: break
      }
    }
  }

  /// Whether what is least counts a scenario's cost.
  var countsScenarios: Bool {
    switch objective {
    case .cost, .penalised, .risk, .distance: true
    case .shortage, .worstGroup, .radius, nil: false
    }
  }
  /// Whether it counts opening and stock.
  var countsSpending: Bool { countsScenarios && objective != .distance }
  /// Whether it counts what is missing as a cost.
  var pricesShortage: Bool { objective == .penalised || objective == .risk }
}
