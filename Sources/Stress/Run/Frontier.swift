import Plans
import Quantities
import Statistics

/// Spending against the worst, over contenders that differ in their stock.
enum Frontier {
  /// The points by spending, then loss.
  ///
  /// - Complexity: O(n log n)
  static func points(_ stocks: [(contender: StressContender, tailMean: SampledFigure)])
    -> [StressFrontierPoint]
  {
    let sorted = stocks.sorted {
      ($0.contender.spendingFen, $0.tailMean.value, $0.contender.name)
        < ($1.contender.spendingFen, $1.tailMean.value, $1.contender.name)
    }
    guard sorted.count > 1 else { return [] }
    var least = Double.infinity
    var points: [StressFrontierPoint] = []
    var last: (spending: Double, loss: Double)?
    for (contender, tailMean) in sorted {
      let isOn = tailMean.value < least
      let spending = contender.spendingFen.yuan
      let slope = isOn ? last.map { (spending - $0.spending) / ($0.loss - tailMean.value) } : nil
      points.append(
        StressFrontierPoint(
          contender: contender.name, spendingFen: contender.spendingFen, tailMean: tailMean,
          isOnFrontier: isOn,
          yuanPerDay: slope, isKnee: false))
      guard isOn else { continue }
      least = tailMean.value
      last = (spending, tailMean.value)
    }
    markKnee(&points)
    return points
  }

  /// The frontier is convex or nearly so: its knee lies farthest below the line between its ends.
  private static func markKnee(_ points: inout [StressFrontierPoint]) {
    let on = points.indices.filter { points[$0].isOnFrontier }
    guard on.count > 2, let first = on.first.map({ points[$0] }), let last = on.last.map({ points[$0] })
    else {
      return
    }
    let width = (last.spendingFen - first.spendingFen).yuan
    let height = first.tailMean.value - last.tailMean.value
    guard width > 0, height > 0 else { return }
    func depth(_ point: StressFrontierPoint) -> Double {
      let x = (point.spendingFen - first.spendingFen).yuan / width
      let y = (point.tailMean.value - last.tailMean.value) / height
      return 1 - x - y
    }
    let knee = on.dropFirst().dropLast().max { depth(points[$0]) < depth(points[$1]) }
    if let knee, depth(points[knee]) > 0 { points[knee].isKnee = true }
  }
}
