import Allocation
import Quantities
import Testing

@Suite struct PelletVerifyTests {
  /// Two plants, two villages; plant 1 does not reach village 0.
  let problem: PelletProblem
  let sound: PelletAllocation

  init() throws {
    problem = try PelletProblem.make(
      capacities: [5000, 4000], villages: [(households: 2, need: 4000), (households: 1, need: 2500)],
      kilometres: [[10, 20], [nil, 10]])
    sound = PelletAllocation(
      villages: [
        PelletAllocation.Village(
          households: 2, subsidised: Kilograms(5000), unmet: Kilograms(1000), selfPaid: Kilograms(3000),
          share: 5.0 / 6),
        PelletAllocation.Village(
          households: 1, subsidised: Kilograms(2500), unmet: .zero, selfPaid: .zero, share: 1),
      ],
      deliveries: [
        PelletDelivery(plant: 0, village: 0, amount: Kilograms(5000)),
        PelletDelivery(plant: 1, village: 1, amount: Kilograms(2500)),
      ],
      cost: .yuan(7545))
  }

  @Test func `an allocation written by hand is accepted, and is what is found`() async throws {
    try sound.verify(for: problem)
    #expect(try await problem.allocate() == sound)
  }

  @Test func `one kilogram over the cap is noticed, even when the village's mean is under it`() throws {
    let problem = try PelletProblem.make(
      capacities: [9999], villages: [(households: 2, need: 4000)], kilometres: [[10]])
    var allocation = PelletAllocation(
      villages: [
        PelletAllocation.Village(
          households: 2, subsidised: Kilograms(6001), unmet: Kilograms(0), selfPaid: Kilograms(1999), share: 1
        )
      ],
      deliveries: [PelletDelivery(plant: 0, village: 0, amount: Kilograms(6001))], cost: .zero)
    #expect(throws: PelletAllocationError.overEntitlement(village: 0, household: Kilograms(3001))) {
      try allocation.verify(for: problem)
    }
    allocation.villages[0].subsidised = Kilograms(-1)
    #expect(throws: PelletAllocationError.doesNotAddUp(village: 0)) { try allocation.verify(for: problem) }
  }

  @Test func `a kilogram invented or lost on the way is noticed`() {
    expect(.deliveriesDisagree(village: 1, delivered: Kilograms(2499))) {
      $0.deliveries[1].amount = Kilograms(2499)
    }
    expect(.deliveriesDisagree(village: 0, delivered: .zero)) { $0.deliveries.removeFirst() }
    expect(.doesNotAddUp(village: 0)) { $0.villages[0].unmet = Kilograms(999) }
    expect(.doesNotAddUp(village: 1)) { $0.villages[1].selfPaid = Kilograms(1) }
    expect(.doesNotAddUp(village: 1)) { $0.villages[1].unmet = Kilograms(.max) }
  }

  @Test func `a plant that delivers more than it has is noticed`() {
    expect(.overCapacity(plant: 0, by: Kilograms(1))) { $0.deliveries[0].amount = Kilograms(5001) }
    expect(.overCapacity(plant: 0, by: Kilograms(.max - 5000))) { $0.deliveries[0].amount = Kilograms(.max) }
  }

  @Test func `deliveries without a way, of nothing, or to nobody are noticed`() {
    expect(.badDelivery(0)) { $0.deliveries[0].plant = 1 }
    expect(.badDelivery(1)) { $0.deliveries[1].amount = .zero }
    expect(.badDelivery(1)) { $0.deliveries[1].village = 2 }
    expect(.badDelivery(1)) { $0.deliveries[1].plant = -1 }
  }

  @Test func `a cost off by one fen is noticed`() {
    expect(.wrongCost(.yuan(7545))) { $0.cost += Fen(1) }
  }

  @Test func `villages or households that are not the problem's are noticed`() {
    expect(.wrongVillages) { $0.villages.removeLast() }
    expect(.wrongVillages) { $0.villages[0].households = 3 }
  }

  private func expect(_ error: PelletAllocationError, after tampering: (inout PelletAllocation) -> Void) {
    var allocation = sound
    tampering(&allocation)
    #expect(throws: error) { try allocation.verify(for: problem) }
  }
}
