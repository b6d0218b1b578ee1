import Foundation
import Tables

/// A shard as it was played: lines of replications, closed by a line that says how many there are and their hash, so
/// that one cut short is noticed.
public struct ShardResult: Sendable {
  /// The shard.
  public var shard: Shard
  /// Hash of the manifest it was played under.
  public var manifest: String
  /// The replications' lines, each with its line feed.
  public var lines: [UInt8]

  /// The last line.
  private struct Seal: Codable {
    var end = true
    var manifest: String
    var n: Int
    var sha256: String
    var shard: Shard
  }

  /// A shard's result.
  init(_ shard: Shard, manifest: String, _ replications: [Replication]) throws {
    self.shard = shard
    self.manifest = manifest
    lines = []
    for replication in replications { lines += try Self.line(replication) }
  }

  private init(_ seal: Seal, lines: [UInt8]) {
    shard = seal.shard
    manifest = seal.manifest
    self.lines = lines
  }

  /// All its lines.
  public func bytes() throws -> [UInt8] {
    let seal = Seal(manifest: manifest, n: shard.count, sha256: Digest.sha256(lines), shard: shard)
    return lines + (try Self.line(seal))
  }

  /// Its replications.
  ///
  /// - Complexity: O(bytes)
  func replications() throws -> [Replication] {
    let decoder = JSONDecoder()
    return try lines.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Replication.self, from: Data($0))
    }
  }

  /// The results in a stream, one after the other.
  ///
  /// - Parameter name: What to call the stream in a complaint.
  /// - Throws: ``ShardError`` where it is cut short, damaged, or not what it says.
  public static func read(_ bytes: [UInt8], name: String) throws(ShardError) -> [ShardResult] {
    let decoder = JSONDecoder()
    let mark = Array(#"{"end":"#.utf8)
    var results: [ShardResult] = []
    var (start, position, count, row) = (0, 0, 0, 0)
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      row += 1
      if bytes[position..<end].starts(with: mark) {
        guard let seal = try? decoder.decode(Seal.self, from: Data(bytes[position..<end])) else {
          throw .damaged(stream: name, row: row)
        }
        let lines = Array(bytes[start..<position])
        guard seal.n == count, seal.n == seal.shard.count, Digest.sha256(lines) == seal.sha256 else {
          throw .damaged(stream: name, row: row)
        }
        results.append(ShardResult(seal, lines: lines))
        start = end + 1
        count = 0
      } else if end > position {
        count += 1
      }
      position = end + 1
    }
    guard start >= bytes.count else { throw .cutShort(stream: name, row: row) }
    return results
  }

  private static func line(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }
}
