import ArgumentParser
import Tables
import Terminal

/// What trucks are asked about: a district, a scenario in it, and the plan whose stock they carry.
struct DispatchQuestion: ParsableArguments {
  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "规划文件夹，库存取自它 / the plan whose stock is sent out")
  var plan = "out/plan"

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "场景名 / the scenario")
  var scenario = "blizzard-red-power-72h"

  /// Reads all of it; where anything is wrong, prints it and ends with exit code 1.
  func read(_ common: CommonOptions, _ console: Console) throws -> (DispatchInquiry, Diagnostics) {
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    return (
      try DispatchInquiry(input, plan: plan, scenario: scenario, console: console, json: common.json),
      diagnostics
    )
  }
}
