import GLPK
import Quantities

/// One village against the rest: what it would do with what the others leave.
///
/// Prices alone cannot say "no more than there is". So a plan that takes too much of something makes that dearer, and the
/// village is asked again, until its plan fits.
extension LotSearch {
  /// How often a village is asked before it is left as it is.
  private static let questions = 12

  /// Fits villages one after another, as long as that makes the whole cheaper.
  mutating func fit() throws {
    var isBetter = true
    while isBetter, !isDone {
      isBetter = false
      for v in problem.villages.indices where !deadline.isPast {
        let before = bestCost.total
        try fit(v, from: marginal(v))
        try fit(v, from: proof)
        if bestCost.total < before { isBetter = true }
      }
    }
  }

  /// What a unit of each row costs a village where the others have used it up; nothing where some is left.
  private func marginal(_ v: Int) -> [Double] {
    let left = left(by: v)
    return left.indices.map { r in left[r] <= 0 && rows.ceilings[r].isFinite ? rows.ceilings[r] : 0 }
  }

  /// By row: what is left of its limit by all villages but these.
  private func left(by villages: Int...) -> [Double] { left(by: villages) }

  private func left(by villages: [Int]) -> [Double] {
    var left = rows.limits
    for column in best where !villages.contains(column.village) {
      for (row, amount) in zip(column.rows, column.amounts) { left[row] -= amount }
    }
    return left
  }

  private mutating func fit(_ v: Int, from start: [Double]) throws {
    let left = left(by: v)
    var charges = start
    for _ in 0..<Self.questions {
      let offer = pricer.best(of: v, under: charges)
      let column = try LotColumn(village: v, drops: offer.drops, of: problem, rows)
      try master.add([column])
      var columns = best
      columns[v] = column
      keep(columns)
      let over = zip(column.rows, column.amounts).filter { row, amount in
        amount > left[row] * (1 + 1e-12) && charges[row] < rows.ceilings[row]
      }
      if over.isEmpty { return }
      for (row, amount) in over {
        let first = max(proof[row], 0.05 * max(offer.cost, 1) / amount)
        charges[row] = min(rows.ceilings[row], max(first, 2 * charges[row]))
      }
    }
  }
}

// MARK: A few villages exactly

extension LotSearch {
  /// Lets the few villages that are furthest from what they would choose at the proof's charges choose anew together, by branch
  /// and cut over everything they could do; then the next few, as long as that makes the whole cheaper.
  mutating func regroup() throws {
    guard !isDone, options.groupSize > 0 else { return }
    // all of a small problem at once settles it
    if problem.villages.count <= options.groupSize {
      return try choose(anew: Array(problem.villages.indices))
    }
    var isBetter = true
    while isBetter, !isDone {
      isBetter = false
      let regrets = problem.villages.indices.map { [proof] v in
        best[v].cost(under: proof) - pricer.best(of: v, under: proof).cost
      }
      let order = problem.villages.indices.filter { regrets[$0] > 1e-6 }
        .sorted { (-regrets[$0], $0) < (-regrets[$1], $1) }
      for start in stride(from: 0, to: order.count, by: options.groupSize) where !isDone {
        let before = bestCost.total
        try choose(anew: Array(order[start..<min(start + options.groupSize, order.count)]))
        if bestCost.total < before { isBetter = true }
      }
    }
  }

  private mutating func choose(anew group: [Int]) throws {
    let compact = CompactModel(problem, rows, villages: group, limits: left(by: group))
    var solving = SolveOptions(
      relativeGap: options.gap / 2, timeLimit: deadline.left, nodeLimit: options.nodeLimit,
      cancellation: options.cancellation)
    solving.tolerance = 1e-5
    guard let outcome = try? compact.model.solvedHere(solving) else { return }
    effort.nodes += outcome.nodes
    if group.count == problem.villages.count { raise(outcome.bound) }
    guard outcome.hasSolution else { return }
    let drops = compact.drops(outcome.values)
    var columns = best
    for v in group {
      guard
        let column = try? LotColumn(village: v, drops: drops.filter { $0.village == v }, of: problem, rows)
      else { return }
      columns[v] = column
    }
    try master.add(columns)
    keep(columns)
  }
}

extension Model {
  /// Solves it in the environment that is open on this thread.
  fileprivate func solvedHere(_ options: SolveOptions) throws(SolverError) -> Outcome {
    var problem = try Problem(self)
    return try problem.branchAndCut(options)
  }
}
