extension Passes {
  /// What the plan would cost more without each place it opens by choice.
  ///
  /// The lower end is the relaxation's bound with the place shut, the upper end the best plan a dive and local moves
  /// find without it. Where at most ``exactChoices`` sites are a choice, branch and bound closes the bracket to the
  /// gap asked for. None of this depends on the clock unless time runs out; places not reached by then are left out.
  func dropOne(_ instance: Instance, _ goal: Goal, _ plan: Plan, bound: Double) throws -> [Int: DropOneCost] {
    guard options.explanationShare > 0 else { return [:] }
    let sites = instance.problem.sites
    let choices = instance.sites.filter { !sites[$0].mustOpen }
    let dropped = choices.filter { plan.open[$0] }
    guard !dropped.isEmpty else { return [:] }
    var costs: [Int: DropOneCost] = [:]
    let allowed = sites.indices.map { instance.outletOf[$0] >= 0 }
    let reach = Array(repeating: problem.neighbours, count: instance.needs.count)
    let form = Formulation(instance, goal, allowed: allowed, reach: reach, choice: .relaxed)
    var relaxation = try Relaxation(form)
    guard let root = try relaxation.solve(rounds: 12, until: deadline) else { return [:] }
    for j in dropped where !deadline.isPast {
      let shut = Set(choices.filter { sites[$0].place == sites[j].place })
      if choices.count <= Self.exactChoices {
        let result = try Search(instance, goal, gap: options.relativeGap, deadline: deadline, shut: shut)
          .closed()
        costs[j] = bracket(result.plan?.value, max(result.bound, bound), over: plan.value)
        continue
      }
      for k in shut { try relaxation.setOpen(k, 0...0) }
      let point = try relaxation.solve(rounds: 3, until: deadline)
      var best: Double?
      if let point {
        let rest = allowed.indices.map { allowed[$0] && !shut.contains($0) }
        let descent = Descent(instance: instance, allowed: rest, deadline: deadline)
        if let open = try descent.dive(&relaxation, from: point) {
          let better = try descent.improve(&relaxation, open, root: root)
          best = try instance.plan(open: better, goal, reach: problem.neighbours)?.value
        }
        try descent.release(&relaxation)
      }
      for k in shut { try relaxation.setOpen(k, 0...1) }
      costs[j] = bracket(best, point.map { max($0.objective, bound) } ?? .infinity, over: plan.value)
    }
    return costs
  }

  /// Up to so many sites with a choice, the brackets are closed by branch and bound.
  static let exactChoices = 12

  private func bracket(_ value: Double?, _ bound: Double, over cost: Double) -> DropOneCost {
    guard bound < .infinity else { return DropOneCost(lower: 0, upper: nil, indispensable: true) }
    let upper = value.map { max(0, $0 - cost) }
    return DropOneCost(
      lower: min(max(0, bound - cost), upper ?? .infinity), upper: upper, indispensable: false)
  }
}

extension Search {
  /// Runs the pass on a copy.
  func closed() throws -> Result {
    var copy = self
    return try copy.run()
  }
}
