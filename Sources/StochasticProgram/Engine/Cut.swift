/// A bound on expected recourse that is linear in the first stage and holds for every whole x:
/// Σ p Q(x) over the scenarios of a group ≥ constant + slope · x.
struct Cut: Sendable {
  var constant: Double
  var slope: [Double]

  init(zero count: Int) {
    constant = 0
    slope = Array(repeating: 0, count: count)
  }

  /// The bound at a point.
  func value(at x: [Double]) -> Double {
    var sum = constant
    for j in slope.indices { sum += slope[j] * x[j] }
    return sum
  }

  static func += (sum: inout Cut, other: Cut) {
    sum.constant += other.constant
    for j in sum.slope.indices { sum.slope[j] += other.slope[j] }
  }
}

/// What became of one first-stage decision.
enum Evaluation: Sendable {
  /// Expected recourse, and each scenario's second-stage values.
  case value(Double, [[Double]])
  /// Expected recourse is at least this, which is all that had to be known.
  case atLeast(Double)
  /// Some scenario has no recourse.
  case infeasible
  /// Time ran out; expected recourse is at least this.
  case interrupted(Double)
}

/// A way to bound and to work out expected recourse for whole first-stage decisions.
protocol Recourse {
  /// How many groups of scenarios have cuts of their own.
  var groups: Int { get }
  /// How exact a worked-out value is, relative to it.
  var precision: Double { get }
  /// Nodes of all searches so far.
  var nodes: Int { get }
  /// Cuts for every group that hold everywhere and are meant to be good all over; none where there is no such way.
  mutating func openingCuts(_ stage: FirstStage, until deadline: Deadline) throws(ProgramError) -> [[Cut]]
  /// One cut per group, as high as can be at `x`; `nil` where some scenario has no recourse there.
  mutating func cuts(at x: [Double]) throws(ProgramError) -> [Cut]?
  /// What some recourse for every scenario costs at the decision last asked about: feasible, not proven best; `nil` where
  /// none is known.
  var knownValue: Double? { get }
  /// That recourse.
  func knownSecond() -> [[Double]]
  /// Expected recourse at `x`, or that it is not below `cutoff`.
  mutating func evaluate(
    _ x: [Double], below cutoff: Double, until deadline: Deadline
  ) throws(ProgramError) -> Evaluation
}

/// A moment after which nothing new is begun.
struct Deadline: Sendable {
  private let start = ContinuousClock.now
  private let limit: Double

  init(seconds: Double) { limit = seconds }

  /// Wall seconds since it was set.
  var elapsed: Double {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
  var isOver: Bool { elapsed >= limit }
  var left: Double { max(0, limit - elapsed) }
}
