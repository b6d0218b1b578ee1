import GLPK

/// A set of open sites with the best stock and flows for it, under one goal and over all arcs.
struct Plan: Sendable {
  /// Per site of the problem.
  var open: [Bool]
  /// Value under the goal it was made for.
  var value: Double
  /// Proven: nothing with these sites open is better than this.
  var bound: Double
  /// Per site of the problem and fuel, t.
  var piles: [[Double]]
  /// Per need: outlet and share of the need.
  var flows: [[(outlet: Int, share: Double)]]
  /// Per need: share missing.
  var missing: [Double]
}

extension Instance {
  /// The best plan with exactly these sites open; `nil` when they cannot meet the goal.
  ///
  /// Solved with the nearest arcs only and again with more wherever a farther one would be used.
  ///
  /// Where one scenario counts and a linear program would take long, it is solved as a transportation problem; so it is,
  /// scenario by scenario, where a linear program was cut short. Only then the bound of the plan is below its value.
  ///
  /// - Parameter stop: When to stop with the best so far.
  /// - Throws: ``SitingError/timeLimit`` when there may be a plan but none was found.
  func plan(open: [Bool], _ goal: Goal, reach start: Int, until stop: Deadline) throws -> Plan? {
    guard open.count == problem.sites.count, isConsistent(open) else { return nil }
    if isTransport(goal), isLarge(goal) { return transportPlan(open: open, goal) }
    do {
      return try modelledPlan(open: open, goal, reach: start, until: stop)
    } catch SitingError.timeLimit {
      if let plan = transportPlan(open: open, goal) { return plan }
      if isTransport(goal) { return nil }
      throw SitingError.timeLimit
    }
  }

  /// The same from one model for GLPK.
  private func modelledPlan(
    open: [Bool], _ goal: Goal, reach start: Int, until stop: Deadline
  ) throws -> Plan? {
    var reach = [Int](repeating: max(start, 2), count: needs.count)
    while true {
      let form = Formulation(self, goal, allowed: open, reach: reach, choice: .allOpen)
      guard !form.isImpossible, let (point, bound) = try form.best(until: stop) else { return nil }
      var touched = false
      for (n, column) in form.beyond.enumerated() {
        guard let column, point[column] > 1e-9 else { continue }
        reach[n] *= 3
        touched = true
      }
      if !touched { return Plan(form, point, bound: bound) }
    }
  }

  private func isConsistent(_ open: [Bool]) -> Bool {
    var taken: Set<Int> = []
    for j in open.indices where open[j] {
      guard outletOf[j] >= 0, taken.insert(problem.sites[j].place).inserted else { return false }
    }
    return problem.sites.indices.allSatisfy { !problem.sites[$0].mustOpen || open[$0] }
  }
}

extension Formulation {
  /// The optimum of the model, or with whole deliveries the best point found by `stop`, and its bound; `nil` = there is
  /// none, or none was found.
  fileprivate func best(until stop: Deadline) throws -> (point: Point, bound: Double)? {
    guard model.isMixedInteger else {
      return try model.solveRelaxation(until: stop).map { ($0, $0.objective) }
    }
    let outcome = try model.solveWhole(gap: 0, seconds: stop.left, start: nil)
    return outcome.point.map { ($0, min(outcome.bound, $0.objective)) }
  }
}

extension Plan {
  /// The plan a point with whole `y` stands for, and that uses no farther arcs.
  init(_ form: Formulation, _ point: Point, bound: Double) {
    let problem = form.instance.problem
    let whole = problem.sourcing == .single
    open = form.openSites(point)
    value = point.objective
    self.bound = bound
    flows = form.arcs.indices.map { n in
      zip(form.arcs[n], form.flow[n]).compactMap { arc, column in
        let share = whole ? point[column].rounded() : point[column]
        return share > 1e-12 ? (arc.outlet, share) : nil
      }
    }
    missing = form.missing.map { $0.map { max(0, whole ? point[$0].rounded() : point[$0]) } ?? 0 }
    piles = problem.sites.indices.map { [open] j in
      let asked = problem.sites[j].piles
      guard open[j] else { return asked.map { _ in 0 } }
      return zip(asked, form.bought[j]).map { $0.present + max(0, point[$1]) }
    }
    if whole { piles = form.instance.leastPiles(open: open, flows) }
  }
}

extension Instance {
  /// What has to stand at each open site for some flows, and no less than what stands there: a search's flows are whole
  /// only to five digits, and its stocks no better.
  func leastPiles(open: [Bool], _ flows: [[(outlet: Int, share: Double)]]) -> [[Double]] {
    let fuels = problem.fuelCount
    var leaving = [Double](repeating: 0, count: scenarios.count * outlets.count * fuels)
    for (need, shares) in zip(needs, flows) {
      for (outlet, share) in shares {
        leaving[(need.scenario * outlets.count + outlet) * fuels + need.fuel] += share * need.demand
      }
    }
    return problem.sites.indices.map { j in
      problem.sites[j].piles.enumerated().map { f, pile in
        guard open[j] else { return 0 }
        let outlet = outletOf[j]
        return scenarios.indices.reduce(pile.present) { most, s in
          let share = surviving(outlet, s)
          return share > 0 ? max(most, leaving[(s * outlets.count + outlet) * fuels + f] / share) : most
        }
      }
    }
  }
}
