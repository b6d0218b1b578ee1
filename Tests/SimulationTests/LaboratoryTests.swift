import District
import Hazards
import Quantities
import Simulation
import Testing

@Suite struct LaboratoryTests {
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `households and mass are conserved whatever luck does`(seed: UInt64) {
    let fixture = PropertyTests.random(seed)
    for luck in [nil, Luck(seed: 9, replication: UInt32(seed)), Luck(seed: 10, replication: 0)] {
      let outcome = fixture.laboratory.play(fixture.scenario, luck: luck)
      let affected = fixture.impact.groups.map(\.affected)
      #expect(outcome.affectedByHour == (0..<48).map { hour in affected.reduce(0) { $0 + $1[hour] } })
      #expect(zip(outcome.affectedByHour, outcome.servedByHour).allSatisfy { $0 >= $1 && $1 >= 0 })
      #expect(outcome.townships.reduce(0) { $0 + $1.affected } == outcome.affected)
      #expect(outcome.townships.reduce(0) { $0 + $1.served } == outcome.served)
      let kept = outcome.inYards + outcome.onTrucks + outcome.inVillages
      #expect(outcome.start + outcome.supplied == kept + outcome.burnt + outcome.lost)
      let arrived = outcome.leadTimes.reduce(0) { $0 + $1.count }
      #expect(Kilograms(Int64(arrived)) == outcome.inVillages + outcome.burnt)
      #expect(outcome.onTime <= outcome.due)
      #expect(outcome.undelivered == fixture.impact.needed - outcome.inVillages - outcome.burnt)
      // every unserved household-hour is on somebody's clock, and everybody has one
      let clocks = outcome.householdsByUnservedHours.enumerated()
      #expect(clocks.reduce(0) { $0 + $1.offset * $1.element } == outcome.unserved)
      #expect(clocks.reduce(0) { $0 + $1.element } == outcome.townships.reduce(0) { $0 + $1.households })
      for township in outcome.townships {
        #expect((township.firstShortageHour == nil) == (township.unserved == 0))
        #expect(township.cold.map(\.householdHours) == township.cold.map(\.householdHours).sorted(by: >))
        #expect(township.cold[0].householdHours <= township.unserved)
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `what was played before in a workspace has no influence`(seed: UInt64) {
    let (fixture, luck) = (PropertyTests.random(seed), Luck(seed: seed, replication: 3))
    var other = fixture
    other.hazards.removeLast()
    other.outdoor += other.outdoor
    let laboratory = fixture.laboratory
    var workspace = laboratory.workspace()
    let fresh = laboratory.play(fixture.scenario, luck: luck)
    #expect(laboratory.play(fixture.scenario, luck: luck, in: &workspace) == fresh)
    _ = laboratory.play(other.scenario, luck: nil, in: &workspace)
    #expect(laboratory.play(fixture.scenario, luck: luck, in: &workspace) == fresh)
  }

  @Test func `any number of workers plays the same`() async {
    let fixture = PropertyTests.random(5)
    let (laboratory, scenario) = (fixture.laboratory, fixture.scenario)
    @Sendable func play(_ worker: Int, of workers: Int) -> [(UInt32, Outcome)] {
      var workspace = laboratory.workspace()
      return stride(from: worker, to: 24, by: workers).map { replication in
        let luck = Luck(seed: 1, replication: UInt32(replication))
        return (luck.replication, laboratory.play(scenario, luck: luck, in: &workspace))
      }
    }
    var played: [[Outcome]] = []
    for workers in [1, 2, 8] {
      played.append(
        await withTaskGroup(of: [(UInt32, Outcome)].self) { group in
          for worker in 0..<workers { group.addTask { play(worker, of: workers) } }
          var all: [(UInt32, Outcome)] = []
          for await some in group { all += some }
          return all.sorted { $0.0 < $1.0 }.map(\.1)
        })
    }
    #expect(played[0] == played[1])
    #expect(played[0] == played[2])
    #expect(Set(played[0]).count > 1)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `an empty depot or a truck elsewhere shifts nobody's luck`(seed: UInt64) {
    let (fixture, luck) = (PropertyTests.random(seed), Luck(seed: 4, replication: UInt32(seed)))
    var more = fixture
    more.sites.append(Fixture.site(4))
    more.stock.append(0)
    // a junction that no road leads to
    more.fleet.append(Fixture.truck(more.junctions, count: 3))
    more.junctions += 1
    var outcome = more.laboratory.play(more.scenario, luck: luck)
    let expected = fixture.laboratory.play(fixture.scenario, luck: luck)
    outcome.truckAvailable = expected.truckAvailable
    #expect(outcome == expected)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the order of the roads and the names of places do not matter`(seed: UInt64) {
    let (fixture, luck) = (PropertyTests.random(seed), Luck(seed: 4, replication: UInt32(seed)))
    var other = fixture
    other.roads.reverse()
    let last = fixture.roads.count - 1
    other.hazards = fixture.hazards.map { hazard in
      var hazard = hazard
      hazard.area.roads = hazard.area.roads.map { last - $0 }.sorted()
      return hazard
    }
    for index in other.sites.indices { other.sites[index].id = "renamed-\(index)" }
    #expect(
      other.laboratory.play(other.scenario, luck: luck)
        == fixture.laboratory.play(fixture.scenario, luck: luck))
  }

  @Test func `households are counted by the hours they went unserved`() {
    var fixture = Fixture()
    fixture.outdoor = [Double](repeating: -17, count: 6)
    fixture.hazards = [Fixture.outage(hours: 6)]
    fixture.fleet = []
    fixture.shelters = []
    let outcome = fixture.laboratory.play(fixture.scenario, luck: nil)
    #expect(outcome.householdsByUnservedHours == [0, 0, 0, 0, 0, 0, 100])
    fixture.hazards = [Fixture.outage(hours: 4, restoration: .linear(firstHours: 2))]
    // 100, 100, 100, 50: half get their heat back an hour earlier
    #expect(
      fixture.laboratory.play(fixture.scenario, luck: nil).householdsByUnservedHours == [0, 0, 0, 50, 50])
  }

  @Test func `cold is counted by how far and how long`() {
    var fixture = Fixture()
    fixture.outdoor = [Double](repeating: -17, count: 3)
    fixture.hazards = [Fixture.outage(hours: 3)]
    fixture.fleet = []
    let outcome = fixture.laboratory.play(fixture.scenario, luck: nil)
    // 16 °C, 33 K above the air, τ 24 h: 14.653, 13.361, 12.122 °C; to the nearest thousandth below 14
    let cold = outcome.townships[0].cold
    #expect(cold.map(\.householdHours) == [200, 0, 0])
    #expect(cold[0].milliKelvinHours == 100 * (639 + 1878))
    #expect(cold[0].firstHour == 1)
    #expect(cold[1].firstHour == nil)
  }
}
