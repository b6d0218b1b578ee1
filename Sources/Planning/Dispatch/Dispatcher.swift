public import District
import Haulage
import Hazards
public import Plans
public import Quantities
import RoadNetwork

/// Schedules the trucks of a district in a scenario: which truck goes where, when, with what.
///
/// The schedule knows the scenario's course: the forecast of snow and the closures it brings.
public struct Dispatcher: Sendable {
  /// The district.
  public var district: District
  /// The scenario.
  public var scenario: Scenario
  /// Stock when the scenario begins, by site.
  public var stock: [Kilograms]
  /// Seed of the search.
  public var seed: UInt64
  /// Rounds of each search.
  public var rounds: Int
  /// By when the schedule must be there; `nil` = the search does all of its rounds, however long they take.
  public var deadline: Deadline?
  /// Version of Hearth, written into the schedule.
  public var version: String
  /// The files read, with their hashes.
  public var inputs: [InputFile]

  /// Rounds of each search for a schedule made in calm: a few seconds of a core.
  public static let calmRounds = 11_000
  /// Rounds of each search for a schedule made anew while trucks wait: less than a second of a core.
  public static let hastyRounds = 1600

  /// A dispatcher.
  public init(
    district: District, scenario: Scenario, stock: [Kilograms], seed: UInt64 = 1, rounds: Int = calmRounds,
    version: String, inputs: [InputFile] = []
  ) {
    precondition(stock.count == district.sites.count, "stock is given by site: one entry for each")
    self.district = district
    self.scenario = scenario
    self.stock = stock
    self.seed = seed
    self.rounds = rounds
    self.version = version
    self.inputs = inputs
  }

  /// Makes the schedule. The same inputs, seed and rounds give the same schedule.
  public func schedule() async -> Schedule {
    let dispatch = DispatchCase.of(district, scenario, network: RoadNetwork(district), stock: stock)
    let rounds = affordableRounds(dispatch.problem, inWaves: true)
    let solution = dispatch.problem.solve(inWaves: true, iterations: rounds, seed: seed)
    let writer = ScheduleWriter(dispatch: dispatch)
    var schedule = write(dispatch, solution, days: writer.days(solution))
    schedule.rounds = rounds
    await explain(&schedule, dispatch, solution)
    return schedule
  }

  /// Says of every late or short order why it is.
  private func explain(_ schedule: inout Schedule, _ dispatch: DispatchCase, _ solution: ShiftSolution) async
  {
    var weightless = district
    for type in weightless.fleet.indices {
      weightless.fleet[type].payload = .zero
      weightless.fleet[type].emptyWeight = .zero
    }
    let network = RoadNetwork(district)
    let conditions = RoadConditions(district, calm)
    let junctions = Set(dispatch.travel.junctions)
    let kinds = dispatch.travel.kindOfType
    let dry = DispatchTravel.of(
      district, network, conditions, horizon: 1, junctions: junctions, grouping: kinds)
    let light = DispatchTravel.of(
      weightless, network, conditions, horizon: 1, junctions: junctions, grouping: kinds)
    let finder = ShortfallFinder(dispatch: dispatch, solution: solution, dry: dry.book, light: light.book)
    for (need, shortfall) in await finder.shortfalls() { schedule.orders[need].reason = shortfall }
  }

