import Certificates
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

func kilograms(_ counts: [Int64]) -> [Kilograms] { counts.map { Kilograms($0) } }

extension ReserveNetwork {
  /// A network where a share of all pairs is admissible.
  static func random(
    sites: Int, needs: Int, upTo most: Int64, density: Double, using generator: inout Seeded
  ) throws -> ReserveNetwork {
    var arcs: [ReserveArc] = []
    for site in 0..<sites {
      for need in 0..<needs where Double.random(in: 0..<1, using: &generator) < density {
        let travel = Minutes(Int64.random(in: 0...240, using: &generator))
        arcs.append(ReserveArc(site: site, need: need, travel: travel))
      }
    }
    let perSite = most * Int64(needs) / Int64(max(sites, 1))
    return try ReserveNetwork(
      stock: (0..<sites).map { _ in Kilograms(Int64.random(in: 0...perSite, using: &generator)) },
      needs: (0..<needs).map { _ in Kilograms(Int64.random(in: 0...most, using: &generator)) },
      arcs: arcs)
  }

  /// What cannot be met, as the worst over all sets of needs of need inside less stock that reaches it (Gale).
  var shortByBruteForce: Kilograms {
    var reaching = Array(repeating: Set<Int>(), count: needs.count)
    for arc in arcs { reaching[arc.need].insert(arc.site) }
    return (0..<(1 << needs.count)).map { subset in
      let inside = needs.indices.filter { subset >> $0 & 1 == 1 }
      let sites = inside.reduce(into: Set<Int>()) { $0.formUnion(reaching[$1]) }
      return inside.total { needs[$0] } - sites.total { stock[$0] }
    }.max() ?? .zero
  }
}
