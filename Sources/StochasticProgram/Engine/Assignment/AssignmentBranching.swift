/// Branch and bound over who takes what, for scenarios that resist depth-first search.
///
/// A node's bound relaxes "every item takes one option" with prices λ, which leaves one binary knapsack per resource,
/// solved exactly: stronger than the linear relaxation where capacity binds. An item that the knapsacks take not at
/// all or more than once is given to each of its options in turn.
struct AssignmentBranching {
  /// Capacities as they are at the decision, in `base`.
  private let stage: AssignmentStage
  private var knapsack = Knapsack()
  /// Items still open, and what they were given otherwise.
  private var given: [Int32]
  private var room: [Double]
  /// Prices of the resources.
  private let rents: [Double]
  private let deadline: Deadline

  /// Best choice known, and its cost.
  private(set) var choice: [Int32]
  private(set) var value: Double
  /// Nodes looked at.
  private(set) var nodes = 0
  /// Whether time ended it, so that nothing is proven.
  private(set) var isCut = false
  private let step: Double

  init(
    _ stage: AssignmentStage, capacities: [Double], rents: [Double], choice: [Int32], value: Double,
    deadline: Deadline
  ) {
    self.stage = stage
    self.choice = choice
    self.value = value
    self.deadline = deadline
    room = capacities
    self.rents = rents
    given = Array(repeating: -1, count: stage.itemCount)
    step = stage.isWhole ? 1 - 1e-6 : 1e-9 * max(1, value.isFinite ? abs(value) : 1)
  }

  /// Searches to the end, or until time is over, from prices of the items.
  mutating func run(prices: [Double]) {
    branch(prices, constant: 0)
  }

  private mutating func branch(_ start: [Double], constant: Double) {
    nodes += 1
    if nodes % 64 == 0, deadline.isOver { isCut = true }
    guard !isCut else { return }
    var prices = start
    guard let item = bound(&prices, constant: constant) else { return }
    let options = (stage.itemStart[item]..<stage.itemStart[item + 1]).filter { k in
      let option = stage.options[Int(k)]
      guard option.resource >= 0, stage.resources[Int(option.resource)].overflow == .infinity else {
        return true
      }
      return option.weight <= room[Int(option.resource)] + 1e-9
    }
    for k in options.sorted(by: { (priced($0), $0) < (priced($1), $1) }) {
      let option = stage.options[Int(k)]
      given[item] = k
      if option.resource >= 0 { room[Int(option.resource)] -= option.weight }
      branch(prices, constant: constant + option.cost)
      if option.resource >= 0 { room[Int(option.resource)] += option.weight }
      given[item] = -1
      if isCut { return }
    }
  }

  /// What an option costs with the room it takes: those that look best are tried first.
  private func priced(_ k: Int32) -> Double {
    let option = stage.options[Int(k)]
    return option.resource < 0 ? option.cost : option.cost + rents[Int(option.resource)] * option.weight
  }

  /// Raises the bound of a node; the item to branch on, or `nil` where the node is done with.
  private mutating func bound(_ prices: inout [Double], constant: Double) -> Int? {
    let steps = nodes == 1 ? 150 : 20
    var (trial, best) = (prices, -Double.infinity)
    var slack = [Double](repeating: 0, count: stage.itemCount)
    var item: Int?
    var (scale, stalled) = (1.0, 0)
    for _ in 0..<steps {
      let value = lagrangian(trial, constant, &slack)
      if value >= self.value - step { return nil }
      let norm = slack.reduce(0) { $0 + $1 * $1 }
      if value > best + 1e-7 || best == -.infinity {
        (best, prices, stalled) = (value, trial, 0)
        item = mostAmbiguous(slack)
      } else {
        stalled += 1
        if stalled > 4 { (scale, stalled) = (scale * 0.6, 0) }
      }
      if norm == 0 {
        // Every item is taken once. Where that is by whole options, their cost is this bound, and the node is done with;
        // continuous knapsacks may also share an item out, and then it has to be branched on.
        if takeAgreed(trial, constant) <= value + 1e-9 * max(1, abs(value)) { return nil }
        (prices, item) = (trial, heaviestOpen)
        break
      }
      guard scale > 0.02 else { break }
      let target = self.value.isFinite ? self.value : best + max(1, 0.05 * abs(best))
      let size = scale * max(target - value, 1e-3) / norm
      for i in trial.indices { trial[i] += size * slack[i] }
    }
    return item ?? given.firstIndex(of: -1)
  }

