/// Branch and bound on the open sites under the Lagrangian dual (Görtz & Klose, INFORMS Journal on Computing 24, 2012,
/// 597–610): no linear program is solved.
///
/// At the root the dual is climbed, plans are made from its minimisers, from its average ȳ, by diving and by local search,
/// and sites are fixed by what flipping them would cost. Nodes are then taken best bound first; a child inherits its
/// parent's multipliers and climbs a few steps.
final class LagrangianSearch<Relaxation: SiteRelaxation> {
  private(set) var problem: FlatProblem
  private(set) var dual: Dual<Relaxation>
  let options: LagrangianOptions
  let deadline: Deadline

  /// Best plan so far: open sites, ascending.
  var best: [Int] = []
  /// Its value; infinite = none.
  var value = Double.infinity
  /// No plan in a part of the search that is done is better than this.
  var prunedBound = Double.infinity
  /// Best bound at the root.
  var rootBound = -Double.infinity
  var nodes = 0
  var multiplier: [Double] = []
  /// Dual restricted to one set of sites, to judge it before it is evaluated exactly.
  private var judge: Relaxation
  var tried: Set<[Int]> = []
  private var rootSets = 0
  /// What is proven so far, and the part of it that is being worked on.
  private(set) var proof: ProofTree
  private var here = 0
  private var made = 0
  /// Sites whose arcs are still in the problem.
  private var arcSites: Int

  /// - Parameter relaxation: Makes the relaxation of a problem anew, with memory of its own.
  init(_ relaxation: Relaxation, options: LagrangianOptions, deadline: Deadline) {
    problem = relaxation.problem
    self.options = options
    self.deadline = deadline
    proof = ProofTree(isWanted: options.keepsProof)
    dual = Dual(relaxation)
    judge = relaxation.restricted(to: problem)
    arcSites = problem.siteCount
  }

  /// What a bound must reach for its part of the search to be done.
  var cutoff: Double { value.isFinite ? value - max(options.gap * abs(value), LagrangianOptions.nothing) : value }

  /// The proven bound with a given bound for what is still open.
  func bound(open: Double) -> Double { min(value, min(open, prunedBound)) }

  // MARK: - Plans

  /// Evaluates a set of sites unless it was tried before or its own Lagrangian bound shows it no better.
  @discardableResult
  func consider(_ set: [Int], from multiplier: [Double]) -> Bool {
    guard isConsistent(set), tried.insert(set).inserted else { return false }
    var floors: [Double] = []
    if value.isFinite {
      guard let found = judged(set, from: multiplier) else {
        return false
      }
      floors = found
    }
    let reached = dual.evaluator.exactValue(of: set, cutoff: value, floors: floors)
    guard reached < value else { return false }
    value = reached
    best = set
    return true
  }

  /// One site at most per place, all that must open, no more than may.
  func isConsistent(_ set: [Int]) -> Bool {
    if let most = problem.mostSites, set.count > most { return false }
    var places = Set<Int>()
    var forced = 0
    for i in set {
      guard places.insert(problem.place[i]).inserted else { return false }
      if problem.mustOpen[i] { forced += 1 }
    }
    return forced == problem.mustOpen.count { $0 }
  }

  /// Steps along the dual of one set before it is evaluated exactly.
  private let trialSteps = 12

  /// Least cost of each scenario with exactly these sites, from a few steps along their own dual; `nil` when they are
  /// proven no better than the best plan.
  private func judged(_ set: [Int], from multiplier: [Double]) -> [Double]? {
    for i in judge.takesPart.indices { (judge.takesPart[i], judge.opening[i]) = (0, 0) }
    for i in set { (judge.takesPart[i], judge.opening[i]) = (1, 1) }
    var trial = multiplier
    var next = multiplier
    var stride = 1.0
    for step in 1...trialSteps {
      var reached = judge.sweep(trial)
      for i in set { reached += judge.gain[i] }
      if reached >= value { return nil }
      if step == trialSteps { break }
      judge.measureLack(trial)
      var square = 0.0
      for n in 0..<judge.lack.count { square += judge.lack[n] * judge.lack[n] }
      if square < 1e-9 { break }
      let length = stride * (value + 2e-3 * abs(value) - reached) / square
      judge.step(from: trial, along: judge.lack, by: length, into: &next)
      swap(&trial, &next)
      stride *= 0.9
    }
    return judge.floors(of: set, trial)
  }

