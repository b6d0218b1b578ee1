import Plans
import Statistics

/// How many replications of each class of a source there are to be, look by look. It depends on the manifest and on
/// the results of the looks before only, so that a run taken up again asks for the same.
struct Sampling {
  private let effort: StressManifest.Effort
  /// What classes count; 0 = never drawn.
  private let weights: [Double]
  /// Whether the weights mean anything.
  private let isWeighted: Bool
  /// Replications of each class so far.
  private(set) var sizes: [Int]
  /// How often it was looked at.
  private(set) var looks = 0
  /// Whether the half-width asked for was reached.
  private(set) var isReached = false

  init(_ effort: StressManifest.Effort, _ source: StressManifest.Source) {
    self.effort = effort
    isWeighted = source.weights != nil
    weights = source.weights ?? source.classes.map { _ in 1 }
    sizes = source.classes.map { _ in 0 }
  }

  private var total: Int { sizes.reduce(0, +) }
  /// Replications come in whole batches.
  private var batch: Int { effort.latinHypercube ?? 1 }
  private var most: Int { (effort.replications + batch - 1) / batch * batch }

  /// Ranges to be played next, by class; `nil` = it is enough.
  ///
  /// - Parameter tallies: Of the contender under test, by class.
  mutating func next(_ tallies: [Tally], confidence: Double) -> [Range<Int>]? {
    let total = self.total
    if total > 0 {
      looks += 1
      let left = effort.halfWidth.map { self.left($0, tallies, confidence) }
      if left == 0 {
        isReached = true
        return nil
      }
      guard total < most else { return nil }
      guard let left else { return divide(most, deviations(tallies)) }
      // so far as the last look can tell, but no further than twice of what it has seen
      return divide(min(most, total + max(effort.step, min(left, total))), deviations(tallies))
    }
    let isPilot = effort.halfWidth != nil || effort.allocation == .neyman && isWeighted
    let first = effort.halfWidth != nil ? effort.step : isPilot ? most / 4 : most
    return divide(max(batch, min(most, first)), nil)
  }

  /// Replications that still seem to be needed for a half-width; 0 = none.
  private func left(_ halfWidth: HalfWidth, _ tallies: [Tally], _ confidence: Double) -> Int {
    let parts = zip(weights, tallies).map { (weight: $0, tally: $1) }
    let questions =
      isWeighted ? [parts] : parts.filter { $0.weight > 0 }.map { [$0] }
    return questions.map { question in
      let strata = Strata(question, confidence: confidence, horizon: 0)
      guard let figure = strata.expectedUnserved(batch: effort.latinHypercube),
        let interval = figure.interval
      else { return effort.step }
      let target =
        switch halfWidth {
        case .relative(let share): share * figure.value
        case .absolute(let days): days
        }
      guard interval.halfWidth > target else { return 0 }
      let needed =
        target > 0 ? SampleSize.needed(have: total, halfWidth: interval.halfWidth, target: target) : most
      return max(1, needed - total)
    }.max() ?? 0
  }

  private func deviations(_ tallies: [Tally]) -> [Double] {
    tallies.map { ($0[.unserved].variance ?? 0).squareRoot() }
  }

  /// Divides a new total; classes that have more than their part already keep it.
  private mutating func divide(_ newTotal: Int, _ deviations: [Double]?) -> [Range<Int>]? {
    let units = newTotal / batch
    let drawn = weights.count { $0 > 0 }
    guard drawn > 0 else { return nil }
    let equal = weights.map { $0 > 0 ? 1.0 : 0 }
    let wanted: [Int]
    switch (effort.allocation, deviations) {
    case (.neyman, let deviations?) where isWeighted:
      wanted = SampleSize.neyman(
        total: units, weights: weights, deviations: deviations, least: max(1, units / (4 * drawn)))
    case (.proportional, _) where isWeighted:
      wanted = SampleSize.proportional(total: units, weights: weights, least: 1)
    default: wanted = SampleSize.proportional(total: units, weights: equal, least: 1)
    }
    let lacking = zip(wanted, sizes).map { Double(max(0, $0 - $1 / batch)) }
    let added = SampleSize.proportional(
      total: max(0, units - total / batch), weights: lacking, least: 0)
    let before = sizes
    for k in sizes.indices { sizes[k] += added[k] * batch }
    return zip(before, sizes).map { $0..<$1 }
  }
}
