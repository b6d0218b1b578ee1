import District
import Haulage
import Hazards
public import Plans
public import Quantities
import RoadNetwork

/// A trip of a schedule made by hand, as a bureau writes it down.
public struct HandMadeTrip: Hashable, Sendable {
  /// kg for an order.
  public struct Drop: Hashable, Sendable {
    /// Id of the order: the village's code and the urgency.
    public var order: String
    /// How much.
    public var kg: Kilograms

    /// kg for an order.
    public init(order: String, kg: Kilograms) {
      self.order = order
      self.kg = kg
    }
  }
  /// Id of the truck, e.g. `heavy-station#3`.
  public var truck: String
  /// Number of the truck's shift, from 1.
  public var shift: Int
  /// Number of the trip in its shift, as it is written down.
  public var number: Int
  /// Id of the site it loads at.
  public var site: String
  /// What it unloads, in order.
  public var drops: [Drop]

  /// A trip.
  public init(truck: String, shift: Int, number: Int, site: String, drops: [Drop]) {
    self.truck = truck
    self.shift = shift
    self.number = number
    self.site = site
    self.drops = drops
  }

  /// The trips of a schedule, by truck, shift and time.
  public static func trips(of schedule: Schedule) -> [HandMadeTrip] {
    let cycle = 24 * 60
    let opening = schedule.days.map { Int($0.start.count) }.min() ?? 0
    return schedule.days.flatMap { day in
      day.trips.enumerated().map { index, trip in
        HandMadeTrip(
          truck: day.truck, shift: (Int(day.start.count) - opening) / cycle + 1, number: index + 1,
          site: trip.load?.site ?? "",
          drops: trip.unloads.map { .init(order: $0.unload.order, kg: $0.unload.kg) })
      }
    }
  }
}

/// What a schedule made by hand is worth, and what breaks in it.
public struct HandMadeVerdict: Sendable, Codable {
  /// A trip that cannot be driven as written.
  public struct Break: Sendable, Codable, Hashable {
    /// Its truck and shift, and its number in that, as they were given.
    public var truck: String, shift: Int, trip: Int
    /// Which rule it breaks.
    public var code: String
    /// What that means.
    public var words: Bilingual

    init(_ trip: HandMadeTrip, _ code: String, _ words: Bilingual) {
      (truck, shift, self.trip) = (trip.truck, trip.shift, trip.number)
      self.code = code
      self.words = words
    }
  }
  /// Whether every trip can be driven as written.
  public var isFeasible: Bool { breaks.isEmpty }
  /// What breaks, in the order of the file.
  public var breaks: [Break]
  /// What it is worth with the trips that can be driven.
  public var objective: [Schedule.ObjectiveLine]
  /// What the search made of it, starting from it.
  public var improved: [Schedule.ObjectiveLine]
  /// How the trips that can be driven fare in the simulation; `nil` where nobody asked.
  public var margin: SimulatedMargin?
}

