import District
import Foundation
import Plans
import Tables

/// What a command leaves on disk as the file that all others in its folder rest on.
protocol FolderRecord: Decodable {
  /// The schema this version reads.
  static var schema: String { get }
  /// Name of the file in its folder.
  static var file: String { get }
  /// The schema it was written in.
  var schema: String { get }
}

/// Such a record as it stands on disk.
struct WrittenRecord<Record: FolderRecord> {
  let record: Record
  /// The folder it stands in.
  let folder: String

  /// The record in a file, or in a folder of one; `nil` where there is none that can be read.
  init?(atPath path: String) {
    let file = Self.file(path)
    guard let data = FileManager.default.contents(atPath: file),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.schema == Record.schema
    else { return nil }
    self.record = record
    folder = URL(filePath: file).deletingLastPathComponent().path
  }

  /// Whether a record ought to be there, readable or not.
  static func isMeant(by path: String) -> Bool {
    let file = file(path)
    return file.split(separator: "/").last.map(String.init) == Record.file
      && FileManager.default.fileExists(atPath: file)
  }

  /// The file meant by it or by its folder.
  static func file(_ path: String) -> String {
    path.hasSuffix(".json") ? path : path + "/" + Record.file
  }
}

extension WrittenRecord: Sendable where Record: Sendable {}

extension Schedule: FolderRecord {
  static var file: String { ScheduleFiles.schedule }
}

extension SeasonRecord: FolderRecord {}

/// A schedule as `hearth dispatch` left it on disk.
typealias ScheduleInput = WrittenRecord<Schedule>

/// A season's weekly deliveries as `hearth allocate schedule --weeks` left them on disk.
typealias SeasonInput = WrittenRecord<SeasonRecord>

extension SeasonInput {
  /// The trucks of each week; `nil` where the record names no file, or it cannot be read.
  var weeks: [Schedule?] {
    record.weekFiles.map { name in
      // a name that leads elsewhere is none of this folder's
      name.flatMap { $0.contains("/") ? nil : ScheduleInput(atPath: folder + "/" + $0)?.record }
    }
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
