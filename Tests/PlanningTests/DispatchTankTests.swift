import District
import Haulage
import Plans
import Quantities
import RoadNetwork
import TestSupport
import Testing

@testable import Planning

/// How far trucks go where the filling station at their base has no power.
struct DispatchTankTests {
  /// The shipped district in a power cut of some villages.
  private static func struck(
    _ isStruck: (District, Village) -> Bool
  ) throws -> (district: District, scenario: Scenario) {
    let inputs = try Shipped.inputs.get()
    var scenario = try #require(inputs.scenarios.first { $0.name == "power-cut-24h" })
    let villages = inputs.district.villages
    scenario.hazards = [
      Hazard(
        kind: .powerOutage(share: 1), start: 3, duration: 5,
        area: Area(villages: villages.indices.filter { isStruck(inputs.district, villages[$0]) }))
    ]
    return (inputs.district, scenario)
  }

  /// A township in the dark with its own trucks, which go so far on a tank.
  private static func alone(range: Metres) throws -> Dispatcher {
    var dispatcher = try DispatchTests.dispatcher()
    let district = dispatcher.district
    let base = try #require(district.fleet.first { $0.id == "medium-202" }).base
    let township = district.junctions[base].township
    dispatcher.district.fleet.removeAll { district.junctions[$0.base].township != township }
    for h in dispatcher.scenario.hazards.indices {
      dispatcher.scenario.hazards[h].area.villages.removeAll { district.villages[$0].township != township }
    }
    dispatcher.district.policy.emergency.truckRange.value = range
    return dispatcher
  }

