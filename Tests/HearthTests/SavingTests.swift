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
    try console.save(bytes: Array("list.csv\nnew".utf8), to: list)
    #expect(try String(contentsOfFile: list, encoding: .utf8) == "list.csv\nnew")
    let table = try put("villages.csv")
    _ = try put("district.toml")
    for name in [table, list, folder + "/district.toml"] {
      #expect(throws: HearthExit.badInput) { try console.save(bytes: [], to: name) }
    }
    #expect(try String(contentsOfFile: table, encoding: .utf8) == "villages.csv")
    try console.save(bytes: [], to: folder + "/model.lp")
  }

  private static let note = "我的笔记\n"

  @Test(arguments: [
    ("site,kg\ns1,5\n", "site,kg\ns1,9\n", true), ("site,kg\n", "site,t\n", false),
    (note, "site,kg\n", false), (note, "", false),
    ("", "site,kg\n", true),
    (#"{"schema": "hearth.risk/1"}"#, #"{"a": 1, "schema": "hearth.risk/2"}"#, true),
    (#"{"schema": "hearth.robust/1"}"#, #"{"schema": "hearth.risk/2"}"#, false),
    (#"{"mine": 1}"#, #"{"schema": "hearth.risk/2"}"#, false), (note, "{}", false),
    (#"{"vehicles": [], "matrices": {}}"#, #"{"vehicles": [], "jobs": [], "matrices": {}}"#, true),
    (#"{"vehicles": [], "mine": 1}"#, #"{"vehicles": [], "jobs": []}"#, false),
    ("\\ Hearth 1.0: mode min-cost\nMin\n", "\\ Hearth 1.1: mode max-cover\nMin\n", true),
    ("\\ by hand\nMin\n", "\\ Hearth 1.1: mode max-cover\nMin\n", false),
  ])
  func `a file is replaced only by one of its kind`(old: String, new: String, isReplaced: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try put("mine")
    try old.write(toFile: file, atomically: true, encoding: .utf8)
    let console = Console(language: .zh)
    let other = folder + "/other"
    let files = [(name: other, bytes: Array("1".utf8)), (name: file, bytes: Array(new.utf8))]
    if isReplaced {
      try console.save(files)
    } else {
      #expect(throws: HearthExit.badInput) { try console.save(files) }
      #expect(!FileManager.default.fileExists(atPath: other))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == (isReplaced ? new : old))
  }

  @Test func `two outputs of one name are refused, and so is a folder, before anything is written`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let console = Console(language: .zh)
    let bytes = Array("x".utf8)
    _ = try put("there")
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    for second in [folder + "/same", folder + "/sub/../same", folder + "/sub"] {
      #expect(throws: HearthExit.badInput) { try console.save([(folder + "/same", bytes), (second, bytes)]) }
      #expect(!FileManager.default.fileExists(atPath: folder + "/same"))
    }
  }
}
