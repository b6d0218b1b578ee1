import Plans
import Testing

@testable import Stress

@Suite struct SamplingTests {
  private static func source(_ weights: [Double]?) -> StressManifest.Source {
    .init(name: "s", file: nil, seed: 1, classes: ["a", "b"], weights: weights)
  }

  /// As many replications as were asked for, losses of 0 and `spread` in turn.
  private static func tally(_ count: Int, spread: Int) -> Tally {
    var tally = Tally(townships: 1, hours: 1, horizon: 1, coverageTarget: 0.9)
    for number in 0..<count {
      let served = number % 2 == 0 ? spread : 0
      tally.add(Fixture.outcome(affected: [spread], served: [served]), number: number)
    }
    return tally
  }

  /// Runs it to its end with losses of a spread given by class.
  private static func run(_ sampling: inout Sampling, spreads: [Int]) -> [Int] {
    while sampling.next(zip(sampling.sizes, spreads).map { tally($0, spread: $1) }, confidence: 0.95) != nil {
    }
    return sampling.sizes
  }

  @Test(arguments: StressManifest.Effort.Allocation.allCases)
  func `the number asked for is kept exactly`(allocation: StressManifest.Effort.Allocation) {
    var sampling = Sampling(.init(replications: 1001, allocation: allocation), Self.source([3, 1]))
    #expect(Self.run(&sampling, spreads: [10, 90]).reduce(0, +) == 1001)
  }

  @Test func `replications go where weight and spread are`() {
    var sampling = Sampling(.init(replications: 1000), Self.source([1, 1]))
    #expect(Self.run(&sampling, spreads: [100, 300]) == [250, 750])
    var floor = Sampling(.init(replications: 1000), Self.source([1, 1]))
    // an eighth of all stays with a class that never varies
    #expect(Self.run(&floor, spreads: [0, 300]) == [125, 875])
    var proportional = Sampling(.init(replications: 1000, allocation: .proportional), Self.source([3, 1]))
    #expect(Self.run(&proportional, spreads: [100, 300]) == [750, 250])
  }

  @Test func `it stops where it is sure enough, and no later`() {
    var easy = Sampling(.init(replications: 100_000, halfWidth: .relative(0.2)), Self.source([1, 1]))
    #expect(Self.run(&easy, spreads: [100, 100]) == [100, 100])
    #expect(easy.isReached)
    var hard = Sampling(.init(replications: 100_000, halfWidth: .relative(0.02)), Self.source([1, 1]))
    // 0 and 100 in turn: 1.96 / √n ≤ 0.02 from 9,604 on
    let n = Self.run(&hard, spreads: [100, 100]).reduce(0, +)
    #expect(hard.isReached)
    #expect((9_500...11_000).contains(n))
    var never = Sampling(.init(replications: 500, halfWidth: .absolute(1e-6)), Self.source([1, 1]))
    #expect(Self.run(&never, spreads: [100, 100]).reduce(0, +) == 500)
    #expect(!never.isReached)
  }

  @Test func `without weights every class has to be sure`() {
    var sampling = Sampling(.init(replications: 10_000, halfWidth: .relative(0.1)), Self.source(nil))
    let sizes = Self.run(&sampling, spreads: [100, 200])
    #expect(sampling.isReached)
    #expect(sizes[0] == sizes[1])
  }

  @Test func `a hypercube's batches stay whole`() {
    var sampling = Sampling(.init(replications: 1000, latinHypercube: 32), Self.source([1, 1]))
    let sizes = Self.run(&sampling, spreads: [100, 300])
    #expect(sizes.allSatisfy { $0 % 32 == 0 })
    #expect(sizes.reduce(0, +) == 1024)
  }
}
