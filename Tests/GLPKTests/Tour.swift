import GLPK

/// The travelling salesman's problem with degree rows only.
struct Tour: Sendable {
  let cities: Int
  private let points: [(x: Double, y: Double)]
  private(set) var model = Model()
  private var edges: [[Model.Column]]

  init(cities: Int, seed: UInt64) {
    var random = Seeded(seed)
    self.cities = cities
    points = (0..<cities).map { _ in
      (Double.random(in: 0..<100, using: &random), Double.random(in: 0..<100, using: &random))
    }
    edges = Array(repeating: Array(repeating: Model.Column(0), count: cities), count: cities)
    for a in 0..<cities {
      for b in a + 1..<cities {
        let column = model.addColumn(cost: distance(a, b), domain: .binary)
        edges[a][b] = column
        edges[b][a] = column
      }
    }
    for a in 0..<cities {
      model.addRow(.fixed(2), (0..<cities).filter { $0 != a }.map { (edges[a][$0], 1.0) })
    }
  }

  func distance(_ a: Int, _ b: Int) -> Double {
    let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// One row for each part of a graph that is not in one piece: at least two edges must leave it.
  func violatedSubtours(_ values: [Double]) -> [LinearRow] {
    var part = [Int?](repeating: nil, count: cities)
    var parts = 0
    for start in 0..<cities where part[start] == nil {
      var open = [start]
      part[start] = parts
      while let a = open.popLast() {
        for b in 0..<cities where b != a && part[b] == nil && values[edges[a][b].index] > 1e-6 {
          part[b] = parts
          open.append(b)
        }
      }
      parts += 1
    }
    guard parts > 1 else { return [] }
    return (0..<parts).map { number in
      let inside = (0..<cities).filter { part[$0] == number }
      let outside = (0..<cities).filter { part[$0] != number }
      return LinearRow(.atLeast(2), inside.flatMap { a in outside.map { (edges[a][$0], 1.0) } })
    }
  }

  /// Held and Karp's dynamic program.
  var shortest: Double {
    var best = [[Double]](repeating: Array(repeating: .infinity, count: cities), count: 1 << cities)
    best[1][0] = 0
    for mask in 0..<(1 << cities) where mask & 1 == 1 {
      for a in 0..<cities where best[mask][a].isFinite {
        for b in 0..<cities where mask >> b & 1 == 0 {
          let length = best[mask][a] + distance(a, b)
          best[mask | 1 << b][b] = min(best[mask | 1 << b][b], length)
        }
      }
    }
    return (1..<cities).map { best[(1 << cities) - 1][$0] + distance($0, 0) }.min() ?? 0
  }
}
