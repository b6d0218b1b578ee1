/// The error of a figure that is no mean, by leaving out one group of observations after the other (Quenouille 1956,
/// Tukey 1958).
public enum Jackknife {
  /// A figure from all observations with its error from those without each group.
  ///
  /// An inequality of what is known with error is off by more the smaller the sample: by as much as
  /// leaving out groups shows, the interval stands elsewhere than around the figure, which it holds all the same.
  ///
  /// - Parameters:
  ///   - value: From all of them.
  ///   - without: From all but each group; groups of like size, dealt out without regard to the result. An error
  ///     needs at least two.
  public static func figure(_ value: Double, without: [Double], confidence: Double) -> SampledFigure {
    let groups = Double(without.count)
    guard without.count > 1 else { return SampledFigure(value, standardError: nil, interval: nil) }
    let mean = without.reduce(0, +) / groups
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = ((groups - 1) / groups * squares).squareRoot()
    let reach = error > 0 ? error * StudentT.quantile(0.5 + confidence / 2, degrees: groups - 1) : 0
    let centre = groups * value - (groups - 1) * mean
    return SampledFigure(
      value, standardError: error,
      interval: Interval(min(value, centre - reach), max(value, centre + reach)))
  }
}
