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

  /// The tables as they ought to be, with their heads, row by row.
  private static func trips(_ schedule: Schedule) -> [String] {
    let opening = schedule.days.map(\.start.count).min() ?? 0
    let rows = schedule.days.flatMap { day in
      day.trips.enumerated().flatMap { index, trip -> [String] in
        guard let load = trip.load,
          let span = trip.legs.first(where: { if case .load = $0 { true } else { false } })?.span
        else { return [] }
        return trip.unloads.map { at, unload in
          let numbers: [Int64] = [
            unload.kg.count, Int64(load.dock), span.start.count, span.end.count, at.start.count, at.end.count,
            unload.doorstep.count,
          ]
          return "\(day.truck),\((day.start.count - opening) / 1440 + 1),\(index + 1),\(load.site),"
            + "\(unload.village),\(unload.urgency.rawValue),"
            + numbers.map(String.init).joined(separator: ",") + ",\(trip.status.rawValue),\(day.id)"
        }
      }
    }
    return [
      "truck,shift,trip,site,village,urgency,kg,dock,load_start_min,load_end_min,unload_start_min,"
        + "unload_end_min,doorstep_min,status,sheet"
    ] + rows
  }

  private static func orders(_ schedule: Schedule) -> [String] {
    let head =
      "village,name_zh,urgency,households,kg,due_min,first_arrival_min,arrives_kg,cold_household_hours,"
      + "unserved_kg,reason,words_zh,relaxation_zh"
    return [head]
      + schedule.orders.map { order in
        func text(_ minute: Minutes?) -> String { minute.map { "\($0.count)" } ?? "" }
        func quoted(_ words: String?) -> String { words.map { "\"\($0)\"" } ?? "" }
        return [
          order.village, order.name.zh, order.urgency.rawValue, "\(order.households)", "\(order.kg.count)",
          text(order.due), text(order.firstArrival), "\(order.arrivesKg.count)",
          "\(order.coldHouseholdHours)", "\(order.unservedKg.count)", order.reason?.code.rawValue ?? "",
          quoted(order.reason?.words.zh), quoted(order.reason?.relaxation.zh),
        ].joined(separator: ",")
      }
  }

  private func findings(_ change: (inout [String], inout [String]) -> Void) async throws -> [String] {
    let schedule = try await Self.made.value
    var (trips, orders) = (Self.trips(schedule), Self.orders(schedule))
    #expect(trips.count > 3 && orders.count > 3)
    change(&trips, &orders)
    let folder = FileManager.default.temporaryDirectory.path + "/tables-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, rows) in zip(ScheduleTables.files, [trips, orders]) {
      let text = rows.joined(separator: "\n") + "\n"
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    return ScheduleTables.check(schedule, in: folder).findings.map(\.message.zh)
  }

  @Test func `tables that say the same pass; one figure more, a row less or a row elsewhere does not`()
    async throws
  {
    #expect(try await findings { _, _ in } == [])
    func bend(_ row: inout String, _ cell: Int) {
      var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[cell] += "1"
      row = cells.joined(separator: ",")
    }
    for cell in [0, 1, 6, 9, 11, 12] {
      let found = try await findings { trips, _ in bend(&trips[2], cell) }
      #expect(found.count == 1 && found[0].contains("trips.csv 第 3 行"), "\(cell)")
    }
    for cell in [0, 3, 4, 7, 8, 9] {
      let found = try await findings { _, orders in bend(&orders[1], cell) }
      #expect(found.count == 1 && found[0].contains("orders.csv 第 2 行"), "\(cell)")
    }
    #expect(try await findings { trips, _ in trips.removeLast() }.count == 1)
    #expect(try await findings { trips, _ in trips.append(trips[1]) }.count == 1)
    #expect(try await findings { trips, orders in (trips, orders) = (orders, trips) }.count == 2)
    #expect(try await findings { trips, _ in trips.swapAt(1, trips.count - 1) }.count == 1)
  }
}