  /// Sites of the whole minimiser of the last evaluation.
  func wholeOpening() -> [Int] {
    (0..<problem.siteCount).filter { dual.evaluator.opening[$0] > 0.5 }
  }

  /// Opens sites by falling ȳ, forced ones first, until there is room and ȳ falls below a half.
  func roundAverage(from multiplier: [Double]) {
    var order: [(Double, Int)] = []
    for i in 0..<problem.siteCount where dual.state[i] != .closed {
      order.append((dual.state[i] == .open ? -2 : -dual.average[i], i))
    }
    order.sort { $0 < $1 }
    var taken = [Bool](repeating: false, count: problem.sitesAtPlace.count)
    var set: [Int] = []
    var room = 0.0
    for (weight, i) in order {
      let isForced = weight < -1.5
      // opening what costs nothing never hurts
      let isFree = problem.fixedCost[i] == 0 && problem.mostSites != nil
      if room >= dual.leastRoom, weight > -0.5, !isFree { break }
      guard !taken[problem.place[i]] else { continue }
      if !isForced, let most = problem.mostSites, set.count >= most { break }
      taken[problem.place[i]] = true
      set.append(i)
      room += problem.roomTowardsLeast[i]
    }
    guard room >= dual.leastRoom else { return }
    consider(set.sorted(), from: multiplier)
  }

  // MARK: - Search

  /// Runs to the gap or to the deadline.
  ///
  /// - Returns: The proven bound; infinite when there is no plan.
  func run() -> Double {
    var fixings = startingFixings()
    if problem.hasUnreachable { return .infinity }
    if problem.sitesAtPlace.contains(where: { $0.count(where: { problem.mustOpen[$0] }) > 1 }) { return .infinity }
    dual.fix(fixings)
    multiplier = dual.evaluator.start()
    if !options.start.isEmpty { consider(options.start, from: multiplier) }
    tryOpeningAll()
    if !value.isFinite, !canServe(fixings) { return .infinity }
    if dual.value(multiplier).isFinite, dual.opening.isWhole { consider(wholeOpening(), from: multiplier) }
    dual.startAverage()
    roundAverage(from: multiplier)
    for round in 0..<3 {
      let steps = round == 0 ? options.rootSteps : options.rootSteps / 2
      let climbed = climbRoot(steps, stride: round == 0 ? 1 : 0.3)
      rootBound = max(rootBound, climbed)
      guard climbed.isFinite else { return endHere(climbed) }
      report(rootBound)
      roundAverage(from: multiplier)
      dive(fixings)
      dual.fix(fixings)
      improve(most: round == 0 ? 400 : 100, fixings)
      report(rootBound)
      if rootBound >= cutoff || deadline.isPast { return endHere(rootBound) }
      fixByReducedCost(&fixings)
      restrict(fixings)
    }
    return branch(fixings)
  }

  /// What is fixed before anything is searched: what must open, and the other sizes of its place.
  func startingFixings() -> [OpeningProblem.State] {
    var fixings = problem.mustOpen.map { $0 ? OpeningProblem.State.open : .free }
    for i in fixings.indices where fixings[i] == .free {
      let isCrowded = problem.sitesAtPlace[problem.place[i]].contains { $0 != i && problem.mustOpen[$0] }
      if isCrowded { fixings[i] = .closed }
    }
    return fixings
  }

