/// Why a solve ended.
public struct Termination: Hashable, Codable, Sendable {
  /// The ways a solve can end without having failed.
  public enum Reason: String, Hashable, Codable, Sendable {
    /// The best solution, within the solver's tolerance of 10⁻⁷ relative.
    case optimal
    /// A solution whose distance from the bound is within the gap asked for.
    case gapReached
    /// There is no solution.
    case infeasible
    /// The objective can be improved without end. For a mixed-integer model: its relaxation can.
    case unbounded
    /// The time was over.
    case timeLimit
    /// The nodes were used up.
    case nodeLimit
    /// The task was cancelled, or the cancellation given was raised.
    case cancelled
    /// The node callback asked to stop.
    case stopped
  }

  /// Why.
  public var reason: Reason

  /// An end for `reason`.
  public init(_ reason: Reason) { self.reason = reason }

  /// Whether the solver came to an answer; else it was interrupted, and a solution may or may not be there.
  public var isConclusive: Bool {
    switch reason {
    case .optimal, .gapReached, .infeasible, .unbounded: true
    case .timeLimit, .nodeLimit, .cancelled, .stopped: false
    }
  }
}
