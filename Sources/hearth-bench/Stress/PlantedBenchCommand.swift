import ArgumentParser
import Benchmarks
import District
import Plans
import Quantities
import Terminal

/// `hearth-bench stress planted`: weaknesses planted in five districts, to be found.
struct PlantedBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planted",
    abstract: "五个埋了弱点的区，每次都要找到 / five districts with a planted weakness, to be found every time",
    discussion: """
      每条路先加到三条（任断两条都不怕），再埋一个弱点：独路、双路、积雪路、慢路、存煤不足。
      冲击的大小事先可以算出；搜索不知道它，必须恰好给出同样的小时、厘米、条数和那几条路。

      退出码 / exit codes:  0 全部找到 all found   1 输入有误 bad input   2 有没找到的 one was missed
      """)

  @OptionGroup var input: StressInput

  @Option(name: .long, help: "用哪个场景的气温 / the scenario whose temperatures hold")
  var scenario = "power-cut-72h"

  @Option(name: .long, help: "从第几条要命的路埋起 / the first of the district's breaking roads to plant at")
  var place = 0

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(0...10_000).contains(place) {
      throw ValidationError("--place 应在 0 到 10000 之间 / must lie between 0 and 10000")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let read = try input.read(console, json: common.json)
    let weather = try read.scenario(scenario)
    var rows: [Row] = []
    for (next, kind) in PlantedWeakness.Kind.allCases.enumerated() {
      guard
        let planted = try PlantedWeakness(
          kind, in: read.district, stock: read.stock, weather: weather, place: place + next)
      else {
        console.noteBoth(
          Bilingual(
            zh: "✗ 没有一条断了就要命的路，无处可埋。", en: "No single road breaks the district: no place to plant anything."))
        throw HearthExit.badInput
      }
      let report = try planted.search()
      rows.append(
        Row(
          kind: kind.rawValue, expected: planted.expected, found: planted.isFound(in: report), report: report)
      )
    }
    if common.json { try console.out(json: rows) } else { print(rows, console) }
    if !rows.allSatisfy(\.found) { throw HearthExit.short }
  }

  private struct Row: Encodable {
    var kind: String
    var expected: BreakingShock
    var found: Bool
    var report: BreakingPointReport
  }

  private func print(_ rows: [Row], _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["埋的弱点", "应有的冲击", "埋在", "找到", "全部最小冲击（时·厘米·条）", "试了"]
        : ["planted", "expected shock", "where", "found", "all smallest shocks (h·cm·roads)", "tried"],
      [.left, .left, .left, .left, .left, .right])
    for row in rows {
      table.add([
        row.kind, words(row.expected), row.expected.roads.first?.joined(separator: " ") ?? "–",
        row.found ? "✓" : "✗", row.report.shocks.map(words).joined(separator: ", "), String(row.report.tried),
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func words(_ shock: BreakingShock) -> String { "\(shock.hours)·\(shock.snow)·\(shock.closures)" }
}
