/// One point of what coverage costs.
public struct FrontierPoint: Sendable, Hashable {
  /// Most weighted shortage allowed, over all scenarios as ``SitingProblem/Transport`` weighs them.
  public var shortageAtMost: Double
  /// Weighted shortage of the plan.
  public var shortage: Double
  /// Share of the weighted demand that is met.
  public var coverage: Double
  /// Opening, stock and transport of the plan, kCNY.
  public var cost: Double
  /// Proven: no plan with so little shortage costs less, kCNY.
  public var bound: Double
  /// Sites of the plan.
  public var open: [Bool]
}

extension SitingProblem {
  /// What coverage costs: the least cost for several levels of weighted shortage, evenly from the least that the limits
  /// allow to that of the cheapest plan. The mode does not matter; limits and transport do.
  ///
  /// Each level is searched from the plan of the level before, which it allows, too; a bound that holds for a level holds
  /// for every stricter one.
  ///
  /// - Parameters:
  ///   - count: How many levels, at least 2.
  ///   - options: Of the time, each level gets an equal share of what is left.
  /// - Returns: From the least shortage up; empty when the limits cannot be met at all. Fewer than `count` when there is
  ///   nothing between the ends.
  /// - Throws: ``SitingError``; `CancellationError`.
  /// - Complexity: A search for each level.
  public func frontier(_ count: Int, _ options: SitingOptions = SitingOptions()) async throws
    -> [FrontierPoint]
  {
    try validate()
    return try await onSolverThread {
      var options = options
      // all of the time is for the searches
      options.explanationShare = 0
      var frontier = Frontier(self, options)
      return try frontier.run(max(2, count))
    }
  }

  /// Weight of all demand over all scenarios.
  fileprivate var weightedDemand: Double {
    zip(shortageWeights, scenarios).reduce(0) { sum, entry in
      sum + entry.0 * zip(customers, entry.1.demand).reduce(0) { $0 + $1.0.weight * $1.1 }
    }
  }
}

private struct Frontier {
  private let problem: SitingProblem
  private let instance: Instance
  private var passes: Passes

  init(_ problem: SitingProblem, _ options: SitingOptions) {
    var plain = problem
    plain.mode = .maxCover
    self.problem = plain
    instance = Instance(plain, covering: false)
    passes = Passes(plain, options)
  }

  mutating func run(_ count: Int) throws -> [FrontierPoint] {
    guard let least = try passes.leastShortage(instance, Goal(problem)), let best = least.plan else {
      return []
    }
    var points: [FrontierPoint] = []
    guard let strictest = try strictest(best, share: 1 / Double(count)) else { return [] }
    points.append(strictest)
    guard let cheapest = try point(atMost: nil, from: strictest.open, share: 1 / Double(count - 1)) else {
      return points
    }
    for k in 1..<(count - 1) {
      let share = Double(k) / Double(count - 1)
      let level = strictest.shortage + (cheapest.shortage - strictest.shortage) * share
      guard level > strictest.shortage + 1e-6 else { break }
      let start = points.last?.open ?? strictest.open
      guard let found = try point(atMost: level, from: start, share: 1 / Double(count - 1 - k)) else {
        continue
      }
      points.append(found)
    }
    if cheapest.shortage > strictest.shortage + 1e-6 { points.append(cheapest) }
    return tightened(points)
  }

  /// The cheapest plan of the least shortage. Where that is only what no site reaches, all the rest is covered, which is
  /// the sharper model.
  private mutating func strictest(_ best: Plan, share: Double) throws -> FrontierPoint? {
    let (reached, forced) = problem.withoutUnreached(instance)
    let unreached = problem.value(.shortage, open: [], piles: [], forced)
    guard best.value <= unreached + 1e-9 else {
      return try point(atMost: best.value, from: best.open, share: share)
    }
    let whole = Instance(reached, covering: true)
    let goal = Goal(.cost, covering: true, limits: problem.limits)
    let result = try passes.search(whole, goal, .cost, share: share, start: best.open)
    return try result.plan.map {
      made(
        $0, try whole.finalRecourse(of: $0, goal, until: passes.deadline), bound: result.bound,
        shortage: unreached, atMost: unreached)
    }
  }

  /// The cheapest plan with so much shortage at most; `nil` = none was found in time.
  private mutating func point(
    atMost shortage: Double?, from start: [Bool], share: Double
  ) throws -> FrontierPoint? {
    var goal = Goal(.cost, covering: false, limits: problem.limits)
    if let shortage { goal.hold(shortage: shortage) }
    let result = try passes.search(instance, goal, .cost, share: share, start: start)
    guard let plan = result.plan else { return nil }
    let recourse = instance.recourse(of: plan)
    let missing = problem.value(.shortage, open: plan.open, piles: plan.piles, recourse)
    return made(plan, recourse, bound: result.bound, shortage: missing, atMost: shortage ?? missing)
  }

  private func made(
    _ plan: Plan, _ recourse: [SitingSolution.Recourse], bound: Double, shortage: Double, atMost level: Double
  ) -> FrontierPoint {
    let cost = problem.value(.cost, open: plan.open, piles: plan.piles, recourse)
    let all = problem.weightedDemand
    return FrontierPoint(
      shortageAtMost: level, shortage: shortage, coverage: all > 0 ? 1 - shortage / all : 1, cost: cost,
      bound: max(0, min(bound, cost)), open: plan.open)
  }

  /// A bound holds for every stricter level.
  private func tightened(_ points: [FrontierPoint]) -> [FrontierPoint] {
    var points = points
    for k in points.indices.dropLast().reversed() {
      points[k].bound = min(points[k].cost, max(points[k].bound, points[k + 1].bound))
    }
    return points
  }
}
