/// Exact sums for the ratio of two totals, such as household-hours served to household-hours affected: the mean of
/// ratios would give a village that is barely touched the weight of a district in the dark.
public struct RatioMoments: Sendable, Hashable {
  /// Observations.
  public private(set) var count: Int64 = 0
  private var part: Int128 = 0
  private var whole: Int128 = 0
  private var partSquares: Int128 = 0
  private var products: Int128 = 0
  private var wholeSquares: Int128 = 0

  /// No observations.
  public init() {}

  /// Takes in one observation of both.
  public mutating func add(_ part: Int64, of whole: Int64) {
    let (x, y) = (Int128(part), Int128(whole))
    count += 1
    self.part += x
    self.whole += y
    partSquares += x * x
    products += x * y
    wholeSquares += y * y
  }

  /// Both totals.
  public var totals: (part: Int128, whole: Int128) { (part, whole) }

  /// Mean of the part and of the whole.
  var means: (part: Double, whole: Double) {
    (Double(part) / Double(count), Double(whole) / Double(count))
  }

  /// Variance of part − ratio · whole, n − 1 in the denominator.
  func residualVariance(_ ratio: Double) -> Double {
    let n = Double(count)
    func covariance(_ sum: Int128, _ a: Int128, _ b: Int128) -> Double {
      Double(Int128(count) * sum - a * b) / n / (n - 1)
    }
    return max(
      0,
      covariance(partSquares, part, part) - 2 * ratio * covariance(products, part, whole)
        + ratio * ratio * covariance(wholeSquares, whole, whole))
  }
}

/// The ratio of two totals over strata.
public enum StratifiedRatio {
  /// The ratio of the weighted means, with its error by linearisation (Cochran, Sampling Techniques, 6.3).
  ///
  /// - Parameter strata: Weights adding up to 1. `nil` where one has no observation, or where the whole is 0: then
  ///   there is no ratio.
  public static func figure(
    _ strata: [(weight: Double, moments: RatioMoments)], confidence: Double
  ) -> SampledFigure? {
    guard !strata.isEmpty, strata.allSatisfy({ $0.moments.count > 0 }) else { return nil }
    let part = strata.reduce(0) { $0 + $1.weight * $1.moments.means.part }
    let whole = strata.reduce(0) { $0 + $1.weight * $1.moments.means.whole }
    guard whole > 0 else { return nil }
    let ratio = part / whole
    guard strata.allSatisfy({ $0.moments.count > 1 }) else {
      return SampledFigure(ratio, standardError: nil, interval: nil)
    }
    var (variance, pooled) = (0.0, 0.0)
    for (weight, moments) in strata {
      let own = weight * weight * moments.residualVariance(ratio) / Double(moments.count)
      variance += own
      pooled += own * own / Double(moments.count - 1)
    }
    let error = variance.squareRoot() / whole
    guard error > 0 else { return SampledFigure(ratio, standardError: 0, interval: Interval(ratio, ratio)) }
    let t = StudentT.quantile(0.5 + confidence / 2, degrees: variance * variance / pooled)
    return SampledFigure(
      ratio, standardError: error, interval: Interval(ratio - t * error, ratio + t * error))
  }
}
