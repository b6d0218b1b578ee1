import Quantities
import Tables
import Testing

@Suite struct `Reading CSV` {
  @Test func `a right table has no findings`() {
    let (rows, findings) = read(
      "id,households,township,name,stock_t,open,tier,date\n"
        + "shentou,120,140602101,神头镇,30.5,yes,hub,2022-11-15\n"
        + "fuyuan,0,140602101,\"a \"\"b\"\", c\nd\",,,,\n")
    #expect(findings.isEmpty)
    #expect(rows.count == 2)
    #expect(rows.first?.text("id") == "shentou")
    #expect(rows.first?.integer("households") == 120)
    #expect(rows.first?.optionalText("township") == "140602101")
    #expect(rows.first?.optionalDecimal("stock_t") == 30.5)
    #expect(rows.first?.optionalBoolean("open") == true)
    #expect(rows.first?.optionalText("date") == "2022-11-15")
    #expect(rows.last?.optionalText("name") == "a \"b\", c\nd")
    #expect(rows.last?.optionalDecimal("stock_t") == nil)
    #expect(rows.last?.place("stock_t") == Place(file: "points.csv", row: 3, column: "stock_t"))
  }

  @Test(arguments: [
    "户数", "戶數", "户 数", "户数（户）", "户数(户)", "农户数", " households ", "Households", "ＨＯＵＳＥＨＯＬＤＳ", "*户数",
  ])
  func `a header is known by all its names`(header: String) {
    let (rows, findings) = read("编号,\(header)\na,5\n")
    #expect(rows.map { $0.integer("households") } == [5])
    #expect(findings.isEmpty)
  }

  @Test(arguments: [
    ("是", true), ("否", false), ("yes", true), ("No", false), ("TRUE", true), ("false", false), ("1", true),
    ("0", false),
  ])
  func `yes and no are known in all their forms`(text: String, answer: Bool) {
    #expect(read("id,households,open\na,5,\(text)\n").rows.map { $0.optionalBoolean("open") } == [answer])
  }

  @Test(arguments: [
    ("约300", "300"), ("300户", "300"), ("300/310", "300"), ("一百二十", "120"), ("两千零五", "2005"), ("壹佰贰拾", "120"),
    ("十五", "15"), ("三万五千", "35000"), ("二〇二二", "2022"), ("1.2万", "12000"), ("12,5", "12.5"),
    ("1E+05", "100000"), ("39°18′", "39.3"), ("39度18分36秒", "39.31"),
  ])
  func `a number refused is offered back as it may be meant`(text: String, offer: String) {
    let findings = read("id,households\na,\"\(text)\"\n").findings
    #expect(findings.count == 1)
    #expect(findings.first?.remedy.en == "If \(offer) is meant, enter \(offer).")
  }

  @Test(arguments: [
    "0.1", "2.675", "1234.567890123", "4999.999999999", "0.30000000000000004", "1e3", "+7.25", ".5", "5.",
  ])
  func `a decimal is the nearest double`(text: String) {
    let (rows, findings) = read("id,households,stock_t\na,5,\(text)\n")
    #expect(rows.map { $0.optionalDecimal("stock_t") } == [Double(text)])
    #expect(findings.isEmpty)
  }

