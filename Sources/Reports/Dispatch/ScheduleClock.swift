import Quantities

/// Turns minutes from a schedule's start into days and hours of its own time zone, and into UTC.
struct ScheduleClock: Sendable {
  /// Minutes of a day.
  static let day = 24 * 60

  /// Local minutes from Excel's day 0 to the start.
  private let origin: Int
  /// How far the zone is ahead of UTC.
  private let ahead: Int

  /// The clock of a schedule that starts at an instant such as `2023-01-12T18:00:00+08:00`; `nil` = the text is none.
  init?(_ start: String) {
    guard let text = CalendarDay.instant(start), let day = CalendarDay(iso: String(text.prefix(10))) else {
      return nil
    }
    let parts = text.dropFirst(11).split { ":+-".contains($0) }.compactMap { Int($0) }
    guard parts.count == 5 else { return nil }
    origin = day.excelSerial * Self.day + parts[0] * 60 + parts[1]
    ahead = (parts[3] * 60 + parts[4]) * (text.dropFirst(11).contains("-") ? -1 : 1)
  }

  /// The day of a minute, counted from the start's day as 0.
  func dayNumber(_ minute: Minutes) -> Int {
    Self.floor(origin + Int(minute.count)) - Self.floor(origin)
  }

  /// The minute at which a day of that number begins.
  func midnight(_ number: Int) -> Minutes {
    Minutes(Int64((Self.floor(origin) + number) * Self.day - origin))
  }

  /// The day of a minute.
  func day(_ minute: Minutes) -> CalendarDay? {
    CalendarDay(excelSerial: Self.floor(origin + Int(minute.count)))
  }

  /// Hours and minutes: `06:05`.
  func time(_ minute: Minutes) -> String {
    let local = origin + Int(minute.count)
    return Self.clock(local - Self.floor(local) * Self.day)
  }

  /// The day and the time, short: `1月13日 06:05`, `13 Jan 06:05`.
  func moment(_ minute: Minutes, _ language: Language) -> String {
    "\(shortDay(minute, language)) \(time(minute))"
  }

  /// The time, with the day before it where it is not that of another minute.
  func time(_ minute: Minutes, seenFrom other: Minutes, _ language: Language) -> String {
    dayNumber(minute) == dayNumber(other) ? time(minute) : moment(minute, language)
  }

  /// `1月13日`, `13 Jan`.
  func shortDay(_ minute: Minutes, _ language: Language) -> String {
    guard let day = day(minute) else { return Figure.none }
    return day.short(language)
  }

  /// UTC as iCalendar and GPX want it; `20230112T220500Z` or `2023-01-12T22:05:00Z`.
  func utc(_ minute: Minutes, extended: Bool = false) -> String {
    let here = origin + Int(minute.count) - ahead
    let day = CalendarDay(excelSerial: Self.floor(here))?.iso ?? "1970-01-01"
    let time = Self.clock(here - Self.floor(here) * Self.day)
    return extended
      ? "\(day)T\(time):00Z" : "\(day.replacing("-", with: ""))T\(time.replacing(":", with: ""))00Z"
  }

  private static func floor(_ minutes: Int) -> Int {
    minutes >= 0 ? minutes / day : -((-minutes + day - 1) / day)
  }

  private static func clock(_ minute: Int) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(two(minute / 60)):\(two(minute % 60))"
  }
}

extension CalendarDay {
  /// `1月13日`, `13 Jan`.
  func short(_ language: Language) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return language == .zh ? "\(month)月\(day)日" : "\(day) \(months[month - 1])"
  }
}
