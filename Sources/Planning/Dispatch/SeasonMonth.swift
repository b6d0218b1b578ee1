import District
import Haulage
import Plans
import Quantities

/// One period of the allocation cut into weeks, as a lot-sizing problem.
///
/// What one source brings one village is a lane with its own share of what lies there, is used and has room.
struct SeasonMonth {
  /// A lane.
  struct Lane {
    var village: Int
    var supplier: String
    var kg: Kilograms
    /// By week: the day deliveries come on; `nil` = none do.
    var dates: [CalendarDay?]
    /// Whether those are days of the village's own weekday.
    var isRegular: Bool
  }

  let season: SeasonHaulage
  let period: Int
  /// The days of each week of the period.
  let weeks: [[CalendarDay]]
  let lanes: [Lane]
  let lots: LotSizingProblem

  init(_ season: SeasonHaulage, period: Int) throws {
    self.season = season
    self.period = period
    let terms = season.terms
    let days = SeasonHaulage.days(of: season.allocation.periods[period])
    var weeks: [[CalendarDay]] = []
    for day in days {
      if weeks.isEmpty || day.weekday == 0 { weeks.append([]) }
      weeks[weeks.count - 1].append(day)
    }
    let workdays = weeks.map { week in week.count { $0.weekday < terms.workdays.value } }
    let start = season.allocation.periods[period].start
    let deliveries = season.allocation.deliveries.filter { $0.period == start && $0.kg > .zero }
    let intake = HubIntake(season, period: period, weeks: weeks)
    var lanes: [Lane] = []
    var villages: [LotSizingProblem.Village] = []
    for (v, village) in season.allocation.villages.enumerated() {
      let own = deliveries.filter { $0.village == village.code }
      let dates = Self.dates(weeks, weekday: season.weekdays[v], workdays: terms.workdays.value)
      let account = LaneAccount(season, village: v, period: period, days: days)
      var before = Kilograms.zero
      for delivery in own {
        let share = (from: before, to: before + delivery.kg, of: own.total(\.kg))
        before += delivery.kg
        let lane = Lane(
          village: v, supplier: delivery.supplier, kg: delivery.kg,
          dates: intake.datesOpen(dates.days, from: delivery.supplier), isRegular: dates.isRegular)
        lanes.append(lane)
        villages.append(Self.village(season, lane, account, share, weeks))
      }
    }
    self.weeks = weeks
    self.lanes = lanes
    lots = try LotSizingProblem(
      step: terms.step.value, periods: weeks.count, shortage: .late,
      sources: Self.sources(season, period, weeks, workdays),
      fleets: season.classes.map { terms.fleet($0, workdays: workdays) }, villages: villages,
      shared: terms.sharedDrop)
  }

  /// What all lanes are to bring.
  var ordered: Kilograms { lanes.total(\.kg) }

  /// A plan as drops on days, the last of each lane lighter by what its order has less than whole steps.
  func drops(_ plan: LotSizingPlan) -> [SeasonSchedule.Drop] {
    var byLane = [[LotSizingPlan.Drop]](repeating: [], count: lanes.count)
    for drop in plan.drops { byLane[drop.village].append(drop) }
    return lanes.indices.flatMap { l -> [SeasonSchedule.Drop] in
      let steps = byLane[l].reduce(0) { $0 + $1.steps }
      var excess = max(.zero, lots.step * steps - lanes[l].kg)
      var drops: [SeasonSchedule.Drop] = []
      for drop in byLane[l].sorted(by: { ($1.period, $1.way, $1.loads) < ($0.period, $0.way, $0.loads) }) {
        let way = lots.villages[l].ways[drop.way]
        guard let day = lanes[l].dates[drop.period] else { continue }
        let cut = min(excess, lots.step * drop.steps)
        excess -= cut
        drops.append(
          SeasonSchedule.Drop(
            date: day.iso, supplier: lanes[l].supplier,
            destination: season.allocation.villages[lanes[l].village].code,
            payloadKg: season.classes[way.fleet].payload, loads: drop.loads, kg: lots.step * drop.steps - cut,
            costFen: lots.cost(of: drop), truckMinutes: lots.truckTime(of: drop)))
      }
      return drops.filter { $0.kg > .zero }
    }
  }

  /// Drops of a plan on other days than their villages'.
  func exceptions(_ plan: LotSizingPlan) -> Int { plan.drops.count { !lanes[$0.village].isRegular } }

  /// The day of each week a village is delivered on; a period without its weekday has its last working day instead.
  private static func dates(
    _ weeks: [[CalendarDay]], weekday: Int, workdays: Int
  ) -> (days: [CalendarDay?], isRegular: Bool) {
    let days = weeks.map { week in week.first { $0.weekday == weekday } }
    if days.contains(where: { $0 != nil }) { return (days, true) }
    var other = [CalendarDay?](repeating: nil, count: weeks.count)
    if let last = weeks.indices.last {
      other[last] = weeks[last].last { $0.weekday < workdays } ?? weeks[last].last
    }
    return (other, false)
  }

