#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Student's t distribution with a whole number of degrees of freedom.
public enum StudentT {
  /// P(T ≤ t), by the finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4.
  ///
  /// - Complexity: O(degrees)
  static func cumulative(_ t: Double, degrees: Int) -> Double {
    let angle = atan(t / Double(degrees).squareRoot())
    let (s, c) = (sin(angle), cos(angle))
    var (term, sum) = (1.0, degrees == 1 ? 0.0 : 1.0)
    if degrees.isMultiple(of: 2) {
      for k in stride(from: 2, to: degrees, by: 2) {
        term *= Double(k - 1) / Double(k) * c * c
        sum += term
      }
      return 0.5 + 0.5 * s * sum
    }
    for k in stride(from: 3, to: degrees, by: 2) {
      term *= Double(k - 1) / Double(k) * c * c
      sum += term
    }
    return 0.5 + (angle + (degrees == 1 ? 0 : s * c * sum)) / .pi
  }

  /// The t with P(T ≤ t) = `probability`, which lies strictly between 0 and 1; by bisection to the last bits.
  ///
  /// - Complexity: O(degrees)
  public static func quantile(_ probability: Double, degrees: Int) -> Double {
    precondition(degrees >= 1 && probability > 0 && probability < 1, "no such quantile")
    var (low, high) = (-1.0, 1.0)
    while cumulative(low, degrees: degrees) > probability { low *= 2 }
    while cumulative(high, degrees: degrees) < probability { high *= 2 }
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if cumulative(middle, degrees: degrees) < probability { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }
}
