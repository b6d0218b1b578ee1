import Foundation
import Plans
import Testing

/// What a user has in a file or a folder stays, whichever command is told to write there.
struct NothingLostTests {
  private let folder = CommandRun.temporary()

  @Test func `notes, and tables of a district, are not written over by commands`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let note = folder + "/mine.txt"
    try "我的笔记\n".write(toFile: note, atomically: true, encoding: .utf8)
    let attack = ["robust", "attack", "data/shuocheng", "--scenario", "power-cut-72h"]
    for (arguments, words) in [
      (["allocate", "data/shuocheng", "--out", note], "已有别的内容（开头是“我的笔记”）"),
      (attack + ["--out", note], "已有别的内容"), (attack + ["--stock-out", note], "已有别的内容"),
      (attack + ["--out", folder + "/x", "--stock-out", folder + "/x"], "两份输出都要写到"),
      (
        ["allocate", "schedule", "data/shuocheng", "--out", folder + "/x", "--weeks", folder + "/x"],
        "两份输出都要写到"
      ),
      (["export", "smps", "data/shuocheng", "--out", "data/shuocheng/fleet.csv"], "是输入文件"),
    ] {
      let run = try CommandRun(arguments)
      #expect(run.code == 1 && run.err.contains(words), "\(arguments): \(run.err)")
    }
    #expect(try String(contentsOfFile: note, encoding: .utf8) == "我的笔记\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mine.txt"])
  }

  @Test func `a truncated report is called damaged, a malformed task is called a task`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let report = folder + "/worst.json"
    try #"{"closures": 1, "district": "1406"#.write(toFile: report, atomically: true, encoding: .utf8)
    for arguments in [
      ["audit", report], ["stress", "weaknesses", "--worst", report, "--out", folder + "/out"],
    ] {
      let run = try CommandRun(arguments)
      #expect(run.code == 1 && run.err.contains("JSON 没有写完就断了"), "\(run.err)")
    }
    // a district's folder holds no report of weaknesses, and gets none
    let target = try CommandRun(["stress", "weaknesses", "--worst", report, "--out", "data/shuocheng"])
    #expect(target.code == 1 && target.err.contains("里有别的文件"))
  }
}
