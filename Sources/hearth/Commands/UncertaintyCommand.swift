import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Siting
import Tables
import Terminal

/// `hearth uncertainty DIR --set FILE`: plans on drawn scenarios.
struct UncertaintyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty",
    abstract: "按抽样场景选址，算出平均要花多少、有多准、预知值多少 / plan on drawn scenarios, with errors stated",
    discussion: """
      必保场景照样必须保住（--ignore-required 除外）；在此之上，让“开设、库存、运输、缺煤损失”的平均值最小。
      每个抽样得来的数都带标准误；同一种子给出同样的数字。

      例 / examples:
        hearth uncertainty data/shuocheng --set scenarios/sets/winter.toml
        hearth uncertainty data/shuocheng --set scenarios/sets/earthquake.toml --ignore-required --kept 20 --json

      退出码 / exit codes:  0 必保场景保得住 covered   1 输入有误 bad input   2 有缺口 some required scenario short
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .customLong("set"), help: "场景集合文件 / the scenario set to draw from")
  var setFile: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "抽取多少个事件用于选址 / events drawn to plan from")
  var planning = SampleSizes().planning

  @Option(name: .long, help: "归并后保留多少个 / scenarios kept after reduction")
  var kept = SampleSizes().kept

  @Option(name: .long, help: "间隙估计用几批 / batches for the gap estimate")
  var batches = SampleSizes().batches

  @Option(name: .long, help: "每批多少个事件 / events in a batch")
  var batch = SampleSizes().batch

  @Option(name: .long, help: "用多少个新事件评估 / fresh events to evaluate on")
  var fresh = SampleSizes().fresh

  @Option(name: .long, help: "预知价值用多少个冬天（条件集合为事件）/ winters (or events) solved in hindsight")
  var hindsight = SampleSizes().hindsight

  @Option(name: .long, help: "随机种子，默认用集合里的 / seed; the set's own by default")
  var seed: UInt64?

  @Flag(name: .long, help: "不受必保场景约束，只按概率权衡 / let the odds alone decide, required scenarios or not")
  var ignoreRequired = false

  @Option(name: .long, help: "最多开设几个储备点 / most points to open")
  var maxSites: Int?

  @Option(name: .long, help: "每次求解允许的间隙 / relative gap of each solve")
  var gap = 0.005

  @Option(name: .long, help: "每次求解最多几秒 / seconds allowed for each solve")
  var timeLimit = 30.0

  @Option(
    name: .long, help: "同时求解几个；没有触到时限时不影响结果 / solves at a time; changes nothing unless a time limit cuts in")
  var workers = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var common: CommonOptions

  func validate() throws {
    // a sample is numbered within 2²⁰ and held in memory whole; reducing one takes its square
    for (name, value, most) in [
      ("planning", planning, 2_000), ("kept", kept, 2_000), ("batches", batches, 1_000),
      ("batch", batch, 2_000),
      ("fresh", fresh, 5_000), ("hindsight", hindsight, 1_000), ("workers", workers, 256),
    ] where !(1...most).contains(value) {
      throw ValidationError("--\(name) 应在 1 到 \(most) 之间 / must lie between 1 and \(most)")
    }
    if let maxSites, maxSites < 0 { throw ValidationError("--max-sites 不能为负数 / must not be negative") }
    if !(0...1).contains(gap) { throw ValidationError("--gap 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("--time-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    guard
      let set = ScenarioSetReader.read(
        file: setFile, district: input.district, inputs: &input.scenarioInputs, diagnostics: &diagnostics)
    else { throw try console.refuse(diagnostics, json: common.json) }
    let kinds = set.events.count { $0 > 0 }
    guard min(planning, batch, fresh) >= kinds else {
      console.noteBoth(
        Bilingual(
          zh: "✗ --planning、--batch、--fresh 至少要等于集合里的类别数 \(kinds)，每类才有事件可抽。",
          en: "--planning, --batch and --fresh must be at least \(kinds), the set's classes, to draw of each."
        ))
      throw HearthExit.badInput
    }
    if !common.json { console.print(diagnostics, most: 3) }

    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = UncertaintyStudy(
      district: input.district, scenarios: input.scenarios, bindsRequired: !ignoreRequired, set: set,
      seed: seed ?? set.seed,
      sizes: SampleSizes(
        planning: planning, kept: kept, batches: batches, batch: batch, fresh: fresh, hindsight: hindsight),
      request: Request(mode: .lexicographic, maxSites: maxSites, gap: gap, timeLimit: timeLimit),
      workers: workers, version: hearthVersion, inputs: input.scenarioInputs)
    let report: UncertaintyReport
    do {
      report = try await study.run { progress.report($0) }
    } catch {
      progress.finish()
      console.noteBoth(words(for: error))
      throw HearthExit.badInput
    }
    progress.finish()
    if common.json {
      try console.out(json: report)
    } else {
      UncertaintySummary(report: report, console: console).print()
    }
    if report.plans.first.map({ $0.requiredShortKg > .zero }) == true { throw HearthExit.short }
  }

  private func words(for error: any Error) -> Bilingual {
    switch error {
    case SitingError.timeLimit:
      Bilingual(
        zh: "✗ 某次求解在 \(Format.plain(timeLimit, places: 1)) 秒内没有找到可行方案。请加长 --time-limit，或减小 --kept、--batch。",
        en:
          "A solve found no plan within \(Format.plain(timeLimit, places: 1)) s. Allow more with --time-limit, or lower --kept or --batch."
      )
    case StochasticError.noPlan:
      Bilingual(
        zh: "✗ 必须开设的点与 --max-sites 相冲突，没有可行方案。请放宽 --max-sites。",
        en: "What must open exceeds --max-sites; there is no plan. Loosen --max-sites.")
    default:
      Bilingual(
        zh: "✗ 没有算成（\(error)）。请把输入文件和这行字发给维护人员。",
        en: "It failed (\(error)). Please send the input files and this line to the maintainers.")
    }
  }
}
