import Quantities
import Tables
import Testing

/// The bad inputs of the facts' section 4.5 that concern CSV, by their numbers, each with its outcome.
struct BadInput: Sendable, CustomTestStringConvertible {
  var number: Int
  var what: String
  var bytes: [UInt8]
  /// The finding that must be among those reported.
  var severity: Diagnostic.Severity
  var code: String
  var line: Int?
  /// The rows that must come out, each as its id, households and — where wanted — another column.
  var rows: [String]
  var shows: String?

  var testDescription: String { "\(number) \(what)" }

  init(
    _ number: Int, _ what: String, _ bytes: [UInt8], _ severity: Diagnostic.Severity, _ code: String,
    line: Int? = nil, rows: [String] = [], shows: String? = nil
  ) {
    self.number = number
    self.what = what
    self.bytes = bytes
    self.severity = severity
    self.code = code
    self.line = line
    self.rows = rows
    self.shows = shows
  }

  init(
    _ number: Int, _ what: String, _ text: String, _ severity: Diagnostic.Severity, _ code: String,
    line: Int? = nil, rows: [String] = [], shows: String? = nil
  ) {
    self.init(
      number, what, Array(text.utf8), severity, code, line: line, rows: rows, shows: shows)
  }

  /// One cell in a column, for a row that is otherwise right.
  init(
    _ number: Int, cell: String, in column: String, _ severity: Diagnostic.Severity, _ code: String,
    reads: String? = nil
  ) {
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    if column == "households" {
      self.init(
        number, "\(cell) in \(column)", "id,households\na,\(quoted)\n", severity, code, line: 2,
        rows: reads.map { ["a \($0)"] } ?? [])
    } else {
      self.init(
        number, "\(cell) in \(column)", "id,households,\(column)\na,5,\(quoted)\n", severity, code, line: 2,
        rows: reads.map { ["a 5 \($0)"] } ?? [], shows: column)
    }
  }
}

@Suite struct `Bad input` {
  @Test(arguments: encodings + layouts + cells)
  func `has the outcome the list demands`(input: BadInput) {
    let (rows, findings) = read(input.bytes)
    let found = findings.map { "\($0.severity) \($0.code)" }
    #expect(
      findings.contains { $0.severity == input.severity && $0.code == input.code },
      "found \(found) instead of \(input.code)")
    if let line = input.line {
      #expect(findings.contains { $0.code == input.code && $0.place.row == line }, "\(findings)")
    }
    #expect(rows.map { input.shown($0) } == input.rows, "\(found)")
    let hasError = findings.contains { $0.severity == .error }
    #expect(hasError == (input.severity == .error), "\(found)")
  }

  @Test func `a byte-order mark, which Excel and this program write, is not worth a word`() {
    let (rows, findings) = read(Array("\u{FEFF}id,households\na,5\n".utf8))
    #expect(rows.map { $0.integer("households") } == [5] && findings.isEmpty)
  }

  @Test(arguments: ["=50+50", "=B2", "0x64", "0X1F"])
  func `what a formula or a code comes to is not guessed`(cell: String) throws {
    let finding = try #require(read(Array("id,households\na,\(cell)\n".utf8)).findings.first)
    #expect(finding.remedy.zh == "请填它算出来的数。" && !finding.remedy.en.contains("is meant"))
  }

  @Test(arguments: encodings + layouts + cells)
  func `is explained in both languages, with file and remedy`(input: BadInput) {
    for finding in read(input.bytes).findings {
      #expect(finding.place.file == "points.csv")
      #expect(finding.message.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!finding.message.en.unicodeScalars.isEmpty && !finding.remedy.en.isEmpty)
      #expect(finding.remedy.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
  }
}

extension BadInput {
  func shown(_ row: Row) -> String {
    let base = "\(row.text("id")) \(row.integer("households"))"
    switch shows {
    case nil: return base
    case "stock_t": return base + " " + (row.optionalDecimal("stock_t").map { "\($0)" } ?? "nil")
    case "open": return base + " " + (row.optionalBoolean("open").map { "\($0)" } ?? "nil")
    case .some(let column): return base + " " + (row.optionalText(column) ?? "nil")
    }
  }
}

