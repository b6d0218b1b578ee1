import GLPK

extension Formulation {
  /// What leaves an outlet is at most what survives there, and a scenario as a whole draws on all that survives.
  mutating func addStockRows(usable: [Bool]) {
    for s in instance.scenarios.indices {
      let needs = instance.needs.indices.filter { instance.needs[$0].scenario == s }
      for f in 0..<instance.problem.fuelCount {
        addStockRows(usable: usable, scenario: s, fuel: f, needs.filter { instance.needs[$0].fuel == f })
      }
      let total = needs.reduce(0) { $0 + instance.needs[$1].demand }
      if goal.covering, total > 0 { addRow(.atLeast(total), room(in: s, for: total)) }
    }
  }

  private mutating func addStockRows(usable: [Bool], scenario s: Int, fuel f: Int, _ needs: [Int]) {
    var leaving = [[(Model.Column, Double)]](repeating: [], count: instance.outlets.count)
    for n in needs {
      for (arc, column) in zip(arcs[n], flow[n]) {
        leaving[arc.outlet].append((column, instance.needs[n].demand))
      }
    }
    for o in instance.outlets.indices where usable[o] && !leaving[o].isEmpty {
      stockRows.append(StockRow(row: rowCount, scenario: s, fuel: f, outlet: o))
      addRow(.atMost(0), leaving[o] + stock(of: f, at: o, times: -instance.surviving(o, s)))
    }
    let total = needs.reduce(0) { $0 + instance.needs[$1].demand }
    guard total > 0 else { return }
    var terms = needs.compactMap { n in missing[n].map { ($0, instance.needs[n].demand) } }
    for o in instance.outlets.indices where usable[o] {
      terms += stock(of: f, at: o, times: instance.surviving(o, s))
    }
    if !terms.isEmpty { stockRows.append(StockRow(row: rowCount, scenario: s, fuel: f, outlet: nil)) }
    addRow(.atLeast(total), terms)
  }

  private func stock(of fuel: Int, at outlet: Int, times factor: Double) -> [(Model.Column, Double)] {
    guard factor != 0 else { return [] }
    return instance.outlets[outlet].sites.flatMap { j -> [(Model.Column, Double)] in
      guard let y = open[j] else { return [] }
      let present = instance.problem.sites[j].piles[fuel].present
      return [(bought[j][fuel], factor)] + (present > 0 ? [(y, factor * present)] : [])
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

  /// Every scenario costs at most ``costliest``.
  mutating func addWorstScenario() {
    guard isWorst else { return }
    let total = model.addColumn(.atLeast(0), cost: 1)
    costliest = total
    for row in scenarioCosts() where !row.isEmpty { addRow(.atLeast(0), [(total, 1)] + row) }
  }

  /// `CVaR_α = min η + Σ p_s z_s / (1 − α)`, `z_s ≥ Q_s − η`, `z ≥ 0` (Rockafellar & Uryasev, Journal of Risk 2, 2000).
  /// Costs are never negative, so neither is the least `η` that attains it.
  mutating func addTail() {
    guard let risk = goal.risk, risk.weight > 0 else { return }
    let threshold = model.addColumn(.atLeast(0), cost: risk.weight)
    let excess = instance.scenarios.map { s in
      model.addColumn(.atLeast(0), cost: risk.weight * risk.probabilities[s] / (1 - risk.level))
    }
    tail = (threshold, excess)
    for (row, z) in zip(scenarioCosts(), excess) where !row.isEmpty {
      addRow(.atLeast(0), [(threshold, 1), (z, 1)] + row)
    }
  }

  /// Per scenario: the terms of its cost, negated.
  private func scenarioCosts() -> [[(Model.Column, Double)]] {
    var terms = [[(Model.Column, Double)]](repeating: [], count: instance.scenarios.count)
    for (n, need) in instance.needs.enumerated() {
      for (arc, column) in zip(arcs[n], flow[n]) where arc.cost > 0 {
        terms[need.scenario].append((column, -arc.cost * need.demand))
      }
      if let column = beyond[n], beyondCost[n] > 0 {
        terms[need.scenario].append((column, -beyondCost[n] * need.demand))
      }
      if let column = missing[n], penalty(need) > 0 { terms[need.scenario].append((column, -penalty(need))) }
    }
    return terms
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
        for (p, pile) in zip(bought[j], site.piles) where pile.unitCost > 0 {
          terms.append((p, pile.unitCost))
        }
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
