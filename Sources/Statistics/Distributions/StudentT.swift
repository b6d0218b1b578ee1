/// Student's t distribution.
public enum StudentT {
  /// P(T ≤ t); `degrees` of freedom above 0, whole or not.
  static func cumulative(_ t: Double, degrees: Double) -> Double {
    let tail = 0.5 * Beta.cumulative(degrees / (degrees + t * t), degrees / 2, 0.5)
    return t > 0 ? 1 - tail : tail
  }

  /// The t with P(T ≤ t) = `probability`, which lies strictly between 0 and 1; by bisection to the last bits.
  ///
  /// - Parameter degrees: Above 0; a fraction where several variances were pooled.
  public static func quantile(_ probability: Double, degrees: Double) -> Double {
    precondition(degrees > 0 && probability > 0 && probability < 1, "no such quantile")
    // the lower half alone, where no digits cancel
    if probability > 0.5 { return -quantile(1 - probability, degrees: degrees) }
    if probability == 0.5 { return 0 }
    var low = -1.0
    while cumulative(low, degrees: degrees) > probability { low *= 2 }
    var high = 0.0
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if cumulative(middle, degrees: degrees) < probability { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }
}
