/// How a table is written: where its text begins, what separates its fields, where its header stands.
struct Dialect {
  /// The offset of the first byte after a `sep=` line.
  var start = 0
  /// The line on which that byte stands.
  var line = 1
  /// What separates fields.
  var separator: [UInt8] = [UInt8(ascii: ",")]
  /// Which record is the header, counting blank ones; `nil` where none names any column.
  var header: Int?

  /// The separators tried, the usual one first; a tie goes to the earlier.
  private static let separators: [[UInt8]] = [
    [UInt8(ascii: ",")], [UInt8(ascii: "\t")], [UInt8(ascii: ";")], Array("，".utf8), [UInt8(ascii: "|")],
  ]

  /// How many records at the top may be titles, blank lines and the header. Merged titles take one or
  /// two rows, a note and a blank line as many again.
  private static let headerSearch = 8

  /// Tries each separator on the first few records and keeps the one whose best record names most of
  /// the columns.
  ///
  /// - Complexity: O(columns), plus the first few lines
  init(_ text: [UInt8], names: [Set<String>]) {
    if text.starts(with: Array("sep=".utf8)), let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      start = end + 1
      if text[end] == 0x0D, start < text.count, text[start] == 0x0A { start += 1 }
      line = 2
    }
    var best = 0
    for separator in Self.separators {
      let records = Records(text, from: start, line: line, separator: separator, limit: Self.headerSearch)
      for (index, record) in records.all.enumerated() {
        let headers = Set(records.strings(record).map { HeaderText($0).name })
        let score = names.count { !$0.isDisjoint(with: headers) }
        if score > best {
          best = score
          self.separator = separator
          header = index
        }
      }
    }
  }

  /// What the separator is called.
  var separatorName: (zh: String, en: String) {
    switch separator[0] {
    case UInt8(ascii: "\t"): ("制表符", "a tab")
    case UInt8(ascii: ";"): ("分号", "a semicolon")
    case UInt8(ascii: ","): ("逗号", "a comma")
    case UInt8(ascii: "|"): ("竖线", "a bar")
    default: ("全角逗号", "a full-width comma")
    }
  }
}
