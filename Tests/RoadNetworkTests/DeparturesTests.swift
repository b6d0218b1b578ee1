import District
import Quantities
import RoadNetwork
import Testing

/// Ways for departures in any minute of an hour: the table of all against the way of each pair.
@Suite struct DeparturesTests {
  /// SplitMix64 (Steele, Lea, Flood 2014), so that random cases are the same on every machine.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// A random network of a few junctions, some roads of it one-way, two of them closed for some hours.
  private static func district(_ seed: UInt64) -> (District, Scenario) {
    var random = Seeded(state: seed)
    let junctions = 7
    let roads = (0..<14).map { _ in
      let from = Int.random(in: 0..<junctions, using: &random)
      // some take no minute at all
      return Fixture.road(
        from, (from + Int.random(in: 1..<junctions, using: &random)) % junctions,
        km: Double(Int.random(in: 0...40, using: &random)), oneWay: .random(using: &random))
    }
    let district = Fixture.district(townships: [Int](repeating: 0, count: junctions), roads: roads)
    let hazards = (0..<2).map { _ in
      Hazard(
        kind: .roadClosure, start: .random(in: 0...4, using: &random),
        duration: .random(in: 1...4, using: &random),
        area: Area(roads: [.random(in: 0..<roads.count, using: &random)]))
    }
    return (district, Fixture.scenario(horizon: 12, hazards[0], hazards[1]))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the table of an hour has the minutes and metres of every way`(seed: UInt64) {
    let (district, scenario) = Self.district(seed)
    let network = RoadNetwork(district)
    let ways = Departures(
      network, RoadConditions(district, scenario), for: Vehicle(speedFactor: 1), longest: 90)
    let places = [5, 0, 3, 6, 1]
    var found = 0
    for hour in 0..<8 {
      let table = ways.table(places, in: hour)
      for (i, from) in places.enumerated() {
        for (j, to) in places.enumerated() {
          let cell = i * places.count + j
          let way = ways.way(from: from, to: to, in: hour)
          #expect((table.minutes[cell] == .max) == (way == nil), "\(from) to \(to) in hour \(hour)")
          guard let way else { continue }
          found += 1
          #expect(table.minutes[cell] == way.last?.left ?? 0)
          #expect(table.metres[cell] == way.reduce(0) { $0 + district.roads[$1.road].length.count })
        }
      }
    }
    #expect(found > 8 * places.count)
  }
}
