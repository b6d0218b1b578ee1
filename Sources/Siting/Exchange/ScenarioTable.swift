import GLPK
import StochasticProgram

/// The second stage of every scenario over the columns and rows that any of them needs.
///
/// A row is made once, with the first scenario's numbers; the others are told by their differences. A column that a
/// scenario does not have is fixed to 0 there.
struct ScenarioTable {
  /// One scenario's numbers, in the order of the columns and rows.
  private struct Numbers {
    var costs: [Double] = []
    var bounds: [Bounds] = []
    var rows: [(name: String, bounds: Bounds, terms: [(Int, Double)])] = []
  }

  private let problem: SitingProblem
  private let goal: Goal
  /// Place of each arc cost among the steps.
  private let stepOf: [Double: Int]
  /// Per customer and site: the steps its arc needs in one scenario or another.
  private var stepsOf: [[Int: [Int]]] = []
  var worst: Model.Column?
  var tailFrom: Model.Column?
  var allowances: [Model.Column] = []
  var steps: [Model.Column] = []
  var open: [Model.Column] = []
  var bought: [[Model.Column]] = []
  var isWorst = false
  var factor = 1.0

  /// Per customer: the sites of its arcs in any scenario.
  private var reach: [[Int]]
  private var first = 0
  private var firstRow = 0
  private var share: [[Int: Int]] = []
  private var missing: [Int?] = []
  private var over: Int?
  private var count = 0
  private var base = Numbers()

  init(_ problem: SitingProblem, _ goal: Goal, steps: [Double]) {
    self.problem = problem
    self.goal = goal
    let stepOf = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    self.stepOf = stepOf
    reach = problem.customers.indices.map { i in
      let sites = problem.scenarios.flatMap { scenario in scenario.arcs(of: i).map(\.site) }
      return Set(sites).filter { problem.sites[$0].status != .forbidden }.sorted()
    }
    guard !steps.isEmpty else { return }
    stepsOf = problem.customers.indices.map { i in
      var found: [Int: Set<Int>] = [:]
      for scenario in problem.scenarios {
        for arc in scenario.arcs(of: i) {
          if let step = stepOf[arc.cost] { found[arc.site, default: []].insert(step) }
        }
      }
      return found.mapValues { $0.sorted() }
    }
  }

  /// Adds the second stage to the core, as the first scenario has it.
  mutating func addTo(_ core: inout Model, _ meanings: inout [SitingStatement.Meaning]) {
    first = core.columnCount
    firstRow = core.rowCount
    count = first
    var kinds: [(SitingStatement.Meaning, Domain)] = []
    let domain: Domain = problem.sourcing == .single ? .binary : .continuous
    for i in problem.customers.indices {
      share.append([:])
      for j in reach[i] {
        share[i][j] = count
        kinds.append((.share(customer: i, site: j), domain))
        count += 1
      }
      missing.append(goal.covering ? nil : count)
      guard !goal.covering else { continue }
      kinds.append((.missing(customer: i), domain))
      count += 1
    }
    if tailFrom != nil {
      over = count
      kinds.append((.tailOver, .continuous))
      count += 1
    }
    guard !problem.scenarios.isEmpty else { return }
    base = numbers(of: 0)
    for (k, (meaning, domain)) in kinds.enumerated() {
      let column = core.addColumn(base.bounds[k], cost: base.costs[k], domain: domain)
      core.setName(SitingStatement.name(of: meaning), of: column)
      meanings.append(meaning)
    }
    for row in base.rows {
      let added = core.addRow(row.bounds, row.terms.map { (Model.Column($0.0), $0.1) })
      core.setName(row.name, of: added)
    }
  }

  /// Where a scenario differs from the first.
  func changes(to s: Int) -> [TwoStageProgram.Change] {
    let numbers = numbers(of: s)
    var changes: [TwoStageProgram.Change] = []
    for k in numbers.costs.indices {
      if numbers.bounds[k] != base.bounds[k] { changes.append(.column(first + k, numbers.bounds[k])) }
      if numbers.costs[k] != base.costs[k] { changes.append(.cost(column: first + k, numbers.costs[k])) }
    }
    for i in numbers.rows.indices {
      let (old, new) = (base.rows[i], numbers.rows[i])
      if new.bounds != old.bounds { changes.append(.row(firstRow + i, new.bounds)) }
      for (before, after) in zip(old.terms, new.terms) where before.1 != after.1 {
        changes.append(.coefficient(row: firstRow + i, column: after.0, after.1))
      }
    }
    return changes
  }

