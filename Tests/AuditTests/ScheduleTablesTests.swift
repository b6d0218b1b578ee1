import Audit
import District
import Foundation
import Plans
import Quantities
import TestSupport
import Testing

@testable import Planning

/// Offices open the tables, not the schedule: a figure that differs between them is noticed.
struct ScheduleTablesTests {
  private static let made = Task { () throws -> Schedule in
    let inputs = try Shipped.inputs.get()
    let scenario = try #require(inputs.scenarios.first { $0.name == "feeder-cut-jiazhuang" })
    return await Dispatcher(
      district: inputs.district, scenario: scenario,
      stock: inputs.district.sites.map { _ in Kilograms(20_000) }, rounds: 2, version: "test"
    ).schedule()
  }

  private static func trips(_ schedule: Schedule) -> [String] {
    schedule.days.flatMap { day in
      day.trips.flatMap { trip -> [String] in
        guard let load = trip.load,
          let span = trip.legs.first(where: { if case .load = $0 { true } else { false } })?.span
        else { return [] }
        return trip.unloads.map { at, unload in
          [
            day.truck, load.site, unload.village, unload.urgency.rawValue, "\(unload.kg.count)",
            "\(span.start.count)", "\(span.end.count)", "\(at.start.count)", "\(at.end.count)",
          ].joined(separator: ",")
        }
      }
    }
  }

  private static func orders(_ schedule: Schedule) -> [String] {
    schedule.orders.map { order in
      [
        order.village, order.urgency.rawValue, "\(order.kg.count)", "\(order.arrivesKg.count)",
        "\(order.coldHouseholdHours)", "\(order.unservedKg.count)", order.due.map { "\($0.count)" } ?? "",
        order.firstArrival.map { "\($0.count)" } ?? "",
      ].joined(separator: ",")
    }
  }

  private func findings(_ change: (inout [String], inout [String]) -> Void) async throws -> Set<String> {
    let schedule = try await Self.made.value
    var (trips, orders) = (Self.trips(schedule), Self.orders(schedule))
    #expect(!trips.isEmpty && !orders.isEmpty)
    change(&trips, &orders)
    let folder = FileManager.default.temporaryDirectory.path + "/tables-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tables = [
      (
        "trips.csv",
        "truck,site,village,urgency,kg,load_start_min,load_end_min,unload_start_min,unload_end_min", trips
      ),
      (
        "orders.csv",
        "village,urgency,kg,arrives_kg,cold_household_hours,unserved_kg,due_min,first_arrival_min", orders
      ),
    ]
    for (name, head, rows) in tables where !rows.isEmpty {
      let text = ([head] + rows).joined(separator: "\n") + "\n"
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    return Set(ScheduleTables.check(schedule, in: folder).findings.map(\.check))
  }

  @Test func `tables that say the same pass in any order, one figure more or a row less does not`()
    async throws
  {
    #expect(
      try await findings { trips, orders in
        trips.reverse()
        orders.reverse()
      } == [])
    #expect(
      try await findings { trips, _ in
        var cells = trips[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        cells[4] = "\((Int(cells[4]) ?? 0) + 1)"
        trips[0] = cells.joined(separator: ",")
      } == ["table.row"])
    #expect(try await findings { trips, _ in trips.removeLast() } == ["table.rows"])
    #expect(try await findings { trips, _ in trips.append(trips[0]) } == ["table.row", "table.rows"])
    #expect(try await findings { _, orders in orders[0] += "1" } == ["table.row"])
    #expect(try await findings { trips, _ in trips = [] } == ["table.readable"])
    #expect(try await findings { _, orders in orders[0] = "x" }.contains("table.readable"))
  }
}
