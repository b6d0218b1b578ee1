extension LagrangianSearch {
  /// Fixes free sites whose flipping alone takes the bound beyond the cutoff.
  func fixByReducedCost(_ fixings: inout [OpeningProblem.State]) {
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
  func settle(
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
  func restrict(_ fixings: [OpeningProblem.State]) {
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
  func fix(_ fixings: inout [OpeningProblem.State], table: inout Int?) {
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
}
