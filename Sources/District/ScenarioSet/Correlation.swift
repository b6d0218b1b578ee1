#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import Quantities

/// How alike townships fare in one event: the correlation matrix of a Gaussian copula, already factored.
///
/// ρ between two seats falls with their distance as e^(−distance / range), which is positive definite; pairs
/// known better replace it, and then the whole must still be positive semidefinite, or it is no correlation
/// of anything.
public struct Correlation: Sendable {
  /// A pair of townships with a correlation of its own.
  public struct Pair: Sendable, Hashable {
    /// Index of one.
    public var first: Int
    /// Index of the other.
    public var second: Int
    /// −1 to 1.
    public var rho: Double
    /// How far it can be trusted.
    public var certainty: Certainty

    /// A pair.
    public init(first: Int, second: Int, rho: Double, certainty: Certainty) {
      self.first = first
      self.second = second
      self.rho = rho
      self.certainty = certainty
    }
  }
  /// Thrown where the matrix is not positive semidefinite.
  public struct NotPositiveSemidefinite: Error, Hashable {
    /// The township at which it fails: its correlations contradict those among the ones before.
    public var township: Int

    /// Names the township.
    public init(township: Int) { self.township = township }
  }

  /// Distance over which correlation falls to 1/e, km.
  public var range: Setting<Double>
  /// Pairs that differ from it.
  public var pairs: [Pair]
  /// Lower-triangular L with L·Lᵀ = ρ, one row per township: L·n of independent standard normals n has
  /// correlation ρ.
  public let factor: [[Double]]

  /// The correlation among seats.
  ///
  /// - Complexity: O(townships³)
  public init(
    seats: [Coordinate], range: Setting<Double>, pairs: [Pair] = []
  ) throws(NotPositiveSemidefinite) {
    var matrix = seats.map { a in
      seats.map { b in exp(-Double(a.distance(to: b).count) / 1000 / range.value) }
    }
    for pair in pairs {
      matrix[pair.first][pair.second] = pair.rho
      matrix[pair.second][pair.first] = pair.rho
    }
    self.range = range
    self.pairs = pairs
    factor = try Self.factor(matrix)
  }

  /// Cholesky's factor of a correlation matrix, which may be singular.
  ///
  /// - Throws: ``NotPositiveSemidefinite`` where a pivot is negative, or zero with something left beside it,
  ///   by 10⁻⁹.
  /// - Complexity: O(n³)
  public static func factor(_ matrix: [[Double]]) throws(NotPositiveSemidefinite) -> [[Double]] {
    let tolerance = 1e-9
    var factor = matrix.map { [Double](repeating: 0, count: $0.count) }
    for i in matrix.indices {
      for j in 0...i {
        let rest = (0..<j).reduce(matrix[i][j]) { $0 - factor[i][$1] * factor[j][$1] }
        if i == j {
          guard rest >= -tolerance else { throw NotPositiveSemidefinite(township: i) }
          factor[i][i] = rest > tolerance ? rest.squareRoot() : 0
        } else if factor[j][j] > 0 {
          factor[i][j] = rest / factor[j][j]
        } else if abs(rest) > tolerance.squareRoot() {
          throw NotPositiveSemidefinite(township: i)
        }
      }
    }
    return factor
  }
}
