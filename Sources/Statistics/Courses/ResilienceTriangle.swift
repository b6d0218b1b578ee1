/// How far service fell, and how long it took to come back (Bruneau and others, Earthquake Spectra 19, 2003).
///
/// The quality of an hour is served ÷ affected, and 1 where nobody is affected.
public struct ResilienceTriangle: Sendable, Hashable {
  /// Hours of full service lost: ∫ (1 − quality) dt over the horizon, by trapezoids; the last hour's quality is
  /// held to the end. In millionths of an hour, each hour rounded alike, so that sums are exact.
  public var lostMicroHours: Int64
  /// The worst quality, in millionths.
  public var worstMillionths: Int64
  /// The first hour of it; `nil` where quality never falls.
  public var worstHour: Int?
  /// The hour from which on quality stays at 95 % or more; 0 where it never falls lower, `nil` where it has not come
  /// back within the horizon.
  public var recovered: Int?

  /// - Complexity: O(hours)
  public init(affected: some Collection<Int>, unserved: some Collection<Int>) {
    let lost = zip(affected, unserved).map { affected, unserved in
      affected > 0 ? (2_000_000 * Int64(unserved) + Int64(affected)) / (2 * Int64(affected)) : 0
    }
    // each of the H steps has the mean of its two ends, the last end being held: Σ l + ½ (l₍H−1₎ − l₀)
    let (first, last) = (lost.first ?? 0, lost.last ?? 0)
    lostMicroHours = (2 * lost.reduce(0, +) + last - first) / 2
    let worst = lost.max() ?? 0
    worstMillionths = 1_000_000 - worst
    worstHour = worst > 0 ? lost.firstIndex(of: worst) : nil
    let low = lost.lastIndex { $0 > 50_000 }
    recovered = low.map { $0 + 1 < lost.count ? $0 + 1 : nil } ?? 0
  }
}