  /// Plants make as much every day; what a hub will have is taken to be there: ``HubIntake`` closes the days before that, and
  /// its own deliveries are timed afterwards.
  private static func sources(
    _ season: SeasonHaulage, _ period: Int, _ weeks: [[CalendarDay]], _ workdays: [Int]
  ) -> [LotSizingProblem.Source] {
    let terms = season.terms
    let days = Int64(weeks.reduce(0) { $0 + $1.count })
    let plants = season.plantCapacity(in: period).map { capacity in
      var (passed, before): (Int64, Int64) = (0, 0)
      return weeks.map { week in
        passed += Int64(week.count)
        let upToNow = capacity.count * passed / max(days, 1)
        defer { before = upToNow }
        return Kilograms(upToNow - before)
      }
    }
    let hubs = season.hubSupply(in: period).map { supply in
      weeks.indices.map { $0 == 0 ? supply : .zero }
    }
    return (plants + hubs).map { supply in
      LotSizingProblem.Source(
        supply: terms.steps(ofSupply: supply), advance: terms.perStep(terms.advance.value),
        docks: terms.dockTime(terms.docks.value, workdays: workdays), dockOvertime: terms.dockOvertime.value)
    }
  }

  private static func village(
    _ season: SeasonHaulage, _ lane: Lane, _ account: LaneAccount,
    _ share: (from: Kilograms, to: Kilograms, of: Kilograms), _ weeks: [[CalendarDay]]
  ) -> LotSizingProblem.Village {
    let terms = season.terms
    let step = terms.step.value.count
    func part(_ kg: Kilograms) -> Kilograms {
      Kilograms(kg.count * share.to.count / share.of.count - kg.count * share.from.count / share.of.count)
    }
    let spans = account.spans(weeks, lane.dates)
    let stock = part(account.stock)
    let use = spans.map { part($0.use) }
    let end = stock + lane.kg - use.total { $0 }
    let source = season.sources.firstIndex(of: lane.supplier)
    let room = spans.indices.map { t -> Int in
      // what cannot be avoided: all that will still be used, and what is to be left
      let needed = end + use[t...].total { $0 }
      let roomKg = part(account.room) + part(spans[t].before)
      let most =
        t == spans.lastIndex(where: { $0.use > .zero }) ? max(roomKg, needed + Kilograms(2 * step)) : roomKg
      return Int(max(0, most.count - step + 1) / step)
    }
    let isOpen = lane.dates.map { $0 != nil }
    return LotSizingProblem.Village(
      stock: Int(stock.count / step), use: terms.steps(ofUse: use, beyond: stock), room: room,
      order: Int((lane.kg.count + step - 1) / step),
      ways: source.map { s in
        season.classes.indices.compactMap { k in
          season.ways.trip(k, from: s, to: lane.village).map {
            terms.way(
              $0, source: s, fleet: k, season.classes[k], unload: season.district.policy.unloadTime.value,
              isOpen: isOpen)
          }
        }
      } ?? [], shortage: weeks.map { _ in terms.perStep(terms.shortage.value) },
      missing: terms.perStep(terms.missing.value),
      holding: Fen(terms.perStep(season.district.policy.pellets.holding.value).count * 7 / 30))
  }
}

/// What lies in a village and is used there in a period, day by day.
struct LaneAccount {
  let stock: Kilograms
  let room: Kilograms
  /// What is used on each day.
  private let daily: [Kilograms]
  private let first: Int

  init(_ season: SeasonHaulage, village: Int, period: Int, days: [CalendarDay]) {
    stock = season.book.stock(of: village, before: period)
    room = season.book.room(of: village)
    daily = DailyMass(season.allocation.periods, days: days).daily(season.book.burnt(by: village))
    first = days.first?.excelSerial ?? 0
  }

  /// What a week's delivery is for.
  struct Span {
    var use: Kilograms
    /// The part of it that is used before the delivery comes.
    var before: Kilograms
  }

  /// What each week's delivery is for: its own days, and those of weeks beside it without one.
  func spans(_ weeks: [[CalendarDay]], _ dates: [CalendarDay?]) -> [Span] {
    var spans = weeks.map { _ in Span(use: .zero, before: .zero) }
    for w in weeks.indices {
      guard
        let mine = (w..<weeks.count).first(where: { dates[$0] != nil })
          ?? (0..<w).last(where: { dates[$0] != nil }),
        let date = dates[mine]
      else { continue }
      for day in weeks[w] {
        let kg = daily[day.excelSerial - first]
        spans[mine].use += kg
        if day < date { spans[mine].before += kg }
      }
    }
    return spans
  }
}
