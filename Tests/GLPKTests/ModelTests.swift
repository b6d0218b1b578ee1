import GLPK
import Testing

/// Three products under three limits; the optimum, 2200/3, is the textbook's.
func production() -> Model {
  var model = Model(.maximize)
  let x = model.addColumn(cost: 10)
  let y = model.addColumn(cost: 6)
  let z = model.addColumn(cost: 4)
  model.addRow(.atMost(100), [(x, 1), (y, 1), (z, 1)])
  model.addRow(.atMost(600), [(x, 10), (y, 4), (z, 5)])
  model.addRow(.atMost(300), [(x, 2), (y, 2), (z, 6)])
  return model
}

@Suite struct LinearTests {
  @Test func `a linear model has its optimum and duals`() async throws {
    let outcome = try await production().solve().requireOptimal()
    #expect(abs(outcome.objective - 2200.0 / 3) < 1e-9)
    #expect(zip(outcome.rowDuals, [10.0 / 3, 2.0 / 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(outcome.gap == 0)
  }

  @Test func `whole products are fewer`() async throws {
    var model = production()
    let n = model.addColumn(.between(0, 50), cost: 7, domain: .integer)
    model.addRow(.atMost(31.5), [(n, 3)])
    let outcome = try await model.solve().requireOptimal()
    #expect(outcome.values[3] == 10)
    #expect(abs(outcome.objective - (2200.0 / 3 + 70)) < 1e-9)
    #expect(try model.solveOnThisThread().objective == outcome.objective)
  }
}
