#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The standard normal distribution.
public enum Normal {
  /// P(Z ≤ z) = ½ erfc(−z / √2).
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The z with P(Z ≤ z) = `probability`, which lies strictly between 0 and 1; increasing, so that a stratified
  /// uniform gives a stratified normal.
  ///
  /// Newton's steps on the logarithm of the smaller tail, which is concave; started from the bound
  /// P(Z ≤ −z) ≤ ½ e^(−z²/2).
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "no such quantile")
    if probability > 0.5 { return -quantile(1 - probability) }
    var z = -(-2 * log(2 * probability)).squareRoot()
    for _ in 0..<60 {
      let tail = cumulative(z)
      let density = exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
      let step = tail / density * log(tail / probability)
      z -= step
      if abs(step) <= 1e-15 * max(1, abs(z)) { break }
    }
    return z
  }
}
