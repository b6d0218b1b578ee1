import Foundation

/// One run of `hearth`, to its end.
struct CommandRun {
  var code: Int32
  var out: String
  var err: String

  /// The executables stand beside the test runner.
  static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  /// The one people run.
  static let executable = products.appendingPathComponent("hearth").path
  /// The repository's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs it. Both streams go to files, so that neither can fill up and block.
  init(_ arguments: [String], in working: String = root, of program: String = "hearth") throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-run-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appendingPathComponent("out")
    let err = folder.appendingPathComponent("err")
    for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = Self.products.appendingPathComponent(program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: working)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    self.out = try String(contentsOf: out, encoding: .utf8)
    self.err = try String(contentsOf: err, encoding: .utf8)
  }

  /// A path where nothing stands yet.
  static func temporary() -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-test-\(ProcessInfo.processInfo.globallyUniqueString)").path
  }
}
