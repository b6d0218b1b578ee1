import Plans
import Quantities
import Tables

/// `legs.csv`: everything every truck does, a row per leg, in minutes from the schedule's start.
struct LegTable: Sendable {
  let book: ScheduleBook

  /// The file's bytes.
  var bytes: [UInt8] {
    CSV.write(
      [
        "truck", "shift", "trip", "kind", "start_min", "end_min", "start_utc", "end_utc", "at", "to", "dock",
        "order", "kg", "cargo_kg", "doorstep_min", "metres", "roads",
      ],
      book.schedule.days.flatMap { day in
        day.trips.flatMap { trip in trip.legs.map { row($0, day, trip.id) } }
          + day.home.map { row($0, day, "") }
      })
  }

  private func row(_ leg: Leg, _ day: TruckDay, _ trip: String) -> [Cell] {
    var cells: (kind: String, at: String, to: String, dock: Cell, order: String) = (
      "rest", "", "", .empty, ""
    )
    var (kg, cargo, doorstep, metres): (Cell, Cell, Cell, Cell) = (.empty, .empty, .empty, .empty)
    var roads = ""
    func integer(_ count: Int64) -> Cell { .integer(Int(count)) }
    switch leg {
    case .drive(_, let drive):
      cells = ("drive", drive.from, drive.to, .empty, "")
      (cargo, metres) = (integer(drive.cargoKg.count), integer(drive.metres.count))
      roads = drive.roads.map(\.road).joined(separator: " ")
    case .wait(_, let wait): cells = ("wait-\(wait.cause.rawValue)", wait.at, "", .empty, "")
    case .load(_, let load):
      cells = ("load", load.site, "", .integer(load.dock), "")
      kg = integer(load.kg.count)
    case .unload(_, let unload):
      cells = ("unload", unload.village, "", .empty, unload.order)
      (kg, doorstep) = (integer(unload.kg.count), integer(unload.doorstep.count))
    case .rest: break
    }
    return [
      .text(day.truck), .text(day.id), .text(trip), .text(cells.kind), integer(leg.span.start.count),
      integer(leg.span.end.count), .text(book.clock.utc(leg.span.start, extended: true)),
      .text(book.clock.utc(leg.span.end, extended: true)), .text(cells.at), .text(cells.to), cells.dock,
      .text(cells.order), kg, cargo, doorstep, metres, .text(roads),
    ]
  }
}
