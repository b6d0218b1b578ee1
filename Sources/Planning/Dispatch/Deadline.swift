import Haulage

/// By when an answer must be there. On a machine that would take longer the search does fewer rounds.
public struct Deadline: Sendable {
  /// When the question was asked.
  public var asked: ContinuousClock.Instant
  /// Seconds from then.
  public var seconds: Double

  /// For a schedule made in calm, s: what a bureau was promised.
  public static let calmSeconds = 5.0
  /// For a schedule made anew while trucks wait, s.
  public static let hastySeconds = 2.0

  /// So many seconds from when a question was asked.
  public init(asked: ContinuousClock.Instant, seconds: Double) {
    self.asked = asked
    self.seconds = seconds
  }

  /// Seconds since the question was asked.
  var passed: Double { (ContinuousClock.now - asked) / .seconds(1) }
}

extension Dispatcher {
  /// Shares of the rounds that a slower machine does: few, so that it mostly does the same number each time.
  private static let shares = [1, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08]
  /// Reasons and papers take about so many times as long as reading and ways took before the search.
  private static let afterwards = 1.3
  /// Part of the time left that is given to the search; the rest is for what else the machine has to do.
  private static let given = 0.85

  /// Rounds of each search that there is time for before the deadline, at most ``rounds``.
  func affordableRounds(_ problem: ShiftProblem, from starts: [ShiftPlan] = [], inWaves: Bool = false) -> Int
  {
    guard let deadline else { return rounds }
    let before = deadline.passed
    let pace = problem.roundsPerSecond(from: starts, inWaves: inWaves)
    let left = deadline.seconds - deadline.passed - Self.afterwards * before
    let affordable = pace * max(0, left) * Self.given
    let share = Self.shares.first { $0 * Double(rounds) <= affordable } ?? Self.shares[Self.shares.count - 1]
    return Int((share * Double(rounds)).rounded())
  }
}
