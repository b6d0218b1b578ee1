/// One solver on one instance: a line of the table.
public struct Row: Codable, Hashable, Sendable {
  /// Name of the instance.
  public var instance: String
  /// Its family.
  public var family: String
  /// The ``TargetClass`` it counts for; `nil` = none.
  public var targetClass: String?
  /// How big it is.
  public var size: ModelSize
  /// Its published optimum.
  public var knownOptimum: Double?
  /// Name of the solver.
  public var solver: String
  /// How the run ended.
  public var status: SolverAnswer.Status
  /// Best value found.
  public var value: Double?
  /// Proven bound.
  public var bound: Double?
  /// (value − bound) / |value|.
  public var gap: Double?
  /// (value − optimum) / |optimum|, where the optimum is known.
  public var gapToOptimum: Double?
  /// CPU seconds of the solve, the median of the repeats.
  public var cpuSeconds: Double?
  /// CPU seconds the solve might take.
  public var cpuLimit: Double
  /// Peak memory of the solver's process, MiB.
  public var peakMiB: Double?
  /// The solver's CPU time divided by Hearth's; `nil` for Hearth itself and where there is nothing to divide.
  public var timesHearth: Double?
  /// Whether the true ratio is at least ``timesHearth``, because the solver was stopped before it had a proof.
  public var isAtLeast: Bool
  /// What is wrong with the answer; empty = nothing.
  public var faults: [Fault]
  /// What the solver said beside that.
  public var detail: String?

  /// A line without comparisons, which ``Comparison`` adds.
  public init(
    _ instance: BenchmarkInstance, targetClass: String?, solver: String, cpuLimit: Double,
    answer: SolverAnswer
  ) {
    self.instance = instance.name
    family = instance.family
    self.targetClass = targetClass
    size = instance.model.size
    knownOptimum = instance.optimum?.value
    self.solver = solver
    status = answer.status
    value = answer.value
    bound = answer.bound
    gap = answer.gap
    gapToOptimum = instance.optimum.flatMap { optimum in
      answer.value.map { ($0 - optimum.value) / max(abs(optimum.value), 1e-12) }
    }
    cpuSeconds = answer.cpu
    self.cpuLimit = cpuLimit
    peakMiB = answer.peakMiB
    isAtLeast = false
    faults = []
    detail = answer.detail
  }
}

/// What can be wrong with an answer.
public enum Fault: String, Codable, Hashable, Sendable {
  /// Claimed optimal, but not the published optimum.
  case notTheOptimum = "not-the-optimum"
  /// A value better than the published optimum, which no plan has.
  case belowTheOptimum = "below-the-optimum"
  /// A bound above the published optimum.
  case boundAboveOptimum = "bound-above-optimum"
  /// A bound above its own value.
  case boundAboveValue = "bound-above-value"
  /// A bound above a value that another solver found.
  case boundAboveOtherValue = "bound-above-other-value"
  /// Said to have no plan, but another solver found one or an optimum is published.
  case notInfeasible = "not-infeasible"
}
