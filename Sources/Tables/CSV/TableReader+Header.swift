import Quantities

extension TableReader {
  /// Finds the schema's columns in the header. Answers whether all that are required are there.
  mutating func matchHeader(_ record: Records.Record) -> Bool {
    var headers = records.strings(record)
    // Excel leaves separators behind where columns were once.
    while let last = headers.last, HeaderText(last).name.isEmpty { headers.removeLast() }
    let names = schema.columns.map { HeaderText.names(of: $0) }
    columnOfField = [Int?](repeating: nil, count: headers.count)
    fieldOfColumn = [Int?](repeating: nil, count: schema.columns.count)
    var isWhole = true
    for (field, header) in headers.enumerated() {
      let text = HeaderText(header)
      guard !text.name.isEmpty else { continue }
      // The exact name first: one column's alias may be another's name.
      let match =
        schema.columns.firstIndex { $0.name == text.name } ?? names.firstIndex { $0.contains(text.name) }
      guard let column = match else {
        reportUnknown(header, text, line: record.line)
        continue
      }
      if let other = fieldOfColumn[column] {
        reportDuplicate(header, headers[other], line: record.line)
        isWhole = false
        continue
      }
      columnOfField[field] = column
      fieldOfColumn[column] = field
      if let unit = text.unit, !agrees(unit, column, line: record.line) { isWhole = false }
    }
    for (index, column) in schema.columns.enumerated() where column.isRequired && fieldOfColumn[index] == nil
    {
      reportMissing(column, headers, line: record.line)
      isWhole = false
    }
    return isWhole
  }

  /// Whether the unit written is the column's; an error is reported where it is another one.
  private mutating func agrees(_ unit: String, _ index: Int, line: Int) -> Bool {
    let column = schema.columns[index]
    guard let own = column.unit, UnitText.conflict(own, unit) else { return true }
    log.report(
      .error, "csv.unit-conflict", line: line, column: column.name, found: unit,
      zh: "“\(column.label.zh)”的单位应是 \(own)，表里写的是 \(unit)。",
      en: "The unit of “\(column.label.en)” must be \(own); the table says \(unit).",
      remedy: Bilingual(
        zh: "请把数换算成 \(own)，并改表头。", en: "Convert the numbers to \(own) and correct the header."))
    return false
  }

  /// Whether the row below the header holds units only; then they are compared and the row is dropped.
  mutating func takeUnitRow(_ record: Records.Record) -> Bool {
    let cells = records.strings(record)
    var units: [(field: Int, unit: String)] = []
    for (field, cell) in cells.enumerated() {
      let header = HeaderText(cell)
      let text = header.name.isEmpty ? header.unit ?? "" : header.name
      if text.isEmpty || text == "单位" || text == "unit" { continue }
      guard UnitText.canonical(text) != nil || ["°", "%", "℃", "°c", "度"].contains(text) else { return false }
      units.append((field, text))
    }
    guard !units.isEmpty else { return false }
    for (field, unit) in units where field < columnOfField.count {
      guard let column = columnOfField[field] else { continue }
      _ = agrees(unit, column, line: record.line)
    }
    log.repaired(
      "csv.unit-row", line: record.line, zh: "表头下面的单位行已核对并略去。",
      en: "The row of units below the header was compared and left out.")
    return true
  }

  // MARK: Findings

  mutating func reportTitles(_ titles: [Int]) {
    guard let first = titles.first else { return }
    let cells = records.strings(records.all[first]).filter { !$0.isEmpty }
    let text = cells.map { CellText.withoutPersonalNumbers($0) ?? $0 }.joined(separator: " ")
    log.repaired(
      "csv.title-rows", line: records.all[first].line, found: text,
      zh: "表头上面的 \(titles.count) 行标题已略去：\(text)",
      en: "\(titles.count) title row(s) above the header were left out: \(text)")
    for index in titles { compareUnit(in: records.all[index]) }
  }

