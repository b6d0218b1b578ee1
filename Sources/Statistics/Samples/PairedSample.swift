/// What one thing yields less what another yields in the same circumstances (common random numbers), in strata.
public struct PairedSample: Sendable, Hashable {
  /// The pairs of one stratum.
  public struct Stratum: Sendable, Hashable {
    /// Its share of the whole.
    public var weight: Double
    /// One pair for each circumstance.
    public var pairs: [Pair]

    /// A stratum.
    public init(weight: Double, pairs: [Pair]) {
      self.weight = weight
      self.pairs = pairs
    }
  }

  /// Two results in one circumstance.
  public struct Pair: Sendable, Hashable {
    /// Of the first.
    public var a: Int64
    /// Of the second.
    public var b: Int64

    /// A pair.
    public init(_ a: Int64, _ b: Int64) {
      self.a = a
      self.b = b
    }
  }

  /// Strata with weight.
  public let strata: [Stratum]

  /// A sample; weights are divided by their sum.
  public init(_ strata: [Stratum]) {
    let total = strata.reduce(0) { $0 + $1.weight }
    self.strata = strata.filter { $0.weight > 0 }.map { Stratum(weight: $0.weight / total, pairs: $0.pairs) }
  }

  /// The first less the second, on average.
  public func difference(confidence: Double) -> SampledFigure? {
    mean { $0.a - $0.b }?.figure(confidence: confidence)
  }

  /// How many times as many independent replications it would take to know the difference as well; `nil` where
  /// the pairs never differ in their difference.
  public var varianceReduction: Double? {
    guard let a = mean(\.a), let b = mean(\.b), let difference = mean({ $0.a - $0.b }) else { return nil }
    func variance(_ mean: StratifiedMean) -> Double {
      mean.estimate.standardError * mean.estimate.standardError
    }
    let paired = variance(difference)
    return paired > 0 && paired.isFinite ? (variance(a) + variance(b)) / paired : nil
  }

  /// Tail mean of the first less that of the second, each with its own quantile.
  ///
  /// - Complexity: O(n log n)
  public func tailDifference(_ level: Double, confidence: Double) -> SampledFigure? {
    func sample(_ value: (Pair) -> Int64) -> StratifiedSample {
      StratifiedSample(strata.map { .init(weight: $0.weight, values: $0.pairs.map(value)) })
    }
    guard let p = sample(\.a).quantile(level, confidence: confidence)?.value,
      let q = sample(\.b).quantile(level, confidence: confidence)?.value
    else { return nil }
    let mean = StratifiedMean(
      strata.map { stratum in
        (
          stratum.weight,
          stratum.pairs.map {
            p - q + (max(0, Double($0.a) - p) - max(0, Double($0.b) - q)) / (1 - level)
          }
        )
      })
    let count = Double(strata.reduce(0) { $0 + $1.pairs.count })
    return mean?.figure(confidence: confidence, isKnown: count * (1 - level) >= StratifiedSample.leastTail)
  }

  private func mean(_ value: (Pair) -> Int64) -> StratifiedMean? {
    StratifiedMean(strata.map { ($0.weight, Moments($0.pairs.lazy.map(value))) })
  }
}
