import GLPK
import Quantities

/// Dantzig–Wolfe decomposition by village: a master mixes plans of single villages, the pricing finds the plan each village
/// would rather have at the master's prices, until there is none. Then whole plans are chosen by a dive that prices on the
/// way, and by branch and cut over all plans met.
///
/// Dantzig and Wolfe, Oper. Res. 8 (1960) 101–111; the bound of every round is Lagrangian (Geoffrion 1974) and holds whenever
/// the work is stopped.
struct LotSearch: ~Copyable {
  let problem: LotSizingProblem
  let rows: LotRows
  let options: LotSizingOptions
  let deadline: LotDeadline
  var pricer: LotPricer
  var master: LotMaster
  var effort = LotSizingEffort()
  /// The best bound and the charges that prove it, yuan.
  private var bound = -Double.infinity
  private(set) var proof: [Double]
  /// The best plan, by village, and what it costs.
  var best: [LotColumn]
  var bestCost: LotSizingCost

  /// Shares of the objective that count as rounding in the solver's arithmetic.
  private static let rounding = 1e-9

  init(_ problem: LotSizingProblem, _ options: LotSizingOptions) throws {
    let rows = LotRows(problem)
    let nothing = try problem.villages.indices.map {
      try LotColumn(village: $0, drops: [], of: problem, rows)
    }
    let cost = try problem.cost(of: LotSizingPlan())
    var master = try LotMaster(rows, villages: problem.villages.count)
    try master.add(nothing)
    self.problem = problem
    self.options = options
    self.rows = rows
    self.master = master
    deadline = LotDeadline(options)
    pricer = LotPricer(problem, rows)
    proof = [Double](repeating: 0, count: rows.limits.count)
    (best, bestCost) = (nothing, cost)
  }

  /// Takes a plan known beforehand.
  private mutating func offer(_ plan: LotSizingPlan) throws {
    // one that is no plan of this problem is no start
    guard (try? problem.cost(of: plan)) != nil else { return }
    let columns = try problem.villages.indices.map { [problem, rows] v in
      try LotColumn(village: v, drops: plan.drops.filter { $0.village == v }, of: problem, rows)
    }
    try master.add(columns)
    keep(columns)
  }

  /// Keeps a choice of plans if it is the best so far.
  mutating func keep(_ columns: [LotColumn]) {
    let plan = LotSizingPlan(drops: columns.flatMap(\.drops))
    guard let cost = try? problem.cost(of: plan), cost.total < bestCost.total else { return }
    (best, bestCost) = (columns, cost)
  }

  /// Takes a bound proven elsewhere, yuan; the charges that come nearest to it stay.
  mutating func raise(_ proven: Double) { bound = max(bound, proven) }

  /// The bound in fen: costs are whole.
  private var boundFen: Fen {
    guard bound.isFinite else { return .zero }
    return Fen(max(0, Int64((bound * 100 - Self.rounding * abs(bound) * 100).rounded(.up))))
  }

  var isDone: Bool {
    deadline.isPast
      || Double(bestCost.total.count - boundFen.count) <= options.gap * Double(bestCost.total.count)
  }

  /// Runs it all.
  mutating func run() throws -> LotSizing {
    for start in options.starts { try offer(start) }
    let root = try solveRoot()
    if let root, !isDone {
      effort.linearOptimum = .yuan(root.objective)
      effort.mixed =
        Set(zip(root.weights, master.columns).filter { $0.0 > 1e-6 && $0.0 < 1 - 1e-6 }.map(\.1.village))
        .count
      if !isDone { try dive(from: root) }
      try fit()
      let before = bestCost.total
      if !isDone { try choose() }
      if bestCost.total < before { try fit() }
      try regroup()
    }
    effort.columns = master.columns.count
    effort.seconds = deadline.elapsed
    return LotSizing(
      plan: LotSizingPlan(drops: best.flatMap(\.drops)), cost: bestCost, bound: boundFen,
      worth: LotSizingWorth(proof, rows), effort: effort)
  }
}

// MARK: The root

extension LotSearch {
  /// Mixes and prices until no village knows a better plan; `nil` if there was no time for that.
  private mutating func solveRoot() throws -> LotMaster.Optimum? {
    // what villages would do if nothing were scarce is a good beginning, and a bound
    var optimum: LotMaster.Optimum?
    try price(proof, against: nil)
    // a mix without a plan would be no use: half of the time is for finding one
    let half = deadline.part(0.5)
    while !half.isPast {
      guard let found = try master.solve(.primal, within: half) else { return optimum }
      optimum = found
      effort.rounds += 1
      try keepIfWhole(found)
      let more = try price(found.charges, against: found.villages)
      if more == 0 || found.objective - bound <= Self.rounding * abs(found.objective) { break }
    }
    return optimum
  }

