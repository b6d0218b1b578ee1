import Foundation
public import Plans
import Quantities
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
  /// What it is while nobody changes anything in it. The manifest of a run is what was asked, so its hashes are in a list of their own.
  public var written: WrittenFolder {
    WrittenFolder(
      path, kind: Bilingual(zh: "推演", en: "a run"), mark: StressManifest.file, listing: "written.json")
  }

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
  public var report: String { path + "/" + Self.reportFile }
  private static let reportFile = "stress.json"
  /// The folder of what was submitted to Slurm.
  static let queue = "slurm"
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
  ///
  /// - Throws: ``WrittenFolder/Refusal`` where somebody wrote in a file that would be replaced.
  public func finish(_ report: StressReport, files: [AtomicFolder.File]) throws {
    let files = files + [(Self.reportFile, try PlanJSON.encode(report))]
    for file in files { try written.check(file.name, becoming: Digest.sha256(file.bytes)) }
    // the report last: with it, the run is finished
    try list(files)
    for file in files { try AtomicFile(path + "/" + file.name).replace(with: file.bytes) }
    try? FileManager.default.removeItem(atPath: shards)
  }

  /// Lists the hashes of everything that the run leaves: `files`, and what it has written already.
  private func list(_ files: [AtomicFolder.File]) throws {
    let manager = FileManager.default
    var hashes = Dictionary(files.map { ($0.name, Digest.sha256($0.bytes)) }) { first, _ in first }
    let queue = (try? manager.contentsOfDirectory(atPath: path + "/" + Self.queue)) ?? []
    let left =
      [StressManifest.file, (replications as NSString).lastPathComponent, ReplicationFiles.table]
      + queue.map { Self.queue + "/" + $0 }
    for name in left {
      hashes[name] = manager.contents(atPath: path + "/" + name).map { Digest.sha256([UInt8]($0)) }
    }
    try AtomicFile(path + "/" + written.listing).replace(
      with: try PlanJSON.encode(PlanFolder.Manifest(sha256: hashes)))
  }

  /// Takes a finished run away, unless somebody changed or added a file.
  ///
  /// - Throws: ``WrittenFolder/Refusal``.
  public func clear() throws {
    try written.check()
    let manager = FileManager.default
    let names = (written.hashes ?? [:]).keys.filter { $0 != Self.reportFile && $0 != StressManifest.file }
    // the report first: without it, what is left is no finished run
    for name in [Self.reportFile] + names.sorted() + [
      Self.queue, "shards", written.listing, StressManifest.file,
    ] {
      let path = path + "/" + name
      if manager.fileExists(atPath: path) { try manager.removeItem(atPath: path) }
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
