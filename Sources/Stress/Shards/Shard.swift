import Foundation

/// A piece of work that anybody can do: some consecutive replications of one class.
///
/// On a line of NDJSON it reads
/// `{"class":"feeder-fault","count":50,"from":0,"source":"winter","unit":"replications"}`.
public struct Shard: Codable, Hashable, Sendable {
  /// What its numbers count; there is one kind.
  public enum Unit: String, Codable, Sendable {
    /// Replications of a class.
    case replications
  }

  /// What its numbers count.
  public var unit = Unit.replications
  /// Name of the source.
  public var source: String
  /// Name of the class, or of the scenario.
  public var kind: String
  /// First number within the class.
  public var from: Int
  /// How many.
  public var count: Int

  private enum CodingKeys: String, CodingKey {
    case unit, source, from, count
    case kind = "class"
  }

  /// A shard.
  public init(source: String, kind: String, from: Int, count: Int) {
    self.source = source
    self.kind = kind
    self.from = from
    self.count = count
  }

  /// The number after its last.
  public var end: Int { from + count }

  /// Name of its file in the run's folder.
  var file: String { "\(source)--\(kind)--\(from)-\(end).ndjson" }
}

extension Shard {
  /// The shard on a line of NDJSON; `nil` where it holds none.
  public init?(line: String) {
    guard let shard = try? JSONDecoder().decode(Shard.self, from: Data(line.utf8)) else { return nil }
    self = shard
  }

  /// Its line of NDJSON, without a line feed.
  public var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // two names and two numbers always encode
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
