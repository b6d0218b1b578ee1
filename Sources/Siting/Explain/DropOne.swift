extension Passes {
  /// What the plan would cost more without each place it opens by choice, as far as time allows.
  func dropOne(_ instance: Instance, _ goal: Goal, _ plan: Plan, bound: Double) throws -> [Int: AddedCost] {
    guard options.explanationShare > 0 else { return [:] }
    let sites = instance.problem.sites
    var forcing = Forcing(
      instance, goal, plan: plan.open, gap: options.relativeGap, deadline: deadline)
    let choices = forcing.choices
    var costs: [Int: AddedCost] = [:]
    for j in choices where plan.open[j] && !deadline.isPast {
      let place = choices.filter { sites[$0].place == sites[j].place }
      let change = Dictionary(uniqueKeysWithValues: place.map { ($0, false) })
      guard let found = try forcing.bracketInTime(change) else { break }
      costs[j] = AddedCost(found, over: plan.value, bound: bound)
    }
    return costs
  }
}

extension SitingProblem {
  /// What the plan would cost more if one more site had to open, for every site that may and does not: at its place
  /// in no other size, and everything else decided anew.
  ///
  /// - Returns: By site, as far as the time limit allows; empty where the last pass is not a cost.
  /// - Throws: ``SitingError``; `CancellationError`.
  /// - Complexity: A relaxation and a few linear programs for each site; a search each where at most 12 may open.
  public func addOne(
    to solution: SitingSolution, _ options: SitingOptions = SitingOptions()
  ) async throws -> [Int: AddedCost] {
    let goal = Goal(lastOf: solution, self)
    guard solution.status != .infeasible, goal.objective == .cost else { return [:] }
    return try await onSolverThread {
      let instance = Instance(self, covering: goal.covering)
      var forcing = Forcing(
        instance, goal, plan: solution.open, gap: options.relativeGap,
        deadline: Deadline(seconds: options.timeLimit))
      let taken = Set(sites.filter(\.mustOpen).map(\.place))
      let choices = forcing.choices
      var costs: [Int: AddedCost] = [:]
      for j in choices where !solution.open[j] && !taken.contains(sites[j].place) {
        guard !forcing.deadline.isPast else { break }
        let place = choices.filter { sites[$0].place == sites[j].place }
        let change = Dictionary(uniqueKeysWithValues: place.map { ($0, $0 == j) })
        guard let found = try forcing.bracketInTime(change) else { break }
        costs[j] = AddedCost(found, over: solution.objective, bound: solution.bound)
      }
      return costs
    }
  }
}