  private mutating func lagrangian(_ prices: [Double], _ constant: Double, _ slack: inout [Double]) -> Double
  {
    var value = constant
    var masked = prices
    for i in given.indices {
      slack[i] = 0
      // an item that is given earns nothing anywhere
      if given[i] >= 0 { masked[i] = -.infinity; continue }
      slack[i] = 1
      value += prices[i]
      var least = 0.0
      for k in Int(stage.itemStart[i])..<Int(stage.itemStart[i + 1]) where stage.options[k].resource < 0 {
        least = min(least, stage.options[k].cost - prices[i])
      }
      if least < 0 { slack[i] -= 1 }
      value += least
    }
    masked.withUnsafeBufferPointer { masked in
      slack.withUnsafeMutableBufferPointer { slack in
        guard let prices = masked.baseAddress, let slack = slack.baseAddress else { return }
        for r in room.indices { value += knapsack.exact(stage, r, capacity: room[r], prices, slack: slack) }
      }
    }
    return value
  }

  private func mostAmbiguous(_ slack: [Double]) -> Int? {
    var (found, most) = (Int?.none, 0.0)
    for i in slack.indices where given[i] < 0 && abs(slack[i]) > 1e-9 {
      let heaviest = (stage.itemStart[i]..<stage.itemStart[i + 1]).reduce(0) {
        max($0, stage.options[Int($1)].weight)
      }
      if found == nil || heaviest > most { (found, most) = (i, heaviest) }
    }
    return found
  }

  private var heaviestOpen: Int? {
    mostAmbiguous(given.map { $0 < 0 ? 1 : 0 })
  }

  /// Takes over the choice the knapsacks agree on at these prices, if it is one and better than the best.
  ///
  /// - Returns: What it costs; infinite where some item is shared out.
  private mutating func takeAgreed(_ prices: [Double], _ constant: Double) -> Double {
    var found = given
    var total = constant
    var left = room
    var taken = [Double](repeating: 0, count: prices.count)
    for i in given.indices where given[i] < 0 {
      for k in stage.itemStart[i]..<stage.itemStart[i + 1] where stage.options[Int(k)].resource < 0 {
        let gain = stage.options[Int(k)].cost - prices[i]
        if gain < 0, found[i] < 0 || stage.options[Int(k)].cost < stage.options[Int(found[i])].cost {
          found[i] = k
        }
      }
    }
    var masked = prices
    for i in given.indices where given[i] >= 0 { masked[i] = -.infinity }
    for r in room.indices {
      for i in taken.indices { taken[i] = 0 }
      masked.withUnsafeBufferPointer { masked in
        taken.withUnsafeMutableBufferPointer { taken in
          guard let prices = masked.baseAddress, let slack = taken.baseAddress else { return }
          _ = knapsack.exact(stage, r, capacity: room[r], prices, slack: slack)
        }
      }
      for i in taken.indices where taken[i] < -0.5 {
        for k in stage.itemStart[i]..<stage.itemStart[i + 1] where Int(stage.options[Int(k)].resource) == r {
          found[i] = k
        }
      }
    }
    for i in given.indices {
      guard found[i] >= 0 else { return .infinity }
      let option = stage.options[Int(found[i])]
      if given[i] < 0 {
        total += option.cost
        if option.resource >= 0 { left[Int(option.resource)] -= option.weight }
      }
    }
    for r in left.indices where left[r] < -1e-9 { total -= stage.resources[r].overflow * left[r] }
    if total < value { (choice, value) = (found, stage.isWhole ? total.rounded() : total) }
    return total
  }
}
