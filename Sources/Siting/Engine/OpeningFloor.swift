import GLPK

/// The least that opening must cost whatever stands where: an exact knapsack in `y` alone,
///
///     min Σ f_j y_j   over whole y, one size per place,   Σ_j a_js cap_j y_j ≥ Σ_i d_is  for every scenario.
///
/// Every plan that covers all demand has room for it, so `Σ f_j y_j ≥` this holds for every plan and for none of the
/// fractional points below it. Where yards are few sizes of the same price per tonne, as districts' are, plain cover cuts
/// leave the relaxation a part of a yard short of a whole one; this row does not. On the shipped district it takes the
/// root gap from 0.8 % to 0.2 %.
struct OpeningFloor {
  /// Proven least cost of opening, kCNY; 0 where nothing is proven.
  var cost = 0.0
  /// Per site of the problem, the cheapest set with room enough: a good first guess. `nil` where none was found.
  var open: [Bool]?

  /// Nodes the knapsack may take; what is proven by then is used. A count, not seconds, so that runs repeat.
  private static let nodeLimit = 20_000

  /// The floor for the sites that are still in the model.
  init(_ instance: Instance, _ goal: Goal, allowed: [Bool]) throws {
    guard goal.objective == .cost, goal.covering else { return }
    var model = Model(.minimize)
    var open: [Int: Model.Column] = [:]
    var sizes: [Int: [Model.Column]] = [:]
    for j in instance.sites where allowed[j] {
      let site = instance.problem.sites[j]
      let y = model.addColumn(.between(site.mustOpen ? 1 : 0, 1), cost: site.openingCost, domain: .integer)
      open[j] = y
      sizes[site.place, default: []].append(y)
    }
    for (_, columns) in sizes.sorted(by: { $0.key < $1.key }) where columns.count > 1 {
      model.addRow(.atMost(1), columns.map { ($0, 1.0) })
    }
    for s in instance.scenarios.indices {
      let total = instance.needs.reduce(0) { $1.scenario == s ? $0 + $1.demand : $0 }
      let terms = instance.sites.compactMap { j -> (Model.Column, Double)? in
        guard let y = open[j] else { return nil }
        let room = instance.problem.sites[j].capacity * instance.surviving(instance.outletOf[j], s)
        return room > 0 ? (y, min(room, total)) : nil
      }
      guard total > 0 else { continue }
      if terms.isEmpty { return }
      model.addRow(.atLeast(total), terms)
    }
    let outcome = try model.solveOnThisThread(
      SolveOptions(relativeGap: 0, nodeLimit: Self.nodeLimit))
    if outcome.termination.reason == .cancelled { throw CancellationError() }
    guard outcome.bound.isFinite, outcome.bound > 0 else { return }
    // a hair below, so that the dust of a solver's arithmetic never cuts off the optimum
    cost = outcome.bound * (1 - 1e-9)
    guard outcome.hasSolution else { return }
    self.open = instance.problem.sites.indices.map { j in open[j].map { outcome[$0] > 0.5 } ?? false }
  }
}
