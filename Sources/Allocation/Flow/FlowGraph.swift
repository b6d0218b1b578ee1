/// A network of arcs with whole capacities and costs, grown arc by arc.
///
/// Masses are kilograms; costs are thousandths of a fen per tonne, so that a price per tonne and a price per
/// tonne-kilometre over whole metres add up without rounding.
struct FlowGraph {
  private(set) var nodeCount = 0
  private(set) var tail: [Int32] = []
  private(set) var head: [Int32] = []
  private(set) var capacity: [Int64] = []
  private(set) var cost: [Int64] = []

  var arcCount: Int { tail.count }

  /// Makes room for a large network.
  mutating func reserve(arcs: Int) {
    tail.reserveCapacity(arcs)
    head.reserveCapacity(arcs)
    capacity.reserveCapacity(arcs)
    cost.reserveCapacity(arcs)
  }

  /// Adds `count` nodes; the number of the first.
  mutating func addNodes(_ count: Int) -> Int {
    defer { nodeCount += count }
    return nodeCount
  }

  /// Adds an arc; its number.
  @discardableResult
  mutating func addArc(from: Int, to: Int, capacity: Int64, cost: Int64 = 0) -> Int {
    tail.append(Int32(truncatingIfNeeded: from))
    head.append(Int32(truncatingIfNeeded: to))
    self.capacity.append(capacity)
    self.cost.append(cost)
    return tail.count - 1
  }

  /// Lets an arc carry more or less.
  mutating func setCapacity(_ capacity: Int64, of arc: Int) { self.capacity[arc] = capacity }

  /// Lets an arc cost more or less.
  mutating func setCost(_ cost: Int64, of arc: Int) { self.cost[arc] = cost }

  /// What a flow costs, in thousandths of a fen per tonne times kilograms.
  ///
  /// - Complexity: O(arcs)
  func cost(of flow: [Int64]) -> Int128 {
    var sum: Int128 = 0
    for arc in flow.indices where flow[arc] != 0 { sum += Int128(flow[arc]) * Int128(cost[arc]) }
    return sum
  }
}
