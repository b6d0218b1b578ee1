/// Plans of given sites without a linear program.
///
/// Once the sites are decided each scenario by itself is a transportation problem, and the network simplex solves it in a
/// fraction of the time that GLPK takes for the program of all scenarios. What couples the scenarios is the stock, which
/// is bought once. They are served one after the other, the greatest demand first, and what was bought for one costs the
/// next nothing.
extension Instance {
  /// Flows from which on a linear program over them takes longer than a few hundred evaluations of the Lagrangian dual.
  private static let manyFlows = 100_000
  /// Needs from which on it does where a set of sites is evaluated without any linear program. The relaxation of the shipped
  /// district, of some 290 needs in one scenario, takes a fraction of a second; that of eight of them is not solved in 48 s.
  private static let manyNeeds = 2_000

  /// Whether a linear program over all flows is not the way to look for a plan.
  func isLarge(_ goal: Goal) -> Bool {
    if isTransport(goal), needs.count >= Self.manyNeeds { return true }
    return needs.reduce(0) { $0 + $1.arcs.count } >= Self.manyFlows
  }

  /// Whether ``transportPlan(open:_:)`` is the best plan of its sites, and `nil` only where there is none: no row reaches
  /// across fuels or scenarios but the stock, and that is bought for one scenario alone or costs nothing.
  func isTransport(_ goal: Goal) -> Bool {
    guard problem.sourcing == .split, scenarios.count == 1 || problem.fuelCount == 1,
      goal.budget == nil, goal.shortageAtMost == nil, goal.coverageFloor == 0, goal.risk == nil
    else { return false }
    return switch goal.objective {
    case .cost: scenarios.count == 1 && (goal.covering || goal.pricesShortage)
    case .distance: scenarios.count == 1 && goal.covering
    case .siteCount: goal.covering
    case .shortage: true
    case .worstGroup: false
    }
  }

  /// A plan with exactly these sites open, each scenario served the cheapest way that those before it leave; `nil` when
  /// that does not meet the goal. Its bound is its value where ``isTransport(_:)``; elsewhere nothing is proven.
  ///
  /// - Complexity: One network simplex for each scenario.
  func transportPlan(open: [Bool], _ goal: Goal) -> Plan? {
    guard problem.sourcing == .split else { return nil }
    var plan = Plan(
      open: open, value: 0, bound: -.infinity,
      piles: problem.sites.enumerated().map { j, site in site.piles.map { open[j] ? $0.present : 0 } },
      flows: needs.map { _ in [] }, missing: needs.map { _ in 0 })
    let own = scenarios.indices.map { s in needs.indices.filter { needs[$0].scenario == s } }
    let asked = own.map { $0.reduce(0) { $0 + needs[$1].demand } }
    for s in scenarios.indices.sorted(by: { (asked[$1], $0) < (asked[$0], $1) }) {
      let price = own[s].map { shortagePrice(of: needs[$0], goal) }
      guard
        let served = serve(
          own[s], from: sources(of: plan, in: s, goal), haul: goal.countsTransport ? share(of: s, goal) : 0,
          shortage: price)
      else { return nil }
      for (n, need) in zip(own[s], served) { (plan.flows[n], plan.missing[n]) = (need.flows, need.missing) }
      // needs of later scenarios have no flows yet
      plan.piles = leastPiles(open: open, plan.flows)
    }
    guard var found = appraised(plan, under: goal) else { return nil }
    if isTransport(goal) { found.bound = found.value }
    return found
  }

