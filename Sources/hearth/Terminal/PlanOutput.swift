import District
import Foundation
import Plans
import Reports
import Tables

/// Everything a plan leaves on disk beside `plan.json` and `certificate.json`.
enum PlanOutput {
  /// Report, tables, map, workbook and the hour-by-hour results.
  static func files(_ folder: PlanFolder, _ district: District) throws -> [AtomicFolder.File] {
    let report = Report(plan: folder.plan, certificates: folder.certificates, district: district)
    var files = report.files().map { (name: $0.name, bytes: $0.contents) }
    files.append((Report.workbookName, try workbook(report)))
    for result in folder.plan.scenarios {
      files.append(("simulation/\(result.name).csv", hourly(result)))
    }
    return files
  }

  /// libxlsxwriter writes to a path of its own, so it gets a temporary one.
  private static func workbook(_ report: Report) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-\(ProcessInfo.processInfo.globallyUniqueString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try report.writeWorkbook(to: path)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func hourly(_ result: ScenarioResult) -> [UInt8] {
    let run = result.simulation
    return CSV.write(
      ["hour", "affected_households", "unserved_households"],
      run.affectedByHour.indices.map { hour in
        [
          .integer(hour), .integer(run.affectedByHour[hour]), .integer(run.unservedByHour[hour]),
        ]
      })
  }
}
