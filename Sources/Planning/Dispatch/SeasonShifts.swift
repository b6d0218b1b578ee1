public import District
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
  /// Rounds of each search for a day that are enough for a plant's dozen trips.
  public static let usualRounds = 400

  private let district: District
  private let terms: HaulageTerms
  private let version: String
  private let inputs: [InputFile]
  private let packing: DayPacking

  /// Prepares a season.
  ///
  /// - Parameter rounds: Rounds of each search for a day.
  /// - Complexity: one search on the road network per kind of truck and place
  public init(
    _ district: District, _ allocation: AllocationPlan, version: String,
    inputs: [InputFile] = [], rounds: Int = usualRounds
  ) {
    self.district = district
    let terms = district.policy.haulage
    self.terms = terms
    self.version = version
    self.inputs = inputs
    let hubs = district.pellets.stores.filter { $0.tier == .hub }
    let contracted = district.suppliers.filter { district.meetsContract(fuel: $0.fuel) }
    let sources =
      contracted.map {
        DayPacking.Source(id: $0.id, name: $0.name, junction: $0.junction, fuel: district.fuels[$0.fuel].id)
      }
      + hubs.map {
        // a hub hands out what it took in, which is under contract like everything here
        DayPacking.Source(
          id: $0.id, name: $0.name, junction: district.villages[$0.village].junction,
          fuel: contracted.first.map { district.fuels[$0.fuel].id } ?? "")
      }
    var places: [String: DayPacking.Place] = [:]
    let villages = Dictionary(
      district.villages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for village in allocation.villages {
      guard let row = villages[village.code] else { continue }
      places[row.code] = DayPacking.Place(
        code: row.code, name: row.name, junction: row.junction, households: village.households)
    }
    for hub in hubs {
      let row = district.villages[hub.village]
      places[hub.id] = DayPacking.Place(
        code: row.code, name: hub.name, junction: row.junction, households: 0)
    }
    let fleet = district.fleet.indices.sorted { district.fleet[$0].id < district.fleet[$1].id }
      .flatMap { type in
        (0..<district.fleet[type].count).map {
          DayPacking.Truck(type: type, id: "\(district.fleet[type].id)#\($0 + 1)", isHired: false)
        }
      }.filter { district.fleet[$0.type].payload >= terms.step.value }
    var junctions = Set(sources.map(\.junction)).union(places.values.map(\.junction))
    junctions.formUnion(fleet.map { district.fleet[$0.type].base })
    packing = DayPacking(
      district: district, terms: terms, rounds: rounds, sources: sources, places: places, fleet: fleet,
      travel: DispatchTravel.of(
        district, RoadNetwork(district), RoadConditions(district, Self.dry), horizon: 1, junctions: junctions)
    )
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
    var (truckDays, orders, hired) = ([TruckDay](), [DeliveryOrder](), [DayPacking.Truck]())
    var shifts: [String: Int] = [:]
    for (index, day) in days.enumerated() {
      let drops = week.drops.filter { $0.date == day.iso }
      guard !drops.isEmpty else { continue }
      let packed = packing.pack(drops, on: day, after: index * 1440, number: &shifts)
      truckDays += packed.days
      orders += packed.orders
      for truck in packed.hired where !hired.contains(where: { $0.id == truck.id }) { hired.append(truck) }
    }
    let order = Dictionary(
      (packing.fleet + hired).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    truckDays.sort { (order[$0.truck] ?? 0, $0.start) < (order[$1.truck] ?? 0, $1.start) }
    return Schedule(
      version: version, seed: 1, purpose: .season, district: district.code, scenario: start.isoWeek,
      title: Bilingual(
        zh: "\(Format.day(start).zh)至\(end.month)月\(end.day)日送颗粒",
        en: "pellets, \(Format.day(start).en) to \(Format.day(end).en)"),
      start: "\(week.start)T00:00:00+08:00", horizon: Minutes(Int64(days.count * 1440)), now: nil,
      priorityWeight: 1, closures: [], yards: yards(truckDays),
      trucks: (packing.fleet + hired).map(scheduled),
      days: truckDays, orders: orders, objective: objective(truckDays, orders), remarks: remarks(hired.count),
      settings: DispatchSettings.packing(district.policy, terms), inputs: inputs)
  }

  private func yards(_ days: [TruckDay]) -> [Schedule.Yard] {
    let loads = days.flatMap(\.trips).compactMap(\.load)
    return packing.sources.compactMap { source in
      let out = loads.filter { $0.site == source.id }.total(\.kg)
      guard out > .zero else { return nil }
      return Schedule.Yard(
        site: source.id, name: source.name, junction: district.junctions[source.junction].id,
        docks: terms.docks.value, loadingKgPerHour: packing.loadingRate, setUp: terms.loading.value,
        stockKg: out)
    }
  }

  private func scheduled(_ truck: DayPacking.Truck) -> ScheduledTruck {
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
    let guessed = terms.guessedLoading
    var remarks = [
      Bilingual(
        zh: "按无雪路况排车。\(guessed?.zh ?? "")车牌和驾驶员派车时填写。",
        en:
          "Packed for dry roads. \(guessed.map { $0.en + " " } ?? "")Plates and drivers are filled in when orders are given."
      )
    ]
    if hired > 0 {
      remarks.append(
        Bilingual(zh: "本周需临时租车 \(hired) 辆。", en: "\(hired) trucks have to be hired in this week."))
    }
    return remarks
  }
}
