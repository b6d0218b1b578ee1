/// Branch and bound on the open sites under the Lagrangian dual (Görtz & Klose, INFORMS Journal on Computing 24, 2012,
/// 597–610): no linear program is solved.
///
/// At the root the dual is climbed, plans are made from its minimisers, from its average ȳ, by diving and by local search,
/// and sites are fixed by what flipping them would cost. Nodes are then taken best bound first; a child inherits its
/// parent's multipliers and climbs a few steps.
final class LagrangianSearch<Relaxation: SiteRelaxation> {
  var problem: FlatProblem
  var dual: Dual<Relaxation>
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
  var judge: Relaxation
  var tried: Set<[Int]> = []
  var rootSets = 0
  /// Sweeps that judging sets has taken.
  var judgeSweeps = 0
  /// What is proven so far, and the part of it that is being worked on.
  var proof: ProofTree
  var here = 0
  var made = 0
  /// Sites whose arcs are still in the problem.
  var arcSites: Int

  /// - Parameter relaxation: Makes the relaxation of a problem anew, with memory of its own.
  init(_ relaxation: Relaxation, options: LagrangianOptions, deadline: Deadline) {
    problem = relaxation.problem
    self.options = options
    self.deadline = deadline
    proof = ProofTree(isWanted: options.keepsProof, mostNumbers: options.mostProofNumbers)
    dual = Dual(relaxation)
    judge = relaxation.restricted(to: problem)
    arcSites = problem.siteCount
  }

  /// What a bound must reach for its part of the search to be done.
  var cutoff: Double {
    value.isFinite ? value - max(options.gap * abs(value), LagrangianOptions.nothing) : value
  }

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
      judgeSweeps += 1
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
  /// Numbers a proof may hold.
  var mostProofNumbers = Int.max
  /// Sites to start from; empty = none.
  var start: [Int] = []
}
