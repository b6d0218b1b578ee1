import Siting
import SitingOracle
import Testing

@Suite struct ReductionTests {
  /// One site and one customer at 2 kCNY per missing tonne, demands on a line.
  func line(_ demands: [Double], weights: [Double]) -> SitingProblem {
    SitingProblem(
      sites: [.init(place: 0, capacity: 100, openingCost: 1)], customers: [.init(group: 0, weight: 2)],
      scenarios: demands.map { .init(demand: [$0], surviving: [1], arcs: [[.init(site: 0, cost: 0)]]) },
      mode: .penalised, transport: .weighted(weights))
  }

  @Test func `what is kept, what it weighs and how far it is are those worked out by hand`() {
    let reduction = line([0, 1, 10, 11, 30], weights: [0.1, 0.3, 0.3, 0.2, 0.1]).reduced(to: 3)
    // the first is the median, 10: 2 · (1 + 2.7 + 0.2 + 2.0) = 11.8; then 1, which saves 7.2, 30 only 4; then 30
    #expect(reduction.kept == [1, 2, 4])
    #expect(abs(reduction.weights[0] - 0.4) < 1e-12 && abs(reduction.weights[1] - 0.5) < 1e-12)
    #expect(reduction.standIn == [1, 1, 2, 2, 4])
    #expect(abs(reduction.distance - 2 * (0.1 + 0.2)) < 1e-12)
    #expect(abs(reduction.spread - 11.8) < 1e-12)
  }

  @Test func `required scenarios are never dropped`() {
    let problem = line([0, 1, 10, 11, 30], weights: [0.4, 0.3, 0.2, 0.1, 0])
    let reduction = problem.reduced(to: 2, keeping: [3, 4])
    #expect(reduction.kept == [3, 4])
    #expect(problem.reduced(to: 3, keeping: [3, 4]).kept.contains(3))
    #expect(problem.reduced(to: 1, keeping: [3, 4]).kept == [3, 4])
  }

  @Test func `keeping all costs nothing, and more are never farther`() {
    var random = SplitMix(seed: 11)
    let problem = SitingProblem(
      sites: (0..<4).map { .init(place: $0 / 2, capacity: 20, openingCost: 1) },
      customers: [.init(group: 0, weight: 2), .init(group: 0, weight: 5), .init(group: 1, weight: 3)],
      scenarios: (0..<12).map { _ in
        .init(
          demand: (0..<3).map { _ in random.uniform(0...9) },
          surviving: (0..<4).map { _ in random.chance(0.2) ? 0.3 : 1 },
          arcs: (0..<3).map { _ in
            (0..<4).filter { _ in random.chance(0.7) }.map { .init(site: $0, cost: random.uniform(0...1)) }
          })
      })
    var last = Double.infinity
    for count in 1...12 {
      let reduction = problem.reduced(to: count)
      #expect(reduction.kept.count == count)
      #expect(abs(reduction.weights.reduce(0, +) - 12) < 1e-9)
      #expect(reduction.distance <= last + 1e-9)
      last = reduction.distance
    }
    #expect(last < 1e-9)
  }

  @Test func `on fixed reach the change of any plan's cost is within the distance`() async throws {
    var random = SplitMix(seed: 3)
    let demands = (0..<30).map { _ in random.uniform(0...20) }
    let problem = line(demands, weights: demands.map { _ in 1.0 / 30 })
    let reduction = problem.reduced(to: 5)
    let siting = StochasticSiting(base: problem, options: SitingOptions(), workers: 1)
    for stock in [0.0, 5, 12, 20] {
      let costs = try await siting.evaluate(
        FirstStage(open: [true], piles: [[stock]]), on: ScenarioSample(problem.scenarios)
      ).recourse.map(\.cost)
      let whole = costs.reduce(0, +) / 30
      let few = zip(reduction.kept, reduction.weights).reduce(0) { $0 + costs[$1.0] * $1.1 }
      #expect(abs(whole - few) <= reduction.distance + 1e-9)
    }
  }
}
