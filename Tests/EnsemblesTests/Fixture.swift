import District
import Foundation
import Tables

/// The shipped district and its sets.
enum Fixture {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let district: District? = {
    var diagnostics = Diagnostics()
    return DistrictReader.read(folder: root + "/data/shuocheng", diagnostics: &diagnostics)
  }()

  /// A set read from a text.
  static func read(_ text: String, _ district: District) throws -> (ScenarioSet?, Diagnostics) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("set.toml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    var (inputs, diagnostics) = ([InputFile](), Diagnostics())
    let set = ScenarioSetReader.read(
      file: file.path, district: district, inputs: &inputs, diagnostics: &diagnostics)
    return (set, diagnostics)
  }

  static func shipped(_ name: String) throws -> String {
    try String(contentsOfFile: root + "/scenarios/sets/\(name).toml", encoding: .utf8)
  }
}
