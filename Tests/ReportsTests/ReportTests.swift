import District
import Foundation
import Plans
import Quantities
import Reports
import Testing

struct ReportTests {
  /// Writes the sample where `HEARTH_SAMPLE_REPORT` points, so that people can look at it; else to a temporary
  /// folder.
  @Test func `the sample report is written whole, in both languages`() throws {
    let (plan, certificates, district) = SamplePlan.report()
    let report = Report(plan: plan, certificates: certificates, district: district)
    let files = report.files()
    #expect(
      files.map(\.name) == [
        "report.html", "report.en.html", "map.geojson", "sites.csv", "townships.csv", "scenarios.csv",
        "allocation.csv", "deliveries.csv",
      ])
    if let folder = ProcessInfo.processInfo.environment["HEARTH_SAMPLE_REPORT"] {
      for file in files {
        try Data(file.contents).write(to: URL(fileURLWithPath: folder).appendingPathComponent(file.name))
      }
      try report.writeWorkbook(to: folder + "/" + Report.workbookName)
    }
  }
}
