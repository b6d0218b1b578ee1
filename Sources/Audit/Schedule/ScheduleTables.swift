import District
public import Plans
import Quantities
import Tables

/// The tables beside a schedule, which offices open instead of it: whether they say the same.
///
/// They are read back as any table is and compared cell by cell with what the schedule says; nothing that writes them is used.
public enum ScheduleTables {
  private struct Unloading: Hashable {
    var truck: String, site: String, village: String, urgency: String
    var kg: Int64, loaded: [Int64], unloaded: [Int64]
  }

  private struct Served: Hashable {
    var village: String, urgency: String
    var kg: Int64, arrives: Int64, cold: Int64, unserved: Int64
    var due: Int64?, first: Int64?
  }

  /// Compares `trips.csv` and `orders.csv` of a folder with its schedule.
  ///
  /// - Complexity: O(rows)
  public static func check(_ schedule: Schedule, in folder: String) -> AuditReport {
    var report = AuditReport()
    compare("trips.csv", in: folder, columns: tripColumns, with: unloadings(schedule), &report) { row in
      Unloading(
        truck: row.text("truck"), site: row.text("site"), village: row.text("village"),
        urgency: row.text("urgency"), kg: Int64(row.integer("kg")),
        loaded: [Int64(row.integer("load_start_min")), Int64(row.integer("load_end_min"))],
        unloaded: [Int64(row.integer("unload_start_min")), Int64(row.integer("unload_end_min"))])
    }
    compare("orders.csv", in: folder, columns: orderColumns, with: orders(schedule), &report) { row in
      Served(
        village: row.text("village"), urgency: row.text("urgency"), kg: Int64(row.integer("kg")),
        arrives: Int64(row.integer("arrives_kg")), cold: Int64(row.integer("cold_household_hours")),
        unserved: Int64(row.integer("unserved_kg")), due: row.optionalInteger("due_min").map(Int64.init),
        first: row.optionalInteger("first_arrival_min").map(Int64.init))
    }
    return report
  }

  private static let tripColumns =
    [text("truck"), text("site"), text("village"), text("urgency"), number("kg")]
    + ["load_start_min", "load_end_min", "unload_start_min", "unload_end_min"].map { number($0) }

  private static let orderColumns =
    [text("village"), text("urgency"), number("kg"), number("arrives_kg"), number("cold_household_hours")]
    + [
      number("unserved_kg"), number("due_min", required: false), number("first_arrival_min", required: false),
    ]

  private static func text(_ name: String) -> Column { Column(name, .text, zh: name, en: name, example: "") }

  private static func number(_ name: String, required: Bool = true) -> Column {
    Column(name, .integer(0...Int(Int32.max)), required: required, zh: name, en: name, example: "1")
  }

  private static func unloadings(_ schedule: Schedule) -> [Unloading] {
    schedule.days.flatMap { day in
      day.trips.flatMap { trip -> [Unloading] in
        let load = trip.legs.lazy.compactMap { leg -> (Leg.Span, String)? in
          if case .load(let span, let load) = leg { (span, load.site) } else { nil }
        }.first
        guard let (loaded, site) = load else { return [] }
        return trip.unloads.map { span, unload in
          Unloading(
            truck: day.truck, site: site, village: unload.village, urgency: unload.urgency.rawValue,
            kg: unload.kg.count, loaded: [loaded.start.count, loaded.end.count],
            unloaded: [span.start.count, span.end.count])
        }
      }
    }
  }

  private static func orders(_ schedule: Schedule) -> [Served] {
    schedule.orders.map { order in
      Served(
        village: order.village, urgency: order.urgency.rawValue, kg: order.kg.count,
        arrives: order.arrivesKg.count, cold: Int64(order.coldHouseholdHours),
        unserved: order.unservedKg.count, due: order.due?.count, first: order.firstArrival?.count)
    }
  }

  private static func compare<Item: Hashable>(
    _ name: String, in folder: String, columns: [Column], with expected: [Item],
    _ report: inout AuditReport, _ item: (Row) -> Item
  ) {
    var diagnostics = Diagnostics()
    let bytes = Folder.read(file: folder + "/" + name, diagnostics: &diagnostics)
    let schema = TableSchema(
      file: name, label: Bilingual(zh: name, en: name), columns: columns, key: [], isOptional: false)
    let rows = bytes.map { CSV.read($0, file: name, schema: schema, diagnostics: &diagnostics) } ?? []
    report.expect(!diagnostics.hasErrors, "table.readable") {
      Bilingual(zh: "\(name) 读不出，或缺列", en: "\(name) cannot be read, or lacks columns")
    }
    guard !diagnostics.hasErrors else { return }
    var left: [Item: Int] = [:]
    for item in expected { left[item, default: 0] += 1 }
    for row in rows {
      let found = item(row)
      report.expect(left[found, default: 0] > 0, "table.row") {
        Bilingual(
          zh: "\(name) 第 \(row.line) 行与 schedule.json 不符",
          en: "\(name):\(row.line) is not as schedule.json has it")
      }
      left[found, default: 0] -= 1
    }
    report.expect(rows.count == expected.count, "table.rows") {
      Bilingual(
        zh: "\(name) 有 \(rows.count) 行，schedule.json 有 \(expected.count) 条",
        en: "\(name) has \(rows.count) rows, schedule.json \(expected.count)")
    }
  }
}
