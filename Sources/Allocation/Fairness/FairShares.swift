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
  ///   - flow: A flow through ``graph`` that brings everybody what is granted, and does so for the whole amounts afterwards.
  /// - Returns: The exact level of each, between 0 and 1, and whole amounts beyond `granted`: each the exact share rounded
  ///   down or up, and as much in all as the network can bring.
  /// - Complexity: one flow where there is enough; else two per distinct level, and two more.
  func share(
    granted: [Int64], wanted: [Int64], over flow: inout MaximumFlow
  ) -> (levels: [Fraction], amounts: [Int64]) {
    var levels = Array(repeating: Fraction.one, count: arcs.count)
    let claims = arcs.indices.map {
      Claim(arc: arcs[$0], granted: granted[$0], wanted: wanted[$0], owner: $0)
    }
    // often there is enough for this step
    for k in arcs.indices { flow.limit(arcs[k], to: granted[k] + wanted[k]) }
    if flow.augment() == wanted.reduce(0, +) { return (levels, wanted) }
    decompose(claims, in: graph, over: &flow, &levels)
    return (levels, rounded(levels, granted: granted, wanted: wanted, over: &flow))
  }

  /// What is drawn over an arc into the sink: by a claimant, or, without owner, what is bound to be.
  private struct Claim {
    var arc: Int
    var granted: Int64
    var wanted: Int64
    var owner: Int?
  }

  private func decompose(
    _ claims: [Claim], in graph: FlowGraph, over flow: inout MaximumFlow, _ levels: inout [Fraction]
  ) {
    guard claims.contains(where: { $0.wanted > 0 }) else { return }
    let level = commonLevel(claims, over: &flow)
    // in units of 1 / denominator, so that the level is whole
    let due = claims.map { $0.granted * level.denominator + $0.wanted * level.numerator }
    flow.restart(atMost: Self.total(claims), times: level.denominator)
    for (claim, due) in zip(claims, due) { flow.limit(claim.arc, to: due) }
    _ = flow.augment()
    var isShort = false
    for (claim, due) in zip(claims, due) where flow.flow(claim.arc) < due { isShort = true }
    guard isShort else {
      for claim in claims where claim.wanted > 0 { if let owner = claim.owner { levels[owner] = level } }
      return
    }
    // whom the source still reaches could have more; the others are held by the least cut
    let isNear = flow.sourceSide()
    let isHeld = { (claim: Claim) in !isNear[Int(graph.tail[claim.arc])] }
    decompose(
      claims.map { claim in
        var claim = claim
        if !isHeld(claim) { claim.wanted = 0 }
        return claim
      }, in: graph, over: &flow, &levels)
    guard claims.contains(where: { !isHeld($0) && $0.wanted > 0 }) else { return }
    let (near, moved) = before(isNear, of: graph, claims)
    var nearFlow = MaximumFlow(near, from: source, to: sink)
    decompose(moved, in: near, over: &nearFlow, &levels)
  }

  /// What lies before a cut: its nodes, and what the cut takes as bound to go into the sink.
  private func before(
    _ isNear: [Bool], of graph: FlowGraph, _ claims: [Claim]
  ) -> (graph: FlowGraph, claims: [Claim]) {
    var near = FlowGraph()
    _ = near.addNodes(graph.nodeCount)
    var place = [Int](repeating: -1, count: graph.arcCount)
    var isClaim = [Bool](repeating: false, count: graph.arcCount)
    for claim in claims { isClaim[claim.arc] = true }
    var bound: [Claim] = []
    for arc in 0..<graph.arcCount where isNear[Int(graph.tail[arc])] {
      let (from, to) = (Int(graph.tail[arc]), Int(graph.head[arc]))
      let isCut = !isNear[to] && !isClaim[arc]
      place[arc] = near.addArc(from: from, to: isCut ? sink : to, capacity: graph.capacity[arc])
      if isCut { bound.append(Claim(arc: place[arc], granted: graph.capacity[arc], wanted: 0, owner: nil)) }
    }
    let kept = claims.filter { place[$0.arc] >= 0 }.map { claim in
      Claim(arc: place[claim.arc], granted: claim.granted, wanted: claim.wanted, owner: claim.owner)
    }
    return (near, kept + bound)
  }

  /// The level at which those who want something would use up all that can be brought to them together; never above 1.
  private func commonLevel(_ claims: [Claim], over flow: inout MaximumFlow) -> Fraction {
    flow.restart(atMost: Self.total(claims))
    for claim in claims where claim.wanted == 0 { flow.limit(claim.arc, to: claim.granted) }
    let brought = flow.augment() - claims.reduce(0) { $0 + $1.granted }
    let asked = claims.reduce(0) { $0 + $1.wanted }
    return brought >= asked ? .one : Fraction(brought, asked)
  }

  /// What can be asked for in all. No capacity need be larger, which keeps products in 64 bits.
  private static func total(_ claims: [Claim]) -> Int64 { claims.reduce(0) { $0 + $1.granted + $1.wanted } }

  /// The shares in whole units: everybody keeps the whole part, and what is left is handed out by one more unit each.
  private func rounded(
    _ levels: [Fraction], granted: [Int64], wanted: [Int64], over flow: inout MaximumFlow
  ) -> [Int64] {
    flow.restart()
    for k in arcs.indices { flow.limit(arcs[k], to: granted[k] + levels[k].floor(times: wanted[k])) }
    _ = flow.augment()
    for k in arcs.indices where !levels[k].isWhole(times: wanted[k]) {
      flow.limit(arcs[k], to: granted[k] + levels[k].floor(times: wanted[k]) + 1)
    }
    _ = flow.augment()
    var amounts = granted
    for k in arcs.indices { amounts[k] = flow.flow(arcs[k]) - granted[k] }
    return amounts
  }
}
