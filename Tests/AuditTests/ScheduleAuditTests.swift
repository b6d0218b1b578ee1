import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// The witness of truck schedules: it passes what the dispatcher makes, and notices a minute or a kilogram.
struct ScheduleAuditTests {
  /// Made once for all tests.
  static let made = Task { try await dispatcher().schedule() }

  static func dispatcher() throws -> Dispatcher {
    let inputs = try Shipped.inputs.get()
    let hubs = Set(["hub-shuozhou-l", "hub-shentou-l"])
    return Dispatcher(
      district: inputs.district,
      scenario: try #require(inputs.scenarios.first { $0.name == "blizzard-red-power-72h" }),
      stock: inputs.district.sites.map { hubs.contains($0.id) ? Kilograms(60_000) : .zero }, rounds: 4,
      version: "test")
  }

  /// A township in a power cut, with its own trucks alone.
  static func township() throws -> Dispatcher {
    var dispatcher = try dispatcher()
    let district = dispatcher.district
    let base = try #require(district.fleet.first { $0.id == "medium-202" }).base
    let township = district.junctions[base].township
    dispatcher.district.fleet.removeAll { district.junctions[$0.base].township != township }
    dispatcher.scenario.hazards = dispatcher.scenario.hazards.compactMap { hazard in
      guard case .powerOutage = hazard.kind else { return nil }
      let villages = hazard.area.villages.filter { district.villages[$0].township == township }
      return Hazard(
        kind: hazard.kind, start: hazard.start, duration: hazard.duration, area: Area(villages: villages))
    }
    return dispatcher
  }

  static func findings(_ schedule: Schedule, _ dispatcher: Dispatcher) -> Set<String> {
    let auditor = ScheduleAuditor(
      schedule, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock)
    return Set(auditor.run().findings.map(\.check))
  }

  private static func audit(_ schedule: Schedule) throws -> AuditReport {
    let dispatcher = try dispatcher()
    return ScheduleAuditor(
      schedule, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock
    ).run()
  }

  /// The checks that fail after a change to the schedule.
  private static func findings(_ change: (inout Schedule) throws -> Void) async throws -> Set<String> {
    var schedule = try await made.value
    try change(&schedule)
    return Set(try audit(schedule).findings.map(\.check))
  }

  /// Rewrites the first leg of a trip that `change` accepts.
  private static func rewrite(
    _ schedule: inout Schedule, _ change: (Leg) -> Leg?
  ) throws {
    for d in schedule.days.indices {
      for t in schedule.days[d].trips.indices {
        for l in schedule.days[d].trips[t].legs.indices {
          guard let changed = change(schedule.days[d].trips[t].legs[l]) else { continue }
          schedule.days[d].trips[t].legs[l] = changed
          return
        }
      }
    }
    Issue.record("no leg to change")
  }

  @Test func `what the dispatcher makes passes, and much of it is checked`() async throws {
    let schedule = try await Self.made.value
    let report = try Self.audit(schedule)
    #expect(report.findings == [])
    #expect(schedule.days.contains { !$0.trips.isEmpty })
    #expect(report.checked > 1_000)
  }

  @Test func `a late order without a reason, and a reason without a late order, are noticed`() async throws {
    let mute = try await Self.findings { schedule in
      let late = try #require(schedule.orders.firstIndex { $0.reason != nil })
      schedule.orders[late].reason = nil
    }
    #expect(mute == ["order.reason"])
    let idle = try await Self.findings { schedule in
      let late = try #require(schedule.orders.first { $0.reason != nil })
      let served = try #require(schedule.orders.firstIndex { $0.reason == nil })
      schedule.orders[served].reason = late.reason
    }
    #expect(idle == ["order.reason"])
  }

  @Test func `an order due a minute later than its houses allow is noticed`() async throws {
    let found = try await Self.findings { schedule in
      let order = try #require(schedule.orders.firstIndex { $0.due != nil })
      schedule.orders[order].due = schedule.orders[order].due.map { $0 + Minutes(1) }
    }
    #expect(found == ["order.due"])
  }

