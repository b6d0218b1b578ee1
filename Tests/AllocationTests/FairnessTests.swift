import Allocation
import Quantities
import Testing

@Suite struct FairnessTests {
  @Test func `with enough for all, everyone gets the need up to the cap`() async throws {
    let problem = try PelletProblem.make(
      capacities: [1_000_000], villages: [(households: 10, need: 2700), (households: 4, need: 3900)])
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [27_000, 12_000])
    #expect(allocation.villages.map(\.selfPaid) == [.zero, Kilograms(3600)])
    #expect(allocation.unmet == .zero)
    #expect(allocation.greatestHouseholdAmount == Kilograms(3000))
    #expect(allocation.villages.map(\.share) == [1, 1])
  }

  @Test func `one plant is levelled like water: the same share of what each is entitled to`() async throws {
    // Entitled: 10 × 2,000, 20 × 3,000 (the cap), 5 × 1,000, together 85,000; there are 34,000, that is 40 %.
    let problem = try PelletProblem.make(
      capacities: [34_000],
      villages: [(households: 10, need: 2000), (households: 20, need: 4500), (households: 5, need: 1000)])
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [8000, 24_000, 2000])
    #expect(allocation.villages.map(\.share) == [0.4, 0.4, 0.4])
    #expect(allocation.unmet == Kilograms(51_000))
    #expect(allocation.villages[1].householdAmounts == Array(repeating: Kilograms(1200), count: 20))
  }

  @Test func `two plants and three villages, solved by hand`() async throws {
    // Village 2 has only plant 1: 300 of 1,000. Then villages 0 and 1 share plant 0: 600 of 1,500.
    let problem = try PelletProblem.make(
      capacities: [600, 300],
      villages: [(households: 10, need: 100), (households: 10, need: 50), (households: 10, need: 100)],
      kilometres: [[10, 20, nil], [nil, 5, 30]])
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [400, 200, 300])
    #expect(allocation.villages.map(\.share) == [0.4, 0.4, 0.3])
    #expect(
      allocation.deliveries == [
        PelletDelivery(plant: 0, village: 0, amount: Kilograms(400)),
        PelletDelivery(plant: 0, village: 1, amount: Kilograms(200)),
        PelletDelivery(plant: 1, village: 2, amount: Kilograms(300)),
      ])
  }

  @Test func `a village that shares its plant yields to one that has no other`() async throws {
    // Plant 1 can serve village 1 alone, so all of plant 0 is left to village 0.
    let problem = try PelletProblem.make(
      capacities: [600, 2000],
      villages: [(households: 10, need: 100), (households: 10, need: 50), (households: 10, need: 100)],
      kilometres: [[10, 1, nil], [nil, 80, 30]])
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [600, 500, 1000])
  }

  @Test func `one kilogram too few is one kilogram off one household`() async throws {
    let villages = [(households: 7, need: Int64(2800)), (households: 5, need: Int64(3600))]
    let full = Int64(7 * 2800 + 5 * 3000)
    let enough = try await PelletProblem.make(capacities: [full], villages: villages).allocate()
    #expect(enough.unmet == .zero)
    let short = try await PelletProblem.make(capacities: [full - 1], villages: villages).allocate()
    #expect(short.unmet == Kilograms(1))
    let lost = zip(enough.villages, short.villages).flatMap { before, after in
      zip(before.householdAmounts, after.householdAmounts).map { $0 - $1 }
    }
    #expect(lost.filter { $0 != .zero } == [Kilograms(1)])
  }

  @Test func `without supply nobody gets anything and all need is self-paid`() async throws {
    for capacities: [Int64] in [[], [0, 0]] {
      let allocation = try await PelletProblem.make(
        capacities: capacities, villages: [(households: 3, need: 3900)]
      ).allocate()
      #expect(allocation.subsidised == .zero)
      #expect(allocation.unmet == Kilograms(9000))
      #expect(allocation.selfPaid == Kilograms(11_700))
      #expect(allocation.deliveries.isEmpty)
      #expect(allocation.villages[0].share == 0)
    }
  }

  @Test func `villages without households or need get nothing and hinder nobody`() async throws {
    let allocation = try await PelletProblem.make(
      capacities: [500],
      villages: [(households: 0, need: 3000), (households: 1, need: 900), (households: 9, need: 0)]
    ).allocate()
    #expect(allocation.amounts == [0, 500, 0])
    #expect(allocation.villages.map(\.share) == [nil, 500.0 / 900, nil])
    #expect(allocation.villages[0].householdAmounts.isEmpty)
    #expect(try await PelletProblem.make(capacities: [500], villages: []).allocate().villages.isEmpty)
  }

  @Test func `who does not take part gets no subsidy, however much there is`() async throws {
    let problem = try PelletProblem(
      plants: [PelletPlant(capacity: Kilograms(99_999), fenPerTonne: Fen(1))],
      villages: [
        PelletVillage(households: 2, need: Kilograms(1000), isEligible: false),
        PelletVillage(households: 2, need: Kilograms(1000)),
      ],
      distances: [[Metres(1), Metres(1)]], haulage: Fen(1))
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [0, 2000])
    #expect(allocation.villages[0].selfPaid == Kilograms(2000))
    #expect(allocation.villages[0].unmet == .zero)
  }

  @Test(arguments: 0..<120)
  func `no whole-kilogram allocation at all is fairer`(seed: Int) async throws {
    var generator = Seeded(seed)
    let problem = try PelletProblem.random(
      plants: Int.random(in: 1...3, using: &generator), villages: Int.random(in: 1...4, using: &generator),
      households: 1...1, need: 1...7, capacity: 0...9, density: 0.6, using: &generator)
    let supply = problem.supplyBySubset
    let entitled = problem.villages.indices.map { problem.eligibleNeed(village: $0).count }
    func shares(_ amounts: [Int64]) -> [Double] {
      zip(amounts, entitled).map { Double($0) / Double($1) }.sorted()
    }
    var fairest: [Double] = entitled.map { _ in 0 }
    var amounts = entitled.map { _ in Int64(0) }
    search: while true {
      if PelletProblem.isFeasible(amounts, supply), fairest.lexicographicallyPrecedes(shares(amounts)) {
        fairest = shares(amounts)
      }
      for village in amounts.indices {
        amounts[village] += 1
        if amounts[village] <= entitled[village] { continue search }
        amounts[village] = 0
      }
      break
    }
    #expect(shares(try await problem.allocate().amounts) == fairest)
  }

  @Test(arguments: 0..<60)
  func `no share can rise without lowering that of someone no richer`(seed: Int) async throws {
    var generator = Seeded(300 + seed)
    let problem = try PelletProblem.random(
      plants: Int.random(in: 2...5, using: &generator), villages: 8, households: 1...40, need: 500...4000,
      capacity: 0...90_000, density: 0.4, using: &generator)
    let supply = problem.supplyBySubset
    let amounts = try await problem.allocate().amounts
    let entitled = problem.villages.indices.map { problem.eligibleNeed(village: $0).count }
    #expect(PelletProblem.isFeasible(amounts, supply))
    for poor in amounts.indices where amounts[poor] < entitled[poor] {
      // Everyone richer gives up all that would leave them richer still.
      var other = amounts.indices.map { village in
        min(amounts[village], amounts[poor] * entitled[village] / entitled[poor] + 1)
      }
      other[poor] = amounts[poor] + 1
      #expect(!PelletProblem.isFeasible(other, supply))
    }
  }

  @Test(arguments: 0..<30)
  func `rounding moves kilograms between villages, a few at most, and neither makes nor loses any`(
    seed: Int
  ) async throws {
    var generator = Seeded(600 + seed)
    let problem = try PelletProblem.random(
      plants: 4, villages: 20, households: 0...60, need: 0...4500, capacity: 0...400_000, density: 0.3,
      using: &generator)
    var moved = 0.0
    for (index, village) in try await problem.allocate().villages.enumerated() {
      let exact = (village.share ?? 0) * Double(problem.eligibleNeed(village: index).count)
      #expect(abs(Double(village.subsidised.count) - exact) < 20)
      moved += Double(village.subsidised.count) - exact
    }
    #expect(abs(moved) < 1e-3)
  }

  @Test(arguments: 0..<30)
  func `k times the households and supply leave every share as it is`(seed: Int) async throws {
    var generator = Seeded(700 + seed)
    let problem = try PelletProblem.random(
      plants: 3, villages: 9, households: 1...30, need: 500...4000, capacity: 0...150_000, density: 0.4,
      using: &generator)
    let sevenfold = try PelletProblem(
      plants: problem.plants.map { PelletPlant(capacity: $0.capacity * 7, fenPerTonne: $0.fenPerTonne) },
      villages: problem.villages.map { PelletVillage(households: $0.households * 7, need: $0.need) },
      distances: problem.distances, cap: problem.cap, haulage: problem.haulage)
    let one = try await problem.allocate()
    let seven = try await sevenfold.allocate()
    for (a, b) in zip(one.villages, seven.villages) {
      // The same fraction, divided in floating point from other terms.
      #expect(abs((a.share ?? -1) - (b.share ?? -1)) < 1e-15)
    }
  }

  @Test(arguments: 0..<30)
  func `the order of villages and plants changes no share and no cost`(seed: Int) async throws {
    var generator = Seeded(800 + seed)
    let problem = try PelletProblem.random(
      plants: 3, villages: 9, households: 1...1, need: 2500...4000, capacity: 0...20_000, density: 0.5,
      using: &generator)
    let plantAt = Array(problem.plants.indices).shuffled(using: &generator)
    let villageAt = Array(problem.villages.indices).shuffled(using: &generator)
    let shuffled = try PelletProblem(
      plants: plantAt.map { problem.plants[$0] }, villages: villageAt.map { problem.villages[$0] },
      distances: plantAt.map { plant in villageAt.map { problem.distances[plant][$0] } },
      cap: problem.cap, haulage: problem.haulage)
    let one = try await problem.allocate()
    let other = try await shuffled.allocate()
    #expect(villageAt.map { one.villages[$0].share } == other.villages.map(\.share))
    #expect(one.subsidised == other.subsidised)
  }
}
