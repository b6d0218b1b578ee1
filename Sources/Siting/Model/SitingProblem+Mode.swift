extension SitingProblem {
  /// What is optimised. The cost of a scenario is its transport, `Σ_ij k_ijs x_ijs`, and where shortage has a price
  /// also `Σ_i w_i u_is`, `w` = ``Customer/weight`` in kCNY per missing tonne.
  public enum Mode: Sendable, Hashable {
    /// Every demand met in every scenario, at least cost (capacitated facility location).
    case minCost
    /// Opening, stock and the scenarios' costs, shortage priced at the customers' weights: the classical two-stage
    /// model (Rawls & Turnquist, Transportation Research B 44, 2010).
    case penalised
    /// As ``penalised``, with `(1 − λ) E[Q] + λ CVaR_α[Q]` of the scenarios' costs `Q` (Noyan, Computers & Operations
    /// Research 39, 2012). `CVaR_α` is the mean of the dearest `1 − α` of all outcomes (Rockafellar & Uryasev 2000).
    ///
    /// `weight` = λ, 0 to 1; `level` = α, 0 to less than 1: 0.95 looks at the worst twentieth. Needs
    /// ``Transport/weighted(_:)``, whose weights are scaled to probabilities.
    case meanCVaR(weight: Double, level: Double)
    /// Least cost, transport as ``Transport`` says, with an expected weighted shortage `Σ_s p_s Σ_i w_i u_is` of at most
    /// so much: expected unserved household-days where the weights are household-days per tonne. Needs
    /// ``Transport/weighted(_:)``, whose weights are scaled to probabilities `p` for the shortage.
    case euhdCap(Double)
    /// Least weighted shortage within the limits.
    case maxCover
    /// At most `P` sites, every demand met, least demand-weighted arc cost; opening and stock are free.
    case pMedian(Int)
    /// At most `P` sites, every demand met, least longest arc used.
    case pCenter(Int)
    /// Least weighted shortage, then best coverage of the worst group, then least cost.
    case lexicographic
  }

  /// How the scenarios' costs enter the objective.
  public enum Transport: Sendable, Hashable {
    /// The costliest scenario's (robust: how often each happens is not known).
    case worstScenario
    /// A weighted sum over the scenarios, the weights as they are; an expectation when they add up to 1.
    case weighted([Double])
  }

  /// Who may deliver to a customer in one scenario.
  public enum Sourcing: Sendable, Hashable {
    /// Any number of sites, and part of the demand may be missing.
    case split
    /// One site brings the whole demand, or the whole demand is missing. The site may differ between scenarios.
    case single
  }

  /// The weights of the scenarios scaled to add up to 1; `nil` when it is not known how often each happens.
  public var probabilities: [Double]? {
    guard case .weighted(let weights) = transport else { return nil }
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : nil
  }

  /// Whether the mode asks for every demand to be met.
  public var coversAll: Bool {
    switch mode {
    case .minCost, .pMedian, .pCenter: true
    case .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic: false
    }
  }

  /// What the last pass of the mode optimises; its value is the solution's objective.
  public var objective: SitingPass.Name {
    switch mode {
    case .minCost, .euhdCap, .lexicographic: .cost
    case .penalised: .penalised
    case .meanCVaR: .risk
    case .maxCover: .shortage
    case .pMedian: .distance
    case .pCenter: .radius
    }
  }
}
