/// Means of batches whose observations depend on one another, such as those of a Latin hypercube: the batches are
/// independent, so they carry the error.
public struct BatchMeans: Sendable, Hashable {
  /// A stratum: its share of the whole, and the sums of its batches.
  public struct Stratum: Sendable, Hashable {
    /// Its share of the whole.
    public var weight: Double
    /// Sum over each batch.
    public var sums: [Int64]
    /// Observations in each batch.
    public var size: Int

    /// Batches of `size`; what is left over at the end makes no batch.
    public init(weight: Double, values: [Int64], size: Int) {
      self.weight = weight
      self.size = max(1, size)
      sums = stride(from: 0, to: values.count - self.size + 1, by: self.size).map { start in
        values[start..<(start + size)].reduce(0, +)
      }
    }
  }

  /// Strata with weight.
  public let strata: [Stratum]

  /// Weights are divided by their sum.
  public init(_ strata: [Stratum]) {
    let total = strata.reduce(0) { $0 + $1.weight }
    self.strata = strata.filter { $0.weight > 0 }.map {
      var stratum = $0
      stratum.weight /= total
      return stratum
    }
  }

  /// The mean, with the error of the batches.
  public func mean(confidence: Double) -> SampledFigure? {
    StratifiedMean(
      strata.map { stratum in (stratum.weight, stratum.sums.map { Double($0) / Double(stratum.size) }) }
    )?.figure(confidence: confidence)
  }
}
