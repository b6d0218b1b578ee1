import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench siting growth`: how the time grows with scenarios, and with sites and villages.
struct GrowthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "时间怎样随场景数、站点和村数增长 / how time grows with the size")

  @Option(name: .long, help: "每次求解的秒数上限 / seconds a solve may take")
  var limit = 300.0

  @Option(name: .long, help: "相对间隙 / relative gap at which a solve stops")
  var gap = 1e-4

  @Option(name: .long, help: "种子 / seed")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Hearth 可用的核数 / cores Hearth may use")
  var workers = 1

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  /// Scenarios of a district with 30 sites and 150 villages, as in the two-stage district files.
  private static let scenarios = [50, 100, 200, 400, 700, 1000]
  /// Sites and villages, at 20 scenarios.
  private static let places = [(20, 100), (40, 200), (80, 400), (160, 800)]

  func validate() throws {
    guard limit > 0, gap > 0, workers > 0 else {
      throw ValidationError("--limit、--gap、--workers 要大于 0 / must be more than 0")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let workbench = try place.workbench(console)
    defer { workbench.close() }
    let series = [
      GrowthSeries(
        .scenarios,
        try Self.scenarios.map { count in
          try trial(Province(villages: 150, sites: 30, scenarios: count, seed: seed), workbench, console)
        }),
      GrowthSeries(
        .arcs,
        try Self.places.map { sites, villages in
          try trial(Province(villages: villages, sites: sites, scenarios: 20, seed: seed), workbench, console)
        }),
    ]
    if common.json { return try console.out(json: Report(gap: gap, series: series)) }
    for series in series {
      console.print(series.trials)
      console.out(words(series))
      console.out()
    }
  }

  private struct Report: Encodable {
    let bench = "siting-growth"
    var gap: Double
    var series: [GrowthSeries]
  }

  private func trial(_ province: Province, _ workbench: Workbench, _ console: Console) throws -> Trial {
    let name = "\(province.sites)×\(province.villages)×\(province.scenarios)"
    if common.progress != ProgressStyle.none { console.note(name) }
    return try Trial(
      "seed \(seed)", province.problem(), limit: limit, gap: gap, workers: workers, on: workbench)
  }

  private func words(_ series: GrowthSeries) -> Bilingual {
    guard let exponent = series.exponent else {
      return Bilingual(
        zh: "证到间隙的不足两个，看不出增长。", en: "Fewer than two were proven to the gap: no growth to be seen.")
    }
    let power = Format.decimal(exponent, places: 2)
    let percent = Format.plain(gap * 100, places: 4)
    return series.measure == .scenarios
      ? Bilingual(
        zh: "CPU 秒 ∝ 场景数^\(power)（1 为线性；证到间隙 \(percent)% 的算例）。",
        en: "CPU seconds ∝ scenarios^\(power) (1 is linear; over those proven to a gap of \(percent)%).")
      : Bilingual(
        zh: "站点和村数一起增长：CPU 秒 ∝ 弧数^\(power)（证到间隙 \(percent)% 的算例）。",
        en:
          "Sites and villages growing together: CPU seconds ∝ arcs^\(power) (over those proven to a gap of \(percent)%)."
      )
  }
}
