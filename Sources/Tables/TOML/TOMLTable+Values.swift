import Quantities

extension TOMLTable {
  /// The text of a key that must be there and not be empty.
  public func string(_ key: String) -> String? { require(key).flatMap { text(key, $0) } }

  /// The text of a key that may be missing.
  public func optionalString(_ key: String) -> String? { take(key).flatMap { text(key, $0) } }

  /// The whole number of a key that must be there and lie in `range`.
  public func integer(_ key: String, in range: ClosedRange<Int> = .min ... .max) -> Int? {
    require(key).flatMap { whole(key, $0, range) }
  }

  /// The whole number of a key that may be missing, but must lie in `range`.
  public func optionalInteger(_ key: String, in range: ClosedRange<Int> = .min ... .max) -> Int? {
    take(key).flatMap { whole(key, $0, range) }
  }

  /// The number of a key that must be there and lie in `range`; a whole number will do.
  public func double(_ key: String, in range: ClosedRange<Double>) -> Double? {
    require(key).flatMap { number(key, $0, range) }
  }

  /// The number of a key that may be missing, but must lie in `range`.
  public func optionalDouble(_ key: String, in range: ClosedRange<Double>) -> Double? {
    take(key).flatMap { number(key, $0, range) }
  }

  /// The answer of a key that must be there.
  public func bool(_ key: String) -> Bool? { require(key).flatMap { answer(key, $0) } }

  /// The answer of a key that may be missing.
  public func optionalBool(_ key: String) -> Bool? { take(key).flatMap { answer(key, $0) } }

  /// The texts of a list that must be there. May be empty; each item may not.
  public func strings(_ key: String) -> [String]? { require(key).flatMap { texts(key, $0) } }

  /// The texts of a list that may be missing.
  public func optionalStrings(_ key: String) -> [String]? { take(key).flatMap { texts(key, $0) } }

  /// The numbers of a list that must be there, each within `range`.
  public func doubles(_ key: String, in range: ClosedRange<Double>) -> [Double]? {
    guard let node = require(key) else { return nil }
    guard case .array(let items) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "数字列表", en: "a list of numbers"))
      return nil
    }
    let values = items.map { number(key, $0, range) }
    return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
  }

  /// The instant of a key that must be there: a date and time with its offset from UTC, either as a TOML
  /// date-time or as text in RFC 3339. Answered in RFC 3339, e.g. `2023-01-12T18:00:00+08:00`.
  public func instant(_ key: String) -> String? {
    guard let node = require(key) else { return nil }
    if case .time(let text, hasOffset: true) = node { return text }
    if case .string(let text) = node, let instant = CalendarDay.instant(text) { return instant }
    wrongType(
      key, node,
      wanted: Bilingual(
        zh: "带时区的日期时间，如 2023-01-12T18:00:00+08:00",
        en: "a date and time with its offset, e.g. 2023-01-12T18:00:00+08:00"))
    return nil
  }

  /// The day of a key that must be there, a TOML date or text `YYYY-MM-DD`. Answered in ISO 8601.
  public func day(_ key: String) -> String? {
    guard let node = require(key) else { return nil }
    if case .time(let text, hasOffset: false) = node, let day = CalendarDay(iso: text) { return day.iso }
    if case .string(let text) = node, let day = CalendarDay(iso: text) { return day.iso }
    wrongType(key, node, wanted: Bilingual(zh: "日期，如 2022-10-15", en: "a day, e.g. 2022-10-15"))
    return nil
  }

  /// The table of a key that must be there.
  public func table(_ key: String) -> TOMLTable? { require(key).flatMap { subtable(key, $0) } }

  /// The table of a key that may be missing.
  public func optionalTable(_ key: String) -> TOMLTable? { take(key).flatMap { subtable(key, $0) } }

  /// The tables of a list (`[[key]]`) that must be there.
  public func tables(_ key: String) -> [TOMLTable]? { require(key).flatMap { subtables(key, $0) } }

  /// The tables of a list (`[[key]]`) that may be missing.
  public func optionalTables(_ key: String) -> [TOMLTable]? { take(key).flatMap { subtables(key, $0) } }

  // MARK: Types

  private func text(_ key: String, _ node: TOMLNode) -> String? {
    guard case .string(let text) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "文字（加引号）", en: "text in quotes"))
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      report(
        .error, "toml.empty", at: key, found: text,
        Bilingual(zh: "“\(key)”是空的。", en: "“\(key)” is empty."),
        remedy: Bilingual(zh: "请填写内容。", en: "Fill it in."))
      return nil
    }
    return UnicodeForm.composed(text)
  }

  private func whole(_ key: String, _ node: TOMLNode, _ range: ClosedRange<Int>) -> Int? {
    guard case .integer(let number) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "整数", en: "a whole number"))
      return nil
    }
    guard range.contains(number) else {
      outOfRange(key, "\(number)", "\(range.lowerBound)", "\(range.upperBound)")
      return nil
    }
    return number
  }

  private func number(_ key: String, _ node: TOMLNode, _ range: ClosedRange<Double>) -> Double? {
    let value: Double
    switch node {
    case .double(let number): value = number
    case .integer(let number): value = Double(number)
    default:
      wrongType(key, node, wanted: Bilingual(zh: "数字", en: "a number"))
      return nil
    }
    // A NaN is in no range.
    guard range.contains(value) else {
      outOfRange(key, "\(value)", "\(range.lowerBound)", "\(range.upperBound)")
      return nil
    }
    return value == 0 ? 0 : value
  }

  private func answer(_ key: String, _ node: TOMLNode) -> Bool? {
    guard case .bool(let answer) = node else {
      wrongType(key, node, wanted: Bilingual(zh: " true 或 false（不加引号）", en: "true or false, without quotes"))
      return nil
    }
    return answer
  }

  private func texts(_ key: String, _ node: TOMLNode) -> [String]? {
    guard case .array(let items) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "文字列表", en: "a list of texts"))
      return nil
    }
    let texts = items.map { text(key, $0) }
    return texts.contains { $0 == nil } ? nil : texts.compactMap { $0 }
  }

  private func subtable(_ key: String, _ node: TOMLNode) -> TOMLTable? {
    guard case .table(let table) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "一组键", en: "a table"))
      return nil
    }
    return child(table, key)
  }

  private func subtables(_ key: String, _ node: TOMLNode) -> [TOMLTable]? {
    guard case .array(let items) = node else {
      wrongType(key, node, wanted: Bilingual(zh: "若干组键（[[\(key)]]）", en: "tables, written [[\(key)]]"))
      return nil
    }
    var tables: [TOMLTable] = []
    var isWhole = true
    for (index, item) in items.enumerated() {
      if case .table(let table) = item {
        tables.append(child(table, "\(key)[\(index + 1)]"))
      } else {
        wrongType(key, item, wanted: Bilingual(zh: "一组键", en: "a table"))
        isWhole = false
      }
    }
    return isWhole ? tables : nil
  }
}
