import Siting
import Statistics
import Testing

@Suite struct StrataTests {
  @Test func `strata are weighed by how often their kind happens`() {
    let strata = Strata(kind: [0, 1, 0, 1], events: [4, 0.5])
    #expect(strata.weights == [2, 0.25, 2, 0.25])
    let total = strata.total([1, 10, 3, 20])
    // 4 · 2 + 0.5 · 15; 16 · 2 / 2 + 0.25 · 50 / 2
    #expect(total.mean == 15.5)
    #expect(abs(total.standardError - 22.25.squareRoot()) < 1e-12)
    #expect(strata.total([1, 10, 3]).standardError == .infinity)
    #expect(Strata(kind: [0, 0], events: [2, 0]).total([1, 3]) == Estimate(mean: 4, standardError: 2))
  }
}
