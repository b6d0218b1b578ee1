extension CalendarDay {
  /// Days since 30 December 1899, the inverse of `init(excelSerial:)` (after H. Hinnant, "chrono-compatible low-level
  /// date algorithms", 2013).
  public var excelSerial: Int {
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let (era, yearOfEra) = (y / 400, y % 400)
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * m + 2) / 5 + day - 1
    return era * 146_097 + dayOfEra - 719_468 + 25_569
  }

  /// How many days later `other` is.
  public func days(to other: CalendarDay) -> Int { other.excelSerial - excelSerial }

  /// 0 = Monday … 6 = Sunday.
  public var weekday: Int {
    // serial 2 was a Monday; serials before 1900 are negative
    ((excelSerial + 5) % 7 + 7) % 7
  }

  /// The day after, or `nil` at the end of time.
  public var next: CalendarDay? {
    CalendarDay(year: year, month: month, day: day + 1)
      ?? CalendarDay(year: year, month: month + 1, day: 1) ?? CalendarDay(year: year + 1, month: 1, day: 1)
  }

  /// `count` days from here on, this one first.
  public func days(_ count: Int) -> [CalendarDay] {
    var days: [CalendarDay] = []
    var day: CalendarDay? = self
    while let here = day, days.count < count {
      days.append(here)
      day = here.next
    }
    return days
  }

  /// Its week as ISO 8601 counts them, like `2022-W48`: that of the year its Thursday is in.
  public var isoWeek: String {
    let midweek = excelSerial + 3 - weekday
    func firstOfYear(_ year: Int) -> Int { CalendarDay(year: year, month: 1, day: 1)?.excelSerial ?? 0 }
    let year = midweek < firstOfYear(year) ? year - 1 : midweek < firstOfYear(year + 1) ? year : year + 1
    let week = (midweek - firstOfYear(year)) / 7 + 1
    return "\(year)-W" + (week < 10 ? "0" : "") + "\(week)"
  }
}
