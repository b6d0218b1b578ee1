/// Max-min fair shares of what a network can bring, exactly.
///
/// What sinks of a network can be given together is a polymatroid (Megiddo 1974). The lexicographically fairest shares
/// follow by decomposition (Fujishige 1980): ask of all the common level that would use up what they can be brought
/// together. If that much arrives, it is everybody's level. If not, the least cut names those that cannot have it; they
/// share what crosses the cut, the others what lies before it, and both by the same rule.
struct FairShares {
  let graph: FlowGraph
  let source: Int
  let sink: Int
  /// By claimant: the arc into the sink that measures what it gets.
  let arcs: [Int]

  /// Whole amounts beyond `granted`, up to `wanted` more for each, as fair as the network allows.
  ///
  /// - Parameters:
  ///   - granted: What each has already and keeps; has to be possible for all together.
  ///   - wanted: What each wants beyond it.
  /// - Returns: The exact level of each, between 0 and 1, and whole amounts beyond `granted`: each the exact share rounded
  ///   down or up, and as much in all as the network can bring.
  /// - Complexity: two flows per distinct level, and two more.
  func share(granted: [Int64], wanted: [Int64]) -> (levels: [Fraction], amounts: [Int64]) {
    var levels = Array(repeating: Fraction.one, count: arcs.count)
    let total = granted.reduce(0, +) + wanted.reduce(0, +)
    let capacity = graph.capacity.map { min($0, total) }
    decompose(
      arcs.indices.filter { wanted[$0] > 0 }, within: capacity, granted: granted, wanted: wanted, &levels)
    return (levels, rounded(levels, granted: granted, wanted: wanted))
  }

  private func decompose(
    _ members: [Int], within capacity: [Int64], granted: [Int64], wanted: [Int64], _ levels: inout [Fraction]
  ) {
    guard !members.isEmpty else { return }
    let level = commonLevel(members, within: capacity, granted: granted, wanted: wanted)
    // in units of 1 / denominator, so that the level is whole
    var scaled = capacity.map { $0 * level.denominator }
    for (k, arc) in arcs.enumerated() { scaled[arc] = min(granted[k], capacity[arc]) * level.denominator }
    for k in members { scaled[arcs[k]] += wanted[k] * level.numerator }
    var flow = MaximumFlow(graph, capacity: scaled, from: source, to: sink)
    _ = flow.augment()
    guard members.contains(where: { flow.flow(arcs[$0]) < scaled[arcs[$0]] }) else {
      for k in members { levels[k] = level }
      return
    }
    let isNear = flow.sourceSide()
    let claimant = { (k: Int) in Int(graph.tail[arcs[k]]) }
    decompose(
      members.filter { !isNear[claimant($0)] }, within: capacity, granted: granted, wanted: wanted, &levels)
    var near = capacity
    for arc in near.indices {
      let (from, to) = (Int(graph.tail[arc]), Int(graph.head[arc]))
      if !isNear[from] || (to != sink && !isNear[to]) { near[arc] = 0 }
    }
    decompose(
      members.filter { isNear[claimant($0)] }, within: near, granted: granted, wanted: wanted, &levels)
  }

  /// The level at which `members` would use up all that can be brought to them together; never above 1.
  private func commonLevel(
    _ members: [Int], within capacity: [Int64], granted: [Int64], wanted: [Int64]
  ) -> Fraction {
    var open = capacity
    var kept: Int64 = 0
    for (k, arc) in arcs.enumerated() {
      open[arc] = min(granted[k], capacity[arc])
      kept += open[arc]
    }
    for k in members { open[arcs[k]] = capacity[arcs[k]] }
    var flow = MaximumFlow(graph, capacity: open, from: source, to: sink)
    let brought = flow.augment() - kept
    let asked = members.reduce(0) { $0 + wanted[$1] }
    return brought >= asked ? .one : Fraction(brought, asked)
  }

  /// The shares in whole units: everybody keeps the whole part, and what is left is handed out by one more unit each.
  private func rounded(_ levels: [Fraction], granted: [Int64], wanted: [Int64]) -> [Int64] {
    let whole = arcs.indices.map { levels[$0].floor(times: wanted[$0]) }
    var capacity = graph.capacity
    for (k, arc) in arcs.enumerated() { capacity[arc] = granted[k] + whole[k] }
    var flow = MaximumFlow(graph, capacity: capacity, from: source, to: sink)
    _ = flow.augment()
    for k in arcs.indices where !levels[k].isWhole(times: wanted[k]) { flow.raise(arcs[k], by: 1) }
    _ = flow.augment()
    return arcs.indices.map { flow.flow(arcs[$0]) - granted[$0] }
  }
}
