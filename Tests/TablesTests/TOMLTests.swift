import Quantities
import Tables
import Testing

@Suite struct `Reading TOML` {
  private func parse(_ text: String) -> (table: TOMLTable?, findings: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let table = TOMLDocument.parse(Array(text.utf8), file: "s.toml", diagnostics: &diagnostics)
    return (table, diagnostics.all)
  }

  private func findings(_ table: TOMLTable?) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    table?.reportUnknownKeys(into: &diagnostics)
    return diagnostics.all
  }

  private let scenario = """
    name = "red"   # a comment with [brackets] and = signs
    title.zh = "红色"
    title.en = "Red"
    required = true
    start = 2023-01-12T18:00:00+08:00
    horizon_h = 120
    outdoor = { zone.plain = -17.0, zone.hills = -20 }

    [[hazard]]
    kind = "blizzard"
    townships = [
      "140602101",  # first
      "140602208",
    ]

    [[hazard]]
    kind = "power-outage"
    share = 0.8
    duration = { lognormal_median_h = 18, sigma = 0.9 }
    """

  @Test func `a scenario is read whole, with no findings`() throws {
    let table = try #require(parse(scenario).table)
    #expect(table.string("name") == "red")
    let title = try #require(table.table("title"))
    #expect(title.string("zh") == "红色" && title.string("en") == "Red")
    #expect(table.bool("required") == true)
    #expect(table.instant("start") == "2023-01-12T18:00:00+08:00")
    #expect(table.integer("horizon_h", in: 1...1000) == 120)
    let zones = try #require(table.table("outdoor")?.table("zone"))
    #expect(zones.keys == ["hills", "plain"])
    #expect(zones.keys.map { zones.double($0, in: -60...60) } == [-20, -17])
    let hazards = try #require(table.tables("hazard"))
    #expect(hazards.map { $0.string("kind") } == ["blizzard", "power-outage"])
    #expect(hazards[0].strings("townships") == ["140602101", "140602208"])
    #expect(hazards[1].optionalDouble("share", in: 0...1) == 0.8)
    let duration = try #require(hazards[1].optionalTable("duration"))
    #expect(duration.double("lognormal_median_h", in: 0...100) == 18)
    #expect(duration.double("sigma", in: 0...9) == 0.9)
    #expect(hazards[0].optionalTable("duration") == nil)
    #expect(findings(table).isEmpty)
  }

  @Test func `places carry the line`() throws {
    let table = try #require(parse(scenario).table)
    #expect(table.place("horizon_h") == Place(file: "s.toml", row: 6, column: "horizon_h"))
    let hazards = try #require(table.tables("hazard"))
    #expect(hazards[1].place("share") == Place(file: "s.toml", row: 18, column: "hazard[2].share"))
    #expect(hazards[1].place().row == 16)
    #expect(hazards[0].place("missing").row == 9)
    #expect(hazards[1].table("duration")?.place("sigma").row == 19)
  }

  @Test func `an unknown key is an error with a guess`() throws {
    let table = try #require(parse("nam = \"x\"\n[a]\nb = 1\nc = 2\n").table)
    _ = table.string("name")
    _ = table.table("a")?.integer("b")
    let found = findings(table)
    #expect(found.map(\.code) == ["toml.missing-key", "toml.unknown-key", "toml.unknown-key"])
    #expect(found[1].remedy.en == "Did you mean “name”?")
    #expect(found[2].place == Place(file: "s.toml", row: 4, column: "a.c"))
    // What was handed over is not handed over again.
    #expect(findings(table).map(\.code) == ["toml.unknown-key", "toml.unknown-key"])
  }

  @Test func `wrong types and ranges are reported and answered with nil`() throws {
    let table = try #require(
      parse("a = \"1\"\nb = 1\nc = 1.5\nd = nan\ne = -3\nf = [1, \"x\"]\ng = \" \"\nh = 2022-10-15\ni = {}\n")
        .table)
    #expect(table.integer("a") == nil)
    #expect(table.string("b") == nil)
    #expect(table.integer("c") == nil)
    #expect(table.double("d", in: -1e9...1e9) == nil)
    #expect(table.integer("e", in: 0...9) == nil)
    #expect(table.strings("f") == nil)
    #expect(table.string("g") == nil)
    #expect(table.instant("h") == nil)
    #expect(table.day("h") == "2022-10-15")
    #expect(table.tables("i") == nil)
    let found = findings(table)
    #expect(
      found.map(\.code) == [
        "toml.wrong-type", "toml.wrong-type", "toml.wrong-type", "toml.out-of-range", "toml.out-of-range",
        "toml.wrong-type", "toml.empty", "toml.wrong-type", "toml.wrong-type",
      ])
    #expect(found.map(\.place.row) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test(arguments: [
    ("a = 1\na = 2\n", "toml.duplicate-key", 2), ("a = \n", "toml.syntax", 1),
    ("x = 1\na = \"open\n", "toml.syntax", 2),
    ("a = \"x\\u0000y\"\n", "toml.syntax", 1), ("\na = \"\u{202E}x\"\n", "toml.direction-control", 2),
  ])
  func `bad text is refused with its line`(text: String, code: String, line: Int) {
    let (table, findings) = parse(text)
    #expect(table == nil)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.place.row == line)
  }

  @Test(
    arguments: [
      ("0", 0), ("+99", 99), ("-17", -17), ("1_000", 1000), ("0xDEAD_beef", 0xDEAD_BEEF), ("0o755", 493),
      ("0b1101", 13),
      ("9223372036854775807", .max),
    ] as [(String, Int)])
  func `whole numbers are read as TOML writes them`(text: String, number: Int) throws {
    #expect(try #require(parse("a = \(text)").table).integer("a") == number)
  }

  @Test(arguments: [
    ("3.14", 3.14), ("-0.01", -0.01), ("5e+22", 5e22), ("1e06", 1e6), ("-2E-2", -0.02),
    ("6.626e-34", 6.626e-34), ("9_224.5", 9224.5), ("7", 7),
  ])
  func `numbers are read as TOML writes them`(text: String, number: Double) throws {
    #expect(try #require(parse("a = \(text)").table).double("a", in: -1e30...1e30) == number)
  }

  @Test(arguments: [
    ("\"a\\tb\\u795E\\U0001F600\\\"\"", "a\tb神😀\""), ("'C:\\x'", "C:\\x"),
    ("\"\"\"\none\n  two\\\n   three\"\"\"", "one\n  twothree"),
    ("'''\r\na'b''c\r\nd'''", "a'b''c\nd"), ("\"\"\"\"x\"\"\"\"", "\"x\""),
  ])
  func `strings of all four kinds are read`(text: String, string: String) throws {
    #expect(try #require(parse("a = \(text)\n").table).string("a") == string)
  }

  @Test(arguments: [
    "2023-01-12T18:00:00+08:00", "2023-01-12 18:00:00+08:00", "2023-01-12t18:00:00.25+08:00",
    "\"2023-01-12T18:00+08:00\"",
  ])
  func `instants are read in every form`(text: String) throws {
    #expect(try #require(parse("a = \(text) # c").table).instant("a") == "2023-01-12T18:00:00+08:00")
  }

  @Test func `tables may be written in any order TOML allows`() throws {
    let table = try #require(
      parse("[a.b]\nx = 1\n[a]\ny.z = 2\ny.\"w w\" = 3\n[[l]]\n[l.m]\nk = 4\n[[l]]\n[l.m]\nk = 5\n").table)
    let a = try #require(table.table("a"))
    #expect(a.table("b")?.integer("x") == 1)
    #expect(a.table("y")?.keys == ["w w", "z"])
    #expect(try #require(table.tables("l")).map { $0.table("m")?.integer("k") } == [4, 5])
  }

  @Test(arguments: [
    "a = 01", "a = 1__0", "a = _1", "a = 1_", "a = .5", "a = 5.", "a = 1.e5", "a = +0x1",
    "a = 9223372036854775808",
    "a = tru", "a = yes", "a = 2023-02-30", "a = 2023-01-12T25:00:00Z", "a = \"\\q\"", "a = \"\\uD800\"",
    "a = 1 b = 2",
    "= 1", "a", "a.= 1", "a = {b = 1,}", "a = {b = 1\n}", "a = [1 2]", "a = \"x\ny\"", "[a]]", "[[a]",
    "[a] b = 1", "a = 1\rb = 2",
    "[a]\n[a]", "a = 1\n[a]", "a.b = 1\na = 2", "a = {b = 1}\na.c = 2", "a = {b = 1}\n[a.c]",
    "[a]\nb.c = 1\n[a.b]", "[[a]]\n[a]", "a = [1]\n[[a]]",
    "[a.b]\n[a]\nb.c = 1", "é = 1",
  ])
  func `what TOML forbids is refused`(text: String) {
    let (table, findings) = parse(text)
    #expect(table == nil)
    #expect(findings.contains { $0.severity == .error })
  }

  @Test func `several bad lines are all reported`() {
    #expect(parse("a = \nb = 1\nc == 2\nd = 3\nd = 4\n").findings.map(\.place.row) == [1, 3, 5])
  }

  @Test func `tabs, a byte-order mark and the national encoding do no harm`() throws {
    var diagnostics = Diagnostics()
    let gbk = Array("[a]\n\tb = \"".utf8) + [0xC9, 0xF1, 0xCD, 0xB7] + Array("\"\n".utf8)
    let table = try #require(TOMLDocument.parse(gbk, file: "s.toml", diagnostics: &diagnostics))
    #expect(table.table("a")?.string("b") == "神头")
    #expect(diagnostics.all.map(\.code) == ["text.gb18030"])
    #expect(try #require(parse("\u{FEFF}a = 1\n").table).integer("a") == 1)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), "a = " + String(repeating: "[", count: 100_000),
    "a" + String(repeating: ".a", count: 100_000) + " = 1",
    "a = {" + String(repeating: "b = {", count: 50_000),
    "a = { b" + String(repeating: ".b", count: 100_000) + " = 1 }",
    "[a" + String(repeating: ".a", count: 100_000) + "]",
    String(repeating: "a = \"\"\"", count: 10), "a = '''", "\"", "a.\"b", "=", "[[", "[[]]", "a = [1,\n\n#\n",
  ])
  func `depth and open ends are refused, not suffered`(text: String) {
    let (table, findings) = parse(text)
    #expect(table == nil)
    #expect(findings.contains { $0.severity == .error })
  }

  @Test func `a file beyond the limit is refused`() {
    let text = "a = \"" + String(repeating: "x", count: Limits.tomlBytes) + "\""
    #expect(parse(text).findings.map(\.code) == ["toml.too-large"])
  }

  @Test func `a changed byte is read or refused`() {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<400 {
      var bytes = Array(scenario.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      var diagnostics = Diagnostics()
      let table = TOMLDocument.parse(bytes, file: "s.toml", diagnostics: &diagnostics)
      #expect(table != nil || diagnostics.hasErrors)
    }
  }
}