  /// The same sites, stock and flows under a goal, their value anew and nothing proven; `nil` where they do not keep to it.
  func appraised(_ plan: Plan, under goal: Goal) -> Plan? {
    // sums of shares lose that much
    let dust = 1e-9
    let spent = problem.spending(open: plan.open, piles: plan.piles)
    if let most = goal.maxSites, plan.open.count(where: { $0 }) > most { return nil }
    if let budget = goal.budget, spent > budget * (1 + dust) { return nil }
    if goal.covering, plan.missing.contains(where: { $0 > dust }) { return nil }
    var costs = [Double](repeating: 0, count: scenarios.count)
    var weighted = 0.0
    let groups = (problem.customers.map(\.group).max() ?? -1) + 1
    var demand = [Double](repeating: 0, count: scenarios.count * groups)
    var missing = demand
    for (n, need) in needs.enumerated() {
      let short = plan.missing[n] * need.demand
      weighted += weight(need.scenario) * need.weight * short
      demand[need.scenario * groups + need.group] += need.demand
      missing[need.scenario * groups + need.group] += short
      if goal.pricesShortage { costs[need.scenario] += need.weight * short }
      for (outlet, share) in plan.flows[n] {
        guard let arc = need.arcs.first(where: { $0.outlet == outlet }) else { return nil }
        costs[need.scenario] += arc.cost * share * need.demand
      }
    }
    if let most = goal.shortageAtMost, weighted > most * (1 + dust) + dust { return nil }
    for k in demand.indices where goal.floorApplies?(scenarios[k / groups], k % groups) ?? true {
      if missing[k] > (1 - goal.coverageFloor) * demand[k] * (1 + dust) + dust { return nil }
    }
    var appraised = plan
    appraised.bound = -.infinity
    appraised.value =
      switch goal.objective {
      case .cost: spent + combined(costs, goal)
      case .distance: combined(costs, goal)
      case .shortage: weighted
      case .worstGroup: zip(missing, demand).reduce(0) { $1.1 > 0 ? max($0, $1.0 / $1.1) : $0 }
      case .siteCount: Double(plan.open.count { $0 })
      }
    return appraised
  }

  /// The scenarios' costs as the goal counts them, kCNY.
  private func combined(_ costs: [Double], _ goal: Goal) -> Double {
    if let risk = goal.risk {
      let probabilities = scenarios.map { risk.probabilities[$0] }
      let mean = zip(probabilities, costs).reduce(0) { $0 + $1.0 * $1.1 }
      let tail = SitingProblem.valueAtTail(costs, probabilities: probabilities, level: risk.level)
      return (1 - risk.weight) * mean + risk.weight * tail
    }
    switch problem.transport {
    case .worstScenario: return costs.max() ?? 0
    case .weighted: return costs.indices.reduce(0) { $0 + weight($1) * costs[$1] }
    }
  }

  /// What a unit of a scenario's cost counts for, taken by itself.
  private func share(of scenario: Int, _ goal: Goal) -> Double {
    goal.risk.map { $0.probabilities[scenarios[scenario]] } ?? weight(scenario)
  }

  /// What a missing tonne of a need is weighed at against haul and stock; infinite where none may be missing.
  private func shortagePrice(of need: Need, _ goal: Goal) -> Double {
    if goal.covering { return .infinity }
    if goal.objective == .shortage { return need.weight }
    if goal.pricesShortage { return share(of: need.scenario, goal) * need.weight }
    // as little missing as can be, whatever it costs
    let dearest = needs.reduce(0) { max($0, $1.arcs.last?.cost ?? 0) }
    let stock = sites.reduce(0) { problem.sites[$1].piles.reduce($0) { max($0, $1.unitCost) } }
    return need.weight * Double(needs.count + 1) * (dearest + stock + 1)
  }

  /// What a scenario can be served from: what a plan has standing at each open site, and the room that is left there for
  /// more.
  private func sources(of plan: Plan, in scenario: Int, _ goal: Goal) -> [Source] {
    outlets.indices.flatMap { o -> [Source] in
      let share = surviving(o, scenario)
      guard share > 0, let j = outlets[o].sites.first(where: { plan.open[$0] }) else { return [] }
      let site = problem.sites[j]
      let standing = plan.piles[j].enumerated().map { f, pile in
        Source(outlet: o, fuel: f, room: pile * share, price: site.piles.map { _ in 0 })
      }
      let left = max(0, site.capacity - plan.piles[j].reduce(0, +))
      let price = site.piles.map { goal.objective == .cost ? $0.unitCost / share : 0 }
      return standing + [Source(outlet: o, fuel: nil, room: left * share, price: price)]
    }
  }

