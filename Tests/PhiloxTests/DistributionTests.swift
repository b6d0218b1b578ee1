import Foundation
import Philox
import Testing

/// Sample moments against the exact ones: fixed seeds, three standard errors.
@Suite struct DistributionTests {
  static let count = 4000

  func sample(_ purpose: UInt16, _ draw: (RandomDraw) -> Double) -> [Double] {
    (0..<Self.count).map {
      draw(RandomAddress(seed: 20_230_112, replication: UInt32($0), purpose: .init(purpose))[0])
    }
  }

  /// Whether mean and variance are those expected; `kurtosis` is the exact fourth standardised moment, which
  /// sets the standard error of the variance.
  func check(
    _ values: [Double], mean: Double, variance: Double, kurtosis: Double,
    at place: SourceLocation = #_sourceLocation
  ) {
    let n = Double(values.count)
    let found = values.reduce(0, +) / n
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    #expect(abs(found - mean) <= 3 * (variance / n).squareRoot(), sourceLocation: place)
    #expect(
      abs(spread - variance) <= 3 * variance * ((kurtosis - 1) / n).squareRoot(), sourceLocation: place)
  }

  @Test func `uniform numbers have the moments of the uniform distribution`() {
    let values = sample(1) { $0.uniform }
    check(values, mean: 0.5, variance: 1.0 / 12, kurtosis: 1.8)
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    let values = sample(2) { $0.normal }
    check(values, mean: 0, variance: 1, kurtosis: 3)
    // P(|Z| > 1.96) = 0.05
    let beyond = Double(values.count { abs($0) > 1.959964 })
    let n = Double(values.count)
    #expect(abs(beyond / n - 0.05) <= 3 * (0.05 * 0.95 / n).squareRoot())
  }

  @Test(arguments: [0.3, 1.0, 2.5, 40.0])
  func `gamma numbers have the moments of the gamma distribution`(shape: Double) {
    let values = sample(3) { $0.gamma(shape: shape) }
    check(values, mean: shape, variance: shape, kurtosis: 3 + 6 / shape)
    #expect(values.allSatisfy { $0 >= 0 })
  }

  @Test func `lognormal numbers have the median and spread given`() {
    let values = sample(4) { log($0.lognormal(median: 18, sigma: 0.9)) }
    check(values, mean: log(18), variance: 0.81, kurtosis: 3)
  }

  @Test(arguments: [(2.0, 3.0), (0.5, 0.5), (1.0, 1.0)])
  func `beta numbers have the moments of the beta distribution`(a: Double, b: Double) {
    let values = sample(5) { $0.beta(a, b) }
    let sum = a + b
    let excess =
      6 * ((a - b) * (a - b) * (sum + 1) - a * b * (sum + 2)) / (a * b * (sum + 2) * (sum + 3))
    check(values, mean: a / sum, variance: a * b / (sum * sum * (sum + 1)), kurtosis: 3 + excess)
    #expect(values.allSatisfy { (0...1).contains($0) })
  }

  @Test(arguments: [0.3, 4.8, 60.0])
  func `Poisson numbers have the moments of the Poisson distribution`(mean: Double) {
    let values = sample(10) { Double($0.poisson(mean: mean)) }
    check(values, mean: mean, variance: mean, kurtosis: 3 + 1 / mean)
    #expect(RandomAddress(seed: 1, replication: 0, purpose: .init(1))[0].poisson(mean: 0) == 0)
  }

  @Test func `numbers at neighbouring addresses are uncorrelated`() {
    let n = Double(Self.count)
    let normals = { (entity: UInt32) in
      (0..<Self.count).map {
        RandomAddress(seed: 7, replication: UInt32($0), entity: entity, purpose: .init(6))[0].normal
      }
    }
    let product = zip(normals(0), normals(1)).reduce(0) { $0 + $1.0 * $1.1 } / n
    #expect(abs(product) <= 3 / n.squareRoot())
  }

  @Test func `things are drawn by their weights`() {
    let picks = (0..<Self.count).map {
      RandomAddress(seed: 9, replication: UInt32($0), purpose: .init(7))[0].index(weights: [1, 0, 3])
    }
    let n = Double(Self.count)
    #expect(!picks.contains(1))
    #expect(
      abs(Double(picks.count { $0 == 2 }) / n - 0.75) <= 3 * (0.75 * 0.25 / n).squareRoot())
  }

  @Test func `a number does not depend on what else is drawn`() {
    let address = RandomAddress(seed: 3, replication: 0, purpose: .init(8))
    let alone = address[5].gamma(shape: 1.5)
    for draw in 0..<5 { _ = address[UInt16(draw)].beta(0.3, 0.3) }
    #expect(address[5].gamma(shape: 1.5) == alone)
  }
}
