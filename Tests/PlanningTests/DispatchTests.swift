import District
import Haulage
import Hazards
import Plans
import Quantities
import RoadNetwork
import Simulation
import TestSupport
import Testing

@testable import Planning

/// Truck schedules of the shipped district, from a stock that needs no solver.
struct DispatchTests {
  /// Made once for all tests.
  static let made = Task { try await dispatcher().schedule() }

  static func dispatcher() throws -> Dispatcher {
    let inputs = try Shipped.inputs.get()
    let scenario = "power-cut-24h"
    let hubs = Set(["hub-shuozhou-l", "hub-shentou-l"])
    return Dispatcher(
      district: inputs.district, scenario: try #require(inputs.scenarios.first { $0.name == scenario }),
      stock: inputs.district.sites.map { hubs.contains($0.id) ? Kilograms(120_000) : .zero }, rounds: 8,
      version: "test")
  }

  @Test func `a schedule's legs leave no gap, its roads join, and its kilograms add up`() async throws {
    let dispatcher = try Self.dispatcher()
    let schedule = try await Self.made.value
    #expect(!schedule.days.isEmpty)
    let roads = RoadNames(dispatcher.district)
    for day in schedule.days {
      var minute = day.start
      for leg in day.legs {
        #expect(leg.span.start == minute, "\(day.id)")
        minute = leg.span.end
        guard case .drive(let span, let drive) = leg else { continue }
        #expect(roads.follow(drive.roads.map(\.road), from: drive.from)?.junction == drive.to)
        #expect(drive.roads.last?.leave == span.end)
      }
      #expect(minute == day.end)
      for trip in day.trips { #expect(trip.load?.kg == trip.unloads.map(\.unload).total(\.kg)) }
    }
    for order in schedule.orders {
      let brought = schedule.days.flatMap(\.trips).flatMap { $0.unloads.map(\.unload) }.filter {
        $0.order == order.id
      }
      #expect(brought.total(\.kg) == order.arrivesKg)
    }
  }

  @Test func `its own schedule fed back by hand is feasible, and one with too much on a truck is not`()
    async throws
  {
    let dispatcher = try Self.dispatcher()
    var trips = HandMadeTrip.trips(of: try await Self.made.value)
    let verdict = await dispatcher.check(trips)
    #expect(verdict.isFeasible, "\(verdict.breaks)")
    trips[3].drops[0].kg += Kilograms(40_000)
    let broken = await dispatcher.check(trips)
    #expect(broken.breaks.map(\.trip) == [trips[3].number])
    #expect(broken.breaks.map(\.code) == ["OVERLOADED"])
    #expect(broken.breaks[0].truck == trips[3].truck && broken.breaks[0].shift == trips[3].shift)
  }

  @Test func `a hand-made schedule that brings an order more than it wants is told so`() async throws {
    let dispatcher = try Self.dispatcher()
    let schedule = try await Self.made.value
    var trips = HandMadeTrip.trips(of: schedule)
    let whole = try #require(schedule.orders.first { $0.arrivesKg == $0.kg && $0.kg > .zero })
    let last = try #require(trips.lastIndex { $0.drops.contains { $0.order == whole.id } })
    let drop = try #require(trips[last].drops.first { $0.order == whole.id })
    trips.append(
      HandMadeTrip(
        truck: trips[last].truck, shift: trips[last].shift, number: 7, site: trips[last].site,
        drops: [.init(order: drop.order, kg: Kilograms(1))]))
    let verdict = await dispatcher.check(trips)
    #expect(verdict.breaks.map(\.code) == ["TOO_MUCH"])
    // called as it was written, not counted through the file
    #expect(verdict.breaks.map(\.trip) == [7])
    #expect(verdict.breaks[0].truck == trips[last].truck)
  }

  @Test func `the order of rows changes nothing`() async throws {
    var dispatcher = try Self.dispatcher()
    let schedule = try await Self.made.value
    dispatcher.district.fleet.reverse()
    let again = await dispatcher.schedule()
    #expect(again.days == schedule.days)
    #expect(again.objective == schedule.objective)
  }

  @Test
  func
    `after a closure what is done stands, no truck enters the road, and it is no worse than the repaired schedule`()
    async throws
  {
    let dispatcher = try Self.dispatcher()
    let old = try await Self.made.value
    let now = Minutes(200)
    var uses: [String: Int] = [:]
    for day in old.days {
      for case .drive(_, let drive) in day.trips.flatMap(\.legs) {
        for road in drive.roads where road.enter > now { uses[road.road, default: 0] += 1 }
      }
    }
    let road = try #require(uses.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key)
    let revision = await dispatcher.revise(old, after: Disruption(minute: now, closedRoads: [road]))
    for day in revision.schedule.days {
      for case .drive(_, let drive) in day.legs {
        #expect(!drive.roads.contains { $0.road == road && $0.enter > now })
      }
    }
    let done = old.days.flatMap(\.trips).filter { $0.legs.last.map { $0.span.end <= now } ?? false }
    let kept = Set(revision.schedule.days.flatMap(\.trips).map(\.legs))
    #expect(!done.isEmpty)
    #expect(done.allSatisfy { kept.contains($0.legs) })
    #expect(revision.schedule.objective[0].value <= revision.repaired[0].value)
    // an order given is changed only where that pays
    let price = Int64(dispatcher.district.policy.dispatch.changePrice.value)
    let more = Int64(revision.ordersChanged) - (revision.repaired.last?.value ?? 0)
    #expect(revision.repaired[0].value - revision.schedule.objective[0].value >= price * more)
    #expect(!revision.schedule.differences.isEmpty)
  }

  @Test func `a broken truck is sent nowhere any more`() async throws {
    let dispatcher = try Self.dispatcher()
    let old = try await Self.made.value
    let truck = try #require(old.days.first { $0.trips.count > 1 }?.truck)
    let now = Minutes(150)
    let revision = await dispatcher.revise(old, after: Disruption(minute: now, trucksDown: [truck]))
    for day in revision.schedule.days where day.truck == truck {
      for leg in day.legs { #expect(leg.span.start <= now) }
    }
  }

  @Test func `what is assumed is named in words, not by the keys of a file`() async throws {
    let remarks = try await Self.made.value.remarks
    let district = try Self.dispatcher().district
    let assumed = DispatchSettings.records(district.policy).filter { $0.certainty.isGuess }.map(\.key)
    #expect(!assumed.isEmpty)
    let said = try #require(remarks.last)
    for key in assumed {
      #expect(
        said.zh.contains(SettingNames.label(key).zh) && said.en.contains(SettingNames.label(key).en), "\(key)"
      )
    }
    #expect(!said.zh.contains("_") && !said.en.contains("_"))
  }

  @Test func `the simulated comparison counts below the district's cold temperature`() async throws {
    var dispatcher = try Self.dispatcher()
    // so cold that no house gets there
    dispatcher.district.policy.coldTemperature.value = -60
    let margin = await dispatcher.margin(replications: 2)
    #expect(margin.coldTemperature == -60)
    #expect(margin.usual == [0, 0] && margin.means == [0, 0])
  }

  @Test func `its own schedule fed back by hand fares in the simulation as it does itself`() async throws {
    let dispatcher = try Self.dispatcher()
    let own = await dispatcher.margin(replications: 2)
    let trips = HandMadeTrip.trips(of: try await Self.made.value)
    let verdict = await dispatcher.check(trips, replications: 2)
    let margin = try #require(verdict.margin)
    #expect(margin.usual == own.usual)
    #expect(margin.refusedOrders == 0 && own.refusedOrders == 0)
    // some luck is drawn by what a truck has done, which is the same
    #expect(margin.means == own.means)
    #expect(own.margin > 0)
  }

  @Test func `the simulation brings what is scheduled, when it is scheduled`() async throws {
    let dispatcher = try Self.dispatcher()
    let network = RoadNetwork(dispatcher.district)
    let dispatch = DispatchCase.of(
      dispatcher.district, dispatcher.scenario, network: network, stock: dispatcher.stock)
    let solution = dispatch.problem.solve(inWaves: true, iterations: dispatcher.rounds)
    let laboratory = Laboratory(
      dispatcher.district, network: network, stock: dispatcher.stock,
      policy: .planned(dispatcher.orders(dispatch, solution)), work: .ofSchedules)
    var played = Dictionary(
      grouping: laboratory.record(dispatcher.scenario, luck: nil).deliveries
    ) { "\($0.truck) \($0.site) \($0.village) \($0.urgency) \($0.kg)" }
    .mapValues { $0.map { Int($0.minute.count) } }
    let orders = dispatcher.orders(dispatch, solution)
    var (next, sooner) = (0, 0)
    for shift in solution.shifts {
      // nobody rests in the simulation
      var rests = 0
      for trip in shift.trips {
        let order = orders[next]
        next += 1
        rests += trip.load.rest == nil ? 0 : 1
        for (drop, stop) in zip(order.drops, trip.stops) {
          rests += stop.rest == nil ? 0 : 1
          let key = "\(order.truck) \(order.site) \(drop.village) \(drop.urgency ?? .ordinary) \(drop.kg)"
          let minute = try #require(played[key]?.first, "\(key)")
          played[key]?.removeFirst()
          #expect(minute <= stop.end && minute >= stop.end - rests * dispatch.problem.rules.rest, "\(key)")
          sooner += minute < stop.end ? 1 : 0
        }
      }
    }
    let unscheduled = played.values.count { !$0.isEmpty }
    #expect(unscheduled == 0)
    #expect(sooner * 5 < orders.count)
  }

  @Test func `what a schedule has done is not taken back by other inputs`() async throws {
    let dispatcher = try Self.dispatcher()
    let schedule = try await Self.made.value
    let minute = try #require(schedule.days.map(\.end).max())
    func forgotten(at minute: Minutes = minute, _ change: (inout Dispatcher) throws -> Void) rethrows
      -> String?
    {
      var changed = dispatcher
      try change(&changed)
      return changed.forgotten(of: schedule, at: minute)?.name
    }
    #expect(forgotten { _ in } == nil)
    let truck = try #require(schedule.days.last?.truck)
    let type = try #require(schedule.trucks.first { $0.id == truck }?.type)
    let row = try #require(dispatcher.district.fleet.firstIndex { $0.id == type })
    #expect(forgotten { $0.district.fleet[row].payload += Kilograms(1) }?.hasPrefix(type) == true)
    #expect(forgotten { $0.district.fleet[row].count = 0 }?.hasPrefix(type) == true)
    #expect(forgotten { $0.district.fleet.remove(at: row) }?.hasPrefix(type) == true)
    // before it has been out, it may go
    #expect(forgotten(at: Minutes(0)) { $0.district.fleet.remove(at: row) } == nil)
    let load = try #require(schedule.days.first?.trips.first?.load)
    let site = try #require(dispatcher.district.sites.firstIndex { $0.id == load.site })
    #expect(forgotten { $0.stock[site] = load.kg - Kilograms(1) } == load.site)
    #expect(forgotten { $0.scenario.horizon += 1 } == dispatcher.scenario.name)
    let unload = try #require(schedule.days.first?.trips.first?.unloads.first?.unload)
    let village = try #require(dispatcher.district.villages.firstIndex { $0.code == unload.village })
    #expect(forgotten { $0.district.villages[village].code = "000000000000" } == unload.village)
    let drives = schedule.days.flatMap(\.trips).flatMap(\.legs).flatMap { leg -> [String] in
      if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
    }
    let road = try #require(dispatcher.district.roads.firstIndex { $0.id == drives.first })
    #expect(forgotten { $0.district.roads[road].id = "another" } == drives.first)
  }

  @Test func `where no yard has coal, that is the reason`() async throws {
    var dispatcher = try Self.dispatcher()
    dispatcher.stock = dispatcher.stock.map { _ in .zero }
    let schedule = await dispatcher.schedule()
    let reasons = schedule.orders.compactMap(\.reason)
    #expect(!reasons.isEmpty && reasons.allSatisfy { $0.code == .sourceStock })
    #expect(reasons.allSatisfy { $0.words.zh.contains("煤") })
  }
}