// 神头 in GBK is C9 F1 CD B7; 㙟 and 𡐓 in GB 18030 are 82 30 AD 31 and 95 36 8C 35.
private let encodings: [BadInput] = [
  BadInput(
    2, "GBK", Array("id,households,name\na,5,".utf8) + [0xC9, 0xF1, 0xCD, 0xB7, 0x0A], .repaired,
    "text.gb18030",
    rows: ["a 5 神头"], shows: "name"),
  BadInput(
    3, "GB 18030 with four bytes",
    Array("id,households,name\na,5,".utf8) + [0x82, 0x30, 0xAD, 0x31, 0x95, 0x36, 0x8C, 0x35, 0x0A],
    .repaired, "text.gb18030", rows: ["a 5 㙟𡐓"], shows: "name"),
  BadInput(
    4, "UTF-16LE with tabs",
    [0xFF, 0xFE] + "id\thouseholds\r\na\t5\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    .repaired, "text.utf16", rows: ["a 5"]),
  BadInput(
    5, "GBK that passes as UTF-8", Array("id,households,name\na,5,".utf8) + [0xC4, 0xA3, 0xC4, 0xA3, 0x0A],
    .warning,
    "text.ambiguous-encoding", rows: ["a 5 ģģ"], shows: "name"),
  BadInput(
    6, "UTF-8 with a character cut in two",
    Array("id,households,name\na,5,神头镇\nb,5,神".utf8) + [0xE7, 0xA5, 0x0A] + Array("c,5,神头\n".utf8), .error,
    "text.broken", line: 3),
  BadInput(
    6, "GBK with a character cut in two",
    Array("id,households,name\na,5,".utf8) + [0xC9, 0xF1, 0xCD, 0x0A], .error, "text.broken", line: 2),
  BadInput(6, "UTF-16 with half a character", [0xFF, 0xFE, 0x41], .error, "text.broken"),
  BadInput(7, "NUL bytes", "id,households\na,\0\n", .error, "text.binary", line: 2),
  BadInput(
    8, "xlsx renamed", Array("PK\u{3}\u{4}....[Content_Types].xml xl/workbook.xml".utf8), .error,
    "file.is-xlsx"),
  BadInput(8, "zip renamed", Array("PK\u{3}\u{4}..........readme.txt".utf8), .error, "file.is-zip"),
  BadInput(
    9, "old xls renamed", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], .error, "file.is-xls"),
  BadInput(
    9, "ods renamed", Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
    .error,
    "file.is-ods"),
  BadInput(
    10, "xlsx with a password",
    [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }, .error,
    "file.is-encrypted"),
  BadInput(7, "pdf renamed", Array("%PDF-1.7 ...".utf8), .error, "file.is-pdf"),
  BadInput(7, "web page renamed", "<html><table><tr><td>id</td></tr></table></html>", .error, "file.is-page"),
]

