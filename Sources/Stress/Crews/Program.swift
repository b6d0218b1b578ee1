import Foundation
import Synchronization

/// A program of this machine, run to its end.
struct Program {
  /// How it ended.
  struct Ending {
    var code: Int32
    var output: String
    var complaint: String
  }

  /// Whether a program of this name can be run.
  static func isInstalled(_ name: String) -> Bool { path(of: name) != nil }

  /// The running program's own file.
  static var own: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  private static func path(of name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    return (folders + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program; its streams go through files, so that neither can fill up and block.
  ///
  /// - Parameters:
  ///   - input: What it reads; nothing by default.
  ///   - limit: It is killed after so many seconds.
  ///   - wait: Called several times a second meanwhile.
  /// - Throws: `CancellationError`, after it was asked to end; `CocoaError` where it cannot be started.
  static func run(
    _ name: String, _ arguments: [String], input: String = "", limit: Double = .infinity,
    wait: () throws -> Void = {}
  ) async throws -> Ending {
    guard let path = path(of: name) else { throw CocoaError(.executableNotLoadable) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try Data(input.utf8).write(to: files[0])
    for file in files[1...] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    let deadline = limit.isFinite ? ContinuousClock.now + .seconds(limit) : nil
    do {
      while process.isRunning {
        try await Task.sleep(for: .milliseconds(100))
        try wait()
        if let deadline, ContinuousClock.now > deadline { kill(process.processIdentifier, SIGKILL) }
      }
    } catch {
      process.terminate()
      process.waitUntilExit()
      throw error
    }
    let texts = files[1...].map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
    return Ending(code: process.terminationStatus, output: texts[0], complaint: texts[1])
  }
}

/// Tells of shards as their files appear, where others write them.
final class Watch: Sendable {
  private let waiting: Mutex<[Shard]>
  private let folder: RunFolder
  private let done: @Sendable (Shard) -> Void

  init(_ shards: [Shard], in folder: RunFolder, _ done: @escaping @Sendable (Shard) -> Void) {
    waiting = Mutex(shards)
    self.folder = folder
    self.done = done
  }

  /// Shards whose files are not there yet.
  var left: [Shard] { waiting.withLock { $0 } }

  /// Looks, and tells how many are new.
  @discardableResult
  func look() -> Int {
    let new = waiting.withLock { waiting in
      let new = waiting.filter { folder.holds($0) }
      waiting.removeAll { new.contains($0) }
      return new
    }
    for shard in new { done(shard) }
    return new.count
  }
}
