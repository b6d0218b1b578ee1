import GLPK
import Testing

@Suite struct SimplexTests {
  @Test(arguments: [false, true])
  func `a linear model has its optimum and duals`(presolve: Bool) async throws {
    var options = SolveOptions()
    options.presolve = presolve
    let outcome = try await production().solve(options).requireOptimal()
    #expect(near(outcome.objective, 2200.0 / 3))
    #expect(zip(outcome.rowDuals, [10.0 / 3, 2.0 / 3, 0]).allSatisfy { near($0, $1) })
    #expect(zip(outcome.reducedCosts, [0, 0, -8.0 / 3]).allSatisfy { near($0, $1) })
    #expect(outcome.gap == 0 && outcome.bound == outcome.objective)
  }

  /// Strong duality at every optimum: rows' and columns' prices at their active bounds give the objective.
  @Test(arguments: 0..<20)
  func `prices add up to the objective`(seed: Int) throws {
    let model = knapsacks(things: 30, limits: 6, seed: UInt64(seed)).lpRelaxation
    let outcome = try model.solveOnThisThread().requireOptimal()
    var dual = 0.0
    for i in 0..<model.rowCount { dual += outcome.rowDuals[i] * model.bounds(of: Model.Row(i)).upper }
    for d in outcome.reducedCosts where d > 0 { dual += d }
    #expect(near(dual, outcome.objective, 1e-7))
    #expect(near(try model.dualBound(prices: outcome.rowDuals), outcome.objective, 1e-7))
    var random = Seeded(UInt64(seed))
    for _ in 0..<20 {
      let prices = outcome.rowDuals.map { $0 * Double.random(in: 0.5...2, using: &random) }
      #expect(try model.dualBound(prices: prices) >= outcome.objective * (1 - 1e-9))
    }
    // Prices of the wrong sign ask for a lower bound that the rows do not have.
    #expect(try model.dualBound(prices: Array(repeating: -1, count: model.rowCount)) == .infinity)
    #expect(outcome.rowDuals.allSatisfy { $0 >= -1e-9 })
  }

  @Test(arguments: [false, true], [Problem.Method.dual, .primal])
  func `infeasible and unbounded are told and become typed errors`(
    presolve: Bool, method: Problem.Method
  ) throws {
    var options = SolveOptions()
    options.presolve = presolve
    var infeasible = production()
    infeasible.addRow(.atLeast(101), [(.init(0), 1), (.init(1), 1)])
    var unbounded = Model(.maximize)
    let x = unbounded.addColumn(cost: 1)
    let y = unbounded.addColumn(cost: 1)
    unbounded.addRow(.atMost(1), [(x, 1), (y, -1)])
    for (model, reason, error) in [
      (infeasible, Termination.Reason.infeasible, SolverError.infeasible),
      (unbounded, .unbounded, .unbounded),
    ] {
      let outcome = try GLPKThread.runHere {
        var problem = try Problem(model)
        return try problem.simplex(options, method: method)
      }
      #expect(outcome.termination.reason == reason && !outcome.hasSolution)
      #expect(throws: error) { try outcome.solution() }
      #expect(throws: error) { try outcome.requireOptimal() }
      #expect(outcome.gap == .infinity)
    }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  /// By hand: min 2x + 3y, x + y ≥ 4, 0 ≤ x, y ≤ 3. At a price of 3: 3·4 − 1·3 = 9, the optimum (3, 1).
  @Test func `a price proves a bound`() throws {
    var model = Model()
    let x = model.addColumn(.between(0, 3), cost: 2), y = model.addColumn(.between(0, 3), cost: 3)
    model.addRow(.atLeast(4), [(x, 1), (y, 1)])
    #expect(try model.dualBound(prices: [3]) == 9)
    #expect(try model.dualBound(prices: [2]) == 8)
    #expect(try model.dualBound(prices: [-1]) == -.infinity)
    #expect(try model.solveOnThisThread().objective == 9)
    #expect(throws: ModelError.wrongCount(expected: 1, found: 0)) { try model.dualBound(prices: []) }
  }

  @Test func `a model with nothing in it is solved`() throws {
    var empty = Model()
    empty.offset = 3
    #expect(try empty.solveOnThisThread().requireOptimal().objective == 3)
    var noRows = Model()
    noRows.addColumn(.between(2, 5), cost: 1)
    #expect(try noRows.solveOnThisThread().values == [2])
    noRows.addColumn(.between(-1, 9), cost: -2, domain: .integer)
    #expect(try noRows.solveOnThisThread().values == [2, 9])
  }

  @Test func `the order of rows and the sense do not change the optimum`() throws {
    for seed in 0..<10 {
      let model = knapsacks(things: 25, limits: 5, seed: UInt64(100 + seed)).lpRelaxation
      var mirrored = Model(.minimize)
      for j in 0..<model.columnCount {
        mirrored.addColumn(model.bounds(of: Model.Column(j)), cost: -model.cost(of: .init(j)))
      }
      for i in (0..<model.rowCount).reversed() {
        let row = model.terms(of: Model.Row(i))
        mirrored.addRow(model.bounds(of: Model.Row(i)), row.reversed())
      }
      let a = try model.solveOnThisThread(), b = try mirrored.solveOnThisThread()
      #expect(near(a.objective, -b.objective, 1e-8))
    }
  }

  @Test func `the text of the solver goes to the log`() async throws {
    let lines = Lines()
    var options = SolveOptions()
    options.log = { lines.add($0) }
    _ = try await production().solve(options)
    #expect(lines.text.contains("OPTIMAL LP SOLUTION FOUND"))
  }

  @Test func `no time is a typed error`() throws {
    let outcome = try production().solveOnThisThread(SolveOptions(timeLimit: 0))
    #expect(outcome.termination.reason == .timeLimit)
    #expect(throws: SolverError.timeLimit) { try outcome.solution() }
  }
}
