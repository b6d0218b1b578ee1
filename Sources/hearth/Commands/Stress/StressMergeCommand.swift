import ArgumentParser
import Foundation
import Plans
import Quantities
import Stress
import Tables
import Terminal

/// `hearth stress shards RUN`: what is still to be played.
struct StressShardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shards",
    abstract: "列出还没算的分片，每行一个 / the shards still to be played, one a line",
    discussion: """
      例 / example:
        hearth stress shards out/stress | parallel --pipe -N1 hearth shard --manifest out/stress/manifest.json > a.ndjson
        hearth stress merge out/stress a.ndjson
      """)

  @Argument(help: "推演文件夹 / the run's folder")
  var runFolder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = Console(language: common.language)
    try StressFailure.told(console, common.json) {
      let folder = RunFolder(runFolder)
      let bench = try StressBench(manifest: folder.manifest)
      for shard in try StressRun(bench, in: folder).missing() { console.out(shard.line) }
    }
  }
}

/// `hearth stress merge RUN FILES…`: takes in what was played elsewhere.
struct StressMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "并入别处算出的分片；缺、重、混都不收 / take in shards played elsewhere; refuses gaps, duplicates and mixtures",
    discussion: """
      例 / example:
        hearth stress merge out/stress a.ndjson b.ndjson
      """)

  @Argument(help: "推演文件夹 / the run's folder")
  var runFolder: String

  @Argument(help: "hearth shard 写出的文件 / files that `hearth shard` wrote")
  var files: [String] = []

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let folder = RunFolder(runFolder)
    do {
      let bench = try StressBench(manifest: folder.manifest)
      var expected = Set(try StressRun(bench, in: folder).missing())
      for file in files {
        guard let data = FileManager.default.contents(atPath: file) else {
          throw StressFailure.nothingToResume(file)
        }
        for result in try ShardResult.read([UInt8](data), name: file) {
          try folder.take(result, from: file, of: bench, expected: &expected)
        }
      }
      let report = try await StressRun(bench, in: folder).run(by: NoCrew())
      try folder.finish(report, files: StressOutput.files(report))
      if common.json {
        try console.out(json: report)
      } else {
        StressSummary(report: report, console: console).print(writtenTo: runFolder)
      }
    } catch {
      throw try StressFailure.exit(for: error, console, common.json)
    }
  }
}
