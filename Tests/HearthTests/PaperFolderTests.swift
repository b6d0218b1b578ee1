import Foundation
import Plans
import Quantities
import Terminal
import Testing

@testable import hearth

/// Papers come back from an office with plates and receipts in them; writing them anew must not lose that.
struct PaperFolderTests {
  private let path = CommandRun.temporary()

  private func write(_ text: String) async throws {
    let folder = PaperFolder(
      path: path, kind: Bilingual(zh: "排车", en: "a truck schedule"), mark: "schedule.json")
    try await folder.replace(
      workbook: ("schedule.xlsx", { try "sheet".write(toFile: $0, atomically: true, encoding: .utf8) }),
      telling: Console(language: .zh)
    ) {
      [
        ("schedule.json", Array("{}".utf8)), ("sheets.html", Array(text.utf8)),
        ("2023-W01/notices.html", Array("notice".utf8)),
      ]
    }
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  @Test func `papers that nobody touched are written anew, and so are those that were taken away`()
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await write("first")
    try await write("second")
    #expect(try read("sheets.html") == "second")
    try FileManager.default.removeItem(atPath: path + "/2023-W01/notices.html")
    try await write("third")
    #expect(try read("sheets.html") == "third")
    #expect(try read("2023-W01/notices.html") == "notice")
  }

  @Test func `a file of the same name is left alone`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "my notes".write(toFile: path, atomically: true, encoding: .utf8)
    await #expect(throws: HearthExit.badInput) { try await write("first") }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "my notes")
  }

  @Test(arguments: [
    "sheets.html", "2023-W01/notices.html", "schedule.xlsx", "plates.txt", "2023-W01/receipt.jpg",
  ])
  func `papers that somebody wrote in or laid beside them are not written over`(name: String) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await write("first")
    try "晋F·12345".write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    await #expect(throws: HearthExit.badInput) { try await write("second") }
    #expect(try read(name) == "晋F·12345")
    #expect(try name == "sheets.html" || read("sheets.html") == "first")
    try FileManager.default.removeItem(atPath: path + "/" + name)
    try await write("second")
    #expect(try read("sheets.html") == "second")
  }

  @Test(arguments: [nil, "not JSON"])
  func `papers of which nobody can tell whether they were written in are left alone`(manifest: String?)
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await write("first")
    try FileManager.default.removeItem(atPath: path + "/" + PlanFolder.File.manifest)
    if let manifest {
      try manifest.write(toFile: path + "/" + PlanFolder.File.manifest, atomically: true, encoding: .utf8)
    }
    await #expect(throws: HearthExit.badInput) { try await write("second") }
    #expect(try read("sheets.html") == "first")
  }

  @Test func `a folder of something else is left alone, an empty one is not`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try await write("first")
    #expect(try read("sheets.html") == "first")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try "x".write(toFile: path + "/年度总结.doc", atomically: true, encoding: .utf8)
    await #expect(throws: HearthExit.badInput) { try await write("second") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["年度总结.doc"])
  }
}
