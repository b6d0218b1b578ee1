import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth dispatch DIR --plan P`: which truck goes where, when, with what.
struct DispatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispatch",
    abstract: "排车：哪辆车何时从哪个储备点给哪个村送多少煤 / schedule the trucks of a scenario",
    discussion: """
      例 / examples:
        hearth dispatch data/shuocheng --plan out/plan
        hearth dispatch data/shuocheng --plan out/plan --scenario power-cut-72h --out out/dispatch
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "规划文件夹，库存取自它 / the plan whose stock is sent out")
  var plan = "out/plan"

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "场景名 / the scenario")
  var scenario = "blizzard-red-power-72h"

  @Option(name: .long, help: "写到哪个文件夹 / where to write the schedule")
  var out = "out/dispatch"

  @Option(name: .long, help: "搜索轮数 / rounds of the search")
  var rounds: Int?

  @Option(name: .long, help: "随机种子 / seed")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    if !common.json { console.print(diagnostics, most: 3) }
    let folder: PlanFolder
    do {
      folder = try PlanFolder(readingFrom: plan)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    guard let scenario = input.scenarios.first(where: { $0.name == scenario }) else {
      throw HearthExit.badInput
    }
    let stock = input.district.sites.map { site in
      folder.plan.sites.first { $0.id == site.id && $0.open }?.stockKg ?? .zero
    }
    let dispatcher = Dispatcher(
      district: input.district, scenario: scenario, stock: stock, seed: seed, rounds: rounds,
      version: hearthVersion, inputs: input.district.inputs + input.scenarioInputs)
    let schedule = await dispatcher.schedule()
    if common.json {
      try console.out(json: schedule)
    } else {
      for line in schedule.objective { console.out("\(line.measure.rawValue) \(line.value)") }
    }
  }
}
