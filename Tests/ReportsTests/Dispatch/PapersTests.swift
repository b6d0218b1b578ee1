import District
import Foundation
import Geodesy
import Plans
import Quantities
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PapersTests {
  private let schedule = SampleSchedule.make()
  private let district = SampleDistrict.make()

  private func files(_ datum: Datum = .wgs84) throws -> [String: String] {
    let files = try DispatchPapers(schedule, district: district, datum: datum).files()
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) })
  }

  /// What every cell of numbers holds, in order; empty cells left out.
  private func numbers(_ html: Substring) -> [String] {
    html.split(separator: "<td class=\"n\">").dropFirst().map { String($0.prefix { $0 != "<" }) }
      .filter { !$0.isEmpty }
  }

  @Test(arguments: ["sheets.html", "sheets.en.html"])
  func `each truck sheet has its shift's loads and drops, to the kilogram and in order`(name: String) throws {
    let html = try #require(try files()[name])
    let sheets = html.split(separator: "<section").dropFirst()
    #expect(sheets.count == schedule.days.count)
    for (sheet, day) in zip(sheets, schedule.days) {
      let expected = day.trips.flatMap(\.legs).compactMap { leg -> String? in
        switch leg {
        case .load(_, let load): Format.integer(load.kg.count)
        case .unload(_, let unload): Format.integer(unload.kg.count)
        default: nil
        }
      }
      #expect(numbers(sheet) == expected)
    }
    // 18:00 + 465 min
    #expect(html.contains("01:45–02:20"))
  }

  @Test func `a sheet that would not fit its page is set smaller, and its signatures say whose they are`()
    throws
  {
    var crowded = schedule
    crowded.days[0].trips = Array(repeating: crowded.days[0].trips[0], count: 6)
    let book = try #require(ScheduleBook(crowded, district))
    for language in Language.allCases {
      let html = TruckSheets(book: book, language: language).html
      #expect(html.components(separatedBy: "class=\"a5 first long\"").count == 2)
      #expect(html.components(separatedBy: "class=\"a5\"").count == 2, "the other has few stops")
      let foot = try #require(html.components(separatedBy: "<div class=\"foot\">").dropFirst().first)
      #expect(foot.contains("№ heavy-&lt;1&gt;#1/1"))
    }
  }

  @Test func `a sheet says how long may be driven without a rest, as the district has it`() throws {
    for (minutes, zh, en) in [(240, "4 小时", "4 h"), (205, "3 小时 25 分", "3 h 25 min")] {
      var strict = district
      strict.policy.dispatch.longestSpell.value = Minutes(Int64(minutes))
      let book = try #require(ScheduleBook(schedule, strict))
      let sheets = Language.allCases.map { TruckSheets(book: book, language: $0).html }
      #expect(sheets[0].contains("连续驾驶不得超过 \(zh)，") && sheets[1].contains("more than \(en) without a rest"))
    }
  }

  @Test func `the sheet of a truck that does not come home says where it stands and what is on it`() throws {
    var broken = schedule
    // the last village of its last trip was not reached
    let day = try #require(broken.days.indices.first { broken.days[$0].trips.last?.unloads.isEmpty == false })
    let trip = broken.days[day].trips.count - 1
    let missed = try #require(broken.days[day].trips[trip].unloads.last)
    broken.days[day].home = []
    broken.days[day].trips[trip].legs.removeAll { $0.span.start >= missed.span.start }
    broken.days = [broken.days[day]]
    let book = try #require(ScheduleBook(broken, district))
    let base = try #require(book.truck[broken.days[0].truck]?.base)
    let place = try #require(broken.days[0].standstill(base: base))
    for language in Language.allCases {
      let html = TruckSheets(book: book, language: language).html
      let kg = Format.kilograms(missed.unload.kg)[language]
      #expect(html.contains(language == .zh ? "<dt>停下</dt>" : "<dt>Stands from</dt>"))
      #expect(html.contains(" \(book.place(place, language))</dd>"))
      #expect(html.contains(language == .zh ? "，车上还有 \(kg)</dd>" : ", \(kg) still aboard</dd>"))
      #expect(!html.contains(language == .zh ? "<dt>回场</dt>" : "<dt>Is back</dt>"))
    }
    let bases = Dictionary(schedule.trucks.map { ($0.id, $0.base) }) { first, _ in first }
    #expect(schedule.days.allSatisfy { $0.standstill(base: bases[$0.truck] ?? "") == nil })
  }

  @Test func `a sheet says how far the tank lasts where it cannot be filled, and else nothing of it`() throws
  {
    let book = try #require(ScheduleBook(schedule, district))
    let sheets = Language.allCases.map { TruckSheets(book: book, language: $0).html }
    let said = [
      ["<dt>油够跑</dt><dd>300.0 公里（按灾情开始时满箱算）</dd>", "<dt>回场还够</dt><dd>210.0 公里</dd>"],
      [
        "<dt>Tank lasts</dt><dd>300.0 km (if full when the emergency began)</dd>",
        "<dt>On return</dt><dd>lasts 210.0 km</dd>",
      ],
    ]
    for (html, facts) in zip(sheets, said) {
      #expect(schedule.days.count(where: { $0.tank == nil }) > 0)
      for fact in facts { #expect(html.components(separatedBy: fact).count == 2, "\(fact)") }
    }
    // a truck that was on its way when its road was closed
    var longer = schedule
    longer.days[0].tank = .init(leaving: Metres(150_000), back: Metres(-20_000))
    let warned = try #require(ScheduleBook(longer, district))
    let zh = TruckSheets(book: warned, language: .zh).html
    #expect(zh.contains("<dt>油不够</dt><dd>差 20.0 公里，途中须加油</dd>"))
    let en = TruckSheets(book: warned, language: .en).html
    #expect(en.contains("<dt>Short by</dt><dd>20.0 km: fill on the way</dd>"))
  }

  @Test func `roads that are closed at the same time are named together, others apart`() throws {
    var snowed = schedule
    snowed.closures = [
      .init(road: "r1", from: Minutes(300), until: Minutes(600), cause: .scenario),
      .init(road: "r2", from: Minutes(300), until: Minutes(600), cause: .scenario),
      .init(road: "r3", from: Minutes(500), until: nil, cause: .scenario),
      .init(road: "r1", from: Minutes(2000), until: nil, cause: .scenario),
    ]
    let sheets = TruckSheets(book: try #require(ScheduleBook(snowed, district)), language: .zh)
    let text = try #require(sheets.closures(of: snowed.days[0]))
    #expect(text.components(separatedBy: "起封").count == 3)
    #expect(text.contains("、") && text.contains("1月12日 23:00 起封，1月13日 04:00 通"))
    #expect(text.hasSuffix("1月13日 02:20 起封。"))
  }

  @Test
  func `a road that the scenario and the dispatcher close one after the other is closed once, for as long`()
    throws
  {
    func text(_ closures: [Schedule.Closure]) throws -> String {
      var snowed = schedule
      snowed.closures = closures
      let sheets = TruckSheets(book: try #require(ScheduleBook(snowed, district)), language: .zh)
      return try #require(sheets.closures(of: snowed.days[0]))
    }
    func closure(_ from: Int64, _ until: Int64?, _ cause: Schedule.Closure.Cause) -> Schedule.Closure {
      .init(road: "r1", from: Minutes(from), until: until.map { Minutes($0) }, cause: cause)
    }
    let both = try text([closure(300, 600, .scenario), closure(450, 660, .dispatcher)])
    #expect(both.contains("1月12日 23:00 起封，1月13日 05:00 通") && both.components(separatedBy: "起封").count == 2)
    let still = try text([closure(300, 600, .scenario), closure(450, nil, .dispatcher)])
    #expect(still.hasSuffix("1月12日 23:00 起封。") && still.components(separatedBy: "起封").count == 2)
    let longer = try text([closure(300, 600, .scenario), closure(310, 400, .dispatcher)])
    #expect(longer.contains("1月12日 23:00 起封，1月13日 04:00 通"))
  }

  @Test(arguments: ["notices.html", "notices.en.html"])
  func `each village's notice has all that arrives, and villages without any have one too`(name: String)
    throws
  {
    let html = try #require(try files()[name])
    let cards = html.split(separator: "<div class=\"card").dropFirst().filter { !$0.hasPrefix("s\"") }
    #expect(cards.map(numbers) == [["500", "700"], ["900"], []])
    #expect(cards.allSatisfy { $0.contains(name == "notices.html" ? "送煤通知" : "coal delivery") })
    #expect(cards.last?.hasPrefix(" none") == true)
  }

  @Test func `the docks' board lists every load once`() throws {
    let html = try #require(try files()["boards.html"])
    let part = try #require(html.split(separator: "id=\"yard-hub-east\"").last)
    #expect(numbers(part) == ["1,200", "900"])
    #expect(html.contains("剩 47,900 公斤"))
  }

  @Test func `pages are well-formed and carry no tag from a name`() throws {
    for (name, text) in try files() where name.hasSuffix(".html") {
      let body = text.replacing("<!DOCTYPE html>\n", with: "")
      let parser = XMLParser(data: Data(body.utf8))
      #expect(parser.parse(), "\(name): \(parser.parserError.debugDescription)")
      #expect(!text.contains("heavy-<1>"))
    }
  }

  @Test(arguments: Datum.allCases) func `tracks are well-formed and name their datum`(datum: Datum) throws {
    let all = try files(datum)
    let gpx = try #require(all["gpx/truck-heavy--1--1.gpx"])
    #expect(XMLParser(data: Data(gpx.utf8)).parse())
    #expect(gpx.contains("<hearth:datum>\(datum.name)</hearth:datum>"))
    // the four drives out and four home, with one point more than roads
    #expect(gpx.split(separator: "<trkseg>").count - 1 == 6)
    #expect(gpx.split(separator: "<trkpt").count - 1 == 4 * 5 + 2 * 3)

    let geo = try JSONSerialization.jsonObject(with: Data(try #require(all["routes.geojson"]).utf8))
    let collection = try #require(geo as? [String: Any])
    #expect(collection["datum"] as? String == datum.name)
    let features = try #require(collection["features"] as? [[String: Any]])
    let kilograms = features.compactMap { ($0["properties"] as? [String: Any])?["kg"] as? Int }
    #expect(kilograms == [1200, 500, 700, 900, 900])
    let line = try #require(
      features.compactMap { $0["geometry"] as? [String: Any] }.first { $0["type"] as? String == "LineString" }
    )
    let points = try #require(line["coordinates"] as? [[Double]])
    let base = datum.position(of: try #require(district.junctions.first { $0.id == "140602001" }).location)
    #expect(abs(points[0][0] - base.longitude) < 1e-6 && abs(points[0][1] - base.latitude) < 1e-6)
  }

  @Test func `a place outside China has no Chinese coordinates`() throws {
    var abroad = district
    abroad.junctions[0].location = Coordinate(longitude: 13.4, latitude: 52.5)
    #expect(throws: PapersError.self) {
      _ = try DispatchPapers(schedule, district: abroad, datum: .gcj02)
    }
    _ = try DispatchPapers(schedule, district: abroad, datum: .wgs84)
  }

  @Test func `the same schedule gives the same bytes`() throws {
    let one = try DispatchPapers(schedule, district: district).files()
    #expect(one == (try DispatchPapers(schedule, district: district).files()))
    #expect(Set(one.map(\.name)).count == one.count)
  }

  @Test func `a schedule without a start is refused`() {
    var broken = schedule
    broken.start = "yesterday"
    #expect(throws: PapersError.start("yesterday")) { _ = try DispatchPapers(broken, district: district) }
  }

  @Test func `the workbook's sheets add up to the schedule`() throws {
    let book = try #require(ScheduleBook(schedule, district))
    func sum(_ contents: SheetContents, _ column: Int) -> Int64 {
      contents.rows.reduce(0) { if case .integer(let n) = $1[column] { $0 + n } else { $0 } }
    }
    let sheets = ScheduleWorkbook(book: book).sheets
    #expect(sheets.allSatisfy { sheet in sheet.rows.allSatisfy { $0.count == sheet.columns.count } })
    #expect(sum(sheets[0], 6) == 2100)
    #expect(sum(sheets[1], 6) == 2100)
    #expect(sum(sheets[2], 5) == 2100)
    #expect(sum(sheets[3], 5) == 2100)
    let tank = try #require(sheets[0].columns.firstIndex { $0.head.en == "Tank lasts on return, km" })
    let lasts = sheets[0].rows.map { row -> Double? in
      if case .decimal(let km) = row[tank] { km } else { nil }
    }
    #expect(lasts == [210, nil])
  }
}
