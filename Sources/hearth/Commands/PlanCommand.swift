import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Reports
import Siting
import Terminal

/// `hearth plan DIR`: the main job.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "选址定库存、分颗粒、推演全部场景、核对保不保得住 / the main job",
    discussion: """
      写出 plan.json、certificate.json、CSV、report.html（中文）、report.en.html、report.xlsx、map.geojson。
      旧规划会被整体替换；中途被打断，旧规划原样保留。

      例 / examples:
        hearth plan data/shuocheng
        hearth plan data/shuocheng --scenarios scenarios --out out/plan
        hearth plan data/shuocheng --mode min-cost --budget 500000
        hearth plan data/shuocheng --mode p-center --max-sites 20
        hearth plan data/shuocheng --explain                           多一个点、一个场景值多少钱 / what changes are worth
        hearth plan data/shuocheng --stock my-stock.csv --out out/mine    核对自己排的库存 / check your own stock

      退出码 / exit codes:  0 必保场景全部保得住 covered   1 输入有误 bad input   2 有缺口 some required scenario short
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "写到哪个文件夹 / where to write the plan")
  var out = "out/plan"

  @OptionGroup var siting: SitingOptionGroup

  @Option(
    name: .long,
    help: "不优化，只核对这份自定库存（CSV：site,kg）/ check this stock made by hand instead of optimising")
  var stock: String?

  @Flag(
    name: .long,
    help: "另算多一个点、每个必保场景、每档保障水平值多少钱 / also price one more point, each required scenario and coverage")
  var explain = false

  @Option(name: .long, help: "--explain 最多算几秒 / seconds allowed for --explain")
  var explainLimit = 60.0

  @Option(name: .long, help: "随机种子（写入规划）/ seed, written into the plan")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if stock != nil, siting.maxSites != nil || siting.budget != nil {
      throw ValidationError(
        "--stock 只核对，不能同时给 --max-sites 或 --budget / --stock only checks; it takes no --max-sites or --budget")
    }
    if !(explainLimit > 0 && explainLimit <= 86_400) {
      throw ValidationError("--explain-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    do { try PlanFolder.place(out).check() } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, stock: stock, json: common.json, console: console)
    if !common.json { console.print(diagnostics, most: 3) }

    var request = siting.request
    if explain { request.explanationLimit = explainLimit }
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let planner = Planner(
      district: input.district, scenarios: input.scenarios,
      request: request,
      givenStock: input.stock, seed: seed, version: hearthVersion, folders: input.folders(asSeenFrom: out),
      scenarioInputs: input.scenarioInputs)
    let folder: PlanFolder
    do {
      folder = try await planner.plan { progress.report($0) }
    } catch SitingError.timeLimit {
      progress.finish()
      console.noteBoth(
        Bilingual(
          zh:
            "✗ 时限 \(Format.plain(siting.timeLimit, places: 1)) 秒内没有找到任何可行的选址，没有写出规划，原有规划没有动。请加长 --time-limit（例如 300），或放宽 --max-sites、--budget。",
          en:
            "No feasible siting was found within \(Format.plain(siting.timeLimit, places: 1)) s; no plan was written and any older plan is untouched. Allow more with --time-limit (e.g. 300), or loosen --max-sites or --budget."
        ))
      throw HearthExit.badInput
    } catch let error as SitingError {
      progress.finish()
      console.noteBoth(
        Bilingual(
          zh: "✗ 选址没有算成（\(error)），没有写出规划，原有规划没有动。请把输入文件和这行字发给维护人员。",
          en:
            "The siting failed (\(error)); no plan was written and any older plan is untouched. Please send the input files and this line to the maintainers."
        ))
      throw HearthExit.badInput
    }
    do {
      try folder.write(to: out, with: try PlanOutput.files(folder, input.district))
    } catch let error as PlanFolder.WriteError {
      progress.finish()
      console.noteBoth(error.message)
      throw HearthExit.badInput
    } catch let error as WorkbookError {
      progress.finish()
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    progress.finish()
    if common.json {
      try console.out(json: folder.plan)
    } else {
      PlanSummary(plan: folder.plan, district: input.district, console: console).print(writtenTo: out)
    }
    let short = folder.plan.scenarios.contains { $0.required && $0.verdict == .short }
    if short { throw HearthExit.short }
  }
}