private let layouts: [BadInput] = [
  BadInput(11, "header only", "id,households\n", .error, "csv.no-rows"),
  BadInput(11, "empty file", "", .error, "csv.no-rows"),
  BadInput(11, "only blank lines", "\n\r\n  \n,,\n", .error, "csv.no-rows"),
  BadInput(
    12, "a row of many megabytes", "id,households\n" + String(repeating: "x", count: 20_000) + ",5\n", .error,
    "csv.cell-too-long", line: 2),
  BadInput(
    12, "a thousand columns", "id,households\na,5" + String(repeating: ",", count: 1000), .error,
    "csv.too-many-columns", line: 2),
  BadInput(13, "CR alone", "id,households\ra,5\rb,6\r", .repaired, "csv.line-ends", rows: ["a 5", "b 6"]),
  BadInput(
    13, "mixed line ends", "id,households\r\na,5\nb,6\n", .repaired, "csv.line-ends", rows: ["a 5", "b 6"]),
  BadInput(
    14, "a quote never closed", "id,households\na,5\n\"b,6\nc,7\n", .error, "csv.unbalanced-quote", line: 3,
    rows: ["a 5"]),
  BadInput(
    14, "text behind a quote", "id,households,name\na,5,\"x\"y\nb,6,\n", .error, "csv.text-after-quote",
    line: 2, rows: ["b 6"]),
  BadInput(
    14, "a lone quote", "id,households,name\na,5,5\" pipe\n", .warning, "csv.bare-quote",
    rows: ["a 5 5\" pipe"], shows: "name"),
  BadInput(15, "semicolons", "id;households\na;5\n", .repaired, "csv.separator", rows: ["a 5"]),
  BadInput(15, "tabs", "id\thouseholds\na\t5\n", .repaired, "csv.separator", rows: ["a 5"]),
  BadInput(
    15, "full-width commas", "id，households，name\na，5，\"甲，乙\"\n", .repaired, "csv.separator",
    rows: ["a 5 甲，乙"], shows: "name"),
  BadInput(
    15, "full-width comma in the header only", "id，households\na,5\n", .error, "csv.row-length", line: 2),
  BadInput(15, "a sep= line", "sep=;\nid;households\na;5\n", .repaired, "csv.separator-line", rows: ["a 5"]),
  BadInput(16, "duplicate header", "id,households,户数\na,5,6\n", .error, "csv.duplicate-column", line: 1),
  BadInput(16, "missing header", "id,housholds\na,5\n", .error, "csv.missing-column", line: 1),
  BadInput(
    16, "header under merged titles", "朔城区储备点表,\n2022年10月,\nid,households\na,5\n", .repaired,
    "csv.title-rows", line: 1, rows: ["a 5"]),
  BadInput(16, "no header at all", "a,5\nb,6\n", .error, "csv.no-header", line: 1),
  BadInput(
    18, "unknown column", "id,households,colour\na,5,red\n", .warning, "csv.unknown-column", line: 1,
    rows: ["a 5"]),
  BadInput(
    33, "a column of identity numbers", "id,households,身份证号\na,5,140602198001010000\n", .warning,
    "csv.personal-column", rows: ["a 5"]),
  BadInput(
    19, "merged cells", "id,households,township\na,5,140602101\nb,6,\n", .repaired, "cell.filled-down",
    line: 3, rows: ["a 5 140602101", "b 6 140602101"], shows: "township"),
  BadInput(
    20, "totals that agree", "id,households\na,5\nb,6\n合 计,11\n", .repaired, "csv.total-row", line: 4,
    rows: ["a 5", "b 6"]),
  BadInput(
    20, "totals that differ", "id,households\na,5\nb,6\n合计,12\n", .warning, "csv.total-differs", line: 4,
    rows: ["a 5", "b 6"]),
  BadInput(
    20, "subtotals", "id,households\na,5\n神头镇小计,5\nb,6\n小计,6\n总计,11\n", .repaired, "csv.total-row", line: 3,
    rows: ["a 5", "b 6"]),
  BadInput(
    30, "another unit in the header", "id,households,储量（公斤）\na,5,3\n", .error, "csv.unit-conflict", line: 1),
  BadInput(
    30, "another unit in a row of units", "id,households,stock_t\n,户,公斤\na,5,3\n", .error,
    "csv.unit-conflict", line: 2, rows: ["a 5"]),
  BadInput(
    30, "another unit above the table", "单位：公斤,,\nid,households,stock_t\na,5,3\n", .error,
    "csv.unit-conflict", line: 1, rows: ["a 5"]),
  BadInput(
    30, "the right unit in a row of units", "id,households,stock_t\n,户,吨\na,5,3\n", .repaired, "csv.unit-row",
    line: 2, rows: ["a 5"]),
  BadInput(
    34, "the same row twice", "id,households\na,5\na,5\n", .warning, "csv.duplicate-row", line: 3,
    rows: ["a 5"]),
  BadInput(
    34, "the same key with other data", "id,households\na,5\na,6\n", .error, "csv.duplicate-key", line: 3,
    rows: ["a 5"]),
  BadInput(14, "a short row", "id,households,name\na,5\n", .error, "csv.row-length", line: 2),
  BadInput(14, "a long row", "id,households\na,5,x\n", .error, "csv.row-length", line: 2),
  BadInput(
    11, "blank rows between", "id,households\na,5\n,\nb,6\n", .repaired, "csv.blank-rows", line: 3,
    rows: ["a 5", "b 6"]),
]

