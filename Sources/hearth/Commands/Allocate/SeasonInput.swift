import Foundation
import Plans

/// A season's weekly deliveries as `hearth allocate schedule --weeks` left them on disk.
struct SeasonInput {
  let record: SeasonRecord
  /// The folder they stand in.
  let folder: String

  /// The season in a folder, or in its `season.json`; `nil` where there is none that can be read.
  init?(atPath path: String) {
    let file = Self.file(path)
    guard let data = FileManager.default.contents(atPath: file),
      let record = try? JSONDecoder().decode(SeasonRecord.self, from: data),
      record.schema == SeasonRecord.schema
    else { return nil }
    self.record = record
    folder = URL(filePath: file).deletingLastPathComponent().path
  }

  /// Whether a season ought to be there, readable or not.
  static func isMeant(by path: String) -> Bool {
    let file = file(path)
    return file.split(separator: "/").last.map(String.init) == SeasonRecord.file
      && FileManager.default.fileExists(atPath: file)
  }

  /// The trucks of each week; `nil` where the record names no file, or it cannot be read.
  var weeks: [Schedule?] {
    record.weekFiles.map { name in
      // a name that leads elsewhere is none of this folder's
      name.flatMap { $0.contains("/") ? nil : ScheduleInput(atPath: folder + "/" + $0)?.schedule }
    }
  }

  private static func file(_ path: String) -> String {
    path.hasSuffix(".json") ? path : path + "/" + SeasonRecord.file
  }
}
