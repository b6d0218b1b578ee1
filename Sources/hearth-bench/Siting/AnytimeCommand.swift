import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench siting anytime`: stopped early, it hands over a plan and a bound.
struct AnytimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anytime", abstract: "到时就停，也有可行的规划和有效的下界 / stopped at any time, a plan and a bound")

  @Option(name: .long, help: "算例 / the instance")
  var instance = "T500x500_10_1"

  @Option(name: .long, help: "秒数，逗号分隔 / seconds, separated by commas")
  var limits = "1,2,5,10"

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try seconds() }

  func run() async throws {
    let console = Console(language: common.language)
    let catalogue = Catalogue(folder: try place.folder(console))
    guard let item = catalogue.items.first(where: { $0.name == instance }) else {
      console.noteBoth(
        Bilingual(zh: "算例文件夹里没有 \(instance)。", en: "There is no \(instance) in the bench folder."))
      throw HearthExit.badInput
    }
    let read: BenchmarkInstance
    do {
      read = try Catalogue.read(item)
    } catch {
      console.note(console.render(error.diagnostic))
      throw HearthExit.badInput
    }
    let workbench = try place.workbench(console)
    defer { workbench.close() }
    let trials = try seconds().map { limit in
      if common.progress != ProgressStyle.none { console.note("\(item.name) \(limit) s …") }
      return try Trial(item.name, read.model, limit: limit, gap: 1e-6, on: workbench)
    }
    // a plan comes back only after every number in it was recomputed from the problem
    let missing = trials.count { $0.answer.value == nil || $0.answer.bound == nil }
    let crossed = crossings(trials, optimum: read.optimum?.value)
    if common.json {
      try console.out(json: Report(trials: trials, withoutPlanOrBound: missing, wrongBounds: crossed))
    } else {
      console.print(trials)
      console.out(
        Bilingual(
          zh: "没有规划或没有下界的：\(missing) 次；下界高于某次的值（或已知最优值）的：\(crossed) 次。",
          en:
            "Without a plan or a bound: \(missing); bounds above a value of any of them (or the known optimum): \(crossed)."
        ))
    }
    if missing + crossed > 0 { throw HearthExit.short }
  }

  private struct Report: Encodable {
    let bench = "siting-anytime"
    var trials: [Trial]
    var withoutPlanOrBound: Int
    var wrongBounds: Int
  }

  /// How many bounds are above the least value that is known.
  private func crossings(_ trials: [Trial], optimum: Double?) -> Int {
    let values = trials.compactMap(\.answer.value) + (optimum.map { [$0] } ?? [])
    guard let least = values.min() else { return 0 }
    return trials.count { ($0.answer.bound ?? -.infinity) > least + Comparison.tolerance * abs(least) }
  }

  private func seconds() throws -> [Double] {
    try limits.split(separator: ",").map { text in
      guard let limit = Double(text), limit > 0 else {
        throw ValidationError("--limits 要写成 1,2,5,10 / write --limits as 1,2,5,10")
      }
      return limit
    }
  }
}
