public import ArgumentParser
import District
import Foundation
import Plans
import Quantities
public import Stress
import Tables
import Terminal

/// `hearth stress [run] DIR --plan P`: Monte Carlo.
struct StressRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "抽样推演一份规划 / play a plan through drawn events",
    discussion: """
      写出 stress.json、replications.ndjson、replications.csv、report.html（中文）、report.en.html；written.json 是全部文件的
      SHA-256，有人改过或添加过文件的推演不会被盖掉。
      同一份 manifest.json 给出同样的字节，不论几个进程、用不用集群、中间断没断过。
      Ctrl-C 或断电以后，加 --resume 接着算。

      例 / examples:
        hearth stress data/shuocheng --plan out/plan --replications 1000 --seed 7 --jobs 2 --out out/stress
        hearth stress data/shuocheng --plan out/plan --set scenarios/sets/winter.toml --half-width 5%
        hearth stress data/shuocheng --plan out/plan --scenario compound-worst
        hearth stress data/shuocheng --plan out/plan --against out/mine --frontier
        hearth stress data/shuocheng --plan out/plan --resume
        hearth stress data/shuocheng --plan out/plan --on slurm

      退出码 / exit codes:  0 推演完成 done   1 输入有误 bad input   130 被中断，可续 interrupted, may be resumed
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "要检验的规划文件夹，或自定库存 CSV / the plan under test, or a stock list")
  var plan: String

  @Option(name: .long, help: "再比一份规划或自定库存，可多次 / another plan or stock list; may be repeated")
  var against: [String] = []

  @Option(name: .long, help: "再比一种派车规则，可多次 / another policy of dispatch; may be repeated")
  var policy: [PolicyName] = []

  @Flag(name: .long, help: "再比规划库存的几成，画出花费与损失的折线 / also play shares of the stock, for the frontier")
  var frontier = false

  @Option(name: .customLong("set"), help: "场景集合文件，可多次 / a scenario set; may be repeated")
  var sets: [String] = []

  @Option(name: .customLong("scenario"), help: "给定场景的名字，只抽运气，可多次 / a given scenario, luck alone is drawn")
  var named: [String] = []

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "每个集合推演多少次（有 --half-width 时为上限）/ replications of each set, or the most of them")
  var replications = 1000

  @Option(
    name: .long, help: "推演到平均无保障户日的半宽不超过它：5% 或 户日数 / stop at this half-width: 5%, or household-days",
    transform: HalfWidth.parsed)
  var halfWidth: HalfWidth?

  @Option(name: .long, help: "各类怎样分：equal、proportional、neyman / how classes share replications")
  var allocation = StressManifest.Effort.Allocation.neyman

  @Option(name: .long, help: "拉丁超立方的批量（2 的幂）/ batch of a Latin hypercube, a power of two")
  var latinHypercube: Int?

  @Option(name: .long, help: "随机种子，默认用集合里的 / seed; the set's own by default")
  var seed: UInt64?

  @Option(name: .long, help: "区间的置信度 / confidence of the intervals")
  var confidence = 0.95

  @Option(name: .long, help: "每个乡镇应达到的保障率 / coverage every township should reach")
  var coverageTarget = 0.95

  @Option(name: .long, help: "每个分片几次 / replications in a shard")
  var shard = 50

  @OptionGroup var crew: CrewOptions

  @Option(name: .long, help: "写到哪个文件夹 / where to write")
  var out = "out/stress"

  @Flag(name: .long, help: "接着算没算完的 / take up a run that was stopped")
  var resume = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value, range) in [
      ("replications", replications, 1...10_000_000), ("shard", shard, 1...100_000),
      ("latin-hypercube", latinHypercube ?? 1, 1...1024),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间 / must lie between \(range.lowerBound) and \(range.upperBound)"
      )
    }
    if let latinHypercube, latinHypercube & (latinHypercube - 1) != 0 {
      throw ValidationError("--latin-hypercube 应是 2 的幂 / must be a power of two")
    }
    for (name, value) in [("confidence", confidence), ("coverage-target", coverageTarget)]
    where !(value > 0 && value < 1) {
      throw ValidationError("--\(name) 应在 0 与 1 之间 / must lie between 0 and 1")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let folder = RunFolder(out)
    let manifest = try question(console)
    let bench = try StressFailure.told(console, common.json) {
      try prepare(folder, manifest)
      return try StressBench(manifest, in: out)
    }
    if resume, let report = finished(folder, bench) { return try show(report, console) }
    let report = try await StressPlaying(folder: folder, bench: bench, crew: crew, common: common)
      .run(console)
    try show(report, console)
  }

  private func question(_ console: Console) throws -> StressManifest {
    var (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    let question = StressQuestion(
      input: input, plan: plan, against: against, policies: policy, isFrontier: frontier, sets: sets,
      named: named,
      effort: StressManifest.Effort(
        replications: replications, halfWidth: halfWidth, allocation: allocation,
        latinHypercube: latinHypercube, shard: max(shard, latinHypercube ?? 1)), seed: seed)
    guard
      let manifest = question.manifest(
        out: out, confidence: confidence, coverageTarget: coverageTarget, inputs: &input.scenarioInputs,
        diagnostics: &diagnostics)
    else { throw try console.refuse(diagnostics, json: common.json) }
    if !common.json { console.print(diagnostics, most: 3) }
    return manifest
  }

  /// Begins a run, or finds the one to be taken up.
  private func prepare(_ folder: RunFolder, _ manifest: StressManifest) throws {
    let isSame = folder.isBegun && (try? folder.readManifest()) == manifest
    if resume {
      guard folder.isBegun else { throw StressFailure.nothingToResume(out) }
      guard isSame else { throw StressFailure.otherQuestion(out) }
      return
    }
    if folder.isBegun {
      guard folder.isFinished else { throw StressFailure.unfinished(out) }
      try folder.clear()
    } else if !folder.isEmpty {
      throw StressFailure.occupied(out)
    }
    try folder.begin(manifest)
  }

  private func finished(_ folder: RunFolder, _ bench: StressBench) -> StressReport? {
    guard folder.isFinished, let report = try? folder.readReport(), report.manifest == bench.hash else {
      return nil
    }
    return report
  }

  private func show(_ report: StressReport, _ console: Console) throws {
    if common.json {
      try console.out(json: report)
    } else {
      StressSummary(report: report, console: console).print(writtenTo: out)
    }
  }
}

extension HalfWidth {
  /// `5%` or `120` household-days.
  static func parsed(_ argument: String) throws -> HalfWidth {
    if argument.hasSuffix("%"), let value = Double(argument.dropLast()), value > 0, value < 100 {
      return .relative(value / 100)
    }
    if let value = Double(argument), value > 0, value.isFinite { return .absolute(value) }
    throw ValidationError("--half-width 应写成 5% 或户日数 / must be like 5%, or a number of household-days")
  }
}

extension StressManifest.Effort.Allocation: ExpressibleByArgument {}