  @Test(arguments: [500, 2000])
  func `a schedule made anew after a road was closed and a truck broke down passes, too`(_ minute: Int64)
    async throws
  {
    let dispatcher = try Self.dispatcher()
    let old = try await Self.made.value
    let minute = Minutes(minute)
    // with coal on it: one that is as good as back at its base leaves nothing for the witness to miss
    let onTheRoad = try #require(
      old.days.first { day in
        day.trips.flatMap(\.legs).contains { leg in
          guard case .drive(let span, let drive) = leg else { return false }
          return span.start < minute && minute < span.end && drive.cargoKg > .zero
        }
      })
    let revision = await dispatcher.revise(
      old, after: Disruption(minute: minute, closedRoads: ["g208-4"], trucksDown: [onTheRoad.truck]))
    #expect(try Self.audit(revision.schedule).findings == [])
    var silent = revision.schedule
    silent.trucksDown = []
    #expect(try !Self.audit(silent).findings.isEmpty)
  }

  @Test func `a road closed by the dispatcher that is none, or in a minute nobody can know, is noticed`()
    async throws
  {
    var schedule = try await Self.made.value
    schedule.now = schedule.horizon
    let road = try #require(try Self.dispatcher().district.roads.last?.id)
    func findings(_ road: String, _ from: Int64, _ until: Int64?) throws -> Set<String> {
      var changed = schedule
      changed.closures.append(
        Schedule.Closure(
          road: road, from: Minutes(from), until: until.map { Minutes($0) }, cause: .dispatcher))
      return Set(try Self.audit(changed).findings.map(\.check)).intersection(["schedule.closures"])
    }
    let end = schedule.horizon.count
    #expect(try findings(road, end - 1, nil).isEmpty)
    #expect(try findings(road, end - 2, end - 1).isEmpty)
    for (road, from, until) in [
      ("no-such-road", end - 1, nil), (road, end + 1, nil), (road, end - 1, end - 2),
      (road, end - 1, end + 1),
    ] as [(String, Int64, Int64?)] {
      #expect(try findings(road, from, until) == ["schedule.closures"], "\(road) \(from)")
    }
    schedule.now = nil
    #expect(try findings(road, end - 1, nil) == ["schedule.closures"])
  }

  @Test func `one kilogram more on a truck is noticed at the yard, on the road and at the village`()
    async throws
  {
    let found = try await Self.findings { schedule in
      try Self.rewrite(&schedule) { leg in
        guard case .load(let span, var load) = leg else { return nil }
        load.cargo[0].kg += Kilograms(1)
        return .load(span, load)
      }
    }
    #expect(found.contains("drive.cargo"))
    #expect(found.contains("trip.mass"))
  }

  @Test func `one kilogram less unloaded is noticed in the order and in the objective`() async throws {
    let found = try await Self.findings { schedule in
      try Self.rewrite(&schedule) { leg in
        guard case .unload(let span, var unload) = leg else { return nil }
        unload.cargo[0].kg -= Kilograms(1)
        return .unload(span, unload)
      }
    }
    #expect(found.isSuperset(of: ["trip.mass", "order.arrives"]))
  }

  @Test func `a road driven a minute too fast, or while it is closed, is noticed`() async throws {
    let fast = try await Self.findings { schedule in
      try Self.rewrite(&schedule) { leg in
        guard case .drive(let span, var drive) = leg, drive.roads.count > 1 else { return nil }
        drive.roads[0].leave -= Minutes(1)
        drive.roads[1].enter -= Minutes(1)
        return .drive(span, drive)
      }
    }
    #expect(fast == ["drive.pace"])
    let closed = try await Self.findings { schedule in
      let drives = schedule.days.flatMap(\.trips).flatMap(\.legs).compactMap { leg -> Leg.Stretch? in
        if case .drive(_, let drive) = leg { drive.roads.first } else { nil }
      }
      let first = try #require(drives.first)
      schedule.closures.append(
        Schedule.Closure(road: first.road, from: first.enter, until: first.leave, cause: .dispatcher))
    }
    #expect(closed.contains("drive.closed"))
  }

  @Test func `a gap of one minute is noticed`() async throws {
    let found = try await Self.findings { schedule in
      let day = try #require(schedule.days.indices.first { !schedule.days[$0].trips.isEmpty })
      schedule.days[day].start -= Minutes(1)
    }
    #expect(found.contains("leg.gap"))
  }

  @Test func `two trucks on one dock, and a dock that is not there, are noticed`() async throws {
    let found = try await Self.findings { schedule in
      for d in schedule.days.indices {
        for t in schedule.days[d].trips.indices {
          for l in schedule.days[d].trips[t].legs.indices {
            guard case .load(let span, var load) = schedule.days[d].trips[t].legs[l] else { continue }
            load.dock = 1
            schedule.days[d].trips[t].legs[l] = .load(span, load)
          }
        }
      }
    }
    #expect(found == ["dock.overlap"])
    let nowhere = try await Self.findings { schedule in
      try Self.rewrite(&schedule) { leg in
        guard case .load(let span, var load) = leg else { return nil }
        load.dock = 99
        return .load(span, load)
      }
    }
    #expect(nowhere == ["dock.number"])
  }

  @Test func `stock that is not there, a missing order and a nicer objective are noticed`() async throws {
    let dispatcher = try Self.dispatcher()
    let report = ScheduleAuditor(
      try await Self.made.value, district: dispatcher.district, scenario: dispatcher.scenario,
      stock: dispatcher.stock.map { $0 - min($0, Kilograms(1)) }
    ).run()
    #expect(Set(report.findings.map(\.check)).contains("schedule.stock"))
    let missing = try await Self.findings { $0.orders.removeLast() }
    #expect(missing.isSuperset(of: ["order.list", "order.missing"]))
    let nicer = try await Self.findings { $0.objective[0].value -= 1 }
    #expect(nicer.contains("objective.cold-household-hours"))
  }

  @Test func `a shift that leaves out its rest, or works past its hours, is noticed`() async throws {
    let schedule = try await Self.made.value
    var dispatcher = try Self.dispatcher()
    dispatcher.district.policy.dispatch.longestSpell.value = Minutes(1)
    let strict = ScheduleAuditor(
      schedule, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock
    ).run()
    #expect(Set(strict.findings.map(\.check)) == ["drive.rest", "schedule.setting"])
    dispatcher = try Self.dispatcher()
    dispatcher.district.policy.dispatch.drivingPerShift.value = Minutes(1)
    let tired = ScheduleAuditor(
      schedule, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock
    ).run()
    #expect(Set(tired.findings.map(\.check)) == ["day.driving-limit", "schedule.setting"])
  }

  @Test func `what is made for small tanks passes, and so does what is made of it anew`() async throws {
    var dispatcher = try Self.township()
    dispatcher.district.policy.emergency.truckRange.value = .kilometres(150)
    let schedule = await dispatcher.schedule()
    #expect(Self.findings(schedule, dispatcher) == [])
    #expect(!schedule.days.isEmpty && schedule.days.allSatisfy { $0.tank != nil })
    for minute in [600, 1500, 2500] {
      let down = try #require(schedule.days.first?.truck)
      let revision = await dispatcher.revise(
        schedule, after: Disruption(minute: Minutes(Int64(minute)), closedRoads: [], trucksDown: [down]))
      #expect(Self.findings(revision.schedule, dispatcher) == [], "\(minute)")
      #expect(revision.schedule.days.allSatisfy { $0.tank != nil }, "\(minute)")
    }
    // in the dark all of a truck's shifts are on one tank, which is nearly empty in the end
    let driven = Dictionary(grouping: schedule.days, by: \.truck).values.map { $0.total(\.metres) }
    let furthest = try #require(driven.max())
    #expect((Metres(100_000)...Metres(150_000)).contains(furthest))
    // and every sheet says what is left
    var retold = schedule
    let last = try #require(retold.days.indices.last)
    let tank = try #require(retold.days[last].tank)
    #expect(tank.leaving - tank.back == retold.days[last].metres)
    retold.days[last].tank?.back = tank.back + Metres(1)
    #expect(Self.findings(retold, dispatcher) == ["day.tank"])
    retold.days[last].tank = nil
    #expect(Self.findings(retold, dispatcher) == ["day.tank"])
    // a schedule from before tanks were noted says nothing of any
    for day in retold.days.indices { retold.days[day].tank = nil }
    #expect(Self.findings(retold, dispatcher) == [])
    var lit = dispatcher
    lit.district.policy.emergency.failsWithPower.value.remove(.truckFuel)
    #expect(Self.findings(schedule, lit) == ["day.tank", "schedule.setting"])
    dispatcher.district.policy.emergency.truckRange.value = furthest - Metres(1)
    #expect(Self.findings(schedule, dispatcher) == ["day.range", "day.tank", "schedule.setting"])
  }

  @Test
  func
    `a truck in two places at once, one that nobody has, and one that drives while it is broken are noticed`()
    async throws
  {
    let twice = try await Self.findings { schedule in
      let days = schedule.days
      let type = Dictionary(uniqueKeysWithValues: schedule.trucks.map { ($0.id, $0.type) })
      let pairs = days.indices.flatMap { a in days.indices.map { (a, $0) } }
      let (a, b) = try #require(
        pairs.first { a, b in
          days[a].truck != days[b].truck && days[a].start == days[b].start
            && type[days[a].truck] == type[days[b].truck]
        })
      schedule.days[a].truck = schedule.days[b].truck
    }
    #expect(twice.contains("day.rhythm"))
    let hired = try await Self.findings { schedule in
      let truck = schedule.days[0].truck
      let row = try #require(schedule.trucks.firstIndex { $0.id == truck })
      schedule.trucks[row].isHired = true
    }
    #expect(hired.contains("schedule.hired"))
    let broken = try await Self.findings { schedule in
      schedule.now = Minutes(0)
      schedule.trucksDown = [schedule.days[0].truck]
    }
    #expect(broken.contains("day.down"))
    let never = try await Self.findings { $0.trucksDown = [$0.days[0].truck] }
    #expect(never.contains("schedule.truck"))
  }

  @Test func `a shift past its hours is only let go by where a road was closed under way`() async throws {
    let found = try await Self.findings { schedule in
      let days = schedule.days
      let day = try #require(
        days.indices.last { d in !days[(d + 1)...].contains { $0.truck == days[d].truck } })
      let late = Minutes(900)
      schedule.days[day].home.append(
        .rest(Leg.Span(schedule.days[day].end, schedule.days[day].end + late)))
      schedule.days[day].end += late
      schedule.now = schedule.horizon + late
    }
    #expect(found.contains("day.overtime-limit"))
  }

  @Test func `another rule than the district's, one that is not printed, and a yard left out are noticed`()
    async throws
  {
    let other = try await Self.findings { schedule in
      let rule = try #require(schedule.settings.firstIndex { $0.key == "dispatch_overtime_max_min" })
      schedule.settings[rule].value = "240 min"
    }
    #expect(other == ["schedule.setting"])
    #expect(try await Self.findings { $0.settings = [] } == ["schedule.setting"])
    #expect(try await Self.findings { $0.yards = [] } == ["schedule.yard"])
    #expect(try await Self.findings { $0.days[1].trips[0].id = $0.days[0].trips[0].id }.contains("day.list"))
  }

  /// The roads that a schedule drives, in the order in which they come.
  private static func driven(_ schedule: Schedule) -> [String] {
    var seen = Set<String>()
    return schedule.days.flatMap { $0.trips.flatMap(\.legs) }.flatMap { leg -> [String] in
      if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
    }.filter { seen.insert($0).inserted }
  }

  @Test func `a road may be closed that the scenario closes as well, or has closed before`() async throws {
    var dispatcher = try Self.township()
    let codes = DistrictCodes(dispatcher.district)
    let roads = Self.driven(await dispatcher.schedule())
    for (road, start) in zip(roads, [2, 20]) {
      dispatcher.scenario.hazards.append(
        Hazard(
          kind: .roadClosure, start: start, duration: 5, area: Area(roads: [try #require(codes.roads[road])]))
      )
    }
    let schedule = await dispatcher.schedule()
    let closed = Set(roads.prefix(3))
    let revision = await dispatcher.revise(
      schedule, after: Disruption(minute: Minutes(400), closedRoads: closed.sorted()))
    #expect(Self.findings(revision.schedule, dispatcher).isEmpty)
    let ours = revision.schedule.closures.filter { $0.cause == .dispatcher }
    #expect(ours.count == 3 && Set(ours.map(\.road)) == closed)
    #expect(ours.allSatisfy { $0.from == Minutes(400) && $0.until == nil })
    #expect(Set(revision.schedule.closures).subtracting(ours) == Set(schedule.closures))
    // the dispatcher may open only what the scenario does not close
    let reopened = await dispatcher.revise(
      revision.schedule, after: Disruption(minute: Minutes(410), openedRoads: closed.sorted()))
    #expect(Self.findings(reopened.schedule, dispatcher).isEmpty)
    #expect(reopened.schedule.remarks.contains { $0.en.contains("the scenario still closes: \(roads[0]).") })
  }

  @Test func `what was closed or broke down before stays so when a schedule is made anew again`() async throws
  {
    let dispatcher = try Self.township()
    let schedule = await dispatcher.schedule()
    let down = try #require(schedule.days.last?.truck)
    let road = try #require(Self.driven(schedule).last)
    let first = await dispatcher.revise(
      schedule, after: Disruption(minute: Minutes(400), closedRoads: [road], trucksDown: [down]))
    let second = await dispatcher.revise(first.schedule, after: Disruption(minute: Minutes(600)))
    let third = await dispatcher.revise(
      second.schedule, after: Disruption(minute: Minutes(900), openedRoads: [road]))
    for (revision, until) in zip([first, second, third], [nil, nil, Minutes(900)]) {
      #expect(Self.findings(revision.schedule, dispatcher).isEmpty)
      #expect(revision.schedule.trucksDown == [down])
      #expect(revision.schedule.days.allSatisfy { $0.truck != down || $0.start < Minutes(400) })
      let ours = revision.schedule.closures.filter { $0.cause == .dispatcher }
      #expect(ours == [.init(road: road, from: Minutes(400), until: until, cause: .dispatcher)])
    }
    // what is not said again is told again
    func tells(_ revision: Revision, _ what: String, of name: String) -> Bool {
      revision.schedule.remarks.contains {
        $0.en.contains(what) && $0.en.contains(name) && $0.zh.contains(name)
      }
    }
    #expect(
      [first, second, third].map { tells($0, "still taken for closed", of: road) } == [false, true, false])
    #expect([first, second, third].map { tells($0, "still not sent", of: down) } == [false, true, true])
  }

  @Test(arguments: [false, true])
  func `a truck whose village is cut off stays where it is until it is said to be back`(isUnloading: Bool)
    async throws
  {
    let dispatcher = try Self.township()
    let schedule = await dispatcher.schedule()
    // in the middle of an unloading, or on the way there
    let day = try #require(schedule.days.first)
    let (span, unload) = try #require(day.trips.first?.unloads.last)
    let minute = isUnloading ? span.start + Minutes(1) : span.start - Minutes(1)
    let district = dispatcher.district
    let village = try #require(district.villages.first { $0.code == unload.village })
    let roads = district.roads.filter { $0.from == village.junction || $0.to == village.junction }.map(\.id)
    let first = await dispatcher.revise(schedule, after: Disruption(minute: minute, closedRoads: roads))
    #expect(Self.findings(first.schedule, dispatcher) == [])
    #expect(first.schedule.trucksDown.contains(day.truck))
    #expect(first.schedule.remarks.contains { $0.zh.contains("\(day.truck) 被封路挡住") })
    // what is on it is not forgotten
    let again = await dispatcher.revise(first.schedule, after: Disruption(minute: minute + Minutes(60)))
    let aboard = again.schedule.days.filter { $0.truck == day.truck }.flatMap(\.trips).last?.aboard
    let isTold = again.schedule.remarks.contains { $0.zh.contains("\(day.truck) 停在外面") }
    #expect(isTold == ((aboard ?? .zero) > .zero))
    let last = await dispatcher.revise(
      again.schedule,
      after: Disruption(
        minute: minute + Minutes(300), openedRoads: roads, trucksBack: again.schedule.trucksDown))
    #expect(Self.findings(last.schedule, dispatcher) == [])
    #expect(last.schedule.trucksDown == [])
    // nor when it comes back empty
    let isUntold = last.schedule.remarks.contains { $0.zh.contains("\(day.truck) 停下时车上的") }
    #expect(isUntold == isTold)
    let isSentAgain = last.schedule.days.contains { $0.truck == day.truck && $0.start > minute }
    #expect(isSentAgain)
    // that it was out is not to be left unsaid
    var silent = last.schedule
    silent.trucksBack = nil
    #expect(Self.findings(silent, dispatcher) != [])
    silent = last.schedule
    silent.trucksDown = ["nobody#1"]
    #expect(Self.findings(silent, dispatcher) == ["schedule.truck"])
  }

  @Test func `a number that nobody could mean is a finding and stops nothing`() async throws {
    let dispatcher = try Self.dispatcher()
    let schedule = try await Self.made.value
    let changes: [(inout Schedule) -> Void] = [
      { $0.days[0].metres = Metres(.max) }, { $0.days[0].start = Minutes(.min) },
      { $0.days[0].tank = .init(leaving: Metres(.max), back: Metres(.min)) },
      { $0.orders[0].kg = Kilograms(.max) }, { $0.trucks[0].costPerKilometreFen = Fen(.max) },
      { $0.objective[0].value = .min }, { $0.yards[0].stockKg = Kilograms(.max) },
      { $0.trucks[0].speedFactor = 0 }, { $0.days[0].start = Minutes(-1_000_000) },
      { $0.closures.append(.init(road: "x", from: Minutes(0), until: Minutes(.max), cause: .dispatcher)) },
    ]
    for (index, change) in changes.enumerated() {
      var absurd = schedule
      change(&absurd)
      let found = ScheduleAuditor(
        absurd, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock
      ).run().findings.map(\.check)
      #expect(found == ["schedule.sizes"], "change \(index)")
    }
  }

  @Test func `a truck that goes further than its tank lasts is noticed where no station has power`()
    async throws
  {
    let schedule = try await Self.made.value
    let furthest = try #require(schedule.days.map(\.metres).max())
    func isTooFar(_ change: (inout Dispatcher) -> Void) throws -> Bool {
      var dispatcher = try Self.dispatcher()
      dispatcher.district.policy.emergency.truckRange.value = furthest
      change(&dispatcher)
      return ScheduleAuditor(
        schedule, district: dispatcher.district, scenario: dispatcher.scenario, stock: dispatcher.stock
      ).run().findings.contains { $0.check == "day.range" }
    }
    // no shift alone is too long, two on one tank are
    #expect(try isTooFar { _ in })
    func endCut(_ dispatcher: inout Dispatcher, at hour: Int) {
      for h in dispatcher.scenario.hazards.indices {
        guard case .powerOutage = dispatcher.scenario.hazards[h].kind else { continue }
        dispatcher.scenario.hazards[h].duration = hour - dispatcher.scenario.hazards[h].start
      }
    }
    // with the power back before the second, each has a tank of its own
    #expect(try !isTooFar { endCut(&$0, at: 20) })
    #expect(
      try isTooFar {
        endCut(&$0, at: 20)
        $0.district.policy.emergency.truckRange.value -= Metres(1)
      })
    #expect(try !isTooFar { $0.district.policy.emergency.failsWithPower.value.remove(.truckFuel) })
    // a cut of single villages shuts no station
    #expect(
      try !isTooFar { dispatcher in
        for h in dispatcher.scenario.hazards.indices {
          dispatcher.scenario.hazards[h].area.villages.removeAll { $0 % 2 == 0 || $0 % 3 == 0 }
        }
      })
  }
}
