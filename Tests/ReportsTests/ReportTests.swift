import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

struct ReportTests {
  /// Writes the sample where `HEARTH_SAMPLE_REPORT` points as well, so that people can look at it.
  @Test func `a report has two pages, a map layer and the plan's tables`() throws {
    let (plan, certificates, district) = SamplePlan.report()
    let report = Report(plan: plan, certificates: certificates, district: district)
    let files = report.files()
    #expect(
      files.map(\.name) == [
        "report.html", "report.en.html", "map.geojson", "sites.csv", "townships.csv", "scenarios.csv",
        "allocation.csv", "deliveries.csv", "pellet_months.csv", "frontier.csv",
      ])
    if let folder = ProcessInfo.processInfo.environment["HEARTH_SAMPLE_REPORT"] {
      for file in files {
        try Data(file.contents).write(to: URL(fileURLWithPath: folder).appendingPathComponent(file.name))
      }
      try report.writeWorkbook(to: folder + "/" + Report.workbookName)
    }
  }

  @Test func `the same plan gives the same bytes`() {
    let (plan, certificates, district) = SamplePlan.report()
    let one = Report(plan: plan, certificates: certificates, district: district).files()
    let two = Report(plan: plan, certificates: certificates, district: district).files()
    #expect(one == two)
  }

  @Test func `a plan without anything still gives a report`() {
    var (plan, _, district) = SamplePlan.report()
    plan.sites = []
    plan.townships = []
    plan.scenarios = []
    plan.allocation.villages = []
    plan.solver.status = "infeasible"
    plan.solver.gap = .infinity
    district.villages = []
    district.townships = []
    district.roads = []
    district.junctions = []
    district.sites = []
    district.households = []
    let files = Report(plan: plan, certificates: CertificateBook(scenarios: []), district: district).files()
    #expect(files.allSatisfy { !$0.contents.isEmpty })
    #expect(!text(files[0]).contains("inf"))
  }

  private func text(_ file: ReportFile) -> String { String(decoding: file.contents, as: UTF8.self) }
}
