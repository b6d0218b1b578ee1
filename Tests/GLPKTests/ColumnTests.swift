import GLPK
import Testing

@Suite struct ColumnTests {
  @Test func `columns added to a solved problem are priced in`() throws {
    try GLPKThread.runHere {
      var model = Model()
      let slack = model.addColumn(cost: 10)
      let first = model.addRow(.atLeast(4), [(slack, 1)])
      let second = model.addRow(.atMost(3), columns: [], coefficients: [])
      var problem = try Problem(model)
      #expect(near(try problem.simplex().objective, 40))
      let place = try problem.addColumns([
        LinearColumn(cost: 2, rows: [first, second], coefficients: [1, 1]),
        LinearColumn(.between(0, 1), cost: 1, rows: [first], coefficients: [2]),
      ])
      #expect(place == 1)
      // one of the second brings 2 for 1, the first 2 for 4
      let outcome = try problem.simplex(method: .primal)
      #expect(near(outcome.objective, 5))
      #expect(problem.model.terms(of: first).map(\.0.index) == [0, 1, 2])
      #expect(problem.model.terms(of: second).map(\.1) == [1])
      #expect(problem.loadedCounts.entries == problem.model.entryCount)
    }
  }

  @Test func `a column that makes no sense is refused`() throws {
    try GLPKThread.runHere {
      var model = Model()
      model.addRow(.atMost(1), columns: [], coefficients: [])
      var problem = try Problem(model)
      let row = Model.Row(0)
      #expect(throws: SolverError.model(.noSuchRow(7, rows: 1))) {
        try problem.addColumns([LinearColumn(rows: [Model.Row(7)], coefficients: [1])])
      }
      #expect(throws: SolverError.model(.duplicateEntry(row: 0, column: 0))) {
        try problem.addColumns([LinearColumn(rows: [row, row], coefficients: [1, 1])])
      }
      #expect(throws: SolverError.model(.wrongCount(expected: 1, found: 0))) {
        try problem.addColumns([LinearColumn(rows: [row], coefficients: [])])
      }
      #expect(problem.model.columnCount == 0)
    }
  }
}