private let cells: [BadInput] = [
  BadInput(22, cell: "#REF!", in: "households", .error, "cell.excel-error"),
  BadInput(22, cell: "#DIV/0!", in: "stock_t", .error, "cell.excel-error"),
  BadInput(22, cell: "#####", in: "date", .error, "cell.excel-error"),
  BadInput(23, cell: "１２３", in: "households", .repaired, "cell.full-width", reads: "123"),
  BadInput(23, cell: "－５", in: "households", .error, "cell.out-of-range"),
  BadInput(23, cell: "一百二十", in: "households", .error, "cell.chinese-numeral"),
  BadInput(23, cell: "1.2万", in: "households", .error, "cell.chinese-numeral"),
  BadInput(24, cell: "1,234", in: "households", .repaired, "cell.thousands", reads: "1234"),
  BadInput(24, cell: "1 234", in: "households", .repaired, "cell.thousands", reads: "1234"),
  BadInput(24, cell: "1,234.5", in: "stock_t", .repaired, "cell.thousands", reads: "1234.5"),
  BadInput(24, cell: "1.234,5", in: "stock_t", .error, "cell.decimal-comma"),
  BadInput(25, cell: "约300", in: "households", .error, "cell.approximate"),
  BadInput(25, cell: "300户", in: "households", .error, "cell.unit-in-number"),
  BadInput(25, cell: "300±10", in: "households", .error, "cell.approximate"),
  BadInput(25, cell: "300/310", in: "households", .error, "cell.two-numbers"),
  BadInput(0, cell: "=50+50", in: "households", .error, "cell.not-a-number"),
  BadInput(0, cell: "0x64", in: "households", .error, "cell.not-a-number"),
  BadInput(25, cell: "80%", in: "stock_t", .error, "cell.percent"),
  BadInput(25, cell: "无", in: "stock_t", .error, "cell.placeholder"),
  BadInput(25, cell: "many", in: "households", .error, "cell.not-a-number"),
  BadInput(26, cell: "NaN", in: "stock_t", .error, "cell.not-finite"),
  BadInput(26, cell: "nan", in: "households", .error, "cell.not-finite"),
  BadInput(26, cell: "Inf", in: "stock_t", .error, "cell.not-finite"),
  BadInput(26, cell: "-Infinity", in: "stock_t", .error, "cell.not-finite"),
  BadInput(26, cell: "1e400", in: "stock_t", .error, "cell.not-finite"),
  BadInput(26, cell: "1e308", in: "stock_t", .error, "cell.out-of-range"),
  BadInput(26, cell: "5e-324", in: "stock_t", .error, "cell.too-small"),
  BadInput(26, cell: "1e-400", in: "stock_t", .error, "cell.too-small"),
  BadInput(27, cell: "-0", in: "households", .repaired, "cell.negative-zero", reads: "0"),
  BadInput(27, cell: "-0.0", in: "stock_t", .repaired, "cell.negative-zero", reads: "0.0"),
  BadInput(27, cell: "-5", in: "stock_t", .error, "cell.out-of-range"),
  BadInput(27, cell: "-1", in: "households", .error, "cell.out-of-range"),
  BadInput(28, cell: "12.5", in: "households", .error, "cell.not-whole"),
  BadInput(28, cell: "12.0", in: "households", .repaired, "cell.trailing-decimals", reads: "12"),
  BadInput(28, cell: "1E+05", in: "households", .error, "cell.scientific"),
  BadInput(29, cell: "30000", in: "stock_t", .error, "cell.out-of-range"),
  BadInput(31, cell: "1.40602E+11", in: "township", .error, "cell.code-scientific"),
  BadInput(32, cell: "40602101", in: "township", .error, "cell.code-lost-zero"),
  BadInput(32, cell: "140602101.0", in: "township", .repaired, "cell.code-repaired", reads: "140602101"),
  BadInput(32, cell: "140602 101", in: "township", .repaired, "cell.code-repaired", reads: "140602101"),
  BadInput(32, cell: "'140602101", in: "township", .repaired, "cell.apostrophe", reads: "140602101"),
  BadInput(32, cell: "=\"140602101\"", in: "township", .repaired, "cell.code-repaired", reads: "140602101"),
  BadInput(32, cell: "1406021012", in: "township", .error, "cell.code"),
  BadInput(33, cell: "张三 140602198001010000", in: "name", .warning, "cell.personal-data", reads: "张三 ***"),
  BadInput(33, cell: "13812345678", in: "name", .warning, "cell.personal-data", reads: "***"),
  BadInput(37, cell: " 神头\u{200B}镇\u{A0}", in: "name", .repaired, "cell.cleaned", reads: "神头镇"),
  BadInput(37, cell: "\u{FEFF}神头", in: "name", .repaired, "cell.cleaned", reads: "神头"),
  BadInput(37, cell: "神头\u{202E}镇", in: "name", .error, "cell.direction-control"),
  BadInput(37, cell: "神\u{7}头", in: "name", .error, "cell.control-character"),
  BadInput(37, cell: "神\u{FFFD}头", in: "name", .error, "cell.lost-text"),
  BadInput(38, cell: "Cafe\u{301}", in: "name", .repaired, "cell.cleaned", reads: "Caf\u{E9}"),
  BadInput(38, cell: "１４０６０２１０１", in: "township", .repaired, "cell.full-width", reads: "140602101"),
  BadInput(63, cell: "2022/13/1", in: "date", .error, "cell.day-impossible"),
  BadInput(63, cell: "2022-2-30", in: "date", .error, "cell.day-impossible"),
  BadInput(63, cell: "2022.11.15", in: "date", .repaired, "cell.day-repaired", reads: "2022-11-15"),
  BadInput(63, cell: "2022/11/5", in: "date", .repaired, "cell.day-repaired", reads: "2022-11-05"),
  BadInput(63, cell: "2022年11月15日", in: "date", .repaired, "cell.day-repaired", reads: "2022-11-15"),
  BadInput(63, cell: "44880", in: "date", .repaired, "cell.day-serial", reads: "2022-11-15"),
  BadInput(63, cell: "22年11月", in: "date", .error, "cell.day"),
  BadInput(63, cell: "11/5/22", in: "date", .error, "cell.day"),
  BadInput(67, cell: "../x", in: "tier", .error, "cell.choice"),
  BadInput(67, cell: "Hub", in: "tier", .repaired, "cell.choice-repaired", reads: "hub"),
  BadInput(67, cell: "村级", in: "tier", .repaired, "cell.choice-repaired", reads: "village"),
  BadInput(67, cell: "maybe", in: "open", .error, "cell.boolean"),
  BadInput(67, "an id with a path", "id,households\n../x,5\n", .error, "cell.identifier", line: 2),
  BadInput(
    67, "an id of 300 characters", "id,households\n\(String(repeating: "x", count: 300)),5\n", .error,
    "cell.identifier"),
  BadInput(67, "an id with a leading minus", "id,households\n-x,5\n", .error, "cell.identifier"),
  BadInput(67, "an id with an emoji", "id,households\nx😀,5\n", .error, "cell.identifier"),
  BadInput(67, "no id", "id,households\n,5\n", .error, "cell.empty", line: 2),
]

