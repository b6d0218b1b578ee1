import GLPK
import Testing

/// Ends from outside: time and cancellation.
@Suite(.serialized) struct LimitTests {
  /// A market split: equations of 4 × 35 numbers up to 100, whose slack is to be small. GLPK would need
  /// hours; the optimum is at least 0, the relaxation's.
  static func marketSplit(rows: Int = 4, columns: Int = 35) -> Model {
    var random = Seeded(4)
    var model = Model()
    let sold = (0..<columns).map { _ in model.addColumn(domain: .binary) }
    for _ in 0..<rows {
      let over = model.addColumn(cost: 1), under = model.addColumn(cost: 1)
      let amounts = sold.map { _ in Double(Int.random(in: 0..<100, using: &random)) }
      let half = (amounts.reduce(0, +) / 2).rounded(.down)
      model.addRow(.fixed(half), Array(zip(sold, amounts)) + [(over, 1), (under, -1)])
    }
    return model
  }

  @Test(arguments: [false, true])
  func `a time limit is kept and leaves solution and bound`(presolve: Bool) throws {
    let model = Self.marketSplit()
    // long enough for a first solution where other tests take the cores, and far from the hours it would need
    var options = SolveOptions(timeLimit: 3)
    options.presolve = presolve
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try model.solveOnThisThread(options)
    #expect(clock.now - start < .seconds(15))
    #expect(outcome.termination.reason == .timeLimit)
    #expect(try model.residuals(of: outcome.solution().values).isFeasible())
    #expect(outcome.bound >= 0 && outcome.bound <= outcome.objective && outcome.gap > 0)
    #expect(throws: SolverError.timeLimit) { try outcome.requireOptimal() }
  }

  @Test func `a bound at the time limit lies on the right side of a known solution`() throws {
    let model = knapsacks(things: 100, limits: 10, seed: 2)
    let known = try model.solveOnThisThread(SolveOptions(nodeLimit: 2000))
    let outcome = try model.solveOnThisThread(SolveOptions(timeLimit: 0.5))
    #expect(outcome.termination.reason == .timeLimit)
    #expect(outcome.bound >= known.objective && known.bound >= outcome.objective)
    let relaxed = try model.lpRelaxation.solveOnThisThread().objective
    #expect(outcome.bound <= relaxed * (1 + 1e-9))
  }

  @Test(.timeLimit(.minutes(10))) func `a cancelled task hands over what it has`() async throws {
    let model = Self.marketSplit()
    let clock = ContinuousClock()
    // cancelled as soon as GLPK tells of a first solution, however long a busy machine takes to get there
    let (solutions, found) = AsyncStream<Void>.makeStream()
    var options = SolveOptions()
    options.log = { line in
      if line.contains("mip ="), !line.contains("not found yet") { found.yield() }
    }
    let watched = options
    let task = Task { try await model.solve(watched) }
    for await _ in solutions { break }
    let start = clock.now
    task.cancel()
    let outcome = try await task.value
    // GLPK stops within milliseconds; this task may have to wait for a thread.
    #expect(clock.now - start < .seconds(240))
    #expect(outcome.termination.reason == .cancelled)
    #expect(outcome.hasSolution && outcome.bound >= 0)
    #expect(throws: SolverError.cancelled) { try outcome.requireOptimal() }
  }

  @Test func `a raised cancellation ends a search and forbids a solve`() throws {
    let cancellation = Cancellation()
    let options = SolveOptions(cancellation: cancellation)
    var nodes = 0
    let outcome = try GLPKThread.runHere {
      var problem = try Problem(Self.marketSplit())
      return try problem.branchAndCut(options) { _ in
        nodes += 1
        if nodes == 100 { cancellation.raise() }
        return NodeResponse()
      }
    }
    #expect(outcome.termination.reason == .cancelled && nodes == 100)
    #expect(try production().solveOnThisThread(options).termination.reason == .cancelled)
  }

  /// A large transport problem, stopped in the middle of simplex: the only way out is over C frames.
  @Test func `simplex stops in mid-run and the next solve is right`() async throws {
    var random = Seeded(11)
    var model = Model()
    let n = 300
    let columns = (0..<n * n).map { _ in
      model.addColumn(cost: Double(Int.random(in: 1...1000, using: &random)))
    }
    for i in 0..<n { model.addRow(.fixed(1), (0..<n).map { (columns[i * n + $0], 1.0) }) }
    for j in 0..<n { model.addRow(.fixed(1), (0..<n).map { (columns[$0 * n + j], 1.0) }) }
    let clock = ContinuousClock()
    for isCancelled in [true, false] {
      let full = model
      let task = Task {
        try await full.solve(SolveOptions(timeLimit: isCancelled ? nil : 0.3))
      }
      try await Task.sleep(for: .milliseconds(300))
      if isCancelled { task.cancel() }
      let start = clock.now
      let outcome = try await task.value
      #expect(clock.now - start < .seconds(240))
      if outcome.termination.reason != .optimal {
        #expect(outcome.termination.reason == (isCancelled ? .cancelled : .timeLimit))
        let diagonal = (0..<n).map { full.cost(of: columns[$0 * n + $0]) }.reduce(0, +)
        #expect(!outcome.hasSolution && outcome.bound <= diagonal)
      }
    }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }
}