extension Dispatcher {
  /// Checks a schedule made by hand: whether every trip can be driven as written, what breaks, and what the search would gain.
  ///
  /// - Parameter replications: How often it is played by the simulation as well; 0 = not at all.
  public func check(_ trips: [HandMadeTrip], replications: Int = 0) async -> HandMadeVerdict {
    let network = RoadNetwork(district)
    let dispatch = DispatchCase.of(district, scenario, network: network, stock: stock)
    let writer = ScheduleWriter(dispatch: dispatch)
    let hand = HandMadePlan(trips, dispatch, writer)
    let played = dispatch.problem.play(hand.plan)
    let open = DispatchTravel.of(
      district, network, RoadConditions(district, calm), horizon: dispatch.impact.horizon,
      junctions: Set(dispatch.travel.junctions))
    var breaks = hand.breaks
    let left = hand.leftOut(of: played.plan)
    if !left.isEmpty {
      var dry = dispatch.problem
      if open.kindOfType == dispatch.travel.kindOfType { dry.travel = open.book }
      var tries: [(String, Bilingual, ShiftProblem)] = [
        (
          "SOURCE_STOCK", Bilingual(zh: "储备点没有这么多煤。", en: "The yard does not hold as much."),
          Relaxation.stock.lifted(from: dispatch.problem)
        ),
        (
          "DRIVER_HOURS", Bilingual(zh: "超过驾驶时间。", en: "It exceeds the driving time."),
          Relaxation.drivers.lifted(from: dispatch.problem)
        ),
        (
          "SHIFT_FULL", Bilingual(zh: "超过班次和最长加班。", en: "It exceeds the shift and the most overtime."),
          Relaxation.shifts.lifted(from: dispatch.problem)
        ),
        (
          "DOCK_FULL", Bilingual(zh: "等月台太久，回不来。", en: "It waits too long for a dock to be back in time."),
          Relaxation.docks.lifted(from: dispatch.problem)
        ),
        ("ROAD_CLOSED", Bilingual(zh: "路不通，或雪天来不及。", en: "The way is closed, or too slow in snow."), dry),
      ]
      if dispatch.problem.hasTanks {
        tries.insert(
          (
            "TRUCK_RANGE",
            Bilingual(
              zh: "车场加油站停电，一箱油跑不回来。",
              en: "The tank does not last to be back, and the filling station at the base has no power."),
            Relaxation.tanks.lifted(from: dispatch.problem)
          ), at: tries.count - 1)
      }
      let still = tries.map { Set(hand.leftOut(of: $0.2.play(hand.plan).plan)) }
      for trip in left {
        let index = tries.indices.first { !still[$0].contains(trip) }
        breaks[trip] = .init(
          trips[trip], index.map { tries[$0].0 } ?? "NO_ACCESSIBLE_TRUCK",
          index.map { tries[$0].1 }
            ?? Bilingual(
              zh: "单独放宽任何一项都不行：几项同时不满足。", en: "No single rule is to blame: several are broken at once."))
      }
    }
    let improved = dispatch.problem.solve(from: [played.plan], iterations: rounds, seed: seed)
    var verdict = HandMadeVerdict(
      breaks: breaks.sorted { $0.key < $1.key }.map(\.value),
      objective: ScheduleWriter.objective(
        played.worth, days: writer.days(played), bound: dispatch.problem.bound(), changes: false),
      improved: ScheduleWriter.objective(
        improved.worth, days: writer.days(improved), bound: dispatch.problem.bound(), changes: false))
    if replications > 0 {
      verdict.margin = await margin(of: played, dispatch, network, replications: replications)
    }
    return verdict
  }

  /// The scenario without anything that touches roads.
  var calm: Scenario {
    var calm = scenario
    calm.hazards.removeAll {
      switch $0.kind {
      case .blizzard, .roadClosure: true
      case .coldWave, .powerOutage, .gasOutage, .heatNetworkOutage, .earthquake, .siteLoss, .supplyCut,
        .houseDamage:
        false
      }
    }
    return calm
  }
}

/// Trips made by hand as a plan of the problem, with what can be seen to be wrong before it is played.
private struct HandMadePlan {
  var plan: ShiftPlan
  /// By index of the trip.
  var breaks: [Int: HandMadeVerdict.Break] = [:]
  /// Where each trip stands in the plan; `nil` = it is in no plan.
  private var places: [(truck: Int, shift: Int, index: Int)?] = []

