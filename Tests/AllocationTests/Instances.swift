import Allocation
import Quantities

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension PelletProblem {
  /// A problem from bare numbers; kilometres, `nil` where there is no way.
  static func make(
    capacities: [Int64], prices: [Int64]? = nil, villages: [(households: Int, need: Int64)],
    kilometres: [[Int64?]]? = nil, cap: Int64 = 3000
  ) throws -> PelletProblem {
    try PelletProblem(
      plants: capacities.indices.map {
        PelletPlant(capacity: Kilograms(capacities[$0]), fenPerTonne: Fen(prices?[$0] ?? 100_000))
      },
      villages: villages.map { PelletVillage(households: $0.households, need: Kilograms($0.need)) },
      distances: kilometres.map { $0.map { $0.map { $0.map { Metres(1000 * $0) } } } }
        ?? capacities.map { _ in villages.map { _ in Metres(1000) } },
      cap: Kilograms(cap), haulage: Fen(60))
  }

  /// A problem where a share of all ways exists.
  static func random(
    plants: Int, villages: Int, households: ClosedRange<Int>, need: ClosedRange<Int64>,
    capacity: ClosedRange<Int64>, density: Double, using generator: inout Seeded
  ) throws -> PelletProblem {
    try make(
      capacities: (0..<plants).map { _ in Int64.random(in: capacity, using: &generator) },
      prices: (0..<plants).map { _ in Int64.random(in: 80_000...120_000, using: &generator) },
      villages: (0..<villages).map { _ in
        (Int.random(in: households, using: &generator), Int64.random(in: need, using: &generator))
      },
      kilometres: (0..<plants).map { _ in
        (0..<villages).map { _ in
          Double.random(in: 0..<1, using: &generator) < density
            ? Int64.random(in: 1...90, using: &generator) : nil
        }
      })
  }

  /// For every set of villages, as a bit mask, what the plants that reach any of them have.
  var supplyBySubset: [Int64] {
    (0..<(1 << villages.count)).map { subset in
      plants.indices.filter { plant in
        villages.indices.contains { subset >> $0 & 1 == 1 && distances[plant][$0] != nil }
      }.reduce(0) { $0 + plants[$1].capacity.count }
    }
  }

  /// Whether the plants can bring these amounts (Gale 1957: no set of villages wants more than its plants have).
  static func isFeasible(_ amounts: [Int64], _ supplyBySubset: [Int64]) -> Bool {
    supplyBySubset.indices.allSatisfy { subset in
      let wanted = amounts.indices.reduce(Int64(0)) { subset >> $1 & 1 == 1 ? $0 + amounts[$1] : $0 }
      return wanted <= supplyBySubset[subset]
    }
  }
}

extension PelletAllocation {
  var amounts: [Int64] { villages.map(\.subsidised.count) }
}
