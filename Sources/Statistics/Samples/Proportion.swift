/// How often something happened in so many trials.
public struct Proportion: Sendable, Hashable {
  /// The share of trials in which it did.
  public var value: Double
  /// Trials that would be as telling if they were independent and alike.
  public var effectiveTrials: Double
  /// The strata it is put together from; empty where it comes from one sample.
  private var parts: [Part] = []

  /// The share of one stratum.
  struct Part: Sendable, Hashable {
    /// Its share of the whole.
    var weight: Double
    /// As ``Proportion/value`` and ``Proportion/effectiveTrials`` of the stratum.
    var value, trials: Double
  }

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

  /// A share over strata, weights adding up to 1, each with a trial. Effective trials are those that would give the
  /// same variance (Korn & Graubard, Survey Methodology 24, 1998); where no stratum shows any, those of its weights.
  init(_ parts: [Part]) {
    let value = min(1, parts.reduce(0) { $0 + $1.weight * $1.value })
    let variance = parts.reduce(0) { $0 + $1.weight * $1.weight * $1.value * (1 - $1.value) / $1.trials }
    let weights = parts.reduce(0) { $0 + $1.weight * $1.weight / $1.trials }
    let spread = value * (1 - value)
    self.init(
      value: value, effectiveTrials: max(1, variance > 0 && spread > 0 ? spread / variance : 1 / weights))
    if parts.count > 1 { self.parts = parts }
  }

  /// Standard error of the share.
  public var standardError: Double { (value * (1 - value) / effectiveTrials).squareRoot() }

  /// The interval of the share.
  ///
  /// One sample has Clopper & Pearson's, which holds at least as often as it says (Biometrika 26, 1934). Strata have
  /// Wilson's each (JASA 22, 1927), put together by the squares of their arms (Zou & Donner, Statistics in Medicine
  /// 27, 2008): a heavy stratum without a hit shows no variance, but its interval still has an arm.
  public func interval(confidence: Double) -> Interval {
    let tail = (1 - confidence) / 2
    guard parts.isEmpty else {
      let ends = parts.map { ($0, wilson($0, quantile: Normal.quantile(1 - tail))) }
      func arm(_ length: (Part, Interval) -> Double) -> Double {
        ends.reduce(0) { sum, end in
          let arm = end.0.weight * length(end.0, end.1)
          return sum + arm * arm
        }.squareRoot()
      }
      return Interval(
        max(0, value - arm { $0.value - $1.lower }), min(1, value + arm { $1.upper - $0.value }))
    }
    let (n, hits) = (effectiveTrials, value * effectiveTrials)
    return Interval(
      value <= 0 ? 0 : Beta.quantile(tail, hits, n - hits + 1),
      value >= 1 ? 1 : Beta.quantile(1 - tail, hits + 1, n - hits))
  }

  private func wilson(_ part: Part, quantile z: Double) -> Interval {
    let (p, n) = (part.value, part.trials)
    let shrink = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / shrink
    let arm = z / shrink * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    // at 0 and 1 an end is the share itself, but for rounding
    return Interval(min(p, centre - arm), max(p, centre + arm))
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
