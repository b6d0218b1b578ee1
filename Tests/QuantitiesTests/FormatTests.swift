import Quantities
import Testing

@Suite struct `Formatting` {
  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1234, "-1,234"), (1_234_567, "1,234,567"),
      (Int64.max, "9,223,372,036,854,775,807"), (Int64.min, "-9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func `whole numbers are grouped by three`(number: Int64, text: String) {
    #expect(Format.integer(number) == text)
  }

  @Test(
    arguments: [
      (1234.56, 1, "1,234.6"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"),
      (999.99, 1, "1,000.0"),
      (1e6, 0, "1,000,000"), (0.5, 0, "1"), (.nan, 1, "—"), (.infinity, 1, "—"), (1e300, 2, "—"),
    ] as [(Double, Int, String)])
  func `decimals are rounded half away from zero`(number: Double, places: Int, text: String) {
    #expect(Format.decimal(number, places: places) == text)
  }

  @Test(
    arguments: [
      (112.432_812, "112.432812"), (5, "5"), (-0.5, "-0.5"), (1e-9, "0"), (1234567.25, "1234567.25"),
      (.nan, ""),
    ] as [(Double, String)])
  func `numbers for machines have no separators and no exponent`(number: Double, text: String) {
    #expect(Format.plain(number, places: 6) == text)
  }

  @Test func `six decimals survive the way through text`() {
    for k in stride(from: -180_000_000, through: 180_000_000, by: 7_777_777) {
      let number = Double(k) / 1_000_000
      #expect(Double(Format.plain(number, places: 6)) == number)
    }
  }

  @Test(
    arguments: [(0, "0.0"), (1, "0.1"), (100, "0.1"), (16_528, "16.6"), (1_234_500, "1,234.5")]
      as [(Int64, String)])
  func `what is missing is rounded up`(kilograms: Int64, text: String) {
    #expect(Format.tonnesMissing(Kilograms(kilograms)) == text)
  }

  @Test func `quantities name their unit in both languages`() {
    #expect(Format.tonnes(Kilograms(1_234_500)) == Bilingual(zh: "1,234.5 吨", en: "1,234.5 t"))
    #expect(Format.tonnes(Kilograms(-1)) == Bilingual(zh: "0.0 吨", en: "0.0 t"))
    #expect(Format.tonnes(Kilograms(50)).en == "0.1 t")
    #expect(Format.kilograms(Kilograms(16_300)) == Bilingual(zh: "16,300 公斤", en: "16,300 kg"))
    #expect(Format.money(Fen(123_456)) == Bilingual(zh: "1,234.56 元", en: "CNY 1,234.56"))
    #expect(Format.budget(Fen(123_456_000)) == Bilingual(zh: "123.46 万元", en: "CNY 1,234,560"))
    #expect(Format.kilometres(Metres(12_340)).zh == "12.3 公里")
    #expect(Format.percent(0.125) == "12.5%")
    #expect(Format.duration(Minutes(390)) == Bilingual(zh: "6 小时 30 分", en: "6 h 30 min"))
    #expect(Format.duration(Minutes(120)).en == "2 h")
    #expect(Format.duration(Minutes(5)).zh == "5 分")
    #expect(Format.duration(Minutes(-90)).en == "-1 h 30 min")
    #expect(Format.money(Fen(Int64.max / 100)).en == "CNY 922,337,203,685,477.58")
  }

  @Test func `days are written in both languages`() throws {
    let day = try #require(CalendarDay(iso: "2022-11-05"))
    #expect(Format.day(day) == Bilingual(zh: "2022年11月5日", en: "5 November 2022"))
    #expect(day.iso == "2022-11-05")
  }
}