@Suite struct `A workbook where a table as text is wanted` {
  private static let workbook = Array("PK\u{3}\u{4}....[Content_Types].xml xl/workbook.xml".utf8)

  private func refusal(_ file: String) throws -> Diagnostic {
    var diagnostics = Diagnostics()
    _ = CSV.read(Self.workbook, file: file, schema: points, diagnostics: &diagnostics)
    #expect(diagnostics.errors.count == 1)
    return try #require(diagnostics.errors.first)
  }

  @Test func `is called what it is where its name says so`() throws {
    let honest = try refusal("名单.xlsx")
    #expect(honest.code == "file.is-xlsx")
    #expect(honest.message.zh == "名单.xlsx 是 Excel 工作簿（xlsx），这里只收文本表格（CSV）。")
    #expect(
      honest.message.en == "名单.xlsx is an Excel workbook (xlsx); only a table as text (CSV) is read here.")
    #expect(honest.remedy.zh.contains("另存为") && honest.remedy.zh.contains("WPS"))
    #expect(try refusal("LIST.XLSX").message.en.hasPrefix("LIST.XLSX is an Excel workbook"))
  }

  @Test func `is found out where its name says otherwise`() throws {
    #expect(try refusal("名单.csv").message.zh.contains("其实是"))
    #expect(try refusal("名单").message.en.contains("only its name says"))
  }
}
