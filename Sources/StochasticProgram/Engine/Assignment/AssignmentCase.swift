/// One scenario at one first-stage decision: prices of capacity, a bound, and a search for the best choices.
///
/// With prices μ of the resources, 0 ≤ μ ≤ overflow price,
///
///     D(μ) = Σ_items min_options (c + μ w) − Σ_r μ_r cap_r
///
/// bounds the scenario from below, and any choice costs exactly
///
///     D(μ) + Σ_items (what its option's c + μ w is above the least) + Σ_r [μ_r · room left + (overflow − μ_r) · room missing].
///
/// The search minimises that surplus depth first: nothing in it is ever negative, so a partial choice whose surplus
/// reaches the gap is given up.
struct AssignmentCase: Sendable {
  /// Prices of the resources.
  var prices: [Double]
  /// Proven from below.
  var bound = -Double.infinity
  /// Best choice known: option per item; empty = none.
  var choice: [Int32] = []
  /// What it costs.
  var value = Double.infinity
  /// Nodes of all searches here.
  var nodes = 0

  /// Whether the scenario is solved: the bound has met the best choice, or there is provably none.
  var isSolved: Bool { bound == .infinity || value.isFinite && bound >= value - 1e-9 * max(1, abs(value)) }

  /// Nothing known yet. What is shut has the highest price from the start, which costs the bound nothing.
  init(_ stage: AssignmentStage, capacities: [Double]) {
    let dearest = Self.dearest(stage)
    prices = stage.resources.indices.map {
      capacities[$0] > 0 ? 0 : min(stage.resources[$0].overflow, dearest)
    }
    let isImpossible = stage.resources.indices.contains {
      capacities[$0] < -1e-9 && stage.resources[$0].overflow == .infinity
    }
    if isImpossible { bound = .infinity }
  }

  /// Raises the bound: whole values can only be whole.
  mutating func raise(to candidate: Double, _ stage: AssignmentStage) {
    let rounded = stage.isWhole ? (candidate - 1e-6).rounded(.up) : candidate
    if rounded > bound { bound = rounded }
  }

  // MARK: - Prices

  /// Ascends D(μ) by subgradients with Polyak's step towards the best choice known.
  mutating func ascend(_ stage: AssignmentStage, capacities: [Double], steps: Int) {
    let count = stage.resources.count
    var (trial, best, bestValue) = (prices, prices, -Double.infinity)
    var load = [Double](repeating: 0, count: count)
    let most = (0..<count).map { min(stage.resources[$0].overflow, Self.dearest(stage)) }
    var (scale, stalled) = (1.0, 0)
    for _ in 0..<steps {
      let value = dual(stage, capacities, trial, &load)
      if value > bestValue + 1e-9 * max(1, abs(bestValue)) || bestValue == -.infinity {
        (best, bestValue, stalled) = (trial, value, 0)
        raise(to: value, stage)
        if isSolved { break }
      } else {
        stalled += 1
        if stalled >= 4 {
          scale *= 0.5
          stalled = 0
          trial = best
          _ = dual(stage, capacities, trial, &load)
        }
      }
      var norm = 0.0
      for r in 0..<count {
        load[r] -= capacities[r]
        if trial[r] <= 0, load[r] < 0 { load[r] = 0 }
        if trial[r] >= most[r], load[r] > 0 { load[r] = 0 }
        norm += load[r] * load[r]
      }
      guard norm > 0, scale > 1e-4 else { break }
      let target = self.value.isFinite ? self.value : bestValue + max(1, 0.1 * abs(bestValue))
      let step = scale * max(target - value, 1e-3) / norm
      for r in 0..<count { trial[r] = min(most[r], max(0, trial[r] + step * load[r])) }
    }
    prices = best
  }

  /// No price above this can be of use: one unit of weight would outweigh every difference of costs.
  private static func dearest(_ stage: AssignmentStage) -> Double {
    var (span, lightest) = (1.0, Double.infinity)
    for option in stage.options {
      span += 2 * abs(option.cost)
      if option.weight > 0 { lightest = min(lightest, option.weight) }
    }
    return lightest.isFinite ? span / lightest : 0
  }

  private func dual(
    _ stage: AssignmentStage, _ capacities: [Double], _ prices: [Double], _ load: inout [Double]
  ) -> Double {
    var value = 0.0
    for r in load.indices {
      load[r] = 0
      value -= prices[r] * capacities[r]
    }
    for item in 0..<stage.itemCount {
      var (least, chosen) = (Double.infinity, -1)
      for k in Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1]) {
        let option = stage.options[k]
        let cost =
          option.resource < 0 ? option.cost : option.cost + prices[Int(option.resource)] * option.weight
        if cost < least { (least, chosen) = (cost, k) }
      }
      guard chosen >= 0 else { return .infinity }
      value += least
      let option = stage.options[chosen]
      if option.resource >= 0 { load[Int(option.resource)] += option.weight }
    }
    return value
  }

  /// What each item is worth at the prices: its least c + μ w. As prices of the items these bound every decision.
  func itemPrices(_ stage: AssignmentStage) -> [Double] {
    (0..<stage.itemCount).map { item in
      var least = Double.infinity
      for k in Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1]) {
        let option = stage.options[k]
        least = min(
          least,
          option.resource < 0 ? option.cost : option.cost + prices[Int(option.resource)] * option.weight)
      }
      return least
    }
  }

  // MARK: - Search

  /// Looks for a better choice, or proves that there is none.
  ///
  /// - Parameter limit: Most nodes to look at; where it ends the search nothing is proven.
  mutating func search(_ stage: AssignmentStage, capacities: [Double], limit: Int) {
    var load = [Double](repeating: 0, count: stage.resources.count)
    let dual = dual(stage, capacities, prices, &load)
    guard dual < .infinity else {
      bound = .infinity
      return
    }
    var tree = AssignmentTree(stage, capacities, prices, dual: dual, value: value, limit: limit)
    tree.run(target: bound)
    nodes += tree.nodes
    if let found = tree.best { (choice, value) = (found, tree.value) }
    if !tree.isCut { bound = max(bound, value) }
  }

  /// Branches on items with knapsack bounds until the case is solved or time is over.
  mutating func branch(_ stage: AssignmentStage, capacities: [Double], until deadline: Deadline) {
    guard !isSolved else { return }
    var tree = AssignmentBranching(
      stage, capacities: capacities, rents: prices, choice: choice, value: value, deadline: deadline)
    tree.run(prices: itemPrices(stage))
    nodes += tree.nodes
    (choice, value) = (tree.choice, tree.value)
    if !tree.isCut { bound = max(bound, value) }
  }
}
