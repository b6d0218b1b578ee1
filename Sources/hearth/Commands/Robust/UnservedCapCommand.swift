import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth robust euhd-cap DIR --set FILE --cap H`: the least money that keeps the expected shortage within a cap.
struct UnservedCapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "euhd-cap",
    abstract:
      "平均每次事件缺热不超过多少户·日，最少花多少 / the least money that keeps expected unserved household-days within a cap",
    discussion: """
      按抽样事件求最省的库存，使平均每次事件缺热的户·日不超过 --cap（expected unserved household-days，EUHD）。
      先用另一批事件收紧，直到 95% 区间整个在上限之内；再用第三批新事件核对，区间整个在内才算“确实守住”。缺煤按尽最大可能调运计算，折成户·日。
      方案不受必保场景约束：用 --stock-out 存下库存，再用 hearth plan --stock 核对各场景。

      例 / examples:
        hearth robust euhd-cap data/shuocheng --set scenarios/sets/winter.toml --cap 20
        hearth robust euhd-cap data/shuocheng --set scenarios/sets/earthquake.toml --cap 200 --json

      退出码 / exit codes:  0 做得到 it can be kept   1 输入有误 bad input   2 做不到，或新事件表明守不住 it cannot, or is not
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "平均每次事件最多缺热多少户·日 / most unserved household-days per event, on average")
  var cap: Double

  @OptionGroup var sampling: RobustSampling

  @Option(name: .long, help: "每轮最多试多少次调整 / exchanges tried in each round")
  var moves = 400

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(cap >= 0 && cap < 1e9) {
      throw ValidationError("--cap 应是不小于 0 的户·日数 / must be 0 or more household-days")
    }
    if !(2...1_000_000).contains(moves) {
      throw ValidationError("--moves 应在 2 到 1000000 之间 / must lie between 2 and 1000000")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    try console.check(out: sampling.out, schema: UnservedCapReport.schema, stockOut: sampling.stockOut)
    let (input, set) = try sampling.read(district, common, console)
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let study = UnservedCapStudy(
      district: input.district, scenarios: input.scenarios, set: set, seed: sampling.seed ?? set.seed,
      cap: cap,
      planning: sampling.planning, kept: sampling.kept, fresh: sampling.fresh, level: 0.95, confidence: 0.95,
      request: Request(gap: sampling.gap, timeLimit: sampling.timeLimit), mostMoves: moves,
      version: hearthVersion)
    let report: UnservedCapReport
    do {
      report = try await study.run { progress.report($0) }
    } catch let error as UnservedCapStudy.OutOfReach {
      progress.finish()
      console.noteBoth(outOfReach(error))
      throw HearthExit.short
    } catch {
      progress.finish()
      throw console.refuse(error)
    }
    progress.finish()
    try console.save(report, to: sampling.out, stock: report.cheapest.sites, to: sampling.stockOut)
    if common.json {
      try console.out(json: report)
    } else {
      UnservedCapSummary(report: report, console: console).print()
    }
    if report.verdict(on: report.cheapest) == .broken { throw HearthExit.short }
  }

  private func outOfReach(_ error: UnservedCapStudy.OutOfReach) -> Bilingual {
    guard let least = error.least else {
      return Bilingual(
        zh: "✗ 区里没有一户有安全炉具，存煤保不住任何户。请先填 households.csv 的炉具。",
        en:
          "No household has a safe stove, so no coal keeps anybody warm. Enter stoves in households.csv first."
      )
    }
    let days = Format.decimal(least, places: 1)
    return Bilingual(
      zh: "✗ 每个点都存满，平均每次事件仍缺 \(days) 户·日。请放宽 --cap，或在 sites.csv 增加点位、容量。",
      en:
        "With every yard full \(days) household-days per event still go unserved. Loosen --cap, or enter more yards or storage in sites.csv."
    )
  }
}
