extension SpanningTree {
  func hang(_ node: Int, under above: Int) {
    let first = child[above]
    next[node] = first
    previous[node] = -1
    if first >= 0 { previous[Int(first)] = Int32(truncatingIfNeeded: node) }
    child[above] = Int32(truncatingIfNeeded: node)
  }

  private func unhang(_ node: Int) {
    let (before, after) = (previous[node], next[node])
    if before >= 0 { next[Int(before)] = after } else { child[Int(parent[node])] = after }
    if after >= 0 { previous[Int(after)] = before }
  }

  /// Cuts the part below `cut` off, hangs it by its node `top` under `above`, and puts prices right.
  ///
  /// - Complexity: O(trunk + the way from `top` to `cut` and the pieces on it)
  mutating func rehang(cut: Int, root top: Int, under above: Int, by entering: Int) {
    let wanted = Int(tail[entering]) == top ? price(above) - cost[entering] : price(above) + cost[entering]
    moveWorths(below: cut, by: wanted - price(top))
    way.removeAll(keepingCapacity: true)
    var node = top
    var newParent = above
    var newLink = Int32(truncatingIfNeeded: entering)
    while true {
      let (oldParent, oldLink) = (Int(parent[node]), link[node])
      unhang(node)
      parent[node] = Int32(truncatingIfNeeded: newParent)
      link[node] = newLink
      hang(node, under: newParent)
      way.append(Int32(truncatingIfNeeded: node))
      if node == cut { break }
      (newParent, newLink, node) = (node, oldLink, oldParent)
    }
    // a piece whose way up was turned round hangs below another trunk node now
    var isBelowTrunk = true
    for position in way.indices {
      let node = Int(way[position])
      let isOfTrunk = isTrunk(node)
      if !isOfTrunk, isBelowTrunk { pricePiece(node) }
      isBelowTrunk = isOfTrunk
    }
  }

  private func isTrunk(_ node: Int) -> Bool { Int(trunk[Int(anchor[node])]) == node }

  /// Adds to the worth of every trunk node below `top`, or at it.
  private mutating func moveWorths(below top: Int, by change: Int64) {
    moves += 1
    let inside = 2 * moves
    var isAny = false
    if isTrunk(top) {
      verdict[Int(anchor[top])] = inside
      isAny = true
    } else {
      stack.append(Int32(truncatingIfNeeded: top))
      while let last = stack.popLast() {
        var below = child[Int(last)]
        while below >= 0 {
          if isTrunk(Int(below)) {
            verdict[Int(anchor[Int(below)])] = inside
            isAny = true
          } else {
            stack.append(below)
          }
          below = next[Int(below)]
        }
      }
    }
    guard isAny else { return }
    verdict[0] = inside + 1
    for place in 1..<trunkCount {
      var found = place
      while verdict[found] < inside { found = placeAbove(found) }
      let answer = verdict[found]
      found = place
      while verdict[found] < inside {
        verdict[found] = answer
        found = placeAbove(found)
      }
      if answer == inside { worth[place] += change }
    }
  }

  /// The trunk node above a trunk node, both by their number.
  private func placeAbove(_ place: Int) -> Int { Int(anchor[Int(parent[Int(trunk[place])])]) }

  /// Prices a node and what hangs below it anew, as far as the next trunk nodes.
  private mutating func pricePiece(_ top: Int) {
    priceByParent(top)
    stack.append(Int32(truncatingIfNeeded: top))
    while let last = stack.popLast() {
      var below = child[Int(last)]
      while below >= 0 {
        if !isTrunk(Int(below)) {
          priceByParent(Int(below))
          stack.append(below)
        }
        below = next[Int(below)]
      }
    }
  }

  private func priceByParent(_ node: Int) {
    let (arc, above) = (Int(link[node]), Int(parent[node]))
    anchor[node] = anchor[above]
    offset[node] = Int(tail[arc]) == node ? offset[above] - cost[arc] : offset[above] + cost[arc]
  }

  /// Prices every node, from the root down.
  mutating func priceAll() {
    stack.append(Int32(truncatingIfNeeded: root))
    while let last = stack.popLast() {
      var below = child[Int(last)]
      while below >= 0 {
        let node = Int(below)
        if isTrunk(node) {
          let (arc, above) = (Int(link[node]), Int(parent[node]))
          worth[Int(anchor[node])] =
            Int(tail[arc]) == node ? price(above) - cost[arc] : price(above) + cost[arc]
        } else {
          priceByParent(node)
        }
        stack.append(below)
        below = next[node]
      }
    }
  }
}
