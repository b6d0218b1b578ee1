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
    var recourse = goal.covering ? try instance.problem.cheapestRecourse(plan) : instance.recourse(of: plan)
    for (s, scenario) in instance.problem.scenarios.enumerated() {
      // demands the instance was made without
      for (i, demand) in scenario.demand.enumerated() where demand < problem.scenarios[s].demand[i] {
        recourse[s].shortage[i] += problem.scenarios[s].demand[i] - demand
      }
    }
    let value = problem.value(name, open: plan.open, stock: plan.stock, recourse)
    guard abs(value - plan.value) <= 1e-6 * max(1, abs(value)) || value < plan.value else {
      throw SitingError.wrongAnswer("objective \(plan.value), recomputed \(value)")
    }
    let bound = max(0, min(result.bound, value))
    done.append(SitingPass(name: name, value: value, bound: bound, proof: result.proof))
    let closed = done.allSatisfy { $0.gap <= finest(goal) * (1 + 1e-9) }
    return SitingSolution(
      status: closed ? .optimal : .feasible, open: plan.open, stock: plan.stock, recourse: recourse,
      objective: value, bound: bound, passes: done, seconds: 0, nodes: nodes, neighbours: reach,
      valueOfNextTonne: plan.capacityDual.map { max(0, -$0) },
      dropOne: name == .cost ? try dropOne(instance, goal, plan, bound: bound) : [:], conflict: nil)
  }

  /// The answer when there is no plan, with the reason.
  mutating func infeasible(_ maxSites: Int?) throws -> SitingSolution {
    var asked = problem
    asked.limits.maxSites = maxSites
    return SitingSolution(
      status: .infeasible, open: problem.sites.map { _ in false }, stock: problem.sites.map { _ in 0 },
      recourse: [], objective: .infinity, bound: .infinity, passes: done, seconds: 0, nodes: nodes,
      neighbours: reach, valueOfNextTonne: problem.sites.map { _ in 0 }, dropOne: [:],
      conflict: try asked.conflict(deadline))
  }
}

extension Instance {
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
  /// Σ cost · tonnes of flows in a scenario, kCNY.
  func transportCost(_ flows: [SitingSolution.Flow], in scenario: Int) -> Double {
    flows.reduce(0) { sum, flow in
      let arc = scenarios[scenario].arcs(of: flow.customer).first { $0.site == flow.site }
      return sum + flow.tonnes * (arc?.cost ?? .infinity)
    }
  }

  /// Cheapest flows in every scenario, dominated ones too, from the stock of a plan that covers them all.
  func cheapestRecourse(_ plan: Plan) throws -> [SitingSolution.Recourse] {
    try scenarios.indices.map { s in
      var single = self
      single.scenarios = [scenarios[s]]
      single.transport = .worstScenario
      let instance = Instance(single, covering: true)
      guard let flows = try instance.cheapestFlows(open: plan.open, stock: plan.stock) else {
        throw SitingError.wrongAnswer("scenario \(s) is not covered")
      }
      return instance.recourse(of: flows)[0]
    }
  }

  /// Value of a plan under a pass, from the numbers of the problem alone.
  func value(
    _ name: SitingPass.Name, open: [Bool], stock: [Double], _ recourse: [SitingSolution.Recourse]
  ) -> Double {
    let weights: [Double]? = if case .weighted(let weights) = transport { weights } else { nil }
    let costs = recourse.map(\.transportCost)
    let carrying = weights.map { zip($0, costs).reduce(0) { $0 + $1.0 * $1.1 } } ?? costs.max() ?? 0
    switch name {
    case .distance: return carrying
    case .cost: return spending(open: open, stock: stock) + carrying
    case .shortage:
      return recourse.enumerated().reduce(0) { sum, entry in
        let missing = zip(customers, entry.element.shortage).reduce(0) { $0 + $1.0.weight * $1.1 }
        return sum + (weights?[entry.offset] ?? 1) * missing
      }
    case .worstGroup: return worstGroupCoverage(recourse)
    case .radius:
      return recourse.enumerated().reduce(0) { most, entry in
        entry.element.flows.reduce(most) { most, flow in
          let arc = scenarios[entry.offset].arcs(of: flow.customer).first { $0.site == flow.site }
          return flow.tonnes > 1e-7 ? max(most, arc?.cost ?? .infinity) : most
        }
      }
    }
  }

  /// Opening and stock, kCNY.
  func spending(open: [Bool], stock: [Double]) -> Double {
    sites.indices.reduce(0) { sum, j in
      open[j] ? sum + sites[j].openingCost + sites[j].unitCost * max(0, stock[j] - sites[j].present) : sum
    }
  }

  /// Least share of its demand that any group gets in any scenario; 1 where nobody needs anything.
  func worstGroupCoverage(_ recourse: [SitingSolution.Recourse]) -> Double {
    var worst = 1.0
    for (s, scenario) in scenarios.enumerated() {
      var (asked, missing) = ([Int: Double](), [Int: Double]())
      for (i, customer) in customers.enumerated() {
        asked[customer.group, default: 0] += scenario.demand[i]
        missing[customer.group, default: 0] += recourse[s].shortage[i]
      }
      for (group, demand) in asked where demand > 0 { worst = min(worst, 1 - (missing[group] ?? 0) / demand) }
    }
    return worst
  }
}
