import Simulation
import Tables
import Testing

@testable import Stress

@Suite struct ShardTests {
  private static let shard = Shard(source: "winter", kind: "grid-cut", from: 4, count: 2)

  private static func result(manifest: String = "m") throws -> ShardResult {
    try ShardResult(
      shard, manifest: manifest,
      [4, 5].map {
        Replication(
          source: "winter", kind: "grid-cut", number: $0,
          outcomes: [Fixture.outcome(affected: [3, 3], served: [3, $0 - 4])])
      })
  }

  @Test func `a result comes back as it was written`() throws {
    let bytes = try Self.result().bytes()
    let read = try ShardResult.read(bytes + bytes, name: "a")
    #expect(read.count == 2)
    #expect(read[1].shard == Self.shard)
    #expect(try read[0].replications().map(\.outcomes[0].unserved) == [3, 2])
    #expect(try read[0].bytes() == bytes)
  }

  @Test func `a stream that breaks off anywhere is refused`() throws {
    let bytes = try Self.result().bytes()
    for length in stride(from: 1, to: bytes.count - 1, by: 37) {
      #expect(throws: ShardError.self) { try ShardResult.read(Array(bytes[..<length]), name: "a") }
    }
    #expect(try ShardResult.read([], name: "a").isEmpty)
  }

  @Test func `a changed digit and a lost line are noticed`() throws {
    let bytes = try Self.result().bytes()
    var changed = bytes
    let three = try #require(changed.firstIndex(of: UInt8(ascii: "3")))
    changed[three] = UInt8(ascii: "4")
    #expect(throws: ShardError.damaged(stream: "a", row: 3)) { try ShardResult.read(changed, name: "a") }
    let lineEnd = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    #expect(throws: ShardError.damaged(stream: "a", row: 2)) {
      try ShardResult.read(Array(bytes[(lineEnd + 1)...]), name: "a")
    }
  }

  @Test func `duplicates, mixtures and what nobody asked for are refused`() async throws {
    let effort = StressManifest.Effort(replications: 10, allocation: .equal, shard: 5)
    let manifest = try Fixture.manifest(effort, classes: ["grid-cut"])
    let bench = try Fixture.bench(manifest)
    try await Fixture.folder { folder in
      try folder.begin(manifest)
      var expected = Set(try StressRun(bench, in: folder).missing())
      #expect(expected.count == 2)
      let first = Shard(source: "winter", kind: "grid-cut", from: 0, count: 5)
      func result(_ shard: Shard, _ hash: String) throws -> ShardResult {
        try ShardResult(
          shard, manifest: hash,
          (shard.from..<shard.end).map {
            let outcome = Fixture.outcome(affected: [1], served: [1])
            return Replication(
              source: shard.source, kind: shard.kind, number: $0, outcomes: [outcome, outcome])
          })
      }
      #expect(throws: ShardError.mixed(stream: "a", shard: first)) {
        try folder.take(try result(first, "other"), from: "a", of: bench, expected: &expected)
      }
      try folder.take(try result(first, bench.hash), from: "a", of: bench, expected: &expected)
      #expect(throws: ShardError.twice(first)) {
        try folder.take(try result(first, bench.hash), from: "a", of: bench, expected: &expected)
      }
      let overlapping = Shard(source: "winter", kind: "grid-cut", from: 4, count: 5)
      #expect(throws: ShardError.unknown(overlapping)) {
        try folder.take(try result(overlapping, bench.hash), from: "a", of: bench, expected: &expected)
      }
      let last = Shard(source: "winter", kind: "grid-cut", from: 5, count: 5)
      await #expect(throws: ShardError.missing([last])) {
        try await StressRun(bench, in: folder).run(by: NoCrew())
      }
    }
  }
}
