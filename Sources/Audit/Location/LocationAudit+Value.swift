import Proofs

extension LocationAudit {
  /// What the plan comes to in a pass.
  func value(of name: LocationClaim.Pass.Name, _ plan: LocationClaim.Plan) -> Double {
    let scenarios = problem.scenarios.indices
    func cost(_ s: Int, priced: Bool) -> Double {
      let haul = plan.recourse[s].flows.reduce(0) { $0 + $1.tonnes * (arcCost($1, s) ?? .infinity) }
      return haul + (priced ? weightedShortage(s, plan) : 0)
    }
    switch name {
    case .distance: return combined(scenarios.map { cost($0, priced: false) })
    case .cost: return spending(plan) + combined(scenarios.map { cost($0, priced: false) })
    case .penalised: return spending(plan) + combined(scenarios.map { cost($0, priced: true) })
    case .risk: return spending(plan) + meanAndTail(scenarios.map { cost($0, priced: true) })
    case .shortage:
      return scenarios.reduce(0) { $0 + (problem.weights?[$1] ?? 1) * weightedShortage($1, plan) }
    case .worstGroup: return worstCoverage(plan)
    case .radius:
      // less than a gram in a tonne is a solver's dust
      let used = scenarios.flatMap { s in
        plan.recourse[s].flows.filter { $0.tonnes > Self.tolerance }.map { arcCost($0, s) ?? .infinity }
      }
      return used.max() ?? 0
    }
  }

  /// kCNY per tonne; `nil` where there is no such way.
  func arcCost(_ flow: LocationClaim.Flow, _ s: Int) -> Double? {
    let scenario = problem.scenarios[s]
    guard let k = scenario.arcSites[flow.customer].firstIndex(of: flow.site) else { return nil }
    return scenario.arcCosts[flow.customer][k]
  }

  /// Opening and what is bought, kCNY.
  func spending(_ plan: LocationClaim.Plan) -> Double {
    var sum = 0.0
    for j in plan.open {
      let site = problem.sites[j]
      sum += site.openingCost
      for f in site.unitCosts.indices {
        sum += site.unitCosts[f] * max(0, plan.stock[j][f] - site.present[f])
      }
    }
    return sum
  }

  /// Least share of its demand that a group gets in a scenario.
  func worstCoverage(_ plan: LocationClaim.Plan) -> Double {
    var worst = 1.0
    for (scenario, recourse) in zip(problem.scenarios, plan.recourse) {
      let groups = Dictionary(grouping: problem.customers.indices) { problem.customers[$0].group }
      for members in groups.values {
        let demand = members.reduce(0) { $0 + scenario.demand[$1] }
        let missing = members.reduce(0) { $0 + recourse.shortage[$1] }
        if demand > 0 { worst = min(worst, 1 - missing / demand) }
      }
    }
    return worst
  }

  private func weightedShortage(_ s: Int, _ plan: LocationClaim.Plan) -> Double {
    zip(problem.customers, plan.recourse[s].shortage).reduce(0) { $0 + $1.0.weight * $1.1 }
  }

  private func combined(_ costs: [Double]) -> Double {
    guard let weights = problem.weights else { return costs.max() ?? 0 }
    return zip(weights, costs).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// `(1 − λ) E + λ min_η (η + E[(Q − η)⁺] / (1 − α))`; the least is attained at one of the costs, or at 0.
  private func meanAndTail(_ costs: [Double]) -> Double {
    guard case .meanCVaR(let weight, let level) = problem.mode, let weights = problem.weights else {
      return .infinity
    }
    let total = weights.reduce(0, +)
    func mean(_ outcome: (Double) -> Double) -> Double {
      zip(weights, costs).reduce(0) { $0 + $1.0 / total * outcome($1.1) }
    }
    let tail = (costs + [0]).map { eta in eta + mean { max(0, $0 - eta) } / (1 - level) }.min() ?? 0
    return (1 - weight) * mean { $0 } + weight * tail
  }
}
