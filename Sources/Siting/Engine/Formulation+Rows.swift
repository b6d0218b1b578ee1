import GLPK

extension Formulation {
  /// What leaves an outlet is at most what survives there, and a scenario as a whole draws on all that survives.
  mutating func addStockRows(usable: [Bool]) {
    var leaving = [[[(Model.Column, Double)]]](
      repeating: Array(repeating: [], count: instance.outlets.count), count: instance.scenarios.count)
    for (n, need) in instance.needs.enumerated() {
      for (arc, column) in zip(arcs[n], flow[n]) {
        leaving[need.scenario][arc.outlet].append((column, need.demand))
      }
    }
    for s in instance.scenarios.indices {
      for o in instance.outlets.indices where usable[o] && !leaving[s][o].isEmpty {
        addRow(.atMost(0), leaving[s][o] + stock(of: o, times: -instance.surviving(o, s)))
      }
      let needs = instance.needs.indices.filter { instance.needs[$0].scenario == s }
      let total = needs.reduce(0) { $0 + instance.needs[$1].demand }
      guard total > 0 else { continue }
      var terms = needs.compactMap { n in missing[n].map { ($0, instance.needs[n].demand) } }
      for o in instance.outlets.indices where usable[o] {
        terms += stock(of: o, times: instance.surviving(o, s))
      }
      addRow(.atLeast(total), terms)
      if goal.covering { addRow(.atLeast(total), room(in: s, for: total)) }
    }
  }

  private func stock(of outlet: Int, times factor: Double) -> [(Model.Column, Double)] {
    guard factor != 0 else { return [] }
    return instance.outlets[outlet].sites.flatMap { j in
      [bought[j], used[j]].compactMap { $0.map { ($0, factor) } }
    }
  }

  /// Capacity that survives a scenario, as a knapsack in `y`: the row cover cuts and MIR cuts feed on.
  private func room(in scenario: Int, for total: Double) -> [(Model.Column, Double)] {
    instance.sites.compactMap { j in
      guard let y = open[j] else { return nil }
      let capacity =
        instance.problem.sites[j].capacity * instance.surviving(instance.outletOf[j], scenario)
      return capacity > 0 ? (y, min(capacity, total)) : nil
    }
  }

  /// Transport of every scenario costs at most ``costliest``.
  mutating func addTransport() {
    guard isWorst else { return }
    let total = model.addColumn(.atLeast(0), cost: 1)
    costliest = total
    var terms = [[(Model.Column, Double)]](repeating: [], count: instance.scenarios.count)
    for (n, need) in instance.needs.enumerated() {
      for (arc, column) in zip(arcs[n], flow[n]) where arc.cost > 0 {
        terms[need.scenario].append((column, -arc.cost * need.demand))
      }
      if let column = beyond[n], beyondCost[n] > 0 {
        terms[need.scenario].append((column, -beyondCost[n] * need.demand))
      }
    }
    for row in terms where !row.isEmpty { addRow(.atLeast(0), [(total, 1)] + row) }
  }

  /// Coverage of groups and the shortage allowed by an earlier pass.
  mutating func addCoverage() {
    guard !goal.covering else { return }
    let groups = (instance.problem.customers.map(\.group).max() ?? -1) + 1
    var terms = [[(Model.Column, Double)]](repeating: [], count: instance.scenarios.count * groups)
    var demand = [Double](repeating: 0, count: terms.count)
    for (n, need) in instance.needs.enumerated() {
      guard let u = missing[n] else { continue }
      terms[need.scenario * groups + need.group].append((u, need.demand))
      demand[need.scenario * groups + need.group] += need.demand
    }
    if goal.objective == .worstGroup { uncovered = model.addColumn(.between(0, 1), cost: 1) }
    for k in terms.indices where demand[k] > 0 {
      if let uncovered { addRow(.atMost(0), terms[k] + [(uncovered, -demand[k])]) }
      let applies = goal.floorApplies?(instance.scenarios[k / groups], k % groups) ?? true
      if goal.coverageFloor > 0, applies { addRow(.atMost((1 - goal.coverageFloor) * demand[k]), terms[k]) }
    }
    if let most = goal.shortageAtMost {
      let all = instance.needs.indices.compactMap { n -> (Model.Column, Double)? in
        let need = instance.needs[n]
        let weight = instance.weight(need.scenario) * need.weight * need.demand
        guard let u = missing[n], weight > 0 else { return nil }
        return (u, weight)
      }
      addRow(.atMost(most), all)
    }
  }

  /// Number of sites and budget.
  mutating func addLimits() {
    let sites = instance.sites.filter { open[$0] != nil }
    if let most = goal.maxSites {
      addRow(.atMost(Double(most)), sites.compactMap { j in open[j].map { ($0, 1) } })
    }
    if let budget = goal.budget {
      var terms: [(Model.Column, Double)] = []
      for j in sites {
        let site = instance.problem.sites[j]
        if let y = open[j], site.openingCost > 0 { terms.append((y, site.openingCost)) }
        if let p = bought[j], site.unitCost > 0 { terms.append((p, site.unitCost)) }
      }
      addRow(.atMost(budget), terms)
    }
  }

  /// Opening costs at least what was proven.
  mutating func addOpeningFloor(_ floor: Double) {
    guard floor > 0 else { return }
    addRow(
      .atLeast(floor),
      instance.sites.compactMap { j in
        let cost = instance.problem.sites[j].openingCost
        return cost > 0 ? open[j].map { ($0, cost) } : nil
      })
  }

  /// Adds a row; one without terms is left out, and noted when zero does not meet it.
  mutating func addRow(_ bounds: Bounds, _ terms: [(Model.Column, Double)]) {
    if terms.isEmpty {
      if bounds.lower > 0 || bounds.upper < 0 { isImpossible = true }
      return
    }
    model.addRow(bounds, terms)
    rowCount += 1
  }
}
