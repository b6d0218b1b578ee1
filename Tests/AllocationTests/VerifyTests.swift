import Allocation
import Quantities
import Testing

/// One kilogram, one fen, one truck too many: each is noticed.
@Suite struct VerifyTests {
  private static func made() async throws -> (SeasonProblem, SeasonAllocation) {
    let problem = try SeasonProblem.make(
      plants: [[5000, 4000]],
      claims: [
        Claim(households: 2, vulnerable: true, claim: [300, 500]), Claim(households: 8, claim: [300, 500]),
      ], stores: [1000])
    return (problem, try await problem.allocate())
  }

  @Test func `what was made passes`() async throws {
    let (problem, allocation) = try await Self.made()
    try allocation.verify(for: problem)
  }

  @Test func `spoilt by one unit it does not`() async throws {
    let (problem, allocation) = try await Self.made()
    let spoils: [(inout SeasonAllocation) -> Void] = [
      { $0.classes[1].received[0] += Kilograms(1) },
      { $0.classes[1].burnt[0] += Kilograms(1) },
      { $0.deliveries[0].amount += Kilograms(1) },
      { $0.deliveries[0].loads += 1 },
      { $0.deliveries[0].village = 7 },
      { $0.storeStock[0][0] += Kilograms(1) },
      { $0.cost += Fen(1) },
      { $0.proof.bound = $0.cost + Fen(1) },
      { $0.classes.removeLast() },
    ]
    for spoil in spoils {
      var spoilt = allocation
      spoil(&spoilt)
      #expect(throws: SeasonAllocationError.self) { try spoilt.verify(for: problem) }
    }
  }

  @Test func `a plant asked for more than it has is named`() async throws {
    let (problem, allocation) = try await Self.made()
    let less = try SeasonProblem.make(
      plants: [[1, 4000]],
      claims: [
        Claim(households: 2, vulnerable: true, claim: [300, 500]), Claim(households: 8, claim: [300, 500]),
      ], stores: [1000])
    #expect(throws: SeasonAllocationError.overCapacity(plant: 0, period: 0)) {
      try allocation.verify(for: less)
    }
    _ = problem
  }
}
