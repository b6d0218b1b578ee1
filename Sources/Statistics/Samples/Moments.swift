/// Sums of powers of whole numbers, exact, so that the same observations give the same bits in any order, in
/// any number of parts.
///
/// Observations are below 10¹⁰ in magnitude, and there are fewer than 10⁸ of them: then the cubes fit.
public struct Moments: Sendable, Hashable {
  /// Observations.
  public private(set) var count: Int64 = 0
  private var sum: Int128 = 0
  private var squares: Int128 = 0
  private var cubes: Int128 = 0

  /// No observations.
  public init() {}

  /// The moments of some observations.
  public init(_ values: some Sequence<Int64>) { for value in values { add(value) } }

  /// Takes in an observation.
  public mutating func add(_ value: Int64) {
    let x = Int128(value)
    count += 1
    sum += x
    squares += x * x
    cubes += x * x * x
  }

  /// Takes in the observations of another part.
  public mutating func merge(_ other: Moments) {
    count += other.count
    sum += other.sum
    squares += other.squares
    cubes += other.cubes
  }

  /// Their sum, exact.
  public var total: Int128 { sum }
  /// Their mean; `nil` without any.
  public var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

  /// Their variance, n − 1 in the denominator; `nil` with fewer than two.
  public var variance: Double? {
    guard count > 1 else { return nil }
    // n Σx² − (Σx)² is exact before the one division
    let n = Int128(count)
    return Double(n * squares - sum * sum) / Double(count) / Double(count - 1)
  }

  /// Third central moment, n in the denominator; `nil` without observations.
  var thirdCentral: Double? {
    guard let mean else { return nil }
    let n = Double(count)
    return Double(cubes) / n - 3 * mean * Double(squares) / n + 2 * mean * mean * mean
  }
}
