import GLPK

/// A set of open sites with the best stock and flows for it, under one goal and over all arcs.
struct Plan: Sendable {
  /// Per site of the problem.
  var open: [Bool]
  /// Value under the goal it was made for.
  var value: Double
  /// Per site of the problem, t.
  var stock: [Double]
  /// Per need: outlet and share of the need.
  var flows: [[(outlet: Int, share: Double)]]
  /// Per need: share missing.
  var missing: [Double]
  /// Per site of the problem: change of the value per tonne of capacity, at most 0.
  var capacityDual: [Double]
}

extension Instance {
  /// The best plan with exactly these sites open; `nil` when they cannot meet the goal.
  ///
  /// Solved with the nearest arcs only and again with more wherever a farther one would be used.
  func plan(open: [Bool], _ goal: Goal, reach start: Int) throws -> Plan? {
    guard isConsistent(open) else { return nil }
    var reach = [Int](repeating: max(start, 2), count: needs.count)
    while true {
      let form = Formulation(self, goal, allowed: open, reach: reach, choice: .allOpen)
      guard !form.isImpossible, let point = try form.model.solveRelaxation() else { return nil }
      var touched = false
      for (n, column) in form.beyond.enumerated() {
        guard let column, point[column] > 1e-9 else { continue }
        reach[n] *= 4
        touched = true
      }
      if !touched { return Plan(form, point) }
    }
  }

  private func isConsistent(_ open: [Bool]) -> Bool {
    var taken: Set<Int> = []
    for j in open.indices where open[j] {
      guard outletOf[j] >= 0, taken.insert(problem.sites[j].place).inserted else { return false }
    }
    return problem.sites.indices.allSatisfy { !problem.sites[$0].mustOpen || open[$0] }
  }
}

extension Plan {
  fileprivate init(_ form: Formulation, _ point: Point) {
    let sites = form.instance.problem.sites.indices
    open = sites.map { form.open[$0] != nil }
    value = point.objective
    stock = sites.map { j in
      let bought = form.bought[j].map { max(0, point[$0]) } ?? 0
      let used = form.used[j].map { max(0, point[$0]) } ?? 0
      // what already stands there stays there
      return form.open[j] == nil ? 0 : max(bought + used, form.instance.problem.sites[j].present)
    }
    flows = form.arcs.indices.map { n in
      zip(form.arcs[n], form.flow[n]).compactMap { arc, column in
        point[column] > 1e-12 ? (arc.outlet, point[column]) : nil
      }
    }
    missing = form.missing.map { $0.map { max(0, point[$0]) } ?? 0 }
    capacityDual = sites.map { j in form.capacityRow[j].map { min(0, point.rowDuals[$0]) } ?? 0 }
  }
}
