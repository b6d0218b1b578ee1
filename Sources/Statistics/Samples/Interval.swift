#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A confidence interval, ends included.
public struct Interval: Sendable, Hashable, Codable {
  /// Its lower end.
  public var lower: Double
  /// Its upper end.
  public var upper: Double

  /// An interval.
  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether a value lies in it.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
  /// Half of its length.
  public var halfWidth: Double { 0.5 * (upper - lower) }
}

/// A figure from a sample with all that is needed to say how sure it is.
public struct SampledFigure: Sendable, Hashable, Codable {
  /// The estimate.
  public var value: Double
  /// Its standard error; `nil` where one observation says nothing about it, or where the figure has none (a
  /// quantile has an interval only).
  public var standardError: Double?
  /// The interval at the confidence asked for; `nil` where there is none.
  public var interval: Interval?

  /// A figure.
  public init(_ value: Double, standardError: Double?, interval: Interval?) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }

  /// Itself where its error or its interval is known, else `nil`: of a bare number nobody could tell how far it is off.
  public var measured: SampledFigure? { standardError == nil && interval == nil ? nil : self }

  /// The same in another unit.
  ///
  /// - Parameter factor: Above 0.
  public func scaled(by factor: Double) -> SampledFigure {
    SampledFigure(
      value * factor, standardError: standardError.map { $0 * factor },
      interval: interval.map { Interval($0.lower * factor, $0.upper * factor) })
  }

  /// The same with an interval that ends where the quantity itself does: no share is above 1, no amount below 0. It holds the
  /// truth as often as before.
  public func within(_ range: ClosedRange<Double>) -> SampledFigure {
    func end(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
    return SampledFigure(
      value, standardError: standardError, interval: interval.map { Interval(end($0.lower), end($0.upper)) })
  }
}

extension Interval {
  /// The interval of a mean by Student's t, mended for skewness by Hall's cubic (Hall, Journal of the Royal
  /// Statistical Society B 54, 1992): losses of emergencies have a long tail to the right, which a symmetric
  /// interval misses.
  ///
  /// - Parameters:
  ///   - skewness: Of the estimate, not of the observations: smaller by √n.
  ///   - degrees: Of freedom of its standard error.
  init(_ estimate: Estimate, skewness: Double, degrees: Double, confidence: Double) {
    let t = StudentT.quantile(0.5 + confidence / 2, degrees: degrees)
    func studentised(_ quantile: Double) -> Double {
      // the cubic's inverse is the identity where there is no skewness
      guard abs(skewness) > 1e-6 else { return quantile }
      return 3 / skewness * (cbrt(1 + skewness * (quantile - skewness / 6)) - 1)
    }
    self.init(
      estimate.mean - estimate.standardError * studentised(t),
      estimate.mean - estimate.standardError * studentised(-t))
  }
}
