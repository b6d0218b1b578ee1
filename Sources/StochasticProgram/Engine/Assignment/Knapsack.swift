/// What one resource can earn at prices for the items: min Σ (c − λ) y + overflow · (Σ w y − capacity)⁺ over y in {0,1}.
///
/// Exact by dynamic programming where weights are whole and capacity is moderate, else the continuous knapsack's value,
/// which is never above it.
struct Knapsack {
  private var gains: [Double] = []
  private var weights: [Double] = []
  private var items: [Int32] = []
  private var order: [Int] = []
  private var table: [Double] = []
  /// Beyond this many units of capacity the table would cost more than it gains.
  private static let largestTable = 4096

  /// Takes in the entries of a resource that earn something at `prices`. An entry that earns even when all its weight
  /// is bought as overflow is taken at once.
  private mutating func load(
    _ stage: AssignmentStage, _ resource: Int, _ prices: UnsafePointer<Double>
  ) -> (weight: Double, gain: Double) {
    gains.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    var (weight, gain) = (0.0, 0.0)
    for k in Int(stage.resourceStart[resource])..<Int(stage.resourceStart[resource + 1]) {
      let reduced = stage.entryCost[k] - prices[Int(stage.entryItem[k])]
      guard reduced < 0 else { continue }
      gains.append(reduced)
      weights.append(stage.entryWeight[k])
      items.append(stage.entryItem[k])
      weight += stage.entryWeight[k]
      gain += reduced
    }
    return (weight, gain)
  }

  /// The continuous value at a capacity, and how much of each item is taken, subtracted from `slack`.
  ///
  /// Going beyond capacity is continuous too, so an entry whose gain per unit is above the price of overflow goes in whole.
  mutating func relaxed(
    _ stage: AssignmentStage, _ resource: Int, capacity: Double, _ prices: UnsafePointer<Double>,
    slack: UnsafeMutablePointer<Double>? = nil
  ) -> Double {
    let all = load(stage, resource, prices)
    let overflow = stage.resources[resource].overflow
    if all.weight <= capacity {
      if let slack { for item in items { slack[Int(item)] -= 1 } }
      return all.gain
    }
    guard capacity >= 0 || overflow < .infinity else { return .infinity }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: gains.indices)
    // best gain per unit first; weightless ones before all
    order.sort { (a, b) in
      let (x, y) = (gains[a] * weights[b], gains[b] * weights[a])
      return x == y ? a < b : x < y
    }
    var (left, value) = (capacity, 0.0)
    if left < 0 {
      value -= left * overflow
      left = 0
    }
    for k in order {
      let weight = weights[k]
      if weight <= left {
        left -= weight
        value += gains[k]
        if let slack { slack[Int(items[k])] -= 1 }
      } else {
        let inside = left / weight
        left = 0
        // the rest is bought as overflow where that still earns
        let takesAll = overflow < .infinity && gains[k] + overflow * weight < 0
        value += takesAll ? gains[k] + overflow * weight * (1 - inside) : gains[k] * inside
        if let slack { slack[Int(items[k])] -= takesAll ? 1 : inside }
        if inside == 0, !takesAll { break }
      }
    }
    return value
  }

  /// The exact value at a capacity, or the continuous one where the exact one is out of reach; how much of each item is
  /// taken is subtracted from `slack`.
  mutating func exact(
    _ stage: AssignmentStage, _ resource: Int, capacity: Double, _ prices: UnsafePointer<Double>,
    slack: UnsafeMutablePointer<Double>? = nil
  ) -> Double {
    let all = load(stage, resource, prices)
    if all.weight <= capacity {
      if let slack { for item in items { slack[Int(item)] -= 1 } }
      return all.gain
    }
    let overflow = stage.resources[resource].overflow
    guard capacity >= 0 || overflow < .infinity else { return .infinity }
    if capacity <= 0 {
      // all weight is overflow, so every entry stands alone
      var value = overflow < .infinity ? -capacity * overflow : 0
      for k in gains.indices {
        let price = weights[k] == 0 ? 0 : overflow < .infinity ? overflow * weights[k] : .infinity
        guard gains[k] + price < 0 else { continue }
        value += gains[k] + price
        if let slack { slack[Int(items[k])] -= 1 }
      }
      return value
    }
    // Leaving out any entry of an overflowing set saves at least min(weight, overflow used) · price: with whole numbers
    // at least one unit's price, so where no entry earns that much overflow is never used.
    let best = gains.min() ?? 0
    let isWhole = weights.allSatisfy { $0 == $0.rounded() } && capacity == capacity.rounded()
    guard isWhole, capacity <= Double(Self.largestTable), overflow == .infinity || -best <= overflow else {
      return relaxed(stage, resource, capacity: capacity, prices, slack: slack)
    }
    return tabulated(Int(capacity) + 1, slack: slack)
  }

  /// The loaded entries by dynamic programming over `size` − 1 units of capacity.
  private mutating func tabulated(_ size: Int, slack: UnsafeMutablePointer<Double>?) -> Double {
    let count = gains.count
    let rows = slack == nil ? 2 : count + 1
    if table.count < rows * size { table = Array(repeating: 0, count: rows * size) }
    return table.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      for l in 0..<size { base[l] = 0 }
      for k in 0..<count {
        let old = base + (rows == 2 ? k % 2 : k) * size
        let new = base + (rows == 2 ? 1 - k % 2 : k + 1) * size
        let (weight, gain) = (min(Int(weights[k]), size), gains[k])
        for l in 0..<weight { new[l] = old[l] }
        for l in weight..<size {
          let with = old[l - weight] + gain
          new[l] = with < old[l] ? with : old[l]
        }
      }
      guard let slack else { return base[(count % 2) * size + size - 1] }
      var l = size - 1
      for k in (0..<count).reversed() where base[(k + 1) * size + l] != base[k * size + l] {
        slack[Int(items[k])] -= 1
        l -= Int(weights[k])
      }
      return base[count * size + size - 1]
    }
  }
}
