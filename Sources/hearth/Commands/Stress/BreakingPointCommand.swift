import ArgumentParser
import District
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth stress breaking-point DIR --plan P`: the smallest shocks that break a plan.
struct BreakingPointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaking-point",
    abstract: "多久的停电、多厚的雪、断几条路就保不住 / the smallest shock that breaks the plan",
    discussion: """
      停电小时数 × 雪深厘米 × 断路条数（断最要命的几条）：列出所有“再小一点就还保得住”的组合。
      “保不住”指尽最大可能调运也不能让每个乡镇拿到需煤的规定比例（township_coverage_min，或 --township-share）。
      雪按未清扫计；停电为全区。整数小时、整数厘米，逐一验证。

      例 / examples:
        hearth stress breaking-point data/shuocheng --plan out/plan --out out/breaking.json
        hearth stress breaking-point data/shuocheng --plan out/plan --closures 2 --township-share 0.8 --json

      退出码 / exit codes:  0 完成 done   1 输入有误 bad input
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @OptionGroup var plan: PlanInput

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(
    name: .long, help: "用哪个场景的气温 / the scenario whose temperatures hold; the coldest required one by default")
  var scenario: String?

  @Option(name: .long, help: "最长停电小时数 / longest power cut, h")
  var hours = 168

  @Option(name: .long, help: "最厚积雪厘米 / deepest snow, cm")
  var snow = 60

  @Option(name: .long, help: "最多断几条路 / most roads closed")
  var closures = 1

  @Option(name: .long, help: "每个乡镇至少拿到需煤的多少 / share of its coal every township must have")
  var townshipShare: Double?

  @Option(name: .long, help: "另存结果 / also write the result here")
  var out: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value, range) in [
      ("hours", hours, 1...720), ("snow", snow, 0...500), ("closures", closures, 0...3),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间 / must lie between \(range.lowerBound) and \(range.upperBound)"
      )
    }
    if let townshipShare, !(townshipShare > 0 && townshipShare <= 1) {
      throw ValidationError("--township-share 应大于 0、不超过 1 / must be more than 0 and at most 1")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    if let out { try console.check([WrittenFile(out, opening: .init(schema: BreakingPointReport.schema))]) }
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    let stock = try plan.stock(in: input.district, console)
    guard let weather = try weather(input, console) else {
      console.noteBoth(
        Bilingual(
          zh: "✗ 没有必保场景；请用 --scenario 指定气温。", en: "No scenario is required; name one with --scenario."))
      throw HearthExit.badInput
    }
    if !common.json { console.print(diagnostics, most: 3) }
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let report = try BreakingStudy(
      district: input.district, stock: stock, weather: weather,
      townshipShare: townshipShare.map {
        Setting($0, source: "命令行 --township-share / the command line", certainty: .assumed)
      },
      mostHours: hours, mostSnow: snow, mostClosures: closures, version: hearthVersion,
      scenarioInputs: input.scenarioInputs
    ).run { progress.report($0) }
    progress.finish()
    if let out { try console.save(report, to: out) }
    if common.json {
      try console.out(json: report)
    } else {
      BreakingPointSummary(report: report, console: console).print()
    }
  }

  /// The scenario named, or the required one with the lowest mean temperature, the first of equals.
  private func weather(_ input: InputReading, _ console: Console) throws -> Scenario? {
    func mean(_ scenario: Scenario) -> Double {
      let all = scenario.outdoor.joined()
      return all.reduce(0, +) / Double(max(1, all.count))
    }
    return try input.scenarios(named: scenario.map { [$0] } ?? [], console)
      .min { (mean($0), $0.name) < (mean($1), $1.name) }
  }
}
