import District
import Haulage
import Plans
import Quantities

/// What hubs take in during one period, timed so that it is there before it goes out, with the trucks the villages leave.
struct HubMonth {
  private let month: SeasonMonth
  private let lanes: [AllocationPlan.Intake]
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
    let weekStarts = month.weeks.map { $0.first?.iso ?? "" }
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
      let out = month.weeks.indices.map { w in
        part(
          drops.filter { drop in
            drop.supplier == intake.hub && weekStarts.lastIndex { $0 <= drop.date } == w
          }.total(\.kg))
      }
      let stock = part(season.book.hubStock(intake.hub, before: month.period))
      let use = terms.steps(ofUse: out, beyond: stock)
      let source = season.sources.firstIndex(of: intake.supplier)
      villages.append(
        LotSizingProblem.Village(
          stock: Int(stock.count / step), use: use,
          // within a week it comes as it goes
          room: use.map { Int(part(hubs[h].capacity).count / step) + $0 },
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

  /// A plan as drops, a week's loads spread over its working days, the last lighter by what the order has less than whole steps.
  func drops(_ plan: LotSizingPlan) -> [SeasonSchedule.Drop] {
    var drops: [SeasonSchedule.Drop] = []
    for (l, intake) in lanes.enumerated() {
      let own = plan.drops.filter { $0.village == l }
      var excess = max(.zero, lots.step * own.reduce(0) { $0 + $1.steps } - intake.kg)
      for drop in own.sorted(by: { ($1.period, $1.way) < ($0.period, $0.way) }) {
        let kind = month.season.classes[lots.villages[l].ways[drop.way].fleet]
        let days = month.weeks[drop.period].filter { $0.weekday < month.season.terms.workdays.value }
        var left = lots.step * drop.steps - min(excess, lots.step * drop.steps)
        excess -= lots.step * drop.steps - left
        for (d, day) in days.enumerated() {
          let loads = drop.loads * (d + 1) / days.count - drop.loads * d / days.count
          guard loads > 0, left > .zero else { continue }
          let kg = min(left, kind.payload * loads)
          left -= kg
          let one = LotSizingPlan.Drop(
            village: drop.village, period: drop.period, way: drop.way, loads: loads, steps: loads)
          drops.append(
            SeasonSchedule.Drop(
              date: day.iso, supplier: intake.supplier, destination: intake.hub, payloadKg: kind.payload,
              loads: loads, kg: kg, costFen: lots.cost(of: one), truckMinutes: lots.truckTime(of: one)))
        }
      }
    }
    return drops
  }
}
