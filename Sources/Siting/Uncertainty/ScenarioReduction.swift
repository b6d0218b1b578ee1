/// A few scenarios that stand for many, and the error made by it.
public struct ScenarioReduction: Sendable, Hashable {
  /// Scenarios kept, ascending.
  public var kept: [Int]
  /// Weight of each kept one: its own and that of all it stands for.
  public var weights: [Double]
  /// For every scenario, the kept one that stands for it.
  public var standIn: [Int]
  /// Kantorovich distance between the two distributions, kCNY: Σ over the dropped of weight times distance to
  /// the stand-in. With the kept set fixed no other weights come nearer (Dupačová, Gröwe-Kuska & Römisch
  /// 2003, theorem 2).
  public var distance: Double
  /// The same with a single scenario kept, the best one: what ``distance`` is to be compared with.
  public var spread: Double
}

extension SitingProblem {
  /// Keeps `count` of the problem's scenarios by fast forward selection (Heitsch & Römisch, Computational
  /// Optimization and Applications 24, 2003): each step adds the one that brings the distance down most, the
  /// first of equals.
  ///
  /// The weights are those of ``transport``, or 1 each. The selection is greedy; the distance stated is that
  /// of what it selected.
  ///
  /// - Parameters:
  ///   - count: Scenarios to keep; at least the required ones are.
  ///   - required: Scenarios never dropped.
  /// - Complexity: O(scenarios² · (customers + count))
  public func reduced(to count: Int, keeping required: Set<Int> = []) -> ScenarioReduction {
    let distance = ScenarioDistance(self)
    let n = distance.count
    let weights: [Double] =
      if case .weighted(let weights) = transport { weights } else { scenarios.map { _ in 1 } }
    // distance of every pair, row by row
    var apart = [Double](repeating: 0, count: n * n)
    for s in 0..<n {
      for t in 0..<s {
        apart[s * n + t] = distance.between(s, t)
        apart[t * n + s] = apart[s * n + t]
      }
    }
    func total(_ row: Int, _ nearest: [Double]) -> Double {
      (0..<n).reduce(0) { $0 + weights[$1] * min(nearest[$1], apart[row * n + $1]) }
    }
    var nearest = [Double](repeating: .infinity, count: n)
    var kept: Set<Int> = []
    func keep(_ s: Int) {
      kept.insert(s)
      for t in 0..<n { nearest[t] = min(nearest[t], apart[s * n + t]) }
    }
    let spread = (0..<n).map { total($0, nearest) }.min() ?? 0
    for s in required.sorted() where (0..<n).contains(s) { keep(s) }
    while kept.count < min(count, n) {
      let totals = (0..<n).map { kept.contains($0) ? .infinity : total($0, nearest) }
      guard let best = totals.indices.min(by: { (totals[$0], $0) < (totals[$1], $1) }) else { break }
      keep(best)
    }
    let order = kept.sorted()
    let standIn = (0..<n).map { t in
      order.min { (apart[$0 * n + t], $0) < (apart[$1 * n + t], $1) } ?? t
    }
    var carried = [Double](repeating: 0, count: n)
    for t in 0..<n { carried[standIn[t]] += weights[t] }
    return ScenarioReduction(
      kept: order, weights: order.map { carried[$0] }, standIn: standIn,
      distance: (0..<n).reduce(0) { $0 + weights[$1] * apart[standIn[$1] * n + $1] }, spread: spread)
  }
}
