import Audit
import District
import Foundation
import Plans
import Quantities
import Reports
import Tables
import TestSupport
import Testing

/// Files on disk: every byte counts.
struct IntegrityTests {
  /// A written plan with copies of its inputs, removed when the test ends.
  private final class Workplace {
    let folder: String
    var folders: Integrity.Folders {
      Integrity.Folders(
        plan: folder + "/plan", district: folder + "/shuocheng", scenarios: folder + "/scenarios")
    }

    init() async throws {
      folder =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("hearth-integrity-\(ProcessInfo.processInfo.globallyUniqueString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Shipped.root + "/data/shuocheng", toPath: folder + "/shuocheng")
      try FileManager.default.copyItem(atPath: Shipped.root + "/scenarios", toPath: folder + "/scenarios")
      try await Shipped.plan.write(to: folder + "/plan", with: try await Self.drawn.value)
    }

    /// Drawn once for all tests here.
    private static let drawn = Task { try twins(of: try await Shipped.plan) }

    /// What stands beside a plan; the workbook, which nothing reads, is only a name here.
    private static func twins(of folder: PlanFolder) throws -> [AtomicFolder.File] {
      let plan = folder.plan
      let report = Report(
        plan: plan, certificates: folder.certificates, district: try Shipped.inputs.get().district)
      let hours = plan.scenarios.map { result in
        let run = result.simulation
        let rows: [[Cell]] = run.affectedByHour.indices.map {
          [.integer($0), .integer(run.affectedByHour[$0]), .integer(run.unservedByHour[$0])]
        }
        let bytes = CSV.write(["hour", "affected_households", "unserved_households"], rows)
        return (name: "simulation/\(result.name).csv", bytes: bytes)
      }
      return report.files().map { ($0.name, $0.contents) } + [(Report.workbookName, [])] + hours
    }

    /// Writes the manifest anew, as a careful forger would.
    func mendManifest() throws {
      var sums: [String: String] = [:]
      for case let name as String in FileManager.default.enumerator(atPath: folders.plan) ?? .init() {
        guard name != "manifest.json",
          let data = FileManager.default.contents(atPath: folders.plan + "/" + name)
        else { continue }
        sums[name] = Digest.sha256([UInt8](data))
      }
      let manifest = try PlanJSON.encode(PlanFolder.Manifest(sha256: sums))
      try Data(manifest).write(to: URL(fileURLWithPath: folders.plan + "/manifest.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func change(_ file: String, _ edit: (inout [UInt8]) -> Void) throws {
      let url = URL(fileURLWithPath: folder + "/" + file)
      var bytes = [UInt8](try Data(contentsOf: url))
      edit(&bytes)
      try Data(bytes).write(to: url)
    }

    func check() throws -> AuditReport {
      let folder = try PlanFolder(readingFrom: folders.plan)
      return Integrity.check(folder.plan, folders, inputs: folder.plan.inputs)
    }
  }

  @Test func `a plan as written passes and reads back the same`() async throws {
    let place = try await Workplace()
    #expect(try place.check().findings.map(\.message.zh) == [])
    let back = try PlanFolder(readingFrom: place.folders.plan)
    let original = try await Shipped.plan
    #expect(try PlanJSON.encode(back.plan) == PlanJSON.encode(original.plan))
    #expect(try PlanJSON.encode(back.certificates) == PlanJSON.encode(original.certificates))
  }

  @Test(arguments: ["shuocheng/roads.csv", "shuocheng/district.toml", "shuocheng/households.csv"])
  func `an input file changed by a byte is noticed`(file: String) async throws {
    let place = try await Workplace()
    try place.change(file) { $0.append(UInt8(ascii: "\n")) }
    let findings = try place.check().findings
    #expect(findings.map(\.check) == ["input.changed"])
    #expect(findings.first?.message.zh.contains(file) == true)
  }

  @Test func `a plan file changed by a byte is noticed`() async throws {
    let place = try await Workplace()
    try place.change("plan/plan.json") { $0.append(UInt8(ascii: "\n")) }
    #expect(try place.check().findings.map(\.check) == ["output.changed"])
  }

  /// A table, a column of its first row counted from the left or, below zero, from the right, and what a forger makes of
  /// that cell.
  @Test(arguments: [
    ("allocation.csv", 2, "3001"), ("sites.csv", 8, "1"), ("sites.csv", 3, "elsewhere"),
    ("townships.csv", 3, "1"), ("townships.csv", 5, "0.01"), ("scenarios.csv", -6, "1"),
    ("scenarios.csv", -4, "1"), ("scenarios.csv", -12, "short"), ("deliveries.csv", 4, "99"),
    ("pellet_months.csv", 8, "0.1"), ("pellet_months.csv", 6, "1"), ("simulation/power-cut-24h.csv", 2, "1"),
  ])
  func `a table that says otherwise than the plan is noticed, though its hash is mended`(
    file: String, column: Int, forged: String
  ) async throws {
    let place = try await Workplace()
    try place.change("plan/" + file) { bytes in
      var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
      var cells = lines[1].components(separatedBy: ",")
      let index = column < 0 ? cells.count + column : column
      #expect(cells[index] != forged)
      cells[index] = forged
      lines[1] = cells.joined(separator: ",")
      bytes = Array(lines.joined(separator: "\r\n").utf8)
    }
    try place.mendManifest()
    let findings = try place.check().findings
    #expect(findings.map(\.check) == ["output.twin"])
    #expect(findings.first?.message.en.hasPrefix("\(file), line 2: ") == true)
  }

  @Test func `rows left out and a table cut short are noticed`() async throws {
    let place = try await Workplace()
    try place.change("plan/deliveries.csv") { $0.removeLast() }
    try place.change("plan/allocation.csv") { bytes in
      bytes.removeLast(2)
      bytes.removeSubrange((bytes.lastIndex(of: UInt8(ascii: "\n")) ?? 0) + 1..<bytes.count)
    }
    try place.mendManifest()
    #expect(try place.check().findings.map(\.check) == ["output.twin", "output.twin"])
  }

  @Test(arguments: ["report.html", "report.xlsx", "scenarios.csv", "simulation/power-cut-24h.csv"])
  func `a file taken away is called missing, and so is its line in the manifest`(file: String) async throws {
    let place = try await Workplace()
    try FileManager.default.removeItem(atPath: place.folders.plan + "/" + file)
    let gone = try place.check().findings
    #expect(gone.map(\.check) == ["output.missing"])
    #expect(gone.first?.message.en == "the file \(file) is missing")
    try place.mendManifest()
    #expect(try place.check().findings.map(\.check) == ["output.manifest"])
  }

  @Test func `a file that was not written with the rest is named, in folders within too`() async throws {
    let place = try await Workplace()
    for name in ["note.txt", "simulation/another.csv"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: place.folders.plan + "/" + name))
    }
    let findings = try place.check().findings
    #expect(findings.map(\.check) == ["output.unlisted", "output.unlisted"])
    #expect(findings.last?.message.en.contains("simulation/another.csv") == true)
  }

