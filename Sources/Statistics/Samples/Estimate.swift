/// A mean over a sample, with how far chance may have moved it.
public struct Estimate: Sendable, Hashable, Codable {
  /// The mean.
  public var mean: Double
  /// Standard error of the mean; 0 for an exact figure, infinite where one observation says nothing about it.
  public var standardError: Double

  /// A mean and its standard error.
  public init(mean: Double, standardError: Double) {
    self.mean = mean
    self.standardError = standardError
  }

  /// The mean of independent observations, summed in their order, so that equal samples give equal bits.
  ///
  /// - Complexity: O(n)
  public init(_ sample: [Double]) {
    let n = Double(sample.count)
    let mean = sample.isEmpty ? .nan : sample.reduce(0, +) / n
    let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      mean: mean, standardError: sample.count < 2 ? .infinity : (squares / (n - 1) / n).squareRoot())
  }

  /// The same in another unit, and moved.
  public func scaled(by factor: Double, plus shift: Double = 0) -> Estimate {
    Estimate(mean: mean * factor + shift, standardError: standardError * abs(factor))
  }

  /// The sum of two estimates from independent samples.
  public static func + (a: Estimate, b: Estimate) -> Estimate {
    Estimate(
      mean: a.mean + b.mean,
      standardError: (a.standardError * a.standardError + b.standardError * b.standardError).squareRoot())
  }
  /// The difference of two estimates from independent samples.
  public static func - (a: Estimate, b: Estimate) -> Estimate { a + b.scaled(by: -1) }
}

/// A figure that is known to lie between two ends, each estimated.
public struct Bracket: Sendable, Hashable, Codable {
  /// It is at least this, in expectation.
  public var lower: Estimate
  /// It is at most this, in expectation.
  public var upper: Estimate

  /// A bracket.
  public init(lower: Estimate, upper: Estimate) {
    self.lower = lower
    self.upper = upper
  }
}
