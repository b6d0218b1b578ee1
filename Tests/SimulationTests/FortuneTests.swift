import District
import Hazards
import Quantities
import Simulation
import Testing

@Suite struct FortuneTests {
  static let luck = Luck(seed: 1, replication: 1)

  /// A fixture in which luck does nothing.
  static func calm() -> Fixture {
    var fixture = Fixture()
    fixture.emergency.breakdowns.value = 0
    fixture.emergency.loadingShape.value = 0
    fixture.emergency.failsWithPower.value = []
    return fixture
  }

  @Test func `without what can go wrong, luck changes nothing`() {
    let fixture = Self.calm()
    #expect(fixture.laboratory.record(fixture.scenario, luck: Self.luck) == fixture.run())
  }

  @Test func `breakdowns come as often as their rate says`() {
    var fixture = Self.calm()
    fixture.emergency.breakdowns.value = 20
    fixture.fleet = [Fixture.truck(payload: 100)]
    let laboratory = fixture.laboratory
    var workspace = laboratory.workspace()
    var (breakdowns, expected) = (0.0, 0.0)
    for replication in 0..<400 {
      let outcome = laboratory.play(
        fixture.scenario, luck: Luck(seed: 2, replication: UInt32(replication)), in: &workspace)
      breakdowns += Double(outcome.breakdowns)
      // 10 km legs: 1 − e^(−0.2) each
      expected += 0.181_269_2 * Double(outcome.truckDistance.count) / 10_000
    }
    #expect(expected > 1000)
    #expect(abs(breakdowns - expected) < 4 * expected.squareRoot())
  }

  @Test func `loading times vary about the nominal time`() {
    var fixture = Self.calm()
    fixture.emergency.loadingShape.value = 4
    fixture.sites = [Fixture.site(rate: 1000)]
    fixture.hazards = [Fixture.outage(hours: 24)]
    let laboratory = fixture.laboratory
    let nominal = 90.0  // 1,494 kg at a tonne an hour
    let minutes: [Double] = (0..<300).compactMap { replication in
      let luck = Luck(seed: 3, replication: UInt32(replication))
      let first = laboratory.record(fixture.scenario, luck: luck).deliveries.first
      return first.map { Double($0.minute.count) - 60 - 10 - 30 }
    }
    #expect(minutes.count > 290)
    let mean = minutes.reduce(0, +) / Double(minutes.count)
    // standard deviation of a Gamma of shape 4: half the mean
    #expect(abs(mean - nominal) < 4 * nominal / 2 / Double(minutes.count).squareRoot())
    #expect(Set(minutes).count > 50)
  }

  @Test func `where the mobile network is down, a village asks late`() {
    var fixture = Self.calm()
    fixture.emergency.failsWithPower.value = [.orders]
    fixture.emergency.mobileBattery.value = Minutes(0)
    fixture.emergency.lateOrder.value = Minutes(200)
    let late = fixture.laboratory.record(fixture.scenario, luck: Self.luck)
    // heard in minute 200, looked at in the hour that begins in minute 240
    #expect(late.deliveries.first?.minute == Minutes(240 + 2 + 10 + 30))
    fixture.emergency.mobileBattery.value = Minutes(300)
    #expect(
      fixture.laboratory.record(fixture.scenario, luck: Self.luck).deliveries.first?.minute
        == Minutes(60 + 2 + 10 + 30))
  }

  @Test func `a truck whose tank does not last there and back waits for power at its base`() {
    var fixture = Self.calm()
    fixture.emergency.failsWithPower.value = [.truckFuel]
    fixture.emergency.truckRange.value = .kilometres(45)
    fixture.fleet = [Fixture.truck(payload: 300)]
    fixture.outdoor = [Double](repeating: -17, count: 30)
    fixture.hazards = [Fixture.outage(hours: 12), Fixture.outage(start: 12, hours: 12)]
    // ten kilometres a leg: two trips and a quarter, and none is begun that does not end at the base
    let outcome = fixture.laboratory.play(fixture.scenario, luck: Self.luck)
    #expect(outcome.trips == 2)
    #expect(outcome.truckDistance == .kilometres(40))
    fixture.emergency.truckRange.value = .kilometres(60)
    #expect(fixture.laboratory.play(fixture.scenario, luck: Self.luck).trips == 3)
    fixture.emergency.truckRange.value = .kilometres(60) - Metres(1)
    #expect(fixture.laboratory.play(fixture.scenario, luck: Self.luck).trips == 2)
    // where trucks never run dry, as many as the need takes
    #expect(fixture.run().trips > 3)
  }

  @Test func `coal from outside fills the yards and is conserved`() {
    var fixture = Self.calm()
    fixture.stock = [100]
    fixture.emergency.resupply.value = 0.5
    fixture.suppliers = [Fixture.supplier(at: 1, daily: 2000, leadTime: 120)]
    let outcome = fixture.laboratory.play(fixture.scenario, luck: Self.luck)
    #expect(outcome.supplied == Kilograms(1000))
    #expect(outcome.burnt > Kilograms(100))
    fixture.hazards.append(
      Hazard(kind: .supplyCut, start: 0, duration: 24, area: Area(suppliers: [0])))
    #expect(fixture.laboratory.play(fixture.scenario, luck: Self.luck).supplied == .zero)
  }

  @Test func `orders planned by hand are followed, and those that cannot be are counted`() {
    var fixture = Self.calm()
    fixture.fleet = [Fixture.truck(payload: 500, count: 2)]
    func order(_ minute: Int, truck: Int = 0, kg: Int64 = 500) -> DispatchOrder {
      DispatchOrder(minute: minute, truck: truck, site: 0, village: 0, kg: Kilograms(kg))
    }
    fixture.policy = .planned([order(200), order(100, truck: 1, kg: 300), order(0, truck: 7), order(210)])
    let run = fixture.run()
    // a minute to load, ten to drive, thirty to unload; the last order waits until the truck has unloaded
    #expect(run.deliveries.map(\.minute.count) == [141, 241, 292])
    #expect(run.deliveries.map(\.truck) == [1, 0, 0])
    #expect(run.deliveries.map(\.kg.count) == [300, 500, 500])
    #expect(fixture.laboratory.play(fixture.scenario, luck: nil).refusedOrders == 1)
  }

  @Test func `who plans anew every few hours sees what is lacking and is followed`() {
    var fixture = Self.calm()
    fixture.policy = .planned([])
    fixture.fleet = [Fixture.truck(payload: 100)]
    let laboratory = fixture.laboratory
    var workspace = laboratory.workspace()
    var seen: [Int] = []
    let replanning = Replanning(every: 6) { situation in
      seen.append(situation.minute)
      #expect(situation.requests.first?.lacking ?? .zero > .zero)
      return [DispatchOrder(minute: situation.minute, truck: 0, site: 0, village: 0, kg: Kilograms(100))]
    }
    let outcome = laboratory.play(fixture.scenario, luck: nil, in: &workspace, replanning: replanning)
    #expect(seen == [60, 420, 780, 1140])
    #expect(outcome.trips == 4)
  }
}
