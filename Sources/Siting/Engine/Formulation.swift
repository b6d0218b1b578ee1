import GLPK

/// The model of one pass for GLPK, and which column is what.
///
/// Flows are shares of a need (`x_ijs / d_is`), so that every strong link is `x ≤ Σ y` with coefficients of one. Only
/// the cheapest `K` arcs of a need have a flow of their own. The others are relaxed into one column, *beyond*: it costs
/// the cheapest of them and draws on the stock of the whole scenario only. Every plan of the full problem is a plan of
/// this one at no higher cost, so the bound holds; where the best plan leaves *beyond* at zero, it is a plan of the full
/// problem too. Strong links are left to ``Relaxation``, which adds those that are violated.
struct Formulation {
  /// What `y` may be.
  enum Choice { case whole, relaxed, allOpen }
  /// What leaves one outlet, or all, of one fuel in a scenario is at most what survives there.
  struct StockRow {
    var row: Int
    var scenario: Int
    var fuel: Int
    /// `nil` = all outlets together.
    var outlet: Int?
  }
  let instance: Instance
  let goal: Goal
  var model = Model(.minimize)
  /// Per site of the problem: `y`, or `nil` where the site is out of this model.
  var open: [Model.Column?]
  /// Per site and fuel: stock that has to be bought; empty where the site is out of this model.
  var bought: [[Model.Column]]
  /// Per need: arcs with a flow of their own.
  var arcs: [[Instance.Arc]] = []
  /// Per need and arc: the flow, as a share of the need.
  var flow: [[Model.Column]] = []
  /// Per need: flow over all farther arcs.
  var beyond: [Model.Column?] = []
  /// Per need: cost of the cheapest farther arc, kCNY/t; 0 where there is none.
  var beyondCost: [Double] = []
  /// Per need: what is missing, as a share.
  var missing: [Model.Column?] = []
  /// Rows that hold what leaves to what stands there.
  var stockRows: [StockRow] = []
  /// Row of each site's room for what is bought.
  var capacityRow: [Int?]
  /// Cost of the costliest scenario, where that is what counts.
  var costliest: Model.Column?
  /// `η` of the tail, where the goal looks at one, and per scenario how far its cost passes it.
  var tail: (threshold: Model.Column, excess: [Model.Column])?
  /// Uncovered share of the worst group, where that is the objective.
  var uncovered: Model.Column?
  /// Rows so far.
  var rowCount = 0
  /// Whether some row has no term and cannot be met.
  var isImpossible = false

  /// The model of a pass.
  ///
  /// - Parameters:
  ///   - allowed: Per site of the problem, whether it is in the model.
  ///   - reach: Per need, how many allowed arcs get a flow of their own.
  ///   - choice: Whether `y` must be whole, may be anything between, or is one for every site in the model.
  ///   - openingFloor: What opening is proven to cost at least, from ``OpeningFloor``; 0 = nothing proven.
  init(
    _ instance: Instance, _ goal: Goal, allowed: [Bool], reach: [Int], choice: Choice,
    openingFloor: Double = 0
  ) {
    self.instance = instance
    self.goal = goal
    let count = instance.problem.sites.count
    open = Array(repeating: nil, count: count)
    bought = Array(repeating: [], count: count)
    capacityRow = Array(repeating: nil, count: count)
    addSites(allowed: allowed, choice: choice)
    let usable = instance.outlets.map { $0.sites.contains { allowed[$0] } }
    addNeeds(usable: usable, reach: reach, choice: choice)
    addStockRows(usable: usable)
    addWorstScenario()
    addTail()
    addCoverage()
    addLimits()
    addOpeningFloor(openingFloor)
  }

  private mutating func addSites(allowed: [Bool], choice: Choice) {
    for j in instance.sites where allowed[j] {
      let site = instance.problem.sites[j]
      let cost =
        switch goal.objective {
        case .cost: site.openingCost
        case .siteCount: 1.0
        default: 0.0
        }
      let bounds = Bounds(lower: choice == .allOpen || site.mustOpen ? 1 : 0, upper: 1)
      let domain: Domain = choice == .whole ? .integer : .continuous
      open[j] = model.addColumn(bounds, cost: cost, domain: domain)
    }
    for j in instance.sites {
      guard let y = open[j] else { continue }
      let site = instance.problem.sites[j]
      bought[j] = site.piles.map {
        model.addColumn(.between(0, site.room), cost: goal.objective == .cost ? $0.unitCost : 0)
      }
      capacityRow[j] = rowCount
      addRow(.atMost(0), bought[j].map { ($0, 1) } + (site.room > 0 ? [(y, -site.room)] : []))
    }
    var atPlace: [Int: [Model.Column]] = [:]
    for j in instance.sites {
      if let y = open[j] { atPlace[instance.problem.sites[j].place, default: []].append(y) }
    }
    for (_, sizes) in atPlace.sorted(by: { $0.key < $1.key }) where sizes.count > 1 {
      addRow(.atMost(1), sizes.map { ($0, 1) })
    }
  }

  /// Whether the costliest scenario is what counts, and there is more than one.
  var isWorst: Bool {
    instance.problem.transport == .worstScenario && instance.scenarios.count > 1 && goal.countsTransport
  }
  /// What a unit of a scenario's cost counts in the objective itself; 0 where ``costliest`` carries it.
  private func share(of scenario: Int) -> Double {
    if !goal.countsTransport || isWorst { return 0 }
    if let risk = goal.risk { return (1 - risk.weight) * risk.probabilities[instance.scenarios[scenario]] }
    return instance.weight(scenario)
  }
  /// What it costs its scenario when a need goes without.
  func penalty(_ need: Instance.Need) -> Double { goal.pricesShortage ? need.weight * need.demand : 0 }

  private mutating func addNeeds(usable: [Bool], reach: [Int], choice: Choice) {
    let domain: Domain =
      instance.problem.sourcing == .single && choice != .relaxed ? .integer : .continuous
    for (n, need) in instance.needs.enumerated() {
      let usableArcs = need.arcs.filter { usable[$0.outlet] }
      let own = usableArcs.prefix(reach[n])
      let share = share(of: need.scenario)
      let flows = own.map {
        model.addColumn(.between(0, 1), cost: share * need.demand * $0.cost, domain: domain)
      }
      arcs.append(Array(own))
      flow.append(flows)
      var terms = flows.map { ($0, 1.0) }
      var farther: Model.Column?
      if usableArcs.count > own.count {
        let cost = share * need.demand * usableArcs[own.count].cost
        let column = model.addColumn(.between(0, 1), cost: cost, domain: domain)
        terms.append((column, 1))
        farther = column
      }
      beyond.append(farther)
      beyondCost.append(farther == nil ? 0 : usableArcs[own.count].cost)
      var short: Model.Column?
      if !goal.covering {
        let cost =
          goal.objective == .shortage
          ? instance.weight(need.scenario) * need.weight * need.demand : share * penalty(need)
        let column = model.addColumn(.between(0, 1), cost: cost, domain: domain)
        terms.append((column, 1))
        short = column
      }
      missing.append(short)
      addRow(.fixed(1), terms)
    }
  }
}
