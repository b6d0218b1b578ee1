#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How far and how long it is from every place to every other.
public enum Travel: Hashable, Sendable {
  /// How a distance in the plane becomes a whole number.
  public enum Rounding: Hashable, Sendable {
    /// ⌊scale · d + ½⌋, the convention of TSPLIB with scale 1.
    case nearest(scale: Double)
    /// ⌊scale · d⌋, the convention of DIMACS with scale 10.
    case down(scale: Double)
  }

  /// Points in the plane; a unit of distance takes a unit of time.
  case plane(x: [Double], y: [Double], rounding: Rounding)
  /// Rows of distances and of times, from place i to place j at i · places + j, each 0 to 10⁹.
  case matrix(places: Int, distance: [Int32], duration: [Int32])

  /// How many places there are.
  public var places: Int {
    switch self {
    case .plane(let x, _, _): x.count
    case .matrix(let places, _, _): places
    }
  }

  /// Distance from one place to another.
  public func distance(_ from: Int, _ to: Int) -> Int {
    switch self {
    case .plane(let x, let y, let rounding): rounding.whole(x[from] - x[to], y[from] - y[to])
    case .matrix(let places, let distance, _): Int(distance[from * places + to])
    }
  }

  /// Time from one place to another.
  public func duration(_ from: Int, _ to: Int) -> Int {
    switch self {
    case .plane: distance(from, to)
    case .matrix(let places, _, let duration): Int(duration[from * places + to])
    }
  }

  /// Whether time and distance are the same numbers.
  var isUniform: Bool {
    switch self {
    case .plane: true
    case .matrix(_, let distance, let duration): distance == duration
    }
  }
}

extension Travel.Rounding {
  /// The whole number for a difference of coordinates.
  @inline(__always)
  func whole(_ dx: Double, _ dy: Double) -> Int {
    let distance = (dx * dx + dy * dy).squareRoot()
    switch self {
    case .nearest(let scale): return Int(distance * scale + 0.5)
    case .down(let scale): return Int(distance * scale)
    }
  }
}
