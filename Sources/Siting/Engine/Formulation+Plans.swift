import GLPK

extension Formulation {
  /// Makes strong links rows from the start: those of the given outlets of each need.
  mutating func addLinks(_ outlets: [[Int]]) {
    for n in outlets.indices {
      let wanted = Set(outlets[n])
      for a in arcs[n].indices where wanted.contains(arcs[n][a].outlet) { addRow(.atMost(0), link(n, a)) }
    }
  }

  /// The strong link of a need and one of its arcs: `x − Σ y ≤ 0` over the sizes of the outlet.
  func link(_ need: Int, _ arc: Int) -> [(Model.Column, Double)] {
    let sizes = instance.outlets[arcs[need][arc].outlet].sites
    return [(flow[need][arc], 1)] + sizes.compactMap { j in open[j].map { ($0, -1) } }
  }

  /// Sites open at a point with whole `y`.
  func openSites(_ point: Point) -> [Bool] { open.map { $0.map { point[$0] > 0.5 } ?? false } }

  /// A plan as values of this model's columns; `nil` when the plan opens a site that is not in it.
  func startVector(for plan: Plan) -> [Double]? {
    var values = [Double](repeating: 0, count: model.columnCount)
    var costs = [Double](repeating: 0, count: instance.scenarios.count)
    for j in plan.open.indices where plan.open[j] {
      guard let y = open[j] else { return nil }
      values[y.index] = 1
      for (f, p) in bought[j].enumerated() {
        values[p.index] = max(0, plan.piles[j][f] - instance.problem.sites[j].piles[f].present)
      }
    }
    for (n, need) in instance.needs.enumerated() {
      for (outlet, share) in plan.flows[n] {
        var cost = beyondCost[n]
        if let a = arcs[n].firstIndex(where: { $0.outlet == outlet }) {
          values[flow[n][a].index] = share
          cost = arcs[n][a].cost
        } else if let column = beyond[n] {
          values[column.index] += share
        } else {
          return nil
        }
        costs[need.scenario] += cost * share * need.demand
      }
      if let u = missing[n] { values[u.index] = plan.missing[n] }
      costs[need.scenario] += penalty(need) * plan.missing[n]
    }
    if let costliest { values[costliest.index] = costs.max() ?? 0 }
    if let tail, let risk = goal.risk {
      let threshold = risk.threshold(of: costs, in: instance.scenarios)
      values[tail.threshold.index] = threshold
      for (z, cost) in zip(tail.excess, costs) { values[z.index] = max(0, cost - threshold) }
    }
    if let uncovered { values[uncovered.index] = plan.value }
    return values
  }
}
