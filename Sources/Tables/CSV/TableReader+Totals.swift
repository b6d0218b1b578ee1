import Quantities

/// Running sums of the number columns, to compare 合计 rows with.
struct Totals {
  /// Whether a row was refused, so that the sums say nothing.
  var isIncomplete = false
  private var all: [Double]
  private var section: [Double]

  init(_ columns: [Column]) {
    all = [Double](repeating: 0, count: columns.count)
    section = all
  }

  mutating func add(_ values: [Row.Value]) {
    for (index, value) in values.enumerated() {
      switch value {
      case .integer(let number):
        all[index] += Double(number)
        section[index] += Double(number)
      case .decimal(let number):
        all[index] += number
        section[index] += number
      default: break
      }
    }
  }

  /// The sums a total may stand for: of everything so far, and since the last subtotal.
  func candidates(_ column: Int) -> (all: Double, section: Double) { (all[column], section[column]) }

  mutating func endSection() { section = [Double](repeating: 0, count: section.count) }
}

extension TableReader {
  /// Whether the record is a row of totals; then its numbers are compared and it is dropped.
  mutating func readTotals(_ record: Records.Record) -> Bool {
    guard let word = totalsWord(record) else { return false }
    log.repaired(
      "csv.total-row", line: record.line, found: word, zh: "“\(word)”行不是数据，已略去。",
      en: "The row “\(word)” is a total, not data; it was left out.")
    if !totals.isIncomplete {
      for field in 0..<min(record.fieldCount, columnOfField.count) {
        guard let column = columnOfField[field] else { continue }
        compareTotal(record, field, schema.columns[column], totals.candidates(column))
      }
    }
    totals.endSection()
    return true
  }

  private mutating func compareTotal(
    _ record: Records.Record, _ field: Int, _ column: Column, _ sums: (all: Double, section: Double)
  ) {
    switch column.kind {
    case .integer, .decimal: break
    default: return
    }
    let text = CellText.trimmed(records.string(records.field(record, field)))
    guard !text.isEmpty, let reading = try? NumberText.read(text), let written = Double(reading.plain) else {
      return
    }
    func agrees(_ sum: Double) -> Bool { (sum - written).magnitude <= 1e-6 * max(1, sum.magnitude) }
    guard !agrees(sums.all), !agrees(sums.section) else { return }
    let sum = Format.decimal(sums.all, places: sums.all == sums.all.rounded() ? 0 : 3)
    log.report(
      .warning, "csv.total-differs", line: record.line, column: column.name, found: text,
      zh: "合计行写的“\(column.label.zh)”是 \(text)，各行相加是 \(sum)。",
      en: "The totals row says \(text) for “\(column.label.en)”; the rows add up to \(sum).",
      remedy: Bilingual(zh: "请核对有没有漏行或错数。", en: "Look for a missing row or a wrong number."))
  }

  /// The word that marks a row of totals. Only the first cell with words in it is asked: a remark further
  /// right may end with 合计 too.
  private func totalsWord(_ record: Records.Record) -> String? {
    for field in 0..<min(record.fieldCount, columnOfField.count) {
      if let column = columnOfField[field] {
        switch schema.columns[column].kind {
        case .integer, .decimal: continue
        default: break
        }
      }
      let range = records.field(record, field)
      if range.start == range.end { continue }
      // 合计 is six bytes, the longest such word with its blanks less than forty.
      guard (4...40).contains(range.end - range.start), mayBeTotal(range) else {
        if isNumber(range) { continue }
        return nil
      }
      let text = HeaderText(records.string(range)).name
      if text.isEmpty { continue }
      let words = ["合计", "小计", "总计", "共计", "累计", "总数", "total", "subtotal", "grandtotal"]
      let isTotal = words.contains(text) || ["合计", "小计", "总计"].contains { text.hasSuffix($0) }
      return isTotal ? text : nil
    }
    return nil
  }

  /// Whether the field is at most four digits: a serial number before the words.
  private func isNumber(_ field: Records.Field) -> Bool {
    field.end - field.start <= 4
      && records.text[Int(field.start)..<Int(field.end)].allSatisfy {
        (0x30...0x39).contains($0) || $0 == 0x20
      }
  }

  /// A quick look at the last bytes, before anything is copied: 计, 数, the `l` of `total`, a colon or a
  /// blank of another kind.
  private func mayBeTotal(_ field: Records.Field) -> Bool {
    let bytes = records.text[Int(field.start)..<Int(field.end)]
    guard let last = bytes.last else { return false }
    switch last {
    case UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: ":"), 0x20, 0xA0, 0x80, 0x9A: return true
    // 计 is E8 AE A1, 数 is E6 95 B0.
    case 0xA1: return bytes.suffix(3).elementsEqual([0xE8, 0xAE, 0xA1])
    case 0xB0: return bytes.suffix(3).elementsEqual([0xE6, 0x95, 0xB0])
    default: return false
    }
  }
}