@Suite struct `The calendar` {
  @Test(arguments: [
    "2022-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-1-05", "22-11-05", "2022-11-31", "",
    "２０２２-11-05",
  ])
  func `has no such day`(text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test func `has leap days every four years but for three centuries of four`() {
    #expect(CalendarDay(iso: "2024-02-29") != nil)
    #expect(CalendarDay(iso: "2000-02-29") != nil)
    #expect(CalendarDay(iso: "2100-02-29") == nil)
  }

  @Test(arguments: [
    (61, "1900-03-01"), (36_526, "2000-01-01"), (44_880, "2022-11-15"), (44_985, "2023-02-28"),
    (44_986, "2023-03-01"), (45_351, "2024-02-29"), (2_958_465, "9999-12-31"),
  ])
  func `counts days as Excel does`(serial: Int, iso: String) {
    #expect(CalendarDay(excelSerial: serial)?.iso == iso)
  }

  @Test(arguments: ["0001-01-01", "1899-12-30", "1999-12-31", "2000-02-29", "2024-03-01", "9999-12-31"])
  func `counts a day and finds it again`(iso: String) throws {
    let day = try #require(CalendarDay(iso: iso))
    if day.excelSerial >= 61 { #expect(CalendarDay(excelSerial: day.excelSerial) == day) }
    if let next = day.next {
      #expect(next.excelSerial == day.excelSerial + 1 && day.days(to: next) == 1)
      #expect(next.weekday == (day.weekday + 1) % 7)
    }
  }

  @Test(arguments: [
    // a Monday, a Sunday, and the Thursdays and Fridays around which years' weeks turn
    ("2022-11-28", 0, "2022-W48"), ("2023-01-01", 6, "2022-W52"), ("2023-01-02", 0, "2023-W01"),
    ("2020-12-31", 3, "2020-W53"), ("2021-01-03", 6, "2020-W53"), ("2024-12-30", 0, "2025-W01"),
    ("2026-01-01", 3, "2026-W01"), ("2027-01-01", 4, "2026-W53"), ("1900-01-01", 0, "1900-W01"),
  ])
  func `knows weekdays and the weeks of ISO 8601`(iso: String, weekday: Int, week: String) throws {
    let day = try #require(CalendarDay(iso: iso))
    #expect(day.weekday == weekday && day.isoWeek == week)
  }

  @Test func `lists days from one on, and stops at the end of time`() throws {
    let day = try #require(CalendarDay(iso: "2023-02-27"))
    #expect(day.days(4).map(\.iso) == ["2023-02-27", "2023-02-28", "2023-03-01", "2023-03-02"])
    #expect(try #require(CalendarDay(iso: "9999-12-30")).days(9).count == 2)
  }

  @Test func `numbers successive days in order`() {
    var before: CalendarDay?
    for serial in 36_526...38_000 {
      guard let day = CalendarDay(excelSerial: serial) else { continue }
      if let before { #expect(before < day) }
      before = day
    }
    #expect(before?.iso == "2004-01-14")
  }

  @Test(arguments: [
    ("2023-01-12T18:00:00+08:00", "2023-01-12T18:00:00+08:00"),
    ("2023-01-12T18:00+08:00", "2023-01-12T18:00:00+08:00"),
    ("2023-01-12 18:00:00Z", "2023-01-12T18:00:00+00:00"),
  ])
  func `instants need an offset`(text: String, written: String) {
    #expect(CalendarDay.instant(text) == written)
  }

  @Test(arguments: [
    "2023-01-12T18:00:00", "2023-01-12T24:00:00Z", "2023-01-12T18:60:00Z", "2023-01-12",
    "2023-02-30T00:00:00Z", "2023-01-12T18:00:00+8:00", "2023-01-12T18:00:00+0800",
  ])
  func `what is no instant is refused`(text: String) {
    #expect(CalendarDay.instant(text) == nil)
  }
}

@Suite struct `Quantities` {
  @Test func `sums are exact`() {
    let parts = (1...1000).map { Kilograms(Int64($0)) }
    #expect(parts.total { $0 } == Kilograms(500_500))
    #expect(Kilograms(3) * 4 - Kilograms(2) == Kilograms(10))
  }

  @Test func `tonnes are rounded up to kilograms, but not for dust`() {
    #expect(Kilograms.atLeast(tonnes: 1.0000001) == Kilograms(1001))
    #expect(Kilograms.atLeast(tonnes: 1 + 1e-12) == Kilograms(1000))
  }

  @Test func `a degree of latitude is 111.2 km`() {
    let south = Coordinate(longitude: 112.4, latitude: 39)
    let north = Coordinate(longitude: 112.4, latitude: 40)
    #expect(south.distance(to: north) == Metres(111_195))
    #expect(south.distance(to: south) == .zero)
    #expect(south.distance(to: north) == north.distance(to: south))
  }
}