  /// What one scenario's costs and rows are. Every scenario's rows have the same columns in the same order, zeros too.
  private func numbers(of s: Int) -> Numbers {
    let scenario = problem.scenarios[s]
    var numbers = Numbers()
    numbers.costs = Array(repeating: 0, count: count - first)
    numbers.bounds = Array(repeating: .fixed(0), count: count - first)
    var leaving = problem.sites.map { site in site.piles.map { _ in [(Int, Double)]() } }
    var cost: [(Int, Double)] = []
    var short: [(Int, Double)] = []
    var group = [[(Int, Double)]](repeating: [], count: groups)
    var asked = [Double](repeating: 0, count: groups)
    var links: [(name: String, bounds: Bounds, terms: [(Int, Double)])] = []
    for (i, customer) in problem.customers.enumerated() {
      let demand = scenario.demand[i]
      let arcs = Dictionary(uniqueKeysWithValues: scenario.arcs(of: i).map { ($0.site, $0.cost) })
      asked[customer.group] += demand
      var terms: [(Int, Double)] = []
      for j in reach[i] {
        guard let column = share[i][j] else { continue }
        let arc = demand > 0 ? arcs[j] : nil
        if arc != nil { numbers.bounds[column - first] = .between(0, 1) }
        terms.append((column, 1))
        leaving[j][customer.fuel].append((column, arc == nil ? 0 : demand))
        cost.append((column, goal.countsTransport && problem.objective != .radius ? demand * (arc ?? 0) : 0))
        links.append(("link_c\(i + 1)_s\(j + 1)", .atMost(0), [(column, 1), (open[j].index, -1)]))
        if !steps.isEmpty { links.append(stepRow(i, j, column, arc)) }
      }
      if let u = missing[i] {
        if demand > 0 { numbers.bounds[u - first] = .between(0, 1) }
        terms.append((u, 1))
        short.append((u, demand * customer.weight))
        group[customer.group].append((u, demand))
        cost.append((u, goal.pricesShortage ? demand * customer.weight : 0))
      }
      numbers.rows.append(("demand_c\(i + 1)", .fixed(demand > 0 ? 1 : 0), terms))
    }
    numbers.rows += links
    addStock(leaving, scenario, &numbers)
    addCost(cost, short, s, &numbers)
    for g in 0..<groups where goal.coverageFloor > 0 && !goal.covering {
      numbers.rows.append(("group_\(g + 1)", .atMost((1 - goal.coverageFloor) * asked[g]), group[g]))
    }
    return numbers
  }

  private var groups: Int { (problem.customers.map(\.group).max() ?? -1) + 1 }

  /// An arc needs its step; one of no cost needs none.
  private func stepRow(
    _ i: Int, _ j: Int, _ column: Int, _ arc: Double?
  ) -> (name: String, bounds: Bounds, terms: [(Int, Double)]) {
    let needed = arc.flatMap { stepOf[$0] }
    let terms =
      [(column, needed == nil ? 0.0 : 1)]
      + (stepsOf[i][j] ?? []).map { (steps[$0].index, $0 == needed ? -1 : 0) }
    return ("near_c\(i + 1)_s\(j + 1)", .atMost(0), terms)
  }

  private func addStock(
    _ leaving: [[[(Int, Double)]]], _ scenario: SitingProblem.Scenario, _ numbers: inout Numbers
  ) {
    for (j, site) in problem.sites.enumerated() {
      for f in site.piles.indices where !leaving[j][f].isEmpty {
        let left = scenario.surviving[j]
        let terms =
          leaving[j][f] + [(bought[j][f].index, -left), (open[j].index, -left * site.piles[f].present)]
        numbers.rows.append(("stock_s\(j + 1)_f\(f + 1)", .atMost(0), terms))
      }
    }
  }

  private func addCost(
    _ cost: [(Int, Double)], _ short: [(Int, Double)], _ s: Int, _ numbers: inout Numbers
  ) {
    if let worst {
      numbers.rows.append(("cost", .atLeast(0), [(worst.index, 1)] + cost.map { ($0.0, -$0.1) }))
    } else {
      let mean = goal.risk.map { 1 - $0.weight } ?? factor
      for (column, value) in cost { numbers.costs[column - first] = mean * value }
      if goal.objective == .shortage {
        for (column, value) in short { numbers.costs[column - first] = factor * value }
      }
    }
    if let tailFrom, let over, let risk = goal.risk {
      numbers.bounds[over - first] = .nonnegative
      numbers.costs[over - first] = risk.weight / (1 - risk.level)
      numbers.rows.append(
        ("tail", .atLeast(0), [(over, 1), (tailFrom.index, 1)] + cost.map { ($0.0, -$0.1) }))
    }
    if !allowances.isEmpty {
      let own = allowances.enumerated().map { ($1.index, $0 == s ? -1.0 : 0) }
      numbers.rows.append(("short_cost", .atMost(0), short + own))
    }
  }
}
