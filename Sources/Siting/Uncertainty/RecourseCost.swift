import GLPK

/// What a fixed plan comes to in one scenario.
public struct RecourseCost: Sendable, Hashable {
  /// Transport, and shortage at the customers' weights, kCNY.
  public var cost: Double
  /// Missing, all customers, t.
  public var missing: Double
}

extension SitingProblem {
  /// The least second-stage cost of a fixed plan in a scenario:
  ///
  ///     Q = min Σ_ij k_ij x_ij + Σ_i w_i u_i,   Σ_j x_ij + u_i = d_i,   Σ_{i: f(i)=f} x_ij ≤ a_j q_jf
  ///
  /// Where everybody's cheapest way has room, that is the answer; else a linear program is solved.
  ///
  /// Call it on a thread with a GLPK environment. Deliveries may be split whatever ``sourcing`` says, so with
  /// ``Sourcing/single`` it is a lower bound.
  ///
  /// - Throws: ``SitingError/timeLimit`` when it is not known by `stop`.
  /// - Complexity: O(arcs), or a linear program of as many columns.
  func recourseCost(
    of plan: FirstStage, in scenario: Scenario, until stop: Deadline
  ) throws -> RecourseCost {
    if let greedy = cheapestWays(plan, scenario) { return greedy }
    var model = Model(.minimize)
    var leaving: [Int: [(Model.Column, Double)]] = [:]
    var shortages: [Model.Column] = []
    for (i, customer) in customers.enumerated() where scenario.demand[i] > 0 {
      let demand = scenario.demand[i]
      let short = model.addColumn(.between(0, demand), cost: customer.weight)
      shortages.append(short)
      var arriving = [(short, 1.0)]
      for arc in scenario.arcs(of: i) where isUseful(arc, customer, plan, scenario) {
        let column = model.addColumn(.between(0, demand), cost: arc.cost)
        arriving.append((column, 1))
        leaving[arc.site * fuelCount + customer.fuel, default: []].append((column, 1))
      }
      model.addRow(.fixed(demand), arriving)
    }
    for pile in leaving.keys.sorted() {
      let (site, fuel) = (pile / fuelCount, pile % fuelCount)
      model.addRow(.atMost(plan.piles[site][fuel] * scenario.surviving[site]), leaving[pile] ?? [])
    }
    guard let point = try model.solveRelaxation(until: stop) else {
      throw SitingError.solver("recourse has no solution")
    }
    return RecourseCost(cost: point.objective, missing: shortages.reduce(0) { $0 + max(0, point[$1]) })
  }

  /// Whether anything could come this way cheaper than it would be missed.
  private func isUseful(_ arc: Arc, _ customer: Customer, _ plan: FirstStage, _ scenario: Scenario) -> Bool {
    plan.open[arc.site] && arc.cost < customer.weight
      && plan.piles[arc.site][customer.fuel] * scenario.surviving[arc.site] > 0
  }

  /// Everybody served the cheapest way, if no pile is asked for more than it holds.
  private func cheapestWays(_ plan: FirstStage, _ scenario: Scenario) -> RecourseCost? {
    var left = zip(plan.piles, scenario.surviving).flatMap { piles, share in piles.map { $0 * share } }
    var total = RecourseCost(cost: 0, missing: 0)
    for (i, customer) in customers.enumerated() where scenario.demand[i] > 0 {
      let demand = scenario.demand[i]
      // arcs stand cheapest first
      guard let arc = scenario.arcs(of: i).first(where: { isUseful($0, customer, plan, scenario) }) else {
        total.cost += customer.weight * demand
        total.missing += demand
        continue
      }
      let pile = arc.site * fuelCount + customer.fuel
      left[pile] -= demand
      guard left[pile] >= 0 else { return nil }
      total.cost += arc.cost * demand
    }
    return total
  }
}
