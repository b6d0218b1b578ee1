import Foundation
import Quantities
import Terminal
import Testing

@testable import hearth

/// What was read must not be written over by what was worked out from it.
struct SavingTests {
  private let folder = CommandRun.temporary()

  private func put(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try name.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    return folder + "/" + name
  }

  @Test func `tables of a district and lists that were read are not written over, other files are`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let console = Console(language: .zh)
    let list = try put("list.csv")
    let link = folder + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: list)
    for name in [list, link, folder + "/../" + (folder as NSString).lastPathComponent + "/list.csv"] {
      #expect(throws: HearthExit.badInput) { try console.save(bytes: [], to: name, sparing: [list]) }
    }
    #expect(try String(contentsOfFile: list, encoding: .utf8) == "list.csv")
    try console.save(bytes: Array("new".utf8), to: list)
    #expect(try String(contentsOfFile: list, encoding: .utf8) == "new")
    let table = try put("villages.csv")
    _ = try put("district.toml")
    for name in [table, list, folder + "/district.toml"] {
      #expect(throws: HearthExit.badInput) { try console.save(bytes: [], to: name) }
    }
    #expect(try String(contentsOfFile: table, encoding: .utf8) == "villages.csv")
    try console.save(bytes: [], to: folder + "/model.lp")
  }
}
