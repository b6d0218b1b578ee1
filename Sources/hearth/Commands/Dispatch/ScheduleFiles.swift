import District
import Foundation
import Geodesy
import Planning
import Plans
import Quantities
import Reports
import Tables
import Terminal

/// A schedule as it stands on disk: `schedule.json`, the tables that an office opens, the papers that go out with the
/// trucks, and a manifest of all.
struct ScheduleFiles {
  static let schedule = "schedule.json"
  /// What a re-planned schedule does otherwise.
  static let changes = "changes.csv"
  private let value: Schedule
  private let district: District
  private let datum: Datum

  init(_ schedule: Schedule, district: District, datum: Datum) {
    value = schedule
    self.district = district
    self.datum = datum
  }

  /// Writes the folder whole, or leaves it as it was.
  func write(to folder: String, _ console: Console) async throws {
    let papers: DispatchPapers
    do { papers = try DispatchPapers(value, district: district, datum: datum) } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    try await Self.place(folder).replace(
      workbook: (DispatchPapers.workbookName, { try papers.writeWorkbook(to: $0) }), telling: console
    ) {
      [(Self.schedule, try PlanJSON.encode(value)), ("trips.csv", trips()), ("orders.csv", orders())]
        + (value.differences.isEmpty ? [] : [(Self.changes, changes())])
        + papers.files().map { ($0.name, $0.contents) }
    }
  }

  /// Where schedules are written.
  static func place(_ folder: String) -> PaperFolder {
    PaperFolder(path: folder, kind: Bilingual(zh: "排车", en: "a truck schedule"), mark: schedule)
  }

  private func clock(_ minute: Minutes?) -> Cell { minute.map { .integer(Int($0.count)) } ?? .empty }

  /// One row per unloading. Shifts are counted by the day, as a bureau does that writes one; `sheet` is the truck sheet that it
  /// is on.
  private func trips() -> [UInt8] {
    var rows: [[Cell]] = []
    let shifts = HandMadeTrip.trips(of: value)
    var t = 0
    for day in value.days {
      for (index, trip) in day.trips.enumerated() {
        let shift = shifts[t].shift
        t += 1
        let load = trip.legs.first { if case .load = $0 { true } else { false } }
        for (span, unload) in trip.unloads {
          rows.append([
            .text(day.truck), .integer(shift), .integer(index + 1), .text(trip.load?.site ?? ""),
            .text(unload.village), .text(unload.urgency.rawValue), .integer(Int(unload.kg.count)),
            .integer(trip.load?.dock ?? 0), clock(load?.span.start), clock(load?.span.end), clock(span.start),
            clock(span.end), .integer(Int(unload.doorstep.count)), .text(trip.status.rawValue),
            .text(day.id),
          ])
        }
      }
    }
    return CSV.write(HandMadeList.schema.columns.map(\.name), rows)
  }

  /// What a re-planned schedule does otherwise, worst first: to be rung through to villages and drivers.
  private func changes() -> [UInt8] {
    CSV.write(["words_zh", "words_en"], value.differences.map { [.text($0.zh), .text($0.en)] })
  }

  private func orders() -> [UInt8] {
    CSV.write(
      [
        "village", "name_zh", "urgency", "households", "kg", "due_min", "first_arrival_min", "arrives_kg",
        "cold_household_hours", "unserved_kg", "reason", "words_zh", "relaxation_zh",
      ],
      value.orders.map { order in
        [
          .text(order.village), .text(order.name.zh), .text(order.urgency.rawValue),
          .integer(order.households),
          .integer(Int(order.kg.count)), clock(order.due), clock(order.firstArrival),
          .integer(Int(order.arrivesKg.count)), .integer(order.coldHouseholdHours),
          .integer(Int(order.unservedKg.count)), order.reason.map { .text($0.code.rawValue) } ?? .empty,
          order.reason.map { .text($0.words.zh) } ?? .empty,
          order.reason.map { .text($0.relaxation.zh) } ?? .empty,
        ]
      })
  }
}
