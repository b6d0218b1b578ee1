import GLPK

/// How long and how exactly to solve.
public struct TwoStageOptions: Sendable {
  /// Stop when (value − bound) / max(|value|, 1) is at most this, or at what the scenarios' values are exact to: 10⁻⁹,
  /// 10⁻⁷ where GLPK works them out.
  public var relativeGap: Double
  /// Wall seconds; what is found by then is returned with its bound.
  public var timeLimit: Double
  /// Called on the solving thread after every first-stage decision looked at.
  public var progress: @Sendable (_ value: Double?, _ bound: Double) -> Void

  /// Options.
  public init(
    relativeGap: Double = 1e-9, timeLimit: Double = 600,
    progress: @escaping @Sendable (_ value: Double?, _ bound: Double) -> Void = { _, _ in }
  ) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.progress = progress
  }
}

/// What a solve came to, and what is proven about it.
public struct TwoStageSolution: Sendable {
  /// How it ended.
  public enum Status: String, Sendable, Hashable, Codable {
    /// Proven within the gap asked for.
    case optimal
    /// There is no solution.
    case infeasible
    /// Time ran out; the solution, if any, and the bound hold all the same.
    case timeLimit
  }
  /// Which way it was solved.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Cuts in x; scenarios recognised as assignments to capacities and solved by own search.
    case assignmentCuts
    /// Cuts in x; scenarios solved by GLPK.
    case generalCuts
    /// All scenarios in one model, by GLPK.
    case extensiveForm
  }

  /// How it ended.
  public var status: Status
  /// Which way.
  public var method: Method
  /// First-stage values; empty without a solution.
  public var first: [Double]
  /// Per scenario, second-stage values; empty without a solution.
  public var second: [[Double]]
  /// c x + Σ p Q; +∞ without a solution.
  public var value: Double
  /// No solution is better than this.
  public var bound: Double
  /// First-stage decisions whose recourse was worked out.
  public var decisions: Int
  /// Nodes of all searches.
  public var nodes: Int
  /// Wall seconds.
  public var seconds: Double

  /// (value − bound) / max(|value|, 1); infinite without a solution.
  public var gap: Double {
    value.isFinite ? max(0, value - bound) / max(abs(value), 1) : .infinity
  }

  /// What one scenario's second stage costs by the program's own numbers.
  func recourseCost(_ stage: SecondStage, _ y: [Double]) -> Double {
    zip(stage.costs, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Recomputes the solution from the program's numbers alone: bounds, whole numbers, every row of both stages and
  /// the value, each to 1 part in 10⁶.
  ///
  /// - Throws: ``ProgramError/wrongAnswer(_:)`` naming the first thing that is not so.
  /// - Complexity: O(scenarios · core)
  public func verify(_ program: TwoStageProgram) throws(ProgramError) {
    guard value.isFinite else { return }
    guard first.count == program.firstColumns, second.count == program.scenarios.count else {
      throw .wrongAnswer("wrong lengths")
    }
    let core = program.core
    for j in first.indices {
      try check(first[j], in: core.columnBounds[j], whole: core.domains[j].isWhole, "first-stage column \(j)")
    }
    for i in 0..<program.firstRows {
      let terms = core.terms(of: .init(i)).map { $0.1 * first[$0.0.index] }
      try check(terms.reduce(0, +), in: core.rowBounds[i], scale: terms, "first-stage row \(i)")
    }
    var total = core.offset
    for j in first.indices { total += core.costs[j] * first[j] }
    for (s, stage) in program.secondStages().enumerated() {
      let y = second[s]
      guard y.count == stage.costs.count else { throw .wrongAnswer("wrong length in scenario \(s)") }
      for j in y.indices {
        try check(y[j], in: stage.bounds[j], whole: stage.domains[j].isWhole, "column \(j) of scenario \(s)")
      }
      for i in stage.rows.indices {
        let terms =
          stage.technology[i].map { $0.value * first[$0.column] }
          + stage.recourse[i].map { $0.value * y[$0.column] }
        try check(terms.reduce(0, +), in: stage.rows[i], scale: terms, "row \(i) of scenario \(s)")
      }
      total += program.scenarios[s].probability * recourseCost(stage, y)
    }
    guard abs(total - value) <= 1e-6 * max(1, abs(total)) else {
      throw .wrongAnswer("value \(value), recomputed \(total)")
    }
    guard bound <= value + 1e-6 * max(1, abs(value)) else { throw .wrongAnswer("bound \(bound) above value") }
  }

  private func check(
    _ number: Double, in range: Bounds, whole: Bool = false, scale: [Double] = [], _ what: String
  ) throws(ProgramError) {
    let size = scale.reduce(1) { max($0, abs($1)) }
    guard range.violation(of: number) <= 1e-6 * size, !whole || abs(number - number.rounded()) <= 1e-5 else {
      throw .wrongAnswer("\(what) is \(number)")
    }
  }
}
