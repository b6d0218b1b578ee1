import District
import RoadNetwork
import Testing

@Suite struct IsolationTests {
  /// 0 — 1 → 2, and 3 alone.
  static let district = Fixture.district(
    townships: [0, 0, 0, 0], roads: [Fixture.road(0, 1), Fixture.road(1, 2, oneWay: true)])

  @Test func `a village is isolated when no source but its own junction reaches it`() {
    let network = RoadNetwork(Self.district)
    let open = RoadState(speedFactor: [1, 1])
    func isolated(_ state: RoadState, from sources: [Int]) -> [Int] {
      (0..<4).filter { network.isIsolated(village: $0, from: sources, under: state) }
    }
    #expect(isolated(open, from: [0, 1]) == [3])
    #expect(isolated(open, from: [0]) == [0, 3])
    #expect(isolated(open, from: [2]) == [0, 1, 2, 3])
    #expect(isolated(RoadState(speedFactor: [0, 0.25]), from: [0, 1]) == [0, 1, 3])
    #expect(isolated(open, from: []) == [0, 1, 2, 3])
  }

  @Test func `each village is looked at in its own hour`() {
    let network = RoadNetwork(Self.district)
    let closure = Hazard(kind: .roadClosure, start: 2, duration: 2, area: Area(roads: [0]))
    let conditions = RoadConditions(Self.district, Fixture.scenario(horizon: 6, closure))
    #expect(network.isolatedVillages(at: [0, 2, nil, nil], from: [0, 1], in: conditions) == [1])
    #expect(network.isolatedVillages(at: [2, 0, 3, 5], from: [0], in: conditions) == [0, 2, 3])
  }
}
