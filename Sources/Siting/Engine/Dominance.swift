extension SitingProblem {
  /// Scenarios that no other makes superfluous, in order.
  ///
  /// `a` is superfluous beside `b` when it asks for no more of anybody, loses no more stock, and has every arc of `b`
  /// at no higher cost: any plan and flows that cover `b`, scaled down, cover `a` at no higher transport cost. Of equal
  /// scenarios the first is kept.
  ///
  /// - Complexity: O(scenarios² · arcs of one scenario); most pairs fail at once.
  func undominatedScenarios() -> [Int] {
    var kept = [Bool](repeating: true, count: scenarios.count)
    for a in scenarios.indices {
      for b in scenarios.indices where a != b && kept[b] {
        guard isEasier(scenarios[a], than: scenarios[b]) else { continue }
        if b > a, isEasier(scenarios[b], than: scenarios[a]) { continue }
        kept[a] = false
        break
      }
    }
    return scenarios.indices.filter { kept[$0] }
  }

  private func isEasier(_ a: Scenario, than b: Scenario) -> Bool {
    for i in customers.indices where a.demand[i] > b.demand[i] { return false }
    for j in sites.indices where a.surviving[j] < b.surviving[j] { return false }
    var cost = [Double](repeating: .infinity, count: sites.count)
    for i in customers.indices where a.demand[i] > 0 {
      for arc in a.arcs(of: i) { cost[arc.site] = arc.cost }
      defer { for arc in a.arcs(of: i) { cost[arc.site] = .infinity } }
      for arc in b.arcs(of: i) where b.surviving[arc.site] > 0 && cost[arc.site] > arc.cost { return false }
    }
    return true
  }
}
