import TOMLKit

/// A parsed TOML value, free of the parser's own types.
enum TOMLNode {
  case string(String)
  case integer(Int)
  case double(Double)
  case bool(Bool)
  /// A date, a time or both, as RFC 3339 writes it; `hasOffset` tells an instant from a local time.
  case time(String, hasOffset: Bool)
  case array([TOMLNode])
  case table([String: TOMLNode])

  /// What it is called in messages.
  var kind: (zh: String, en: String) {
    switch self {
    case .string: ("文字", "text")
    case .integer: ("整数", "a whole number")
    case .double: ("小数", "a number")
    case .bool: ("是否（true/false）", "true or false")
    case .time: ("日期时间", "a date or time")
    case .array: ("列表", "a list")
    case .table: ("一组键", "a table")
    }
  }

  /// The value as TOML writes it, for messages.
  var written: String {
    switch self {
    case .string(let text): "\"\(text.prefix(60))\""
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .bool(let answer): String(answer)
    case .time(let text, _): text
    case .array(let items): "[… \(items.count)]"
    case .table(let entries): "{… \(entries.count)}"
    }
  }

  /// A copy of the parser's value.
  ///
  /// - Complexity: O(n). The caller has bounded the depth.
  init(_ value: any TOMLValueConvertible) {
    if let text = value.string {
      self = .string(text)
    } else if let number = value.int {
      self = .integer(number)
    } else if let number = value.double {
      self = .double(number)
    } else if let answer = value.bool {
      self = .bool(answer)
    } else if let table = value.table {
      self = TOMLNode(table: table)
    } else if let array = value.array {
      self = .array(array.map { TOMLNode($0) })
    } else {
      self = Self.time(of: value)
    }
  }

  init(table: TOMLKit.TOMLTable) {
    var entries: [String: TOMLNode] = [:]
    for key in table.keys {
      if let value = table[key] { entries[key] = TOMLNode(value) }
    }
    self = .table(entries)
  }

  private static func time(of value: any TOMLValueConvertible) -> TOMLNode {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    func day(_ d: TOMLDate) -> String {
      let year = String(d.year)
      return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-\(two(d.month))-\(two(d.day))"
    }
    func clock(_ t: TOMLTime) -> String { "\(two(t.hour)):\(two(t.minute)):\(two(t.second))" }
    if let both = value.dateTime {
      var text = day(both.date) + "T" + clock(both.time)
      guard let offset = both.offset?.offset else { return .time(text, hasOffset: false) }
      text += "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
      return .time(text, hasOffset: true)
    }
    if let date = value.date { return .time(day(date), hasOffset: false) }
    if let time = value.time { return .time(clock(time), hasOffset: false) }
    return .string("")
  }
}
