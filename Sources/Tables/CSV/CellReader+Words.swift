import Quantities

extension CellReader {
  // MARK: Text

  func plainText(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    var text = text
    if text.utf8.first == UInt8(ascii: "'") {
      let rest = String(text.dropFirst())
      // The guard that writing puts before text a spreadsheet would run as a formula.
      if CSV.isFormula(rest) { text = rest }
    }
    if let masked = CellText.withoutPersonalNumbers(text) {
      log.report(
        .warning, "cell.personal-data", line: line, column: column.name, found: masked,
        zh: "“\(column.label.zh)”里有身份证号或手机号，已去掉，不会保存。",
        en: "“\(column.label.en)” held an identity or telephone number; it was removed and is not kept.",
        remedy: Bilingual(zh: "请不要在表中填个人信息。", en: "Do not put personal data into the tables."))
      text = masked
    }
    return .text(text)
  }

  func identifier(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    guard let half = halfWidth(text, &log) else { return nil }
    if log.isPrivate, CellText.withoutPersonalNumbers(half) != nil {
      error(
        "cell.personal-number", text, zh: "“\(column.label.zh)”里是身份证号或手机号，这一行没有读入，也不会保存。",
        en: "“\(column.label.en)” is an identity or telephone number; the row was not read and is not kept.",
        Bilingual(zh: "请改填编号，如 \(column.example)。", en: "Write a code instead, e.g. \(column.example)."),
        &log)
      return nil
    }
    let isName = half.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || [0x5F, 0x2E, 0x2D].contains($0)
    }
    let first = half.utf8.first
    if isName, half.utf8.count <= 64, first != UInt8(ascii: "-"), first != UInt8(ascii: ".") {
      return .text(half)
    }
    error(
      "cell.identifier", text, zh: "“\(column.label.zh)”只能用字母、数字、_ . -，不超过 64 个，不以 . 或 - 开头：\(text)。",
      en:
        "“\(column.label.en)” takes letters, digits, _ . - only, at most 64, not beginning with . or -: \(text).",
      Bilingual(zh: "请改编号，如 \(column.example)。", en: "Change it, e.g. to \(column.example)."), &log)
    return nil
  }

  /// Full-width characters made plain and a leading apostrophe dropped, reported.
  private func halfWidth(_ text: String, _ log: inout FindingLog) -> String? {
    var half = CellText.halfWidth(text)
    if half.utf8.count != text.utf8.count {
      repaired(
        "cell.full-width", text, zh: "“\(column.label.zh)”的全角字符已改为 \(half)。",
        en: "Full-width characters in “\(column.label.en)” were made \(half).", &log)
    }
    if half.utf8.first == UInt8(ascii: "'") {
      half.removeFirst()
      repaired(
        "cell.apostrophe", text, zh: "“\(column.label.zh)”开头的单引号已去掉。",
        en: "The apostrophe before “\(column.label.en)” was removed.", &log)
    }
    return half
  }

  // MARK: Codes

  func code(_ text: String, _ digits: Int, _ log: inout FindingLog) -> Row.Value? {
    if text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return .text(text) }
    guard var code = halfWidth(text, &log) else { return nil }
    let before = code
    // ="140602" is how people keep Excel from turning a code into a number.
    if code.hasPrefix("=\""), code.hasSuffix("\""), code.utf8.count >= 4 {
      code = String(code.dropFirst(2).dropLast())
    }
    code = String(code.filter { $0 != " " })
    if let point = code.lastIndex(of: "."), point != code.startIndex,
      code[code.index(after: point)...].allSatisfy({ $0 == "0" })
    {
      code = String(code[..<point])
    }
    let isDigits = !code.isEmpty && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isDigits, code.utf8.count == digits {
      if code != before {
        repaired(
          "cell.code-repaired", text, zh: "“\(column.label.zh)”已读作 \(code)。",
          en: "“\(column.label.en)” was read as \(code).", &log)
      }
      return .text(code)
    }
    refuseCode(text, code, isDigits: isDigits, digits, &log)
    return nil
  }

  private func refuseCode(
    _ text: String, _ code: String, isDigits: Bool, _ digits: Int, _ log: inout FindingLog
  ) {
    if code.contains(where: { $0 == "e" || $0 == "E" }), NumberText.isPlain(Array(code.utf8)[...]) {
      error(
        "cell.code-scientific", text,
        zh: "“\(column.label.zh)”被 Excel 改成了科学计数法（\(text)），后面的数字已经丢失。",
        en: "Excel turned “\(column.label.en)” into scientific form (\(text)); its last digits are lost.",
        Bilingual(
          zh: "请把这一列设为“文本”格式，从原始名单重新粘贴 \(digits) 位代码。",
          en: "Format the column as Text and paste the \(digits)-digit codes again from the original list."),
        &log)
    } else if isDigits, code.utf8.count < digits, digits - code.utf8.count <= 2 {
      let padded = String(repeating: "0", count: digits - code.utf8.count) + code
      error(
        "cell.code-lost-zero", text,
        zh: "“\(column.label.zh)”应为 \(digits) 位，只有 \(code.utf8.count) 位，可能丢了开头的 0。",
        en:
          "“\(column.label.en)” must have \(digits) digits and has \(code.utf8.count); a leading zero may be lost.",
        suggest(padded), &log)
    } else {
      error(
        "cell.code", text, zh: "“\(column.label.zh)”应为 \(digits) 位数字：\(text)。",
        en: "“\(column.label.en)” must be \(digits) digits: \(text).",
        Bilingual(zh: "请填 \(digits) 位代码，如 \(column.example)。", en: "Enter the code, e.g. \(column.example)."),
        &log)
    }
  }

  // MARK: Words

  func boolean(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    switch CellText.halfWidth(text).lowercased() {
    case "yes", "是", "true", "1", "y", "有": return .boolean(true)
    case "no", "否", "false", "0", "n", "无": return .boolean(false)
    default:
      error(
        "cell.boolean", text, zh: "“\(column.label.zh)”应填“是”或“否”，现在是 \(text)。",
        en: "“\(column.label.en)” must be yes or no; it is \(text).",
        Bilingual(zh: "请填“是”或“否”。", en: "Enter yes or no."), &log)
      return nil
    }
  }

  func choice(_ text: String, _ words: [String], _ log: inout FindingLog) -> Row.Value? {
    if words.contains(text) { return .text(text) }
    let half = CellText.halfWidth(text).lowercased()
    if let word = column.synonyms[text] ?? words.first(where: { $0.lowercased() == half }) {
      repaired(
        "cell.choice-repaired", text, zh: "“\(column.label.zh)”的 \(text) 已读作 \(word)。",
        en: "\(text) in “\(column.label.en)” was read as \(word).", &log)
      return .text(word)
    }
    let list = words.joined(separator: ", ")
    let guess = nearest(to: half, among: words)
    error(
      "cell.choice", text, zh: "“\(column.label.zh)”不认识“\(text)”，只能填：\(list)。",
      en: "“\(column.label.en)” does not know “\(text)”; it takes: \(list).",
      guess.map { Bilingual(zh: "是不是 \($0)？", en: "Did you mean \($0)?") }
        ?? Bilingual(zh: "请从中选一个。", en: "Choose one of them."), &log)
    return nil
  }

  // MARK: Days

  func day(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    if let day = CalendarDay(iso: text) { return .text(day.iso) }
    switch DayText.read(text) {
    case .day(let day):
      repaired(
        "cell.day-repaired", text, zh: "“\(column.label.zh)”的 \(text) 已读作 \(day.iso)。",
        en: "\(text) in “\(column.label.en)” was read as \(day.iso).", &log)
      return .text(day.iso)
    case .serial(let day):
      repaired(
        "cell.day-serial", text, zh: "“\(column.label.zh)”是 Excel 的日期序号 \(text)，已读作 \(day.iso)。",
        en: "“\(column.label.en)” is the Excel date number \(text); it was read as \(day.iso).", &log)
      return .text(day.iso)
    case .impossible:
      error(
        "cell.day-impossible", text, zh: "“\(column.label.zh)”：日历上没有这一天：\(text)。",
        en: "“\(column.label.en)”: the calendar has no such day: \(text).",
        Bilingual(zh: "请改正日期。", en: "Correct the date."), &log)
    case .unknown:
      error(
        "cell.day", text, zh: "“\(column.label.zh)”不是完整的日期：\(text)。",
        en: "“\(column.label.en)” is not a whole date: \(text).",
        Bilingual(zh: "请写成 2022-11-15 这样。", en: "Write it like 2022-11-15."), &log)
    }
    return nil
  }
}
