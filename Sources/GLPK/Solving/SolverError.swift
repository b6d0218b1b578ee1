/// Why a solve failed, or, from `Outcome.solution()`, why there is no solution to work with.
public enum SolverError: Error, Hashable, Sendable {
  /// The model was refused before GLPK saw it.
  case model(ModelError)
  /// There is no solution.
  case infeasible
  /// The objective can be improved without end.
  case unbounded
  /// The time was over before what was asked for was there.
  case timeLimit
  /// The nodes were used up before what was asked for was there.
  case nodeLimit
  /// Cancelled before what was asked for was there.
  case cancelled
  /// Stopped by the node callback before what was asked for was there.
  case stopped
  /// GLPK gave up on the numbers, after another try with other settings; its return code.
  case numericalTrouble(code: Int32)
  /// GLPK's answer did not stand our own check of it.
  case wrongAnswer(WrongAnswer)
  /// GLPK met a fatal error; its words. Everything made in that environment is gone.
  case fatal(String)
  /// An earlier fatal error or a solve cut short has spent the environment: make the problem anew.
  case environmentSpent
  /// A problem was used outside the closure, or the kept problem, it belongs to.
  case wrongThread
  /// The kept problem was closed.
  case closed
  /// The system gave no thread; its error number.
  case noThread(Int32)
}

/// What an answer of the solver failed on.
public enum WrongAnswer: Hashable, Sendable {
  /// A column's value is NaN or infinite.
  case notFinite(column: Int)
  /// A column's value lies outside its bounds.
  case column(Residuals.Worst)
  /// A row's activity lies outside its bounds.
  case row(Residuals.Worst)
  /// An integer column's value is no whole number.
  case integrality(Residuals.Worst)
  /// The objective is not what the values come to.
  case objective(claimed: Double, recomputed: Double)
}
