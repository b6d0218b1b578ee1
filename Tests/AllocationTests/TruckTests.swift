import Quantities
import Testing

@testable import Allocation

@Suite struct TruckTests {
  /// Two plants that can make more than enough, one village of one class.
  private static func village(_ luck: inout Seeded) throws -> SeasonProblem {
    let claim = (0..<3).map { _ in Int64.random(in: 0...3, using: &luck) }
    return try SeasonProblem.make(
      plants: [[99, 99, 99], [99, 99, 99]],
      prices: (0..<2).map { _ in .random(in: 900...1000, using: &luck) },
      claims: [Claim(claim: claim, storage: .random(in: 0...4, using: &luck))],
      kilometres: (0..<2).map { _ in [.random(in: 1...30, using: &luck)] },
      stores: [.random(in: 0...2, using: &luck)], truck: .random(in: 1...4, using: &luck), holding: 300)
  }

  /// The least that one village's season costs, found by trying every amount from every source in every period.
  private static func tried(
    _ need: VillageNeed, _ network: SeasonNetwork, _ prices: [Int64], period: Int = 0, come: Int64 = 0
  ) -> Int64 {
    guard period < need.least.count else { return come == need.total ? 0 : .max / 2 }
    var best = Int64.max / 2
    for first in 0...need.total - come {
      for second in 0...need.total - come - first {
        let sum = come + first + second
        guard sum >= need.least[period], sum <= need.most[period] else { continue }
        var cost = sum - need.least[period]
        cost *= period + 1 < need.least.count ? network.problem.holding(through: period + 1) : 0
        for (amount, lane) in zip([first, second], need.lanes[period]) {
          let loads = (amount + need.load - 1) / need.load
          cost += loads * need.load * network.graph.cost[network.firstLane + lane]
          cost += amount * prices[network.lanes[lane].source * need.least.count + period]
        }
        best = min(best, cost + tried(need, network, prices, period: period + 1, come: sum))
      }
    }
    return best
  }

  @Test(arguments: 0..<30)
  func `a village's cheapest calendar is the best of all there are`(seed: Int) throws {
    var luck = Seeded(3000 + seed)
    let problem = try Self.village(&luck)
    let network = SeasonNetwork(problem, merging: true)
    let need = VillageNeed.all(network, burnt: network.groups.map(\.entitlement))[0]
    let prices = (0..<6).map { _ in Int64.random(in: 900_000...1_000_000, using: &luck) }
    var calendar = TruckCalendar(network)
    #expect(calendar.cheapest(need, prices: prices) == Self.tried(need, network, prices))
    let calls = calendar.calls(need, prices: prices)
    #expect(calls.reduce(0) { $0 + $1.amount } == need.total)
    #expect(calls.allSatisfy { $0.trucks == ($0.amount + need.load - 1) / need.load })
  }

  @Test(arguments: 0..<30)
  func `where plants can make enough, a lone village's plan is proven to be the cheapest`(seed: Int)
    async throws
  {
    var luck = Seeded(4000 + seed)
    let problem = try SeasonProblem.make(
      plants: [[90_000, 90_000, 90_000, 90_000], [90_000, 90_000, 90_000, 90_000]], prices: [95_000, 95_500],
      claims: [
        Claim(
          households: .random(in: 1...20, using: &luck),
          claim: (0..<4).map { _ in .random(in: 0...700, using: &luck) },
          storage: .random(in: 0...400, using: &luck))
      ],
      kilometres: [[.random(in: 1...60, using: &luck)], [.random(in: 1...60, using: &luck)]],
      stores: [.random(in: 0...5000, using: &luck)], truck: .random(in: 500...4000, using: &luck))
    let allocation = try await problem.allocate()
    #expect(allocation.cost - allocation.proof.bound <= Fen(1))
  }

  @Test func `a truck has to come where somebody burns more than he can have kept`() async throws {
    // one household burns 400 kg in the second month and has room for 300; nine others could do without that month's truck
    let problem = try SeasonProblem.make(
      plants: [[50_000, 50_000]],
      claims: [
        Claim(vulnerable: true, claim: [100, 400], storage: 300),
        Claim(households: 9, claim: [100, 200], storage: 300),
      ], truck: 5000)
    let allocation = try await problem.allocate()
    #expect(Set(allocation.deliveries.map(\.period)) == [0, 1])
    #expect(allocation.cost - allocation.proof.bound <= Fen(1))
  }

  @Test func `villages that share a short month take turns, and the bound says how good that is`()
    async throws
  {
    // forty villages of 3 t a month in trucks of 4 t, of which January can bring three quarters
    let villages = 40
    let problem = try SeasonProblem.make(
      plants: [[200_000, 90_000, 200_000], [200_000, 1000, 200_000]],
      claims: (0..<villages).map {
        Claim(village: $0, households: 10, claim: [300, 300, 300], storage: 400)
      },
      kilometres: [(0..<villages).map { 10 + Int64($0) }, (0..<villages).map { 50 - Int64($0) }], truck: 4000)
    let allocation = try await problem.allocate()
    #expect(allocation.total == problem.totalEntitlement)
    #expect(allocation.gap <= 0.001)
  }

  @Test func `capacities beyond all counting and trucks beyond all roads do no harm`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[.max, .max]], season: [.max], claims: [Claim(households: 10, claim: [300, 400])],
      truck: 1_000_000_000_000)
    let allocation = try await problem.allocate()
    #expect(allocation.deliveries.map(\.loads) == [1])
  }

  @Test func `a flow goes on from where it stood when costs change`() {
    var graph = FlowGraph()
    let first = graph.addNodes(3)
    graph.addArc(from: first, to: first + 1, capacity: 10, cost: 1)
    graph.addArc(from: first + 1, to: first + 2, capacity: 10, cost: 1)
    graph.addArc(from: first, to: first + 2, capacity: 4, cost: 3)
    let supply: [Int64] = [7, 0, -7]
    let before = NetworkSimplex.solve(graph, supply: supply)
    #expect(before.flow == [7, 7, 0])
    graph.setCost(1, of: 2)
    let start = NetworkSimplex.Start(resuming: before.flow, of: graph)
    let after = NetworkSimplex.solve(graph, supply: supply, start: start)
    #expect(after.flow == [3, 3, 4])
    #expect(after.cost == after.bound)
    #expect(after.unsent == 0)
  }
}
