public import District
public import Plans
import Quantities

/// An independent check of a season's weekly deliveries against the allocation and the district: every kilogram, every day.
public struct SeasonScheduleWitness {
  private let district: District
  private let allocation: AllocationPlan
  private let schedule: SeasonSchedule

  /// A check of a schedule.
  public init(_ schedule: SeasonSchedule, of allocation: AllocationPlan, district: District) {
    self.district = district
    self.allocation = allocation
    self.schedule = schedule
  }

  /// Runs every check.
  ///
  /// - Complexity: O(drops + villages · days)
  public func run() -> AuditReport {
    var report = AuditReport()
    report.compare(schedule.settings, with: SettingWitness.season(of: district.policy), "schedule.setting")
    checkDays(&report)
    checkTrucks(&report)
    checkKilograms(&report)
    checkRoom(&report)
    checkHubs(&report)
    return report
  }

  /// Kilograms brought from one place to another in one period.
  private struct Lane: Hashable, Comparable {
    var supplier: String
    var destination: String
    var period: String

    static func < (a: Self, b: Self) -> Bool {
      (a.period, a.supplier, a.destination) < (b.period, b.supplier, b.destination)
    }
  }

  private var drops: [SeasonSchedule.Drop] { schedule.weeks.flatMap(\.drops) }

  private func period(of date: String) -> String? {
    allocation.periods.last { $0.start <= date && date <= $0.end }?.start
  }

  /// Weeks follow each other from Monday to Sunday, every drop lies in its own, on its village's weekday or a counted exception.
  private func checkDays(_ report: inout AuditReport) {
    var exceptions = 0
    for (w, week) in schedule.weeks.enumerated() {
      let isWhole = Self.weekday(week.start) == 1 || w == 0
      let follows = w == 0 || schedule.weeks[w - 1].end < week.start
      report.expect(isWhole && follows && week.start <= week.end, "schedule.week") {
        Bilingual(
          zh: "第 \(w + 1) 周 \(week.start)—\(week.end) 不接续",
          en: "week \(w + 1), \(week.start)—\(week.end), does not follow")
      }
      for drop in week.drops {
        report.expect(
          week.start <= drop.date && drop.date <= week.end && period(of: drop.date) != nil, "schedule.day"
        ) {
          Bilingual(
            zh: "\(drop.date) 的送货不在它那一周或采暖季里",
            en: "a drop on \(drop.date) is not in its week, or not in the season")
        }
        if let own = schedule.weekdays[drop.destination], own != Self.weekday(drop.date) { exceptions += 1 }
      }
    }
    report.expect(exceptions == schedule.exceptions, "schedule.weekday") {
      Bilingual(
        zh: "不在固定星期的送货写 \(schedule.exceptions) 次，重算 \(exceptions) 次",
        en:
          "drops on another weekday than the village's: \(schedule.exceptions) are said, \(exceptions) counted"
      )
    }
  }

  /// Trucks are of the district's fleet and carry no more than they may.
  private func checkTrucks(_ report: inout AuditReport) {
    let payloads = Set(district.fleet.filter { $0.count > 0 }.map(\.payload))
    for drop in drops {
      let most = drop.payloadKg.count * Int64(max(drop.loads, 1))
      report.expect(
        payloads.contains(drop.payloadKg) && drop.kg > .zero && drop.kg.count <= most, "schedule.load"
      ) {
        Bilingual(
          zh:
            "\(drop.date) → \(drop.destination) 用 \(drop.loads) 辆载重 \(drop.payloadKg.count) 公斤的车运 \(drop.kg.count) 公斤",
          en:
            "\(drop.date) → \(drop.destination): \(drop.kg.count) kg in \(drop.loads) trucks of \(drop.payloadKg.count) kg"
        )
      }
    }
  }

  /// Every plant and hub brings every village and hub in every period what the allocation says; what is missing is said.
  private func checkKilograms(_ report: inout AuditReport) {
    var planned: [Lane: Int64] = [:]
    for delivery in allocation.deliveries {
      let lane = Lane(supplier: delivery.supplier, destination: delivery.village, period: delivery.period)
      planned[lane, default: 0] += delivery.kg.count
    }
    for intake in allocation.intakes {
      planned[Lane(supplier: intake.supplier, destination: intake.hub, period: intake.period), default: 0] +=
        intake.kg.count
    }
    var brought: [Lane: Int64] = [:]
    for drop in drops {
      guard let period = period(of: drop.date) else { continue }
      brought[Lane(supplier: drop.supplier, destination: drop.destination, period: period), default: 0] +=
        drop.kg.count
    }
    var missing: Int64 = 0
    for lane in Set(planned.keys).union(brought.keys).sorted() {
      let (plan, real) = (planned[lane] ?? 0, brought[lane] ?? 0)
      missing += max(0, plan - real)
      report.expect(plan == real, "schedule.kilograms") {
        Bilingual(
          zh: "\(lane.period) 起 \(lane.supplier) → \(lane.destination) 分配 \(plan) 公斤，排了 \(real) 公斤",
          en:
            "\(lane.supplier) → \(lane.destination) from \(lane.period): \(plan) kg allocated, \(real) kg scheduled"
        )
      }
    }
    report.expect(missing == schedule.unscheduledKg.count, "schedule.unscheduled") {
      Bilingual(
        zh: "写明没有排上 \(schedule.unscheduledKg.count) 公斤，重算 \(missing) 公斤",
        en: "\(schedule.unscheduledKg.count) kg are said not to be scheduled, \(missing) kg are not")
    }
  }

