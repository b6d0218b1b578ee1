/// The Lagrangian dual of a problem under some fixings: its function, and the volume algorithm that climbs it.
///
/// The volume algorithm (Barahona & Anbil, Mathematical Programming 87, 2000, 385–399; for facility location Barahona &
/// Chudak, Discrete Optimization 2, 2005, 35–50) steps along an average of subgradients. The same average of the
/// minimisers, ȳ, tends to the fractional optimum and guides rounding and branching.
final class Dual {
  let problem: FlatProblem
  let evaluator: Evaluator
  /// What is fixed now.
  var state: [OpeningProblem.State]
  /// ȳ
  private(set) var average: [Double]
  /// The opening problem of the last evaluation.
  private(set) var opening: OpeningProblem
  /// Room that open sites must have together.
  let leastRoom: Double

  private var trial: [Double]
  private let direction: Buffer<Double>
  private let perTonne: Buffer<Double>

  init(_ problem: FlatProblem, workers: Int) {
    self.problem = problem
    evaluator = Evaluator(problem, workers: workers)
    state = Array(repeating: .free, count: problem.siteCount)
    average = Array(repeating: 0, count: problem.siteCount)
    opening = OpeningProblem(problem)
    leastRoom = problem.leastRoom
    trial = Array(repeating: 0, count: problem.needCount)
    direction = Buffer(problem.needCount, 0)
    perTonne = Buffer(problem.needCount, 0)
    for n in 0..<problem.needCount { perTonne[n] = 1 / problem.demand[n] }
  }

  /// Multipliers to start from: the cheapest way to serve each need alone, with its share of an opening.
  func start() -> [Double] {
    let scenarios = Double(max(problem.scenarioCount, 1))
    let m = problem.siteCount
    var multiplier = [Double](repeating: 0, count: problem.needCount)
    for s in 0..<problem.scenarioCount {
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        var least = problem.shortageCost[n]
        for a in problem.arcStart[n]..<problem.arcStart[n + 1] {
          let i = Int(problem.arcSite[a])
          let room = problem.room[s * m + i]
          let share = problem.mustOpen[i] ? 0 : problem.fixedCost[i] / max(room, problem.demand[n]) / scenarios
          least = min(least, problem.arcCost[a] + share)
        }
        multiplier[n] = least.isFinite ? least : 0
      }
    }
    return multiplier
  }

  /// L(μ) under the fixings; infinite when nothing is feasible.
  ///
  /// - Parameter limit: Values from here on need not be told apart.
  func value(_ multiplier: [Double], limit: Double = .infinity) -> Double {
    let total = evaluator.sweep(multiplier)
    opening.solve(
      gain: evaluator.gain, state: state, leastRoom: leastRoom, limit: limit - total, into: &evaluator.opening)
    return total + opening.value
  }

  /// Takes over what is fixed and tells the evaluator who takes part.
  func fix(_ fixings: [OpeningProblem.State]) {
    state = fixings
    for i in fixings.indices { evaluator.takesPart[i] = fixings[i] == .closed ? 0 : 1 }
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
    let needs = problem.needCount
    let (lack, direction) = (evaluator.lack.base, direction.base)
    trial = multiplier
    var bound = value(trial, limit: cutoff())
    guard bound.isFinite else { return bound }
    evaluator.measureLack(trial)
    direction.update(from: lack, count: needs)
    average = evaluator.opening
    if bound >= cutoff() { return bound }
    var stride = pace.stride
    var idle = 0
    for step in 1...max(pace.steps, 1) {
      let best = known()
      var target = best.isFinite ? best + 5e-4 * abs(best) : bound + 0.05 * abs(bound) + 1e-6
      if target < bound + 1e-6 * abs(bound) { target = bound + 1e-4 * abs(bound) + 1e-9 }
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

  /// Makes the trial point `μ + length · direction / |direction|²`, within what may be; `false` when there is nowhere to go.
  private func stepTrial(from multiplier: [Double], by way: Double) -> Bool {
    let needs = problem.needCount
    let (direction, perTonne) = (direction.base, perTonne.base)
    let shortageCost = problem.shortageCost
    let mu = multiplier.span
    let short = shortageCost.span
    var square = 0.0
    for n in 0..<needs { square += direction[n] * direction[n] }
    guard square >= 1e-10 else { return false }
    let length = way / square
    trial.withUnsafeMutableBufferPointer { trial in
      for n in 0..<needs {
        trial[n] = min(
          short[unchecked: n], max(0, mu[unchecked: n] + length * direction[n] * perTonne[n]))
      }
    }
    return true
  }

  /// Averages the new subgradient and minimiser in, with the weight in `most/10 … most` that leaves the shortest direction.
  ///
  /// - Returns: How far the new subgradient points along the old direction.
  private func blend(most: Double) -> Double {
    let needs = problem.needCount
    let (lack, direction) = (evaluator.lack.base, direction.base)
    var (along, spread, tilt) = (0.0, 0.0, 0.0)
    for n in 0..<needs {
      let old = direction[n]
      let change = lack[n] - old
      along += lack[n] * old
      spread += change * change
      tilt += change * old
    }
    let weight = min(most, max(most / 10, spread > 0 ? -tilt / spread : 1))
    for n in 0..<needs { direction[n] += weight * (lack[n] - direction[n]) }
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
