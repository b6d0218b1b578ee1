import District
import Quantities
import Simulation
import Testing

@Suite struct RankingTests {
  /// Village 0 is near and well built, village 1 far and leaky, village 2 further and has vulnerable people.
  static var three: Fixture {
    var fixture = Fixture()
    fixture.villages = [1, 2, 3]
    fixture.junctions = 4
    fixture.roads = [Fixture.road(0, 1, km: 5), Fixture.road(0, 2, km: 10), Fixture.road(0, 3, km: 15)]
    fixture.households = [
      Fixture.group(0, count: 10), Fixture.group(1, count: 10, archetype: 1),
      Fixture.group(2, count: 10, vulnerable: 10),
    ]
    fixture.hazards = [Fixture.outage(villages: [0, 1, 2])]
    return fixture
  }

  @Test(
    arguments: [
      ([.urgency, .hoursToCold, .distance], [2, 1, 0]), ([.hoursToCold, .distance], [1, 0, 2]),
      ([.distance], [0, 1, 2]), ([.urgency, .distance], [2, 0, 1]), ([], [0, 1, 2]),
    ] as [([DispatchPolicy.Criterion], [Int])])
  func `needs are served in the order of the ranking`(ranking: [DispatchPolicy.Criterion], villages: [Int]) {
    var fixture = Self.three
    fixture.policy = DispatchPolicy(ranking: ranking)
    #expect(fixture.run().deliveries.map(\.village) == villages)
  }

  @Test func `a village with coal for some hours waits until those without have theirs`() {
    var fixture = Self.three
    fixture.households = [Fixture.group(0, count: 10), Fixture.group(1, count: 10)]
    fixture.fleet = [Fixture.truck(payload: 50)]
    #expect(fixture.run().deliveries.prefix(4).map(\.village) == [0, 1, 0, 1])
  }

  @Test func `nobody foresees who will lose the heat`() {
    var fixture = Self.three
    fixture.hazards = [Fixture.outage(villages: [0]), Fixture.outage(start: 5, hours: 10, villages: [1])]
    let run = fixture.run()
    #expect(run.deliveries.map(\.village) == [0, 1])
    // the order is given when the second village loses its heat
    #expect(run.deliveries[1].minute == Minutes(341))
  }
}
