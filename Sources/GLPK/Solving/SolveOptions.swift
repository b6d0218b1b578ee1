/// How to solve.
public struct SolveOptions: Sendable {
  /// The generators of cutting planes GLPK has. Only mixed-integer rounding pays on the models here.
  public struct Cuts: OptionSet, Hashable, Sendable {
    /// The set's bits.
    public let rawValue: Int
    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Mixed-integer rounding.
    public static let mixedIntegerRounding = Cuts(rawValue: 1)
    /// Gomory's mixed-integer cuts; a round over many columns cannot be interrupted.
    public static let gomory = Cuts(rawValue: 2)
    /// Lifted covers.
    public static let cover = Cuts(rawValue: 4)
    /// Cliques.
    public static let clique = Cuts(rawValue: 8)
  }

  /// Which fractional column to branch on.
  public enum Branching: String, Hashable, Codable, Sendable {
    /// Driebeck and Tomlin's estimate of the loss.
    case estimatedLoss
    /// The most fractional column.
    case mostFractional
    /// The first fractional column.
    case first
    /// The last fractional column.
    case last
    /// Pseudo-costs.
    case pseudoCost
  }

  /// Which open node to go on with after a dead end.
  public enum NodeOrder: String, Hashable, Codable, Sendable {
    /// The node of the best local bound.
    case bestBound
    /// The node of the best projected objective.
    case bestProjection
    /// The newest.
    case depthFirst
    /// The oldest.
    case breadthFirst
  }

  /// A search ends when |bound − objective| / max(|objective|, 1) is at most this; 0 = prove the optimum.
  public var relativeGap = 0.0
  /// Wall-clock seconds; `nil` = no limit. It is hard but for what is said at `Problem.branchAndCut`.
  public var timeLimit: Double?
  /// Nodes begun; `nil` = no limit. Reproducible, as time is not.
  public var nodeLimit: Int?
  /// Which cutting planes to make.
  public var cuts: Cuts = .mixedIntegerRounding
  /// Let GLPK reduce the model first. For a mixed-integer model it is left off where a node callback,
  /// start solutions or priorities are given, which speak in the model's own numbers.
  public var presolve = false
  /// Let GLPK scale rows and columns by powers of two before the first solve.
  public var scaling = true
  /// Solutions known beforehand, one value per column each. One that is not feasible is left out.
  public var starts: [[Double]] = []
  /// A basis for the simplex method to start from, instead of that of the rows alone; one that does not fit the model is
  /// left out. It speaks in the model's own numbers, so it is not used together with `presolve`.
  public var basis: Basis?
  /// One number per column; of the fractional columns those of the highest are branched on first, the
  /// most fractional before others. Empty = `branching` alone decides.
  public var priorities: [Int32] = []
  /// Which column to branch on.
  public var branching: Branching = .estimatedLoss
  /// Which node to go on with.
  public var nodeOrder: NodeOrder = .bestBound
  /// How far a row may be off, relative to the numbers in it, before an answer is called wrong. After a
  /// search with a callback it is 2·10⁻⁵ at least: the search takes 10⁻⁵ for whole.
  public var tolerance = 1e-6
  /// Raise it from anywhere to end the solve; a cancelled task ends it as well.
  public var cancellation: Cancellation?
  /// Receives GLPK's terminal text, on the solving thread, where the solve opens the environment itself.
  public var log: (@Sendable (String) -> Void)?

  /// The usual settings; change what has to differ.
  public init(
    relativeGap: Double = 0, timeLimit: Double? = nil, nodeLimit: Int? = nil, starts: [[Double]] = [],
    cancellation: Cancellation? = nil
  ) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.nodeLimit = nodeLimit
    self.starts = starts
    self.cancellation = cancellation
  }
}
