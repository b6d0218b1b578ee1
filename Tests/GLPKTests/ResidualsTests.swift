import GLPK
import Testing

@Suite struct ResidualsTests {
  @Test func `a point is measured by hand`() throws {
    let found = try production().residuals(of: [50, 40, 20])
    #expect(found.objective == 820)
    // Rows: 110 ≤ 100, 760 ≤ 600, 300 ≤ 300. The second is off by 160, and its largest term is 500.
    #expect(found.row == Residuals.Worst(index: 1, amount: 160, relative: 160.0 / 600))
    #expect(found.column == nil)
    #expect(!found.isFeasible())
    #expect(try production().residuals(of: [0, 0, 0]).isFeasible(within: 0))
  }

  @Test func `bounds and whole numbers are measured`() throws {
    var model = Model()
    model.addColumn(.between(0, 4))
    model.addColumn(domain: .integer)
    let found = try model.residuals(of: [6, 2.25])
    #expect(found.column == Residuals.Worst(index: 0, amount: 2, relative: 0.5))
    #expect(found.integrality?.amount == 0.25)
    #expect(try model.lpRelaxation.residuals(of: [6, 2.25]).integrality == nil)
  }

  @Test func `a point of the wrong length or not a number is told`() throws {
    #expect(throws: ModelError.wrongCount(expected: 3, found: 2)) { try production().residuals(of: [0, 0]) }
    let found = try production().residuals(of: [0, .nan, 0])
    #expect(found.notFinite == 1 && !found.isFeasible(within: .infinity))
  }

  @Test func `an answer that was tampered with is called wrong`() throws {
    var model = production()
    let n = model.addColumn(.between(0, 50), cost: 7, domain: .integer)
    model.addRow(.atMost(31.5), [(n, 3)])
    let right = try model.solveOnThisThread()
    let (values, objective) = (right.values, right.objective)
    #expect(try model.audit(values, claimed: objective, tolerance: 1e-6).values == values)

    func verdict(_ change: (inout [Double]) -> Void, claimed: Double? = nil) -> WrongAnswer? {
      var changed = values
      change(&changed)
      do {
        _ = try model.audit(changed, claimed: claimed ?? objective, tolerance: 1e-6)
        return nil
      } catch {
        guard case .wrongAnswer(let fault) = error else { return nil }
        return fault
      }
    }
    #expect(verdict { $0[1] = .nan } == .notFinite(column: 1))
    #expect(verdict { $0[3] = 9.5 } == .integrality(.init(index: 3, amount: 0.5, relative: 0.5)))
    #expect(verdict { $0[2] = -1 } == .column(.init(index: 2, amount: 1, relative: 1)))
    #expect(verdict { $0[3] = 11 } == .row(.init(index: 3, amount: 1.5, relative: 1.5 / 33)))
    #expect(
      verdict({ _ in }, claimed: objective + 1) == .objective(claimed: objective + 1, recomputed: objective))
    #expect(verdict({ _ in }, claimed: .nan) != nil)
  }

  @Test func `rounding errors are put on the bound`() throws {
    var model = Model()
    model.addColumn(.between(0, 4), cost: 1)
    model.addColumn(cost: 1, domain: .integer)
    let clean = try model.audit([-1e-9, 2.000001], claimed: 2, tolerance: 1e-6)
    #expect(clean.values == [0, 2] && clean.objective == 2)
  }
}