  /// Tries the set that opens every place in its roomiest size, where nothing may be short and any number may open.
  private func tryOpeningAll() {
    guard problem.leastRoom > 0, problem.mostSites == nil, !value.isFinite else { return }
    let all = problem.sitesAtPlace.compactMap { group in
      group.first { problem.mustOpen[$0] }
        ?? group.max { problem.roomTowardsLeast[$0] < problem.roomTowardsLeast[$1] }
    }
    consider(all.sorted(), from: multiplier)
  }

  /// Whether all sites that are not closed could together serve every scenario, all sizes of a place at once: what they
  /// cannot no plan can.
  private func canServe(_ fixings: [OpeningProblem.State]) -> Bool {
    guard problem.leastRoom > 0 else { return true }
    let set = fixings.indices.filter { fixings[$0] != .closed }
    let most = (0..<problem.scenarioCount).map { problem.needStart[$0 + 1] - problem.needStart[$0] }.max() ?? 0
    var simplex = NetworkSimplex(sites: problem.siteCount, needs: most)
    return (0..<problem.scenarioCount).allSatisfy {
      simplex.solve(problem, scenario: $0, open: set) < .infinity
    }
  }

  /// Ends the part being worked on with the multipliers at hand.
  private func endHere(_ reached: Double) -> Double {
    proof.end(here, table: proof.keep(multiplier))
    return bound(open: reached)
  }

  private func report(_ open: Double) {
    options.report(value.isFinite ? value : nil, open.isFinite ? bound(open: open) : nil)
  }

  private func climbRoot(_ steps: Int, stride: Double) -> Double {
    let mostSets = rootSets + dual.evaluator.exactSetsPerClimb
    var local = multiplier
    let reached = dual.climb(
      &local, .root(steps, stride: stride), cutoff: { self.cutoff }, known: { self.value }
    ) { step, bound, current in
      if step > 30, dual.opening.isWhole, bound < value, rootSets < mostSets {
        let set = wholeOpening()
        if !tried.contains(set) {
          rootSets += 1
          consider(set, from: current)
        }
      }
      if step % 25 == 0 {
        roundAverage(from: current)
        report(rootBound)
      }
      return !deadline.isPast
    }
    multiplier = local
    return reached
  }

  /// Fixes sites by ȳ, a few at a time, with short climbs between, and tries what comes out.
  func dive(_ fixings: [OpeningProblem.State]) {
    var fixings = fixings
    var local = multiplier
    for round in 0..<200 {
      if deadline.isPast { break }
      var fixed = 0
      var choice = -1
      for i in fixings.indices where fixings[i] == .free {
        let average = dual.average[i]
        if average > 0.95 {
          open(i, &fixings)
          fixed += 1
        } else if average < 0.02, round > 0 {
          fixings[i] = .closed
        } else if choice < 0 || average > dual.average[choice] {
          choice = i
        }
      }
      if choice < 0 { break }
      if fixed == 0 { open(choice, &fixings) }
      dual.fix(fixings)
      let reached = dual.climb(
        &local, .node(20), cutoff: { self.cutoff }, known: { self.value }, visit: { _, _, _ in !self.deadline.isPast })
      if reached >= cutoff { break }
      if dual.opening.isWhole { consider(wholeOpening(), from: local) }
      roundAverage(from: local)
    }
  }

  /// Opens a site and closes the others of its place.
  func open(_ i: Int, _ fixings: inout [OpeningProblem.State]) {
    fixings[i] = .open
    for other in problem.sitesAtPlace[problem.place[i]] where other != i { fixings[other] = .closed }
  }

  // MARK: - Fixing

