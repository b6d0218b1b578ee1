import Foundation
public import Plans
public import Tables

/// A run on disk: its manifest and the shards played so far. A shard's file is there whole or not at all, so that a run
/// can be killed at any moment and taken up again.
public struct RunFolder: Sendable {
  /// Where it is.
  public let path: String

  /// The run at `path`, which need not exist.
  public init(_ path: String) { self.path = path }

  /// Path of its manifest.
  public var manifest: String { path + "/" + StressManifest.file }
  /// Path of its shards.
  public var shards: String { path + "/shards" }
  /// Path of the results of every replication.
  public var replications: String { path + "/replications.ndjson" }

  /// Whether a run was begun here. A plan has a `manifest.json` too, and is none.
  public var isBegun: Bool { (try? readManifest()) != nil }
  /// Whether anything at all stands here.
  public var isEmpty: Bool {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).isEmpty
  }

  /// Begins a run.
  public func begin(_ manifest: StressManifest) throws {
    try AtomicFile(self.manifest).replace(with: try manifest.bytes())
    try FileManager.default.createDirectory(atPath: shards, withIntermediateDirectories: true)
  }

  /// Whether a shard was played. Whether it is sound is seen when it is read.
  func holds(_ shard: Shard) -> Bool { FileManager.default.fileExists(atPath: shards + "/" + shard.file) }

  /// Keeps a shard's result.
  public func keep(_ result: ShardResult) throws {
    try Self.keep(result, in: shards)
  }

  /// Keeps a shard's result in a folder of shards.
  public static func keep(_ result: ShardResult, in shards: String) throws {
    try AtomicFile(shards + "/" + result.shard.file).replace(with: try result.bytes())
  }

  /// A shard's result as it was kept; `nil` where it was not, or is not sound: then it has to be played again.
  func result(_ shard: Shard, manifest: String) -> ShardResult? {
    let path = shards + "/" + shard.file
    guard let data = FileManager.default.contents(atPath: path),
      let result = try? ShardResult.read([UInt8](data), name: path).first,
      result.shard == shard, result.manifest == manifest
    else { return nil }
    return result
  }

  /// Takes away what was kept of a shard.
  func drop(_ shard: Shard) { try? FileManager.default.removeItem(atPath: shards + "/" + shard.file) }
}

extension RunFolder {
  /// Path of its report.
  public var report: String { path + "/stress.json" }
  /// Whether everything was played and reported.
  public var isFinished: Bool { FileManager.default.fileExists(atPath: report) }

  /// Its manifest as it stands.
  public func readManifest() throws -> StressManifest {
    try JSONDecoder().decode(StressManifest.self, from: Data(contentsOf: URL(fileURLWithPath: manifest)))
  }

  /// Its report as it stands.
  public func readReport() throws -> StressReport {
    try JSONDecoder().decode(StressReport.self, from: Data(contentsOf: URL(fileURLWithPath: report)))
  }

  /// Writes the report and what people read; the shards are in `replications.ndjson` now.
  public func finish(_ report: StressReport, files: [AtomicFolder.File]) throws {
    for file in files { try AtomicFile(path + "/" + file.name).replace(with: file.bytes) }
    try AtomicFile(self.report).replace(with: try PlanJSON.encode(report))
    try? FileManager.default.removeItem(atPath: shards)
  }

  /// Takes a finished run away.
  public func clear() throws {
    // the report first: without it, what is left is no finished run
    for name in ["stress.json", "shards", StressManifest.file] {
      let path = path + "/" + name
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
  }

  /// Keeps a result from elsewhere.
  ///
  /// - Parameters:
  ///   - name: Where it came from, for a complaint.
  ///   - expected: What is missing; loses this one.
  /// - Throws: ``ShardError`` where it belongs to another run, came before, or is not asked for.
  public func take(
    _ result: ShardResult, from name: String, of bench: StressBench, expected: inout Set<Shard>
  ) throws {
    guard result.manifest == bench.hash else { throw ShardError.mixed(stream: name, shard: result.shard) }
    guard self.result(result.shard, manifest: bench.hash) == nil else { throw ShardError.twice(result.shard) }
    guard expected.remove(result.shard) != nil else { throw ShardError.unknown(result.shard) }
    try keep(result)
  }
}