  /// Prices all villages, adds what they would rather have, and takes the bound that comes with it.
  ///
  /// - Returns: How many plans were better than what the master has.
  @discardableResult
  private mutating func price(_ charges: [Double], against duals: [Double]?) throws -> Int {
    var sum = rows.constant(charges)
    var found: [LotColumn] = []
    for v in problem.villages.indices {
      let offer = pricer.best(of: v, under: charges)
      sum += offer.cost
      if let duals, offer.cost >= duals[v] - Self.rounding * max(1, abs(duals[v])) { continue }
      found.append(try LotColumn(village: v, drops: offer.drops, of: problem, rows))
    }
    if sum > bound { (bound, proof) = (sum, charges) }
    try master.add(found)
    return found.count
  }

  /// Keeps an optimum in which no village mixes plans.
  private mutating func keepIfWhole(_ optimum: LotMaster.Optimum) throws {
    var chosen: [LotColumn] = []
    for (weight, column) in zip(optimum.weights, master.columns) where weight > 1e-6 {
      guard weight > 1 - 1e-6 else { return }
      chosen.append(column)
    }
    keep(chosen.sorted { $0.village < $1.village })
  }
}

// MARK: Whole plans

extension LotSearch {
  /// Fixes the village that is nearest to one plan, prices the others anew, and so on until every village has one.
  private mutating func dive(from root: LotMaster.Optimum) throws {
    var optimum = root
    var isFixed = [Bool](repeating: false, count: problem.villages.count)
    while !deadline.isPast {
      let whole = zip(optimum.weights, master.columns).enumerated().filter {
        $0.element.0 > 1 - 1e-6 && !isFixed[$0.element.1.village]
      }
      for (j, (_, column)) in whole {
        isFixed[column.village] = true
        try master.fix(column.village, to: j)
      }
      let mixed = zip(optimum.weights, master.columns).enumerated().filter { !isFixed[$0.element.1.village] }
      guard let (j, (_, column)) = mixed.max(by: { $0.element.0 < $1.element.0 }) else { break }
      isFixed[column.village] = true
      try master.fix(column.village, to: j)
      guard let next = try priced(besides: isFixed) else { return }
      optimum = next
    }
    try keepIfWhole(optimum)
  }

  /// The optimum with some villages fixed, the others priced until they know nothing better.
  private mutating func priced(besides isFixed: [Bool]) throws -> LotMaster.Optimum? {
    var method = Problem.Method.dual
    while let optimum = try master.solve(method, within: deadline) {
      var found: [LotColumn] = []
      for v in problem.villages.indices where !isFixed[v] {
        let offer = pricer.best(of: v, under: optimum.charges)
        if offer.cost < optimum.villages[v] - 1e-7 * max(1, abs(optimum.villages[v])) {
          found.append(try LotColumn(village: v, drops: offer.drops, of: problem, rows))
        }
      }
      let before = master.columns.count
      try master.add(found)
      if master.columns.count == before { return optimum }
      method = .primal
    }
    return nil
  }

  /// Branch and cut over the plans that a better choice may hold: none of those whose cost at the bound's charges exceeds the
  /// village's best by more than the gap between the best choice and the bound.
  private mutating func choose() throws {
    let room = bestCost.total.yuan - bound
    let charges = proof
    let floor = problem.villages.indices.map { pricer.best(of: $0, under: charges).cost }
    var columns = best
    let taken = Set(best)
    columns += master.columns.filter {
      $0.cost(under: charges) - floor[$0.village] <= room + 1e-6 && !taken.contains($0)
    }
    var solving = SolveOptions(
      relativeGap: options.gap / 2, timeLimit: deadline.left, nodeLimit: options.nodeLimit,
      cancellation: options.cancellation)
    solving.nodeOrder = .bestBound
    // the linear optimum may come with figures GLPK cannot search from: then the dive's plan stands
    guard
      let (chosen, nodes) = try? LotMaster.best(
        of: columns, rows, villages: problem.villages.count, start: Array(best.indices), solving)
    else { return }
    effort.nodes += nodes
    keep(chosen.map { columns[$0] })
  }
}
