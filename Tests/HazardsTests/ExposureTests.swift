import District
import Hazards
import Testing

@Suite struct ExposureTests {
  static func share(_ pathway: Pathway, _ hazards: [Hazard], hour: Int = 0) -> Double {
    Exposure(Fixture.district(), Fixture.scenario(hazards)).shares(village: 0, pathway: pathway)[hour]
  }

  static func hazard(_ kind: Hazard.Kind, villages: [Int] = [0]) -> Hazard {
    Hazard(kind: kind, start: 0, duration: 24, area: Area(villages: villages))
  }

  @Test func `each pathway loses its share of a power cut, and one without a share loses nothing`() {
    let hazards = [Fixture.outage(share: 0.8)]
    #expect(Self.share(.ashpHousehold, hazards) == 1 - (1 - 0.8))
    #expect(Self.share(.biomass, hazards) == 0.4)
    #expect(Self.share(.coal, hazards) == 0)
  }

  @Test func `gas and heat outages strike only their own pathway`() {
    let gas = [Self.hazard(.gasOutage(share: 1))]
    let heat = [Self.hazard(.heatNetworkOutage(share: 1))]
    #expect(Pathway.allCases.filter { Self.share($0, gas) > 0 } == [.gas])
    #expect(Pathway.allCases.filter { Self.share($0, heat) > 0 } == [.chp])
  }

  @Test func `an earthquake fails the grid`() {
    #expect(
      Self.share(.ashpHousehold, [Self.hazard(.earthquake(magnitude: 6, share: 0.5))])
        == Self.share(.ashpHousehold, [Self.hazard(.powerOutage(share: 0.5))]))
  }

  @Test func `power and heat network unite as independent events`() {
    let both = [Self.hazard(.powerOutage(share: 0.5)), Self.hazard(.heatNetworkOutage(share: 0.5))]
    #expect(Self.share(.chp, both) == 0.75)
  }

  @Test func `a hazard elsewhere changes nothing here`() {
    let district = Fixture.district(townships: [0, 0])
    let exposure = Exposure(district, Fixture.scenario([Fixture.outage(villages: [1])]))
    #expect(exposure.shares(village: 0, pathway: .ashpHousehold)[3] == 0)
    #expect(exposure.shares(village: 1, pathway: .ashpHousehold)[3] == 1)
  }

  @Test func `heat comes back evenly after the first hours`() {
    let outage = Fixture.outage(start: 2, hours: 10, restoration: .linear(firstHours: 6))
    let course = (0..<14).map { Self.share(.ashpHousehold, [outage], hour: $0) }
    #expect(course == [0, 0, 1, 1, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25, 0, 0])
  }

  @Test func `heat comes back along a beta distribution`() {
    func course(_ a: Double, _ b: Double) -> [Double] {
      let outage = Fixture.outage(hours: 8, restoration: .beta(firstHours: 4, a: a, b: b))
      return (0..<9).map { outage.remaining(at: $0) }
    }
    func agree(_ found: [Double], _ wanted: [Double]) -> Bool {
      zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    // Beta(1, 1): x; Beta(2, 1): x²; Beta(1, 3): 1 − (1 − x)³
    #expect(agree(course(1, 1), [1, 1, 1, 1, 1, 0.75, 0.5, 0.25, 0]))
    #expect(agree(course(2, 1), [1, 1, 1, 1, 1, 15.0 / 16, 0.75, 7.0 / 16, 0]))
    #expect(agree(course(1, 3), [1, 1, 1, 1, 1, 27.0 / 64, 0.125, 1.0 / 64, 0]))
    let late = Fixture.outage(hours: 4, restoration: .beta(firstHours: 6, a: 2, b: 3))
    #expect((0..<5).map { late.remaining(at: $0) } == [1, 1, 1, 1, 0])
  }

  @Test func `a damaged house is cold whatever heats it, and unites with a power cut`() {
    let damage = Self.hazard(.houseDamage(share: 0.5))
    #expect(Pathway.allCases.allSatisfy { Self.share($0, [damage]) == 0.5 })
    #expect(Self.share(.ashpHousehold, [damage, Self.hazard(.powerOutage(share: 0.5))]) == 0.75)
  }

  @Test func `restoration that would begin at the end or later is a step`() {
    for first in [10, 12] {
      let outage = Fixture.outage(hours: 10, restoration: .linear(firstHours: first))
      #expect((0..<12).map { outage.remaining(at: $0) } == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func `overlap unites, it never adds`(seed: UInt64) {
    var random = Seeded(state: seed)
    let kinds: [(Double) -> Hazard.Kind] = [
      { .powerOutage(share: $0) }, { .gasOutage(share: $0) }, { .heatNetworkOutage(share: $0) },
      { .earthquake(magnitude: 6, share: $0) },
    ]
    var hazards = (0..<5).map { _ in
      Hazard(
        kind: kinds[Int.random(in: 0..<4, using: &random)](.random(in: 0...1, using: &random)),
        start: .random(in: 0..<12, using: &random), duration: .random(in: 1..<16, using: &random),
        restoration: Bool.random(using: &random)
          ? .step : .linear(firstHours: .random(in: 0..<8, using: &random)),
        area: Area(villages: [0]))
    }
    for pathway in Pathway.allCases {
      for hour in 0..<24 {
        let united = Self.share(pathway, hazards, hour: hour)
        let alone = hazards.map { Self.share(pathway, [$0], hour: hour) }
        #expect(united >= (alone.max() ?? 0) - 1e-12)
        #expect(united <= min(1, alone.reduce(0, +)) + 1e-12)
        // the same news twice, and in another order, is the same news
        #expect(Self.share(pathway, hazards + hazards, hour: hour) == united)
        hazards.shuffle(using: &random)
        #expect(Self.share(pathway, hazards, hour: hour) == united)
      }
    }
  }
}
