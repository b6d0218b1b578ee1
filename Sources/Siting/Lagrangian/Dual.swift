/// The Lagrangian dual of a problem under some fixings: its function, and the volume algorithm that climbs it.
///
/// The volume algorithm (Barahona & Anbil, Mathematical Programming 87, 2000, 385–399; for facility location Barahona &
/// Chudak, Discrete Optimization 2, 2005, 35–50) steps along an average of subgradients. The same average of the
/// minimisers, ȳ, tends to the fractional optimum and guides rounding and branching.
final class Dual<Relaxation: SiteRelaxation> {
  let problem: FlatProblem
  let evaluator: Relaxation
  /// What is fixed now.
  var state: [OpeningProblem.State]
  /// ȳ
  private(set) var average: [Double]
  /// The opening problem of the last evaluation.
  private(set) var opening: OpeningProblem
  /// The part of the last evaluation that does not depend on `y`.
  private(set) var constant = 0.0
  /// Room that open sites must have together.
  let leastRoom: Double

  private var trial: [Double]
  private let direction: Buffer<Double>

  init(_ evaluator: Relaxation) {
    problem = evaluator.problem
    self.evaluator = evaluator
    state = Array(repeating: .free, count: problem.siteCount)
    average = Array(repeating: 0, count: problem.siteCount)
    opening = OpeningProblem(problem)
    leastRoom = problem.leastRoom
    trial = Array(repeating: 0, count: evaluator.multiplierCount)
    direction = Buffer(evaluator.multiplierCount, 0)
  }

  /// L(μ) under the fixings; infinite when nothing is feasible.
  ///
  /// - Parameter limit: Values from here on need not be told apart.
  func value(_ multiplier: [Double], limit: Double = .infinity) -> Double {
    constant = evaluator.sweep(multiplier)
    opening.solve(
      gain: evaluator.gain, state: state, leastRoom: leastRoom, limit: limit - constant,
      into: &evaluator.opening)
    if opening.value == .infinity { return .infinity }
    let value = constant + opening.value
    // what overflowed proves nothing
    guard value.isFinite else { return -.infinity }
    return opening.isBeyondLimit ? max(limit, value) : value
  }

  /// Starts the average from the last minimiser.
  func startAverage() { average = evaluator.opening }

  /// Takes over what is fixed and tells the evaluator who takes part.
  func fix(_ fixings: [OpeningProblem.State]) {
    state = fixings
    for i in fixings.indices { evaluator.takesPart[i] = fixings[i] == .closed ? 0 : 1 }
  }

  /// Climbs from μ and leaves the best μ found there.
  ///
  /// - Parameters:
  ///   - cutoff: Stop as soon as the bound reaches it.
  ///   - known: Value of the best plan so far; infinite = none.
  ///   - visit: Called after each step with its number, the bound there and the best μ so far; `false` stops.
  /// - Returns: The best bound; infinite when nothing is feasible.
  func climb(
    _ multiplier: inout [Double], _ pace: Pace, cutoff: () -> Double, known: () -> Double,
    visit: (Int, Double, [Double]) -> Bool = { _, _, _ in true }
  ) -> Double {
    let rows = evaluator.multiplierCount
    let (lack, direction) = (evaluator.lack.base, direction.base)
    trial = multiplier
    var bound = value(trial, limit: cutoff())
    guard bound.isFinite else { return bound }
    evaluator.measureLack(trial)
    direction.update(from: lack, count: rows)
    average = evaluator.opening
    if bound >= cutoff() { return bound }
    var stride = pace.stride
    var idle = 0
    for step in 1...max(pace.steps, 1) {
      let target = target(bound, known: known())
      guard stepTrial(from: multiplier, by: stride * (target - bound)) else { break }
      let reached = value(trial, limit: cutoff())
      guard reached.isFinite else { return reached }
      evaluator.measureLack(trial)
      let along = blend(most: pace.freshness(step))
      if reached > bound {
        if reached - bound > 1e-7 * abs(bound) { idle = 0 }
        bound = reached
        swap(&multiplier, &trial)
        if along > 0 { stride = min(2, stride * 1.1) }
        if bound >= cutoff() { return bound }
      } else {
        idle += 1
        if idle >= pace.patience {
          stride *= 0.66
          idle = 0
          if stride < 1e-4 { break }
        }
      }
      if !visit(step, reached, multiplier) { break }
    }
    return bound
  }

  /// Value the steps aim at: a little beyond the best plan's, less the nearer the bound has come to it, so that steps
  /// shorten where no gap is left to jump.
  private func target(_ bound: Double, known best: Double) -> Double {
    guard best.isFinite else { return bound + 0.05 * abs(bound) + 1e-6 }
    let left = max(best - bound, 1e-6 * abs(best))
    return max(best + min(5e-4 * abs(best), 0.1 * left), bound + 1e-6 * abs(bound) + 1e-9)
  }

  /// Makes the trial point `μ + way · direction / |direction|²`; `false` when there is nowhere to go.
  private func stepTrial(from multiplier: [Double], by way: Double) -> Bool {
    let base = direction.base
    var square = 0.0
    for n in 0..<direction.count { square += base[n] * base[n] }
    guard square >= 1e-10 else { return false }
    evaluator.step(from: multiplier, along: direction, by: way / square, into: &trial)
    return true
  }

  /// Averages the new subgradient and minimiser in, with the weight in `most/10 … most` that leaves the shortest direction.
  ///
  /// - Returns: How far the new subgradient points along the old direction.
  private func blend(most: Double) -> Double {
    let rows = evaluator.multiplierCount
    let (lack, direction) = (evaluator.lack.base, direction.base)
    var (along, spread, tilt) = (0.0, 0.0, 0.0)
    for n in 0..<rows {
      let old = direction[n]
      let change = lack[n] - old
      along += lack[n] * old
      spread += change * change
      tilt += change * old
    }
    let weight = min(most, max(most / 10, spread > 0 ? -tilt / spread : 1))
    for n in 0..<rows { direction[n] += weight * (lack[n] - direction[n]) }
    for i in average.indices { average[i] += weight * (evaluator.opening[i] - average[i]) }
    return along
  }
}

extension Dual {
  /// Solves the opening problem again for the gains of the last evaluation, under ``state`` as it stands.
  ///
  /// - Returns: Its least value.
  func probe() -> Double {
    var scratch = average
    opening.solve(gain: evaluator.gain, state: state, leastRoom: leastRoom, into: &scratch)
    return opening.value
  }
}

/// How a climb goes.
struct Pace {
  var steps: Int
  /// Length of the first step, as a share of the way to the target.
  var stride: Double
  /// Steps without gain before the stride is cut.
  var patience: Int
  /// Greatest weight of a new subgradient in the average, by step.
  var freshness: (Int) -> Double

  /// At the root.
  static func root(_ steps: Int, stride: Double) -> Pace {
    Pace(steps: steps, stride: stride, patience: 15) { $0 < 100 ? 0.1 : $0 < 300 ? 0.05 : 0.02 }
  }
  /// At a node of the tree.
  static func node(_ steps: Int) -> Pace { Pace(steps: steps, stride: 0.5, patience: 6) { _ in 0.15 } }
}