  /// Makes a schedule anew after something happened: what is done, loaded or under way stands; the search starts from the
  /// old schedule, repaired, and from nothing, and the better is kept. Orders given are changed only where that saves
  /// `DispatchRules.changePrice` cold household-hours each.
  ///
  /// - Parameter old: The schedule that stands, made for the same scenario and stock.
  public func revise(_ old: Schedule, after disruption: Disruption) async -> Revision {
    let live = LiveCase.of(
      district, scenario, network: RoadNetwork(district), stock: stock, old: old, disruption)
    var problem = live.dispatch.problem
    problem.rules.changePrice = district.policy.dispatch.changePrice.value
    let repaired = problem.play(live.given)
    let rounds = affordableRounds(problem, from: [live.given])
    var solution = problem.solve(from: [live.given], iterations: rounds, seed: seed)
    if repaired.worth < solution.worth { solution = repaired }
    let writer = ScheduleWriter(dispatch: live.dispatch)
    let days = writer.days(solution, after: live)
    let comparison = ScheduleComparison(old, days, live, disruption)
    var schedule = write(live.dispatch, solution, days: days, changes: comparison.changed.count)
    schedule.rounds = rounds
    schedule.now = disruption.minute
    schedule.trucksDown = disruption.trucksDown(after: old).union(live.cutOff).sorted()
    schedule.trucksBack = disruption.trucksBack(after: old)
    // orders may be given since the alarm, whatever the search may still decide
    let released = Dictionary(old.orders.map { ($0.id, $0.release) }) { first, _ in first }
    for n in schedule.orders.indices {
      schedule.orders[n].release = released[schedule.orders[n].id] ?? schedule.orders[n].release
    }
    // whatever the scenario does with them; the hour of it is driven as if they were closed in all of it, and a truck on one of
    // them by then drives on
    schedule.closures += disruption.closures(after: old)
    schedule.differences = comparison.sentences(schedule.orders)
    schedule.remarks += comparison.remarks + disruption.stillHolding(after: old)
    await explain(&schedule, live.dispatch, solution)
    let repairedDays = writer.days(repaired, after: live)
    return Revision(
      schedule: schedule,
      repaired: ScheduleWriter.objective(repaired.worth, days: repairedDays, bound: nil, changes: true),
      ordersOpen: comparison.open.count, ordersChanged: comparison.changed.count,
      unaffectedOpen: comparison.open.count { !comparison.isAffected($0) },
      unaffectedChanged: comparison.changed.count { !comparison.isAffected($0) })
  }

  private func write(
    _ dispatch: DispatchCase, _ solution: ShiftSolution, days: [TruckDay], changes: Int? = nil
  ) -> Schedule {
    let writer = ScheduleWriter(dispatch: dispatch)
    var worth = solution.worth
    worth.changes = changes ?? 0
    return Schedule(
      version: version, seed: seed, purpose: .emergency, district: district.code, scenario: scenario.name,
      title: scenario.title, start: scenario.start, horizon: Minutes(Int64(dispatch.impact.horizon * 60)),
      now: nil,
      priorityWeight: dispatch.priorityWeight, closures: closures(),
      yards: writer.yards(),
      trucks: writer.trucks(), days: days, orders: writer.orders(solution),
      objective: ScheduleWriter.objective(
        worth, days: days, bound: dispatch.problem.bound(), changes: changes != nil),
      remarks: remarks(dispatch), settings: DispatchSettings.emergency(dispatch), inputs: inputs)
  }

  private func remarks(_ dispatch: DispatchCase) -> [Bilingual] {
    var remarks = [
      Bilingual(
        zh: "排车预知场景的雪情和封路（按预报）；车辆的车牌和驾驶员不在数据里，派车时填写。",
        en:
          "The schedule knows the scenario's snow and closures in advance, as forecast; plates and drivers are not in the data and are filled in when the orders are given."
      )
    ]
    let minded = dispatch.problem.trucks.count { $0.tank != nil }
    if minded > 0 {
      let range = Format.kilometres(district.policy.emergency.truckRange.value, places: 0)
      remarks.append(
        Bilingual(
          zh: "停电期间 \(minded) 辆车在车场加不上油，按场景开始时油箱已满、一箱油 \(range.zh)排；请在停电前加满，或备好油罐车。",
          en:
            "\(minded) trucks cannot be filled at their base while the power is out: the schedule takes their tanks for full when the scenario begins, and lets each drive \(range.en) on one. Fill them before, or have a tanker ready."
        ))
    }
    let assumed = DispatchSettings.emergency(dispatch).filter { $0.certainty.isGuess }
      .map { SettingNames.label($0.key) }
    if !assumed.isEmpty {
      remarks.append(
        Bilingual(
          zh: "以下参数为假定：\(assumed.map(\.zh).joined(separator: "、"))。",
          en: "These settings are assumed: \(assumed.map(\.en).joined(separator: "; "))."))
    }
    return remarks
  }

  /// Roads that the scenario closes at some time within its horizon.
  private func closures() -> [Schedule.Closure] {
    let conditions = RoadConditions(district, scenario)
    var closures: [Schedule.Closure] = []
    for (e, road) in district.roads.enumerated() {
      var from: Int?
      for hour in 0...scenario.horizon {
        let isClosed = hour < scenario.horizon && conditions.state(at: hour).speedFactor[e] == 0
        if isClosed && from == nil { from = hour }
        guard !isClosed, let first = from else { continue }
        closures.append(
          Schedule.Closure(
            road: road.id, from: Minutes(Int64(first * 60)),
            until: hour < scenario.horizon ? Minutes(Int64(hour * 60)) : nil, cause: .scenario))
        from = nil
      }
    }
    return closures
  }
}
