/// Depth-first search for the choices of least surplus; see ``AssignmentCase``.
struct AssignmentTree {
  /// An option still worth a thought.
  private struct Way {
    var option: Int32
    /// −1 = it weighs on nothing.
    var resource: Int32
    var weight: Double
    var surplus: Double
  }

  private let stage: AssignmentStage
  private let prices: [Double]
  private let overflow: [Double]
  private let dual: Double
  private let limit: Int
  /// Items in the order they are decided, heaviest first, and the ways of each, best first.
  private var order: [Int] = []
  private var wayStart: [Int] = [0]
  private var ways: [Way] = []
  /// Per depth and resource: most weight that the items from there on can still bring.
  private var coming: [Double] = []
  /// Room left per resource.
  private var room: [Double]
  private var chosen: [Int32]
  /// What the surplus has to stay below.
  private var allowed: Double
  /// Smallest improvement that counts.
  private let step: Double

  /// Best choice found here.
  private(set) var best: [Int32]?
  /// What the best choice known costs.
  private(set) var value: Double
  private(set) var nodes = 0
  /// Whether the limit ended the search.
  private(set) var isCut = false
  private var target = -Double.infinity

  init(
    _ stage: AssignmentStage, _ capacities: [Double], _ prices: [Double], dual: Double, value: Double,
    limit: Int
  ) {
    self.stage = stage
    self.prices = prices
    self.dual = dual
    self.limit = limit
    self.value = value
    step = stage.isWhole ? 1 - 1e-6 : 0
    overflow = stage.resources.map(\.overflow)
    room = capacities
    chosen = Array(repeating: -1, count: stage.itemCount)
    allowed = value.isFinite ? value - step - dual : .infinity
    gather()
  }

  private mutating func gather() {
    var all: [[Way]] = []
    for item in 0..<stage.itemCount {
      var list: [Way] = []
      for k in Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1]) {
        let option = stage.options[k]
        let r = Int(option.resource)
        list.append(
          Way(
            option: Int32(k), resource: option.resource, weight: r < 0 ? 0 : option.weight,
            surplus: r < 0 ? option.cost : option.cost + prices[r] * option.weight))
      }
      list.sort { ($0.surplus, $0.option) < ($1.surplus, $1.option) }
      let least = list[0].surplus
      for k in list.indices { list[k].surplus -= least }
      // an option whose surplus alone is too much never helps; nor one on a full resource without overflow
      list.removeAll { way in
        way.surplus >= allowed
          || way.resource >= 0 && overflow[Int(way.resource)] == .infinity
            && way.weight > room[Int(way.resource)] + 1e-9
      }
      all.append(list)
    }
    // those without a choice first, then the heaviest: what is left to the end is what fills gaps best
    let heaviest = all.map { $0.reduce(0) { max($0, $1.weight) } }
    order = all.indices.sorted { a, b in
      let (free, bound) = (all[a].count > 1, all[b].count > 1)
      if free != bound { return !free }
      return heaviest[a] == heaviest[b] ? a < b : heaviest[a] > heaviest[b]
    }
    for item in order {
      ways += all[item]
      wayStart.append(ways.count)
    }
    let count = room.count
    coming = Array(repeating: 0, count: (order.count + 1) * count)
    for depth in order.indices.reversed() {
      for r in 0..<count { coming[depth * count + r] = coming[(depth + 1) * count + r] }
      var most = [Double](repeating: 0, count: count)
      for way in ways[wayStart[depth]..<wayStart[depth + 1]] where way.resource >= 0 {
        most[Int(way.resource)] = max(most[Int(way.resource)], way.weight)
      }
      for r in 0..<count { coming[depth * count + r] += most[r] }
    }
  }

  /// Searches until nothing better is left, `target` is reached or the limit is.
  mutating func run(target: Double) {
    self.target = target
    descend(0, surplus: 0)
  }

  private var isDone: Bool { isCut || value <= target + 1e-9 * max(1, abs(target)) }

  /// Surplus that is certain from here on: room no item can fill any more, and what is beyond capacity already.
  private func certain(_ depth: Int) -> Double {
    var sum = 0.0
    let first = depth * room.count
    for r in 0..<room.count {
      let left = room[r]
      if left < 0 {
        // without overflow only rounding can have come here
        if overflow[r] < .infinity { sum -= (overflow[r] - prices[r]) * left }
      } else if left > coming[first + r] {
        sum += prices[r] * (left - coming[first + r])
      }
    }
    return sum
  }

  private mutating func descend(_ depth: Int, surplus: Double) {
    nodes += 1
    if nodes > limit { isCut = true }
    guard !isDone else { return }
    let certain = certain(depth)
    guard surplus + certain < allowed else { return }
    guard depth < order.count else {
      value = dual + surplus + certain
      if stage.isWhole { value = value.rounded() }
      allowed = value - step - dual
      best = chosen
      return
    }
    for k in wayStart[depth]..<wayStart[depth + 1] {
      let way = ways[k]
      guard surplus + way.surplus + certain < allowed else { break }
      let r = Int(way.resource)
      if r >= 0 {
        guard overflow[r] < .infinity || way.weight <= room[r] + 1e-9 else { continue }
        room[r] -= way.weight
      }
      chosen[order[depth]] = way.option
      descend(depth + 1, surplus: surplus + way.surplus)
      if r >= 0 { room[r] += way.weight }
      if isDone { return }
    }
  }
}
