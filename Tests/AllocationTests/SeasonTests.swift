import GLPK
import Quantities
import Testing

@testable import Allocation

@Suite struct SeasonTests {
  @Test func `what January cannot make is brought in December and kept at home`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[10_000, 2000]], claims: [Claim(households: 10, claim: [300, 400], storage: 1000)], truck: 500)
    let allocation = try await problem.allocate()
    #expect(allocation.classes[0].burnt == [Kilograms(3000), Kilograms(4000)])
    #expect(allocation.classes[0].received == [Kilograms(5000), Kilograms(2000)])
  }

  @Test func `homes hold no more than they can: the village's store takes the rest`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[10_000, 0]], claims: [Claim(households: 10, claim: [300, 400], storage: 100)], stores: [3000],
      truck: 500)
    let allocation = try await problem.allocate()
    #expect(allocation.total == Kilograms(7000))
    #expect(allocation.storeStock[0] == [Kilograms(3000), .zero])
    #expect(allocation.classes[0].received == [Kilograms(4000), Kilograms(3000)])
  }

  @Test func `a village cut off in a period lives on what it was brought before`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[10_000, 10_000, 10_000]], claims: [Claim(households: 10, claim: [100, 100, 100])],
      open: [[true, false, true]], truck: 500)
    let allocation = try await problem.allocate()
    #expect(allocation.total == Kilograms(3000))
    #expect(allocation.deliveries.allSatisfy { $0.period != 1 })
  }

  @Test func `a hub serves those no plant reaches, and holds for them what is made early`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[5000, 0]], claims: [Claim(households: 10, claim: [100, 200], storage: 0)],
      kilometres: [[nil]],
      hubs: [(capacity: 2500, handling: 1500)], plantToHub: [[20]], hubToVillage: [[10]], truck: 500)
    let allocation = try await problem.allocate()
    #expect(allocation.total == Kilograms(3000))
    #expect(allocation.hubStock == [[Kilograms(2000), .zero]])
    // 3 t at 1,000 CNY, 20 km and handling at 15 CNY, 10 km in six trucks, 2 t held for a month at 3 CNY
    #expect(allocation.cost == Fen(300_000 + 3 * (1600 + 1500) + 3 * 800 + 2 * 300))
  }

  @Test func `of two plants the cheaper at the door delivers, until it has no more`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[6000], [9000]], prices: [95_000, 96_000], claims: [Claim(households: 10, claim: [1000])],
      kilometres: [[30, 30], [5, 5]].map { [$0[0]] })
    let allocation = try await problem.allocate()
    // 950 + 24 at the door against 960 + 4
    #expect(allocation.deliveries.map(\.source) == [0, 1])
    #expect(allocation.deliveries.map(\.amount) == [Kilograms(1000), Kilograms(9000)])
  }

  @Test func `trucks go full where homes have room`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[90_000, 90_000, 90_000]], claims: [Claim(households: 20, claim: [130, 170, 120])], truck: 1500
    )
    let allocation = try await problem.allocate()
    // 8,400 kg are six trucks, the last of which is part empty; by the month they would be 2, 3 and 2
    #expect(allocation.deliveries.reduce(0) { $0 + $1.loads } == 6)
    #expect(allocation.gap < 0.001)
  }

  @Test func `small drops are loaded onto another delivery where that can be`() async throws {
    let problem = try SeasonProblem.make(
      plants: [[90_000, 90_000]], claims: [Claim(households: 2, claim: [400, 30])], truck: 1500, drop: 500)
    let allocation = try await problem.allocate()
    #expect(allocation.deliveries.map(\.amount) == [Kilograms(860)])
    #expect(allocation.smallDrops(in: problem) == 0)
  }

  @Test(arguments: 0..<40)
  func `the optimum is GLPK's from a basis of its own, and every promise is kept`(seed: Int) async throws {
    var luck = Seeded(5000 + seed)
    let problem = try SeasonProblem.random(&luck, hubs: seed % 2 == 0)
    let allocation = try await problem.allocate()
    try allocation.verify(for: problem)
    #expect(allocation.proof.linearOptimum == allocation.proof.linearBound)
    #expect(allocation.proof.bound <= allocation.cost)
    let shares = SeasonShares(problem)
    let flow = shares.isPlenty ? SeasonFlow(forAll: problem) : SeasonFlow(problem, handing: shares.amounts)
    let cold = try await flow.network.graph.linearModel(supply: flow.supply).solve().requireOptimal()
    let own = Double(flow.solution.cost) / 1e8
    #expect(abs(cold.objective - own) <= 1e-6 * max(1, own))
    #expect(flow.solution.unsent == 0)
  }

  @Test(arguments: 0..<40)
  func `rounding to households keeps every total and stays within a kilogram a month`(seed: Int) async throws
  {
    var luck = Seeded(9000 + seed)
    let households = Int.random(in: 1...50, using: &luck)
    let together = (0..<7).map { _ in Kilograms(Int64.random(in: 0...20_000, using: &luck)) }
    let each = (0..<households).map { SeasonAllocation.share(of: $0, among: households, together) }
    for t in together.indices {
      #expect(each.total { $0[t] } == together[t])
      for own in each {
        #expect(abs(Double(own[t].count) - Double(together[t].count) / Double(households)) < 1)
      }
    }
    let seasons = each.map { $0.total { $0 }.count }
    #expect((seasons.max() ?? 0) - (seasons.min() ?? 0) <= 1)
  }

  @Test func `nothing of a household's amounts exceeds its claim, whatever the instance`() async throws {
    for seed in 0..<40 {
      var luck = Seeded(20_000 + seed)
      let problem = try SeasonProblem.random(&luck)
      let allocation = try await problem.allocate()
      for (share, member) in zip(allocation.classes, problem.classes) where member.households > 0 {
        let most = SeasonAllocation.share(of: 0, among: member.households, share.received).total { $0 }
        #expect(most <= member.seasonEntitlement)
      }
    }
  }

  @Test func `nonsense is refused by name`() {
    #expect(throws: SeasonProblemError.badPlant(0)) {
      try SeasonProblem.make(plants: [[-1]], claims: [Claim(claim: [1])])
    }
    #expect(throws: SeasonProblemError.badClass(0)) {
      try SeasonProblem.make(plants: [[1]], claims: [Claim(households: -1, claim: [1])])
    }
    #expect(throws: SeasonProblemError.badTerms) {
      try SeasonProblem.make(plants: [[1]], claims: [Claim(claim: [1])], floor: 1001)
    }
    #expect(throws: SeasonProblemError.badVillage(0)) {
      try SeasonProblem.make(plants: [[1]], claims: [Claim(claim: [1])], truck: 0)
    }
    #expect(throws: SeasonProblemError.tooMuch) {
      try SeasonProblem.make(plants: [[1]], claims: [Claim(households: 1_000_000, claim: [2000])])
    }
  }
}
