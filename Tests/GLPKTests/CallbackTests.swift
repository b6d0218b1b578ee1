import CGLPK
import CGLPKGuard
import GLPK
import Testing

@Suite struct CallbackTests {
  struct Mine: Error, Equatable { var number: Int }

  /// The shortest tour, with a row for each subtour only when it shows up, against Held and Karp.
  @Test(arguments: [5, 6, 8, 10, 12])
  func `lazy subtour rows give the shortest tour`(cities: Int) throws {
    let tour = Tour(cities: cities, seed: UInt64(cities))
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(tour.model)
      let outcome = try problem.branchAndCut { view in
        guard view.stage == .rowGeneration else { return NodeResponse() }
        return NodeResponse(lazyRows: tour.violatedSubtours(view.values))
      }
      #expect(problem.loadedCounts.rows == cities)
      return outcome
    }
    #expect(near(try outcome.requireOptimal().objective, tour.shortest))
    #expect(tour.violatedSubtours(outcome.values).isEmpty)
  }

  /// GLPK's own rounding would find a solution that a row not yet added forbids.
  @Test(arguments: 0..<10)
  func `rows left out and given lazily make the same optimum`(seed: Int) throws {
    let full = knapsacks(things: 12, limits: 4, seed: UInt64(200 + seed))
    var part = Model(full.sense)
    for j in 0..<12 { part.addColumn(cost: full.cost(of: .init(j)), domain: .binary) }
    part.addRow(full.bounds(of: Model.Row(0)), full.terms(of: Model.Row(0)))
    let lazy = (1..<4).map { LinearRow(full.bounds(of: Model.Row($0)), full.terms(of: Model.Row($0))) }
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(part)
      return try problem.branchAndCut { view in
        NodeResponse(lazyRows: lazy.filter { $0.violation(at: view.values) > 1e-4 })
      }
    }
    #expect(near(outcome.objective, try bruteForce(full)))
    #expect(try full.residuals(of: outcome.values).isFeasible())
  }

  @Test func `a satisfied lazy row does not loop`() throws {
    let model = knapsacks(things: 12, limits: 3, seed: 1)
    let best = try model.solveOnThisThread().objective
    let always = LinearRow(.atMost(12), (0..<12).map { (Model.Column($0), 1) })
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(model)
      return try problem.branchAndCut { _ in NodeResponse(lazyRows: [always], userCuts: [always]) }
    }
    #expect(near(outcome.objective, best))
  }

  @Test func `valid cuts and offered solutions do not change the optimum`() throws {
    let model = knapsacks(things: 14, limits: 3, seed: 5)
    let best = try model.solveOnThisThread()
    let cut = LinearRow(
      .atMost(best.objective), (0..<14).map { (Model.Column($0), model.cost(of: .init($0))) })
    var stages: Set<NodeView.Stage> = []
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(model)
      return try problem.branchAndCut { view in
        stages.insert(view.stage)
        if let bound = view.bound { #expect(bound >= best.objective * (1 - 1e-9)) }
        return NodeResponse(userCuts: [cut], incumbents: [best.values, Array(repeating: 1, count: 14)])
      }
    }
    #expect(outcome.objective == best.objective && outcome.values == best.values)
    #expect(stages.isSuperset(of: [.rowGeneration, .cutGeneration]))
  }

  /// What a Benders loop does: another problem of the same thread is solved at each node. The limits of
  /// the search outside have to survive it.
  @Test func `a callback may solve another problem`() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(LimitTests.marketSplit())
      var other = try Problem(production())
      return try problem.branchAndCut(SolveOptions(timeLimit: 0.5)) { view in
        let answer = try other.simplex()
        #expect(near(answer.objective, 2200.0 / 3))
        return NodeResponse()
      }
    }
    #expect(outcome.termination.reason == .timeLimit && outcome.hasSolution)
    #expect(clock.now - start < .seconds(2))
  }

  @Test func `a callback can stop the search`() throws {
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(knapsacks(things: 30, limits: 5, seed: 8))
      return try problem.branchAndCut { NodeResponse(stop: $0.stage == .improved) }
    }
    #expect(outcome.termination.reason == .stopped && outcome.hasSolution)
    #expect(outcome.bound >= outcome.objective)
    #expect(throws: SolverError.stopped) { try outcome.requireOptimal() }
  }

  @Test func `an error thrown in a callback comes out unchanged and the problem lives on`() throws {
    try GLPKThread.runHere {
      let model = knapsacks(things: 12, limits: 3, seed: 3)
      var problem = try Problem(model)
      for number in 0..<20 {
        #expect(throws: Mine(number: number)) {
          try problem.branchAndCut { _ in throw Mine(number: number) }
        }
      }
      #expect(near(try problem.branchAndCut().objective, try bruteForce(model)))
    }
  }

  @Test func `a broken row from a callback is a typed error`() throws {
    try GLPKThread.runHere {
      var problem = try Problem(knapsacks(things: 12, limits: 3, seed: 3))
      #expect(throws: SolverError.model(.columnOutOfRange(row: 3, column: 400, columns: 12))) {
        try problem.branchAndCut { _ in NodeResponse(lazyRows: [LinearRow(.atMost(1), [(.init(400), 1)])]) }
      }
      #expect(throws: SolverError.model(.wrongCount(expected: 12, found: 0))) {
        try problem.branchAndCut { _ in NodeResponse(incumbents: [[]]) }
      }
    }
  }

  /// What a defect of ours in a callback would do: GLPK's fatal error below Swift below GLPK.
  @Test(arguments: [false, true])
  func `a fatal error inside a callback is caught and the next solve is right`(isReported: Bool) throws {
    for _ in 0..<20 {
      try GLPKThread.runHere {
        var problem = try Problem(knapsacks(things: 12, limits: 3, seed: 3))
        #expect {
          try problem.branchAndCut { _ in
            let answer = glpg_memory_limit(-1)
            #expect(answer == GLPG_FATAL)
            if isReported { throw Mine(number: 1) }
            return NodeResponse()
          }
        } throws: { error in
          if isReported { return error as? Mine == Mine(number: 1) }
          guard case SolverError.fatal(let words) = error else { return false }
          return words.contains("glp_mem_limit")
        }
        #expect(throws: SolverError.environmentSpent) { try problem.simplex() }
      }
      #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
    }
  }
}
