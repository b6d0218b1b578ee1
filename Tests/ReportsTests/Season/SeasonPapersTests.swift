import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SeasonPapersTests {
  private func papers(
    allocation: AllocationPlan = SampleSeason.allocation(), district: District = SampleSeason.district()
  ) throws -> [String: String] {
    let papers = try SeasonPapers(
      SampleSeason.season(), schedules: [SampleSeason.schedule(), nil], allocation: allocation,
      district: district)
    return Dictionary(
      uniqueKeysWithValues: papers.files().map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) })
  }

  private func week() throws -> SeasonWeek {
    let book = try #require(ScheduleBook(SampleSeason.schedule(), SampleSeason.district()))
    return SeasonWeek(
      SampleSeason.week, book, households: [SampleSchedule.village(1): 40, SampleSchedule.village(3): 40])
  }

  /// What every cell of numbers holds, in order; empty cells left out.
  private func numbers(_ html: some StringProtocol) -> [String] {
    html.components(separatedBy: "<td class=\"n\">").dropFirst().map { String($0.prefix { $0 != "<" }) }
      .filter { !$0.isEmpty }
  }

  @Test func `a week holds every drop of a village once, and what a hub takes in is nobody's delivery`()
    throws
  {
    let week = try week()
    #expect(week.townships.map(\.code) == [SampleSchedule.seat])
    let villages = week.townships.flatMap(\.villages)
    #expect(villages.map(\.code) == [SampleSchedule.village(1), SampleSchedule.village(3)])
    #expect(villages.map(\.due) == [[0: Kilograms(1200)], [1: Kilograms(400)]])
    #expect(villages.map { $0.arrivals.total(\.unload.kg) } == [Kilograms(1200), .zero])
    #expect(villages.map(\.missing) == [.zero, Kilograms(400)])
    #expect(week.intakes.map(\.hub.id) == [SampleSeason.hub])
    #expect(week.intakes[0].arrivals.total(\.unload.kg) == Kilograms(900))
    #expect(week.days == [0, 1])
    #expect(week.title(.zh) == "2023年第2周　1月9日—1月15日")
    #expect(week.title(.en) == "week 2 of 2023, 9 Jan – 15 Jan")
    #expect(week.day(1, .zh) == "1月10日（周二）" && week.day(6, .en) == "Sun 15 Jan")
  }

  @Test(arguments: ["2023-W02/townships.html", "2023-W02/townships.en.html"])
  func `a township's sheet adds up by village and by day to the weekly deliveries`(name: String) throws {
    let html = try #require(try papers()[name])
    let days = try #require(html.components(separatedBy: "<table class=\"days\">").dropFirst().first)
    let table = days.components(separatedBy: "</table>")[0]
    // households, then a day's kilograms and the total, village by village, and all of them
    #expect(
      numbers(table) == ["40", "1,200", "1,200", "40", "400", "400", "80", "1,200", "400", "1,600"])
    let arrivals = html.components(separatedBy: "<table class=\"deliveries\">").dropFirst()
    #expect(arrivals.map { numbers($0) } == [["500", "700"], ["900"]])
  }

  @Test(arguments: ["2023-W02/notices.html", "2023-W02/notices.en.html"])
  func `a village's notice says what comes, when, from where, and whom to ring`(name: String) throws {
    let html = try #require(try papers()[name])
    let cards = html.components(separatedBy: "<div class=\"card").dropFirst().filter { !$0.hasPrefix("s\"") }
    #expect(cards.map { numbers($0) } == [["500", "700"], []])
    #expect(cards.last?.hasPrefix(" none") == true && cards.last?.contains("400") == true)
    #expect(cards.first?.contains("07:45–08:20") == true)
    let fields = html.components(separatedBy: "class=\"field\"").count - 1
    #expect(fields == 2 * 4, "each card has two people and three telephones to fill in")
  }

  @Test func `the calendar is held against the allocation to the kilogram`() throws {
    #expect(try #require(try papers()["season.html"]).contains("每个村的逐周送货与分配计划逐公斤相等"))
    var other = SampleSeason.allocation()
    other.deliveries[0].kg += Kilograms(1)
    let off = try papers(allocation: other)
    #expect(try #require(off["season.html"]).contains("有 1 个村不等，共差 1 公斤"))
    #expect(
      try #require(off["season.en.html"]).contains(
        "differ from the allocation in 1 village, by 1 kg together"))
    // what one village has too much another does not make up for
    other.deliveries[1].kg += Kilograms(-1)
    let swapped = try papers(allocation: other)
    #expect(try #require(swapped["season.html"]).contains("有 2 个村不等，共差 2 公斤"))
    #expect(try #require(swapped["season.en.html"]).contains("in 2 villages, by 2 kg together"))
    let ledger = SeasonLedger(SampleSeason.season(), other, SampleSeason.district())
    #expect(ledger.months == ["2023-01"])
    #expect(ledger.townships.map(\.scheduledKg) == [Kilograms(1600)])
    #expect(ledger.townships.flatMap(\.villages).map(\.weekday) == [0, 1])
    #expect(ledger.townships.flatMap(\.villages).map(\.weeks) == [1, 1])
  }

  @Test func `pages are well-formed, the same each time, and a week without deliveries has none`() throws {
    let (one, two) = (try papers(), try papers())
    #expect(one == two)
    for (name, text) in one where name.hasSuffix(".html") {
      let parser = XMLParser(data: Data(text.replacing("<!DOCTYPE html>\n", with: "").utf8))
      #expect(parser.parse(), "\(name): \(parser.parserError.debugDescription)")
      #expect(!text.contains("heavy-<1>"))
    }
    let folders = Set(one.keys.compactMap { $0.contains("/") ? $0.split(separator: "/").first : nil })
    #expect(folders == ["2023-W02"])
    let kinds = ["notices", "townships", "sheets", "boards"]
    let expected = kinds.flatMap { ["2023-W02/\($0).html", "2023-W02/\($0).en.html"] }
    #expect(Set(one.keys) == Set(expected + ["season.html", "season.en.html", "2023-W02/arrivals.csv"]))
  }

  @Test func `truck sheets of the season speak of pellets, not of coal or urgency`() throws {
    let sheets = try #require(try papers()["2023-W02/sheets.html"])
    #expect(sheets.contains("不把颗粒卸给别的村") && !sheets.contains("其他户"))
    #expect(try #require(try papers()["2023-W02/boards.html"]).contains("本周装走 2,100 公斤"))
  }

  @Test func `docks and loading times are called assumed where they are, and not where somebody looked`()
    throws
  {
    let assumed = try papers()
    #expect(try #require(assumed["2023-W02/boards.html"]).contains("装车台 2 个（假定），每车装 0 分钟（假定）；"))
    #expect(
      try #require(assumed["2023-W02/boards.en.html"]).contains("2 docks (assumed), 0 min a truck (assumed);")
    )
    #expect(try #require(assumed["2023-W02/townships.html"]).contains("装车台数、装车时间为假定"))
    var district = SampleSeason.district()
    district.policy.haulage.docks.certainty = .surveyed
    let looked = try papers(district: district)
    #expect(try #require(looked["2023-W02/boards.html"]).contains("装车台 2 个，每车装 0 分钟（假定）；"))
    #expect(try #require(looked["2023-W02/townships.html"]).contains("中转站的装车时间为假定"))
    district.policy.haulage.loading.certainty = .plan
    for (name, text) in try papers(district: district)
    where name.contains("boards") || name.contains("townships") {
      #expect(!text.contains("假定") && !text.contains("assumed"), "\(name)")
    }
  }

  @Test func `the tables add up to what trucks bring and to what is due`() throws {
    let ledger = SeasonLedger(SampleSeason.season(), SampleSeason.allocation(), SampleSeason.district())
    let tables = SeasonTables(weeks: [try week()], ledger: ledger)
    func sum(_ contents: SheetContents, _ column: Int) -> Int64 {
      contents.rows.reduce(0) { if case .integer(let n) = $1[column] { $0 + n } else { $0 } }
    }
    #expect(tables.sheets.allSatisfy { sheet in sheet.rows.allSatisfy { $0.count == sheet.columns.count } })
    #expect(sum(tables.sheets[0], 8) == 1200)
    #expect(sum(tables.sheets[1], 7) == 1600 && sum(tables.sheets[1], 9) == 0)
    #expect(sum(tables.sheets[2], 2) == 1600)
    let lines = String(decoding: tables.csv, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 3 && lines[1].contains("2023-01-09,07:45,08:20"))
  }
}

/// Pages in English hold no Chinese, but for the link to the page in Chinese.
struct TranslationTests {
  private func foreign(_ html: String) -> String {
    let body = html.components(separatedBy: "</style>").last ?? ""
    let text = body.replacing("中文", with: "")
    return String(
      text.unicodeScalars.filter {
        (0x3000...0x303F).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
          || (0xFF01...0xFF5E).contains($0.value)
      }
      .map(Character.init))
  }

  @Test func `no paper in English has a word of Chinese in it`() throws {
    let season = try SeasonPapers(
      SampleSeason.season(), schedules: [SampleSeason.schedule(), nil], allocation: SampleSeason.allocation(),
      district: SampleSeason.district())
    let dispatch = try DispatchPapers(SampleSchedule.make(), district: SampleDistrict.make())
    let pages = (season.files() + dispatch.files()).filter { $0.name.hasSuffix(".en.html") }
    #expect(pages.count == 5 + 4)
    for page in pages {
      #expect(foreign(String(decoding: page.contents, as: UTF8.self)) == "", "\(page.name)")
    }
  }
}
