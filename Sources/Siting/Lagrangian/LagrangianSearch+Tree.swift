extension LagrangianSearch {
  func branch(_ fixings: [OpeningProblem.State]) -> Double {
    var heap = NodeHeap()
    heap.push(
      Node(bound: rootBound, number: 0, multiplier: multiplier, fixings: fixings, proof: here, parent: 0))
    while !heap.isEmpty {
      if deadline.isPast || !canProveMore(heap) { break }
      let node = heap.pop()
      here = node.proof
      multiplier = node.multiplier
      if node.bound >= cutoff {
        prunedBound = min(prunedBound, endHere(node.bound))
        continue
      }
      nodes += 1
      if nodes % 64 == 0 { report(node.bound) }
      expand(node) { heap.push($0) }
    }
    let least = heap.first?.bound ?? .infinity
    var tables: [Int: Int] = [:]
    for node in heap.nodes {
      let table = tables[node.parent] ?? proof.keep(node.multiplier)
      tables[node.parent] = table
      proof.end(node.proof, table: table)
    }
    return bound(open: least)
  }

  /// Whether the proof has room for two more multipliers, as many as a node takes, beside those of what is open.
  private func canProveMore(_ heap: NodeHeap) -> Bool {
    guard proof.isKept else { return true }
    let open = Set(heap.nodes.map(\.parent)).count
    return proof.hasRoom(for: open + 2, of: multiplier.count)
  }

  /// Climbs at a node and prunes it, or branches.
  func expand(_ node: Node, push: (Node) -> Void) {
    var fixings = node.fixings
    dual.fix(fixings)
    var local = node.multiplier
    var reached = dual.climb(
      &local, .node(options.nodeSteps), cutoff: { self.cutoff }, known: { self.value },
      visit: { _, _, _ in !self.deadline.isPast })
    // where the climb fell short of what it came from, that is what there is to show
    multiplier = reached >= node.bound ? local : node.multiplier
    reached = max(reached, node.bound)
    if reached < cutoff {
      reached = max(reached, dual.value(multiplier))
      if dual.opening.isWhole { consider(wholeOpening(), from: multiplier) }
    }
    if reached >= cutoff {
      prunedBound = min(prunedBound, endHere(reached))
      return
    }
    if !value.isFinite, !canServe(fixings) {
      proof.abandon()
      return
    }
    var table: Int?
    fix(&fixings, table: &table)
    dual.fix(fixings)
    let before = value
    roundAverage(from: multiplier)
    if value < before { improve(most: 50, fixings) }
    guard let choice = branchingSite(fixings) else {
      closeFixed(fixings, reached)
      return
    }
    // last, for it leaves the average elsewhere
    if nodes == 1 || nodes == 20 || nodes % 200 == 100 { dive(fixings) }
    let parts = proof.split(here, on: choice)
    for opened in [false, true] {
      var child = fixings
      if opened { open(choice, &child) } else { child[choice] = .closed }
      made += 1
      push(
        Node(
          bound: reached, number: made, multiplier: multiplier, fixings: child,
          proof: opened ? parts.open : parts.closed, parent: nodes))
    }
  }

  /// The free site whose ȳ is nearest a half.
  func branchingSite(_ fixings: [OpeningProblem.State]) -> Int? {
    var choice: Int?
    var score = -1.0
    for i in fixings.indices where fixings[i] == .free {
      let fraction = min(dual.average[i], 1 - dual.average[i])
      if fraction > score {
        score = fraction
        choice = i
      }
    }
    return choice
  }

  /// Everything is fixed: the set itself is the answer of this part, and its prices the proof.
  ///
  /// - Parameter reached: What is proven about it already.
  func closeFixed(_ fixings: [OpeningProblem.State], _ reached: Double) {
    let set = fixings.indices.filter { fixings[$0] == .open }
    var exact = Double.infinity
    var isKnown = true
    if isConsistent(set) {
      exact = dual.evaluator.exactValue(of: set, cutoff: .infinity, floors: [])
      isKnown = dual.evaluator.isExact
      if exact < value {
        value = exact
        best = set
      }
    }
    prunedBound = min(prunedBound, isKnown ? exact : reached)
    guard proof.isKept else { return }
    let prices = dual.evaluator.prices()
    dual.fix(fixings)
    if !prices.isEmpty, dual.value(prices) >= cutoff {
      multiplier = prices
      proof.end(here, table: proof.keep(multiplier))
    } else {
      // a set that cannot serve has no prices that say so
      proof.abandon()
    }
  }
}
