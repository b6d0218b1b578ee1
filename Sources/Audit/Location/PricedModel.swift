import Proofs

/// What the canonical model is worth at least by prices of its rows, with some columns decided: ``DualProof``, column by
/// column.
struct PricedModel {
  private let witness: DualWitness
  private var problem: LocationProblem { witness.problem }
  private var least: LocationClaim.Pass.Name? { witness.question.least }
  private let prices: [DualProof.Row: Double]
  private let decided: [DualProof.Column: Bool]
  /// 1, or 0 where all costs are taken for 0.
  private let unit: Double
  /// The sum, and the size of the numbers in it.
  private(set) var bound: (value: Double, size: Double) = (0, 0)

  init(
    _ witness: DualWitness, _ prices: [DualProof.Row: Double], _ decided: [DualProof.Column: Bool],
    countsCosts: Bool
  ) {
    self.witness = witness
    self.prices = prices
    self.decided = decided
    unit = countsCosts ? 1 : 0
    for (row, price) in prices where price != 0 { addRow(row, price) }
    for j in problem.sites.indices where witness.isOpenable(j) { addSite(j) }
    for s in problem.scenarios.indices {
      for i in problem.customers.indices where witness.isNeed(s, i) { addNeed(s, i) }
    }
    addCarriers()
  }

  private func price(_ row: DualProof.Row) -> Double { prices[row] ?? 0 }

  private mutating func add(_ term: Double) {
    bound.value += term
    bound.size += abs(term)
  }

  /// The least a column can come to between its bounds.
  private mutating func addColumn(_ reduced: Double, _ lower: Double, _ upper: Double) {
    if reduced != 0 { add(reduced * (reduced > 0 ? lower : upper)) }
  }

  /// The least a 0/1 column, or a share, can come to.
  private mutating func addColumn(_ reduced: Double, _ name: DualProof.Column, lower: Double = 0) {
    let side = decided[name].map { $0 ? 1.0 : 0 }
    addColumn(reduced, side ?? lower, side ?? 1)
  }

  // MARK: Rows

  private mutating func addRow(_ row: DualProof.Row, _ price: Double) {
    let (lower, upper) = range(of: row)
    add(price * (price > 0 ? lower : upper))
  }

  private func range(of row: DualProof.Row) -> (Double, Double) {
    switch row {
    case .demand: (1, 1)
    case .supply, .room, .link, .uncovered: (-.infinity, 0)
    case .place: (-.infinity, 1)
    case .capacity(let s): (witness.total(s), .infinity)
    case .sites: (-.infinity, PassQuestion.mostSites(problem).map(Double.init) ?? .infinity)
    case .budget: (-.infinity, problem.budget ?? .infinity)
    case .coverage(let s, let group):
      (-.infinity, (1 - witness.question.coverage) * witness.total(s, group: group))
    case .shortage: (-.infinity, witness.question.mostShortage ?? .infinity)
    case .scenarioCost: (0, .infinity)
    }
  }

  // MARK: Sites

  private mutating func addSite(_ j: Int) {
    let site = problem.sites[j]
    let spends = witness.counts && least != .distance ? unit : 0
    let room = max(0, site.capacity - site.present.reduce(0, +))
    var opening = (spends - price(.budget)) * site.openingCost
    opening += room * price(.room(site: j)) - price(.place(site.place)) - price(.sites)
    var buying = site.unitCosts.map { (spends - price(.budget)) * $0 - price(.room(site: j)) }
    for (s, scenario) in problem.scenarios.enumerated() {
      for f in buying.indices {
        let gain = scenario.surviving[j] * price(.supply(scenario: s, site: j, fuel: f))
        buying[f] += gain
        opening += gain * site.present[f]
      }
      for (i, sites) in scenario.arcSites.enumerated() where sites.contains(j) {
        opening += price(.link(scenario: s, customer: i, site: j))
      }
      opening -= min(scenario.surviving[j] * site.capacity, witness.total(s)) * price(.capacity(scenario: s))
    }
    addColumn(opening, .open(site: j), lower: site.status == .open ? 1 : 0)
    for reduced in buying { addColumn(reduced, 0, room) }
  }

  // MARK: Needs

  private mutating func addNeed(_ s: Int, _ i: Int) {
    let (scenario, customer) = (problem.scenarios[s], problem.customers[i])
    let demand = scenario.demand[i]
    let perCost = share(of: s) * unit + price(.scenarioCost(scenario: s))
    let all = price(.demand(scenario: s, customer: i))
    for (j, cost) in zip(scenario.arcSites[i], scenario.arcCosts[i])
    where witness.isOpenable(j) && cost < witness.question.radius {
      let reduced =
        perCost * cost * demand - all - price(.link(scenario: s, customer: i, site: j))
        - demand * price(.supply(scenario: s, site: j, fuel: customer.fuel))
      addColumn(reduced, .flow(scenario: s, customer: i, site: j))
    }
    guard !PassQuestion.meetsAll(problem) else { return }
    let weighted = (problem.weights?[s] ?? 1) * customer.weight * demand
    var reduced = (isPriced ? perCost * customer.weight * demand : 0) - all
    reduced += ((least == .shortage ? unit : 0) - price(.shortage)) * weighted
    reduced -= demand * price(.coverage(scenario: s, group: customer.group))
    reduced -= demand * price(.uncovered(scenario: s, group: customer.group))
    addColumn(reduced, .missing(scenario: s, customer: i))
  }

  private var isPriced: Bool { least == .penalised || least == .risk }

  /// What a scenario's cost counts by itself.
  private func share(of s: Int) -> Double {
    guard witness.counts else { return 0 }
    guard let weights = problem.weights else { return witness.hasCostRows ? 0 : 1 }
    guard least == .risk, case .meanCVaR(let weight, _) = problem.mode else { return weights[s] }
    return (1 - weight) * weights[s] / weights.reduce(0, +)
  }

  // MARK: The costliest scenario, the tail, the worst group

  private mutating func addCarriers() {
    if least == .worstGroup {
      let taken = prices.reduce(0.0) { sum, entry in
        guard case .uncovered(let s, let group) = entry.key else { return sum }
        return sum - witness.total(s, group: group) * entry.value
      }
      addColumn(unit - taken, 0, 1)
    }
    guard witness.hasCostRows else { return }
    let rows = problem.scenarios.indices.map { price(.scenarioCost(scenario: $0)) }
    let most = problem.scenarios.map(mostCost).max() ?? 0
    guard least == .risk, case .meanCVaR(let weight, let level) = problem.mode, let weights = problem.weights
    else { return addColumn(unit - rows.reduce(0, +), 0, most) }
    addColumn(unit * weight - rows.reduce(0, +), 0, most)
    let total = weights.reduce(0, +)
    for (odds, row) in zip(weights, rows) {
      addColumn(unit * weight * odds / total / (1 - level) - row, 0, most)
    }
  }

  /// Most that a scenario can cost.
  private func mostCost(_ scenario: LocationProblem.Scenario) -> Double {
    problem.customers.indices.reduce(0) { sum, i in
      let dearest = scenario.arcCosts[i].max() ?? 0
      return sum + scenario.demand[i] * max(dearest, isPriced ? problem.customers[i].weight : 0)
    }
  }
}
