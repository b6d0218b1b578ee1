public import District
import Haulage
public import Plans
import Quantities
import RoadNetwork

/// A season's weekly deliveries as truck schedules: which truck takes which loads on which day, dock by dock, minute by
/// minute.
///
/// Every day is packed by itself on dry roads: what the week's drops bring a village from a plant or hub is one order, to
/// be there by the evening; trips may be full loads or join several villages; a truck may load at one plant after another.
/// Where the district's own trucks cannot bring everything, trucks are hired, one by one.
public struct SeasonShifts: Sendable {
  /// Rounds of the search for a day that are enough for a plant's dozen trips.
  public static let usualRounds = 400
  /// How many times the usual rounds a day gets whose orders do not all fit.
  private static let patience = 20

  /// What a kilogram not brought counts in the search, so that no trip is too dear for it; no price.
  private static let kilogramWeight = 1000

  private struct Source {
    var id: String
    var name: Bilingual
    var junction: Int
    var fuel: String
  }

  /// A truck of the fleet, or one hired like it.
  private struct Truck {
    var type: Int
    var id: String
    var isHired: Bool
  }

  private let district: District
  private let terms: HaulageTerms
  private let version: String
  private let inputs: [InputFile]
  private let rounds: Int
  private let sources: [Source]
  private let fleet: [Truck]
  private let travel: DispatchTravel
  /// By code of village or id of hub: what it is called, where it is, and households.
  private let places: [String: (code: String, name: Bilingual, junction: Int, households: Int)]