  /// Fixes free sites whose flipping alone takes the bound beyond the cutoff.
  private func fixByReducedCost(_ fixings: inout [OpeningProblem.State]) {
    guard value.isFinite, dual.value(multiplier).isFinite else { return }
    var table: Int?
    fix(&fixings, table: &table)
    // what the relaxation cannot fix, the whole opening problem may
    let total = dual.constant
    for i in fixings.indices where fixings[i] == .free {
      let opened = dual.evaluator.opening[i] > 0.5
      dual.state = fixings
      dual.state[i] = opened ? .closed : .open
      if !opened {
        for other in problem.sitesAtPlace[problem.place[i]] where other != i { dual.state[other] = .closed }
      }
      let flipped = total + dual.probe()
      guard flipped >= cutoff else { continue }
      settle(i, open: opened, flipped: flipped, table: &table, &fixings)
    }
    dual.state = fixings
  }

  /// Fixes a site one way; the other way is proven no better than `flipped`, by the multipliers at hand.
  ///
  /// - Parameter table: Their number in the proof, once they are kept.
  private func settle(
    _ i: Int, open opened: Bool, flipped: Double, table: inout Int?, _ fixings: inout [OpeningProblem.State]
  ) {
    prunedBound = min(prunedBound, flipped)
    let kept = table ?? proof.keep(multiplier)
    table = kept
    let parts = proof.split(here, on: i)
    proof.end(opened ? parts.closed : parts.open, table: kept)
    here = opened ? parts.open : parts.closed
    if opened { open(i, &fixings) } else { fixings[i] = .closed }
  }

  /// Goes on without the arcs of closed sites, where there are enough of them to be worth a copy.
  private func restrict(_ fixings: [OpeningProblem.State]) {
    let left = fixings.count { $0 != .closed }
    guard left * 10 <= arcSites * 9 else {
      dual.fix(fixings)
      return
    }
    arcSites = left
    problem = FlatProblem(problem) { fixings[$0] == .closed }
    dual = Dual(dual.evaluator.restricted(to: problem))
    dual.fix(fixings)
    judge = dual.evaluator.restricted(to: problem)
  }

  /// Fixes by the reduced costs of the relaxed opening problem of the last evaluation.
  private func fix(_ fixings: inout [OpeningProblem.State], table: inout Int?) {
    let relaxed = dual.constant + dual.opening.relaxedValue
    guard relaxed.isFinite else { return }
    let limit = cutoff
    for i in fixings.indices where fixings[i] == .free && problem.sitesAtPlace[problem.place[i]].count == 1 {
      let reduced = dual.opening.reducedCost(i, gain: dual.evaluator.gain[i])
      if reduced > 0, relaxed + reduced >= limit {
        settle(i, open: false, flipped: relaxed + reduced, table: &table, &fixings)
      } else if reduced < 0, relaxed - reduced >= limit {
        settle(i, open: true, flipped: relaxed - reduced, table: &table, &fixings)
      }
    }
  }

  // MARK: - Tree

  /// A part of the search that is not done.
  private struct Node {
    var bound: Double
    var number: Int
    var multiplier: [Double]
    var fixings: [OpeningProblem.State]
    var proof: Int
  }
  private func branch(_ fixings: [OpeningProblem.State]) -> Double {
    var heap: [Node] = []
    func push(_ node: Node) {
      heap.append(node)
      var at = heap.count - 1
      while at > 0 {
        let up = (at - 1) / 2
        guard (heap[at].bound, heap[at].number) < (heap[up].bound, heap[up].number) else { break }
        heap.swapAt(at, up)
        at = up
      }
    }
    func pop() -> Node {
      heap.swapAt(0, heap.count - 1)
      let node = heap.removeLast()
      var at = 0
      while true {
        var least = at
        for child in [2 * at + 1, 2 * at + 2] where child < heap.count {
          if (heap[child].bound, heap[child].number) < (heap[least].bound, heap[least].number) { least = child }
        }
        if least == at { break }
        heap.swapAt(at, least)
        at = least
      }
      return node
    }
    push(Node(bound: rootBound, number: 0, multiplier: multiplier, fixings: fixings, proof: here))
    while !heap.isEmpty {
      if deadline.isPast { break }
      let node = pop()
      here = node.proof
      multiplier = node.multiplier
      if node.bound >= cutoff {
        prunedBound = min(prunedBound, endHere(node.bound))
        continue
      }
      nodes += 1
      if nodes % 64 == 0 { report(node.bound) }
      expand(node) { push($0) }
    }
    let least = heap.first?.bound ?? .infinity
    for node in heap {
      here = node.proof
      multiplier = node.multiplier
      _ = endHere(node.bound)
    }
    return bound(open: least)
  }

