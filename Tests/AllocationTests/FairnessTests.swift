import Allocation
import Quantities
import Testing

@Suite struct FairnessTests {
  @Test func `with enough for all, everyone gets the whole claim and fairness costs nothing`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[900_000, 900_000]],
      claims: [
        Claim(households: 3, vulnerable: true, claim: [1000, 2000]),
        Claim(households: 9, claim: [1000, 2000]),
      ])
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [9000, 27_000])
    #expect(allocation.classes.map(\.height) == [4, 4])
    #expect(allocation.proof.priceOfFairness == .zero)
  }

  @Test func `one plant is levelled like water: the same share of what each may have`() async throws {
    // Claims 20,000, 60,000 and 5,000; no floor; 34,000 there: 40 % each.
    let problem = try SeasonProblem.make(
      plants: [[34_000]],
      claims: [
        Claim(village: 0, households: 10, claim: [2000]), Claim(village: 1, households: 20, claim: [3000]),
        Claim(village: 2, households: 5, claim: [1000]),
      ], floor: 0)
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [8000, 24_000, 2000])
    #expect(allocation.classes.map(\.height) == [3.4, 3.4, 3.4])
  }

  @Test func `two plants and three villages, solved by hand`() async throws {
    // Village 2 has only plant 1: 300 of 1,000. Then villages 0 and 1 share plant 0: 600 of 1,500.
    let problem = try SeasonProblem.make(
      plants: [[600], [300]],
      claims: [
        Claim(village: 0, households: 10, claim: [100]), Claim(village: 1, households: 10, claim: [50]),
        Claim(village: 2, households: 10, claim: [100]),
      ], kilometres: [[10, 20, nil], [nil, 5, 30]], floor: 0)
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [400, 200, 300])
  }

  @Test func `every floor comes before anyone's extra, the vulnerable first on both steps`() async throws {
    // One village, 10 vulnerable and 30 others, 1,000 kg each, floor one half: steps of 5,000, 15,000, 5,000, 15,000.
    func amounts(_ supply: Int64) async throws -> [Int64] {
      try await SeasonProblem.make(
        plants: [[supply]],
        claims: [
          Claim(households: 10, vulnerable: true, claim: [1000]), Claim(households: 30, claim: [1000]),
        ]
      ).allocate().amounts
    }
    #expect(try await amounts(3000) == [3000, 0])
    #expect(try await amounts(5000) == [5000, 0])
    #expect(try await amounts(12_500) == [5000, 7500])
    #expect(try await amounts(20_000) == [5000, 15_000])
    #expect(try await amounts(23_000) == [8000, 15_000])
    #expect(try await amounts(31_000) == [10_000, 21_000])
    #expect(try await amounts(40_000) == [10_000, 30_000])
  }

  @Test func `a bottleneck in time is one: what a month cannot make and homes cannot hold is shared`()
    async throws
  {
    // Second month: 400 made and 10 × 20 kept from the first, for claims of 10 × 100.
    let problem = try SeasonProblem.make(
      plants: [[5000, 400]], claims: [Claim(households: 10, claim: [100, 100], storage: 20)], floor: 0)
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [1600])
    #expect(allocation.classes[0].burnt == [Kilograms(1000), Kilograms(600)])
  }

  @Test func `what is missing is missing evenly over the months`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[9000, 9000, 9000]], season: [6000],
      claims: [Claim(households: 10, claim: [200, 600, 400], storage: 0)], floor: 0)
    let allocation = try await problem.allocate()
    #expect(allocation.classes[0].burnt == [Kilograms(1000), Kilograms(3000), Kilograms(2000)])
  }

  @Test func `one kilogram too few is one kilogram off one household`() async throws {
    let claims = [Claim(households: 7, claim: [2800]), Claim(village: 1, households: 5, claim: [3000])]
    let full = Int64(7 * 2800 + 5 * 3000)
    #expect(
      try await SeasonProblem.make(plants: [[full]], claims: claims).allocate().total == Kilograms(full))
    let short = try await SeasonProblem.make(plants: [[full - 1]], claims: claims).allocate()
    #expect(short.total == Kilograms(full - 1))
  }

  @Test func `without supply nobody gets anything`() async throws {
    for plants: [[Int64]] in [[], [[0]]] {
      let problem = try SeasonProblem.make(plants: plants, claims: [Claim(households: 3, claim: [3000])])
      #expect(try await problem.allocate().total == .zero)
    }
  }

  @Test func `the price of fairness is what sharing costs more than serving the nearest`() async throws {
    // 1 t for two villages that want 1 t each. Half each: 500 kg over 10 km and 500 kg over 50 km, against 1 t over 10 km.
    let problem = try SeasonProblem.make(
      plants: [[1000]], claims: [Claim(village: 0, claim: [1000]), Claim(village: 1, claim: [1000])],
      kilometres: [[10, 50]], truck: 500, floor: 0)
    let allocation = try await problem.allocate()
    #expect(allocation.amounts == [500, 500])
    #expect(allocation.proof.priceOfFairness == Fen(80 * 40 / 2))
  }
}
