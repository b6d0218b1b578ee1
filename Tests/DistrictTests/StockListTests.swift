import District
import Foundation
import Quantities
import Tables
import Testing

/// A stock made by hand is read to the kilogram, or refused with its reason.
struct StockListTests {
  /// Reads a list against a district of four sites: two sizes of one yard, one forbidden, one existing.
  private func read(_ rows: String...) throws -> (stock: [Kilograms]?, codes: [String]) {
    let (found, _) = try MiniDistrict().read()
    var district = try #require(found)
    let site = try #require(district.sites.first)
    func size(_ id: String, _ place: String, _ status: Site.Status) -> Site {
      var copy = site
      (copy.id, copy.place, copy.status, copy.storage) = (id, place, status, Kilograms(1000))
      return copy
    }
    district.sites = [
      size("yard-small", "yard", .candidate), size("yard-large", "yard", .candidate),
      size("banned", "banned", .forbidden), size("old-small", "old", .existing),
      size("old-large", "old", .candidate),
    ]
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data((["site,kg"] + rows).joined(separator: "\n").utf8).write(to: file)
    var diagnostics = Diagnostics()
    let stock = StockList.read(file.path, district: district, diagnostics: &diagnostics)
    return (stock, diagnostics.all.filter { $0.severity == .error }.map(\.code))
  }

  @Test func `sites that are not named hold nothing`() throws {
    let (stock, errors) = try read("yard-large,750", "old-small,1000")
    #expect(stock?.map(\.count) == [0, 750, 0, 1000, 0])
    #expect(errors == [])
  }

  @Test(arguments: [
    ("nowhere,1", "stock-list.unknown-site"), ("yard-small,1001", "stock-list.over-capacity"),
    ("banned,1", "stock-list.forbidden-site"), ("old-large,1", "stock-list.two-sizes"),
  ])
  func `stock that no plan may stand is refused`(row: String, code: String) throws {
    let (stock, errors) = try read(row)
    #expect(stock == nil)
    #expect(errors == [code])
  }

  @Test func `one yard cannot be stocked in two sizes, but a size may be named with nothing`() throws {
    #expect(try read("yard-small,10", "yard-large,10").codes == ["stock-list.two-sizes"])
    #expect(try read("yard-small,0", "yard-large,10").codes == [])
  }
}
