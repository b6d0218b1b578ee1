import District
import Hazards
import Testing

@Suite struct DarkTownshipsTests {
  /// A township of four villages, 0 to 3, and one of one, 4.
  private static func dark(_ hazards: [Hazard]) -> [[Range<Int>]] {
    let dark = DarkTownships(hazards, townshipOfVillage: [0, 0, 0, 0, 1], townshipCount: 2)
    return [dark[0], dark[1]]
  }

  @Test func `a township is dark where one cut strikes more than half of its villages`() {
    #expect(Self.dark([Fixture.outage(villages: [0, 1])]) == [[], []])
    #expect(Self.dark([Fixture.outage(villages: [0, 1, 3])]) == [[0..<1440], []])
    #expect(Self.dark([Fixture.outage(hours: 2, villages: [4])]) == [[], [0..<120]])
    // two cuts of two villages each are no cut of four
    let halves = [Fixture.outage(villages: [0, 1]), Fixture.outage(villages: [2, 3])]
    #expect(Self.dark(halves) == [[], []])
  }

  @Test func `only what fails the grid darkens`() {
    func hazard(_ kind: Hazard.Kind) -> Hazard {
      Hazard(kind: kind, start: 1, duration: 2, area: Area(villages: [4]))
    }
    #expect(Self.dark([hazard(.gasOutage(share: 1)), hazard(.heatNetworkOutage(share: 1))])[1] == [])
    #expect(Self.dark([hazard(.powerOutage(share: 0.1))])[1] == [60..<180])
  }

  @Test func `spells that overlap or touch are one, in whatever order they are written`() {
    let cuts = [(9, 1), (2, 3), (0, 1), (5, 2), (3, 1)].map {
      Fixture.outage(start: $0.0, hours: $0.1, villages: [4])
    }
    #expect(Self.dark(cuts)[1] == [0..<60, 120..<420, 540..<600])
  }
}
