import District
import Planning
import Plans
import Quantities
import Tables

/// A schedule made by hand as a table: one row per unloading; rows of one truck, shift and trip are one trip, in their order.
enum HandMadeList {
  /// Columns of the file. What `hearth dispatch` writes also says when each trip is driven; whoever writes a schedule by hand need
  /// not, and it is not read back.
  static let schema = TableSchema(
    file: "trips.csv", label: Bilingual(zh: "排车表", en: "Truck schedule"),
    columns: [
      Column("truck", .text, aliases: ["车辆"], zh: "车辆", en: "Truck", example: "heavy-station#3"),
      Column("shift", .integer(1...60), aliases: ["班次"], zh: "第几班", en: "Shift", example: "1"),
      Column("trip", .integer(1...100), aliases: ["趟次"], zh: "第几趟", en: "Trip", example: "1"),
      Column("site", .identifier, aliases: ["储备点编号"], zh: "储备点", en: "Reserve point", example: "hub-01"),
      Column(
        "village", .code(digits: 12), aliases: ["村代码"], zh: "村代码", en: "Village", example: "140602101203"),
      Column(
        "urgency", .choice(Urgency.allCases.map(\.rawValue)), zh: "优先或其他", en: "Urgency", example: "priority"),
      Column(
        "kg", .integer(1...1_000_000), aliases: ["公斤"], zh: "公斤", en: "Mass", unit: "kg", example: "1500"),
      told("dock", zh: "装车台", en: "Dock"), told("load_start_min", zh: "开始装车", en: "Loading from"),
      told("load_end_min", zh: "装好", en: "Loaded by"),
      told("unload_start_min", zh: "开始卸车", en: "Unloading from"),
      told("unload_end_min", zh: "卸完", en: "Unloaded by"),
      told("doorstep_min", zh: "入户时间", en: "At doorsteps"), told("status", zh: "状态", en: "Status"),
    ], key: [], isOptional: false)

  private static func told(_ name: String, zh: String, en: String) -> Column {
    Column(name, .text, required: false, zh: zh, en: en, example: "")
  }

  /// The rows of such a file, for a simulation.
  static func trips(_ path: String, diagnostics: inout Diagnostics) -> [StressContender.Trip] {
    guard let bytes = Folder.read(file: path, diagnostics: &diagnostics) else { return [] }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return CSV.read(bytes, file: name, schema: schema, diagnostics: &diagnostics).compactMap { row in
      Urgency(rawValue: row.text("urgency")).map {
        StressContender.Trip(
          truck: row.text("truck"), shift: row.integer("shift"), number: row.integer("trip"),
          site: row.text("site"), village: row.text("village"), urgency: $0,
          kg: Kilograms(Int64(row.integer("kg"))))
      }
    }
  }

  /// Reads such a file; what is wrong with it is reported.
  static func read(_ path: String, diagnostics: inout Diagnostics) -> [HandMadeTrip] {
    guard let bytes = Folder.read(file: path, diagnostics: &diagnostics) else { return [] }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var trips: [HandMadeTrip] = []
    var last: [String] = []
    for row in CSV.read(bytes, file: name, schema: schema, diagnostics: &diagnostics) {
      let drop = HandMadeTrip.Drop(
        order: "\(row.text("village"))-\(row.text("urgency"))", kg: Kilograms(Int64(row.integer("kg"))))
      let key = [row.text("truck"), "\(row.integer("shift"))", "\(row.integer("trip"))", row.text("site")]
      if key == last {
        trips[trips.count - 1].drops.append(drop)
      } else {
        trips.append(
          HandMadeTrip(
            truck: row.text("truck"), shift: row.integer("shift"), site: row.text("site"), drops: [drop]))
      }
      last = key
    }
    return trips
  }
}