  @Test func `a truck has a tank to mind where its own township is dark and stations need the grid`() throws {
    let base = try #require(try Shipped.inputs.get().district.fleet.first).base
    var (district, scenario) = try Self.struck { district, village in
      village.township == district.junctions[base].township
    }
    let township = district.junctions[base].township
    let elsewhere = try #require(
      district.fleet.map(\.base).first { district.junctions[$0].township != township })
    district.policy.emergency.truckRange.value = .kilometres(120)
    let stations = FillingStations(district, scenario)
    #expect(stations.tank(at: base) == .init(range: 120_000, shut: [180..<480]))
    #expect(stations.tank(at: elsewhere) == nil)
    // half of its villages are not enough
    let half = scenario.hazards[0].area.villages.count / 2
    scenario.hazards[0].area.villages.removeLast(scenario.hazards[0].area.villages.count - half)
    #expect(FillingStations(district, scenario).tank(at: base) == nil)
    (district, scenario) = try Self.struck { _, _ in true }
    #expect(FillingStations(district, scenario).tank(at: base) != nil)
    district.policy.emergency.failsWithPower.value.remove(.truckFuel)
    #expect(FillingStations(district, scenario).tank(at: base) == nil)
  }

  @Test
  func `the trucks of a schedule have the tanks of their bases, and its settings say how far one lasts`()
    async throws
  {
    var dispatcher = try Self.alone(range: .kilometres(300))
    func asked() -> (tanks: Int, settings: Set<String>) {
      let dispatch = DispatchCase.of(
        dispatcher.district, dispatcher.scenario, network: .init(dispatcher.district), stock: dispatcher.stock
      )
      let settings = DispatchSettings.emergency(dispatch).map(\.key)
      #expect(Set(settings).count == settings.count)
      return (dispatch.problem.trucks.count { $0.tank != nil }, Set(settings))
    }
    let cut = asked()
    #expect(cut.tanks > 0)
    #expect(cut.settings.isSuperset(of: ["truck_range_km", "fails_with_power"]))
    dispatcher.district.policy.emergency.failsWithPower.value.remove(.truckFuel)
    let filled = asked()
    #expect(filled.tanks == 0)
    #expect(filled.settings == cut.settings.subtracting(["truck_range_km"]))
    dispatcher.scenario.hazards = dispatcher.scenario.hazards.map {
      Hazard(kind: .heatNetworkOutage(share: 1), start: $0.start, duration: $0.duration, area: $0.area)
    }
    let lit = asked()
    #expect(lit.settings == filled.settings.subtracting(["fails_with_power"]))
  }

  // MARK: - Under way

  /// Back after an hour and forty minutes and 40 km.
  private static func day(_ number: Int, start: Int64) -> TruckDay {
    TruckDay(
      id: "t#1/\(number)", truck: "t#1", start: Minutes(start), end: Minutes(start + 100), overtime: .zero,
      driving: Minutes(50), metres: Metres(40_000), costFen: .zero, trips: [],
      home: [
        .drive(
          .init(Minutes(start), Minutes(start + 50)),
          .init(from: "a", to: "b", roads: [], metres: Metres(25_000), cargoKg: .zero)),
        .drive(
          .init(Minutes(start + 50), Minutes(start + 100)),
          .init(from: "b", to: "a", roads: [], metres: Metres(15_000), cargoKg: .zero)),
      ])
  }

  /// Metres used by a minute by a truck that sets out in the first minute of three days.
  private static func used(at now: Int, shut: [Range<Int>]) throws -> Int {
    let district = try Shipped.inputs.get().district
    let days = [0, 1440, 2880].enumerated().map { day($0.offset + 1, start: $0.element) }
    let frozen = FrozenTruck(days, at: now, rules: ShiftProblem.Rules(), names: RoadNames(district))
    return frozen.used(of: .init(range: 300_000, shut: shut))
  }

  @Test func `what a truck has used are its shifts since its station last worked when one could begin`()
    throws
  {
    let dark = [0..<5000]
    #expect(try Self.used(at: 0, shut: dark) == 0)
    #expect(try Self.used(at: 200, shut: dark) == 40_000)
    // the shift under way counts as far as it stands
    #expect(try Self.used(at: 1490, shut: dark) == 65_000)
    #expect(try Self.used(at: 1540, shut: dark) == 80_000)
    #expect(try Self.used(at: 3000, shut: dark) == 120_000)
    // power at night does not help, power in the minute of setting out does
    #expect(try Self.used(at: 1490, shut: [0..<500, 600..<5000]) == 65_000)
    #expect(try Self.used(at: 1490, shut: [0..<1440, 1441..<5000]) == 25_000)
    #expect(try Self.used(at: 3000, shut: [0..<1440, 1441..<5000]) == 80_000)
    // a truck that waits at its base is filled by when it can next be sent
    #expect(try Self.used(at: 200, shut: [0..<1440, 1500..<4320]) == 0)
    #expect(try Self.used(at: 3000, shut: [0..<4320, 4321..<5000]) == 0)
  }

  @Test(arguments: [(Int64.max, 1_000_000_000), (-5_000_000_000, 40_000)])
  func `metres that somebody wrote into an old schedule neither stop Hearth nor fill a tank`(
    metres: Int64, used: Int
  ) throws {
    var days = [Self.day(1, start: 0), Self.day(2, start: 1440)]
    days[0].metres = Metres(metres)
    let frozen = FrozenTruck(
      days, at: 2000, rules: ShiftProblem.Rules(), names: RoadNames(try Shipped.inputs.get().district))
    #expect(frozen.used(of: .init(range: 300_000, shut: [0..<5000])) == used)
  }

  // MARK: - Reasons

  @Test
  func `a tank that lasts for no trip is the reason of every order, and what a schedule by hand breaks`()
    async throws
  {
    let dispatcher = try Self.alone(range: .kilometres(1))
    let stranded = await dispatcher.schedule()
    #expect(stranded.days.isEmpty)
    #expect(!stranded.orders.isEmpty)
    for order in stranded.orders {
      #expect(order.reason?.code == .truckRange, "\(order.id)")
      #expect(order.reason?.relaxation.en.contains("tanker") == true)
    }
    #expect(stranded.remarks.contains { $0.zh.contains("一箱油 1 公里") && $0.en.contains("1 km on one") })
    let driven = try await Self.alone(range: .kilometres(300)).schedule()
    #expect(driven.orders.allSatisfy { $0.reason?.code != .truckRange })
    let trips = HandMadeTrip.trips(of: driven)
    #expect(!trips.isEmpty)
    let verdict = await dispatcher.check(trips)
    #expect(verdict.breaks.map(\.trip) == trips.map(\.number))
    #expect(verdict.breaks.allSatisfy { $0.code == "TRUCK_RANGE" })
  }

  @Test func `lifting the range takes every tank away, and a truck hired beside has a full one`() async throws
  {
    let dispatcher = try Self.alone(range: .kilometres(300))
    let dispatch = DispatchCase.of(
      dispatcher.district, dispatcher.scenario, network: .init(dispatcher.district), stock: dispatcher.stock)
    var problem = dispatch.problem
    for k in problem.trucks.indices { problem.trucks[k].tank?.used = 1000 }
    #expect(Relaxation.tanks.lifted(from: problem).trucks.allSatisfy { $0.tank == nil })
    let hired = Relaxation.hire.lifted(from: problem).trucks[problem.trucks.count...]
    #expect(hired.contains { $0.tank != nil })
    for truck in hired {
      let like = try #require(problem.trucks.first { $0.base == truck.base })
      #expect(truck.tank == like.tank.map { .init(range: $0.range, used: 0, shut: $0.shut) })
    }
  }
}
