import Allocation
import Quantities
import Testing

@Suite struct PelletProblemTests {
  private func problem(
    capacity: Int64 = 1, price: Int64 = 1, households: Int = 1, need: Int64 = 1, distance: Int64 = 1,
    cap: Int64 = 1, haulage: Int64 = 1
  ) throws(PelletProblemError) -> PelletProblem {
    try PelletProblem(
      plants: [PelletPlant(capacity: Kilograms(capacity), fenPerTonne: Fen(price))],
      villages: [PelletVillage(households: households, need: Kilograms(need))],
      distances: [[Metres(distance)]], cap: Kilograms(cap), haulage: Fen(haulage))
  }

  @Test func `numbers that make no sense are refused, each by name`() {
    #expect(throws: PelletProblemError.badPlant(0)) { try problem(capacity: -1) }
    #expect(throws: PelletProblemError.badPlant(0)) { try problem(price: -1) }
    #expect(throws: PelletProblemError.badPlant(0)) { try problem(price: .max) }
    #expect(throws: PelletProblemError.badVillage(0)) { try problem(households: -1) }
    #expect(throws: PelletProblemError.badVillage(0)) { try problem(households: .max, need: 0) }
    #expect(throws: PelletProblemError.badVillage(0)) { try problem(need: -1) }
    #expect(throws: PelletProblemError.tooMuch) { try problem(households: 2, need: .max) }
    #expect(throws: PelletProblemError.tooMuch) { try problem(households: 2, need: 500_000_001) }
    #expect(throws: PelletProblemError.badDistances) { try problem(distance: -1) }
    #expect(throws: PelletProblemError.badDistances) { try problem(distance: .max) }
    #expect(throws: PelletProblemError.badPolicy) { try problem(cap: -1) }
    #expect(throws: PelletProblemError.badPolicy) { try problem(haulage: -1) }
  }

  @Test func `distances must be one row per plant and one entry per village`() {
    let plant = PelletPlant(capacity: Kilograms(1), fenPerTonne: Fen(1))
    let village = PelletVillage(households: 1, need: Kilograms(1))
    for distances: [[Metres?]] in [[], [[]], [[nil, nil]], [[nil], [nil]]] {
      #expect(throws: PelletProblemError.badDistances) {
        try PelletProblem(plants: [plant], villages: [village], distances: distances, haulage: Fen(1))
      }
    }
  }

  @Test
  func `a household is entitled to its need, to the cap at most, and to nothing if it does not take part`()
    throws
  {
    let problem = try PelletProblem(
      plants: [],
      villages: [
        PelletVillage(households: 2, need: Kilograms(2999)),
        PelletVillage(households: 3, need: Kilograms(3001)),
        PelletVillage(households: 4, need: Kilograms(3001), isEligible: false),
      ],
      distances: [], haulage: .zero)
    #expect(problem.villages.indices.map(problem.entitlement) == [Kilograms(2999), Kilograms(3000), .zero])
    #expect(problem.villages.indices.map(problem.eligibleNeed) == [Kilograms(5998), Kilograms(9000), .zero])
  }
}
