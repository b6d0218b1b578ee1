/// What a solve came to: how it ended, the best solution, and what is proven about it.
///
/// An interrupted search still hands over its best solution and its best bound.
public struct Outcome: Sendable {
  /// Why it ended.
  public var termination: Termination
  /// Whether the objective was to be small or large.
  public var sense: Sense
  /// The objective of `values`, recomputed here; without a solution the worst possible: +∞ when
  /// minimising, −∞ when maximising.
  public var objective: Double
  /// No solution is better than this; the best possible, −∞ when minimising, where nothing is proven.
  public var bound: Double
  /// One value per column, within its bounds and whole where it has to be; empty without a solution.
  public var values: [Double]
  /// What one more unit of each row's active bound adds to the objective; linear models at an optimum
  /// only, else empty.
  public var rowDuals: [Double]
  /// What one more unit of each column adds to the objective; linear models at an optimum only, else
  /// empty.
  public var reducedCosts: [Double]
  /// Nodes of the search begun; 0 for a linear model.
  public var nodes: Int
  /// Start solutions that were feasible and better than those before them.
  public var startsAccepted: Int
  /// Wall-clock seconds.
  public var seconds: Double

  /// Whether there is a solution.
  public var hasSolution: Bool { !values.isEmpty || (termination.reason == .optimal) }

  /// How far the solution may be from the best: |bound − objective| / max(|objective|, 1); infinite
  /// without a solution.
  public var gap: Double {
    guard objective.isFinite, bound.isFinite else { return .infinity }
    return abs(bound - objective) / max(abs(objective), 1)
  }

  /// The value of a column. There has to be a solution.
  public subscript(column: Model.Column) -> Double { values[column.index] }

  /// This outcome, if it carries a solution, proven or not.
  ///
  /// - Throws: `infeasible`, `unbounded`, `timeLimit`, `nodeLimit`, `cancelled` or `stopped`, whichever
  ///   is the reason that there is none.
  @discardableResult
  public func solution() throws(SolverError) -> Outcome {
    guard !hasSolution else { return self }
    throw failure
  }

  /// This outcome, if its solution is proven: optimal, or within the gap asked for.
  ///
  /// - Throws: The reason that it is not, as a typed error.
  @discardableResult
  public func requireOptimal() throws(SolverError) -> Outcome {
    guard termination.reason != .optimal, termination.reason != .gapReached else { return self }
    throw failure
  }

  private var failure: SolverError {
    switch termination.reason {
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    case .timeLimit: .timeLimit
    case .nodeLimit: .nodeLimit
    case .cancelled: .cancelled
    case .stopped, .optimal, .gapReached: .stopped
    }
  }
}

extension Outcome: CustomStringConvertible {
  /// One line, without the values.
  public var description: String {
    "\(termination.reason.rawValue): objective \(objective), bound \(bound), \(values.count) values, "
      + "\(nodes) nodes"
  }
}
