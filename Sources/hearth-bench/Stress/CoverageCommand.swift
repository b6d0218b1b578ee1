import ArgumentParser
import Foundation
import Quantities
import Terminal

/// `hearth-bench stress coverage`: whether the intervals hold as often as they say.
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "95% 的区间是不是真有 95% / whether 95% intervals hold the truth that often",
    discussion: """
      一部分用真值已知的模型，每种区间一个；一部分用朔城区，以一次大的推演为准。各重复 200 次，应有 90% 到 99% 含真值。

      例 / examples:
        ./hearth bench stress coverage
        ./hearth bench stress coverage --models-only
        ./hearth bench stress coverage --replications 200 --reference 20000

      退出码 / exit codes:  0 都在 90% 到 99% 之间 all within   1 输入有误 bad input   2 有不在的 some are not
      """)

  @Option(name: .long, help: "重复多少次 / repetitions")
  var repetitions = 200

  @Option(name: .long, help: "区数据文件夹 / the district's folder")
  var data = "data/shuocheng"

  @Option(name: .customLong("set"), help: "场景集合 / the scenario set")
  var set = "scenarios/sets/winter.toml"

  @Option(name: .long, help: "朔城区每次重复推演多少次 / replications of the district in each repetition")
  var replications = 200

  @Option(name: .long, help: "作为真值的推演次数 / replications that stand for the truth")
  var reference = 20_000

  @Flag(name: .long, help: "只用真值已知的模型 / only models whose truth is known")
  var modelsOnly = false

  @OptionGroup var common: CommonOptions

  /// What must hold the truth: the share of intervals, both ends included.
  private static let allowed = 0.90...0.99

  /// How often the intervals of one kind held the truth.
  struct Row: Encodable {
    var interval: String
    var model: String
    var truth: Double
    var held: Int
    var repetitions: Int
    var isWithin: Bool

    init(_ interval: String, _ model: String, truth: Double, held: Int, of repetitions: Int) {
      self.interval = interval
      self.model = model
      self.truth = truth
      self.held = held
      self.repetitions = repetitions
      isWithin = CoverageCommand.allowed.contains(Double(held) / Double(max(1, repetitions)))
    }
  }

  func validate() throws {
    if !(10...10_000).contains(repetitions) {
      throw ValidationError("--repetitions 应在 10 到 10000 之间 / must lie between 10 and 10000")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var rows = KnownModel.all.map { model in
      let held = (0..<repetitions).count { model.holds(UInt32($0)) }
      return Row(model.interval, model.name, truth: model.truth, held: held, of: repetitions)
    }
    if !modelsOnly {
      let trial = DistrictCoverage(
        data: data, set: set, repetitions: repetitions, replications: replications, reference: reference)
      rows += try await trial.rows { console.note("  " + $0[common.language]) }
    }
    if common.json {
      try console.out(json: rows)
    } else {
      var table = TextTable(
        console.language == .zh
          ? ["区间", "模型", "真值", "含真值", "在 90%–99% 内"]
          : ["interval", "model", "truth", "held", "within 90%–99%"],
        [.left, .left, .right, .right, .left])
      for row in rows {
        table.add([
          row.interval, row.model, Format.plain(row.truth, places: 4),
          Format.percent(Double(row.held) / Double(row.repetitions)), row.isWithin ? "✓" : "✗",
        ])
      }
      for line in table.lines() { console.out(line) }
    }
    if !rows.allSatisfy(\.isWithin) { throw HearthExit.short }
  }
}
