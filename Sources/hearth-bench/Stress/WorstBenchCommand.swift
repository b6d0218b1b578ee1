import ArgumentParser
import Benchmarks
import Foundation
import Planning
import Quantities
import Terminal

/// `hearth-bench stress worst`: the worst two closures against closing every pair, and the bracket of the worst three
/// against closing every three of a small district.
struct WorstBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worst",
    abstract: "最坏的两条、三条路：搜索与穷举对照 / the worst two and three roads: the search against trying all",
    discussion: """
      朔城区：逐对断路，每对都重算全部时间，再由出具证明的代码求最大流；与剪枝搜索的答案必须一样。
      虚构的小区：逐三条断路；搜索按给定的组数中途停下，给出的上下限必须夹住穷举的答案，不限组数时必须相等。

      例 / examples:
        hearth-bench stress worst --plan out/plan --scenario power-cut-72h

      退出码 / exit codes:  0 一致 agree   1 输入有误 bad input   2 不一致 differ
      """)

  @OptionGroup var input: StressInput

  @Option(name: .long, help: "场景名，可重复 / scenario, repeatable")
  var scenario: [String] = ["power-cut-72h"]

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let read = try input.read(console, json: common.json)
    let style = common.progress
    let tell: @Sendable (Double) -> Void = { share in
      if style == .json { Console.write(#"{"fraction":\#(share)}"# + "\n", to: STDERR_FILENO) }
    }
    var trials: [ClosureEnumeration] = []
    for name in scenario {
      trials.append(
        try await ClosureEnumeration(
          read.district, try read.scenario(name), stock: read.stock, progress: tell))
    }
    let small = MadeUpDistrict(villages: 24, villagesPerCounty: 24, townshipsPerCounty: 3, seed: 4).district
    let blizzard = MadeUpDistrict.blizzard(small, hours: 36)
    for limit in [5, nil] {
      trials.append(
        try await ClosureEnumeration(
          small, blizzard, stock: MadeUpDistrict.fullStock(small), closures: 3, nodeLimit: limit,
          progress: tell))
    }
    if common.json { try console.out(json: trials.map(Row.init)) } else { print(trials, console) }
    if !trials.allSatisfy(\.agree) { throw HearthExit.short }
  }

  private func print(_ trials: [ClosureEnumeration], _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["场景", "断", "组数", "搜索 公斤", "至多 公斤", "穷举 公斤", "一致", "搜到的", "推算组数", "剪去", "搜索 秒", "穷举 秒"]
        : [
          "scenario", "closed", "sets", "search kg", "at most kg", "every set kg", "agree", "found",
          "sets tried", "pruned", "search s", "every set s",
        ],
      [
        .left, .right, .right, .right, .right, .right, .left, .left, .right, .right, .right, .right,
      ])
    for trial in trials {
      table.add([
        trial.scenario, String(trial.closures), Format.integer(Int64(trial.sets)),
        Format.integer(trial.found.short.count), Format.integer(trial.upper.count),
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
    var closures, sets: Int
    var searchKg, atMostKg, everySetKg: Kilograms
    var agree: Bool
    var roads: [String]
    var examined: Int
    var prunedShare, searchSeconds, everySetSeconds: Double

    init(_ trial: ClosureEnumeration) {
      (scenario, closures, sets) = (trial.scenario, trial.closures, trial.sets)
      (searchKg, atMostKg, everySetKg) = (trial.found.short, trial.upper, trial.brute.short)
      agree = trial.agree
      roads = trial.found.roads
      examined = trial.examined
      prunedShare = trial.prunedShare
      (searchSeconds, everySetSeconds) = (trial.found.seconds, trial.brute.seconds)
    }
  }
}
