import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

struct DockListTests {
  @Test(arguments: [1, 7, 40, 333], [1, 2, 3])
  func `every row stands once, in order, and no column is higher than the page`(count: Int, columns: Int) {
    let rows = (0..<count).map { 4.0 + Double($0 % 5) * 3 }
    let (first, then) = (90.0, 186.0)
    let blocks = DockList.blocks(rows, columns: columns, first: first, then: then) { $0 }
    #expect(blocks.flatMap { $0 }.flatMap { Array($0) } == rows)
    for (index, block) in blocks.enumerated() {
      #expect(block.count <= columns)
      for column in block {
        #expect(column.reduce(0, +) <= (index == 0 ? first : then) - 11)
      }
    }
    // one block is not split over two pages where it fits on one
    if rows.reduce(0, +) < 60 { #expect(blocks.count == 1) }
  }

  @Test func `columns of the last block are about equally high`() {
    let block = DockList.blocks(Array(repeating: 5.0, count: 9), columns: 3, first: 186, then: 186) { $0 }
    #expect(block.count == 1)
    #expect(block[0].map(\.count).max() ?? 0 <= 4)
  }

  @Test func `a row higher than any page stands alone rather than nowhere`() {
    let blocks = DockList.blocks([500.0, 3, 500], columns: 2, first: 20, then: 100) { $0 }
    #expect(blocks.flatMap { $0 }.flatMap { Array($0) } == [500, 3, 500])
  }

  /// The sample's yard with loads an hour or a day apart: their days as the gate's list has them, column by column.
  private func days(_ loads: Int, every minutes: Int, _ language: Language) throws -> [[(
    day: String, rows: Int
  )]] {
    var schedule = SampleSchedule.make()
    schedule.days = (0..<loads).map { index in
      var day = schedule.days[0]
      let start = Minutes(Int64(360 + index * minutes))
      day.id = "heavy-<1>#1/\(index + 1)"
      (day.start, day.end) = (start, start + Minutes(5))
      day.trips[0].legs = day.trips[0].legs.compactMap { leg in
        guard case .load(let span, let load) = leg else { return nil }
        return .load(.init(start, start + (span.end - span.start)), load)
      }
      day.home = []
      return day
    }
    schedule.horizon = Minutes(Int64(360 + loads * minutes + 1440))
    let html = BoardPage(
      book: try #require(ScheduleBook(schedule, SampleDistrict.make())), language: language
    ).html
    return html.components(separatedBy: "<table class=\"docks\">").dropFirst().map { column in
      let parts = column.components(separatedBy: "</table>")[0].components(
        separatedBy: "<tr class=\"group\">")
      return parts.dropFirst().map { part in
        let heading = part.components(separatedBy: "scope=\"colgroup\">").dropFirst().first ?? ""
        return (String(heading.prefix { $0 != "<" }), part.components(separatedBy: "\u{25A1}").count - 1)
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a gate's list names each day once, and again at the head of every column`(language: Language) throws {
    // minute 0 is 18:00 of 12 January: four loads a day from midnight on, in five columns' worth of rows
    let columns = try days(60, every: 360, language)
    #expect(columns.count > 1)
    // no load stands above the first heading of its column
    for column in columns {
      #expect(Set(column.map { $0.day }).count == column.count)
      #expect(!column.contains { $0.rows == 0 })
    }
    var order: [String] = []
    var loads: [String: Int] = [:]
    for heading in columns.flatMap({ $0 }) {
      if order.last != heading.day { order.append(heading.day) }
      loads[heading.day, default: 0] += heading.rows
    }
    #expect(order.count == 15 && loads.count == 15)
    for (index, day) in order.enumerated() {
      #expect(day.contains(language == .zh ? "1月\(13 + index)日" : "\(13 + index) Jan"))
      #expect(loads[day] == 4)
    }
  }

  @Test func `a list of one day has one heading a column`() throws {
    let columns = try days(12, every: 60, .zh)
    #expect(columns.count > 1)
    for column in columns { #expect(column.count == 1) }
  }
}