  /// A line such as 单位：公斤 above the table holds for all of it.
  private mutating func compareUnit(in record: Records.Record) {
    let whole = records.strings(record).joined(separator: " ")
    let text = CellText.halfWidth(whole).filter { !$0.isWhitespace }
    guard let range = text.firstRange(of: "单位") else { return }
    let unit = String(text[range.upperBound...].drop { $0 == ":" }.prefix { $0 != ")" && $0 != "," })
    for index in schema.columns.indices {
      guard let own = schema.columns[index].unit, let written = UnitText.canonical(unit),
        let group = Self.kindOfUnit[written], let wanted = UnitText.canonical(own),
        Self.kindOfUnit[wanted] == group, wanted != written
      else { continue }
      _ = agrees(unit, index, line: record.line)
    }
  }

  /// Units of the same kind, which a table can confuse.
  private static let kindOfUnit = [
    "t": "mass", "kg": "mass", "jin": "mass", "g": "mass", "m": "length", "km": "length", "cny": "money",
    "10000cny": "money", "h": "time", "min": "time", "d": "time",
  ]

  private mutating func reportUnknown(_ header: String, _ text: HeaderText, line: Int) {
    if HeaderText.isPersonal(text.name) {
      log.report(
        .warning, "csv.personal-column", line: line, column: header,
        zh: "“\(header)”是个人信息，这一列没有读入，也不会保存。",
        en: "“\(header)” is personal data; the column was not read and is not kept.",
        remedy: Bilingual(zh: "请从表中删去这一列。", en: "Delete the column from the table."))
      return
    }
    let missing = schema.columns.indices.filter { fieldOfColumn[$0] == nil }.map { schema.columns[$0] }
    let guess = nearest(to: text.name, among: missing.map(\.name) + missing.map(\.label.zh))
    log.report(
      .warning, "csv.unknown-column", line: line, column: FindingLog.shortened(header),
      zh: "不认识“\(FindingLog.shortened(header))”这一列，没有读入。",
      en: "The column “\(FindingLog.shortened(header))” is not known and was not read.",
      remedy: guess.map { Bilingual(zh: "是不是“\($0)”？", en: "Did you mean “\($0)”?") }
        ?? Bilingual(zh: "不需要就可以不管。", en: "Ignore this if it is not needed."))
  }

  private mutating func reportDuplicate(_ header: String, _ other: String, line: Int) {
    log.report(
      .error, "csv.duplicate-column", line: line, column: FindingLog.shortened(header),
      zh: "“\(FindingLog.shortened(header))”与“\(FindingLog.shortened(other))”是同一列。",
      en:
        "“\(FindingLog.shortened(header))” and “\(FindingLog.shortened(other))” are the same column.",
      remedy: Bilingual(zh: "请删去其中一列。", en: "Delete one of them."))
  }

  private mutating func reportMissing(_ column: Column, _ headers: [String], line: Int) {
    let unknown = headers.indices.filter { columnOfField[$0] == nil && !headers[$0].isEmpty }.map {
      headers[$0]
    }
    let guess =
      nearest(to: column.name, among: unknown) ?? nearest(to: column.label.zh, among: unknown)
    let found = FindingLog.shortened(headers.joined(separator: ", "))
    log.report(
      .error, "csv.missing-column", line: line, column: column.name, found: found,
      zh: "缺少“\(column.label.zh)”（\(column.name)）这一列；表头有：\(found)。",
      en: "The column “\(column.name)” (\(column.label.en)) is missing; the header has: \(found).",
      remedy: guess.map {
        Bilingual(zh: "如果就是“\($0)”，请改名。", en: "If it is “\($0)”, rename that.")
      } ?? Bilingual(zh: "请补上这一列，可从模板复制表头。", en: "Add the column; copy the header from the template."))
  }

  mutating func reportNoHeader(_ record: Records.Record) {
    let cells = records.strings(record).map { CellText.withoutPersonalNumbers($0) ?? $0 }
    let found = FindingLog.shortened(cells.joined(separator: ", "))
    let wanted = schema.columns.filter(\.isRequired).map(\.name).joined(separator: ", ")
    log.report(
      .error, "csv.no-header", line: record.line, found: found,
      zh: "找不到表头。第一行是：\(found)。应有：\(wanted)。",
      en: "No header found. The first row is: \(found). Wanted: \(wanted).",
      remedy: Bilingual(zh: "请从模板复制表头。", en: "Copy the header from the template."))
  }
}
