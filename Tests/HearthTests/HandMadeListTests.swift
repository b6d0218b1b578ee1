import Foundation
import Planning
import Quantities
import Tables
import Testing

@testable import hearth

/// A hand-made schedule is told by its truck, shift and trip numbers, however its rows were sorted since.
struct HandMadeListTests {
  private static let rows = [
    "a#1,1,1,yard-1,140602101203,priority,500", "a#1,1,1,yard-1,140602101204,ordinary,700",
    "a#1,1,2,yard-2,140602101203,ordinary,900", "b#1,2,1,yard-1,140602101204,ordinary,300",
  ]

  private func read(_ rows: [String], more columns: String = "") throws -> (
    trips: [HandMadeTrip], diagnostics: Diagnostics
  ) {
    let file = CommandRun.temporary() + ".csv"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = (["truck,shift,trip,site,village,urgency,kg" + columns] + rows).joined(separator: "\n") + "\n"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    var diagnostics = Diagnostics()
    let simulated = HandMadeList.trips(file, diagnostics: &diagnostics)
    #expect(simulated.count == rows.count)
    diagnostics = Diagnostics()
    return (HandMadeList.read(file, diagnostics: &diagnostics), diagnostics)
  }

  @Test func `rows of one trip are one trip wherever they stand`() throws {
    let sorted = try read(Self.rows)
    #expect(sorted.diagnostics.all.isEmpty)
    #expect(sorted.trips.map(\.drops.count) == [2, 1, 1])
    #expect(sorted.trips.map(\.site) == ["yard-1", "yard-2", "yard-1"])
    let mixed = try read([2, 0, 3, 1].map { Self.rows[$0] })
    #expect(mixed.trips == sorted.trips)
    // the order of unloading is not known then
    #expect(mixed.diagnostics.all.map(\.code) == ["trips.order"])
  }

  @Test func `where a file was sorted by village, its times tell the order of a trip, else its rows do`()
    throws
  {
    let timed = zip(Self.rows, [60, 30, 90, 20]).map { "\($0),\($1)" }
    let drops = try read(timed, more: ",unload_start_min").trips[0].drops
    #expect(drops.map(\.kg) == [Kilograms(500), Kilograms(700)])
    let mixed = try read([timed[0], timed[2], timed[1], timed[3]], more: ",unload_start_min").trips
    #expect(mixed.map(\.number) == [1, 2, 1])
    #expect(mixed[0].drops == drops.reversed())
    #expect(mixed.map(\.drops.count) == [2, 1, 1])
  }

  @Test func `a trip that loads at two points is refused, with its rows`() throws {
    let found = try read(Self.rows + ["a#1,1,1,yard-2,140602101205,ordinary,100"]).diagnostics.errors
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.code == "trips.two-sites" && finding.place.row == 6)
    #expect(finding.message.zh.contains("第 3 行") && finding.message.en.contains("Row 3"))
  }
}
