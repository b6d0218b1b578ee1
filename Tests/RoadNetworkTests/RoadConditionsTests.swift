import District
import Quantities
import RoadNetwork
import Testing

@Suite struct RoadConditionsTests {
  static func blizzard(
    _ level: WarningLevel = .orange, cm: Double = 4, start: Int = 0, hours: Int, villages: [Int]
  ) -> Hazard {
    Hazard(
      kind: .blizzard(level: level, snowfall: cm), start: start, duration: hours,
      area: Area(villages: villages)
    )
  }

  static func factors(_ conditions: RoadConditions, road: Int) -> [Double] {
    conditions.stateByHour.map { conditions.states[$0].speedFactor[road] }
  }

  @Test func `a calm scenario has one state for all its hours`() {
    let district = Fixture.district(
      townships: [0, 0], roads: [Fixture.road(0, 1), Fixture.road(0, 1, isOpen: false)])
    let conditions = RoadConditions(district, Fixture.scenario(horizon: 48))
    #expect(conditions.states == [RoadState(speedFactor: [1, 0])])
    #expect(conditions.stateByHour == [Int](repeating: 0, count: 48))
    #expect(conditions.state(at: 400) == conditions.states[0])
  }

  @Test func `snow gathers by exposure and slows the road band by band until it is closed`() {
    let district = Fixture.district(
      townships: [0, 0], roads: [Fixture.road(0, 1), Fixture.road(0, 1, exposure: 2.5)])
    let scenario = Fixture.scenario(horizon: 9, Self.blizzard(cm: 5, start: 1, hours: 7, villages: [0, 1]))
    let conditions = RoadConditions(district, scenario)
    #expect(Self.factors(conditions, road: 0) == [1, 0.85, 0.65, 0.5, 0.5, 0.25, 0.25, 0, 0])
    #expect(Self.factors(conditions, road: 1) == [1, 0.5, 0.25, 0, 0, 0, 0, 0, 0])
    #expect(conditions.snowDepth(road: 1, hour: 3) == 37.5)
    #expect(conditions.states.count == 6)
  }

  @Test func `two blizzards over one road snow together`() {
    let district = Fixture.district(townships: [0, 0], roads: [Fixture.road(0, 1)])
    let one = Self.blizzard(cm: 3, hours: 2, villages: [0, 1])
    let conditions = RoadConditions(district, Fixture.scenario(horizon: 2, one, one))
    #expect(conditions.snowDepth(road: 0, hour: 1) == 12)
  }

  @Test func `snow falls on the roads that touch a township with a struck village`() {
    // township 2 has a junction but is not struck
    let district = Fixture.district(
      townships: [0, 0, 1, 2],
      roads: [Fixture.road(0, 1), Fixture.road(1, 2), Fixture.road(2, 3), Fixture.road(3, 3)])
    let some = RoadConditions(
      district, Fixture.scenario(horizon: 1, Self.blizzard(cm: 2, hours: 1, villages: [2])))
    #expect((0..<4).map { some.snowDepth(road: $0, hour: 0) } == [0, 2, 2, 0])
    let named = RoadConditions(
      district,
      Fixture.scenario(
        horizon: 1,
        Hazard(
          kind: .blizzard(level: .blue, snowfall: 2), start: 0, duration: 1,
          area: Area(villages: [0], roads: [3]))))
    #expect((0..<4).map { named.snowDepth(road: $0, hour: 0) } == [2, 2, 0, 2])
    let all = RoadConditions(
      district, Fixture.scenario(horizon: 1, Self.blizzard(cm: 2, hours: 1, villages: [0, 1, 2, 3])))
    #expect((0..<4).map { all.snowDepth(road: $0, hour: 0) } == [2, 2, 2, 2])
  }

  @Test func `ploughs clear by class and carry unfinished kilometres over`() {
    let district = Fixture.district(
      townships: [0, 0],
      roads: [
        Fixture.road(0, 1, km: 10, kind: .village), Fixture.road(0, 1, km: 14, kind: .county),
        Fixture.road(0, 1, km: 10, kind: .trunk), Fixture.road(0, 1, km: 10, kind: .county),
      ],
      ploughRate: 12)
    let scenario = Fixture.scenario(horizon: 6, Self.blizzard(cm: 15, hours: 1, villages: [0, 1]))
    let conditions = RoadConditions(district, scenario)
    func depths(_ hour: Int) -> [Double] { (0..<4).map { conditions.snowDepth(road: $0, hour: hour) } }
    #expect(depths(0) == [15, 15, 10, 15])  // 10 km of trunk, 2 km into the first county road
    #expect(depths(1) == [15, 10, 10, 15])  // its last 12 km
    #expect(depths(2) == [15, 10, 10, 10])  // 10 km, 2 km into the village road
    #expect(depths(3) == [10, 10, 10, 10])
  }

