import Audit
import District
import Planning
import Plans
import Quantities
import Testing

/// A schedule made anew while trucks are out: what stands, what is said of it, and that no news changes nothing.
struct RevisionTests {
  /// A truck that is on a road in the minute, with others ahead of it, and that road.
  private static func underWay(
    _ schedule: Schedule, at minute: Minutes, except road: String = ""
  ) -> (truck: String, stretch: Leg.Stretch)? {
    for day in schedule.days {
      for case .drive(_, let drive) in day.trips.flatMap(\.legs) {
        let stretch = drive.roads.dropLast().first { $0.enter < minute && minute < $0.leave }
        if let stretch, stretch.road != road { return (day.truck, stretch) }
      }
    }
    return nil
  }

  // in the snow, while trucks wait at docks, and between the shifts of most
  @Test(arguments: [455, 737, 2000] as [Int64])
  func `without news the old schedule, repaired, is the old schedule`(minute: Int64) async throws {
    var dispatcher = try ScheduleAuditTests.dispatcher()
    dispatcher.rounds = 0
    let old = try await ScheduleAuditTests.made.value
    let revision = await dispatcher.revise(old, after: Disruption(minute: Minutes(minute)))
    #expect(revision.repaired.map(\.value).prefix(4) == old.objective.map(\.value).prefix(4))
    // a drive under way is finished as it was planned
    func drives(_ schedule: Schedule) -> Set<[Leg.Stretch]> {
      Set(
        schedule.days.flatMap(\.legs).compactMap { leg in
          guard case .drive(let span, let drive) = leg, span.start.count < minute else { return nil }
          return drive.roads
        })
    }
    #expect(drives(revision.schedule) == drives(old))
    #expect(ScheduleAuditTests.findings(revision.schedule, dispatcher) == [])
  }

  @Test
  func
    `a truck that breaks down on a road stands before it, one on a road that is closed gets to its end, and people are told`()
    async throws
  {
    var dispatcher = try ScheduleAuditTests.dispatcher()
    dispatcher.rounds = 0
    let old = try await ScheduleAuditTests.made.value
    let now = Minutes(500)
    let (broken, stretch) = try #require(Self.underWay(old, at: now))
    let (other, shut) = try #require(Self.underWay(old, at: now, except: stretch.road))
    let revision = await dispatcher.revise(
      old, after: Disruption(minute: now, closedRoads: [shut.road], trucksDown: [broken]))
    #expect(ScheduleAuditTests.findings(revision.schedule, dispatcher) == [])
    func legs(_ truck: String) -> [Leg] {
      revision.schedule.days.filter { $0.truck == truck }.flatMap(\.legs)
    }
    func driven(_ truck: String) -> [Leg.Stretch] {
      legs(truck).flatMap { leg -> [Leg.Stretch] in
        if case .drive(_, let drive) = leg { drive.roads } else { [] }
      }
    }
    func name(_ road: String) throws -> Bilingual {
      try #require(dispatcher.district.roads.first { $0.id == road }?.name)
    }
    let remarks = revision.schedule.remarks
    guard case .wait(let span, let wait)? = legs(broken).last else {
      Issue.record("it does not stand still")
      return
    }
    #expect(wait.cause == .breakdown && span.end == now && span.start == stretch.enter)
    #expect(!driven(broken).contains(stretch))
    let place = try name(stretch.road)
    #expect(remarks.contains { $0.zh.contains("\(broken) 抛锚在 \(place.zh)") && $0.en.contains(place.en) })
    #expect(driven(other).contains(shut))
    let closed = try name(shut.road)
    #expect(remarks.contains { $0.zh.hasPrefix("\(other) 此刻正在刚封闭的 \(closed.zh)") })
  }

  @Test func `with every truck broken down the reason is that there is none`() async throws {
    let dispatcher = try ScheduleAuditTests.township()
    let old = await dispatcher.schedule()
    let revision = await dispatcher.revise(
      old, after: Disruption(minute: Minutes(100), trucksDown: old.trucks.map(\.id)))
    let codes = Set(revision.schedule.orders.compactMap { $0.reason?.code })
    #expect(codes == [.noTruck])
  }
}
