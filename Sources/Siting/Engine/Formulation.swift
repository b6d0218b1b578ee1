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
  let instance: Instance
  let goal: Goal
  var model = Model(.minimize)
  /// Per site of the problem: `y`, or `nil` where the site is out of this model.
  var open: [Model.Column?]
  /// Per site: stock that has to be bought.
  var bought: [Model.Column?]
  /// Per site: stock used of what is already there.
  var used: [Model.Column?]
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
  /// Row of each site's capacity.
  var capacityRow: [Int?]
  /// Transport cost of the costliest scenario, where that is what counts.
  var costliest: Model.Column?
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
    bought = Array(repeating: nil, count: count)
    used = Array(repeating: nil, count: count)
    capacityRow = Array(repeating: nil, count: count)
    addSites(allowed: allowed, choice: choice)
    let usable = instance.outlets.map { $0.sites.contains { allowed[$0] } }
    addNeeds(usable: usable, reach: reach)
    addStockRows(usable: usable)
    addTransport()
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
      open[j] = model.addColumn(bounds, cost: cost, domain: choice == .whole ? .integer : .continuous)
    }
    for j in instance.sites {
      guard let y = open[j] else { continue }
      let site = instance.problem.sites[j]
      let unit = goal.objective == .cost ? site.unitCost : 0
      let p = model.addColumn(.between(0, site.capacity), cost: unit)
      bought[j] = p
      capacityRow[j] = rowCount
      guard site.present > 0 else {
        addRow(.atMost(0), [(p, 1), (y, -site.capacity)])
        continue
      }
      let r = model.addColumn(.between(0, site.present))
      used[j] = r
      addRow(.atMost(0), [(p, 1), (r, 1), (y, -site.capacity)])
      addRow(.atMost(0), [(r, 1), (y, -site.present)])
    }
    var atPlace: [Int: [Model.Column]] = [:]
    for j in instance.sites {
      if let y = open[j] { atPlace[instance.problem.sites[j].place, default: []].append(y) }
    }
    for (_, sizes) in atPlace.sorted(by: { $0.key < $1.key }) where sizes.count > 1 {
      addRow(.atMost(1), sizes.map { ($0, 1) })
    }
  }

  /// 1 where transport stands in the objective itself, 0 where ``costliest`` carries it.
  private var directly: Double { isWorst ? 0 : 1 }
  /// Whether the costliest scenario's transport is what counts, and there is more than one.
  var isWorst: Bool {
    instance.problem.transport == .worstScenario && instance.scenarios.count > 1 && goal.countsTransport
  }
  private func transportCost(_ need: Instance.Need) -> Double {
    goal.countsTransport ? instance.weight(need.scenario) * need.demand : 0
  }

  private mutating func addNeeds(usable: [Bool], reach: [Int]) {
    for (n, need) in instance.needs.enumerated() {
      let usableArcs = need.arcs.filter { usable[$0.outlet] }
      let own = usableArcs.prefix(reach[n])
      let transport = transportCost(need)
      let flows = own.map { model.addColumn(.between(0, 1), cost: directly * transport * $0.cost) }
      arcs.append(Array(own))
      flow.append(flows)
      var terms = flows.map { ($0, 1.0) }
      var farther: Model.Column?
      if usableArcs.count > own.count {
        let column = model.addColumn(.between(0, 1), cost: directly * transport * usableArcs[own.count].cost)
        terms.append((column, 1))
        farther = column
      }
      beyond.append(farther)
      beyondCost.append(farther == nil ? 0 : usableArcs[own.count].cost)
      var short: Model.Column?
      if !goal.covering {
        let weight =
          goal.objective == .shortage ? instance.weight(need.scenario) * need.weight * need.demand : 0
        let column = model.addColumn(.between(0, 1), cost: weight)
        terms.append((column, 1))
        short = column
      }
      missing.append(short)
      addRow(.fixed(1), terms)
    }
  }
}
