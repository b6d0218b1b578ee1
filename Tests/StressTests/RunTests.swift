import District
import Foundation
import Plans
import Simulation
import Statistics
import Tables
import Testing

@testable import Stress

/// Plays on the shipped district: few and short events, because this is a debug build.
@Suite struct RunTests {
  private static let effort = StressManifest.Effort(replications: 9, allocation: .equal, shard: 2)

  private static func begun(_ folder: RunFolder) throws -> StressRun {
    let manifest = try Fixture.manifest(effort, classes: ["feeder-fault", "heat-network"])
    try folder.begin(manifest)
    return StressRun(try Fixture.bench(manifest), in: folder)
  }

  private static func lines(_ folder: RunFolder) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.replications)))
  }

  @Test func `workers, order, pieces from elsewhere and interruptions leave no trace`() async throws {
    try await Fixture.folder { one in
      try await Fixture.folder { two in
        let whole = try await Self.begun(one).run(by: LocalCrew(jobs: 1))
        let run = try Self.begun(two)
        // the last shard is there already, another is rubbish, and the rest come in any order
        let shards = try run.missing()
        let last = try #require(shards.last)
        try two.keep(try run.bench.play(last))
        try Data("{}".utf8).write(to: URL(fileURLWithPath: two.shards + "/" + shards[0].file))
        let again = try await run.run(by: LocalCrew(jobs: 8))
        #expect(try PlanJSON.encode(whole) == PlanJSON.encode(again))
        let bytes = try Self.lines(one)
        #expect(try bytes == Self.lines(two))
        #expect(Digest.sha256(bytes) == whole.replications)
        try Self.checkAgainstFile(whole, bytes)
      }
    }
  }

  @Test func `a plan, which has a manifest of its own, is no run that was begun`() async throws {
    try await Fixture.folder { folder in
      try AtomicFile(folder.manifest).replace(
        with: Array(#"{"schema": "hearth.manifest/1", "files": []}"#.utf8))
      #expect(!folder.isBegun && !folder.isEmpty)
    }
    try await Fixture.folder { folder in
      _ = try Self.begun(folder)
      #expect(folder.isBegun)
    }
  }

  /// The second path: from the lines of every replication, without a tally.
  private static func checkAgainstFile(_ report: StressReport, _ bytes: [UInt8]) throws {
    let replications = try bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Replication.self, from: Data($0))
    }
    let source = try #require(report.sources.first)
    #expect(replications.count == source.stopping.replications)
    for kind in source.classes where kind.replications > 0 {
      let own = replications.filter { $0.kind == kind.name }
      #expect(own.map(\.number) == Array(0..<kind.replications))
      for (index, result) in kind.results.enumerated() {
        let losses = own.map { Int64($0.outcomes[index].unserved) }
        let mean = Double(losses.reduce(0, +)) / Double(losses.count) * (1.0 / 24)
        #expect(try #require(result[.expectedUnserved]).value == mean)
        #expect(
          try #require(result[.shortageProbability]).value == Double(losses.count { $0 > 0 })
            / Double(losses.count))
        let served = own.reduce(0) { $0 + $1.outcomes[index].served }
        let affected = own.reduce(0) { $0 + $1.outcomes[index].affected }
        #expect(abs(try #require(result[.coverage]).value - Double(served) / Double(affected)) < 1e-14)
        // identities
        let townships = result.townships.reduce(0) { $0 + ($1.expectedUnserved?.value ?? 0) }
        #expect(abs(townships - mean) < 1e-9 * max(1, mean))
        // so few replications know nothing of their tail
        #expect(result[.tailMean] == nil && result[.percentile95] == nil)
        #expect(result.metrics.allSatisfy { $0.figure == $0.figure?.measured })
      }
    }
    // nothing at all is never better than something
    #expect(source.comparisons.allSatisfy { ($0.expectedUnserved?.value ?? 0) >= 0 })
  }

  @Test func `a finished run is taken away only while it is as it was left`() async throws {
    try await Fixture.folder { folder in
      let run = try Self.begun(folder)
      let report = try await run.run(by: LocalCrew(jobs: 2))
      let files = [(name: "report.html", bytes: Array("first".utf8))]
      // a note under the name of the report, laid there while the run was played
      let note = URL(fileURLWithPath: folder.path + "/report.html")
      try Data("mine".utf8).write(to: note)
      #expect(throws: WrittenFolder.Refusal.self) { try folder.finish(report, files: files) }
      #expect(try Data(contentsOf: note) == Data("mine".utf8) && !folder.isFinished)
      try FileManager.default.removeItem(at: note)
      try folder.finish(report, files: files)
      // edited, added
      for name in ["report.html", "stress.json", "replications.csv", "意见.txt"] {
        let file = URL(fileURLWithPath: folder.path + "/" + name)
        let old = try? Data(contentsOf: file)
        try Data("mine".utf8).write(to: file)
        #expect(throws: WrittenFolder.Refusal.self, "\(name)") { try folder.clear() }
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
        if let old { try old.write(to: file) } else { try FileManager.default.removeItem(at: file) }
      }
      try folder.clear()
      #expect(folder.isEmpty)
    }
  }

  @Test func `what is missing is told`() async throws {
    try await Fixture.folder { folder in
      let run = try Self.begun(folder)
      await #expect(throws: ShardError.self) { try await run.run(by: NoCrew()) }
      #expect(try run.missing().map(\.count).reduce(0, +) == 9)
    }
  }

  @Test func `a changed input is refused`() throws {
    var manifest = try Fixture.manifest(Self.effort)
    manifest.inputs[0].sha256 = "0"
    #expect(throws: StressInputError.self) { try Fixture.bench(manifest) }
  }
}
