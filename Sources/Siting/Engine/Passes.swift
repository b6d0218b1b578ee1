import GLPK

/// The passes of a mode, one after the other.
struct Passes {
  let problem: SitingProblem
  let options: SitingOptions
  let deadline: Deadline
  /// Passes done so far.
  var done: [SitingPass] = []
  var nodes = 0
  var reach = 0

  init(_ problem: SitingProblem, _ options: SitingOptions, cancellation: Cancellation? = nil) {
    self.problem = problem
    self.options = options
    deadline = Deadline(seconds: options.timeLimit, cancellation: cancellation)
  }

  /// Runs the mode of the problem.
  mutating func run() throws -> SitingSolution {
    switch problem.mode {
    case .minCost, .penalised, .meanCVaR, .euhdCap, .pMedian: try onePass()
    case .pCenter(let count): try centre(atMost: count)
    case .maxCover: try mostCovered()
    case .lexicographic: try lexicographic()
    }
  }

  /// Time for searching; the rest is for explanations.
  var searchTime: Deadline {
    deadline.within(deadline.left * (1 - min(0.9, max(0, options.explanationShare))))
  }

  // MARK: - Modes

  /// The modes that are one search.
  private mutating func onePass() throws -> SitingSolution {
    let goal = Goal(problem)
    let instance = Instance(problem, covering: goal.covering)
    let result = try search(instance, goal, problem.objective)
    return try solution(instance, goal, result, problem.objective) ?? infeasible(goal.maxSites)
  }

  /// Least weighted shortage.
  private mutating func mostCovered() throws -> SitingSolution {
    let instance = Instance(problem, covering: false)
    let goal = Goal(problem)
    guard let result = try leastShortage(instance, goal) else { return try infeasible(goal.maxSites) }
    return try solution(instance, goal, result, .shortage) ?? infeasible(goal.maxSites)
  }

  /// Least weighted shortage, then the worst group, then cost.
  private mutating func lexicographic() throws -> SitingSolution {
    let open = Instance(problem, covering: false)
    // a plan that covers everybody whom any site reaches settles the first two passes by being there
    let (reached, forced) = problem.withoutUnreached(open)
    if problem.worstGroupCoverage(forced) >= problem.limits.groupCoverage {
      let whole = Instance(reached, covering: true)
      let cheapest = Goal(.cost, covering: true, limits: problem.limits)
      let result = try search(whole, cheapest, .cost, share: limitsBind ? 0.5 : 1)
      if result.plan != nil {
        let proof: SitingPass.Proof = limitsBind ? .search : .allOpen
        let missing = problem.value(.shortage, open: [], piles: [], forced)
        let worst = problem.worstGroupCoverage(forced)
        done = [
          SitingPass(name: .shortage, value: missing, bound: missing, proof: proof),
          SitingPass(name: .worstGroup, value: worst, bound: worst, proof: proof),
        ]
        if let found = try solution(whole, cheapest, result, .cost) { return found }
      }
    }
    var goal = Goal(.shortage, covering: false, limits: problem.limits)
    guard let first = try leastShortage(open, goal), let shortage = first.plan else {
      return try infeasible(goal.maxSites)
    }
    done.append(
      SitingPass(
        name: .shortage, value: shortage.value, bound: max(0, min(first.bound, shortage.value)),
        proof: first.proof))
    goal.hold(shortage: shortage.value)
    goal.objective = .worstGroup
    var second = try search(open, goal, .worstGroup, share: 0.5, start: shortage.open)
    // a pass that had no time to find a plan goes on with that of the pass before
    if second.plan == nil, second.bound < .infinity { second.plan = open.appraised(shortage, under: goal) }
    let uncovered = second.plan?.value ?? 1
    done.append(
      SitingPass(
        name: .worstGroup, value: 1 - uncovered, bound: 1 - max(0, min(second.bound, uncovered)),
        proof: .search))
    goal.objective = .cost
    goal.hold(coverage: 1 - uncovered)
    var third = try search(open, goal, .cost, start: second.plan?.open ?? shortage.open)
    if third.plan == nil, third.bound < .infinity {
      third.plan = open.appraised(second.plan ?? shortage, under: goal)
    }
    return try solution(open, goal, third, .cost) ?? infeasible(goal.maxSites)
  }

  /// The gap a pass can be closed to: rows that hold an earlier pass are only as sharp as ``Goal/slack``.
  func finest(_ goal: Goal) -> Double {
    let holds = problem.mode == .lexicographic && goal.shortageAtMost != nil
    return holds ? max(options.relativeGap, 10 * Goal.slack) : options.relativeGap
  }

  // MARK: - Parts