  init(_ trips: [HandMadeTrip], _ dispatch: DispatchCase, _ writer: ScheduleWriter) {
    plan = .empty(dispatch.problem)
    let trucks = Dictionary(uniqueKeysWithValues: dispatch.trucks.indices.map { (writer.truckID($0), $0) })
    let needs = Dictionary(uniqueKeysWithValues: dispatch.needs.indices.map { (writer.orderID($0), $0) })
    var lacking = dispatch.problem.needs.map(\.kg)
    for (t, trip) in trips.enumerated() {
      func broken(_ code: String, _ zh: String, _ en: String) {
        breaks[t] = .init(trip, code, Bilingual(zh: zh, en: en))
        places.append(nil)
      }
      guard let k = trucks[trip.truck] else {
        broken("UNKNOWN_TRUCK", "没有这辆车：\(trip.truck)。", "There is no such truck: \(trip.truck).")
        continue
      }
      guard let y = dispatch.sites.firstIndex(where: { dispatch.district.sites[$0].id == trip.site }) else {
        broken("SOURCE_STOCK", "储备点 \(trip.site) 没有煤或没有月台。", "The site \(trip.site) has no coal or no dock.")
        continue
      }
      let drops = trip.drops.compactMap { drop in
        needs[drop.order].map { ShiftPlan.Drop(need: $0, kg: Int(drop.kg.count)) }
      }
      guard drops.count == trip.drops.count, !drops.isEmpty else {
        let unknown = trip.drops.map(\.order).filter { needs[$0] == nil }
        broken(
          "UNKNOWN_ORDER", "这个场景里没有这样的需求：\(unknown.joined(separator: "、"))。",
          "The scenario has no such order: \(unknown.joined(separator: ", ")).")
        continue
      }
      let kg = drops.reduce(0) { $0 + $1.kg }
      guard kg <= dispatch.problem.trucks[k].payload else {
        broken(
          "OVERLOADED", "装 \(kg) 公斤，核载 \(dispatch.problem.trucks[k].payload) 公斤。",
          "It loads \(kg) kg; the truck carries \(dispatch.problem.trucks[k].payload) kg.")
        continue
      }
      if let over = drops.first(where: { drop in
        drops.reduce(0) { $0 + ($1.need == drop.need ? $1.kg : 0) } > lacking[drop.need]
      }) {
        let (order, all) = (writer.orderID(over.need), dispatch.problem.needs[over.need].kg)
        broken(
          "TOO_MUCH", "\(order) 只要 \(all) 公斤，到这一趟已多送。",
          "\(order) wants \(all) kg; with this trip it gets more.")
        continue
      }
      guard plan.shifts[k].indices.contains(trip.shift - 1) else {
        broken(
          "SHIFT_FULL", "场景时段内没有第 \(trip.shift) 班。", "There is no shift \(trip.shift) within the horizon.")
        continue
      }
      for drop in drops { lacking[drop.need] -= drop.kg }
      places.append((k, trip.shift - 1, plan.shifts[k][trip.shift - 1].count))
      plan.shifts[k][trip.shift - 1].append(ShiftPlan.Trip(yard: y, drops: drops))
    }
  }

  /// Trips that a played plan does not have as written, by their order in the file.
  func leftOut(of played: ShiftPlan) -> [Int] {
    var left: [Int] = []
    // a playing leaves trips out but never changes their order
    var next: [[Int]] = played.shifts.map { $0.map { _ in 0 } }
    let order = places.indices.filter { places[$0] != nil }.sorted { a, b in
      guard let (p, q) = places[a].flatMap({ p in places[b].map { (p, $0) } }) else { return a < b }
      return (p.truck, p.shift, p.index) < (q.truck, q.shift, q.index)
    }
    for t in order {
      guard let place = places[t] else { continue }
      let trips = played.shifts[place.truck][place.shift]
      let at = next[place.truck][place.shift]
      if at < trips.count, trips[at] == plan.shifts[place.truck][place.shift][place.index] {
        next[place.truck][place.shift] += 1
      } else {
        left.append(t)
        if at < trips.count, trips[at].yard == plan.shifts[place.truck][place.shift][place.index].yard,
          trips[at].drops.map(\.need) == plan.shifts[place.truck][place.shift][place.index].drops.map(\.need)
        {
          next[place.truck][place.shift] += 1  // driven with less
        }
      }
    }
    return left.sorted()
  }
}
