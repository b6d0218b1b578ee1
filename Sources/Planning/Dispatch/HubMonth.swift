import District
import Haulage
import Plans
import Quantities

/// What hubs take in during one period, timed so that it is there the day before it goes out, with the trucks the villages leave.
struct HubMonth {
  private let month: SeasonMonth
  private let lanes: [AllocationPlan.Intake]
  /// What each hub hands out, by day, in order.
  private let handOuts: [String: [(day: CalendarDay, kg: Kilograms)]]
  let lots: LotSizingProblem

  /// - Parameters:
  ///   - drops: what goes to villages, from hubs among others.
  ///   - plan: the same as the month's plan, for the trucks it takes.
  init(
    _ season: SeasonHaulage, _ month: SeasonMonth, after drops: [SeasonSchedule.Drop],
    used plan: LotSizingPlan
  )
    throws
  {
    self.month = month
    let (terms, step) = (season.terms, season.terms.step.value.count)
    let start = season.allocation.periods[month.period].start
    let (hubs, plants) = season.hubStores
    lanes = season.allocation.intakes.filter { intake in
      intake.period == start && intake.kg > .zero && hubs.contains { $0.id == intake.hub }
    }
    let handOuts = Dictionary(grouping: drops, by: \.supplier).mapValues { drops in
      drops.compactMap { drop in CalendarDay(iso: drop.date).map { (day: $0, kg: drop.kg) } }
        .sorted { $0.day < $1.day }
    }
    self.handOuts = handOuts
    let timing = HubIntake(season, period: month.period, weeks: month.weeks)
    var before: [String: Kilograms] = [:]
    var villages: [LotSizingProblem.Village] = []
    for intake in lanes {
      guard let h = hubs.firstIndex(where: { $0.id == intake.hub }) else { continue }
      let all = lanes.filter { $0.hub == intake.hub }.total(\.kg)
      let from = before[intake.hub] ?? .zero
      before[intake.hub] = from + intake.kg
      func part(_ kg: Kilograms) -> Kilograms {
        Kilograms(kg.count * (from + intake.kg).count / all.count - kg.count * from.count / all.count)
      }
      let due = (handOuts[intake.hub] ?? []).map { (week: timing.week(for: $0.day), out: $0) }
      let out = month.weeks.indices.map { w in part(due.filter { $0.week == w }.map(\.out).total(\.kg)) }
      // what goes out in the week in which it came takes no room at its end
      let passing = month.weeks.indices.map { w in
        part(due.filter { $0.week == w && month.weeks[w].contains($0.out.day) }.map(\.out).total(\.kg))
      }
      let stock = part(season.book.hubStock(intake.hub, before: month.period))
      let use = terms.steps(ofUse: out, beyond: stock)
      let source = season.sources.firstIndex(of: intake.supplier)
      villages.append(
        LotSizingProblem.Village(
          stock: Int(stock.count / step), use: use,
          room: passing.map { Int((part(hubs[h].capacity) + $0).count / step) },
          order: Int((intake.kg.count + step - 1) / step),
          ways: source.map { s in
            season.classes.indices.compactMap { k in
              guard s < plants else { return nil }
              return season.trunks.trip(k, from: s, to: h).map {
                terms.way(
                  $0, source: s, fleet: k, season.classes[k], unload: season.district.policy.unloadTime.value,
                  isOpen: month.weeks.map { week in week.contains { $0.weekday < terms.workdays.value } })
              }
            }
          } ?? [], shortage: month.weeks.map { _ in terms.perStep(terms.shortage.value) },
          missing: terms.perStep(terms.missing.value)))
    }
    lots = try LotSizingProblem(
      step: terms.step.value, periods: month.weeks.count, shortage: .late,
      sources: month.lots.sources.map { source in
        var source = source
        // what hubs take in was taken off the plants' supply before
        source.supply = source.supply.map { _ in 0 }
        source.advance = .zero
        return source
      },
      fleets: month.lots.fleets.enumerated().map { k, fleet in
        var fleet = fleet
        for drop in plan.drops where month.lots.villages[drop.village].ways[drop.way].fleet == k {
          fleet.minutes[drop.period] = max(.zero, fleet.minutes[drop.period] - month.lots.truckTime(of: drop))
        }
        return fleet
      }, villages: villages, shared: nil)
  }

