import Quantities

extension TableReader {
  /// Reports how the text had to be read: separator, line ends.
  mutating func reportText() {
    if dialect.start > 0 {
      log.repaired(
        "csv.separator-line", line: 1, zh: "开头的 sep= 行已略去。", en: "The line sep= at the top was left out.")
    }
    if dialect.separator != [UInt8(ascii: ",")] {
      let name = dialect.separatorName
      log.repaired(
        "csv.separator", zh: "分隔符是\(name.zh)，不是逗号，已照此读取。",
        en: "Fields are separated by \(name.en), not a comma; it was read so.")
    }
    let (lf, crlf, cr) = records.lineEnds
    if cr > 0 || (lf > 0 && crlf > 0) {
      log.repaired(
        "csv.line-ends", zh: "换行方式不一致或是旧式的（LF \(lf)，CRLF \(crlf)，CR \(cr)），已统一。",
        en: "Line ends are mixed or old (LF \(lf), CRLF \(crlf), CR \(cr)); they were made one.")
    }
  }

  /// Reports what made the rest of the text unreadable, if anything did.
  mutating func reportStop() {
    switch records.stop {
    case nil: break
    case .unbalancedQuote(let line, let field):
      log.report(
        .error, "csv.unbalanced-quote", line: line,
        zh: "第 \(line) 行第 \(field + 1) 列的双引号没有结束。",
        en: "The quote opened on line \(line), field \(field + 1) is never closed.",
        remedy: Bilingual(
          zh: "请补上或删去这个双引号；文字里的双引号要写两个。",
          en: "Close or delete it; a quote inside text is written twice."))
    case .tooManyRows: reportTooManyRows()
    case .tooManyColumns(let line):
      log.report(
        .error, "csv.too-many-columns", line: line,
        zh: "这一行超过 \(Limits.columns) 列。", en: "The row has more than \(Limits.columns) columns.",
        remedy: Bilingual(zh: "请删去多余的列。", en: "Delete the columns not needed."))
    case .cellTooLong(let line, let field):
      log.report(
        .error, "csv.cell-too-long", line: line,
        zh: "第 \(field + 1) 列超过 \(Limits.cellBytes) 字节。",
        en: "Field \(field + 1) is longer than \(Limits.cellBytes) bytes.",
        remedy: Bilingual(
          zh: "请检查文件是否损坏，或缩短文字。", en: "Check whether the file is damaged, or shorten the text."))
    }
  }

  mutating func reportTooManyRows() {
    log.report(
      .error, "csv.too-many-rows", zh: "超过 \(Limits.rows) 行。", en: "There are more than \(Limits.rows) rows.",
      remedy: Bilingual(zh: "请检查是不是放错了文件，或分开交。", en: "Check that it is the right file, or split it."))
  }

  mutating func reportNoRows(line: Int?) {
    guard !schema.isOptional else { return }
    log.report(
      .error, "csv.no-rows", line: line, zh: "“\(schema.label.zh)”里没有数据。",
      en: "“\(schema.label.en)” has no data.",
      remedy: Bilingual(zh: "请在表头下面填写至少一行。", en: "Fill in at least one row below the header."))
  }

  /// Reports once the blank rows that stand between others.
  mutating func reportBlanks(between header: Int, and body: ArraySlice<Int>) {
    guard let last = body.last else { return }
    let blanks = last - header - body.count
    guard blanks > 0, let gap = zip(body, body.dropFirst()).first(where: { $0 + 1 < $1 }) else { return }
    log.repaired(
      "csv.blank-rows", line: records.all[gap.0 + 1].line, zh: "空行已略去。", en: "Blank rows were left out.")
  }

  /// Whether the record has as many fields as the header; an error is reported where it has not.
  mutating func hasRightLength(_ record: Records.Record) -> Bool {
    let wanted = columnOfField.count
    if record.fieldCount == wanted { return true }
    if record.fieldCount > wanted {
      let extra = wanted..<record.fieldCount
      if extra.allSatisfy({ CellText.trimmed(records.string(records.field(record, $0))).isEmpty }) {
        return true
      }
    }
    log.report(
      .error, "csv.row-length", line: record.line,
      zh: "这一行有 \(record.fieldCount) 格，表头有 \(wanted) 格。",
      en: "The row has \(record.fieldCount) fields, the header \(wanted).",
      remedy: Bilingual(
        zh: "请检查是否多了或少了逗号；含逗号的文字要加双引号。",
        en: "Look for a comma too many or too few; text with a comma needs quotes."))
    return false
  }

  /// Reports a flaw of the record's quoting. Answers whether it makes the row unusable.
  mutating func reportFlaw(_ record: Records.Record) -> Bool {
    switch record.flaw {
    case nil: return false
    case .textAfterQuote(let field):
      log.report(
        .error, "csv.text-after-quote", line: record.line,
        zh: "第 \(field + 1) 列的双引号结束后还有文字。", en: "Field \(field + 1) has text behind its closing quote.",
        remedy: Bilingual(zh: "文字里的双引号要写两个。", en: "A quote inside text is written twice."))
      return true
    case .quoteInBareField(let field):
      log.report(
        .warning, "csv.bare-quote", line: record.line,
        zh: "第 \(field + 1) 列里有单个双引号，已当作文字。",
        en: "Field \(field + 1) holds a lone quote; it was kept as text.",
        remedy: Bilingual(zh: "请核对这一行有没有错位。", en: "Check that the row is not shifted."))
      return false
    }
  }
}
