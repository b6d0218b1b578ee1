import District
import Hazards
import Testing

@Suite struct ShelterTests {
  @Test func `a shelter opens with its own power or an unharmed grid, and in time`() {
    let district = Fixture.district(
      townships: [0, 0],
      shelters: [
        Fixture.shelter(0, places: 10), Fixture.shelter(0, places: 10, generator: true),
        Fixture.shelter(1, places: 10), Fixture.shelter(1, places: 10, opensAfter: 720),
        Fixture.shelter(1, places: 10, opensAfter: 721),
      ])
    let impact = Impact(district, Fixture.scenario([Fixture.outage(villages: [0])]))
    #expect(impact.shelters.isOpen == [false, true, true, true, false])
    #expect(impact.shelters.capacity == [12])
  }

  @Test func `an outage after the horizon closes no shelter`() {
    let district = Fixture.district(shelters: [Fixture.shelter(places: 10)])
    #expect(Impact(district, Fixture.scenario([Fixture.outage(start: 24)])).shelters.isOpen == [true])
    #expect(Impact(district, Fixture.scenario([Fixture.outage(start: 23)])).shelters.isOpen == [false])
  }

  @Test func `places count in whole households of the whole township`() {
    let district = Fixture.district(
      townships: [0, 0, 1], shelters: [Fixture.shelter(0, places: 4), Fixture.shelter(1, places: 3)])
    // 7 places at 2.5 people
    #expect(Impact(district, Fixture.scenario([])).shelters.capacity == [2, 0])
  }

  @Test func `only those without a stove are sheltered, up to the places of their township`() {
    let district = Fixture.district(
      townships: [0, 1],
      households: [Fixture.group(0, count: 20, stoves: 0.5), Fixture.group(1, count: 20, stoves: 0.9)],
      shelters: [
        Fixture.shelter(0, places: 15, generator: true), Fixture.shelter(1, places: 50, generator: true),
      ])
    let impact = Impact(district, Fixture.scenario([Fixture.outage(villages: [0, 1])]))
    #expect(impact.withoutStove == [10, 2])
    #expect(impact.sheltered == [6, 2])
  }
}
