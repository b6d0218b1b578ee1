import Testing

@testable import Statistics

@Suite struct DistributionTests {
  @Test(arguments: [(1.0, 6.3137515), (2, 2.9199856), (4, 2.1318468), (9, 1.8331129), (30, 1.6972609)])
  func `Student's quantiles are those of the tables`(degrees: Double, t: Double) {
    #expect(abs(StudentT.quantile(0.95, degrees: degrees) - t) < 1e-6)
    #expect(abs(StudentT.quantile(0.05, degrees: degrees) + t) < 1e-6)
    #expect(StudentT.quantile(0.5, degrees: degrees) == 0)
  }

  @Test func `Student's quantile of many degrees is the normal one`() {
    #expect(abs(StudentT.quantile(0.975, degrees: 1e7) - Normal.quantile(0.975)) < 1e-6)
  }

  @Test func `normal quantiles are those of the tables`() {
    #expect(abs(Normal.quantile(0.975) - 1.959963984540054) < 1e-13)
    #expect(abs(Normal.quantile(0.001) + 3.090232306167813) < 1e-12)
    #expect(Normal.quantile(0.5) == 0)
    for exponent in [10.0, 50, 200, 290] {
      let p = 1 / Double.exp10(exponent)
      #expect(abs(Normal.cumulative(Normal.quantile(p)) / p - 1) < 1e-9)
    }
  }

  /// Found by a stress run that never ended: x and 1 − x both lay above their means by a rounding.
  @Test func `at the mean the beta distribution is answered whatever rounding does`() {
    let (x, a, b) = (0.9375, 29.00000000000001, 0.9999999999999991)
    #expect(x > (a + 1) / (a + b + 2) && 1 - x > (b + 1) / (a + b + 2))
    // Beta(29, 1) is the greatest of 29 uniforms
    let all = (0..<29).reduce(1.0) { p, _ in p * x }
    #expect(abs(Beta.cumulative(x, a, b) - all) < 1e-12)
    #expect(abs(Beta.cumulative(1 - x, b, a) - (1 - all)) < 1e-12)
  }

  @Test func `the beta distribution of whole parameters is a binomial sum`() {
    // P(Beta(3, 5) ≤ x) = P(Bin(7, x) ≥ 3)
    let (x, y) = (0.3, 0.7)
    let choose = [1.0, 7, 21, 35, 35, 21, 7, 1]
    var tail = 0.0
    for k in 3...7 {
      tail += choose[k] * (0..<k).reduce(1.0) { p, _ in p * x } * (k..<7).reduce(1.0) { p, _ in p * y }
    }
    #expect(abs(Beta.cumulative(x, 3, 5) - tail) < 1e-14)
    #expect(abs(Beta.quantile(tail, 3, 5) - x) < 1e-13)
    #expect(Beta.cumulative(0, 3, 5) == 0)
    #expect(Beta.cumulative(1, 3, 5) == 1)
    // large parameters: the median of a symmetric one is ½
    #expect(abs(Beta.cumulative(0.5, 5e5, 5e5) - 0.5) < 1e-9)
  }

  @Test func `the logarithm of the gamma function is that of factorials`() {
    #expect(abs(Beta.logGamma(1)) < 1e-14)
    #expect(abs(Beta.logGamma(0.5) - 0.5723649429247001) < 1e-14)
    #expect(abs(Beta.logGamma(11) - 15.104412573075516) < 1e-13)
  }
}

extension Double {
  static func exp10(_ x: Double) -> Double { (0..<Int(x)).reduce(1.0) { power, _ in power * 10 } }
}
