public import Siting

/// The engine's answer beside the oracle's.
public struct CrossCheck: Sendable {
  /// What the engine says.
  public let solution: SitingSolution
  /// The value of every pass by the oracle; `nil` = there is no plan.
  public let truth: [Double]?
  /// What does not agree, in words.
  public private(set) var findings: [String] = []
  /// What a witness confirmed; nothing where no proof was asked for.
  public private(set) var proofs = ProofTally()
  /// Whether the engine says that its answer is proven.
  public var isClosed: Bool { solution.status != .feasible }
  /// Relative distance of the objectives; 0 without a plan.
  public var distance: Double {
    guard let truth = truth?.last, solution.objective.isFinite else { return 0 }
    return abs(solution.objective - truth) / max(1, abs(truth))
  }

  /// Solves a problem both ways and compares.
  ///
  /// - Throws: ``SitingError`` when the engine breaks down;
  /// ``Oracle/Undecided`` when the oracle does not come to an end.
  public init(
    _ problem: SitingProblem, _ options: SitingOptions = .exact, way: Oracle.Way = .everySet
  ) async throws {
    try self.init(problem, solution: try await problem.solve(options), way: way)
  }

  /// Compares status, the value and bound of every pass, the conflict and the audit of a solution.
  public init(_ problem: SitingProblem, solution: SitingSolution, way: Oracle.Way = .everySet) throws {
    self.solution = solution
    if let record = solution.proof {
      let check = ProofCheck(record, of: solution)
      findings += check.findings
      proofs = check.tally
    }
    let oracle = Oracle(problem, way: way)
    truth = try oracle.passes()?.map(\.value)
    guard let truth else {
      if solution.status == .infeasible {
        try checkConflict(oracle)
      } else {
        findings.append("a plan of \(solution.objective) where there is none")
      }
      return
    }
    guard solution.status != .infeasible else {
      findings.append("no plan where there is one of \(truth)")
      return
    }
    do { try solution.verify(problem) } catch { findings.append("\(error)") }
    guard solution.passes.count == truth.count else {
      findings.append("\(solution.passes.count) passes instead of \(truth.count)")
      return
    }
    for (pass, truth) in zip(solution.passes, truth) {
      let tolerance = Soak.tolerance * max(1, abs(truth))
      let sign: Double = pass.name == .worstGroup ? -1 : 1
      let excess = sign * (pass.value - truth)
      if excess < -tolerance || isClosed && excess > tolerance {
        findings.append("\(pass.name.rawValue) \(pass.value) instead of \(truth)")
      }
      if sign * (pass.bound - truth) > tolerance {
        findings.append("bound of \(pass.name.rawValue) \(pass.bound) beyond \(truth)")
      }
      // a pass that was left open allows the next one more than the oracle's does
      if excess > tolerance { break }
    }
  }

  /// What the engine says cannot be had together must be impossible, and possible without any one of it.
  private mutating func checkConflict(_ oracle: Oracle) throws {
    guard let conflict = solution.conflict, conflict.irreducible, !conflict.requirements.isEmpty else {
      findings.append("no reason why there is no plan")
      return
    }
    if try oracle.isPossible(conflict.requirements) {
      findings.append("no conflict: \(conflict.requirements)")
    }
    for k in conflict.requirements.indices {
      var rest = conflict.requirements
      let left = rest.remove(at: k)
      if try !oracle.isPossible(rest) { findings.append("conflict without \(left), too") }
    }
  }
}

extension SitingOptions {
  /// To the last digit, without explanations, and with time for it however much else the machine has to do.
  public static var exact: SitingOptions {
    SitingOptions(relativeGap: 1e-7, timeLimit: 3600, explanationShare: 0)
  }
}