  /// Runs one search and keeps count.
  mutating func search(
    _ instance: Instance, _ goal: Goal, _ name: SitingPass.Name, share: Double = 1, start: [Bool]? = nil,
    shut: Set<Int> = [], gap: Double? = nil, target: Double = -.infinity
  ) throws -> Search.Result {
    let (progress, clock) = (options.progress, deadline)
    let sign = name == .worstGroup ? (-1.0, 1.0) : (1.0, 0.0)
    let report: (Double?, Double?) -> Void = { value, bound in
      progress(
        SitingProgress(
          pass: name, value: value.map { sign.0 * $0 + sign.1 }, bound: bound.map { sign.0 * $0 + sign.1 },
          seconds: clock.elapsed))
    }
    let limit = deadline.within(searchTime.left * share)
    if target == -.infinity,
      let result = try lagrangianSearch(
        instance, goal, gap: gap ?? finest(goal), deadline: limit, start: start ?? options.start, shut: shut,
        report: report)
    {
      nodes += result.nodes
      reach = max(reach, result.reach)
      return result
    }
    var search = try Search(
      instance, goal, gap: gap ?? finest(goal), deadline: limit, start: start ?? options.start, shut: shut,
      report: report)
    let result = try search.run(target: target)
    nodes += result.nodes
    reach = max(reach, result.reach)
    return result
  }

  /// Least weighted shortage, without a search where opening everything settles it; `nil` = the limits alone clash.
  mutating func leastShortage(_ instance: Instance, _ goal: Goal) throws -> Search.Result? {
    let all: Plan?
    do {
      all = try instance.plan(
        open: instance.saturated, goal, reach: problem.neighbours,
        until: searchTime.within(searchTime.left / 4))
    } catch SitingError.timeLimit {
      all = nil
    }
    if let all, all.value <= 1e-9 || provesItself(instance) && all.bound >= all.value - 1e-9 {
      return Search.Result(
        plan: all, bound: all.value <= 1e-9 ? 0 : all.bound, nodes: 0, reach: problem.neighbours,
        proof: .allOpen)
    }
    var result = try search(instance, goal, .shortage, share: 0.5, start: all?.open)
    if result.plan == nil, result.bound < .infinity { result.plan = all }
    if result.plan == nil, result.bound < .infinity { throw SitingError.timeLimit }
    return result.plan == nil ? nil : result
  }

  /// Whether anything but the sites themselves limits a plan.
  private var limitsBind: Bool { problem.limits.maxSites != nil || problem.limits.budget != nil }

  /// Whether no plan can cover more than opening everything: nothing limits it, and at every place the largest size can
  /// do what any other can.
  private func provesItself(_ instance: Instance) -> Bool {
    !limitsBind && instance.hasOneOutletPerPlace && instance.largestCanDoAll
  }
}

extension SitingProblem {
  /// The problem without the demands no site can ever meet, and what is missing for their sake, whatever the plan.
  func withoutUnreached(_ instance: Instance) -> (problem: SitingProblem, forced: [SitingSolution.Recourse]) {
    var reached = self
    var forced = scenarios.map { _ in
      SitingSolution.Recourse(shortage: customers.map { _ in 0 }, flows: [], transportCost: 0)
    }
    for need in instance.needs where need.arcs.isEmpty {
      let s = instance.scenarios[need.scenario]
      for i in need.customers {
        forced[s].shortage[i] = scenarios[s].demand[i]
        reached.scenarios[s].demand[i] = 0
      }
    }
    return (reached, forced)
  }
}

extension Instance {
  /// Every place open in the size that must be, else in the largest.
  var saturated: [Bool] {
    var best: [Int: Int] = [:]
    for j in sites {
      let site = problem.sites[j]
      guard let rival = best[site.place] else {
        best[site.place] = j
        continue
      }
      let other = problem.sites[rival]
      if other.mustOpen ? site.mustOpen : site.mustOpen || site.capacity > other.capacity {
        best[site.place] = j
      }
    }
    return problem.sites.indices.map { best[problem.sites[$0].place] == $0 }
  }

  /// Whether the sizes left out of ``saturated`` could stock nothing that those in it cannot. What already stands in a
  /// size takes room from other fuels there.
  var largestCanDoAll: Bool {
    let largest = saturated
    return problem.sites.indices.allSatisfy { j in
      guard largest[j], !problem.sites[j].mustOpen else { return true }
      return sites.allSatisfy {
        problem.sites[$0].place != problem.sites[j].place
          || problem.sites[j].canStock(whatFits: problem.sites[$0])
      }
    }
  }

  /// Whether the sizes of every place reach the same customers alike.
  var hasOneOutletPerPlace: Bool {
    Set(outlets.map { problem.sites[$0.sites[0]].place }).count == outlets.count
  }
}

extension SitingProblem.Site {
  /// Whether every stock that another size can have can be had here, too.
  ///
  /// What would have to be bought here is convex in that stock, so it is greatest where all the other's room is given to
  /// one fuel.
  fileprivate func canStock(whatFits other: Self) -> Bool {
    piles.indices.allSatisfy { all in
      let bought = piles.indices.reduce(0) { sum, f in
        let there = other.piles[f].present + (f == all ? other.room : 0)
        return sum + max(0, there - piles[f].present)
      }
      return bought <= room
    }
  }
}
