import District
import Hazards
import Quantities
import Testing

@testable import Simulation

@Suite struct LedgerTests {
  @Test func `what is to come is ordered by minute, class and entity`() {
    var agenda = Agenda()
    agenda.add(.mobilised, 0, at: 5)
    agenda.add(.back, 7, at: 5)
    agenda.add(.loaded, 9, at: 6)
    agenda.add(.back, 2, at: 5)
    agenda.add(.unloaded, 8, at: 5)
    agenda.add(.back, 3, at: 5)
    agenda.add(.yardLost, 4, at: 4)
    var order: [[Int]] = []
    while agenda.nextMinute < .max {
      let minute = agenda.nextMinute
      let (happening, entity) = agenda.next()
      order.append([minute, Int(happening.rawValue), entity])
    }
    let expected: [(Int, Happening, Int)] = [
      (4, .yardLost, 4), (5, .unloaded, 8), (5, .back, 2), (5, .back, 3), (5, .back, 7), (5, .mobilised, 0),
      (6, .loaded, 9),
    ]
    #expect(order == expected.map { [$0.0, Int($0.1.rawValue), $0.2] })
  }

  /// A play of a fixture before its first hour.
  static func play(_ fixture: Fixture) -> Play {
    var play = fixture.laboratory.workspace().play
    play.begin(fixture.scenario, luck: nil)
    return play
  }

  @Test(arguments: [1, 2, 3, 7, 40, 333])
  func `a need that is fully served burns exactly its kilograms`(households: Int) {
    var fixture = Fixture()
    fixture.households = [Fixture.group(count: households)]
    fixture.hazards = [Fixture.outage(hours: 22, restoration: .linear(firstHours: 5))]
    let affected = fixture.impact.groups[0].affected
    var play = Self.play(fixture)
    play.needs[0].inVillage = play.needs[0].total
    play.requests[0].lacking = 0
    for hour in 0..<24 {
      play.turnHour(hour)
      #expect(play.cohorts[1].served == affected[hour])
    }
    #expect(play.needs[0].burnt == fixture.impact.needs[0].kg.count)
    #expect(play.needs[0].inVillage == 0)
    #expect(play.requests[0].lacking == 0)
  }

  @Test func `an hour that asks for no whole kilogram is served as the hour that burnt it`() {
    var fixture = Fixture()
    fixture.households = [Fixture.group(count: 1)]
    var play = Self.play(fixture)
    // 0.68, 1.36, 2.04, 2.72 kg: hours 0, 1 and 2 ask for one kilogram each, hour 3 for none
    #expect(play.demand.prefix(5).map(\.through) == [1, 2, 3, 3, 4])
    var served: [Int] = []
    for hour in 0..<5 {
      if hour == 2 { play.needs[0].inVillage = 1 }
      play.turnHour(hour)
      served.append(play.cohorts[1].served)
    }
    #expect(served == [0, 0, 1, 1, 0])
  }

  @Test func `fuel moves the first bare hour`() {
    var play = Self.play(Fixture())
    play.nextHour = 3
    #expect(play.bareHour(0, fuel: 0) == 3)
    #expect(play.bareHour(0, fuel: 68 + 68) == 5)
    #expect(play.bareHour(0, fuel: play.needs[0].total) == nil)
  }
}
