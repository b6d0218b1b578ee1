import Haulage

/// By when an answer must be there. On a machine that would take longer the search does fewer rounds.
public struct Deadline: Sendable {
  /// When the question was asked.
  public var asked: ContinuousClock.Instant
  /// Seconds from then.
  public var seconds: Double
  /// Rounds of each search below which no hurry is worth what it costs: the schedule is late then.
  var leastRounds: Int

  /// For a schedule made in calm, s: what a bureau was promised.
  public static let calmSeconds = 5.0
  /// For a schedule made anew while trucks wait, s.
  public static let hastySeconds = 2.0

  /// Share of the usual rounds that is always done.
  private static let least = 0.3

  /// So many seconds from when a question was asked.
  ///
  /// - Parameters:
  ///   - seconds: The time given.
  ///   - usual: Rounds of each search where there is no hurry, and no time to spare either.
  public init(asked: ContinuousClock.Instant, seconds: Double, usualRounds usual: Int) {
    self.asked = asked
    self.seconds = seconds
    leastRounds = Int(Self.least * Double(usual))
  }

  /// Seconds since the question was asked.
  var passed: Double { (ContinuousClock.now - asked) / .seconds(1) }
}

extension Dispatcher {
  /// What is left of the rounds from one step to the next; in steps, so that a machine mostly does the same number each time.
  private static let step = 0.9
  /// Reasons and papers take about so many times as long as reading and ways took before the search.
  private static let afterwards = 1.1
  /// Part of the time left that is given to the search; the rest is for what else the machine has to do.
  private static let given = 0.75

  /// Rounds of each search that there is time for before the deadline, at most ``rounds``.
  func affordableRounds(_ problem: ShiftProblem, from starts: [ShiftPlan] = [], inWaves: Bool = false) -> Int
  {
    guard let deadline else { return rounds }
    let before = deadline.passed
    let pace = problem.roundsPerSecond(from: starts, inWaves: inWaves)
    let left = deadline.seconds - deadline.passed - Self.afterwards * before
    return affordableRounds(at: pace, within: left, atLeast: deadline.leastRounds)
  }

  /// Rounds of each search that there is time for.
  ///
  /// - Parameters:
  ///   - pace: Rounds a second.
  ///   - left: Seconds.
  ///   - least: Rounds that are done in any case.
  func affordableRounds(at pace: Double, within left: Double, atLeast least: Int) -> Int {
    let affordable = pace * max(0, left) * Self.given
    var share = 1.0
    while share * Double(rounds) > affordable, share * Self.step * Double(rounds) >= Double(least) {
      share *= Self.step
    }
    return Int((share * Double(rounds)).rounded())
  }
}
