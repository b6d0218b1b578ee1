import District
import Plans
import Quantities

/// A season cut into periods: months, and months cut again where something begins or ends within them.
struct SeasonCalendar {
  let periods: [AllocationPlan.Period]
  /// Days of each period.
  let days: [Int]

  /// The months of a season, cut before each of `cuts` as well.
  init(_ season: Season, cuts: [CalendarDay] = []) {
    var periods: [(start: CalendarDay, end: CalendarDay, days: Int)] = []
    if let last = CalendarDay(iso: season.end), var day = CalendarDay(iso: season.start) {
      let cuts = Set(cuts)
      while day <= last {
        if let open = periods.last, day.day != 1, !cuts.contains(day) {
          periods[periods.count - 1] = (open.start, day, open.days + 1)
        } else {
          periods.append((day, day, 1))
        }
        guard let next = day.next else { break }
        day = next
      }
    }
    self.periods = periods.map { AllocationPlan.Period(start: $0.start.iso, end: $0.end.iso) }
    days = periods.map(\.days)
  }

  /// The month of a period, 1 … 12.
  func month(_ period: Int) -> Int { Int(periods[period].start.dropFirst(5).prefix(2)) ?? 1 }

  /// Days of the whole month that a period belongs to, inside the season or not.
  func monthLength(_ period: Int) -> Int {
    CalendarDay.daysInMonth(year: Int(periods[period].start.prefix(4)) ?? 2000, month: month(period))
  }

  /// An amount over the periods in proportion to `weights`: cumulative sums are rounded down, so that the total is exact.
  static func spread(_ amount: Kilograms, over weights: [Double]) -> [Kilograms] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in .zero } }
    var sum = 0.0
    var before: Int64 = 0
    return weights.enumerated().map { index, weight in
      sum += weight
      // the last one is exact whatever the sums came to
      let upToNow =
        index == weights.count - 1 ? amount.count : Int64(Double(amount.count) * sum / total + 1e-9)
      defer { before = upToNow }
      return Kilograms(upToNow - before)
    }
  }
}