  /// On no day lies more in a village than its store and homes can hold, pellets being burnt evenly over the days of a period.
  private func checkRoom(_ report: inout AuditReport) {
    let byVillage = Dictionary(grouping: drops, by: \.destination)
    for village in allocation.villages {
      let store = district.pellets.stores.first {
        $0.tier == .village && district.villages[$0.village].code == village.code
      }
      let room =
        (store?.capacity.count ?? 0) + district.policy.pellets.householdStorage.value.count
        * Int64(village.households)
      var brought: [String: Int64] = [:]
      for drop in byVillage[village.code] ?? [] { brought[drop.date, default: 0] += drop.kg.count }
      var (stock, most, day) = (Int64(0), Int64(0), "")
      for (t, period) in allocation.periods.enumerated() {
        let burnt = village.groups.reduce(Int64(0)) { $0 + $1.burntKg[t].count }
        let days = Self.days(from: period.start, to: period.end)
        for (d, date) in days.enumerated() {
          stock += brought[date] ?? 0
          if stock > most { (most, day) = (stock, date) }
          stock -= burnt * Int64(d + 1) / Int64(days.count) - burnt * Int64(d) / Int64(days.count)
        }
      }
      report.expect(most <= room, "schedule.room") {
        Bilingual(
          zh: "\(village.name.zh) \(day) 有 \(most) 公斤，只放得下 \(room) 公斤",
          en: "\(village.name.en) holds \(most) kg on \(day) and has room for \(room) kg")
      }
      report.expect(stock >= 0, "schedule.burnt") {
        Bilingual(
          zh: "\(village.name.zh) 季末差 \(-stock) 公斤",
          en: "\(village.name.en) ends the season \(-stock) kg short")
      }
    }
  }

  /// On no day does a hub hand out more than lay there in the morning, and at the end of no week does it hold more than it can.
  private func checkHubs(_ report: inout AuditReport) {
    for hub in district.pellets.stores where hub.tier == .hub {
      var stock: Int64 = 0
      for week in schedule.weeks {
        for date in Self.days(from: week.start, to: week.end) {
          let today = week.drops.filter { $0.date == date }
          let out = today.filter { $0.supplier == hub.id }.reduce(0) { $0 + $1.kg.count }
          report.expect(out == 0 || out <= stock, "schedule.hub-empty") {
            Bilingual(
              zh: "\(hub.name.zh) \(date) 发出 \(out) 公斤，早上库里只有 \(stock) 公斤",
              en: "\(hub.name.en) hands out \(out) kg on \(date) and has \(stock) kg in the morning")
          }
          stock += today.filter { $0.destination == hub.id }.reduce(0) { $0 + $1.kg.count } - out
        }
        report.expect(stock <= hub.capacity.count, "schedule.hub-full") {
          Bilingual(
            zh: "\(hub.name.zh) \(week.end) 周末存 \(stock) 公斤，库容 \(hub.capacity.count) 公斤",
            en:
              "\(hub.name.en) holds \(stock) kg at the end of the week to \(week.end); its room is \(hub.capacity.count) kg"
          )
        }
      }
    }
  }

  /// 1 = Monday … 7 = Sunday; Zeller's congruence (Acta Math. 9, 1887, 131–136). 0 where the text is no day.
  private static func weekday(_ iso: String) -> Int {
    guard let day = CalendarDay(iso: iso) else { return 0 }
    let (month, year) = day.month < 3 ? (day.month + 12, day.year - 1) : (day.month, day.year)
    let zeller = (day.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7
    return (zeller + 5) % 7 + 1
  }

  static func days(from start: String, to end: String) -> [String] {
    var days: [String] = []
    guard var day = CalendarDay(iso: start) else { return [] }
    while day.iso <= end {
      days.append(day.iso)
      guard
        let next = CalendarDay(year: day.year, month: day.month, day: day.day + 1)
          ?? CalendarDay(year: day.year, month: day.month + 1, day: 1)
          ?? CalendarDay(year: day.year + 1, month: 1, day: 1)
      else { break }
      day = next
    }
    return days
  }
}
