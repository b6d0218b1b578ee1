import Allocation
import Quantities
import Testing

@Suite struct DeliveryTests {
  @Test func `the near plant serves first, and the rest is hauled`() async throws {
    // 3 t wanted; 2 t from the near plant at 1,000 元/t + 10 km × 0.6, 1 t from the far one at 1,000 + 50 × 0.6.
    let problem = try PelletProblem.make(
      capacities: [5000, 2000], villages: [(households: 1, need: 3000)], kilometres: [[50], [10]])
    let allocation = try await problem.allocate()
    #expect(
      allocation.deliveries == [
        PelletDelivery(plant: 0, village: 0, amount: Kilograms(1000)),
        PelletDelivery(plant: 1, village: 0, amount: Kilograms(2000)),
      ])
    #expect(allocation.cost == Fen(103_000 + 2 * 100_600))
  }

  @Test func `villages swap plants where that saves money, though one then is served from afar`() async throws
  {
    // Both are nearest to plant 0, but village 1 would suffer more from plant 1.
    let problem = try PelletProblem.make(
      capacities: [1000, 1000], villages: [(households: 1, need: 1000), (households: 1, need: 1000)],
      kilometres: [[10, 20], [30, 90]])
    #expect(
      try await problem.allocate().deliveries == [
        PelletDelivery(plant: 0, village: 1, amount: Kilograms(1000)),
        PelletDelivery(plant: 1, village: 0, amount: Kilograms(1000)),
      ])
  }

  @Test(arguments: 0..<60)
  func `no other way to bring the same amounts is cheaper`(seed: Int) async throws {
    var generator = Seeded(seed)
    let problem = try PelletProblem.random(
      plants: 2, villages: 4, households: 1...1, need: 1...6, capacity: 0...12, density: 0.8,
      using: &generator)
    let allocation = try await problem.allocate()
    func cost(_ fromFirst: [Int64]) -> Double? {
      var sum = 0.0
      var left = problem.plants.map(\.capacity.count)
      for (village, amount) in allocation.amounts.enumerated() {
        for (plant, part) in [fromFirst[village], amount - fromFirst[village]].enumerated() where part > 0 {
          guard let metres = problem.distances[plant][village] else { return nil }
          left[plant] -= part
          let rate = Double(problem.plants[plant].fenPerTonne.count) + 60 * metres.kilometres
          sum += Double(part) / 1000 * rate
        }
      }
      return left.allSatisfy { $0 >= 0 } ? sum : nil
    }
    var cheapest = Double.infinity
    var fromFirst = allocation.amounts.map { _ in Int64(0) }
    search: while true {
      cheapest = min(cheapest, cost(fromFirst) ?? .infinity)
      for village in fromFirst.indices {
        fromFirst[village] += 1
        if fromFirst[village] <= allocation.amounts[village] { continue search }
        fromFirst[village] = 0
      }
      break
    }
    #expect(abs(Double(allocation.cost.count) - cheapest) < 0.501)
  }

  @Test(arguments: 0..<40)
  func `every kilogram leaves one plant and arrives in one household`(seed: Int) async throws {
    var generator = Seeded(100 + seed)
    let problem = try PelletProblem.random(
      plants: 6, villages: 40, households: 0...80, need: 0...5000, capacity: 0...900_000, density: 0.4,
      using: &generator)
    let allocation = try await problem.allocate()
    try allocation.verify(for: problem)
    for (index, village) in allocation.villages.enumerated() {
      let arrived = allocation.deliveries.filter { $0.village == index }.total { $0.amount }
      #expect(village.householdAmounts.total { $0 } == arrived)
      #expect(village.householdAmounts.allSatisfy { $0 <= Kilograms(3000) })
      #expect(village.householdAmounts.max() ?? .zero == village.greatestHouseholdAmount)
    }
    for (index, plant) in problem.plants.enumerated() {
      #expect(allocation.deliveries.filter { $0.plant == index }.total { $0.amount } <= plant.capacity)
    }
    let need = problem.villages.total { $0.need * $0.households }
    #expect(allocation.subsidised + allocation.selfPaid == need)
    #expect(try await problem.allocate() == allocation)
  }

  @Test(arguments: [
    (households: 1, need: Int64(1_000_000_000), cap: Int64(3000)),
    (households: 1_000_000, need: Int64(1000), cap: Int64(1)),
    (households: 23_613, need: Int64(3001), cap: Int64(3000)),
    (households: 7, need: Int64(3000), cap: Int64(0)),
    (households: 3, need: Int64(2999), cap: Int64.max),
  ])
  func `the cap holds to the kilogram under numbers at the limits`(
    households: Int, need: Int64, cap: Int64
  ) async throws {
    let problem = try PelletProblem.make(
      capacities: [.max], villages: [(households: households, need: need)], cap: cap)
    let allocation = try await problem.allocate()
    #expect(allocation.greatestHouseholdAmount == Kilograms(min(need, cap)))
    #expect(allocation.subsidised == Kilograms(min(need, cap)) * households)
  }

  @Test func `a whole district is allotted, short by a third`() async throws {
    var generator = Seeded(42)
    let problem = try PelletProblem.random(
      plants: 12, villages: 267, households: 0...40, need: 2300...5000, capacity: 0...2_300_000, density: 0.5,
      using: &generator)
    let clock = ContinuousClock()
    let start = clock.now
    let allocation = try await problem.allocate()
    #expect(allocation.greatestHouseholdAmount <= Kilograms(3000))
    // Well under a second when optimised; this only guards against a change of order in a debug build.
    #expect(clock.now - start < .seconds(60))
  }
}
