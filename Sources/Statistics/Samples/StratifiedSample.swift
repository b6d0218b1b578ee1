/// Independent observations in strata of known weight: so many were made in each, whatever its weight, so that
/// a rare stratum is not left to chance. A simple sample is one stratum of weight 1.
///
/// Every stratum with weight needs an observation for a figure, and two for an error: else there is none.
public struct StratifiedSample: Sendable, Hashable {
  /// A part of what is sampled.
  public struct Stratum: Sendable, Hashable {
    /// Its share of the whole.
    public var weight: Double
    /// What was observed in it, ascending.
    public let values: [Int64]
    /// Exact sums over them.
    public let moments: Moments

    /// A stratum.
    ///
    /// - Complexity: O(n log n)
    public init(weight: Double, values: some Sequence<Int64>) {
      self.weight = weight
      self.values = values.sorted()
      moments = Moments(self.values)
    }

    /// How many of its observations are at most `value`.
    ///
    /// - Complexity: O(log n)
    func count(atMost value: Int64) -> Int {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] <= value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Strata with weight, weights adding up to 1.
  public let strata: [Stratum]

  /// A sample; weights are divided by their sum.
  public init(_ strata: [Stratum]) {
    let total = strata.reduce(0) { $0 + $1.weight }
    self.strata = strata.filter { $0.weight > 0 }.map {
      var stratum = $0
      stratum.weight /= total
      return stratum
    }
  }

  /// A simple sample.
  public init(_ values: some Sequence<Int64>) { self.init([Stratum(weight: 1, values: values)]) }

  /// Whether a stratum with weight has no observation, so that nothing can be said of the whole.
  public var isEmpty: Bool { strata.isEmpty || strata.contains { $0.values.isEmpty } }

  /// The mean.
  public func mean(confidence: Double) -> SampledFigure? {
    StratifiedMean(strata.map { ($0.weight, $0.moments) })?.figure(confidence: confidence)
  }

  /// Share of the whole that is at most `value`.
  ///
  /// - Complexity: O(strata · log n)
  public func share(atMost value: Int64) -> Proportion? {
    isEmpty ? nil : share { $0.count(atMost: value) }
  }

  /// Share of the whole that is above `value`.
  public func share(above value: Int64) -> Proportion? {
    isEmpty ? nil : share { $0.values.count - $0.count(atMost: value) }
  }

  private func share(_ hits: (Stratum) -> Int) -> Proportion? {
    Self.share(strata.map { ($0.weight, hits($0), $0.values.count) })
  }

  /// A share of the whole from hits and trials in strata, weights adding up to 1; `nil` where a stratum has no trial.
  public static func share(_ strata: [(weight: Double, hits: Int, trials: Int)]) -> Proportion? {
    guard !strata.isEmpty, strata.allSatisfy({ $0.trials > 0 }) else { return nil }
    return Proportion(
      strata.map {
        .init(weight: $0.weight, value: Double($0.hits) / Double($0.trials), trials: Double($0.trials))
      })
  }
}

/// A mean over strata, from exact sums or plain ones.
public struct StratifiedMean: Sendable {
  /// The mean with its standard error.
  public let estimate: Estimate
  /// Third central moment of the estimate over its standard error cubed.
  let skewness: Double
  /// Degrees of freedom by Welch & Satterthwaite.
  let degrees: Double

  /// - Parameter strata: Weights adding up to 1. `nil` where one has no observation.
  public init?(_ strata: [(weight: Double, moments: Moments)]) {
    self.init(
      parts: strata.map {
        ($0.weight, Double($0.moments.count), $0.moments.mean, $0.moments.variance, $0.moments.thirdCentral)
      })
  }

  /// - Parameter strata: Weights adding up to 1, and the observations of each.
  init?(_ strata: [(weight: Double, values: [Double])]) {
    self.init(
      parts: strata.map { weight, values in
        let n = Double(values.count)
        guard n > 0 else { return (weight, 0, nil, nil, nil) }
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let cubes = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) }
        return (weight, n, mean, n > 1 ? squares / (n - 1) : nil, cubes / n)
      })
  }

  private init?(parts: [(weight: Double, n: Double, mean: Double?, variance: Double?, third: Double?)]) {
    var (mean, variance, third, pooled) = (0.0, 0.0, 0.0, 0.0)
    guard !parts.isEmpty else { return nil }
    for part in parts {
      guard let partMean = part.mean else { return nil }
      mean += part.weight * partMean
      let own = part.weight * part.weight * (part.variance ?? .infinity) / part.n
      variance += own
      third += part.weight * part.weight * part.weight * (part.third ?? 0) / (part.n * part.n)
      pooled += own * own / (part.n - 1)
    }
    estimate = Estimate(mean: mean, standardError: variance.squareRoot())
    let isSpread = variance > 0 && variance.isFinite
    skewness = isSpread ? third / (variance * variance.squareRoot()) : 0
    degrees = isSpread ? variance * variance / pooled : .infinity
  }

  /// The mean with its interval.
  ///
  /// - Parameter isKnown: Whether the observations can tell how sure it is.
  public func figure(confidence: Double, isKnown: Bool = true) -> SampledFigure {
    let error = estimate.standardError
    guard error.isFinite, isKnown else {
      return SampledFigure(estimate.mean, standardError: nil, interval: nil)
    }
    return SampledFigure(
      estimate.mean, standardError: error,
      interval: error > 0
        ? Interval(estimate, skewness: skewness, degrees: degrees, confidence: confidence)
        : Interval(estimate.mean, estimate.mean))
  }
}
