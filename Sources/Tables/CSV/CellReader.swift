import Quantities

/// Understands one cell: from its bytes to a typed value, or to a finding.
struct CellReader {
  let column: Column
  /// The line of the row being read.
  var line = 0

  init(_ column: Column) { self.column = column }

  /// The cell's value: `.none` where it is empty, `nil` after an error was reported.
  ///
  /// - Complexity: O(n)
  func read(_ field: Records.Field, of records: Records, _ log: inout FindingLog) -> Row.Value? {
    if field.start == field.end { return Row.Value.none }
    // Most cells are plain digits; they need no text at all.
    if let value = plainNumber(field, records.text) { return checked(value, &log) }
    let raw = records.string(field)
    if !field.hasDoubledQuotes, isPlainASCII(field, records.text) { return understand(raw, &log) }
    let text: String
    do {
      text = try CellText.cleaned(raw)
    } catch {
      refuse(error, raw, &log)
      return nil
    }
    if !text.utf8.elementsEqual(raw.utf8) {
      log.repaired(
        "cell.cleaned", line: line, column: column.name, found: raw,
        zh: "“\(column.label.zh)”里的多余空格或隐形字符已去掉。",
        en: "Stray blanks or invisible characters in “\(column.label.en)” were removed.")
    }
    return text.isEmpty ? Row.Value.none : understand(text, &log)
  }

  /// A cleaned text as a value of the column's kind.
  private func understand(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    if CellText.isExcelError(text) {
      error(
        "cell.excel-error", text, zh: "“\(column.label.zh)”是 Excel 的错误值 \(text)。",
        en: "“\(column.label.en)” holds the Excel error \(text).",
        Bilingual(
          zh: "请在原表中改正公式或加宽列，再另存为 CSV。",
          en: "Correct the formula or widen the column in the original, then save as CSV again."), &log)
      return nil
    }
    switch column.kind {
    case .text: return plainText(text, &log)
    case .identifier: return identifier(text, &log)
    case .code(let digits): return code(text, digits, &log)
    case .integer, .decimal: return number(text, &log)
    case .boolean: return boolean(text, &log)
    case .choice(let words): return choice(text, words, &log)
    case .day: return day(text, &log)
    }
  }

  // MARK: Fast ways

  private func isPlainASCII(_ field: Records.Field, _ text: [UInt8]) -> Bool {
    var i = Int(field.start)
    while i < Int(field.end) {
      let byte = text[i]
      if byte <= 0x20 || byte >= 0x7F { return false }
      i += 1
    }
    return true
  }

  /// The number in a cell of digits with at most a minus and a point, where it is exact: 15 digits fit a
  /// double, and dividing by a power of ten up to 10¹⁵ rounds once (W. Clinger, 1990).
  private func plainNumber(_ field: Records.Field, _ text: [UInt8]) -> Row.Value? {
    let isDecimal: Bool
    switch column.kind {
    case .integer: isDecimal = false
    case .decimal: isDecimal = true
    default: return nil
    }
    guard field.end - field.start <= 16, !field.hasDoubledQuotes else { return nil }
    var i = Int(field.start)
    let end = Int(field.end)
    let isNegative = text[i] == UInt8(ascii: "-")
    if isNegative { i += 1 }
    var mantissa = 0
    var digits = 0
    var decimals = 0
    var hasPoint = false
    while i < end {
      let byte = text[i]
      if byte == UInt8(ascii: "."), isDecimal, !hasPoint {
        hasPoint = true
      } else if (0x30...0x39).contains(byte) {
        mantissa = mantissa * 10 + Int(byte - 0x30)
        digits += 1
        if hasPoint { decimals += 1 }
      } else {
        return nil
      }
      i += 1
    }
    guard digits > 0, digits <= 15, mantissa > 0 || !isNegative else { return nil }
    let signed = isNegative ? -mantissa : mantissa
    return isDecimal ? .decimal(Double(signed) / Self.powersOfTen[decimals]) : .integer(signed)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  // MARK: Reporting

  func error(
    _ code: String, _ found: String, zh: String, en: String, _ remedy: Bilingual, _ log: inout FindingLog
  ) {
    log.report(
      .error, code, line: line, column: column.name, found: found, zh: zh, en: en, remedy: remedy)
  }

  func repaired(_ code: String, _ found: String, zh: String, en: String, _ log: inout FindingLog) {
    log.repaired(code, line: line, column: column.name, found: found, zh: zh, en: en)
  }

  private func refuse(_ refusal: CellText.Refusal, _ raw: String, _ log: inout FindingLog) {
    let retype = Bilingual(zh: "请清空这一格，重新手工输入。", en: "Empty the cell and type it again by hand.")
    switch refusal {
    case .directionControl:
      error(
        "cell.direction-control", raw,
        zh: "“\(column.label.zh)”里有改变文字方向的隐形字符，看到的和读到的不一样。",
        en:
          "“\(column.label.en)” holds an invisible character that turns the direction of text; it reads otherwise than it shows.",
        retype, &log)
    case .control:
      error(
        "cell.control-character", raw, zh: "“\(column.label.zh)”里有控制字符。",
        en: "“\(column.label.en)” holds a control character.", retype, &log)
    case .lost:
      error(
        "cell.lost-text", raw, zh: "“\(column.label.zh)”里有字在以前转存时已经丢失（�）。",
        en: "“\(column.label.en)” holds a character that was lost in an earlier conversion (�).",
        Bilingual(zh: "请按原始资料补上。", en: "Restore it from the original."), &log)
    }
  }
}
