import District

/// The months of a season, counted day by day.
struct SeasonWitness {
  private(set) var starts: [String] = []
  private(set) var ends: [String] = []
  /// Days of each month that belong to the season.
  private(set) var days: [Int] = []
  /// 1 … 12.
  private(set) var months: [Int] = []
  /// Days of the whole month.
  private(set) var lengths: [Int] = []

  init(_ season: Season) {
    func parts(_ day: String) -> (year: Int, month: Int, day: Int)? {
      let numbers = day.split(separator: "-").compactMap { Int($0) }
      return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
    }
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    guard var day = parts(season.start), let last = parts(season.end) else { return }
    while day <= last {
      let leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
      let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][day.month - 1]
      let text = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
      if starts.isEmpty || day.day == 1 {
        starts.append(text)
        ends.append(text)
        days.append(0)
        months.append(day.month)
        lengths.append(length)
      }
      ends[ends.count - 1] = text
      days[days.count - 1] += 1
      day.day += 1
      if day.day > length { (day.day, day.month) = (1, day.month + 1) }
      if day.month > 12 { (day.month, day.year) = (1, day.year + 1) }
    }
  }

  /// The month that begins on a day.
  func index(_ start: String) -> Int? { starts.firstIndex(of: start) }
}
