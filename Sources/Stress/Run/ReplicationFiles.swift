import Foundation
import Plans
import Quantities
import Simulation
import Statistics
import Tables

/// The results of every replication, in order of source, class and number, whoever played them in what pieces.
struct ReplicationFiles {
  private let folder: RunFolder

  init(_ folder: RunFolder) { self.folder = folder }

  /// Name of the table.
  static let table = "replications.csv"

  /// Writes `replications.ndjson` and `replications.csv`, shard by shard.
  ///
  /// - Parameter shards: By source and class.
  /// - Returns: SHA-256 of `replications.ndjson`.
  func write(_ shards: [[[Shard]]], _ bench: StressBench) throws -> String {
    let lines = try Output((folder.replications as NSString).lastPathComponent, in: folder)
    let table = try Output(Self.table, in: folder)
    try table.append(CSV.write(Self.header, []))
    let headerLength = CSV.write(Self.header, []).count
    for shard in shards.joined().joined() {
      guard let result = folder.result(shard, manifest: bench.hash) else { throw ShardError.missing([shard]) }
      try lines.append(result.lines)
      let rows = try result.replications().flatMap { Self.rows($0, bench.manifest) }
      // the header is written once
      try table.append(Array(CSV.write(Self.header, rows).dropFirst(headerLength)))
    }
    let hash = try lines.finish()
    _ = try table.finish()
    return hash
  }

  private static let header = [
    "source", "class", "number", "contender", "affected_household_hours", "unserved_household_hours",
    "first_shortage_hour", "shortage_hours", "shortages", "longest_shortage_h", "worst_township_coverage",
    "cold_household_hours_10", "resilience_loss_h", "trips", "transport_fen",
  ]

  private static func rows(_ replication: Replication, _ manifest: StressManifest) -> [[Cell]] {
    zip(replication.outcomes, manifest.contenders).map { outcome, contender in
      let missing = zip(outcome.affectedByHour, outcome.servedByHour).map { $0 - $1 }
      let runs = ShortageRuns(missing: missing)
      let triangle = ResilienceTriangle(affected: outcome.affectedByHour, unserved: missing)
      let coverage = outcome.townships.compactMap {
        $0.affected > 0 ? Double($0.served) / Double($0.affected) : nil
      }.min()
      return [
        .text(replication.source), .text(replication.kind), .integer(replication.number),
        .text(contender.name),
        .integer(outcome.affected), .integer(outcome.unserved),
        runs.runs.first.map { .integer($0.start) } ?? .empty, .integer(runs.hours), .integer(runs.runs.count),
        .integer(runs.longest), coverage.map { .decimal($0) } ?? .empty,
        .integer(outcome.townships.reduce(0) { $0 + $1.cold[1].householdHours }),
        .decimal(Double(triangle.lostMicroHours) / 1e6), .integer(outcome.trips),
        .integer(Int(outcome.transport.count)),
      ]
    }
  }
}

/// A file that appears whole under its name when it is finished.
private final class Output {
  private let name: String
  private let folder: RunFolder
  private let handle: FileHandle
  private var digest = Digest.Stream()

  private var path: String { folder.path + "/" + name }
  private var fresh: String { path + ".new" }

  init(_ name: String, in folder: RunFolder) throws {
    (self.name, self.folder) = (name, folder)
    let fresh = folder.path + "/" + name + ".new"
    guard FileManager.default.createFile(atPath: fresh, contents: nil),
      let handle = FileHandle(forWritingAtPath: fresh)
    else { throw CocoaError(.fileWriteUnknown) }
    self.handle = handle
  }

  func append(_ bytes: [UInt8]) throws {
    digest.append(bytes)
    try handle.write(contentsOf: Data(bytes))
  }

  /// SHA-256 of the file.
  func finish() throws -> String {
    try handle.synchronize()
    try handle.close()
    let hash = digest.finish()
    do { try folder.written.check(name, becoming: hash) } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw error
    }
    guard rename(fresh, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return hash
  }
}
