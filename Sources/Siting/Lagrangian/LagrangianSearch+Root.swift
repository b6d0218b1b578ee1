extension LagrangianSearch {
  /// Runs to the gap or to the deadline.
  ///
  /// - Returns: The proven bound; infinite when there is no plan.
  func run() -> Double {
    var fixings = startingFixings()
    if problem.hasUnreachable { return .infinity }
    if problem.sitesAtPlace.contains(where: { $0.count(where: { problem.mustOpen[$0] }) > 1 }) {
      return .infinity
    }
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
      let free = fixings.count { $0 == .free }
      fixByReducedCost(&fixings)
      restrict(fixings)
      // another climb pays where it is on a smaller problem
      if fixings.count(where: { $0 == .free }) == free { break }
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
  func tryOpeningAll() {
    guard problem.leastRoom > 0, problem.mostSites == nil, !value.isFinite else { return }
    let all = problem.sitesAtPlace.compactMap { group in
      group.first { problem.mustOpen[$0] }
        ?? group.max { problem.roomTowardsLeast[$0] < problem.roomTowardsLeast[$1] }
    }
    consider(all.sorted(), from: multiplier)
  }

  /// Whether all sites that are not closed could together serve every scenario, all sizes of a place at once: what they
  /// cannot no plan can.
  func canServe(_ fixings: [OpeningProblem.State]) -> Bool {
    guard problem.leastRoom > 0 else { return true }
    let set = fixings.indices.filter { fixings[$0] != .closed }
    let most =
      (0..<problem.scenarioCount).map { problem.needStart[$0 + 1] - problem.needStart[$0] }.max() ?? 0
    var simplex = NetworkSimplex(sites: problem.siteCount, needs: most)
    return (0..<problem.scenarioCount).allSatisfy {
      simplex.solve(problem, scenario: $0, open: set) < .infinity
    }
  }

  /// Ends the part being worked on with the multipliers at hand.
  func endHere(_ reached: Double) -> Double {
    proof.end(here, table: proof.keep(multiplier))
    return bound(open: reached)
  }

  func report(_ open: Double) {
    options.report(value.isFinite ? value : nil, open.isFinite ? bound(open: open) : nil)
  }

  func climbRoot(_ steps: Int, stride: Double) -> Double {
    let mostSets = rootSets + dual.evaluator.exactSetsPerClimb
    let before = judgeSweeps
    var local = multiplier
    let reached = dual.climb(
      &local, .root(steps, stride: stride), cutoff: { self.cutoff }, known: { self.value }
    ) { step, bound, current in
      // judging sets may take as many sweeps as climbing does
      if step > 30, judgeSweeps - before <= step, dual.opening.isWhole, bound < value, rootSets < mostSets {
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
    if reached >= rootBound { multiplier = local }
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
        &local, .node(20), cutoff: { self.cutoff }, known: { self.value },
        visit: { _, _, _ in !self.deadline.isPast })
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
}
