/// The day of the year on which a yearly allowance begins anew, e.g. 1 July.
///
/// A year is named by the calendar year it begins in: with 1 July, 10 January 2023 belongs to 2022.
public struct AccountYear: Hashable, Sendable {
  /// The month of the first day, 1 … 12.
  public let month: Int
  /// The first day in that month; never 29 February.
  public let day: Int

  /// The year that begins on a day written `MM-DD`, and in no other way.
  public init?(start text: String) {
    // 2001 is no leap year, so that every year has the day.
    guard let day = CalendarDay(iso: "2001-" + text) else { return nil }
    month = day.month
    self.day = day.day
  }

  /// The year from July to June, which cuts no heating season in two.
  public static let july: AccountYear = {
    guard let year = AccountYear(start: "07-01") else { preconditionFailure("every year has a 1 July") }
    return year
  }()

  /// The first day, `MM-DD`.
  public var start: String { String(startDay(of: 2001).iso.dropFirst(5)) }

  /// The year that a day belongs to.
  public func year(of day: CalendarDay) -> Int {
    (day.month, day.day) < (month, self.day) ? day.year - 1 : day.year
  }

  /// What a year is called: `2022`, or `2022—2023` where it crosses New Year.
  public func label(_ year: Int) -> String { month == 1 && day == 1 ? "\(year)" : "\(year)—\(year + 1)" }

  private func startDay(of year: Int) -> CalendarDay {
    guard let day = CalendarDay(year: year, month: month, day: day) else {
      preconditionFailure("every year has the day \(month)-\(self.day)")
    }
    return day
  }
}
