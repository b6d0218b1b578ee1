extension Passes {
  /// At most `count` sites, least longest arc: a binary search over the distinct arc costs, each step the least number
  /// of sites that meet every demand over arcs no longer than that.
  mutating func centre(atMost count: Int) throws -> SitingSolution {
    let most = min(count, problem.limits.maxSites ?? count)
    let radii = Set(
      problem.scenarios.flatMap { scenario in
        problem.customers.indices.filter { scenario.demand[$0] > 0 }.flatMap {
          scenario.arcs(of: $0).map(\.cost)
        }
      }
    ).sorted()
    var best: (plan: Plan, instance: Instance, goal: Goal)?
    var (low, high) = (0, max(radii.count - 1, 0))
    // radii below `low` are proven too short; where time ran out the bound stays there
    var proven = 0
    var certain = true
    while low <= high {
      let middle = (low + high) / 2
      var within = problem
      within.scenarios = problem.scenarios.map { $0.without(arcsBeyond: radii.isEmpty ? 0 : radii[middle]) }
      let instance = Instance(within, covering: true)
      var goal = Goal(.siteCount, covering: true, limits: problem.limits)
      goal.maxSites = most
      let result = try search(instance, goal, .radius, share: 0.5, gap: 0, target: Double(most) + 0.5)
      if let plan = result.plan {
        best = (plan, instance, goal)
        high = middle - 1
      } else {
        if result.bound < .infinity { certain = false }
        low = middle + 1
        if certain { proven = low }
      }
    }
    guard let best else {
      if !certain { throw SitingError.timeLimit }
      return try infeasible(most)
    }
    let recourse = try best.instance.finalRecourse(of: best.plan, best.goal, until: deadline)
    let value = problem.value(.radius, open: best.plan.open, piles: best.plan.piles, recourse)
    let bound = min(value, radii.isEmpty ? 0 : radii[min(proven, radii.count - 1)])
    done.append(SitingPass(name: .radius, value: value, bound: bound, proof: .search))
    return SitingSolution(
      status: relativeGap(value, bound) <= options.relativeGap ? .optimal : .feasible, open: best.plan.open,
      piles: best.plan.piles, recourse: recourse, objective: value, bound: bound, passes: done, seconds: 0,
      nodes: nodes, neighbours: reach, dropOne: [:], conflict: nil)
  }
}

extension SitingProblem.Scenario {
  /// The same scenario with its longer arcs closed.
  func without(arcsBeyond cost: Double) -> Self {
    Self(
      demand: demand, surviving: surviving,
      arcs: (0..<demand.count).map { i in arcs(of: i).filter { $0.cost <= cost } })
  }
}
