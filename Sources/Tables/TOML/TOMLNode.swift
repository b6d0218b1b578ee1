/// A parsed TOML value.
enum TOMLNode {
  case string(String)
  case integer(Int)
  case double(Double)
  case bool(Bool)
  /// A date, a time or both, as written; `hasOffset` tells an instant from a local time.
  case time(String, hasOffset: Bool)
  case array([TOMLNode])
  case table(Table)

  /// A table with the line of each key.
  struct Table {
    /// The line where the table begins.
    var line: Int
    var entries: [String: Entry] = [:]
  }

  /// A value and where it stands.
  struct Entry {
    var value: TOMLNode
    var line: Int
  }

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

  /// The value as TOML writes it, shortened, for messages.
  var written: String {
    switch self {
    case .string(let text): "\"\(FindingLog.shortened(text))\""
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .bool(let answer): String(answer)
    case .time(let text, _): text
    case .array(let items): "[… \(items.count)]"
    case .table(let table): "{… \(table.entries.count)}"
    }
  }
}
