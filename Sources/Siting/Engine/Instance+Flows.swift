import GLPK

extension Instance {
  /// The cheapest flows of a one-scenario instance from given stock; `nil` when it is too little.
  ///
  /// A missing tonne is priced above any detour, so that the program always has a solution and rounding in the stock
  /// does not matter.
  ///
  /// - Parameter stop: When the network simplex takes over, which is as good and quicker, but ends at another of the
  ///   optima.
  func cheapestFlows(open: [Bool], piles: [[Double]], until stop: Deadline) throws -> Plan? {
    let goal = Goal(.distance, covering: true, limits: SitingProblem.Limits())
    guard !isLarge(goal) else { return cheapestTransport(open: open, piles: piles) }
    do {
      return try modelledFlows(open: open, piles: piles, until: stop)
    } catch SitingError.timeLimit {
      return cheapestTransport(open: open, piles: piles)
    }
  }

  /// The same from a linear program.
  private func modelledFlows(open: [Bool], piles: [[Double]], until stop: Deadline) throws -> Plan? {
    var model = Model(.minimize)
    let dearest = needs.reduce(0) { $0 + ($1.arcs.last?.cost ?? 0) }
    var flow: [[(outlet: Int, column: Model.Column)]] = []
    var missing: [Model.Column] = []
    let fuels = problem.fuelCount
    var leaving = [[(Model.Column, Double)]](repeating: [], count: outlets.count * fuels)
    let source = outlets.map { $0.sites.first { open[$0] } }
    for need in needs {
      let own = need.arcs.compactMap { arc -> (outlet: Int, column: Model.Column)? in
        guard source[arc.outlet] != nil else { return nil }
        let column = model.addColumn(.between(0, need.demand), cost: arc.cost)
        leaving[arc.outlet * fuels + need.fuel].append((column, 1))
        return (arc.outlet, column)
      }
      let short = model.addColumn(.between(0, need.demand), cost: 10 * (dearest + 1))
      model.addRow(.fixed(need.demand), own.map { ($0.column, 1) } + [(short, 1)])
      flow.append(own)
      missing.append(short)
    }
    for (o, site) in source.enumerated() {
      guard let site else { continue }
      for f in 0..<fuels where !leaving[o * fuels + f].isEmpty {
        model.addRow(.atMost(piles[site][f] * surviving(o, 0)), leaving[o * fuels + f])
      }
    }
    guard !needs.isEmpty else { return Plan(open: open, piles: piles, flows: [], missing: []) }
    guard let point = try model.solveRelaxation(until: stop) else { return nil }
    let forgiven = shortageForgiven
    guard missing.allSatisfy({ point[$0] <= forgiven }) else { return nil }
    return Plan(
      open: open, piles: piles,
      flows: zip(needs, flow).map { need, own in
        let total = own.reduce(0) { $0 + max(0, point[$1.column]) }
        guard total > 0 else { return [] }
        return own.compactMap { point[$0.column] > 1e-10 ? ($0.outlet, point[$0.column] / total) : nil }
      }, missing: needs.map { _ in 0 })
  }
}

extension Plan {
  fileprivate init(
    open: [Bool], piles: [[Double]], flows: [[(outlet: Int, share: Double)]], missing: [Double]
  ) {
    self.init(open: open, value: 0, bound: 0, piles: piles, flows: flows, missing: missing)
  }
}
