/// Prices of all items in all scenarios together, raised against the one first stage they share.
///
/// Relaxing "every item takes exactly one option" with prices λ leaves
///
///     L(λ) = Σ_s p_s [Σ λ + free options] + min_x { c x + Σ_s p_s Σ_r V_rs(λ, x) }
///
/// in which every resource earns on its own, on or off, and x is chosen at once for all scenarios. A deflected
/// subgradient method (Camerini, Fratta & Maffioli 1975) with Polyak's step raises L; earnings are taken as continuous
/// knapsacks here and exactly in the cut that is made of the best prices.
struct JointAscent {
  private let stages: [AssignmentStage]
  private let probabilities: [Double]
  private let first: FirstStage
  private let start: [Int]
  private var current: [Double] = []
  private var best: [Double]
  private var direction: [Double]
  private var slack: [Double]
  private var knapsack = Knapsack()
  /// Best L so far.
  private(set) var bound = -Double.infinity

  private static let steps = 60

  init(_ stages: [AssignmentStage], _ probabilities: [Double], _ first: FirstStage) {
    self.stages = stages
    self.probabilities = probabilities
    self.first = first
    var start = [0]
    for stage in stages {
      start.append(start[start.count - 1] + stage.itemCount)
      // an item's price starts at its cheapest option: then nothing earns anything
      for item in 0..<stage.itemCount {
        let list = stage.options[Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1])]
        current.append(list.map(\.cost).min() ?? 0)
      }
    }
    self.start = start
    best = current
    direction = Array(repeating: 0, count: current.count)
    slack = direction
  }

  /// The best prices of a scenario's items.
  func prices(of stage: Int) -> [Double] { Array(best[start[stage]..<start[stage + 1]]) }

  mutating func run(until deadline: Deadline) {
    var (scale, stalled) = (1.0, 0)
    for _ in 0..<Self.steps where !deadline.isOver {
      let (value, x) = evaluate()
      if value > bound {
        if bound == -.infinity || value > bound + 1e-4 * max(1, abs(bound)) {
          stalled = 0
        } else {
          stalled += 1
        }
        (bound, best) = (value, current)
      } else {
        stalled += 1
      }
      if stalled > 8 {
        (scale, stalled) = (scale * 0.6, 0)
        current = best
        for k in direction.indices { direction[k] = 0 }
        continue
      }
      gradient(at: x)
      // deflect where the new direction turns back on the old one; both in the scenarios' weights
      let (along, length) = products()
      let turn = along < 0 && length > 0 ? min(1, -1.5 * along / length) : 0
      for k in direction.indices { direction[k] = slack[k] + turn * direction[k] }
      let norm = products().length
      guard norm > 0, scale > 1e-3 else { break }
      // nothing is known from above yet: a target a little better than the best, less so as time goes
      let target = bound + max(1e-3, abs(bound)) * 0.05 * scale
      let size = scale * max(target - value, 0) / norm
      for k in current.indices { current[k] += size * direction[k] }
    }
  }

  private func products() -> (along: Double, length: Double) {
    var (along, length) = (0.0, 0.0)
    for s in stages.indices {
      var (a, l) = (0.0, 0.0)
      for k in start[s]..<start[s + 1] {
        a += slack[k] * direction[k]
        l += direction[k] * direction[k]
      }
      along += probabilities[s] * a
      length += probabilities[s] * l
    }
    return (along, length)
  }

  /// L at the current prices, and the decision that attains it.
  private mutating func evaluate() -> (value: Double, x: [Double]) {
    var total = Cut(zero: first.count)
    total.slope = first.costs
    current.withUnsafeBufferPointer { current in
      guard let base = current.baseAddress else { return }
      for s in stages.indices {
        let (stage, prices) = (stages[s], base + start[s])
        total.constant += probabilities[s] * AssignmentRecourse.freePart(stage, prices)
        for (r, resource) in stage.resources.enumerated() {
          let off = knapsack.relaxed(stage, r, capacity: resource.capacity(false), prices)
          total.constant += probabilities[s] * off
          guard resource.switchColumn >= 0, resource.gain != 0 else { continue }
          let on = knapsack.relaxed(stage, r, capacity: resource.capacity(true), prices)
          total.slope[resource.switchColumn] += probabilities[s] * (on - off)
        }
      }
    }
    let x = first.cheapest(total.slope)
    return (total.value(at: x), x)
  }

  /// 1 less what every item takes, at a decision.
  private mutating func gradient(at x: [Double]) {
    for k in slack.indices { slack[k] = 1 }
    current.withUnsafeBufferPointer { current in
      slack.withUnsafeMutableBufferPointer { slack in
        guard let base = current.baseAddress, let slackBase = slack.baseAddress else { return }
        for s in stages.indices {
          let (stage, prices, left) = (stages[s], base + start[s], slackBase + start[s])
          for item in 0..<stage.itemCount {
            let list = stage.options[Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1])]
            if list.contains(where: { $0.resource < 0 && $0.cost < prices[item] }) { left[item] -= 1 }
          }
          for (r, resource) in stage.resources.enumerated() {
            let isOn = resource.switchColumn >= 0 && x[resource.switchColumn] > 0.5
            _ = knapsack.relaxed(stage, r, capacity: resource.capacity(isOn), prices, slack: left)
          }
        }
      }
    }
  }
}

extension FirstStage {
  /// A decision that costs least at given prices of the columns, the rows left aside: a bound, which is all it is for.
  func cheapest(_ slope: [Double]) -> [Double] {
    slope.indices.map { j in lower[j] ? 1 : upper[j] && slope[j] < 0 ? 1 : 0 }
  }
}
