import ArgumentParser
import District
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// What is drawn to plan from and to evaluate on, how hard the solver tries, and where results go: options of every plan
/// against drawn events.
struct RobustSampling: ParsableArguments {
  @Option(name: .customLong("set"), help: "场景集合文件 / the scenario set to draw from")
  var setFile: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "抽取多少个事件用于选址 / events drawn to plan from")
  var planning = 800

  @Option(name: .long, help: "归并后保留多少个 / scenarios kept after reduction")
  var kept = 12

  @Option(name: .long, help: "用多少个新事件评估 / fresh events to evaluate on")
  var fresh = 6000

  @Option(name: .long, help: "随机种子，默认用集合里的 / seed; the set's own by default")
  var seed: UInt64?

  @Option(name: .long, help: "每次求解允许的间隙 / relative gap of each solve")
  var gap = 0.005

  @Option(name: .long, help: "每次求解最多几秒 / seconds allowed for each solve")
  var timeLimit = 30.0

  @Option(name: .long, help: "另存结果 / also write the result here")
  var out: String?

  @Option(name: .long, help: "另存方案的库存 CSV / also write the plan's stock, as CSV")
  var stockOut: String?

  func validate() throws {
    // a sample is numbered within 2²⁰; reducing one takes its square
    for (name, value, most) in [
      ("planning", planning, 2_000), ("kept", kept, 200), ("fresh", fresh, 1_000_000),
    ]
    where !(2...most).contains(value) {
      throw ValidationError("--\(name) 应在 2 到 \(most) 之间 / must lie between 2 and \(most)")
    }
    if !(0...1).contains(gap) { throw ValidationError("--gap 应在 0 到 1 之间 / must lie between 0 and 1") }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("--time-limit 应在 0 到 86400 秒之间 / must lie between 0 and 86400 s")
    }
  }

  /// Reads the district and the set; ends with exit code 1 where anything is wrong.
  func read(
    _ district: String, _ common: CommonOptions, _ console: Console
  ) throws -> (input: InputReading, set: ScenarioSet) {
    var (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    guard
      let set = ScenarioSetReader.read(
        file: setFile, district: input.district, inputs: &input.scenarioInputs, diagnostics: &diagnostics)
    else { throw try console.refuse(diagnostics, json: common.json) }
    let kinds = set.events.count { $0 > 0 }
    // half of the fresh events must still show how each class spreads
    guard min(planning, fresh) >= 4 * kinds else {
      console.noteBoth(
        Bilingual(
          zh: "✗ --planning、--fresh 至少要等于集合类别数的四倍 \(4 * kinds)。",
          en: "--planning and --fresh must be at least \(4 * kinds), four times the set's classes."))
      throw HearthExit.badInput
    }
    if !common.json { console.print(diagnostics, most: 3) }
    return (input, set)
  }
}
