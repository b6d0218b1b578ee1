import District
import Hazards
import Quantities
import Testing

@testable import Simulation

@Suite struct LedgerTests {
  @Test func `events come by minute, class, entity and order of entry`() {
    var queue = EventQueue()
    queue.add(.hour, 0, at: 5)
    queue.add(.back, 7, at: 5)
    queue.add(.loaded, 9, at: 6)
    queue.add(.back, 2, at: 5)
    queue.add(.unloaded, 8, at: 5)
    queue.add(.back, 2, at: 5)
    var order: [[Int]] = []
    while let minute = queue.nextMinute {
      while let event = queue.next(in: minute) {
        order.append([event.minute, event.kind.rawValue, event.entity, event.sequence])
      }
    }
    #expect(
      order == [
        [5, 1, 8, 4], [5, 5, 2, 3], [5, 5, 2, 5], [5, 5, 7, 1], [5, 8, 0, 0], [6, 3, 9, 2],
      ])
  }

  @Test(arguments: [1, 2, 3, 7, 40, 333])
  func `a need that is fully served burns exactly its kilograms`(households: Int) throws {
    var fixture = Fixture()
    fixture.households = [Fixture.group(count: households)]
    fixture.hazards = [Fixture.outage(hours: 22, restoration: .linear(firstHours: 5))]
    let need = try #require(fixture.impact.needs.first)
    var ledger = NeedLedger(
      need, households: fixture.impact.groups[0].affected, release: 0)
    ledger.underWay = need.kg.count
    ledger.unload(need.kg.count)
    #expect(ledger.lacking(from: 0) == 0)
    #expect(ledger.firstBareHour(from: 0) == nil)
    for hour in 0..<24 { #expect(ledger.burn(hour: hour) == fixture.impact.groups[0].affected[hour]) }
    #expect(ledger.burnt == need.kg.count)
    #expect(ledger.inVillage == 0)
  }

  @Test func `an hour that asks for no whole kilogram is served as the hour that burnt it`() throws {
    var fixture = Fixture()
    fixture.households = [Fixture.group(count: 1)]
    let need = try #require(fixture.impact.needs.first)
    var ledger = NeedLedger(need, households: fixture.impact.groups[0].affected, release: 0)
    // 0.68, 1.36, 2.04, 2.72 kg: hours 0, 1 and 2 ask for one kilogram each, hour 3 for none
    #expect(ledger.demandThrough.prefix(5) == [1, 2, 3, 3, 4])
    #expect((0..<2).map { ledger.burn(hour: $0) } == [0, 0])
    ledger.underWay = 1
    ledger.unload(1)
    #expect((2..<5).map { ledger.burn(hour: $0) } == [1, 1, 0])
  }

  @Test func `fuel there and on its way moves the first bare hour`() throws {
    let need = try #require(Fixture().impact.needs.first)
    var ledger = NeedLedger(need, households: [Int](repeating: 100, count: 24), release: 0)
    #expect(ledger.firstBareHour(from: 3) == 3)
    ledger.underWay = 68 + 68
    #expect(ledger.firstBareHour(from: 3) == 5)
    #expect(ledger.firstBareHour(from: 3, fuelled: false) == 3)
    #expect(ledger.lacking(from: 3) == need.kg.count - ledger.demandThrough[2] - 136)
  }
}