  @Test func `kilograms in a column of tonnes are recognised`() {
    #expect(
      read("id,households,stock_t\na,5,30000\n").findings.first?.remedy.en
        == "The unit is tonnes. If this is kilograms, enter 30.")
  }

  @Test func `all findings of a table are collected`() {
    let (rows, findings) = read("id,households,open\na,x,yes\nb,5,maybe\nc,-1,no\nd,７,是\n")
    #expect(
      findings.map(\.code) == ["cell.not-a-number", "cell.boolean", "cell.out-of-range", "cell.full-width"])
    #expect(findings.map(\.place.row) == [2, 3, 4, 5])
    #expect(rows.map { $0.text("id") } == ["d"])
  }

  @Test func `findings of one kind are counted after the first hundred`() {
    let text = "id,households\n" + (1...250).map { "p\($0),x\n" }.joined()
    let findings = read(text).findings
    #expect(findings.count == 101)
    #expect(findings.last?.message.en == "150 more of the same kind are not listed.")
  }

  @Test func `personal numbers are not repeated in findings`() {
    let findings = read("张三,140602198001010000\n李四,13812345678\n").findings
    #expect(findings.map(\.code) == ["csv.no-header"])
    #expect(findings.first?.found == "张三, ***")
    #expect(findings.first?.message.zh.contains("1406") == false)
  }

  @Test func `a number of a hundred digits is out of range, and findings stay short`() {
    let findings = read(
      "id,households\na,\(String(repeating: "9", count: 100))\nb,\(String(repeating: "x", count: 9000))\n"
    ).findings
    #expect(findings.map(\.code) == ["cell.out-of-range", "cell.not-a-number"])
    for finding in findings {
      #expect(finding.message.en.count <= 401 && (finding.found?.count ?? 0) <= 61)
    }
  }

  @Test func `a degree sign is not taken for Chinese`() {
    let (rows, findings) = read("id,households,name\na,5,12 °C m²\n")
    #expect(rows.map { $0.optionalText("name") } == ["12 °C m²"])
    #expect(findings.isEmpty)
  }

  @Test func `an optional table may be empty`() {
    var schema = points
    schema.isOptional = true
    for text in ["", "\n\n", "id,households\n"] {
      let (rows, findings) = read(text, schema: schema)
      #expect(rows.isEmpty && findings.isEmpty)
    }
  }

  @Test func `the nearest header is named where one is missing`() {
    let findings = read("id,housholds\na,5\n").findings
    let missing = findings.first { $0.code == "csv.missing-column" }
    #expect(missing?.remedy.en == "If it is “housholds”, rename that.")
    #expect(missing?.found == "id, housholds")
  }

  @Test func `a remark that ends like a total is data`() {
    let (rows, findings) = read("id,households,name\na,5,四项合计\n")
    #expect(rows.map { $0.optionalText("name") } == ["四项合计"])
    #expect(findings.isEmpty)
  }

  @Test func `totals are not compared where a row was refused`() {
    #expect(!read("id,households\na,5\nb,x\n合计,99\n").findings.contains { $0.code == "csv.total-differs" })
  }

  @Test func `columns may stand in any order and rows come out the same`() {
    let a = read("id,households,name\na,5,x\nb,6,y\n").rows
    let b = read("name,id,households\nx,a,5\ny,b,6\n").rows
    #expect(
      a.map { [$0.text("id"), "\($0.integer("households"))", $0.optionalText("name") ?? ""] }
        == b.map { [$0.text("id"), "\($0.integer("households"))", $0.optionalText("name") ?? ""] })
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t", "，"])
  func `line ends and separators do not change the rows`(end: String, separator: String) {
    let lines = [["id", "households", "name"], ["a", "5", "神头"], ["b", "6", ""]]
    let rows = read(lines.map { $0.joined(separator: separator) }.joined(separator: end)).rows
    #expect(rows.map { $0.text("id") } == ["a", "b"])
    #expect(rows.map { $0.integer("households") } == [5, 6])
    #expect(rows.map { $0.optionalText("name") } == ["神头", nil])
    #expect(rows.map(\.line) == [2, 3])
  }
}

@Suite struct `Any bytes` {
  @Test func `never do worse than being refused`() {
    var generator = SeededGenerator(state: 2022)
    for round in 0..<600 {
      let count = Int.random(in: 0..<400, using: &generator)
      // Half of the rounds draw from the bytes that mean something to the parser.
      let special = Array("id,households\n\r\"',;\t，合计=-+e1.0 #\u{FEFF}".utf8) + [0xFF, 0xFE, 0x81, 0x30]
      var bytes = round % 3 == 0 ? Array("id,households,township,stock_t,date,open\n".utf8) : []
      for _ in 0..<count {
        bytes.append(
          round % 2 == 0
            ? UInt8.random(in: 0...255, using: &generator)
            : special[Int.random(in: 0..<special.count, using: &generator)])
      }
      let (rows, findings) = read(bytes)
      #expect(!rows.isEmpty || !findings.isEmpty, "seed 2022, round \(round)")
    }
  }

