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

/// A class from bare numbers: village, households, vulnerable or not, claim by period, room at home.
struct Claim {
  var village = 0
  var households = 1
  var vulnerable = false
  var claim: [Int64]
  var storage: Int64 = 1000
}

extension SeasonProblem {
  /// A problem from bare numbers; kilometres, `nil` where there is no way; periods of thirty days.
  static func make(
    plants: [[Int64]], season: [Int64]? = nil, prices: [Int64]? = nil, claims: [Claim],
    kilometres: [[Int64?]]? = nil,
    stores: [Int64]? = nil, open: [[Bool]]? = nil, hubs: [(capacity: Int64, handling: Int64)] = [],
    plantToHub: [[Int64?]] = [], hubToVillage: [[Int64?]] = [], truck: Int64 = 1000, holding: Int64 = 300,
    floor: Int = 500, drop: Int64 = 0
  ) throws -> SeasonProblem {
    let periods = claims[0].claim.count
    let villages = (claims.map(\.village).max() ?? 0) + 1
    func metres(_ table: [[Int64?]]) -> [[Metres?]] { table.map { $0.map { $0.map { Metres($0 * 1000) } } } }
    return try SeasonProblem(
      days: Array(repeating: 30, count: periods),
      plants: plants.indices.map { p in
        Plant(
          capacity: plants[p].map { Kilograms($0) },
          seasonCapacity: Kilograms(season?[p] ?? plants[p].reduce(0, +)),
          fenPerTonne: Array(repeating: Fen(prices?[p] ?? 100_000), count: periods))
      },
      hubs: hubs.map { Hub(capacity: Kilograms($0.capacity), handling: Fen($0.handling)) },
      villages: (0..<villages).map { v in
        Village(
          store: Kilograms(stores?[v] ?? 0), truckLoad: Kilograms(truck),
          isOpen: open?[v] ?? Array(repeating: true, count: periods))
      },
      classes: claims.map {
        HouseholdClass(
          village: $0.village, households: $0.households, isVulnerable: $0.vulnerable,
          entitlement: $0.claim.map { Kilograms($0) }, storage: Kilograms($0.storage))
      },
      ways: Ways(
        plantToVillage: metres(kilometres ?? plants.map { _ in (0..<villages).map { _ in 10 } }),
        plantToHub: metres(plantToHub), hubToVillage: metres(hubToVillage)),
      terms: Terms(
        haulage: Fen(80), holding: Fen(holding), floorPerMille: floor, minimumDrop: Kilograms(drop)))
  }

  /// A small problem in which anything may be short: plants, months, ways, room.
  static func random(_ luck: inout Seeded, hubs: Bool = false) throws -> SeasonProblem {
    let periods = Int.random(in: 2...4, using: &luck)
    let villages = Int.random(in: 1...4, using: &luck)
    let plants = Int.random(in: 1...3, using: &luck)
    var claims: [Claim] = []
    for v in 0..<villages {
      let claim = (0..<periods).map { _ in Int64.random(in: 0...500, using: &luck) }
      for vulnerable in [true, false] {
        claims.append(
          Claim(
            village: v, households: Int.random(in: 0...4, using: &luck), vulnerable: vulnerable, claim: claim,
            storage: Int64.random(in: 0...600, using: &luck)))
      }
    }
    func way(_ luck: inout Seeded) -> Int64? {
      Bool.random(using: &luck) || Bool.random(using: &luck) ? Int64.random(in: 1...90, using: &luck) : nil
    }
    let count = hubs ? 1 : 0
    return try make(
      plants: (0..<plants).map { _ in (0..<periods).map { _ in Int64.random(in: 0...2000, using: &luck) } },
      season: (0..<plants).map { _ in Int64.random(in: 500...4000, using: &luck) },
      prices: (0..<plants).map { _ in Int64.random(in: 80_000...120_000, using: &luck) }, claims: claims,
      kilometres: (0..<plants).map { _ in (0..<villages).map { _ in way(&luck) } },
      stores: (0..<villages).map { _ in Int64.random(in: 0...800, using: &luck) },
      open: (0..<villages).map { _ in (0..<periods).map { _ in Int.random(in: 0..<5, using: &luck) > 0 } },
      hubs: (0..<count).map { _ in (capacity: Int64.random(in: 0...2000, using: &luck), handling: 1500) },
      plantToHub: (0..<plants).map { _ in (0..<count).map { _ in way(&luck) } },
      hubToVillage: (0..<count).map { _ in (0..<villages).map { _ in way(&luck) } },
      truck: Int64.random(in: 100...1500, using: &luck), drop: Int64.random(in: 0...200, using: &luck))
  }
}

extension SeasonAllocation {
  /// What each class gets over the season.
  var amounts: [Int64] { classes.map(\.total.count) }
}
