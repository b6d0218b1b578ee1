import ArgumentParser
import Foundation
import Quantities
import Stress
import Tables
import Terminal

/// `hearth shard --manifest M`: a filter from shards to results.
struct ShardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shard",
    abstract: "推演分片：标准输入每行一个分片，标准输出是结果 / play shards: one a line on stdin, results on stdout",
    discussion: """
      输出只取决于清单和这一行：不看时钟、网络和别的文件。清单里每个文件的 SHA-256 都先核对。

      例 / examples:
        hearth stress shards out/stress | hearth shard --manifest out/stress/manifest.json > results.ndjson
        hearth shard --manifest M --into out/stress/shards < line    直接存进推演文件夹 / keep results in the run
      """)

  @Option(name: .long, help: "推演清单 / the run's manifest")
  var manifest: String

  @Option(name: .long, help: "不写标准输出，存进这个文件夹 / keep results in this folder instead of writing them to stdout")
  var into: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    try StressFailure.told(console, common.json) {
      let bench = try StressBench(manifest: manifest)
      var row = 0
      while let line = readLine() {
        row += 1
        guard !line.isEmpty else { continue }
        guard let shard = Shard(line: line) else { throw ShardError.unclear(stream: "stdin", row: row) }
        let result = try bench.play(shard)
        if let into {
          try RunFolder.keep(result, in: into)
        } else {
          guard Console.write(String(decoding: try result.bytes(), as: UTF8.self), to: STDOUT_FILENO) else {
            throw CocoaError(.fileWriteUnknown)
          }
        }
      }
    }
  }
}
