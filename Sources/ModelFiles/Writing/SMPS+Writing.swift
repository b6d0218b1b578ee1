import GLPK
public import StochasticProgram

extension SMPS {
  /// The three files of a program.
  public struct Texts: Sendable {
    /// The core, as free MPS.
    public var core: String
    /// Where the second stage begins.
    public var time: String
    /// The scenarios.
    public var stoch: String
  }

  /// Writes a program, each scenario by what differs from the core.
  ///
  /// - Parameter comment: Lines for the head of the core.
  /// - Throws: What `TwoStageProgram.validate()` throws; `ProgramError.stages` for a program without a column and a
  ///   row in the second stage, or a row's kind that a scenario changes, which SMPS cannot say.
  public static func write(_ program: TwoStageProgram, comment: [String] = []) throws(ProgramError) -> Texts {
    try program.validate()
    guard program.secondColumns > 0, program.secondRows > 0, program.firstColumns > 0 else {
      throw .stages("SMPS needs columns and rows in both stages")
    }
    let names = ModelNames(program.core)
    let name = ModelNames.isSafe(program.name) ? program.name : "program"
    var time = "TIME \(name)\nPERIODS LP\n"
    time += "    \(names.columns[0])  \(program.firstRows > 0 ? names.rows[0] : names.objective)  STAGE1\n"
    time += "    \(names.columns[program.firstColumns])  \(names.rows[program.firstRows])  STAGE2\nENDATA\n"
    var stoch = "STOCH \(name)\nSCENARIOS DISCRETE\n"
    for (s, scenario) in program.scenarios.enumerated() {
      stoch += " SC S\(s + 1)  ROOT  \(numberText(scenario.probability))  STAGE2\n"
      for change in scenario.changes { stoch += try text(of: change, program, names) }
    }
    return Texts(
      core: program.core.mpsText(name: name, comment: comment), time: time, stoch: stoch + "ENDATA\n")
  }

  private static func text(
    of change: TwoStageProgram.Change, _ program: TwoStageProgram, _ names: ModelNames
  ) throws(ProgramError) -> String {
    switch change {
    case .cost(let column, let value):
      return "    \(names.columns[column])  \(names.objective)  \(numberText(value))\n"
    case .coefficient(let row, let column, let value):
      return "    \(names.columns[column])  \(names.rows[row])  \(numberText(value))\n"
    case .column(let column, let bounds):
      let name = names.columns[column]
      if bounds.lower == bounds.upper { return " FX BND  \(name)  \(numberText(bounds.lower))\n" }
      guard bounds.lower.isFinite, bounds.upper.isFinite else {
        throw .stages("a scenario takes a bound of \(name) away")
      }
      return " LO BND  \(name)  \(numberText(bounds.lower))\n UP BND  \(name)  \(numberText(bounds.upper))\n"
    case .row(let row, let bounds):
      let core = program.core.bounds(of: Model.Row(row))
      let (isFixed, isUpper) = (core.lower == core.upper, core.upper.isFinite)
      let keepsKind =
        isFixed
        ? bounds.lower == bounds.upper
        : bounds.lower.isFinite == core.lower.isFinite
          && bounds.upper.isFinite == isUpper
          && (!core.lower.isFinite || !isUpper || bounds.upper - bounds.lower == core.upper - core.lower)
      guard keepsKind else { throw .stages("a scenario changes the kind of \(names.rows[row])") }
      return "    RHS  \(names.rows[row])  \(numberText(isUpper ? bounds.upper : bounds.lower))\n"
    }
  }
}
