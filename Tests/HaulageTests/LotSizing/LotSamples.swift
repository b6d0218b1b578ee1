import Haulage
import Quantities

/// SplitMix64, for problems that are the same everywhere.
struct LotRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A small random problem. Costs and times divide by the payloads, so that shared drops need no rounding.
func randomLots(
  _ seed: UInt64, villages: Int = 4, periods: Int = 3, shortage: LotSizingProblem.Shortage = .late,
  trucks: Int64 = 300, isOrdered: Bool = false, isElastic: Bool = false
) throws -> LotSizingProblem {
  var random = LotRandom(seed)
  let payloads = [2, 5]
  let fleets = payloads.map { payload in
    LotSizingProblem.Fleet(
      payload: payload, minutes: (0..<periods).map { _ in Minutes(trucks) },
      overtime: (0..<periods).map { _ in Minutes(60) }, overtimeHour: Fen(3000),
      hireHour: isElastic || Bool.random(using: &random) ? Fen(9000) : nil)
  }
  let sources = (0..<2).map { _ in
    LotSizingProblem.Source(
      supply: (0..<periods).map { _ in Int.random(in: 4...12, using: &random) },
      advance: isElastic || Bool.random(using: &random) ? Fen(50_000) : nil,
      docks: Bool.random(using: &random)
        ? (0..<periods).map { _ in Minutes(Int64.random(in: 60...200, using: &random)) } : nil,
      dockOvertime: Fen(20_000))
  }
  let all = (0..<villages).map { _ in
    let use = (0..<periods).map { _ in Int.random(in: 0...6, using: &random) }
    let stock = Int.random(in: 0...3, using: &random)
    let room = Int.random(in: 6...14, using: &random)
    var ways: [LotSizingProblem.Way] = []
    for source in sources.indices {
      for fleet in fleets.indices where Int.random(in: 0..<5, using: &random) > 0 {
        let unit = Int64(payloads[fleet]) * 10
        ways.append(
          LotSizingProblem.Way(
            source: source, fleet: fleet, cost: Fen(unit * Int64.random(in: 200...900, using: &random)),
            minutes: Minutes(unit * Int64.random(in: 1...4, using: &random)), dock: Minutes(unit),
            isOpen: (0..<periods).map { _ in Int.random(in: 0..<6, using: &random) > 0 }))
      }
    }
    return LotSizingProblem.Village(
      stock: stock, use: use, room: (0..<periods).map { _ in room },
      safety: Int.random(in: 0...2, using: &random),
      order: isOrdered ? max(0, use.reduce(0, +) - stock) : nil, ways: ways,
      shortage: (0..<periods).map { _ in Fen(100_000) }, unsafety: Fen(5000), missing: Fen(400_000),
      holding: Fen(300))
  }
  return try LotSizingProblem(
    step: Kilograms(500), periods: periods, shortage: shortage, sources: sources, fleets: fleets,
    villages: all, shared: LotSizingProblem.SharedDrop(least: 200, most: 500, factor: 1000))
}

/// The same problem with everything listed in another order.
func relabelled(_ problem: LotSizingProblem, _ seed: UInt64) throws -> LotSizingProblem {
  var random = LotRandom(seed)
  let (sources, fleets) = (
    Array(problem.sources.indices).shuffled(using: &random),
    Array(problem.fleets.indices).shuffled(using: &random)
  )
  return try LotSizingProblem(
    step: problem.step, periods: problem.periods, shortage: problem.shortage,
    sources: sources.map { problem.sources[$0] }, fleets: fleets.map { problem.fleets[$0] },
    villages: problem.villages.map { village in
      var village = village
      village.ways = village.ways.shuffled(using: &random).map { way in
        var way = way
        way.source = sources.firstIndex(of: way.source) ?? 0
        way.fleet = fleets.firstIndex(of: way.fleet) ?? 0
        return way
      }
      return village
    }.shuffled(using: &random), shared: problem.shared)
}

/// The same problem with so many more truck minutes everywhere.
func enlarged(_ problem: LotSizingProblem, by minutes: Int64) throws -> LotSizingProblem {
  try LotSizingProblem(
    step: problem.step, periods: problem.periods, shortage: problem.shortage, sources: problem.sources,
    fleets: problem.fleets.map { fleet in
      var fleet = fleet
      fleet.minutes = fleet.minutes.map { $0 + Minutes(minutes) }
      return fleet
    }, villages: problem.villages, shared: problem.shared)
}