  /// Cheapest flows of a one-scenario instance from given stock; `nil` when it is too little.
  func cheapestTransport(open: [Bool], piles: [[Double]]) -> Plan? {
    let sources = outlets.indices.flatMap { o -> [Source] in
      guard let j = outlets[o].sites.first(where: { open[$0] }) else { return [] }
      return piles[j].enumerated().map { f, pile in
        Source(outlet: o, fuel: f, room: pile * surviving(o, 0), price: piles[j].map { _ in 0 })
      }
    }
    // a missing tonne is dearer than any detour, so that rounding in the stock does not matter
    let dearest = needs.reduce(0) { $0 + ($1.arcs.last?.cost ?? 0) }
    let price = needs.map { _ in 10 * (dearest + 1) }
    guard let served = serve(Array(needs.indices), from: sources, haul: 1, shortage: price),
      zip(needs, served).reduce(0, { max($0, $1.0.demand * $1.1.missing) }) <= shortageForgiven
    else { return nil }
    return Plan(
      open: open, value: 0, bound: 0, piles: piles,
      flows: served.map { need in
        let total = need.flows.reduce(0) { $0 + $1.share }
        return need.flows.map { ($0.outlet, $0.share / total) }
      }, missing: needs.map { _ in 0 })
  }

  /// What may be missing of a need for the roundings of its stock, t.
  var shortageForgiven: Double { 1e-7 * max(1, needs.reduce(0) { $0 + $1.demand }) }

  /// Some stock, or room for it.
  private struct Source {
    var outlet: Int
    /// `nil` = any.
    var fuel: Int?
    /// t that reach the road.
    var room: Double
    /// Per fuel, kCNY for a tonne that reaches the road.
    var price: [Double]
  }

  /// How a need is served.
  private typealias Served = (flows: [(outlet: Int, share: Double)], missing: Double)

  /// The cheapest way to serve some needs; `nil` when they cannot be.
  ///
  /// - Parameters:
  ///   - haul: What a unit of an arc's cost counts.
  ///   - shortage: Per need, price of a missing tonne.
  private func serve(
    _ own: [Int], from sources: [Source], haul: Double, shortage: [Double]
  ) -> [Served]? {
    var at = [[Int]](repeating: [], count: outlets.count)
    for (k, source) in sources.enumerated() where source.room > 0 { at[source.outlet].append(k) }
    let arcs = own.map { n in
      needs[n].arcs.flatMap { arc in
        at[arc.outlet].compactMap { k -> SitingProblem.Arc? in
          if let fuel = sources[k].fuel, fuel != needs[n].fuel { return nil }
          return SitingProblem.Arc(site: k, cost: haul * arc.cost + sources[k].price[needs[n].fuel])
        }
      }
    }
    let transport = SitingProblem(
      sites: sources.indices.map { .init(place: $0, capacity: sources[$0].room, openingCost: 0) },
      customers: shortage.map { .init(group: 0, weight: $0) },
      scenarios: [
        .init(demand: own.map { needs[$0].demand }, surviving: sources.map { _ in 1 }, arcs: arcs)
      ])
    let flat = FlatProblem(
      transport,
      FlatProblem.Terms(
        fixedCost: sources.map { _ in 0 }, weight: [1], transport: true, shortage: shortage, mostSites: nil))
    var simplex = NetworkSimplex(sites: flat.siteCount, needs: flat.needCount)
    guard simplex.solve(flat, scenario: 0, open: Array(0..<flat.siteCount)) < .infinity else { return nil }
    var served = [Served](repeating: ([], 1), count: own.count)
    simplex.flows { source, sink, tonnes in
      let n = Int(flat.customer[sink])
      let outlet = sources[flat.sites[source]].outlet
      let share = tonnes / needs[own[n]].demand
      served[n].missing -= share
      if let known = served[n].flows.firstIndex(where: { $0.outlet == outlet }) {
        served[n].flows[known].share += share
      } else {
        served[n].flows.append((outlet, share))
      }
    }
    for n in served.indices {
      served[n].flows.sort { $0.outlet < $1.outlet }
      // what the network simplex itself takes for nothing
      if served[n].missing <= 1e-9 {
        let total = 1 - served[n].missing
        for k in served[n].flows.indices { served[n].flows[k].share /= total }
        served[n].missing = 0
      }
    }
    return served
  }
}