  /// Prepares a season.
  ///
  /// - Parameter rounds: Rounds of the search for a day.
  /// - Complexity: one search on the road network per kind of truck and place
  public init(
    _ district: District, _ allocation: AllocationPlan, version: String,
    inputs: [InputFile] = [], rounds: Int = usualRounds
  ) async {
    self.district = district
    let terms = district.policy.haulage
    self.terms = terms
    self.version = version
    self.inputs = inputs
    self.rounds = rounds
    let hubs = district.pellets.stores.filter { $0.tier == .hub }
    let contracted = district.suppliers.filter { district.meetsContract(fuel: $0.fuel) }
    sources =
      contracted.map {
        Source(id: $0.id, name: $0.name, junction: $0.junction, fuel: district.fuels[$0.fuel].id)
      }
      + hubs.map {
        // a hub hands out what it took in, which is under contract like everything here
        Source(
          id: $0.id, name: $0.name, junction: district.villages[$0.village].junction,
          fuel: contracted.first.map { district.fuels[$0.fuel].id } ?? "")
      }
    var places: [String: (code: String, name: Bilingual, junction: Int, households: Int)] = [:]
    let villages = Dictionary(
      district.villages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for village in allocation.villages {
      guard let row = villages[village.code] else { continue }
      places[row.code] = (row.code, row.name, row.junction, village.households)
    }
    for hub in hubs {
      let row = district.villages[hub.village]
      places[hub.id] = (row.code, hub.name, row.junction, 0)
    }
    self.places = places
    fleet = district.fleet.indices.sorted { district.fleet[$0].id < district.fleet[$1].id }
      .flatMap { type in
        (0..<district.fleet[type].count).map {
          Truck(type: type, id: "\(district.fleet[type].id)#\($0 + 1)", isHired: false)
        }
      }.filter { district.fleet[$0.type].payload >= terms.step.value }
    var junctions = Set(sources.map(\.junction)).union(places.values.map(\.junction))
    junctions.formUnion(fleet.map { district.fleet[$0.type].base })
    travel = await DispatchTravel.of(
      district, RoadNetwork(district), RoadConditions(district, Self.dry), horizon: 1, junctions: junctions)
  }

  /// An hour in which nothing happens.
  private static var dry: Scenario {
    Scenario(
      name: "dry", title: Bilingual(zh: "无雪", en: "no snow"), isRequired: false, start: "", horizon: 1,
      outdoor: [], hazards: [], file: "", note: Bilingual(zh: "", en: ""))
  }

  /// The schedule of a week. The same week gives the same schedule.
  public func schedule(_ week: SeasonSchedule.Week) -> Schedule? {
    guard let start = CalendarDay(iso: week.start), let end = CalendarDay(iso: week.end), start <= end else {
      return nil
    }
    let days = start.days(start.days(to: end) + 1)
    var (truckDays, orders, hired) = ([TruckDay](), [DeliveryOrder](), [Truck]())
    var shifts: [String: Int] = [:]
    for (index, day) in days.enumerated() {
      let drops = week.drops.filter { $0.date == day.iso }
      guard !drops.isEmpty else { continue }
      let packed = pack(drops, on: day, after: index * 1440, number: &shifts)
      truckDays += packed.days
      orders += packed.orders
      for truck in packed.hired where !hired.contains(where: { $0.id == truck.id }) { hired.append(truck) }
    }
    let order = Dictionary(
      (fleet + hired).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    truckDays.sort { (order[$0.truck] ?? 0, $0.start) < (order[$1.truck] ?? 0, $1.start) }
    return Schedule(
      version: version, seed: 1, purpose: .season, district: district.code, scenario: start.isoWeek,
      title: Bilingual(
        zh: "\(Format.day(start).zh)至\(end.month)月\(end.day)日送颗粒",
        en: "pellets, \(Format.day(start).en) to \(Format.day(end).en)"),
      start: "\(week.start)T00:00:00+08:00", horizon: Minutes(Int64(days.count * 1440)), now: nil,
      priorityWeight: 1, closures: [], yards: yards(truckDays), trucks: (fleet + hired).map(scheduled),
      days: truckDays, orders: orders, objective: objective(truckDays, orders), remarks: remarks(hired.count),
      settings: DispatchSettings.records(district.policy) + DispatchSettings.shifts(terms), inputs: inputs)
  }

  /// One day's orders on trucks; times from the week's start.
  private func pack(
    _ drops: [SeasonSchedule.Drop], on day: CalendarDay, after minutes: Int, number: inout [String: Int]
  ) -> (days: [TruckDay], orders: [DeliveryOrder], hired: [Truck]) {
    var lanes: [(supplier: String, destination: String, kg: Kilograms)] = []
    for drop in drops {
      let known = lanes.firstIndex { $0.supplier == drop.supplier && $0.destination == drop.destination }
      if let known {
        lanes[known].kg += drop.kg
      } else {
        lanes.append((drop.supplier, drop.destination, drop.kg))
      }
    }
    lanes.sort { ($0.supplier, $0.destination) < ($1.supplier, $1.destination) }
    lanes = lanes.filter { lane in
      places[lane.destination] != nil && sources.contains { $0.id == lane.supplier }
    }
    let names = LegNames(
      yards: sources.map { ($0.id, $0.fuel) },
      needs: lanes.map {
        ("\(day.iso)/\($0.supplier)/\($0.destination)", places[$0.destination]?.code ?? "", .ordinary)
      })
    var trucks = fleet
    var problem = problem(lanes, trucks)
    var solution = problem.solve(iterations: rounds)
    if solution.worth.unserved > 0 {
      // before anybody is hired, a day that is hard to pack gets more time
      solution = problem.solve(from: [solution.plan], iterations: Self.patience * rounds)
    }
    while solution.worth.unserved > 0, trucks.count < fleet.count + terms.hiredMost.value,
      let better = withHired(problem, solution, trucks)
    {
      (problem, solution, trucks) = better
    }
    let days = solution.shifts.map { shift in
      let truck = trucks[shift.truck]
      number[truck.id, default: 0] += 1
      let later = shift.later(by: minutes)
      var walk = LegWalk(
        district, travel, problem, names, truck: shift.truck, minute: later.start,
        place: problem.trucks[shift.truck].base)
      return walk.follow(later, id: "\(truck.id)/\(number[truck.id] ?? 1)", truck: truck.id)
    }
    let release = Minutes(Int64(minutes) + terms.opening.value.count)
    let orders = lanes.indices.map { n in
      let service = solution.service[n]
      return DeliveryOrder(
        id: names.needs[n].order, village: names.needs[n].village,
        name: places[lanes[n].destination]?.name ?? Bilingual(zh: "", en: ""), urgency: .ordinary,
        households: places[lanes[n].destination]?.households ?? 0, kg: lanes[n].kg, release: release,
        due: Minutes(Int64(minutes) + 1440), arrivesKg: Kilograms(Int64(service.kg)),
        firstArrival: service.first.map { Minutes(Int64($0 + minutes)) }, coldHouseholdHours: 0,
        unservedKg: Kilograms(Int64(service.unserved)))
    }
    return (days, orders, trucks.filter(\.isHired))
  }

  /// The same day with one more truck: of the kinds that bring more, the one that brings most.
  private func withHired(_ problem: ShiftProblem, _ solution: ShiftSolution, _ trucks: [Truck])
    -> (ShiftProblem, ShiftSolution, [Truck])?
  {
    var best: (ShiftProblem, ShiftSolution, [Truck])?
    // the largest first, whatever its base
    let types = Set(fleet.map(\.type)).sorted {
      (district.fleet[$1].payload, district.fleet[$0].id) < (
        district.fleet[$0].payload, district.fleet[$1].id
      )
    }
    for type in types {
      let count = trucks.count { $0.isHired && $0.type == type }
      let more = trucks + [Truck(type: type, id: "\(district.fleet[type].id)#+\(count + 1)", isHired: true)]
      var wider = problem
      wider.trucks.append(truck(type, isHired: true))
      var start = solution.plan
      start.shifts.append([[ShiftPlan.Trip]](repeating: [], count: wider.shiftsPerTruck))
      let found = wider.solve(from: [start], iterations: rounds)
      if found.worth.unserved < best?.1.worth.unserved ?? solution.worth.unserved {
        best = (wider, found, more)
      }
      if best?.1.worth.unserved == 0 { break }
    }
    return best
  }

  private func problem(
    _ lanes: [(supplier: String, destination: String, kg: Kilograms)], _ trucks: [Truck]
  ) -> ShiftProblem {
    let opening = Int(terms.opening.value.count)
    let hours = 0..<24
    return ShiftProblem(
      horizon: hours.count, opening: opening, travel: travel.book,
      yards: sources.map { source in
        ShiftProblem.Yard(
          place: travel.placeOfJunction[source.junction] ?? 0,
          docks: [Int](repeating: opening, count: terms.docks.value), rate: Int(loadingRate.count),
          setUp: Int(terms.loading.value.count),
          stock: Int(lanes.filter { $0.supplier == source.id }.total(\.kg).count))
      }, trucks: trucks.map { truck($0.type, isHired: $0.isHired) },
      needs: lanes.map { lane in
        ShiftProblem.Need(
          place: travel.placeOfJunction[places[lane.destination]?.junction ?? 0] ?? 0,
          // the last kilogram is worth a trip
          weight: Self.kilogramWeight,
          release: opening, unload: Int(district.policy.unloadTime.value.count), doorstep: 0,
          demandThrough: hours.map { $0 == hours.count - 1 ? Int(lane.kg.count) : 0 },
          burns: hours.map { _ in false }, outdoor: hours.map { _ in 0 }, cohorts: [],
          yard: sources.firstIndex { $0.id == lane.supplier })
      }, rules: rules)
  }

  /// The drivers' rules of an emergency, with the overtime of usual work.
  private var rules: ShiftProblem.Rules {
    var rules = DispatchCase.rules(district.policy)
    rules.overtime = Int(terms.overtime.value.count)
    return rules
  }

  private func truck(_ type: Int, isHired: Bool) -> ShiftProblem.Truck {
    let row = district.fleet[type]
    return ShiftProblem.Truck(
      base: travel.placeOfJunction[row.base] ?? 0, kind: travel.kindOfType[type],
      payload: Int(row.payload.count), shift: Int(row.shift.count),
      fenPerKilometre: Int(row.costPerKilometre.count),
      fenPerHour: Int(terms.perHour(row, isHired: isHired).count),
      free: Int(terms.opening.value.count))
  }

  /// Loading takes as long for any truck: a minute for the largest beside that.
  private var loadingRate: Kilograms {
    (fleet.map { district.fleet[$0.type].payload }.max() ?? Kilograms(1000)) * 60
  }

  private func yards(_ days: [TruckDay]) -> [Schedule.Yard] {
    let loads = days.flatMap(\.trips).compactMap(\.load)
    return sources.compactMap { source in
      let out = loads.filter { $0.site == source.id }.total(\.kg)
      guard out > .zero else { return nil }
      return Schedule.Yard(
        site: source.id, name: source.name, junction: district.junctions[source.junction].id,
        docks: terms.docks.value, loadingKgPerHour: loadingRate, setUp: terms.loading.value, stockKg: out)
    }
  }

  private func scheduled(_ truck: Truck) -> ScheduledTruck {
    let row = district.fleet[truck.type]
    return ScheduledTruck(
      id: truck.id, type: row.id, name: row.name, payloadKg: row.payload,
      grossKg: row.payload + row.emptyWeight, speedFactor: row.speedFactor, hasChains: row.hasChains,
      base: district.junctions[row.base].id, shift: row.shift, costPerKilometreFen: row.costPerKilometre,
      costPerHourFen: terms.perHour(row, isHired: truck.isHired), isHired: truck.isHired)
  }

  private func objective(_ days: [TruckDay], _ orders: [DeliveryOrder]) -> [Schedule.ObjectiveLine] {
    [
      .init(measure: .coldHouseholdHours, value: 0, bound: 0),
      .init(measure: .unservedKg, value: orders.total(\.unservedKg).count, bound: 0),
      .init(
        measure: .overtimeMinutes,
        value: days.reduce(0) { sum, day in
          sum + (day.truck.contains("#+") ? (day.end - day.start).count : day.overtime.count)
        }, bound: 0),
      .init(measure: .costFen, value: days.total(\.costFen).count),
    ]
  }

  private func remarks(_ hired: Int) -> [Bilingual] {
    let assumed = terms.assumedLoading
    var remarks = [
      Bilingual(
        zh: "按无雪路况排车。\(assumed?.zh ?? "")车牌和驾驶员派车时填写。",
        en:
          "Packed for dry roads. \(assumed.map { $0.en + " " } ?? "")Plates and drivers are filled in when orders are given."
      )
    ]
    if hired > 0 {
      remarks.append(
        Bilingual(zh: "本周需临时租车 \(hired) 辆。", en: "\(hired) trucks have to be hired in this week."))
    }
    return remarks
  }
}

extension ShiftSolution.Shift {
  /// The same shift some minutes later.
  fileprivate func later(by minutes: Int) -> ShiftSolution.Shift {
    func later(_ stop: ShiftSolution.Stop) -> ShiftSolution.Stop {
      ShiftSolution.Stop(
        rest: stop.rest.map { $0 + minutes }, depart: stop.depart + minutes, arrive: stop.arrive + minutes,
        begin: stop.begin + minutes, end: stop.end + minutes, kg: stop.kg)
    }
    var shift = self
    shift.start += minutes
    shift.end += minutes
    shift.homeRest = homeRest.map { $0 + minutes }
    shift.homeDepart += minutes
    for index in shift.trips.indices {
      shift.trips[index].load = later(shift.trips[index].load)
      shift.trips[index].stops = shift.trips[index].stops.map(later)
    }
    return shift
  }
}
