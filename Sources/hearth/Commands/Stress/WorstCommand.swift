import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth stress worst DIR --plan P`: the worst that can be done to a plan.
struct WorstCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worst",
    abstract: "断哪几条路、失哪几个储备点最要命 / which roads and sites hurt most when they are lost",
    discussion: """
      在每个场景里：逐一断路、失点、失车队（N-1），再找最坏的几条路和几个点。两处以内是精确的；三处起给出上下限。
      缺煤按“尽最大可能调运”计算，所以上下限成立；按现有车辆推演的结果列在旁边。
      Shortage is that of the best possible deliveries, which makes the bounds valid; the simulation stands beside it.

      例 / examples:
        hearth stress worst data/shuocheng --plan out/plan --closures 2 --lost-sites 1
        hearth stress worst data/shuocheng --plan out/plan --closures 3 --scenario power-cut-72h --out out/worst.json
        hearth audit out/worst.json                     独立复核 / check it independently

      退出码 / exit codes:  0 完成 done   1 输入有误 bad input
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @OptionGroup var plan: PlanInput

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(
    name: .long, help: "只看这个场景，可重复；默认看全部必保场景 / only this scenario, repeatable; all required ones by default")
  var scenario: [String] = []

  @Option(name: .long, help: "最多同时断几条路 / most roads closed at once")
  var closures = 2

  @Option(name: .long, help: "最多同时失几个储备点 / most sites lost at once")
  var lostSites = 1

  @Option(name: .long, help: "三处及以上时最多推算多少组 / sets worked out at most, from three losses on")
  var nodeLimit = 20_000

  @Option(
    name: .long, help: "另存结果和证明，供 hearth audit 复核 / also write results and proofs here, for `hearth audit`")
  var out: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value, range) in [
      ("closures", closures, 0...6), ("lost-sites", lostSites, 0...6),
      ("node-limit", nodeLimit, 1...10_000_000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间 / must lie between \(range.lowerBound) and \(range.upperBound)"
      )
    }
    guard closures + lostSites > 0 else {
      throw ValidationError("--closures、--lost-sites 不能都是 0 / cannot both be 0")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    if let out { try console.check([WrittenFile(out, opening: .init(schema: WorstCaseReport.schema))]) }
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    let stock = try plan.stock(in: input.district, console)
    let chosen = try input.scenarios(named: scenario, console)
    if !common.json { console.print(diagnostics, most: 3) }
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = WorstCaseStudy(
      district: input.district, scenarios: chosen, stock: stock, closures: closures, lostSites: lostSites,
      nodeLimit: nodeLimit, version: hearthVersion, scenarioInputs: input.scenarioInputs,
      folders: input.folders(
        asSeenFrom: out.map { URL(filePath: $0).deletingLastPathComponent().path } ?? "."))
    let report = try await study.run { progress.report($0) }
    progress.finish()
    if let out { try console.save(report, to: out) }
    if common.json {
      try console.out(json: report)
    } else {
      WorstCaseSummary(report: report, console: console).print(savedTo: out)
    }
  }
}
