import District
import Plans
import Reports
import Tables

/// Everything a plan leaves on disk beside `plan.json` and `certificate.json`.
enum PlanOutput {
  /// Report, tables, map, workbook and the hour-by-hour results.
  static func files(_ folder: PlanFolder, _ district: District) throws -> [AtomicFolder.File] {
    let report = Report(plan: folder.plan, certificates: folder.certificates, district: district)
    var files = report.files().map { (name: $0.name, bytes: $0.contents) }
    files.append((Report.workbookName, try TemporaryWorkbook.bytes(report.writeWorkbook(to:))))
    for result in folder.plan.scenarios {
      files.append(("simulation/\(result.name).csv", hourly(result)))
    }
    return files
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
