/// How often something happened in so many trials.
public struct Proportion: Sendable, Hashable {
  /// The share of trials in which it did.
  public var value: Double
  /// Trials that would be as telling if they were independent and alike.
  public var effectiveTrials: Double

  /// Hits among independent trials; `nil` without trials.
  public init?(hits: Int, trials: Int) {
    guard trials > 0 else { return nil }
    self.init(value: Double(hits) / Double(trials), effectiveTrials: Double(trials))
  }

  /// A share with its effective number of trials, at least 1.
  public init(value: Double, effectiveTrials: Double) {
    self.value = value
    self.effectiveTrials = effectiveTrials
  }

  /// A share estimated with a variance: as many trials as would give the same (Korn & Graubard, Survey
  /// Methodology 24, 1998).
  ///
  /// - Parameter trials: Where the share is 0 or 1 and so shows no variance.
  init(value: Double, variance: Double, otherwise trials: Double) {
    let spread = value * (1 - value)
    self.init(
      value: value, effectiveTrials: max(1, variance > 0 && spread > 0 ? spread / variance : trials))
  }

  /// Standard error of the share.
  public var standardError: Double { (value * (1 - value) / effectiveTrials).squareRoot() }

  /// Clopper & Pearson's interval, which holds at least as often as it says (Biometrika 26, 1934).
  public func interval(confidence: Double) -> Interval {
    let (n, hits) = (effectiveTrials, value * effectiveTrials)
    let tail = (1 - confidence) / 2
    return Interval(
      value <= 0 ? 0 : Beta.quantile(tail, hits, n - hits + 1),
      value >= 1 ? 1 : Beta.quantile(1 - tail, hits + 1, n - hits))
  }

  /// The share with its error.
  public func figure(confidence: Double) -> SampledFigure {
    // a share of 0 or 1 shows no spread, which is no reason to be sure of it: the interval is
    SampledFigure(
      value, standardError: value > 0 && value < 1 ? standardError : nil,
      interval: interval(confidence: confidence))
  }
}

/// Trials needed, none of them a hit, to claim with this confidence that something happens in at most `share` of
/// all: the least n with (1 − share)ⁿ ≤ 1 − confidence. For 1 % at 95 % that is 299.
public func trialsToRuleOut(share: Double, confidence: Double) -> Int {
  var (trials, left) = (0, 1.0)
  while left > 1 - confidence {
    left *= 1 - share
    trials += 1
  }
  return trials
}
