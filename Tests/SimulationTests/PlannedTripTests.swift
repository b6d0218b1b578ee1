import District
import Hazards
import Quantities
import Testing

@testable import Simulation

/// Trips planned beforehand that unload at several villages. A minute to load, ten to drive to the next village, thirty to unload.
@Suite struct PlannedTripTests {
  /// Villages one behind the other on one road, and one truck at the yard before the first.
  private static func road(villages: Int = 3) -> Fixture {
    var fixture = Fixture()
    fixture.villages = Array(1...villages)
    fixture.junctions = villages + 1
    fixture.roads = (0..<villages).map { Fixture.road($0, $0 + 1) }
    fixture.households = (0..<villages).map { Fixture.group($0, count: 100) }
    fixture.hazards = [Fixture.outage(villages: Array(0..<villages))]
    fixture.fleet = [Fixture.truck(payload: 900)]
    return fixture
  }

  private static func order(_ minute: Int, _ kg: [Int64], from site: Int = 0) -> DispatchOrder {
    DispatchOrder(
      minute: minute, truck: 0, site: site,
      drops: kg.enumerated().map { .init(village: $0, kg: Kilograms($1)) })
  }

  private static func deliveries(_ run: SimulationRun) -> [[Int]] {
    run.deliveries.map { [Int($0.minute.count), $0.village, Int($0.kg.count)] }
  }

  @Test func `a trip unloads at its villages one after the other`() {
    var fixture = Self.road()
    fixture.policy = .planned([Self.order(100, [400, 300, 200])])
    let run = fixture.run()
    #expect(Self.deliveries(run) == [[141, 0, 400], [181, 1, 300], [221, 2, 200]])
    #expect(run.trips == 1)
    // out over three roads and home again
    #expect(run.truckDistance == .kilometres(60))
    #expect(run.burntKg + run.inVillagesKg == Kilograms(900))
    #expect(run.yards == [Kilograms(99_100)])
  }

  @Test func `the truck that is out takes its next trip when it has unloaded all`() {
    var fixture = Self.road()
    fixture.policy = .planned([Self.order(100, [400, 300]), Self.order(110, [100])])
    // free in the second village at 181, back at the yard at 201
    #expect(Self.deliveries(fixture.run()) == [[141, 0, 400], [181, 1, 300], [242, 0, 100]])
  }

  @Test func `of more than a truck carries the last go without`() {
    var fixture = Self.road()
    fixture.policy = .planned([Self.order(100, [400, 600, 200])])
    #expect(Self.deliveries(fixture.run()).map { $0[2] } == [400, 500])
  }

  @Test func `what a yard has lost meanwhile is missing from the last drops, and is asked for again`() {
    var fixture = Self.road()
    // the truck is an hour and forty minutes from the yard when a third of the stock is lost
    fixture.junctions = 5
    fixture.roads.append(Fixture.road(0, 4, km: 100))
    fixture.fleet = [Fixture.truck(4, payload: 900)]
    fixture.stock = [750]
    fixture.hazards.append(Fixture.siteLoss(0.6, start: 3))
    fixture.policy = .planned([Self.order(100, [400, 300, 50])])
    let run = fixture.run()
    #expect(run.deliveries.map(\.kg.count) == [400, 50])
    #expect(run.lostKg == Kilograms(300))
    #expect(run.onTrucksKg == .zero)

    // a greedy truck brings the rest when there is coal again
    fixture.policy = DispatchPolicy(ranking: [.distance], orders: fixture.policy.orders)
    fixture.sites.append(Fixture.site(1))
    fixture.stock.append(10_000)
    let village = { (run: SimulationRun) in run.deliveries.filter { $0.village == 2 }.total(\.kg) }
    #expect(village(fixture.run()) > Kilograms(50))
  }

  @Test func `a truck waits in a village until the way to the next is open`() {
    var fixture = Self.road()
    fixture.hazards.append(Fixture.closure(start: 2, hours: 3, roads: [1]))
    fixture.policy = .planned([Self.order(100, [400, 300])])
    #expect(Self.deliveries(fixture.run()).map { $0[0] } == [141, 340])
  }

  @Test func `doorsteps and set-up take their minutes where schedules reckon them`() {
    var fixture = Self.road(villages: 1)
    fixture.households[0].vulnerable = 10
    let needs = fixture.impact.needs
    let priority = needs.first { $0.urgency == .priority }
    let all = Int64(priority?.kg.count ?? 0)
    fixture.policy = .planned([
      DispatchOrder(
        minute: 100, truck: 0, site: 0,
        drops: [
          .init(village: 0, urgency: .priority, kg: Kilograms(all / 2)),
          .init(village: 0, urgency: .ordinary, kg: Kilograms(300)),
        ])
    ])
    let plain = Self.deliveries(fixture.run()).map { $0[0] }
    #expect(plain == [141, 171])
    fixture.work = .ofSchedules
    // eight minutes a household, for half of it half of them, rounded up
    let doorsteps = Int((all / 2 * 8 * 10 + all - 1) / all)
    #expect(Self.deliveries(fixture.run()).map { $0[0] } == plain.map { $0 + doorsteps })
  }

  @Test func `a planned trip may begin in overtime, no later`() {
    var fixture = Self.road(villages: 1)
    fixture.fleet = [Fixture.truck(payload: 900, shift: 300)]
    // the shift begins at 100 and ends at 400; overtime is two hours
    for (minute, isDriven) in [(400, true), (519, true), (520, false)] {
      fixture.policy = .planned([Self.order(100, [400]), Self.order(minute, [400])])
      #expect(fixture.run().deliveries.count == (isDriven ? 2 : 1), "\(minute)")
    }
  }

  @Test func `a trip that no road can bring to its end is refused whole`() {
    var fixture = Self.road(villages: 2)
    // the second village is an island
    fixture.roads.removeLast()
    fixture.policy = .planned([Self.order(100, [400, 300]), Self.order(100, []), Self.order(120, [400])])
    #expect(Self.deliveries(fixture.run()) == [[161, 0, 400]])
    #expect(fixture.laboratory.play(fixture.scenario, luck: nil).refusedOrders == 2)
  }
}
