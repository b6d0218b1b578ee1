import District
import Hazards
import Quantities
import Simulation
import Testing

@Suite struct TruckTests {
  static func unserved(_ fixture: Fixture) -> [Int] { fixture.run().unservedByHour }

  @Test func `without trucks nothing moves`() {
    var fixture = Fixture()
    fixture.fleet = []
    let run = fixture.run()
    #expect(run.servedHouseholdHours == 0)
    #expect(run.inYardsKg == run.startKg)
    #expect(run.truckDistance == .zero)
  }

  @Test func `with every road closed nothing is loaded`() {
    var fixture = Fixture()
    fixture.hazards += [Fixture.closure(start: 0, hours: 24, roads: [0])]
    let run = fixture.run()
    #expect(run.servedHouseholdHours == 0)
    #expect(run.inYardsKg == run.startKg)
    #expect(run.trips == 0)
  }

  @Test func `orders begin in the hour in which the road opens`() {
    var fixture = Fixture()
    fixture.hazards += [Fixture.closure(start: 0, hours: 5, roads: [0])]
    #expect(fixture.run().deliveries.map(\.minute.count) == [342])
  }

  @Test func `a loaded truck whose road has closed waits for the hour in which it opens`() {
    var fixture = Fixture()
    fixture.sites = [Fixture.site(rate: 1000)]
    fixture.hazards += [Fixture.closure(start: 2, hours: 3, roads: [0])]
    let run = fixture.run()
    // 1,494 kg take 90 minutes: loaded in minute 150, under way from 300
    #expect(run.deliveries.first?.minute == Minutes(340))
    #expect(run.trips == 1)
  }

  @Test func `coal still under way at the end is on the truck`() {
    var fixture = Fixture()
    fixture.hazards += [Fixture.closure(start: 2, hours: 22, roads: [0])]
    fixture.sites = [Fixture.site(rate: 1000)]
    let run = fixture.run()
    #expect(run.deliveries.isEmpty)
    #expect(run.onTrucksKg == fixture.impact.needs[0].kg - Kilograms(136))
    #expect(run.onTrucksKg + run.inYardsKg == run.startKg)
  }

  @Test(arguments: [(1, [162, 224]), (2, [162, 162])])
  func `a single dock loads one truck after the other`(docks: Int, minutes: [Int64]) {
    var fixture = Fixture()
    fixture.villages = [1, 2]
    fixture.junctions = 3
    fixture.roads = [Fixture.road(0, 1), Fixture.road(0, 2, km: 10)]
    fixture.households = [Fixture.group(0, count: 500), Fixture.group(1, count: 500)]
    fixture.hazards = [Fixture.outage(villages: [0, 1])]
    fixture.sites = [Fixture.site(docks: docks, rate: 1000)]
    fixture.fleet = [Fixture.truck(payload: 1033, count: 2)]
    // 1,033 kg at a tonne an hour: 62 minutes, after 60 to mobilise; 10 to drive and 30 to unload
    let first = fixture.run().deliveries.prefix(2)
    #expect(first.map(\.minute.count) == minutes)
    #expect(first.map(\.village) == [0, 1])
    #expect(first.map(\.truck) == [0, 1])
  }

  @Test func `a truck takes orders during its shift and again a day after it began`() {
    var fixture = Fixture()
    fixture.outdoor = [Double](repeating: -17, count: 48)
    fixture.hazards = [Fixture.outage(hours: 48)]
    fixture.fleet = [Fixture.truck(payload: 300, shift: 100)]
    let run = fixture.run()
    // 1 + 10 + 30 there, 10 back to the yard: orders in minutes 60, 101 and 152, then from 60 + 1440 on
    #expect(run.deliveries.prefix(4).map(\.minute.count) == [101, 152, 203, 1541])
  }

  @Test func `a road bears only what its limit allows`() {
    var fixture = Fixture()
    fixture.roads = [Fixture.road(0, 1, limit: 8999)]
    #expect(fixture.run().trips == 0)
    fixture.roads = [Fixture.road(0, 1, limit: 9000)]
    #expect(fixture.run().trips == 1)
    // a light truck goes where the heavy one may not
    fixture.roads = [Fixture.road(0, 1, limit: 8999)]
    fixture.fleet = [Fixture.truck(), Fixture.truck(payload: 4000)]
    #expect(fixture.run().deliveries.map(\.truck) == [1])
  }

  @Test func `a slow truck takes longer`() {
    var fixture = Fixture()
    fixture.fleet = [Fixture.truck(speed: 0.5)]
    #expect(fixture.run().deliveries.map(\.minute.count) == [112])
  }

  @Test func `coal comes from the nearest yard with stock and by the truck that can be there first`() {
    // yards at 0 and 2, village at 1; trucks at 0 and at 3, which is near yard 2
    var fixture = Fixture()
    fixture.junctions = 4
    fixture.roads = [Fixture.road(0, 1, km: 20), Fixture.road(1, 2, km: 5), Fixture.road(2, 3, km: 1)]
    fixture.sites = [Fixture.site(0), Fixture.site(2)]
    fixture.fleet = [Fixture.truck(0), Fixture.truck(3)]
    fixture.stock = [100_000, 1000]
    let run = fixture.run()
    #expect(run.deliveries.map(\.site) == [1, 0])
    #expect(run.deliveries.map(\.truck) == [1, 0])
    // 1 km to the yard, a minute to load, 5 km, 30 to unload; and 1 to load, 20 km, 30 to unload
    #expect(run.deliveries.map(\.minute.count) == [97, 111])
    #expect(run.yards[1] == .zero)
  }

  @Test func `a lost yard loses its share at the hour it is struck, and hazards unite by the least`() {
    var fixture = Fixture()
    fixture.fleet = []
    fixture.stock = [1001]
    fixture.hazards += [Fixture.siteLoss(0.5, start: 3)]
    #expect(fixture.run().lostKg == Kilograms(501))
    fixture.hazards += [Fixture.siteLoss(0.5, start: 3), Fixture.siteLoss(0.8, start: 4)]
    #expect(fixture.run().lostKg == Kilograms(501))
    fixture.hazards += [Fixture.siteLoss(0.25, start: 5)]
    #expect(fixture.run().inYardsKg == Kilograms(250))
    fixture.hazards += [Fixture.siteLoss(0, start: 24)]
    #expect(fixture.run().inYardsKg == Kilograms(250))
  }

  @Test func `a truck that finds its yard destroyed goes to another`() {
    // yard 1 is nearest to the village but an hour's drive from the truck, and is lost meanwhile
    var fixture = Fixture()
    fixture.junctions = 3
    fixture.roads = [Fixture.road(0, 1, km: 20), Fixture.road(1, 2, km: 5), Fixture.road(0, 2, km: 70)]
    fixture.sites = [Fixture.site(0), Fixture.site(2)]
    fixture.roads[0].oneWay = true
    fixture.roads[1].oneWay = true
    fixture.roads[1].from = 2
    fixture.roads[1].to = 1
    fixture.stock = [100_000, 100_000]
    fixture.hazards += [Fixture.siteLoss(0, start: 2, sites: [1])]
    let run = fixture.run()
    #expect(run.lostKg == Kilograms(100_000))
    // 60 + 70 to the lost yard; 70 back to the other, 2 to load, 20 to drive, 30 to unload
    #expect(run.deliveries.map(\.minute.count) == [252])
    #expect(run.deliveries.map(\.site) == [0])
  }
}
