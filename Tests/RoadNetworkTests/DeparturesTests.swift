import District
import Quantities
import RoadNetwork
import Testing

/// Ways for departures in any minute of an hour: the table of all against the way of each pair.
@Suite struct DeparturesTests {
  /// A random network of a few junctions, some roads of it one-way, two of them closed for some hours; it snows on all.
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
    let snow = RoadConditionsTests.blizzard(cm: 3, start: 2, hours: 4, villages: [0, 3])
    return (district, Fixture.scenario(horizon: 12, hazards[0], hazards[1], snow))
  }

  /// Minutes on a road entered so long after a departure in an hour, of whatever minute: as slow as it may be while on it.
  private static func slowest(_ road: Int, entered: Int, in hour: Int, _ minutes: (Int) -> [Int32]) -> Int32 {
    var slowest: Int32 = 0
    while true {
      let last = hour * 60 + 59 + entered + max(0, Int(slowest) - 1)
      let hours = ((hour * 60 + entered) / 60)...(last / 60)
      let again = hours.map { minutes($0)[road] }.max() ?? 0
      if again == slowest { return slowest }
      slowest = again
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the table of an hour has the minutes and metres of every way`(seed: UInt64) {
    let (district, scenario) = Self.district(seed)
    let network = RoadNetwork(district)
    let conditions = RoadConditions(district, scenario)
    let ways = Departures(network, conditions, for: .standard, longest: 90)
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
          var entered = 0
          for (road, left) in way {
            let slowest = Self.slowest(road, entered: entered, in: hour) {
              network.minutesByRoad(under: conditions.state(at: $0))
            }
            #expect(Int(left) == entered + Int(slowest))
            entered = Int(left)
          }
          #expect(Int(table.minutes[cell]) == entered)
          #expect(table.metres[cell] == way.reduce(0) { $0 + district.roads[$1.road].length.count })
        }
      }
    }
    #expect(found > 8 * places.count)
  }
}
