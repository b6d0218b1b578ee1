import Audit
import District
import Foundation
import Plans
import Quantities
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
      try await Shipped.plan.write(to: folder + "/plan", with: [])
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

  @Test func `a missing manifest and an added input are noticed`() async throws {
    let place = try await Workplace()
    let plan = try PlanFolder(readingFrom: place.folders.plan).plan
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
      #expect(error.message.zh.contains(name) && error.message.en.contains("--out"))
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
      #expect(error.message.zh.contains("--out"))
    }
    #expect(FileManager.default.fileExists(atPath: place.folders.district + "/roads.csv"))
  }
}
