import Allocation
public import District
import Haulage
public import Plans
import Quantities
import RoadNetwork

/// The allocation's monthly kilograms as weekly deliveries, to the kilogram: every plant or hub brings every village in every
/// period exactly what the allocation says, on one weekday of the village's own.
///
/// Each period of the allocation is sized at once; weeks that straddle two periods are cut between them by day. What lies in a
/// village when a period begins and ends is the allocation's, so periods do not depend on each other.
public struct SeasonHaulage: Sendable {
  let district: District
  let allocation: AllocationPlan
  let terms: HaulageTerms
  let book: AllocationBook
  let classes: [TruckClass]
  /// Ids of plants and hubs that deliver, with their junctions.
  let sources: [String]
  private let plants: [Int]
  private let hubs: [PelletStore]
  let ways: LoadWays
  /// From plants to hubs.
  let trunks: LoadWays
  /// By village of the allocation: the weekday it is delivered on, 0 = Monday.
  let weekdays: [Int]

  /// Prepares a season.
  ///
  /// - Parameter terms: Other terms than the district's own.
  public init(_ district: District, _ allocation: AllocationPlan, terms: HaulageTerms? = nil) {
    let terms = terms ?? district.policy.haulage
    self.district = district
    self.allocation = allocation
    self.terms = terms
    book = AllocationBook(allocation, district)
    classes = TruckClass.all(in: district).filter { $0.payload >= terms.step.value }
    plants = district.suppliers.indices.filter { district.meetsContract(fuel: district.suppliers[$0].fuel) }
    hubs = district.pellets.stores.filter { $0.tier == .hub }
    sources = plants.map { district.suppliers[$0].id } + hubs.map(\.id)
    let plantJunctions = plants.map { district.suppliers[$0].junction }
    let hubJunctions = hubs.map { district.villages[$0.village].junction }
    let network = RoadNetwork(district)
    let places = allocation.villages.map { [book] in book.index(of: $0.code) }
    ways = LoadWays(
      network, .dry(district), classes: classes, sources: plantJunctions + hubJunctions,
      villages: places.map { district.villages[$0].junction })
    trunks = LoadWays(
      network, .dry(district), classes: classes, sources: plantJunctions, villages: hubJunctions)
    let positions =
      plants.map { district.suppliers[$0].location } + hubs.map { district.villages[$0.village].location }
    weekdays =
      DeliveryDays(
        allocation, sources: Dictionary(zip(sources, positions), uniquingKeysWith: { first, _ in first }),
        villages: places.map { district.villages[$0].location }, workdays: terms.workdays.value
      ).weekdays
  }

  /// Sizes the whole season.
  ///
  /// - Parameters:
  ///   - gap: the proven gap at which a period is good enough.
  ///   - limit: wall seconds a period may take at most.
  ///   - progress: told when a period is done, with their number.
  /// - Throws: `LotSizingFailure` if the solver fails; `CancellationError`.
  public func schedule(
    gap: Double = 0.001, limit: Double = 6, progress: (Int, Int) -> Void = { _, _ in }
  ) async throws -> SeasonSchedule {
    var drops: [SeasonSchedule.Drop] = []
    var months: [SeasonSchedule.Month] = []
    var (exceptions, unscheduled) = (0, Kilograms.zero)
    let options = LotSizingOptions(gap: gap, timeLimit: limit)
    for t in allocation.periods.indices {
      try Task.checkCancellation()
      let month = try SeasonMonth(self, period: t)
      let sized = try await month.lots.solve(options)
      let villageDrops = month.drops(sized.plan)
      drops += villageDrops
      exceptions += month.exceptions(sized.plan)
      unscheduled += month.ordered - villageDrops.total(\.kg)
      let trunk = try HubMonth(self, month, after: villageDrops, used: sized.plan)
      let brought = trunk.drops(try await trunk.lots.solve(options).plan)
      drops += brought
      unscheduled += trunk.ordered - brought.total(\.kg)
      let cost = sized.cost
      months.append(
        SeasonSchedule.Month(
          start: allocation.periods[t].start, costFen: cost.total, boundFen: sized.bound,
          lateFen: cost.shortage + cost.missing + cost.unsafety,
          strainFen: cost.strain + cost.overtime + cost.hire))
      progress(t + 1, allocation.periods.count)
    }
    return SeasonSchedule(
      weeks: Self.weeks(of: allocation.periods, drops),
      weekdays: Dictionary(
        zip(allocation.villages.map(\.code), weekdays.map { $0 + 1 }), uniquingKeysWith: { first, _ in first }
      ),
      months: months, exceptions: exceptions, unscheduledKg: unscheduled,
      settings: DispatchSettings.sizing(district.policy, terms))
  }

  /// What plants can hand out to villages in each period, by plant; what hubs take in is taken off.
  func plantCapacity(in period: Int) -> [Kilograms] {
    let calendar = SeasonCalendar(district.season)
    let start = allocation.periods[period].start
    return plants.map { p in
      // an allocation under a shock has periods of its own; then the month's capacity by its days
      let capacity = PlantSeason(district, p, calendar, .none).plant.capacity
      let whole = calendar.periods.lastIndex { $0.start <= start } ?? 0
      let days = Int64(Self.days(of: allocation.periods[period]).count)
      let part = Kilograms(capacity[whole].count * days / Int64(calendar.days[whole]))
      let toHubs = allocation.intakes.filter { $0.supplier == district.suppliers[p].id && $0.period == start }
      return max(.zero, part - toHubs.total(\.kg))
    }
  }

  /// What hubs have to hand out in a period, by hub: what lies there and what they take in.
  func hubSupply(in period: Int) -> [Kilograms] {
    hubs.map { hub in
      book.hubStock(hub.id, before: period)
        + allocation.intakes.filter { $0.hub == hub.id && $0.period == allocation.periods[period].start }
        .total(\.kg)
    }
  }

  /// The hubs and how many plants come before them among ``sources``.
  var hubStores: (hubs: [PelletStore], after: Int) { (hubs, plants.count) }

  static func days(of period: AllocationPlan.Period) -> [CalendarDay] {
    guard let start = CalendarDay(iso: period.start), let end = CalendarDay(iso: period.end), start <= end
    else {
      return []
    }
    return start.days(start.days(to: end) + 1)
  }

  /// The weeks of a season, from Monday on, with their drops.
  private static func weeks(
    of periods: [AllocationPlan.Period], _ drops: [SeasonSchedule.Drop]
  ) -> [SeasonSchedule.Week] {
    let byDay = Dictionary(grouping: drops, by: \.date)
    var weeks: [SeasonSchedule.Week] = []
    for day in periods.flatMap({ days(of: $0) }) {
      if weeks.isEmpty || day.weekday == 0 {
        weeks.append(SeasonSchedule.Week(start: day.iso, end: day.iso, drops: []))
      }
      weeks[weeks.count - 1].end = day.iso
      weeks[weeks.count - 1].drops += (byDay[day.iso] ?? []).sorted {
        ($0.supplier, $0.destination, $0.payloadKg, $0.loads) < (
          $1.supplier, $1.destination, $1.payloadKg, $1.loads
        )
      }
    }
    return weeks
  }
}
