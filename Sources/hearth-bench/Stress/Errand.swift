import Foundation

/// A program run for a trial, its streams in files so that nothing can block.
struct Errand {
  /// How it ended.
  struct Ending {
    /// Exit code; `nil` = killed.
    var code: Int32?
    var output: String
    var complaint: String
  }

  /// The program, by path or name.
  var program: String
  var arguments: [String]
  /// Environment beside the inherited one.
  var environment: [String: String] = [:]

  /// Runs it to its end, or until `until` says that it has lived long enough: then it is killed outright.
  func run(limit: Double = 600, until: () -> Bool = { false }) throws -> Ending {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-bench-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["out", "err"].map { folder.appendingPathComponent($0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.contains("/") ? program : "/usr/bin/env")
    process.arguments = program.contains("/") ? arguments : [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    let deadline = ContinuousClock.now + .seconds(limit)
    while process.isRunning {
      usleep(20_000)
      if until() || ContinuousClock.now > deadline { kill(process.processIdentifier, SIGKILL) }
    }
    let texts = files.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
    return Ending(
      code: process.terminationReason == .exit ? process.terminationStatus : nil, output: texts[0],
      complaint: texts[1])
  }
}