  @Test func `a right file with one byte changed is read or refused`() {
    var generator = SeededGenerator(state: 7)
    let good = Array(
      "id,households,name,stock_t,date\na,5,\"神头, 镇\",3.5,2022-11-15\nb,6,福善庄,,2022/11/5\n".utf8)
    for position in good.indices {
      var bytes = good
      bytes[position] = UInt8.random(in: 0...255, using: &generator)
      let (rows, findings) = read(bytes)
      #expect(
        rows.count == 2 || !findings.isEmpty,
        "byte \(position)")
    }
  }

  @Test func `an English reader meets no Chinese unit`() throws {
    let finding = try #require(read("id,households\na,-1\n").findings.first)
    #expect(finding.message.zh.contains("户"))
    #expect(finding.message.en.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) })
  }

  @Test func `a hundred thousand rows are read`() {
    var text = "id,households,township,name,stock_t,open,tier,date\n"
    for i in 0..<100_000 { text += "p\(i),\(i % 997),140602101,神头村\(i),\(i % 50).5,yes,hub,2022-11-15\n" }
    let (rows, findings) = read(text)
    #expect(findings.isEmpty)
    #expect(rows.count == 100_000)
    #expect(rows.reduce(0) { $0 + $1.integer("households") } == (0..<100_000).reduce(0) { $0 + $1 % 997 })
  }

  @Test func `too many rows are refused`() {
    let bytes = Array("id,households\n".utf8) + [UInt8](repeating: 0x0A, count: Limits.rows + 20)
    #expect(read(bytes).findings.map(\.code) == ["csv.too-many-rows"])
    let rows = "id,households\n" + String(repeating: "a,1\n", count: Limits.rows + 20)
    #expect(read(rows).findings.map(\.code) == ["csv.too-many-rows"])
  }
}

@Suite struct `Writing CSV` {
  @Test func `the bytes are those Excel opens rightly`() {
    let bytes = CSV.write(
      ["a", "b"],
      [
        [.text("x,\"y\""), .integer(-5)], [.decimal(0.1), .boolean(true)],
        [.empty, .decimal(-2.50, places: 1)],
      ])
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("a,b\r\n\"x,\"\"y\"\"\",-5\r\n0.1,yes\r\n,-2.5\r\n".utf8))
  }

  @Test(arguments: ["=HYPERLINK(\"x\")", "@SUM(A1)", "+cmd", "-2+3", "\tx", "＝1+1"])
  func `text that looks like a formula is guarded and read back as it was`(text: String) {
    let bytes = CSV.write(["id", "households", "name"], [[.text("a"), .integer(1), .text(text)]])
    #expect(String(decoding: bytes, as: UTF8.self).contains("'" + text.prefix(1)))
    #expect(read(bytes).rows.map { $0.optionalText("name") } == [text])
  }

  @Test func `what is written is read back the same`() {
    var generator = SeededGenerator(state: 11)
    let letters = Array("abc, \"'=-+@神头镇\n;（）１２x")
    for _ in 0..<200 {
      let name = String(
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &generator)]
        })
      let households = Int.random(in: 0...100_000, using: &generator)
      let stock = Double(Int.random(in: 0...5_000_000, using: &generator)) / 1000
      let bytes = CSV.write(
        ["id", "households", "name", "stock_t"],
        [[.text("a"), .integer(households), .text(name), .decimal(stock, places: 3)]])
      let (rows, findings) = read(bytes)
      #expect(!findings.contains { $0.severity == .error })
      #expect(rows.first?.integer("households") == households)
      #expect(rows.first?.optionalDecimal("stock_t") == stock)
      // Outer blanks are not kept, and an apostrophe that stood before a sign is taken for the guard.
      let kept = String(
        name.drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
      let read = rows.first?.optionalText("name") ?? ""
      #expect(read == kept || "'" + read == kept, "\(name.debugDescription) → \(read.debugDescription)")
    }
  }
}
