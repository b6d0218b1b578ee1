import District
import Plans
import Quantities

/// When hubs can hand out what they take in during a period: not before the day after it came. What comes on a week's first
/// working day is there for the rest of the week.
struct HubIntake {
  /// By hub: whether what lay there before is enough for the whole period.
  private let isStocked: [String: Bool]
  /// The first working day of each week; `nil` = it has none.
  let firstDays: [CalendarDay?]

  init(_ season: SeasonHaulage, period: Int, weeks: [[CalendarDay]]) {
    firstDays = weeks.map { week in week.first { $0.weekday < season.terms.workdays.value } }
    let start = season.allocation.periods[period].start
    isStocked = Dictionary(
      season.hubStores.hubs.map { hub in
        let out = season.allocation.deliveries.filter { $0.supplier == hub.id && $0.period == start }
        return (hub.id, season.book.hubStock(hub.id, before: period) >= out.total(\.kg))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The days of each week on which a source can hand out: all of a plant's, those of a hub after its first intake.
  func datesOpen(_ dates: [CalendarDay?], from source: String) -> [CalendarDay?] {
    guard isStocked[source] == false, let first = firstDays.compactMap({ $0 }).first else { return dates }
    return dates.map { date in date.flatMap { $0 > first ? $0 : nil } }
  }

  /// The week in which something must have come that is handed out on a day: that day's own, or the last with a working day
  /// before it; the first where there is none.
  func week(for day: CalendarDay) -> Int {
    firstDays.lastIndex { first in first.map { $0 < day } ?? false } ?? 0
  }
}
