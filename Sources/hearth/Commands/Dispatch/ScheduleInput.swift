import District
import Foundation
import Plans
import Tables

/// A schedule as `hearth dispatch` left it on disk.
struct ScheduleInput {
  let schedule: Schedule
  /// The folder it stands in.
  let folder: String

  /// The schedule in a file, or in a folder of one; `nil` where there is none.
  init?(atPath path: String) {
    let file = Self.file(path)
    guard let data = FileManager.default.contents(atPath: file),
      let schedule = try? JSONDecoder().decode(Schedule.self, from: data), schedule.schema == Schedule.schema
    else { return nil }
    self.schedule = schedule
    folder = URL(filePath: file).deletingLastPathComponent().path
  }

  /// Whether a schedule ought to be there, readable or not.
  static func isMeant(by path: String) -> Bool {
    let file = file(path)
    return file.split(separator: "/").last.map(String.init) == ScheduleFiles.schedule
      && FileManager.default.fileExists(atPath: file)
  }

  /// The file meant by it or by its folder.
  static func file(_ path: String) -> String {
    path.hasSuffix(".json") ? path : path + "/" + ScheduleFiles.schedule
  }
}

extension InputFile {
  /// The plan in a folder, with its hash; `nil` where there is none.
  init?(plan folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + PlanFolder.File.plan) else {
      return nil
    }
    self.init(path: "plan/" + PlanFolder.File.plan, sha256: Digest.sha256([UInt8](data)))
  }
}
