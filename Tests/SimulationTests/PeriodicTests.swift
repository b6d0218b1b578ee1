import District
import Hazards
import Quantities
import Simulation
import Testing

@Suite struct PeriodicTests {
  /// Two villages, 10 and 40 km from the yard; the far one's houses cool twice as fast.
  static func twoVillages() -> Fixture {
    var fixture = FortuneTests.calm()
    fixture.villages = [1, 2]
    fixture.townships = [0, 0]
    fixture.junctions = 3
    fixture.roads = [Fixture.road(0, 1), Fixture.road(0, 2, km: 40)]
    fixture.households = [Fixture.group(0, count: 100), Fixture.group(1, count: 100, archetype: 1)]
    fixture.hazards = [Fixture.outage(villages: [0, 1])]
    fixture.policy = .periodic(every: 6)
    return fixture
  }

  @Test func `trips planned anew leave fewer cold than the nearest first`() {
    var fixture = Self.twoVillages()
    let outcome = fixture.laboratory.play(fixture.scenario, luck: nil)
    fixture.policy = .distanceFirst
    let nearest = fixture.laboratory.play(fixture.scenario, luck: nil)
    // below 10 °C: the far village in the hour before its coal, against two
    #expect(outcome.townships[0].cold[1].householdHours == 100)
    #expect(nearest.townships[0].cold[1].householdHours == 200)
    let mass = outcome.inYards + outcome.onTrucks + outcome.inVillages + outcome.burnt
    #expect(mass == outcome.start)
  }

  @Test func `who is cold first is served first, though farther`() {
    var fixture = Self.twoVillages()
    fixture.fleet = [Fixture.truck(payload: 800)]
    #expect(fixture.run().deliveries.first?.village == 1)
    fixture.policy = .distanceFirst
    #expect(fixture.run().deliveries.first?.village == 0)
  }

  @Test func `the same event is planned the same, on any workspace`() {
    let fixture = Self.twoVillages()
    let laboratory = fixture.laboratory
    var workspace = laboratory.workspace()
    let luck = Luck(seed: 3, replication: 9)
    let first = laboratory.play(fixture.scenario, luck: luck, in: &workspace)
    #expect(laboratory.play(fixture.scenario, luck: luck, in: &workspace) == first)
    #expect(fixture.laboratory.play(fixture.scenario, luck: luck) == first)
  }

  @Test func `without an open road there is no trip`() {
    var fixture = Self.twoVillages()
    fixture.hazards.append(Fixture.closure(start: 0, hours: 24, roads: [0, 1]))
    let outcome = fixture.laboratory.play(fixture.scenario, luck: nil)
    #expect(outcome.trips == 0)
    #expect(outcome.refusedOrders == 0)
  }
}
