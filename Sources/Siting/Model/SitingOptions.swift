/// How long and how exactly to solve.
public struct SitingOptions: Sendable {
  /// Stop when (value − bound) / |value| is at most this.
  public var relativeGap: Double
  /// Wall seconds for the whole solve; what is found by then is returned with its bound.
  public var timeLimit: Double
  /// Share of ``timeLimit`` spent on the drop-one brackets; 0 = none.
  public var explanationShare: Double
  /// Sites of an earlier plan to start from, per site; `nil` = none. It changes speed, and never what is proven.
  public var start: [Bool]?
  /// Whether to prove the bounds for a witness, ``SitingSolution/proof``. Where the search was by multipliers its own tree is
  /// the proof; elsewhere it takes a second search, meant for tens of sites. The time limit holds for both.
  public var proof: Bool
  /// Cores the search may use, at least 1. It changes speed, and not one byte of the answer.
  public var workers: Int
  /// Which machinery answers. A caller never chooses; cross-checks do.
  package var engine: SitingEngine = .automatic
  /// Numbers that the tree of a Lagrangian search may hold as a proof, by default 512 MiB of them; the search ends where it
  /// needs more.
  package var mostProofNumbers = 1 << 26
  /// Called on the solver's thread from time to time.
  public var progress: @Sendable (SitingProgress) -> Void

  /// Options.
  public init(
    relativeGap: Double = 1e-3, timeLimit: Double = 120, explanationShare: Double = 0.2, start: [Bool]? = nil,
    proof: Bool = false, workers: Int = 1,
    progress: @escaping @Sendable (SitingProgress) -> Void = { _ in }
  ) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.explanationShare = explanationShare
    self.start = start
    self.proof = proof
    self.workers = workers
    self.progress = progress
  }
}

/// The machinery behind ``SitingProblem/solve(_:)``.
package enum SitingEngine: String, Sendable, CaseIterable {
  /// Whatever suits the problem.
  case automatic
  /// One model of everything for GLPK.
  case monolithic
  /// The Lagrangian search wherever it has a price for every row, however small the problem.
  case lagrangian
}

/// Where a solve stands.
public struct SitingProgress: Sendable, Hashable {
  /// What is being optimised.
  public var pass: SitingPass.Name
  /// Best value found so far in this pass; `nil` = none.
  public var value: Double?
  /// Proven bound in this pass; `nil` = none.
  public var bound: Double?
  /// Wall seconds since the start.
  public var seconds: Double

  /// A state.
  public init(pass: SitingPass.Name, value: Double?, bound: Double?, seconds: Double) {
    self.pass = pass
    self.value = value
    self.bound = bound
    self.seconds = seconds
  }
}
