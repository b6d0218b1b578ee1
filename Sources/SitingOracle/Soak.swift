public import Siting

/// Random small problems solved by the engine and by enumeration, side by side.
public struct Soak: Sendable {
  /// A problem on which the two do not agree, or the engine broke down.
  public struct Discrepancy: Sendable {
    /// The problem is ``RandomProblem/make(seed:_:sourcing:)`` of it.
    public var seed: UInt64
    /// What is wrong.
    public var finding: String
  }
  /// How the problems of one objective came out.
  public struct Tally: Sendable {
    /// Problems solved.
    public var problems = 0
    /// Of them without a plan, by both.
    public var infeasible = 0
    /// Of them with whole deliveries.
    public var singleSourced = 0
    /// Of them with two fuels.
    public var severalFuels = 0
    /// Greatest relative distance of the objectives.
    public var worstDistance = 0.0
  }

  /// By objective.
  public private(set) var tallies: [RandomProblem.Objective: Tally] = [:]
  /// All disagreements, by seed; empty is what is hoped for.
  public private(set) var discrepancies: [Discrepancy] = []

  /// Relative distance of two objectives that is still agreement: twice what a later pass may give up of an earlier one,
  /// times ten for its price.
  public static let tolerance = 2e-5

  /// Nothing yet.
  public init() {}

  /// Solves the problems of `count` seeds from `first`, one after the other.
  ///
  /// - Parameter progress: Called after every problem with how many are done.
  /// - Throws: `CancellationError`. Whatever else goes wrong is a discrepancy.
  public mutating func run(
    count: Int, first: UInt64, options: SitingOptions = .exact, progress: (Int) -> Void = { _ in }
  ) async throws {
    for k in 0..<count {
      try Task.checkCancellation()
      await add(seed: first &+ UInt64(k), options)
      progress(k + 1)
    }
  }

  /// Solves the problem of a seed both ways.
  public mutating func add(seed: UInt64, _ options: SitingOptions = .exact) async {
    let problem = RandomProblem.make(seed: seed)
    let all = RandomProblem.Objective.allCases
    let objective = all[Int(seed % UInt64(all.count))]
    var tally = tallies[objective] ?? Tally()
    do {
      let check = try await CrossCheck(problem, options)
      tally.problems += 1
      tally.infeasible += check.truth == nil ? 1 : 0
      tally.singleSourced += problem.sourcing == .single ? 1 : 0
      tally.severalFuels += problem.fuelCount > 1 ? 1 : 0
      tally.worstDistance = max(tally.worstDistance, check.distance)
      for finding in check.findings { discrepancies.append(Discrepancy(seed: seed, finding: finding)) }
    } catch {
      discrepancies.append(Discrepancy(seed: seed, finding: "\(error)"))
    }
    tallies[objective] = tally
  }
}

/// The engine's answer beside the enumeration's.
public struct CrossCheck: Sendable {
  /// What the engine says.
  public let solution: SitingSolution
  /// The value of every pass by enumeration; `nil` = there is no plan.
  public let truth: [Double]?
  /// What does not agree, in words.
  public private(set) var findings: [String] = []
  /// Relative distance of the objectives; 0 without a plan.
  public var distance: Double {
    guard let truth = truth?.last, solution.objective.isFinite else { return 0 }
    return abs(solution.objective - truth) / max(1, abs(truth))
  }

  /// Solves a problem both ways and compares.
  ///
  /// - Throws: ``SitingError`` when the engine breaks down.
  public init(_ problem: SitingProblem, _ options: SitingOptions = .exact) async throws {
    try self.init(problem, solution: try await problem.solve(options))
  }

  /// Compares status, the value and bound of every pass, the conflict and the audit of a solution.
  public init(_ problem: SitingProblem, solution: SitingSolution) throws {
    self.solution = solution
    truth = try Enumeration(problem).passes()?.map(\.value)
    guard let truth else {
      if solution.status == .infeasible {
        try checkConflict(problem)
      } else {
        findings.append("a plan of \(solution.objective) where there is none")
      }
      return
    }
    guard solution.status != .infeasible else {
      findings.append("no plan where there is one of \(truth)")
      return
    }
    if solution.status != .optimal { findings.append("not closed: \(solution.passes)") }
    do { try solution.verify(problem) } catch { findings.append("\(error)") }
    guard solution.passes.count == truth.count else {
      findings.append("\(solution.passes.count) passes instead of \(truth.count)")
      return
    }
    for (pass, truth) in zip(solution.passes, truth) {
      let tolerance = Soak.tolerance * max(1, abs(truth))
      if abs(pass.value - truth) > tolerance {
        findings.append("\(pass.name.rawValue) \(pass.value) instead of \(truth)")
      }
      let sign: Double = pass.name == .worstGroup ? -1 : 1
      if sign * (pass.bound - truth) > tolerance {
        findings.append("bound of \(pass.name.rawValue) \(pass.bound) beyond \(truth)")
      }
    }
  }

  /// What the engine says cannot be had together must be impossible, and possible without any one of it.
  private mutating func checkConflict(_ problem: SitingProblem) throws {
    guard let conflict = solution.conflict, conflict.irreducible, !conflict.requirements.isEmpty else {
      findings.append("no reason why there is no plan")
      return
    }
    let enumeration = Enumeration(problem)
    if try enumeration.isPossible(conflict.requirements) {
      findings.append("no conflict: \(conflict.requirements)")
    }
    for k in conflict.requirements.indices {
      var rest = conflict.requirements
      let left = rest.remove(at: k)
      if try !enumeration.isPossible(rest) { findings.append("conflict without \(left), too") }
    }
  }
}

extension SitingOptions {
  /// To the last digit, without explanations.
  public static var exact: SitingOptions {
    SitingOptions(relativeGap: 1e-7, timeLimit: 120, explanationShare: 0)
  }
}