  /// What hubs are to take in.
  var ordered: Kilograms { lanes.total(\.kg) }

  /// A load on its way to a hub.
  private struct Load {
    var lane: Int
    var drop: LotSizingPlan.Drop
    var kg: Kilograms
  }

  /// A plan as drops: a week's loads are spread over its working days, but come the day before they are handed out; the last is
  /// lighter by what the order has less than whole steps.
  func drops(_ plan: LotSizingPlan) -> [SeasonSchedule.Drop] {
    let loads = loads(plan)
    var drops: [SeasonSchedule.Drop] = []
    for hub in Set(lanes.map(\.hub)).sorted() {
      var there = month.season.book.hubStock(hub, before: month.period)
      for week in month.weeks.indices {
        let own = loads.filter { lanes[$0.lane].hub == hub && $0.drop.period == week }
        drops += self.drops(own, on: days(of: own, in: week, of: hub, having: &there))
      }
    }
    return drops
  }

  /// The loads of a plan, one by one, by lane and week.
  private func loads(_ plan: LotSizingPlan) -> [Load] {
    lanes.indices.flatMap { l -> [Load] in
      let own = plan.drops.filter { $0.village == l }.sorted { ($0.period, $0.way) < ($1.period, $1.way) }
      var left = lanes[l].kg
      return own.flatMap { drop -> [Load] in
        let payload = month.season.classes[lots.villages[l].ways[drop.way].fleet].payload
        var onDrop = min(left, lots.step * drop.steps)
        left -= onDrop
        return (0..<drop.loads).compactMap { _ in
          let kg = min(onDrop, payload)
          onDrop -= kg
          let one = LotSizingPlan.Drop(
            village: l, period: drop.period, way: drop.way, loads: 1, steps: drop.steps)
          return kg > .zero ? Load(lane: l, drop: one, kg: kg) : nil
        }
      }
    }
  }

  /// The day on which each of a week's loads comes to a hub.
  ///
  /// - Parameter there: What the hub can hand out when the week begins; what comes is added. Hand-outs count from the period's
  ///   first day on.
  private func days(
    of loads: [Load], in week: Int, of hub: String, having there: inout Kilograms
  ) -> [CalendarDay] {
    let days = month.weeks[week].filter { $0.weekday < month.season.terms.workdays.value }
    guard !days.isEmpty else { return [] }
    return loads.indices.map { i in
      var out = Kilograms.zero
      // the first hand-out for which what is there is not enough
      let first = (handOuts[hub] ?? []).first { handOut in
        out += handOut.kg
        return out > there
      }
      there += loads[i].kg
      let before =
        first.flatMap { first in days.lastIndex { $0 < first.day } } ?? (first == nil ? days.count - 1 : 0)
      return days[min(before, i * days.count / loads.count)]
    }
  }

  /// Loads as drops; those of one lane and kind of truck that come on one day are one.
  private func drops(_ loads: [Load], on days: [CalendarDay]) -> [SeasonSchedule.Drop] {
    var drops: [SeasonSchedule.Drop] = []
    for (load, day) in zip(loads, days) {
      let intake = lanes[load.lane]
      let payload = month.season.classes[lots.villages[load.lane].ways[load.drop.way].fleet].payload
      let drop = SeasonSchedule.Drop(
        date: day.iso, supplier: intake.supplier, destination: intake.hub, payloadKg: payload, loads: 1,
        kg: load.kg, costFen: lots.cost(of: load.drop), truckMinutes: lots.truckTime(of: load.drop))
      if let same = drops.firstIndex(where: {
        ($0.date, $0.supplier, $0.payloadKg) == (drop.date, drop.supplier, drop.payloadKg)
      }) {
        drops[same].loads += 1
        drops[same].kg += drop.kg
        drops[same].costFen += drop.costFen
        drops[same].truckMinutes += drop.truckMinutes
      } else {
        drops.append(drop)
      }
    }
    return drops
  }
}
