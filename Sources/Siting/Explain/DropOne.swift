extension Passes {
  /// What the plan would cost more without each place it opens by choice.
  ///
  /// The lower end is the relaxation's bound with the place shut, the upper end the best of a few plans without it
  /// that a dive finds. Where at most ``exactChoices`` sites are a choice, branch and bound closes the bracket to the
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
    guard try relaxation.solve(rounds: 12, until: deadline) != nil else { return [:] }
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
      let best = try point.flatMap { try without(shut, &relaxation, $0, plan, instance, goal) }
      for k in shut { try relaxation.setOpen(k, 0...1) }
      costs[j] = bracket(best, point.map { max($0.objective, bound) } ?? .infinity, over: plan.value)
    }
    return costs
  }

  /// The best value found with some sites shut, on a relaxation in which they are; `nil` = none found.
  private func without(
    _ shut: Set<Int>, _ relaxation: inout Relaxation, _ point: Point, _ plan: Plan, _ instance: Instance,
    _ goal: Goal
  ) throws -> Double? {
    let choices = instance.sites.filter { !instance.problem.sites[$0].mustOpen && !shut.contains($0) }
    let largest = instance.saturated
    let allowed = plan.open.indices.map { instance.outletOf[$0] >= 0 && !shut.contains($0) }
    let descent = Descent(instance: instance, allowed: allowed, deadline: deadline)
    var best: Double?
    // from nothing; with the other places as they are; and, if need be, with the largest sizes only
    let attempts: [(range: ClosedRange<Double>, sites: [Int])] = [
      (0...1, []), (1...1, choices.filter { plan.open[$0] }), (0...0, choices.filter { !largest[$0] }),
    ]
    for (k, attempt) in attempts.enumerated() where k < 2 || best == nil {
      for j in attempt.sites { try relaxation.setOpen(j, attempt.range) }
      let start = k == 0 ? point : try relaxation.solve(rounds: 0, until: deadline)
      if let start, let open = try descent.dive(&relaxation, from: start),
        let found = try instance.plan(open: open, goal, reach: problem.neighbours, until: deadline)
      {
        best = min(best ?? .infinity, found.value)
      }
      try descent.release(&relaxation)
    }
    return best
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
