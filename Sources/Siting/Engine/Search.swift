import GLPK

/// One pass: relaxation, incumbents, fixing by reduced cost, then GLPK's branch and bound on what is left.
///
/// The bound is valid throughout: it is that of a relaxation (links and far arcs are only ever left out in its favour),
/// and a site is taken out of the model only when every plan that opens it is proven no better than the incumbent by
/// the gap asked for, which the bound then accounts for.
struct Search {
  /// What a pass came to.
  struct Result {
    /// Best plan; `nil` = none found.
    var plan: Plan?
    /// Proven: no plan is better than this; infinite when there is none.
    var bound: Double
    var nodes: Int
    var reach: Int
    var proof = SitingPass.Proof.search
  }

  let instance: Instance
  let goal: Goal
  /// Relative gap to stop at.
  let gap: Double
  let deadline: Deadline
  /// Told of every new value and bound.
  let report: (Double?, Double?) -> Void

  private var allowed: [Bool]
  private var reach: [Int]
  private var plan: Plan?
  private var bound = -Double.infinity
  /// Plans opening a site taken out of the model are no better than this.
  private var removedBound = Double.infinity
  private var nodes = 0
  /// What opening the sites still in the model costs at least, kCNY.
  private var floor = 0.0
  private var hasDescended = false
  /// Wall seconds that evaluating a set of sites has taken at most.
  private var evaluation = 0.0

  init(
    _ instance: Instance, _ goal: Goal, gap: Double, deadline: Deadline, start: [Bool]? = nil,
    shut: Set<Int> = [], report: @escaping (Double?, Double?) -> Void = { _, _ in }
  ) throws {
    self.instance = instance
    self.goal = goal
    self.gap = gap
    self.deadline = deadline
    self.report = report
    allowed = instance.problem.sites.indices.map { instance.outletOf[$0] >= 0 && !shut.contains($0) }
    reach = Array(repeating: instance.problem.neighbours, count: instance.needs.count)
    if let start { try consider(start) }
  }

  /// Relaxations solved at most while sites are fixed and reach grows. Each costs a fraction of a second where a
  /// branch and bound that then has to grow costs seconds.
  private static let relaxations = 8

  /// A plan this many times the gap asked for above the bound is worth a descent: each site that a better one shuts by
  /// reduced cost is a choice fewer in the branch and bound (shipped district: 41 sites left instead of 55).
  private static let gapsWorthDescending = 4.0

  /// Whether the best plan is so far above the bound that looking for a better one pays.
  private var isWorthDescending: Bool {
    plan.map { relativeGap($0.value, bound) > Self.gapsWorthDescending * gap } ?? true
  }

  /// Runs the pass.
  ///
  /// - Parameter target: Stop as soon as the value is at most this, or the bound above it.
  mutating func run(target: Double = -.infinity) throws -> Result {
    do {
      return try runToEnd(target)
    } catch SitingError.timeLimit {
      // what is proven and found by then, and without a linear program something is always found where all may open
      if floor > 0 { raiseBound(to: floor) }
      if plan == nil { try consider(instance.saturated) }
      return result
    }
  }

  private mutating func runToEnd(_ target: Double) throws -> Result {
    if goal.covering, instance.hasUnreachable { return infeasible }
    var links: [[Int]] = []
    for _ in 0..<Self.relaxations {
      let opening = OpeningFloor(instance, goal, allowed: allowed)
      floor = max(floor, opening.cost)
      if let open = opening.open { try consider(open) }
      let form = Formulation(
        instance, goal, allowed: allowed, reach: reach, choice: .relaxed, openingFloor: floor)
      if form.isImpossible { return finishedEmpty() }
      try GLPKThread.renewIfSpent()
      var relaxation = try Relaxation(form)
      let root: Point
      do {
        guard let found = try relaxation.solve(rounds: 12, until: deadline) else { return finishedEmpty() }
        root = found
      } catch SitingError.timeLimit {
        raiseBound(to: relaxation.bound)
        throw SitingError.timeLimit
      }
      raiseBound(to: root.objective)
      if isDone(target) { return result }
      links = relaxation.linkedOutlets
      let size = allowed.count { $0 }
      if !hasDescended, isWorthDescending {
        hasDescended = true
        do {
          try descend(&relaxation, from: root)
        } catch SolverError.environmentSpent {
          // a plan's own search was cut short and took the relaxation with it; the next round makes another
        } catch SitingError.timeLimit {
          // the descent has only a part of the time
        }
      }
      if isDone(target) { return result }
      fix(by: root, form)
      let shrunk = allowed.count { $0 } <= size * 4 / 5
      if !shrunk, !grow(form, root) { break }
    }
    try branch(links: links, target: target)
    return result
  }

  private var infeasible: Result { Result(plan: nil, bound: .infinity, nodes: nodes, reach: 0) }
  private var result: Result {
    Result(plan: plan, bound: min(bound, plan?.value ?? .infinity), nodes: nodes, reach: reach.max() ?? 0)
  }

