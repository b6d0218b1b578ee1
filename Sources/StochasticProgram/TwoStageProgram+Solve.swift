import GLPK

extension TwoStageProgram {
  /// Solves the program and proves the answer.
  ///
  /// Where all of the first stage is 0 or 1, by the integer L-shaped method, with an own search for scenarios that are
  /// assignments to capacities and GLPK for all others; else by GLPK on the extensive form. The answer has been
  /// recomputed from the program's own numbers. The same program gives the same answer every time.
  ///
  /// - Throws: What ``validate()`` throws; ``ProgramError/unbounded(scenario:)``; ``ProgramError/solver(_:)``;
  ///   ``ProgramError/wrongAnswer(_:)``.
  /// - Complexity: Exponential in the first stage's columns at worst, linear in scenarios for each decision looked at.
  public func solve(_ options: TwoStageOptions = TwoStageOptions()) throws(ProgramError) -> TwoStageSolution {
    try validate()
    let solution = try unverified(options)
    try solution.verify(self)
    return solution
  }

  private func unverified(_ options: TwoStageOptions) throws(ProgramError) -> TwoStageSolution {
    let isBinary = (0..<firstColumns).allSatisfy {
      core.domains[$0].isWhole && core.columnBounds[$0].lower >= 0 && core.columnBounds[$0].upper <= 1
    }
    guard isBinary, firstColumns > 0 else { return try solvedAsOne(options) }
    let seconds = secondStages()
    if let engine = AssignmentRecourse(self, seconds) {
      var search = LShaped(program: self, options: options, engine: engine)
      return try search.run(.assignmentCuts)
    }
    var search = LShaped(program: self, options: options, engine: GeneralRecourse(self, seconds))
    return try search.run(.generalCuts)
  }

  private func solvedAsOne(_ options: TwoStageOptions) throws(ProgramError) -> TwoStageSolution {
    let model = try extensiveForm()
    let outcome: Outcome
    do {
      var settings = SolveOptions(relativeGap: options.relativeGap, timeLimit: options.timeLimit)
      settings.presolve = true
      outcome = try model.solveOnThisThread(settings)
    } catch { throw .solver(error) }
    if outcome.termination.reason == .unbounded { throw .unbounded(scenario: 0) }
    let status: TwoStageSolution.Status =
      switch outcome.termination.reason {
      case .optimal, .gapReached: .optimal
      case .infeasible: .infeasible
      default: .timeLimit
      }
    let values = outcome.values
    let second = scenarios.indices.map { s in
      values.isEmpty
        ? [] : Array(values[(firstColumns + s * secondColumns)..<(firstColumns + (s + 1) * secondColumns)])
    }
    return TwoStageSolution(
      status: status, method: .extensiveForm, first: Array(values.prefix(firstColumns)),
      second: values.isEmpty ? [] : second, value: values.isEmpty ? .infinity : outcome.objective,
      bound: min(outcome.bound, values.isEmpty ? .infinity : outcome.objective), decisions: 0,
      nodes: outcome.nodes, seconds: outcome.seconds)
  }
}
