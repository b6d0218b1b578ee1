import District
import Hazards
import Quantities
import Testing

@Suite struct ImpactTests {
  /// kg an hour of one household at −17 °C: 0.0864 · 98 · 31 / 16.1 / 24.
  static let hourly = 0.0864 * 98 * 31 / (23 * 0.7) / 24

  @Test func `one village, one day, one kind of house has its need in closed form`() {
    let district = Fixture.district(households: [Fixture.group(count: 100)])
    let impact = Impact(district, Fixture.scenario(horizon: 36, [Fixture.outage(start: 4, hours: 24)]))
    #expect(impact.affectedHouseholds == 100)
    #expect(impact.needs.count == 1)
    let need = impact.needs[0]
    #expect((need.village, need.urgency, need.households, need.onset) == (0, .ordinary, 100, 4))
    #expect(need.kg == Kilograms(Int64((Self.hourly * 2400).rounded(.up))))
    #expect(need.response == Minutes(720))
    #expect(need.hourly.count == 36)
    #expect(need.hourly.filter { $0 > 0 }.count == 24)
    #expect(impact.needed == need.kg)
    #expect(impact.onset == [4])
  }

  @Test func `affected households are rounded up, but not for floating-point dust`() {
    func affected(_ count: Int, _ share: Double) -> Int {
      Impact(
        Fixture.district(households: [Fixture.group(count: count)]),
        Fixture.scenario([Fixture.outage(share: share)])
      ).affectedHouseholds
    }
    #expect(affected(100, 0.07) == 7)
    #expect(affected(100, 0.071) == 8)
    #expect(affected(3, 0.5) == 2)
    #expect(affected(3, 0) == 0)
    #expect(affected(3, 1) == 3)
  }

