extension SpanningTree {
  /// What a node's price is; the root's is nothing.
  func price(_ node: Int) -> Int64 { worth[Int(anchor[node])] + offset[node] }

  /// What an arc costs beyond the difference of its ends' prices.
  func reducedCost(_ arc: Int) -> Int64 {
    cost[arc] + price(Int(tail[arc])) - price(Int(head[arc]))
  }

  /// What a unit over an arc costs in the direction that is open to it: below zero where it saves.
  private func excess(_ arc: Int) -> Int64 { Int64(state[arc]) * reducedCost(arc) }

  /// An arc that saves something, or `nil` where there is none: the optimum.
  ///
  /// Towards the end one arc among thousands saves, so most looks are lost. They go to the near arcs, a sixteenth of all,
  /// as long as one of them saves and no more looks went to them than a look at all would take.
  ///
  /// - Complexity: O(arcs) at worst; O(√arcs) as a rule.
  mutating func entering() -> Int? {
    if patience > 0, let arc = enteringOfNear() { return arc }
    gather()
    return enteringOfNear()
  }

  /// The near arc that saves most in the first block of them that has one.
  private mutating func enteringOfNear() -> Int? {
    let count = near.count
    let block = max(32, Int(Double(count).squareRoot()))
    var best: Int?
    var most: Int64 = 0
    var place = scan
    var looks = 0
    near.withUnsafeBufferPointer { near in
      while looks < count {
        if place >= count { place = 0 }
        let arc = Int(near[place])
        let excess = excess(arc)
        if excess < most { (most, best) = (excess, arc) }
        place += 1
        looks += 1
        if best != nil, looks % block == 0 { break }
      }
    }
    patience -= looks
    scan = place
    return best
  }

  /// Looks at every arc.
  private mutating func gather() {
    let reach = nearest(oneIn: 16)
    near.removeAll(keepingCapacity: true)
    for arc in 0..<arcs {
      isNear[arc] = state[arc] != 0 && excess(arc) < reach
      if isNear[arc] { near.append(Int32(truncatingIfNeeded: arc)) }
    }
    patience = arcs
    scan = 0
  }

  /// The excess that about one in `share` of the arcs that cost something stays below.
  private func nearest(oneIn share: Int) -> Int64 {
    // an odd step, so that it does not fall into step with periods or plants
    let step = (arcs / 1024) | 1
    let sample = stride(from: 0, to: arcs, by: step).map { excess($0) }.filter { $0 > 0 }.sorted()
    return sample.isEmpty ? 1 : sample[sample.count / share]
  }

  /// Keeps an arc in mind that left the tree: it is the likeliest to come back.
  mutating func noteLeft(_ arc: Int) {
    guard arc < arcs, !isNear[arc] else { return }
    isNear[arc] = true
    near.append(Int32(truncatingIfNeeded: arc))
  }
}
