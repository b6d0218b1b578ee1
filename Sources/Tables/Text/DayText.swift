import Quantities

/// How people write days.
enum DayText {
  /// What a text was taken for.
  enum Reading: Equatable {
    /// A day written in another way than ISO 8601.
    case day(CalendarDay)
    /// A day as the number Excel keeps inside.
    case serial(CalendarDay)
    /// Written as a day, but the calendar has none such.
    case impossible
    /// Not a whole day, or two years to choose from.
    case unknown
  }

  /// Understands `2022/11/5`, `2022.11.15`, `2022-11-5`, `2022年11月15日`, `20221115`, each with or without a
  /// time of midnight behind it, and Excel's day numbers.
  static func read(_ text: String) -> Reading {
    var half = CellText.halfWidth(text)
    for midnight in ["T00:00:00", " 00:00:00", " 0:00:00", " 00:00", " 0:00"] where half.hasSuffix(midnight) {
      half.removeLast(midnight.count)
      break
    }
    var numbers: [Int] = []
    var digits = 0
    var marks: [Character] = []
    for character in half where character != " " {
      if let digit = character.wholeNumberValue, character.isASCII {
        if digits == 0 { numbers.append(0) }
        digits += 1
        guard digits <= 8 else { return .unknown }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
      } else {
        guard digits > 0, marks.count < 3 else { return .unknown }
        marks.append(character)
        digits = 0
      }
    }
    switch String(marks) {
    case "--", "//", "..", "年月日", "年月": return parts(numbers)
    case "": return undivided(numbers, digits)
    default: return .unknown
    }
  }

  private static func parts(_ numbers: [Int]) -> Reading {
    // A year of two digits, or the day first, leaves a choice.
    guard numbers.count == 3, numbers[0] >= 1000 else { return .unknown }
    guard let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      return .impossible
    }
    return .day(day)
  }

  private static func undivided(_ numbers: [Int], _ digits: Int) -> Reading {
    guard let number = numbers.first else { return .unknown }
    if digits == 8 { return parts([number / 10_000, number / 100 % 100, number % 100]) }
    // 36526…73050 is 2000-01-01…2099-12-31 in Excel's 1900 system; the 1904 system, four years later, is
    // read as it shows in a workbook of the 1900 system.
    if digits == 5, (36_526...73_050).contains(number), let day = CalendarDay(excelSerial: number) {
      return .serial(day)
    }
    return .unknown
  }
}
