import ArgumentParser
import Foundation
import Planning
import Quantities
import Terminal

/// `hearth-bench stress worst`: the worst pair of closures against closing every pair.
struct WorstBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worst",
    abstract: "最坏的两条路：搜索与逐对穷举对照 / the worst pair of roads: the search against every pair",
    discussion: """
      逐对断路，每对都重算全部时间，再由出具证明的代码求最大流；与剪枝搜索的答案必须一样。

      例 / examples:
        hearth-bench stress worst --plan out/plan --scenario power-cut-72h

      退出码 / exit codes:  0 一致 agree   1 输入有误 bad input   2 不一致 differ
      """)

  @OptionGroup var input: StressInput

  @Option(name: .long, help: "场景名，可重复 / scenario, repeatable")
  var scenario: [String] = ["power-cut-72h"]

  @Option(name: .long, help: "只取前几条路 / only the first so many roads")
  var roads: Int?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let read = try input.read(console, json: common.json)
    var trials: [PairEnumeration] = []
    let style = common.progress
    for name in scenario {
      trials.append(
        try await PairEnumeration(read.district, try read.scenario(name), stock: read.stock, roads: roads) {
          share in
          if style == .json { Console.write(#"{"fraction":\#(share)}"# + "\n", to: STDERR_FILENO) }
        })
    }
    if common.json { try console.out(json: trials.map(Row.init)) } else { print(trials, console) }
    if !trials.allSatisfy(\.agree) { throw HearthExit.short }
  }

  private func print(_ trials: [PairEnumeration], _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["场景", "路对", "搜索 公斤", "穷举 公斤", "一致", "搜到的两条", "推算组数", "剪去", "搜索 秒", "穷举 秒"]
        : [
          "scenario", "pairs", "search kg", "every pair kg", "agree", "pair found", "sets tried", "pruned",
          "search s", "every pair s",
        ],
      [.left, .right, .right, .right, .left, .left, .right, .right, .right, .right])
    for trial in trials {
      table.add([
        trial.scenario, Format.integer(Int64(trial.pairs)), Format.integer(trial.found.short.count),
        Format.integer(trial.brute.short.count), trial.agree ? "✓" : "✗",
        trial.found.roads.joined(separator: " "), Format.integer(Int64(trial.examined)),
        Format.percent(trial.prunedShare, places: 3), Format.decimal(trial.found.seconds, places: 2),
        Format.decimal(trial.brute.seconds, places: 1),
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private struct Row: Encodable {
    var scenario: String
    var pairs: Int
    var searchKg, everyPairKg: Kilograms
    var agree: Bool
    var roads: [String]
    var examined: Int
    var prunedShare, searchSeconds, everyPairSeconds: Double

    init(_ trial: PairEnumeration) {
      scenario = trial.scenario
      pairs = trial.pairs
      (searchKg, everyPairKg) = (trial.found.short, trial.brute.short)
      agree = trial.agree
      roads = trial.found.roads
      examined = trial.examined
      prunedShare = trial.prunedShare
      (searchSeconds, everyPairSeconds) = (trial.found.seconds, trial.brute.seconds)
    }
  }
}