  @Test func `a missing manifest and an added input are noticed`() async throws {
    let place = try await Workplace()
    let plan = try Plan(readingFrom: place.folders.plan)
    let added = Integrity.check(
      plan, place.folders, inputs: plan.inputs + [InputFile(path: "scenarios/new.toml", sha256: "")])
    #expect(added.findings.map(\.check) == ["input.added"])
    try FileManager.default.removeItem(atPath: place.folders.plan + "/manifest.json")
    #expect(try place.check().findings.map(\.check) == ["output.manifest"])
  }

  @Test(arguments: ["my-notes.txt", "photos/a.jpg", "plan.json"])
  func `a plan to which somebody has added something, or in which somebody has written, is not replaced`(
    name: String
  ) async throws {
    let place = try await Workplace()
    let plan = try await Shipped.plan
    let folder = place.folders.plan + "-mine"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try plan.write(to: folder, with: [])
    try plan.write(to: folder, with: [])
    let file = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("{\"name\": \"mine\"}".utf8).write(to: file)
    do throws(PlanFolder.WriteError) {
      try plan.write(to: folder, with: [])
      Issue.record("what somebody wrote was replaced")
    } catch {
      #expect(error.message.zh.contains(name) && error.message.en.contains("a new folder"))
    }
    #expect(try String(contentsOf: file, encoding: .utf8).contains("mine"))
  }

  @Test func `a plan that was changed since it was written is told from one that was not`() async throws {
    let folder = try await Workplace().folders.plan + "-told"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await Shipped.plan.write(to: folder, with: [])
    #expect(PlanFolder.isAsWritten(folder))
    let file = URL(fileURLWithPath: folder + "/plan.json")
    try Data([UInt8](try Data(contentsOf: file)) + [0x20]).write(to: file)
    #expect(!PlanFolder.isAsWritten(folder))
    // whoever relies on its figures does not get it
    #expect(throws: PlanFolder.ReadError.self) { try Plan(asWrittenIn: folder) }
    _ = try Plan(readingFrom: folder)
    try FileManager.default.removeItem(atPath: folder + "/manifest.json")
    #expect(PlanFolder.isAsWritten(folder))
  }

  @Test func `a folder that holds something else is not replaced`() async throws {
    let place = try await Workplace()
    let plan = try await Shipped.plan
    do throws(PlanFolder.WriteError) {
      try plan.write(to: place.folders.district, with: [])
      Issue.record("the district's folder was replaced by a plan")
    } catch {
      #expect(error.message.zh.contains("新文件夹"))
    }
    #expect(FileManager.default.fileExists(atPath: place.folders.district + "/roads.csv"))
  }
}
