/// A number that is not known beforehand, as a scenario set gives it.
public struct RandomQuantity: Sendable, Hashable {
  /// How it is distributed.
  public enum Form: Sendable, Hashable {
    /// Known after all.
    case fixed(Double)
    /// Anywhere between two ends alike.
    case uniform(Double, Double)
    /// Normal, by mean and standard deviation.
    case normal(mean: Double, deviation: Double)
    /// Lognormal, by median and logarithmic standard deviation.
    case lognormal(median: Double, sigma: Double)
    /// Gamma, by mean and shape.
    case gamma(mean: Double, shape: Double)
    /// Beta on 0 to 1.
    case beta(Double, Double)
  }
  /// How it is distributed.
  public var form: Form
  /// What lies outside is put on the nearer end.
  public var limits: ClosedRange<Double>

  /// A quantity.
  public init(_ form: Form, limits: ClosedRange<Double>) {
    self.form = form
    self.limits = limits
  }

  /// The nearest value within ``limits``.
  public func limited(_ value: Double) -> Double {
    min(max(value, limits.lowerBound), limits.upperBound)
  }
}
