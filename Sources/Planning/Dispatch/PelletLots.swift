import Allocation
public import District
public import Haulage
public import Plans
public import Quantities
import RoadNetwork

/// Some weeks of pellets as truckloads: what each biomass village is brought in each week, by which trucks, from which plant
/// or hub. Shares are the allocation's; when it comes is free, as long as there is enough.
///
/// A question to measure the solver by, with a wish of its own for safe stocks; the season's deliveries that go out to people
/// are ``SeasonHaulage``.
public struct PelletLots: Sendable {
  /// What should lie in a village at the end of every week.
  public struct SafeStock: Sendable {
    /// Days of use.
    public var days = Setting(3, source: "本项目整理（假定）：留三天用量防道路中断", certainty: .assumed)
    /// What a tonne below that counts, per week. It ranks need before cost and is no price.
    public var shortfall = Setting(
      Fen.yuan(100), source: "本项目整理（假定）：权重：安全库存先于节省运费", certainty: .assumed)

    /// The assumptions.
    public init() {}
  }

  /// The question.
  public let problem: LotSizingProblem
  /// Ids of its sources: plants, then hubs.
  public let sources: [String]
  /// Its fleets.
  public let classes: [TruckClass]
  /// Codes of its villages.
  public let villages: [String]
  /// First days of its weeks.
  public let weeks: [CalendarDay]
  private let workdays: Int

  /// Weeks from the first day of a period of the allocation on.
  ///
  /// - Parameters:
  ///   - allocation: Who burns what when, what lies where, and what hubs take in.
  ///   - start: The first day of one of its periods; the stock lying then is known.
  ///   - count: How many weeks; the last may not end after the season.
  ///   - terms: Other terms than the district's own.
  ///   - safe: What should be left in villages.
  /// - Returns: `nil` if no period begins on that day, or the season is shorter.
  public init?(
    _ district: District, _ allocation: AllocationPlan, from start: CalendarDay, weeks count: Int = 4,
    terms: HaulageTerms? = nil, safe: SafeStock = SafeStock()
  ) throws {
    guard let first = allocation.periods.firstIndex(where: { $0.start == start.iso }), count > 0,
      let last = CalendarDay(iso: allocation.periods.last?.end ?? "")
    else { return nil }
    let days = start.days(count * 7)
    guard let end = days.last, end <= last, days.count == count * 7 else { return nil }
    let terms = terms ?? district.policy.haulage
    let workdays = [Int](repeating: terms.workdays.value, count: count)
    let daily = DailyMass(allocation.periods, days: days)
    func weekly(_ perPeriod: [Kilograms]) -> [Kilograms] { daily.sums(of: perPeriod, each: 7) }

    let book = AllocationBook(allocation, district)
    let classes = TruckClass.all(in: district).filter { $0.payload >= terms.step.value }
    let hubs = district.pellets.stores.filter { $0.tier == .hub }
    let plants = district.suppliers.indices.filter {
      district.meetsContract(fuel: district.suppliers[$0].fuel)
    }
    let calendar = SeasonCalendar(district.season)
    let capacity = plants.map { PlantSeason(district, $0, calendar, .none).plant.capacity }
    let places = allocation.villages.map { village in book.index(of: village.code) }
    let junctions =
      plants.map { district.suppliers[$0].junction } + hubs.map { district.villages[$0.village].junction }
    let ways = LoadWays(
      RoadNetwork(district), .dry(district), classes: classes, sources: junctions,
      villages: places.map { district.villages[$0].junction })

    var sources: [LotSizingProblem.Source] = []
    for p in plants.indices {
      // what hubs take in is not to be had here
      let toHubs = allocation.periods.indices.map { t in
        allocation.intakes.filter {
          $0.supplier == district.suppliers[plants[p]].id && $0.period == allocation.periods[t].start
        }.total(\.kg)
      }
      let left = zip(capacity[p], toHubs).map { max(.zero, $0 - $1) }
      sources.append(Self.source(terms, weekly(left), workdays, advance: terms.perStep(terms.advance.value)))
    }
    for hub in hubs {
      let intake = allocation.periods.map { period in
        allocation.intakes.filter { $0.hub == hub.id && $0.period == period.start }.total(\.kg)
      }
      var supply = weekly(intake)
      supply[0] += book.hubStock(hub.id, before: first)
      // a plant can make haste; what does not lie in a hub cannot be had from it
      sources.append(Self.source(terms, supply, workdays, advance: nil))
    }
    let step = terms.step.value
    let open = [Bool](repeating: true, count: count)
    var villages: [LotSizingProblem.Village] = []
    for v in allocation.villages.indices {
      let stock = book.stock(of: v, before: first)
      let use = terms.steps(ofUse: weekly(book.burnt(by: v)), beyond: stock)
      let room = book.room(of: v)
      villages.append(
        LotSizingProblem.Village(
          stock: Int(stock.count / step.count), use: use,
          room: [Int](repeating: Int(room.count / step.count), count: count),
          safety: min(
            Int(room.count / step.count),
            ((use.max() ?? 0) * safe.days.value + 6) / 7),
          ways: junctions.indices.flatMap { s in
            classes.indices.compactMap { k in
              ways.trip(k, from: s, to: v).map {
                terms.way(
                  $0, source: s, fleet: k, classes[k], unload: district.policy.unloadTime.value, isOpen: open)
              }
            }
          }, shortage: [Fen](repeating: terms.perStep(terms.shortage.value), count: count),
          unsafety: terms.perStep(safe.shortfall.value),
          // a week of the thirty days the price is for
          holding: Fen(terms.perStep(district.policy.pellets.holding.value).count * 7 / 30)))
    }
    problem = try LotSizingProblem(
      step: step, periods: count, shortage: .late, sources: sources,
      fleets: classes.map { terms.fleet($0, workdays: workdays) }, villages: villages,
      shared: terms.sharedDrop)
    self.sources = plants.map { district.suppliers[$0].id } + hubs.map(\.id)
    self.classes = classes
    self.villages = allocation.villages.map(\.code)
    self.workdays = terms.workdays.value
    self.weeks = stride(from: 0, to: days.count, by: 7).map { days[$0] }
  }

  private static func source(
    _ terms: HaulageTerms, _ supply: [Kilograms], _ workdays: [Int], advance: Fen?
  ) -> LotSizingProblem.Source {
    LotSizingProblem.Source(
      supply: terms.steps(ofSupply: supply), advance: advance,
      docks: terms.dockTime(terms.docks.value, workdays: workdays), dockOvertime: terms.dockOvertime.value)
  }

  /// What one more truck, dock hour or tonne is worth, in words.
  public func words(_ worth: LotSizingWorth, in district: District, most: Int = 5) -> [Bilingual] {
    let names = sources.map { id in
      district.suppliers.first { $0.id == id }?.name ?? district.pellets.stores.first { $0.id == id }?.name
        ?? Bilingual(zh: id, en: id)
    }
    return worth.words(
      LotSizingWorth.Names(
        fleets: classes.map(\.name), sources: names,
        periods: weeks.indices.map { Bilingual(zh: "第 \($0 + 1) 周", en: "week \($0 + 1)") }),
      truckTime: classes.map { Minutes($0.day.count / Int64($0.count) * Int64(workdays)) },
      step: problem.step, most: most)
  }
}
