import District
import Hazards
import Quantities
import RoadNetwork

/// A run under way.
struct Run {
  let simulator: Simulator
  let district: District
  let impact: Impact
  /// Minute of the alarm; `nil` where nobody is affected.
  let alarm: Int?
  var queue = EventQueue()
  var ledgers: [NeedLedger] = []
  /// Cohorts of each need, by index into `cohorts`.
  var cohortsOfNeed: [[Int]] = []
  var cohorts: [Cohort] = []
  /// Cohorts that only a shelter helps, in file order.
  var withoutStove: [Int] = []
  var yards: [Yard]
  var trucks: [Truck] = []
  var routes: Routes
  /// The first hour whose fuel is not burnt yet.
  var nextHour = 0
  /// Whether something happened that may make an order possible which was not before.
  var isUnsettled = false
  var result: SimulationRun

  var horizon: Int { impact.horizon }

  init(_ simulator: Simulator) {
    self.simulator = simulator
    district = simulator.district
    impact = simulator.impact
    let firstHour = (impact.onset.compactMap { $0 } + impact.needs.map(\.struck)).min()
    alarm = firstHour.map { $0 * 60 }
    yards = zip(district.sites, simulator.stock).map { Yard($0, stock: $1) }
    routes = Routes(simulator.network, simulator.conditions)
    result = SimulationRun(
      affectedByHour: [Int](repeating: 0, count: impact.horizon),
      unservedByHour: [Int](repeating: 0, count: impact.horizon),
      townships: district.townships.map { _ in SimulationRun.Service() },
      startKg: simulator.stock.total { $0 }, yards: [])
    addPeople()
    addTrucks()
    addEvents()
  }

  private mutating func addPeople() {
    var needOf = [Int?](repeating: nil, count: 2 * district.villages.count)
    for (n, need) in impact.needs.enumerated() {
      needOf[2 * need.village + (need.urgency == .priority ? 0 : 1)] = n
    }
    cohortsOfNeed = impact.needs.map { _ in [] }
    for (group, groupImpact) in zip(district.households, impact.groups) where groupImpact.peakAffected > 0 {
      let splits = groupImpact.affected.map { group.split(affected: $0) }
      let parts: [(need: Int?, households: [Int])] = [
        (needOf[2 * group.village], splits.map(\.priority)),
        (needOf[2 * group.village + 1], splits.map(\.ordinary)),
        (nil, splits.map(\.withoutStove)),
      ]
      for (part, (need, households)) in parts.enumerated() where households.contains(where: { $0 > 0 }) {
        if part == 2 { withoutStove.append(cohorts.count) }
        if let need { cohortsOfNeed[need].append(cohorts.count) }
        cohorts.append(Cohort(district, group: group, households: households))
      }
    }
    for (n, need) in impact.needs.enumerated() {
      let households = (0..<horizon).map { hour in
        cohortsOfNeed[n].reduce(0) { $0 + cohorts[$1].households[hour] }
      }
      let struck = min(need.struck, impact.onset[need.village] ?? need.struck)
      ledgers.append(NeedLedger(need, households: households, release: struck * 60))
    }
  }

  private mutating func addTrucks() {
    for type in district.fleet where type.payload > .zero && type.count > 0 {
      let truck = Truck(type, kind: routes.kind(of: type))
      trucks += [Truck](repeating: truck, count: type.count)
    }
  }

  private mutating func addEvents() {
    for hour in 0..<horizon { queue.add(.hour, hour, at: hour * 60) }
    for hazard in simulator.scenario.hazards where hazard.start < horizon {
      guard case .siteLoss = hazard.kind else { continue }
      for site in hazard.area.sites { queue.add(.yardLost, site, at: max(0, hazard.start) * 60) }
    }
    if let alarm { queue.add(.mobilised, 0, at: alarm + Int(district.policy.mobiliseTime.value.count)) }
  }

  mutating func play() -> SimulationRun {
    while let minute = queue.nextMinute, minute < horizon * 60 {
      while let event = queue.next(in: minute) { handle(event) }
      if isUnsettled { dispatch(at: minute) }
      isUnsettled = false
    }
    result.yards = yards.map { Kilograms($0.stock) }
    result.onTrucksKg = Kilograms(trucks.reduce(0) { $0 + $1.load })
    result.inVillagesKg = Kilograms(ledgers.reduce(0) { $0 + $1.inVillage })
    result.burntKg = Kilograms(ledgers.reduce(0) { $0 + $1.burnt })
    return result
  }
}
