import Foundation

/// How one quantity grows with another.
enum PowerLaw {
  /// The `b` of `y ≈ a · xᵇ` by least squares of the logarithms; `nil` where fewer than two different `x` are known.
  static func exponent(_ points: [(x: Double, y: Double)]) -> Double? {
    let points = points.map { (x: log($0.x), y: log($0.y)) }
    let count = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    let spread = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    guard points.count >= 2, spread > 0 else { return nil }
    return points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread
  }
}
