import GLPK

/// The least cost when some sites are decided beforehand, as a bracket.
///
/// The lower end is the relaxation's bound with those sites open or shut, the upper end the best of a few plans that a
/// dive finds. Where at most `exactChoices` sites are a choice, branch and bound closes the bracket to the gap asked
/// for. None of this depends on the clock unless time runs out.
struct Forcing: ~Copyable {
  private let instance: Instance
  private let goal: Goal
  /// The plan that is changed.
  private let plan: [Bool]
  private let gap: Double
  let deadline: Deadline
  /// Sites with a choice, by index.
  let choices: [Int]
  private var relaxation: Relaxation?

  /// Up to so many sites with a choice, brackets are closed by branch and bound.
  private let exactChoices: Int

  init(
    _ instance: Instance, _ goal: Goal, plan: [Bool], gap: Double, deadline: Deadline, exactChoices: Int = 12
  ) {
    self.instance = instance
    self.goal = goal
    self.plan = plan
    self.gap = gap
    self.deadline = deadline
    self.exactChoices = exactChoices
    choices = instance.sites.filter { !instance.problem.sites[$0].mustOpen }
    relaxation = nil
  }

  /// The least cost with some sites open or shut.
  ///
  /// - Returns: Its lower end, infinite when there is no such plan, and its upper end, `nil` when none was found.
  mutating func bracket(_ fixed: [Int: Bool]) throws -> (lower: Double, upper: Double?) {
    choices.count <= exactChoices ? try closed(fixed) : try relaxed(fixed)
  }

  /// The same; `nil` when there is no time for it.
  mutating func bracketInTime(_ fixed: [Int: Bool]) throws -> (lower: Double, upper: Double?)? {
    do {
      return try bracket(fixed)
    } catch SitingError.timeLimit {
      return nil
    } catch SolverError.environmentSpent where deadline.isPast {
      return nil
    }
  }

  private func closed(_ fixed: [Int: Bool]) throws -> (lower: Double, upper: Double?) {
    var changed = instance.problem
    for (j, open) in fixed { changed.sites[j].status = open ? .required : .forbidden }
    var search = try Search(
      Instance(changed, covering: goal.covering), goal, gap: gap, deadline: deadline, start: plan.with(fixed))
    let result = try search.run()
    return (result.bound, result.plan?.value)
  }

  private mutating func relaxed(_ fixed: [Int: Bool]) throws -> (lower: Double, upper: Double?) {
    var relaxation = try relaxation.take() ?? fresh()
    for (j, open) in fixed { try relaxation.setOpen(j, open ? 1...1 : 0...0) }
    let point = try relaxation.solve(rounds: 3, until: deadline)
    let upper = try point.flatMap { try bestFound(fixed, &relaxation, from: $0) }
    for j in fixed.keys { try relaxation.setOpen(j, 0...1) }
    self.relaxation = consume relaxation
    return (point?.objective ?? .infinity, upper)
  }

  private func fresh() throws -> Relaxation {
    let allowed = instance.problem.sites.indices.map { instance.outletOf[$0] >= 0 }
    let reach = Array(repeating: instance.problem.neighbours, count: instance.needs.count)
    var made = try Relaxation(Formulation(instance, goal, allowed: allowed, reach: reach, choice: .relaxed))
    _ = try made.solve(rounds: 12, until: deadline)
    return made
  }

  /// The best value found, on a relaxation in which the sites are decided; `nil` = none found.
  private func bestFound(
    _ fixed: [Int: Bool], _ relaxation: inout Relaxation, from point: Point
  ) throws -> Double? {
    let free = choices.filter { fixed[$0] == nil }
    let largest = instance.saturated
    let allowed = plan.indices.map { instance.outletOf[$0] >= 0 && fixed[$0] == nil }
    let descent = Descent(instance: instance, allowed: allowed, deadline: deadline)
    var best = try value(plan.with(fixed))
    // from nothing; with the other places as they are; and, if need be, with the largest sizes only
    let attempts: [(range: ClosedRange<Double>, sites: [Int])] = [
      (0...1, []), (1...1, free.filter { plan[$0] }), (0...0, free.filter { !largest[$0] }),
    ]
    for (k, attempt) in attempts.enumerated() where k < 2 || best == nil {
      for j in attempt.sites { try relaxation.setOpen(j, attempt.range) }
      let start = k == 0 ? point : try relaxation.solve(rounds: 0, until: deadline)
      if let start, let open = try descent.dive(&relaxation, from: start),
        let found = try value(open.with(fixed))
      {
        best = min(best ?? .infinity, found)
      }
      try descent.release(&relaxation)
    }
    return best
  }

  private func value(_ open: [Bool]) throws -> Double? {
    try instance.plan(open: open, goal, reach: instance.problem.neighbours, until: deadline)?.value
  }
}

extension [Bool] {
  /// The same set with some sites decided otherwise.
  fileprivate func with(_ fixed: [Int: Bool]) -> [Bool] {
    var changed = self
    for (j, open) in fixed { changed[j] = open }
    return changed
  }
}