  @Test func `the vulnerable are rounded up and the stoves down`() {
    let group = Fixture.group(count: 10, stoves: 0.75, vulnerable: 3)  // 7 safe stoves
    #expect(group.split(affected: 10) == HouseholdSplit(priority: 2, ordinary: 5, withoutStove: 3))
    // ⌈5·3/10⌉ = 2 vulnerable; ⌊5·7/10⌋ = 3 with stove, of whom ⌊2·7/10⌋ = 1
    #expect(group.split(affected: 5) == HouseholdSplit(priority: 1, ordinary: 2, withoutStove: 2))
    #expect(group.split(affected: 0).total == 0)
    #expect(Fixture.group(count: 0).split(affected: 0).total == 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a split always adds up, and more affected never means fewer of a kind`(seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<50 {
      let count = Int.random(in: 1...300, using: &random)
      let group = Fixture.group(
        count: count, stoves: .random(in: 0...1, using: &random),
        vulnerable: .random(in: 0...count, using: &random))
      var before = group.split(affected: 0)
      for affected in 0...count {
        let split = group.split(affected: affected)
        #expect(split.total == affected)
        #expect(min(split.priority, split.ordinary, split.withoutStove) >= 0)
        #expect(split.priority >= before.priority)
        #expect(split.priority + split.ordinary >= before.priority + before.ordinary)
        before = split
      }
    }
  }

  @Test func `the peak is the first hour with most households affected`() {
    let district = Fixture.district(households: [Fixture.group(count: 10, stoves: 0.6)])
    let hazards = [
      Fixture.outage(share: 0.5, start: 0, hours: 10), Fixture.outage(share: 0.8, start: 3, hours: 2),
      Fixture.outage(share: 0.8, start: 8, hours: 1),
    ]
    let group = Impact(district, Fixture.scenario(hazards)).groups[0]
    #expect(group.affected.prefix(10) == [5, 5, 5, 8, 8, 5, 5, 5, 8, 5])
    #expect(group.peakHour == 3)
    #expect(group.peakAffected == 8)
    #expect(group.peak == HouseholdSplit(priority: 0, ordinary: 4, withoutStove: 4))
  }

  @Test func `cold waves lower the temperature by the largest drop and only while they last`() {
    let wave = { (drop: Double, start: Int, hours: Int) in
      Hazard(kind: .coldWave(drop: drop), start: start, duration: hours, area: Area(villages: [1]))
    }
    let impact = Impact(
      Fixture.district(townships: [0, 0]),
      Fixture.scenario(horizon: 6, outdoor: -10, [wave(8, 1, 3), wave(5, 2, 3)]))
    #expect(impact.outdoor == [[-10, -10, -10, -10, -10, -10], [-10, -18, -18, -18, -15, -10]])
  }

  @Test func `a colder day needs more, and the onset waits for the first hour that needs any`() {
    let district = Fixture.district(households: [Fixture.group(count: 100)])
    var scenario = Fixture.scenario(horizon: 4, [Fixture.outage(hours: 4)])
    scenario.outdoor = [[15, 14, -17, -17]]
    let impact = Impact(district, scenario)
    #expect(impact.needs[0].onset == 2)
    #expect(impact.needs[0].kg == Kilograms(Int64((Self.hourly * 200).rounded(.up))))
    #expect(impact.onset == [0])

    scenario.outdoor = [[15, 15, 15, 15]]
    let mild = Impact(district, scenario)
    #expect(mild.needs[0].kg == .zero)
    #expect(mild.needs[0].households == 100)
    #expect(mild.needs[0].onset == 0)
  }

  @Test func `needs come by village, priority first, and facilities are served with priority`() {
    let district = Fixture.district(
      townships: [0, 0, 0],
      households: [
        Fixture.group(2, count: 10, vulnerable: 5), Fixture.group(0, count: 10),
        Fixture.group(1, .coal, count: 10),
      ],
      facilities: [Fixture.facility(0, area: 49)])
    let impact = Impact(district, Fixture.scenario([Fixture.outage(villages: [0, 1, 2])]))
    #expect(impact.needs.map(\.village) == [0, 0, 2, 2])
    #expect(impact.needs.map(\.urgency) == [.priority, .ordinary, .priority, .ordinary])
    #expect(impact.needs.map(\.households) == [0, 10, 5, 5])
    // 49 m² at 2 W/(m²·K) are the 98 W/K of one household
    #expect(impact.needs[0].kg == Kilograms(Int64((Self.hourly * 24).rounded(.up))))
    #expect(impact.affectedHouseholds == 20)
    #expect(impact.onset == [0, nil, 0])
  }

  @Test func `a facility is struck by its own pathway only`() {
    let district = Fixture.district(facilities: [Fixture.facility(area: 49, pathway: .coal)])
    #expect(Impact(district, Fixture.scenario([Fixture.outage()])).needs.isEmpty)
  }

  @Test func `saying the same outage twice changes nothing`() {
    let district = Fixture.district(
      households: [Fixture.group(count: 77, stoves: 0.6, vulnerable: 20), Fixture.group(0, .chp, count: 30)])
    let hazards = [Fixture.outage(share: 0.7, hours: 12, restoration: .linear(firstHours: 3))]
    let once = Impact(district, Fixture.scenario(hazards))
    let twice = Impact(district, Fixture.scenario(hazards + hazards))
    #expect(once.needs == twice.needs)
    #expect(once.groups == twice.groups)
  }

  @Test func `a split scenario needs what the whole needs, to the rounding`() {
    let district = Fixture.district(households: [Fixture.group(count: 41)])
    let whole = Impact(district, Fixture.scenario([Fixture.outage(hours: 20)]))
    let halves = Impact(
      district, Fixture.scenario([Fixture.outage(hours: 9), Fixture.outage(start: 9, hours: 11)]))
    #expect(whole.needs == halves.needs)
  }

  @Test func `households without a safe stove are counted by village at the peak`() {
    let district = Fixture.district(
      townships: [0, 0],
      households: [Fixture.group(1, count: 10, stoves: 0.6), Fixture.group(1, .chp, count: 5, stoves: 0)])
    let impact = Impact(district, Fixture.scenario([Fixture.outage(villages: [0, 1])]))
    #expect(impact.withoutStove == [0, 9])
  }

  @Test func `a site keeps the least share left by the hazards that strike it in time`() {
    let loss = { (surviving: Double, start: Int, sites: [Int]) in
      Hazard(kind: .siteLoss(surviving: surviving), start: start, duration: 1, area: Area(sites: sites))
    }
    let impact = Impact(
      Fixture.district(sites: 4),
      Fixture.scenario([loss(0.5, 2, [0, 1]), loss(0.25, 5, [1]), loss(0, 24, [2])]))
    #expect(impact.surviving == [0.5, 0.25, 1, 1])
    let left = impact.surviving(of: [11, 7, 3, 0].map { Kilograms($0) })
    #expect(left == [5, 1, 3, 0].map { Kilograms($0) })
  }
}
