public import GLPK
public import StochasticProgram

/// A siting problem written out whole, for other solvers: every arc, every link, every scenario, with names.
///
/// It is the model at ``SitingProblem`` as the engine solves it, flows being shares of a customer's demand, before anything
/// is merged, left out or put off. Indices in names count from 1:
///
/// | name | is |
/// |-|-|
/// | `y_s3` | site 3 is open |
/// | `p_s3_f1` | bought of fuel 1 for site 3, t |
/// | `x_c7_s3` | share of customer 7's demand that comes from site 3 |
/// | `u_c7` | share of customer 7's demand that is missing |
/// | `worst_cost` | cost of the costliest scenario |
/// | `tail_from`, `tail_over` | η of the CVaR, and what a scenario's cost is above it |
/// | `short_k2` | weighted shortage that scenario 2 may have |
/// | `far_4` | arcs up to the fourth longest step are allowed |
///
/// In one model for all scenarios a scenario's own names end in `_1`, `_2`, …
public struct SitingStatement: Sendable {
  /// The problem.
  public let problem: SitingProblem
  /// Both stages. Weights of scenarios that do not add up to 1 are scaled, and the costs scaled back.
  public private(set) var program: TwoStageProgram
  /// What each of the core's columns is.
  public private(set) var meanings: [Meaning] = []

  /// What a column is; indices are the problem's, from 0.
  public enum Meaning: Sendable, Hashable {
    /// A site is open.
    case open(site: Int)
    /// Bought for a site, t.
    case bought(site: Int, fuel: Int)
    /// Share of a customer's demand that comes from a site.
    case share(customer: Int, site: Int)
    /// Share of a customer's demand that is missing.
    case missing(customer: Int)
    /// Cost of the costliest scenario, kCNY.
    case worstCost
    /// Where the tail of the scenarios' costs begins, kCNY.
    case tailFrom
    /// A scenario's cost above that, kCNY.
    case tailOver
    /// Weighted shortage a scenario may have.
    case allowance(scenario: Int)
    /// Whether arcs of this cost are allowed, kCNY per tonne.
    case step(Double)
  }

  /// Writes a problem out.
  ///
  /// - Parameter passes: For ``SitingProblem/Mode/lexicographic``, the passes of a solution: what is written is the last
  ///   one, cost, with rows that hold the shortage and the worst group's coverage of those before it. Without them it is the
  ///   least cost whatever is missing.
  /// - Throws: What ``SitingProblem/validate()`` throws.
  /// - Complexity: O(scenarios · arcs)
  public init(_ problem: SitingProblem, after passes: [SitingPass] = []) throws(SitingError) {
    try problem.validate()
    self.problem = problem
    var builder = StatementBuilder(problem, passes)
    builder.build()
    program = builder.program
    meanings = builder.meanings
  }

  /// All scenarios in one model, what a scenario does not have left out.
  ///
  /// - Throws: ``SitingError/malformed(_:)`` for a problem without scenarios.
  /// - Complexity: O(scenarios · arcs)
  public func model() throws(SitingError) -> Model {
    do { return try program.extensiveForm().trimmed } catch { throw .malformed("\(error)") }
  }

  /// Every column of the core with its name, in order.
  public var columns: [(name: String, meaning: Meaning)] {
    meanings.enumerated().map { (program.core.name(of: Model.Column($0)) ?? "", $1) }
  }

  /// Name of one of the core's columns.
  static func name(of meaning: Meaning, steps: [Double] = []) -> String {
    switch meaning {
    case .open(let j): "y_s\(j + 1)"
    case .bought(let j, let f): "p_s\(j + 1)_f\(f + 1)"
    case .share(let i, let j): "x_c\(i + 1)_s\(j + 1)"
    case .missing(let i): "u_c\(i + 1)"
    case .worstCost: "worst_cost"
    case .tailFrom: "tail_from"
    case .tailOver: "tail_over"
    case .allowance(let s): "short_k\(s + 1)"
    case .step(let cost): "far_\((steps.firstIndex(of: cost) ?? 0) + 1)"
    }
  }
}
