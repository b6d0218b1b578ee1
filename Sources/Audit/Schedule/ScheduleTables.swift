import District
public import Plans
import Quantities

/// Whether the tables beside a schedule, which offices open instead of it, say what it says.
public enum ScheduleTables {
  /// Names of the tables.
  public static let files = ["trips.csv", "orders.csv"]

  /// Reads both tables in the schedule's folder and compares them with it. One that is missing is for the check of the manifest
  /// to tell.
  ///
  /// - Complexity: O(bytes of the tables)
  public static func check(_ schedule: Schedule, in folder: String) -> AuditReport {
    TwinTable.check([trips(schedule), orders(schedule)], in: folder, against: "schedule.json")
  }

  /// One row per unloading.
  private static func trips(_ schedule: Schedule) -> TwinTable {
    let opening = schedule.days.map(\.start.count).min() ?? 0
    var rows: [[TwinTable.Figure]] = []
    for day in schedule.days {
      // one shift a day, counted from the first that anybody works
      let shift = Int((day.start.count - opening) / ScheduleAuditor.shiftCycle) + 1
      for (index, trip) in day.trips.enumerated() {
        let load = trip.legs.lazy.compactMap { leg -> (span: Leg.Span, load: Leg.Load)? in
          if case .load(let span, let load) = leg { (span, load) } else { nil }
        }.first
        for (span, unload) in trip.unloads {
          rows.append([
            .text(day.truck), .whole(shift), .whole(index + 1), .text(load?.load.site ?? ""),
            .text(unload.village), .text(unload.urgency.rawValue), .mass(unload.kg),
            .whole(load?.load.dock ?? 0), minute(load?.span.start), minute(load?.span.end),
            minute(span.start), minute(span.end), minute(unload.doorstep), .text(trip.status.rawValue),
            .text(day.id),
          ])
        }
      }
    }
    return TwinTable(
      file: files[0],
      columns: [
        "truck", "shift", "trip", "site", "village", "urgency", "kg", "dock", "load_start_min",
        "load_end_min",
        "unload_start_min", "unload_end_min", "doorstep_min", "status", "sheet",
      ], rows: rows)
  }

  private static func orders(_ schedule: Schedule) -> TwinTable {
    TwinTable(
      file: files[1],
      columns: [
        "village", "name_zh", "urgency", "households", "kg", "due_min", "first_arrival_min", "arrives_kg",
        "cold_household_hours", "unserved_kg", "reason", "words_zh", "relaxation_zh",
      ],
      rows: schedule.orders.map { order in
        [
          .text(order.village), .text(order.name.zh), .text(order.urgency.rawValue), .whole(order.households),
          .mass(order.kg), minute(order.due), minute(order.firstArrival), .mass(order.arrivesKg),
          .whole(order.coldHouseholdHours), .mass(order.unservedKg),
          .text(order.reason?.code.rawValue ?? ""), .text(order.reason?.words.zh ?? ""),
          .text(order.reason?.relaxation.zh ?? ""),
        ]
      })
  }

  private static func minute(_ minute: Minutes?) -> TwinTable.Figure {
    .optional(minute.map { Int($0.count) })
  }
}
