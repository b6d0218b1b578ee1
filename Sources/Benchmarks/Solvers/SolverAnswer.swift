/// What one solver said about one model, in the same words whoever it was.
public struct SolverAnswer: Codable, Hashable, Sendable {
  /// How the run ended.
  public enum Status: String, Codable, Hashable, Sendable {
    /// Proven to the gap asked for.
    case optimal
    /// Stopped by the time limit.
    case limit
    /// Proven that there is no plan.
    case infeasible
    /// The solver cannot take this model.
    case unsupported
    /// It crashed, was killed or answered nonsense.
    case failed
  }

  /// How the run ended.
  public var status: Status
  /// Best value found; `nil` = none.
  public var value: Double?
  /// Proven bound; `nil` = none.
  public var bound: Double?
  /// CPU seconds of the solve, all threads, without reading and building the model.
  public var cpu: Double?
  /// Wall seconds of the solve, where the solver said so.
  public var wall: Double?
  /// Peak resident memory of the solver's process, MiB.
  public var peakMiB: Double?
  /// What the solver said beside that.
  public var detail: String?
  /// What the witness said of plan and bound, where it was asked.
  public var audit: ProofAudit?

  /// An answer.
  public init(
    status: Status, value: Double? = nil, bound: Double? = nil, cpu: Double? = nil,
    wall: Double? = nil, peakMiB: Double? = nil, detail: String? = nil
  ) {
    self.status = status
    // a JSON number is finite: a bound of −∞ is no bound
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.bound = bound.flatMap { $0.isFinite ? $0 : nil }
    self.cpu = cpu
    self.wall = wall
    self.peakMiB = peakMiB
    self.detail = detail
  }

  /// A plan recomputed and its bound proven again, by code that shares nothing with the solver.
  public struct ProofAudit: Codable, Hashable, Sendable {
    /// Whether everything holds.
    public var holds: Bool
    /// The bound proven; `nil` = none was claimed.
    public var bound: Double?
    /// Nodes of the tree that proves it.
    public var nodes: Int
    /// Different multipliers at its leaves.
    public var multipliers: Int
    /// What does not hold.
    public var findings: [String]
    /// CPU seconds of the audit.
    public var cpu: Double
    /// Peak resident memory of solver and witness together, MiB.
    public var peakMiB: Double

    /// A verdict.
    public init(
      holds: Bool, bound: Double?, nodes: Int, multipliers: Int, findings: [String],
      cpu: Double, peakMiB: Double
    ) {
      self.holds = holds
      self.bound = bound
      self.nodes = nodes
      self.multipliers = multipliers
      self.findings = findings
      self.cpu = cpu
      self.peakMiB = peakMiB
    }
  }

  /// |value − bound| / |value|, at least 0; `nil` where one is missing.
  public var gap: Double? {
    guard let value, let bound else { return nil }
    let distance = max(0, value - bound)
    return distance == 0 ? 0 : distance / max(abs(value), 1e-12)
  }

  /// The answer with the median CPU time of several runs; a run that failed is the answer.
  static func median(_ answers: [SolverAnswer]) -> SolverAnswer {
    if let failed = answers.first(where: { $0.cpu == nil }) { return failed }
    let sorted = answers.sorted { ($0.cpu ?? 0) < ($1.cpu ?? 0) }
    return sorted[(sorted.count - 1) / 2]
  }
}
