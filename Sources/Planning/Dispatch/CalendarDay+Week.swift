import Quantities

extension CalendarDay {
  /// Days since 1 March of the year 0, after H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
  var ordinal: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  /// 0 = Monday … 6 = Sunday. 1 March of the year 0 was a Wednesday.
  var weekday: Int { (ordinal + 2) % 7 }

  /// Its week as ISO 8601 counts them, like `2022-W48`: that of the year its Thursday is in.
  var isoWeek: String {
    let thursday = days(7).first { $0.weekday == 3 } ?? self
    let midweek = weekday <= 3 ? thursday.ordinal : thursday.ordinal - 7
    let year = midweek < firstOfYear(thursday.year) ? thursday.year - 1 : thursday.year
    let week = (midweek - firstOfYear(year)) / 7 + 1
    return "\(year)-W" + (week < 10 ? "0" : "") + "\(week)"
  }

  private func firstOfYear(_ year: Int) -> Int { CalendarDay(iso: "\(year)-01-01")?.ordinal ?? 0 }

  /// `count` days from here on, this one first.
  func days(_ count: Int) -> [CalendarDay] {
    var days: [CalendarDay] = []
    var day: CalendarDay? = self
    while let here = day, days.count < count {
      days.append(here)
      day = here.next
    }
    return days
  }
}
