extension SitingSolution {
  /// Recomputes the plan from the numbers of the problem, without the solver: statuses, places, capacities, arcs,
  /// surviving stock, demands, limits and the objective, each to 1 part in 10⁶.
  ///
  /// - Throws: ``SitingError/wrongAnswer(_:)`` naming the first thing that is not so.
  /// - Complexity: O(sites + arcs)
  public func verify(_ problem: SitingProblem) throws(SitingError) {
    guard status != .infeasible else { return }
    try verifySites(problem)
    for s in problem.scenarios.indices { try verify(scenario: s, of: problem) }
    try verifyLimits(problem)
    guard let last = passes.last, last.name == problem.objective else { throw .wrongAnswer("last pass") }
    let value = problem.value(last.name, open: open, piles: piles, recourse)
    guard near(value, objective), near(last.value, objective) else {
      throw .wrongAnswer("objective \(objective), recomputed \(value)")
    }
    for pass in passes {
      let value = problem.value(pass.name, open: open, piles: piles, recourse)
      guard abs(value - pass.value) <= 1e-5 * max(1, abs(value)) else {
        throw .wrongAnswer("\(pass.name.rawValue) \(pass.value), recomputed \(value)")
      }
      let isShare = pass.name == .worstGroup
      guard isShare ? pass.bound >= pass.value - 1e-9 : pass.bound <= pass.value + 1e-9 else {
        throw .wrongAnswer("bound of \(pass.name.rawValue)")
      }
    }
    guard bound == last.bound else { throw .wrongAnswer("bound") }
  }

  private func verifySites(_ problem: SitingProblem) throws(SitingError) {
    guard open.count == problem.sites.count, piles.count == open.count,
      recourse.count == problem.scenarios.count
    else { throw .wrongAnswer("wrong lengths") }
    var taken: Set<Int> = []
    for (j, site) in problem.sites.enumerated() {
      if site.mustOpen, !open[j] { throw .wrongAnswer("site \(j) must open") }
      if site.status == .forbidden, open[j] { throw .wrongAnswer("site \(j) is forbidden") }
      if open[j], !taken.insert(site.place).inserted {
        throw .wrongAnswer("two sizes at place \(site.place)")
      }
      guard piles[j].count == site.piles.count else { throw .wrongAnswer("fuels of site \(j)") }
      for (pile, asked) in zip(piles[j], site.piles) {
        let least = open[j] ? asked.present : 0
        guard pile >= 0, within(least, pile) else { throw .wrongAnswer("stock of site \(j)") }
      }
      let most = open[j] ? site.capacity : 0
      guard within(piles[j].reduce(0, +), most) else { throw .wrongAnswer("stock of site \(j)") }
    }
  }

  private func verify(scenario s: Int, of problem: SitingProblem) throws(SitingError) {
    let scenario = problem.scenarios[s]
    guard recourse[s].shortage.count == problem.customers.count else { throw .wrongAnswer("wrong lengths") }
    var left = [[Double]](repeating: Array(repeating: 0, count: problem.fuelCount), count: open.count)
    var got = recourse[s].shortage
    for flow in recourse[s].flows {
      guard open.indices.contains(flow.site), got.indices.contains(flow.customer), flow.tonnes >= 0,
        open[flow.site], scenario.arcs(of: flow.customer).contains(where: { $0.site == flow.site })
      else { throw .wrongAnswer("flow from site \(flow.site) to customer \(flow.customer) in scenario \(s)") }
      left[flow.site][problem.customers[flow.customer].fuel] += flow.tonnes
      got[flow.customer] += flow.tonnes
    }
    for j in open.indices {
      for f in left[j].indices where !within(left[j][f], piles[j][f] * scenario.surviving[j]) {
        throw .wrongAnswer("site \(j) gives more than it has in scenario \(s)")
      }
    }
    for (i, demand) in scenario.demand.enumerated() where !near(got[i], demand) || recourse[s].shortage[i] < 0
    {
      throw .wrongAnswer("customer \(i) gets \(got[i]) of \(demand) in scenario \(s)")
    }
    if problem.sourcing == .single { try verifySingleSourcing(of: scenario, recourse[s]) }
    guard near(recourse[s].transportCost, problem.transportCost(recourse[s].flows, in: s)) else {
      throw .wrongAnswer("transport cost of scenario \(s)")
    }
  }

  private func verifySingleSourcing(
    of scenario: SitingProblem.Scenario, _ recourse: Recourse
  ) throws(SitingError) {
    var served: Set<Int> = []
    for flow in recourse.flows where flow.tonnes > 0 {
      guard served.insert(flow.customer).inserted, near(flow.tonnes, scenario.demand[flow.customer]) else {
        throw .wrongAnswer("customer \(flow.customer) is not served by one site alone")
      }
    }
    for (i, short) in recourse.shortage.enumerated() where short > 0 && !near(short, scenario.demand[i]) {
      throw .wrongAnswer("customer \(i) is served in part")
    }
  }

  private func verifyLimits(_ problem: SitingProblem) throws(SitingError) {
    var most = problem.limits.maxSites ?? .max
    if case .pMedian(let count) = problem.mode { most = min(most, count) }
    if case .pCenter(let count) = problem.mode { most = min(most, count) }
    guard open.count(where: { $0 }) <= most else { throw .wrongAnswer("too many sites") }
    if let budget = problem.limits.budget, !within(problem.spending(open: open, piles: piles), budget) {
      throw .wrongAnswer("budget")
    }
    guard problem.worstGroupCoverage(recourse) >= problem.limits.groupCoverage - 1e-6 else {
      throw .wrongAnswer("coverage of a group")
    }
    if problem.coversAll, totalShortage > 1e-6 { throw .wrongAnswer("shortage") }
    if case .euhdCap(let most) = problem.mode,
      !within(problem.expectedShortage(recourse) ?? .infinity, most)
    {
      throw .wrongAnswer("expected shortage")
    }
  }
}

private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-6 * max(1, abs(a), abs(b)) }
private func within(_ a: Double, _ most: Double) -> Bool { a <= most + 1e-6 * max(1, abs(most)) }