  @Test(arguments: 0..<6) func `the order of the rows of roads is not the order of the ploughs`(seed: UInt64)
  {
    var random = Seeded(state: seed)
    let kinds: [RoadClass] = [.village, .county, .trunk, .county, .village, .county, .trunk, .village]
    let district = Fixture.district(
      townships: [0, 0],
      roads: kinds.enumerated().map { Fixture.road(0, 1, km: Double(5 + 3 * $0), kind: $1) },
      ploughRate: 7)
    var shuffled = district
    shuffled.roads.shuffle(using: &random)
    let scenario = Fixture.scenario(horizon: 24, Self.blizzard(cm: 9, hours: 4, villages: [0, 1]))
    let (conditions, others) = (RoadConditions(district, scenario), RoadConditions(shuffled, scenario))
    for (e, road) in shuffled.roads.enumerated() {
      let row = district.roads.firstIndex { $0.id == road.id } ?? 0
      #expect(
        (0..<24).map { others.snowDepth(road: e, hour: $0) }
          == (0..<24).map { conditions.snowDepth(road: row, hour: $0) }, "\(road.id)")
    }
  }

  @Test func `ploughs return to the more important road when it snows on`() {
    let district = Fixture.district(
      townships: [0, 0],
      roads: [Fixture.road(0, 1, km: 10, kind: .trunk), Fixture.road(0, 1, km: 10, kind: .village)],
      ploughRate: 10)
    let scenario = Fixture.scenario(horizon: 5, Self.blizzard(cm: 11, hours: 3, villages: [0, 1]))
    let conditions = RoadConditions(district, scenario)
    #expect((0..<5).map { conditions.snowDepth(road: 0, hour: $0) } == [10, 10, 10, 10, 10])
    #expect((0..<5).map { conditions.snowDepth(road: 1, hour: $0) } == [11, 22, 33, 10, 10])
  }

  @Test func `snow no deeper than the ploughing depth is left alone`() {
    let district = Fixture.district(townships: [0, 0], roads: [Fixture.road(0, 1)], ploughRate: 100)
    let scenario = Fixture.scenario(horizon: 2, Self.blizzard(cm: 10, hours: 1, villages: [0, 1]))
    #expect(RoadConditions(district, scenario).snowDepth(road: 0, hour: 1) == 10)
  }

  @Test func `a red blizzard closes the expressways it strikes while it lasts`() {
    let district = Fixture.district(
      townships: [0, 0, 1, 1],
      roads: [
        Fixture.road(0, 1, kind: .expressway), Fixture.road(0, 1, kind: .trunk),
        Fixture.road(2, 3, kind: .expressway),
      ])
    func conditions(_ level: WarningLevel) -> RoadConditions {
      let hazard = Self.blizzard(level, cm: 1, start: 1, hours: 2, villages: [0])
      return RoadConditions(district, Fixture.scenario(horizon: 4, hazard))
    }
    #expect(Self.factors(conditions(.red), road: 0) == [1, 0, 0, 0.85])
    #expect(Self.factors(conditions(.red), road: 1) == [1, 0.85, 0.85, 0.85])
    #expect(Self.factors(conditions(.red), road: 2) == [1, 1, 1, 1])
    #expect(Self.factors(conditions(.orange), road: 0) == [1, 0.85, 0.85, 0.85])
  }

  @Test func `a closure shuts its roads for its hours`() {
    let district = Fixture.district(townships: [0, 0], roads: [Fixture.road(0, 1), Fixture.road(0, 1)])
    let closure = Hazard(kind: .roadClosure, start: 1, duration: 2, area: Area(roads: [1]))
    let conditions = RoadConditions(district, Fixture.scenario(horizon: 4, closure))
    #expect(Self.factors(conditions, road: 1) == [1, 0, 0, 1])
    #expect(Self.factors(conditions, road: 0) == [1, 1, 1, 1])
    #expect(conditions.states.count == 2)
  }
}
