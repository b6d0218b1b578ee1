import CGLPK
import CGLPKGuard
import GLPK
import Synchronization
import Testing

@Suite struct EnvironmentTests {
  /// A model GLPK would end the process for, let past our check.
  private func fatal() -> Model {
    var model = production()
    model.addRow(.free, [(.init(99), 1)])
    return model
  }

  @Test func `two hundred fatal errors in a row are caught`() async throws {
    for _ in 0..<200 {
      let model = fatal()
      await #expect {
        try await GLPKThread.run { try Problem(unvalidated: model).loadedCounts.rows }
      } throws: { error in
        guard case SolverError.fatal(let words) = error else { return false }
        return words.contains("ja[10] = 100; column index out of range")
      }
    }
    #expect(near(try await production().solve().objective, 2200.0 / 3))
  }

  /// Everything that `peers` of this module die of, let past our check.
  @Test(
    arguments: [
      ("duplicate", { @Sendable (m: inout Model) in _ = m.addRow(.free, [(.init(1), 1), (.init(1), 1)]) }),
      (
        "1 <= size && size <= 256",
        { m in m.setName(String(repeating: "x", count: 256), of: Model.Column(0)) }
      ),
      ("invalid character", { m in m.setName("a\u{7}", of: Model.Row(0)) }),
      ("out of range", { m in _ = m.addRow(.free, [(.init(-2), 1)]) }),
    ] as [(String, @Sendable (inout Model) -> Void)])
  func `GLPK's fatal errors come back with its words`(
    words: String, damage: @Sendable (inout Model) -> Void
  ) throws {
    var model = production()
    damage(&model)
    #expect {
      try GLPKThread.runHere { try Problem(unvalidated: model).loadedCounts.rows }
    } throws: { error in
      guard case SolverError.fatal(let found) = error else { return false }
      return found.contains(words)
    }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  /// On these GLPK answers "optimal" to nonsense, the objective NaN among it.
  @Test(arguments: 0..<7, [false, true])
  func `numbers that slip past the check never come back as a solution`(kind: Int, presolve: Bool) throws {
    var model = production()
    switch kind {
    case 0: try model.setCost(.nan, of: .init(0))
    case 1: try model.setCost(.infinity, of: .init(0))
    case 2: model.addRow(.atMost(1), [(.init(0), .nan)])
    case 3: model.addRow(.atMost(1), [(.init(0), .infinity)])
    case 4: try model.setBounds(.between(0, .nan), of: Model.Column(0))
    case 5: try model.setBounds(.between(.infinity, .infinity), of: Model.Row(0))
    default: model.offset = .nan
    }
    var options = SolveOptions()
    options.presolve = presolve
    let damaged = model
    let solution = try? GLPKThread.runHere {
      var problem = try Problem(unvalidated: damaged)
      return try problem.simplex(options).solution().objective
    }
    #expect(solution == nil)
    #expect(throws: SolverError.self) { try model.solveOnThisThread(options) }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  @Test func `after a fatal error the environment is spent until it is left`() throws {
    try GLPKThread.runHere {
      var good = try Problem(production())
      #expect(throws: SolverError.self) { try Problem(unvalidated: fatal()).loadedCounts.rows }
      #expect(throws: SolverError.environmentSpent) { try good.simplex() }
      #expect(throws: SolverError.environmentSpent) { try Problem(production()).loadedCounts.rows }
    }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  @Test func `a model solved at once in a spent environment gets a new one`() throws {
    try GLPKThread.runHere {
      var good = try Problem(production())
      #expect(throws: SolverError.self) { try Problem(unvalidated: fatal()).loadedCounts.rows }
      #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
      #expect(throws: SolverError.environmentSpent) { try good.simplex() }
      #expect(near(try Problem(production()).coldObjective(), 2200.0 / 3))
    }
  }

  @Test func `a spent environment is renewed when asked`() throws {
    try GLPKThread.runHere {
      try GLPKThread.renewIfSpent()
      var good = try Problem(production())
      try GLPKThread.renewIfSpent()
      #expect(near(try good.simplex().objective, 2200.0 / 3))
      #expect(throws: SolverError.self) { try Problem(unvalidated: fatal()).loadedCounts.rows }
      try GLPKThread.renewIfSpent()
      #expect(throws: SolverError.environmentSpent) { try good.simplex() }
      #expect(near(try Problem(production()).coldObjective(), 2200.0 / 3))
    }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  @Test func `memory that runs out is a typed error`() throws {
    let model = knapsacks(things: 2000, limits: 60, seed: 1)
    #expect {
      try GLPKThread.runHere {
        #expect(glpg_memory_limit(2) == GLPG_OK)
        return try Problem(model).loadedCounts.rows
      }
    } throws: { error in
      guard case SolverError.fatal(let words) = error else { return false }
      return words.contains("memory")
    }
  }

  @Test func `thirty-two solves at once are each right`() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for k in 0..<32 {
        group.addTask {
          let model = knapsacks(things: 11, limits: 3, seed: UInt64(k))
          return near(try await model.solve().objective, try bruteForce(model))
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func `a problem outside its environment is refused, not a crash`() throws {
    var escaped: Problem?
    try GLPKThread.runHere { escaped = try Problem(production()) }
    #expect(throws: SolverError.wrongThread) { try escaped?.simplex() }
    try GLPKThread.runHere {
      #expect(throws: SolverError.wrongThread) { try escaped?.setCost(1, of: .init(0)) }
      escaped = nil
      let objective = try production().solveOnThisThread().objective
      #expect(near(objective, 2200.0 / 3))
    }
    #expect(throws: SolverError.wrongThread) { try Problem(production()).loadedCounts.rows }
  }

  @Test func `a kept problem starts warm, stays on its thread and ends once`() async throws {
    let iterations = Lines()
    let kept = try await KeptProblem(knapsacks(things: 60, limits: 20, seed: 7).lpRelaxation) {
      iterations.add($0)
    }
    let first = try await kept.simplex()
    for k in 0..<20 {
      let answer = try await kept.withProblem { problem in
        try problem.setBounds(.between(0, k % 2 == 0 ? 0 : 1), of: Model.Column(k))
        try problem.addRow(.atMost(1.5), [(.init(k), 1), (.init(k + 1), 1)])
        let warm = try problem.simplex()
        let cold = try Problem(problem.model).coldObjective()
        return (warm: warm.objective, cold: cold)
      }
      #expect(near(answer.warm, answer.cold, 1e-7))
      #expect(answer.warm <= first.objective + 1e-6)
      await Task.yield()
    }
    await kept.close()
    await #expect(throws: SolverError.closed) { try await kept.simplex() }
    await kept.close()
  }

  @Test func `a change to a kept problem is checked like the model`() throws {
    try GLPKThread.runHere {
      var problem = try Problem(knapsacks(things: 5, limits: 1, seed: 7))
      #expect(throws: SolverError.model(.fractionalBound(column: 1, value: 0.5))) {
        try problem.setBounds(.between(0, 0.5), of: Model.Column(1))
      }
      #expect(throws: SolverError.model(.crossedBounds(.column(1), lower: 2, upper: 1))) {
        try problem.setBounds(.between(2, 3), of: Model.Column(1))
      }
      #expect(throws: SolverError.model(.noSuchColumn(5, columns: 5))) {
        try problem.setCost(1, of: .init(5))
      }
      #expect(throws: SolverError.model(.notFinite(.cost(column: 0)))) {
        try problem.setCost(.nan, of: .init(0))
      }
      #expect(throws: SolverError.model(.duplicateEntry(row: 1, column: 2))) {
        try problem.addRow(.free, [(.init(2), 1), (.init(2), 1)])
      }
      #expect(throws: SolverError.model(.noSuchRow(1, rows: 1))) {
        try problem.setBounds(.free, of: Model.Row(1))
      }
      #expect(near(try problem.branchAndCut().objective, try bruteForce(problem.model)))
    }
  }

  @Test func `many kept problems come and go, closed or not`() async throws {
    try await withThrowingTaskGroup(of: Double.self) { group in
      for k in 0..<24 {
        group.addTask {
          let kept = try await KeptProblem(production())
          try await kept.withProblem { _ = try $0.addRow(.atMost(20), [(.init(0), 1)]) }
          let objective = try await kept.simplex().objective
          if k % 2 == 0 { await kept.close() }
          return objective
        }
      }
      for try await objective in group { #expect(near(objective, 680)) }
    }
    await #expect(throws: SolverError.model(.notFinite(.offset))) {
      var model = production()
      model.offset = .nan
      _ = try await KeptProblem(model)
    }
  }

  @Test func `a cancelled kept problem says so and then that it is spent`() async throws {
    let kept = try await KeptProblem(LimitTests.marketSplit())
    let task = Task { try await kept.withProblem { try $0.branchAndCut() } }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    #expect(try await task.value.termination.reason == .cancelled)
    // A search ends in order at a node, so the problem lives on.
    let again = try await kept.withProblem { try $0.branchAndCut(SolveOptions(nodeLimit: 5)) }
    #expect(again.termination.reason == .nodeLimit)
    await kept.close()
  }

  @Test func `without the guard the process ends, which is why it is there`() async {
    await #expect(processExitsWith: .failure) {
      let problem = glp_create_prob()
      glp_term_out(GLP_OFF)
      glp_set_col_bnds(problem, 99, GLP_LO, 0, 0)
    }
  }
}

extension Problem {
  /// The optimum from the basis a new problem has.
  consuming func coldObjective() throws -> Double {
    var problem = self
    return try problem.simplex().objective
  }
}

/// Collects text from any thread.
final class Lines: Sendable {
  private let kept = Mutex("")
  func add(_ text: String) { kept.withLock { $0 += text } }
  var text: String { kept.withLock { $0 } }
}
