import GLPK

extension Passes {
  /// The solution of the last pass; `nil` = proven that there is none.
  ///
  /// - Throws: ``SitingError/timeLimit`` when there may be a plan but none was found.
  mutating func solution(
    _ instance: Instance, _ goal: Goal, _ result: Search.Result, _ name: SitingPass.Name
  ) throws -> SitingSolution? {
    guard let plan = result.plan else {
      if result.bound < .infinity { throw SitingError.timeLimit }
      return nil
    }
    var recourse = try instance.finalRecourse(of: plan, goal, until: deadline)
    for (s, scenario) in instance.problem.scenarios.enumerated() {
      // demands the instance was made without
      for (i, demand) in scenario.demand.enumerated() where demand < problem.scenarios[s].demand[i] {
        recourse[s].shortage[i] += problem.scenarios[s].demand[i] - demand
      }
    }
    let value = problem.value(name, open: plan.open, piles: plan.piles, recourse)
    guard abs(value - plan.value) <= 1e-6 * max(1, abs(value)) || value < plan.value else {
      throw SitingError.wrongAnswer("objective \(plan.value), recomputed \(value)")
    }
    let bound = max(0, min(result.bound, value))
    for k in done.indices {
      // where an earlier pass was cut short the last plan may be better there, too
      let reached = problem.value(done[k].name, open: plan.open, piles: plan.piles, recourse)
      let gain = (done[k].value - reached) * (done[k].name == .worstGroup ? -1 : 1)
      guard gain > Goal.slack * max(1, abs(reached)) else { continue }
      done[k].value = reached
      done[k].bound = done[k].name == .worstGroup ? max(done[k].bound, reached) : min(done[k].bound, reached)
    }
    done.append(SitingPass(name: name, value: value, bound: bound, proof: result.proof))
    let closed = done.allSatisfy { $0.isClosed(to: finest(goal)) }
    return SitingSolution(
      status: closed ? .optimal : .feasible, open: plan.open, piles: plan.piles, recourse: recourse,
      objective: value, bound: bound, passes: done, seconds: 0, nodes: nodes, neighbours: reach,
      dropOne: goal.objective == .cost ? try dropOne(instance, goal, plan, bound: bound) : [:], conflict: nil)
  }

  /// The answer when there is no plan, with the reason.
  mutating func infeasible(_ maxSites: Int?) throws -> SitingSolution {
    var asked = problem
    asked.limits.maxSites = maxSites
    return SitingSolution(
      status: .infeasible, open: problem.sites.map { _ in false },
      piles: problem.sites.map { $0.piles.map { _ in 0 } },
      recourse: [], objective: .infinity, bound: .infinity, passes: done, seconds: 0, nodes: nodes,
      neighbours: reach, dropOne: [:], conflict: try asked.conflict(deadline))
  }
}

extension Instance {
  /// A plan's flows, in the scenarios left out and in those that do not count too.
  func finalRecourse(
    of plan: Plan, _ goal: Goal, until stop: Deadline
  ) throws -> [SitingSolution.Recourse] {
    goal.covering && problem.sourcing == .split
      ? try problem.cheapestRecourse(plan, until: stop) : recourse(of: plan)
  }

  /// A plan's flows and shortages, customer by customer: those served alike share alike.
  func recourse(of plan: Plan) -> [SitingSolution.Recourse] {
    var result = problem.scenarios.map { _ in
      SitingSolution.Recourse(
        shortage: Array(repeating: 0, count: problem.customers.count), flows: [], transportCost: 0)
    }
    for (n, need) in needs.enumerated() {
      let s = scenarios[need.scenario]
      for i in need.customers {
        let demand = problem.scenarios[s].demand[i]
        result[s].shortage[i] = plan.missing[n] < 1e-10 ? 0 : plan.missing[n] * demand
        for (outlet, share) in plan.flows[n] {
          guard let j = outlets[outlet].sites.first(where: { plan.open[$0] }) else { continue }
          result[s].flows.append(SitingSolution.Flow(site: j, customer: i, tonnes: share * demand))
        }
      }
    }
    for s in result.indices {
      result[s].flows.sort { ($0.customer, $0.site) < ($1.customer, $1.site) }
      result[s].transportCost = problem.transportCost(result[s].flows, in: s)
    }
    return result
  }
}

extension SitingProblem {
  /// Cheapest flows in every scenario, dominated ones too, from the stock of a plan that covers them all.
  func cheapestRecourse(_ plan: Plan, until stop: Deadline) throws -> [SitingSolution.Recourse] {
    try scenarios.indices.map { s in
      var single = self
      single.scenarios = [scenarios[s]]
      single.transport = .worstScenario
      let instance = Instance(single, covering: true)
      guard let flows = try instance.cheapestFlows(open: plan.open, piles: plan.piles, until: stop) else {
        throw SitingError.wrongAnswer("scenario \(s) is not covered")
      }
      return instance.recourse(of: flows)[0]
    }
  }
}
