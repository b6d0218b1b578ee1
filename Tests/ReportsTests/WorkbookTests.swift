import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

struct WorkbookTests {
  private func temporary() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("hearth-\(UUID().uuidString).xlsx").path
  }

  /// Names of the entries in a zip's central directory.
  private func entries(_ bytes: [UInt8]) -> [String] {
    func number(_ at: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    guard let end = (0...(bytes.count - 22)).last(where: { number($0, 4) == 0x0605_4B50 }) else { return [] }
    var at = number(end + 16, 4)
    return (0..<number(end + 10, 2)).map { _ in
      let length = number(at + 28, 2)
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      at += 46 + length + number(at + 30, 2) + number(at + 32, 2)
      return name
    }
  }

  private func report() -> Report {
    let (plan, certificates, district) = SamplePlan.report()
    return Report(plan: plan, certificates: certificates, district: district)
  }

  @Test func `the workbook is a zip with eight sheets`() throws {
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try report().writeWorkbook(to: path)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(bytes.prefix(4) == [0x50, 0x4B, 0x03, 0x04])
    let names = entries(bytes)
    #expect(names.count { $0.hasPrefix("xl/worksheets/sheet") } == 8)
    #expect(names.contains("[Content_Types].xml"))
  }

  @Test func `the same plan gives the same workbook, byte for byte`() throws {
    let (a, b) = (temporary(), temporary())
    defer {
      try? FileManager.default.removeItem(atPath: a)
      try? FileManager.default.removeItem(atPath: b)
    }
    try report().writeWorkbook(to: a)
    try report().writeWorkbook(to: b)
    #expect(try Data(contentsOf: URL(fileURLWithPath: a)) == Data(contentsOf: URL(fileURLWithPath: b)))
  }

  @Test func `a path that cannot be written is an error that says so`() {
    let error = #expect(throws: WorkbookError.self) {
      try report().writeWorkbook(to: "/nowhere/at/all/report.xlsx")
    }
    #expect(error?.kind == .path)
    #expect(error?.message.zh.contains("/nowhere/at/all/report.xlsx") == true)
  }

  @Test func `a text longer than a cell holds is an error, not a cut text`() {
    var (plan, certificates, district) = SamplePlan.report()
    plan.sites[0].why = Bilingual(zh: String(repeating: "长", count: 40_000), en: "long")
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = Report(plan: plan, certificates: certificates, district: district)
    let error = #expect(throws: WorkbookError.self) { try report.writeWorkbook(to: path) }
    #expect(error?.kind == .textTooLong)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `every row fits its columns and every household has one`() {
    let (plan, certificates, district) = SamplePlan.report()
    let workbook = PlanWorkbook(dossier: Dossier(plan: plan, certificates: certificates, district: district))
    for sheet in workbook.sheets {
      #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count }, "\(sheet.name)")
    }
    #expect(
      workbook.householdPellets.rows.count == plan.allocation.villages.reduce(0) { $0 + $1.households })
  }
}