  /// What is left of the model is empty: nothing beats what was taken out of it.
  private mutating func finishedEmpty() -> Result {
    bound = max(bound, removedBound)
    return result
  }

  private func isDone(_ target: Double) -> Bool {
    if bound > target, target > -.infinity { return true }
    guard let plan else { return deadline.isPast }
    return plan.value <= target || relativeGap(plan.value, min(bound, plan.value)) <= gap || deadline.isPast
  }

  private mutating func raiseBound(to value: Double) {
    bound = max(bound, min(value, removedBound))
    report(plan?.value, min(bound, plan?.value ?? .infinity))
  }

  /// Evaluates a set of sites over all arcs and keeps it if it is the best so far.
  @discardableResult
  private mutating func consider(_ open: [Bool]) throws -> Bool {
    let share = deadline.within(max(deadline.left / 10, evaluation))
    let begun = deadline.elapsed
    defer { evaluation = max(evaluation, deadline.elapsed - begun) }
    do {
      let found = try instance.plan(open: open, goal, reach: instance.problem.neighbours, until: share)
      return found.map { keep($0) } ?? false
    } catch SitingError.timeLimit {
      return false
    }
  }

  /// Keeps a plan if it is the best so far.
  @discardableResult
  private mutating func keep(_ found: Plan) -> Bool {
    guard found.value < (plan?.value ?? .infinity) - 1e-9 * max(1, abs(found.value)) else { return false }
    plan = found
    report(found.value, bound.isFinite ? min(bound, found.value) : nil)
    return true
  }

  // MARK: - Incumbents

  /// Dives from the relaxation to a whole set of sites, then drops and swaps while that pays.
  private mutating func descend(_ relaxation: inout Relaxation, from root: Point) throws {
    let local = Descent(
      instance: instance, allowed: allowed, deadline: deadline.within(deadline.limit * 0.15))
    if let open = try local.dive(&relaxation, from: root) { try consider(open) }
    guard let best = plan, isWorthDescending,
      best.open.indices.allSatisfy({ !best.open[$0] || allowed[$0] })
    else {
      try local.release(&relaxation)
      return
    }
    let improved = try local.improve(&relaxation, best.open, root: root)
    if improved != best.open { try consider(improved) }
    try local.release(&relaxation)
  }

  // MARK: - Fixing

  /// Takes out of the model every site whose opening is proven to make no plan better by the gap asked for.
  private mutating func fix(by root: Point, _ form: Formulation) {
    guard let plan else { return }
    let worth = plan.value - 0.9 * gap * abs(plan.value)
    guard root.objective < worth else { return }
    for j in instance.sites where allowed[j] && !instance.problem.sites[j].mustOpen {
      guard let column = form.open[j], root[column] < 1e-7 else { continue }
      if root.objective + root.reducedCost(column) > worth + 1e-7 * abs(worth) {
        allowed[j] = false
        removedBound = min(removedBound, worth)
      }
    }
  }

  // MARK: - Branch and bound

  private mutating func branch(links: [[Int]], target: Double) throws {
    while !isDone(target) {
      var form = Formulation(
        instance, goal, allowed: allowed, reach: reach, choice: .whole, openingFloor: floor)
      if form.isImpossible {
        bound = max(bound, removedBound)
        return
      }
      form.addLinks(links)
      let start = plan.flatMap { form.startVector(for: $0) }
      // the sites that come out are still to be evaluated
      let outcome = try form.model.solveWhole(
        gap: min(0.9 * gap, 1e6), seconds: deadline.left - min(evaluation, deadline.left / 2), start: start,
        cuts: floor > 0 ? [] : .mixedIntegerRounding)
      nodes += outcome.nodes
      raiseBound(to: outcome.isInfeasible ? .infinity : outcome.bound)
      guard let point = outcome.point else { return }
      let grew = grow(form, point)
      // another search for whole deliveries from these sites would find these again
      if instance.problem.sourcing == .single, !grew {
        keep(Plan(form, point, bound: -.infinity))
      } else if try !consider(form.openSites(point)), !grew, deadline.isPast {
        // there was no time to evaluate them, but the point is a plan, too
        keep(Plan(form, point, bound: -.infinity))
      }
      if !grew { return }
    }
  }

  /// How many times as many arcs a need is given that flows over far ones: few relaxations, each a solve from nothing.
  private static let growth = 10

  /// Gives needs that flow over far arcs more arcs of their own.
  private mutating func grow(_ form: Formulation, _ point: Point) -> Bool {
    var grew = false
    for (n, column) in form.beyond.enumerated() {
      guard let column, point[column] > 1e-9 else { continue }
      reach[n] = min(reach[n] * Self.growth, max(instance.needs[n].arcs.count, 1))
      grew = true
    }
    return grew
  }
}