  /// Climbs at a node and prunes it, or branches.
  private func expand(_ node: Node, push: (Node) -> Void) {
    var fixings = node.fixings
    dual.fix(fixings)
    var local = node.multiplier
    var reached = dual.climb(
      &local, .node(options.nodeSteps), cutoff: { self.cutoff }, known: { self.value },
      visit: { _, _, _ in !self.deadline.isPast })
    multiplier = local
    reached = max(reached, node.bound)
    if reached < cutoff {
      reached = max(reached, dual.value(multiplier))
      if dual.opening.isWhole { consider(wholeOpening(), from: multiplier) }
    }
    if reached >= cutoff {
      prunedBound = min(prunedBound, endHere(reached))
      return
    }
    if !value.isFinite, !canServe(fixings) {
      proof.abandon()
      return
    }
    var table: Int?
    fix(&fixings, table: &table)
    dual.fix(fixings)
    let before = value
    roundAverage(from: multiplier)
    if value < before { improve(most: 50, fixings) }
    guard let choice = branchingSite(fixings) else {
      closeFixed(fixings)
      return
    }
    // last, for it leaves the average elsewhere
    if nodes == 1 || nodes == 20 || nodes % 200 == 100 { dive(fixings) }
    let parts = proof.split(here, on: choice)
    for opened in [false, true] {
      var child = fixings
      if opened { open(choice, &child) } else { child[choice] = .closed }
      made += 1
      push(
        Node(
          bound: reached, number: made, multiplier: multiplier, fixings: child,
          proof: opened ? parts.open : parts.closed))
    }
  }

  /// The free site whose ȳ is nearest a half.
  private func branchingSite(_ fixings: [OpeningProblem.State]) -> Int? {
    var choice: Int?
    var score = -1.0
    for i in fixings.indices where fixings[i] == .free {
      let fraction = min(dual.average[i], 1 - dual.average[i])
      if fraction > score {
        score = fraction
        choice = i
      }
    }
    return choice
  }

  /// Everything is fixed: the set itself is the answer of this part, and its prices the proof.
  private func closeFixed(_ fixings: [OpeningProblem.State]) {
    let set = fixings.indices.filter { fixings[$0] == .open }
    var exact = Double.infinity
    if isConsistent(set) {
      exact = dual.evaluator.exactValue(of: set, cutoff: .infinity, floors: [])
      if exact < value {
        value = exact
        best = set
      }
    }
    prunedBound = min(prunedBound, exact)
    guard proof.isKept else { return }
    let prices = dual.evaluator.prices()
    dual.fix(fixings)
    if !prices.isEmpty, dual.value(prices) >= cutoff {
      multiplier = prices
      proof.end(here, table: proof.keep(multiplier))
    } else {
      // a set that cannot serve has no prices that say so
      proof.abandon()
    }
  }
}

/// How to search.
struct LagrangianOptions {
  /// A difference that is none, kCNY: less than ``relativeGap(_:_:)`` forgives.
  static let nothing = 9e-7

  /// Relative gap to stop at.
  var gap = 1e-6
  /// Steps of the first climb at the root.
  var rootSteps = 600
  /// Steps of a climb at a node.
  var nodeSteps = 25
  /// Told of value and bound.
  var report: (Double?, Double?) -> Void = { _, _ in }
  /// Whether to keep the proof.
  var keepsProof = false
  /// Sites to start from; empty = none.
  var start: [Int] = []
}
