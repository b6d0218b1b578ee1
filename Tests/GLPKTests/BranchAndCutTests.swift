import GLPK
import Testing

@Suite struct BranchAndCutTests {
  @Test(arguments: 0..<12)
  func `the optimum is the best of all points`(seed: Int) throws {
    let model = knapsacks(things: 12, limits: 3, seed: UInt64(seed))
    let best = try bruteForce(model)
    for presolve in [false, true] {
      var options = SolveOptions()
      options.presolve = presolve
      options.cuts = seed % 2 == 0 ? [.mixedIntegerRounding, .gomory, .cover, .clique] : []
      options.branching = [.estimatedLoss, .mostFractional, .first, .last, .pseudoCost][seed % 5]
      options.nodeOrder = [.bestBound, .bestProjection, .depthFirst, .breadthFirst][seed % 4]
      let outcome = try model.solveOnThisThread(options).requireOptimal()
      #expect(near(outcome.objective, best))
      #expect(outcome.values.allSatisfy { $0 == 0 || $0 == 1 })
    }
    var options = SolveOptions()
    options.priorities = (0..<12).map { Int32($0 % 3) }
    #expect(near(try model.solveOnThisThread(options).objective, best))
  }

  @Test(arguments: 0..<6)
  func `the order of rows and columns does not change the optimum`(seed: Int) throws {
    let model = knapsacks(things: 22, limits: 4, seed: UInt64(50 + seed))
    var random = Seeded(UInt64(seed))
    let columns = (0..<model.columnCount).shuffled(using: &random)
    let rows = (0..<model.rowCount).shuffled(using: &random)
    var place = [Int](repeating: 0, count: columns.count)
    var other = Model(model.sense)
    for (new, old) in columns.enumerated() {
      place[old] = new
      other.addColumn(cost: model.cost(of: .init(old)), domain: .binary)
    }
    for i in rows {
      other.addRow(
        model.bounds(of: Model.Row(i)),
        model.terms(of: Model.Row(i)).map { (Model.Column(place[$0.0.index]), $0.1) })
    }
    #expect(near(try model.solveOnThisThread().objective, try other.solveOnThisThread().objective))
  }

  @Test func `an infeasible and an unbounded mixed model are told`() throws {
    var infeasible = Model()
    let x = infeasible.addColumn(.between(0, 10), cost: 1, domain: .integer)
    infeasible.addRow(.fixed(3), [(x, 2)])
    var unbounded = Model(.maximize)
    unbounded.addColumn(cost: 1, domain: .integer)
    for presolve in [false, true] {
      var options = SolveOptions()
      options.presolve = presolve
      #expect(throws: SolverError.infeasible) { try infeasible.solveOnThisThread(options).solution() }
      #expect(throws: SolverError.unbounded) { try unbounded.solveOnThisThread(options).solution() }
    }
  }

  @Test func `a start solution is accepted, an infeasible one left out, a short one refused`() throws {
    let model = knapsacks(things: 12, limits: 3, seed: 3)
    let best = try model.solveOnThisThread()
    var options = SolveOptions(starts: [Array(repeating: 1, count: 12), best.values])
    let outcome = try model.solveOnThisThread(options)
    #expect(outcome.startsAccepted == 1 && outcome.objective == best.objective)
    options.nodeLimit = 0
    let unsearched = try model.solveOnThisThread(options)
    #expect(unsearched.termination.reason == .nodeLimit)
    #expect(unsearched.values == best.values && unsearched.bound >= best.objective)
    options.starts = [[1]]
    #expect(throws: SolverError.model(.wrongCount(expected: 12, found: 1))) {
      try model.solveOnThisThread(options)
    }
    options.starts = [Array(repeating: .nan, count: 12)]
    #expect(throws: SolverError.model(.notFinite(.point(column: 0)))) {
      try model.solveOnThisThread(options)
    }
  }

  @Test(arguments: [false, true])
  func `a node limit is exact and leaves a valid bound`(presolve: Bool) throws {
    let model = knapsacks(things: 30, limits: 5, seed: 8)
    let best = try model.solveOnThisThread().requireOptimal().objective
    for limit in [1, 5, 40] {
      var options = SolveOptions(nodeLimit: limit)
      options.presolve = presolve
      let first = try model.solveOnThisThread(options)
      let second = try model.solveOnThisThread(options)
      #expect(first.termination.reason == .nodeLimit && first.nodes == limit)
      #expect(first.bound >= best * (1 - 1e-9))
      #expect(first.objective <= best * (1 + 1e-9))
      #expect(first.values == second.values && first.bound == second.bound)
      if !first.hasSolution {
        #expect(throws: SolverError.nodeLimit) { try first.solution() }
      }
    }
  }

  @Test(arguments: [0.5, 0.05, 0.01])
  func `a search ends at the gap asked for`(gap: Double) throws {
    let model = knapsacks(things: 30, limits: 5, seed: 8)
    let best = try model.solveOnThisThread().objective
    let outcome = try model.solveOnThisThread(SolveOptions(relativeGap: gap)).requireOptimal()
    #expect(outcome.gap <= gap)
    #expect(outcome.bound >= best * (1 - 1e-9) && outcome.objective >= best * (1 - gap) - 1)
  }

  /// A truck of 10⁷ kg that is "almost" not used: GLPK takes 10⁻⁶ for 0, which is 10 kg.
  @Test func `a large coefficient does not let a little through`() throws {
    var model = Model()
    let used = model.addColumn(cost: 1e4, domain: .binary)
    let kilograms = model.addColumn(cost: 1e-3)
    let shortage = model.addColumn(cost: 100)
    model.addRow(.atMost(0), [(kilograms, 1), (used, -1e7)])
    model.addRow(.atLeast(50), [(kilograms, 1), (shortage, 1)])
    let outcome = try model.solveOnThisThread().requireOptimal()
    #expect(try model.residuals(of: outcome.values).isFeasible(within: 1e-9))
    #expect(near(outcome.objective, 5000))
  }
}
