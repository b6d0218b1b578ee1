extension StratifiedSample {
  /// Observations of all strata, ascending, with the share of the whole that each stands for.
  private var ascending: [(value: Int64, weight: Double)] {
    strata.flatMap { stratum in
      let weight = stratum.weight / Double(stratum.values.count)
      return stratum.values.map { (value: $0, weight: weight) }
    }.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
  }

  /// The least observation that at least a share `level` of the whole does not exceed: the inverse of the
  /// empirical distribution, nothing interpolated.
  ///
  /// A simple sample's interval runs between two of its order statistics, whose ranks the binomial distribution
  /// gives; a stratified one's by Woodruff's method (JASA 47, 1952): the ends of the interval of the share below
  /// the quantile, read back.
  ///
  /// - Complexity: O(n log n)
  public func quantile(_ level: Double, confidence: Double) -> SampledFigure? {
    guard !isEmpty else { return nil }
    let values = ascending
    let value = Self.quantile(level, of: values)
    // the share is level by definition; its sample value only tells how many trials it is worth
    let trials = strata.count == 1 ? Double(values.count) : share(atMost: value)?.effectiveTrials ?? 1
    let ends = Proportion(value: level, effectiveTrials: trials).ranks(confidence: confidence)
    return SampledFigure(
      Double(value), standardError: nil,
      interval: ends.map {
        Interval(Double(Self.quantile($0.lower, of: values)), Double(Self.quantile($0.upper, of: values)))
      })
  }

  private static func quantile(_ level: Double, of values: [(value: Int64, weight: Double)]) -> Int64 {
    var sum = 0.0
    for (value, weight) in values {
      sum += weight
      // forgives what rounding took from a sum of equal weights
      if sum >= level - 1e-12 { return value }
    }
    return values[values.count - 1].value
  }

  /// Mean of the worst 1 − `level`, the atom at the quantile split: CVaR (Rockafellar & Uryasev 2002).
  ///
  /// It is the mean of q + max(0, x − q) / (1 − level), q being the quantile, and its error is that mean's: q is
  /// where the mean is least, so that an error in q does not matter to first order.
  ///
  /// - Complexity: O(n log n)
  public func tailMean(_ level: Double, confidence: Double) -> SampledFigure? {
    guard let q = quantile(level, confidence: confidence)?.value else { return nil }
    let mean = StratifiedMean(
      strata.map { stratum in
        (stratum.weight, stratum.values.map { q + max(0, Double($0) - q) / (1 - level) })
      })
    let count = Double(strata.reduce(0) { $0 + $1.values.count })
    return mean?.figure(confidence: confidence, isKnown: count * (1 - level) >= Self.leastTail)
  }

  /// Fewer observations in a tail know nothing of its spread, least of all that it has none.
  static let leastTail = 5.0
}

extension Proportion {
  /// Levels of the empirical distribution between which the quantile of level `value` lies, with at least this
  /// confidence: ranks r < s of the order statistics with P(r ≤ B < s) ≥ confidence for B ~ Bin(n, value). `nil` where
  /// so few trials have no such ranks.
  func ranks(confidence: Double) -> Interval? {
    let n = effectiveTrials.rounded(.down)
    let tail = (1 - confidence) / 2
    // P(B ≥ r) = I_value(r, n − r + 1)
    func atLeast(_ r: Double) -> Double {
      r <= 0 ? 1 : r > n ? 0 : Beta.cumulative(value, r, n - r + 1)
    }
    // greatest r with P(B < r) ≤ tail, least s with P(B ≥ s) ≤ tail
    let lower = Self.last(from: 0, to: n) { 1 - atLeast($0) <= tail }
    let upper = Self.last(from: 0, to: n) { atLeast($0) > tail } + 1
    return lower >= 1 && upper <= n ? Interval(lower / n, upper / n) : nil
  }

  /// The last whole number of a range that a condition holds for, which holds for the first and once broken stays
  /// broken.
  private static func last(from first: Double, to end: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (first, end + 1)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
