#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How many observations each stratum gets.
public enum SampleSize {
  /// Divides `total` by weight times standard deviation, which makes the variance of the mean least (Neyman 1934);
  /// by weight alone where no stratum varies.
  ///
  /// - Parameters:
  ///   - least: In each stratum with weight.
  ///   - deviations: Of one observation, by stratum.
  /// - Returns: By stratum; at least `total` altogether, more where `least` asks for it.
  public static func neyman(total: Int, weights: [Double], deviations: [Double], least: Int) -> [Int] {
    let shares = zip(weights, deviations).map { $0 * $1 }
    return proportional(
      total: total, weights: shares.contains { $0 > 0 } ? shares : weights, least: least,
      among: weights.map { $0 > 0 })
  }

  /// Divides `total` by weight, by largest remainders.
  ///
  /// - Parameter wanted: Strata that get `least` even where their weight here is 0.
  public static func proportional(
    total: Int, weights: [Double], least: Int, among wanted: [Bool]? = nil
  ) -> [Int] {
    let sum = weights.reduce(0, +)
    let isWanted = wanted ?? weights.map { $0 > 0 }
    guard sum > 0 else { return isWanted.map { $0 ? least : 0 } }
    let exact = weights.map { Double(total) * $0 / sum }
    var sizes = exact.map { Int($0.rounded(.down)) }
    // equal remainders go to the first
    let order = weights.indices.sorted {
      let (a, b) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
      return a == b ? $0 < $1 : a > b
    }
    for k in order.prefix(max(0, total - sizes.reduce(0, +))) { sizes[k] += 1 }
    return zip(sizes, isWanted).map { $1 ? max($0, least) : 0 }
  }

  /// Observations needed in all for a half-width, judging by a first sample: n · (its half-width / the one asked
  /// for)², rounded up.
  public static func needed(have n: Int, halfWidth: Double, target: Double) -> Int {
    guard halfWidth > target, target > 0 else { return n }
    let factor = halfWidth / target
    return Int(min(1e9, (Double(n) * factor * factor).rounded(.up)))
  }
}
