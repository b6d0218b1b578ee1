extension SitingProblem.Scenario {
  /// A scenario from arcs that stand in one array already, grouped by customer.
  ///
  /// Scenarios with the same roads can share one array: it is copied only where a customer's arcs are not yet
  /// cheapest first.
  ///
  /// - Parameters:
  ///   - arcStart: Where each customer's arcs begin in `arcs`; one more entry than customers.
  ///   - arcs: All admissible arcs.
  /// - Throws: ``SitingError/malformed(_:)`` where `arcStart` does not divide `arcs` among the customers.
  /// - Complexity: O(arcs) where they are sorted, else O(arcs · log arcs)
  public init(
    demand: [Double], surviving: [Double], arcStart: [Int], arcs: [SitingProblem.Arc]
  ) throws(SitingError) {
    guard arcStart.count == demand.count + 1, arcStart.first == 0, arcStart.last == arcs.count,
      zip(arcStart, arcStart.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .malformed("arc starts") }
    func isBefore(_ a: SitingProblem.Arc, _ b: SitingProblem.Arc) -> Bool {
      a.cost == b.cost ? a.site < b.site : a.cost < b.cost
    }
    var sorted = arcs
    for i in demand.indices {
      let range = arcStart[i]..<arcStart[i + 1]
      let isSorted = range.dropFirst().allSatisfy { !isBefore(arcs[$0], arcs[$0 - 1]) }
      if !isSorted { sorted[range].sort(by: isBefore) }
    }
    self.demand = demand
    self.surviving = surviving
    self.arcStart = arcStart
    self.arcs = sorted
  }
}
