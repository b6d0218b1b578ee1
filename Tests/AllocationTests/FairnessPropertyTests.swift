import Quantities
import Testing

@testable import Allocation

/// What no allocation may allow, tried on random problems in which plants, months, roads and room may all be short.
@Suite struct FairnessPropertyTests {
  @Test(arguments: 0..<60)
  func `no household's share can rise without lowering one that stands no higher`(seed: Int) async throws {
    var luck = Seeded(seed)
    let problem = try SeasonProblem.random(&luck, hubs: seed % 3 == 0)
    let allocation = try await problem.allocate()
    let amounts = allocation.amounts
    let steps = Ladder(
      totals: problem.classes.map(\.total.count), isVulnerable: problem.classes.map(\.isVulnerable),
      floorPerMille: problem.terms.floorPerMille
    ).steps
    for k in problem.classes.indices where amounts[k] < problem.classes[k].total.count {
      // the step on which k's next kilogram lies, and how far up it k stands
      let step = steps.firstIndex { $0[k] > amounts[k] } ?? 0
      let below = step > 0 ? steps[step - 1] : steps[0].map { _ in 0 }
      let level = Double(amounts[k] - below[k]) / Double(steps[step][k] - below[k])
      // everybody keeps what he has up to that level, and may lose what he has above it; then k cannot have more than the
      // kilograms by which whole amounts and exact shares differ
      var more = problem.classes.indices.map { other in
        let same = Double(below[other]) + level * Double(steps[step][other] - below[other])
        return max(0, min(amounts[other], Int64(same)) - 1)
      }
      more[k] = amounts[k] + Int64(2 * problem.classes.count) + 2
      let isPossible = more[k] <= problem.classes[k].total.count && Self.canBring(more, to: problem)
      #expect(!isPossible, "class \(k) of \(amounts)")
    }
  }

  @Test(arguments: 0..<60)
  func `as much is handed out in all as can be`(seed: Int) async throws {
    var luck = Seeded(1000 + seed)
    let problem = try SeasonProblem.random(&luck, hubs: seed % 3 == 0)
    let allocation = try await problem.allocate()
    var network = SeasonNetwork(problem, merging: false)
    let sink = network.addSink().sink
    var flow = MaximumFlow(network.graph, from: network.source, to: sink)
    let most = flow.augment()
    #expect(allocation.total.count == most)
  }

  /// Whether the network can bring each class this much, by the most it can bring to all of them.
  static func canBring(_ amounts: [Int64], to problem: SeasonProblem) -> Bool {
    var network = SeasonNetwork(problem, merging: false)
    let (sink, _) = network.addSink(network.addSeasons(), capacity: amounts)
    var flow = MaximumFlow(network.graph, from: network.source, to: sink)
    return flow.augment() == amounts.reduce(0, +)
  }
}
