/// One solve of ours outside the comparison: a size, a limit and what came out.
public struct Trial: Encodable, Sendable {
  /// What was solved.
  public var name: String
  /// How big it is.
  public var size: ModelSize
  /// Seconds the solve might take.
  public var limit: Double
  /// What came out.
  public var answer: SolverAnswer

  /// Lets Hearth solve a model.
  ///
  /// - Parameter isAudited: Whether plan and bound are then checked by the witness.
  /// - Throws: ``ModelFileError``, or an error of the file system.
  public init(
    _ name: String, _ model: any BenchmarkModel, limit: Double, gap: Double, workers: Int = 1,
    isAudited: Bool = false, on workbench: Workbench
  ) throws {
    self.name = name
    size = model.size
    self.limit = limit
    let path = try workbench.put(model)
    let answer = try workbench.solve(
      .hearth, model: path, cpuLimit: limit, gap: gap, workers: workers, isAudited: isAudited)
    self.answer = answer ?? SolverAnswer(status: .failed)
  }

  /// A trial whose answer is known already.
  init(name: String, size: ModelSize, limit: Double, answer: SolverAnswer) {
    self.name = name
    self.size = size
    self.limit = limit
    self.answer = answer
  }
}

/// Trials of growing size, and how the time grows with it.
public struct GrowthSeries: Encodable, Sendable {
  /// What grows.
  public enum Measure: String, Encodable, Sendable {
    /// The number of scenarios.
    case scenarios
    /// The number of arcs: sites and villages grow together.
    case arcs
  }

  /// What grows.
  public var measure: Measure
  /// The trials, smallest first.
  public var trials: [Trial]
  /// `b` of CPU seconds ≈ a · sizeᵇ, by least squares of the logarithms over the trials that were proven: 1 is linear.
  /// `nil` with fewer than two.
  public var exponent: Double?

  /// A series from its trials.
  public init(_ measure: Measure, _ trials: [Trial]) {
    self.measure = measure
    self.trials = trials
    let points = trials.compactMap { trial -> (x: Double, y: Double)? in
      guard trial.answer.status == .optimal, let cpu = trial.answer.cpu else { return nil }
      let size = measure == .scenarios ? trial.size.scenarios : trial.size.arcs
      return (Double(size), max(cpu, Comparison.grain))
    }
    exponent = PowerLaw.exponent(points)
  }
}
