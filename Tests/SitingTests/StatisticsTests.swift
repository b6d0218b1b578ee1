import Siting
import Testing

@Suite struct StatisticsTests {
  @Test func `an estimate is the mean with its standard error`() {
    let estimate = Estimate([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(estimate.mean == 5)
    // squares add up to 32; 32 / 7 / 8
    #expect(abs(estimate.standardError - (32.0 / 56).squareRoot()) < 1e-15)
    #expect(Estimate([3]).standardError == .infinity)
    let difference = Estimate(mean: 5, standardError: 3) - Estimate(mean: 7, standardError: 4)
    #expect(difference == Estimate(mean: -2, standardError: 5))
    #expect(Estimate([1, 3]).scaled(by: -2, plus: 1) == Estimate(mean: -3, standardError: 2))
  }

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

  @Test(arguments: [(1, 6.3137515), (2, 2.9199856), (4, 2.1318468), (9, 1.8331129), (30, 1.6972609)])
  func `Student's quantiles are those of the tables`(degrees: Int, t: Double) {
    #expect(abs(StudentT.quantile(0.95, degrees: degrees) - t) < 1e-6)
    #expect(abs(StudentT.quantile(0.05, degrees: degrees) + t) < 1e-6)
    #expect(abs(StudentT.quantile(0.5, degrees: degrees)) < 1e-12)
  }
}
