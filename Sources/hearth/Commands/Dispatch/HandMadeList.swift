import District
import Planning
import Plans
import Quantities
import Tables

/// A schedule made by hand as a table: one row per unloading; rows of one truck, shift and trip are one trip, unloaded in their order.
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
      told("sheet", zh: "派车单", en: "Truck sheet"),
    ], key: [], isOptional: false)

  private static func told(_ name: String, zh: String, en: String) -> Column {
    Column(name, .text, required: false, zh: zh, en: en, example: "")
  }

  /// The rows of such a file, trip by trip, however the file was sorted: trucks as they first come, of each its shifts and trips by
  /// number, of each trip the rows as they come. Where a trip's rows stand apart, the file was sorted anew and their order says
  /// nothing: then the times that `hearth dispatch` wrote tell it, if they are there.
  private static func rows(_ path: String, diagnostics: inout Diagnostics) -> [Row] {
    guard let bytes = Folder.read(file: path, diagnostics: &diagnostics) else { return [] }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let rows = CSV.read(bytes, file: name, schema: schema, diagnostics: &diagnostics)
    var places: [String: Int] = [:]
    for row in rows where places[row.text("truck")] == nil { places[row.text("truck")] = places.count }
    func key(_ row: Row) -> [Int] {
      [places[row.text("truck")] ?? 0, row.integer("shift"), row.integer("trip")]
    }
    let keys = rows.map(key)
    let changes = zip(keys, keys.dropFirst()).count { $0 != $1 }
    let isMixed = changes + 1 > Set(keys).count
    if isMixed,
      let row = rows.first(where: { $0.optionalText("unload_start_min").flatMap { Int($0) } == nil })
    {
      diagnostics.report(
        Diagnostic(
          .warning, "trips.order", at: Place(file: name, row: row.line, column: "unload_start_min"),
          found: "",
          Bilingual(
            zh: "同一趟的几行不在一起，又没有写卸车时间：一趟里卸货的先后只好按行的先后。",
            en:
              "Rows of one trip stand apart and no times of unloading are written: within a trip it is unloaded in the order of the rows."
          ),
          remedy: Bilingual(
            zh: "请把同一趟的几行按卸货先后排在一起，或填上 unload_start_min。",
            en: "Put the rows of a trip together in the order of unloading, or fill in unload_start_min.")))
    }
    func place(_ row: Row) -> Int {
      isMixed ? row.optionalText("unload_start_min").flatMap { Int($0) } ?? row.line : row.line
    }
    let sorted = zip(keys, rows).map { ($0, $1) }.sorted {
      $0.0 == $1.0
        ? (place($0.1), $0.1.line) < (place($1.1), $1.1.line) : $0.0.lexicographicallyPrecedes($1.0)
    }
    for (one, next) in zip(sorted, sorted.dropFirst())
    where one.0 == next.0 && one.1.text("site") != next.1.text("site") {
      diagnostics.report(
        Diagnostic(
          .error, "trips.two-sites", at: Place(file: name, row: next.1.line, column: "site"),
          found: next.1.text("site"),
          Bilingual(
            zh: "这一趟在第 \(one.1.line) 行是从 \(one.1.text("site")) 装的。",
            en: "Row \(one.1.line) loads this trip at \(one.1.text("site"))."),
          remedy: Bilingual(
            zh: "一趟只在一个储备点装煤；换一个点就另编一个趟次。",
            en: "A trip loads at one point; give what is loaded elsewhere a trip number of its own.")))
    }
    return sorted.map(\.1)
  }

  /// The rows of such a file, for a simulation.
  static func trips(_ path: String, diagnostics: inout Diagnostics) -> [StressContender.Trip] {
    rows(path, diagnostics: &diagnostics).compactMap { row in
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
    var trips: [HandMadeTrip] = []
    var last: [String] = []
    for row in rows(path, diagnostics: &diagnostics) {
      let drop = HandMadeTrip.Drop(
        order: "\(row.text("village"))-\(row.text("urgency"))", kg: Kilograms(Int64(row.integer("kg"))))
      let key = [row.text("truck"), "\(row.integer("shift"))", "\(row.integer("trip"))"]
      if key == last {
        trips[trips.count - 1].drops.append(drop)
      } else {
        trips.append(
          HandMadeTrip(
            truck: row.text("truck"), shift: row.integer("shift"), number: row.integer("trip"),
            site: row.text("site"), drops: [drop]))
      }
      last = key
    }
    return trips
  }
}
