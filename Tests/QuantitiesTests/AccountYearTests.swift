import Quantities
import Testing

@Suite struct AccountYearTests {
  @Test(arguments: [
    ("07-01", "2022-06-30", 2021), ("07-01", "2022-07-01", 2022), ("07-01", "2023-06-30", 2022),
    ("01-01", "2022-12-31", 2022), ("10-15", "2023-01-01", 2022), ("10-15", "2023-10-14", 2022),
  ])
  func `a day belongs to the year that began last`(start: String, day: String, year: Int) throws {
    let account = try #require(AccountYear(start: start))
    #expect(account.year(of: try #require(CalendarDay(iso: day))) == year)
    #expect(account.start == start)
  }

  @Test func `a year that crosses New Year names both`() throws {
    #expect(try #require(AccountYear(start: "07-01")).label(2022) == "2022—2023")
    #expect(try #require(AccountYear(start: "01-01")).label(2022) == "2022")
  }

  @Test(arguments: ["02-29", "13-01", "7-1", "0701", ""])
  func `a day that some year lacks is none`(start: String) { #expect(AccountYear(start: start) == nil) }
}
