#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The beta distribution, on which the intervals of proportions and Student's t rest.
public enum Beta {
  /// P(X ≤ x) for X ~ Beta(a, b), a and b above 0: the regularised incomplete beta function, by the continued
  /// fraction of DLMF 8.17.22 in Lentz's form.
  ///
  /// - Complexity: O(√max(a, b)) steps near the mean, few elsewhere
  public static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // the fraction converges quickly on its own side of the mean; near it on either, whatever rounding makes of 1 − x
    return x > (a + 1) / (a + b + 2) ? 1 - fraction(1 - x, b, a) : fraction(x, a, b)
  }

  /// The continued fraction itself.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1), tiny)
    var product = d
    for m in 1...10_000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d, tiny)
      c = nonzero(1 + even / c, tiny)
      product *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d, tiny)
      c = nonzero(1 + odd / c, tiny)
      let step = c * d
      product *= step
      if abs(step - 1) < 1e-15 { break }
    }
    return min(1, front * product)
  }

  /// The x with P(X ≤ x) = `probability`, by bisection to the last bits.
  static func quantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if cumulative(middle, a, b) < probability { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }

  /// ln Γ(x) for x above 0, by Stirling's series (DLMF 5.11.1) from x ≥ 12 on, where its error is below 10⁻¹⁵:
  /// the C library's differs between machines, and keeps its sign in a global.
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 1.0)
    while x < 12 {
      shift *= x
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188)))
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + series / x - log(shift)
  }
}
