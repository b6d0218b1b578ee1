import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

/// The report on the district that ships with Hearth, with made-up results.
struct ShippedDistrictTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("data/shuocheng").path

  @Test func `the shipped district's report says how much of it is reconstructed`() throws {
    let (district, _) = try DistrictReader.read(folder: Self.folder)
    let plan = SamplePlan.make(district)
    let report = Report(plan: plan, certificates: SamplePlan.certificates(district, plan), district: district)
    let files = report.files()
    let html = String(decoding: files[0].contents, as: UTF8.self)
    #expect(html.contains("23,613"))
    #expect(html.contains("◇"))
    for source in district.sources where source.certainty == .public && !source.field.hasPrefix("policy.") {
      #expect(html.contains(Markup.escaped(source.source)), "\(source.file) \(source.field)")
    }
    if let folder = ProcessInfo.processInfo.environment["HEARTH_SAMPLE_REPORT"] {
      for file in files {
        try Data(file.contents).write(
          to: URL(fileURLWithPath: folder).appendingPathComponent("real").appendingPathComponent(file.name))
      }
      try report.writeWorkbook(to: folder + "/real/" + Report.workbookName)
    }
  }

  @Test func `every policy setting of the shipped district has a name in words`() throws {
    let text = try String(contentsOfFile: Self.folder + "/district.toml", encoding: .utf8)
    let keys = text.matches(of: /(?m)^\[policy\.([a-z0-9_]+)\]/).map { String($0.output.1) }
    #expect(keys.count >= 19)
    for key in keys { #expect(SettingNames.label(key).zh != key, "\(key)") }
  }
}
