import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench siting`: siting on public instances, and how it grows.
struct SitingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "siting", abstract: "选址：对比、增长、全省规模、随时中止 / siting: peers, growth, province, anytime",
    discussion: """
      例 / examples:
        ./hearth bench siting --quick                       8 分钟以内 / within 8 minutes
        ./hearth bench siting --family yang --limit 100
        ./hearth bench siting --instances 'T100*' --solvers hearth,highs-strong,scip --json
        ./hearth bench siting growth
        ./hearth bench siting province
        ./hearth bench siting anytime
        ./hearth bench siting soak --count 2000 --seed 1
        ./hearth bench siting prove cap41 --out cap41.json
      """,
    subcommands: [
      SitingCompareCommand.self, GrowthCommand.self, ProvinceCommand.self, AnytimeCommand.self,
      SoakCommand.self, ProveCommand.self,
    ],
    defaultSubcommand: SitingCompareCommand.self)
}

/// `hearth-bench siting compare`, the default: ours and the peers side by side.
struct SitingCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "与对手逐例对比（默认）/ side by side with the peers (the default)")

  /// CPU seconds a solve may take: that of the measurements the project's targets rest on.
  private static let limit = 100.0
  /// CPU seconds a solve may take in a quick run.
  private static let quickLimit = 12.0
  /// Wall seconds of a quick run, which must end within 8 minutes.
  private static let quickBudget = 440.0

  @Flag(name: .long, help: "每类几例、限时 12 秒，8 分钟以内 / a few of each class, 12 s each, within 8 minutes")
  var quick = false

  @Flag(name: .long, help: "算例文件夹里的全部算例 / everything in the bench folder")
  var all = false

  @Option(name: .long, parsing: .upToNextOption, help: "只跑这些算例族 / only these families")
  var family: [String] = []

  @Option(
    name: .long, help: "只跑名称符合的算例，可用 * ?，逗号分隔 / only instances whose name fits, with * and ?, commas between")
  var instances: String?

  @Option(name: .long, help: "求解程序，逗号分隔 / solvers, separated by commas")
  var solvers: String?

  @Option(
    name: .long,
    help: "每次求解的 CPU 秒数上限；默认 100，对手够判定即停 / CPU seconds a solve may take; peers less by default"
  )
  var limit: Double?

  @Option(name: .long, help: "每次求解后都把 JSON 结果写进这个文件 / the file to write the JSON to after every solve")
  var save: String?

  @Option(name: .long, help: "每例重复次数，取中位数 / runs each, of which the median counts")
  var repeats = 1

  @Option(name: .long, help: "总共最多几分钟，到时未完的求解不算 / minutes in all; what is not done by then is left out")
  var budget: Double?

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard repeats >= 1, [limit, budget].allSatisfy({ $0.map { $0 > 0 } ?? true }) else {
      throw ValidationError("--repeats、--limit、--budget 要大于 0 / must be more than 0")
    }
    for family in family where !InstanceFamily.all.contains(where: { $0.name == family }) {
      throw ValidationError(
        "没有算例族 \(family)；有 / no such family; there are: "
          + InstanceFamily.all.map(\.name).joined(separator: " "))
    }
    _ = try chosenSolvers()
  }

  func run() async throws {
    let console = Console(language: common.language)
    let items = Selection(
      quick ? .quick : all ? .all : .standard, families: family,
      patterns: instances?.split(separator: ",").map(String.init) ?? []
    ).items(of: Catalogue(folder: try place.folder(console)))
    guard !items.isEmpty else {
      console.noteBoth(Bilingual(zh: "没有符合的算例。", en: "No instance fits."))
      throw HearthExit.badInput
    }
    let workbench = try place.workbench(console)
    defer { workbench.close() }
    let chosen = try chosenSolvers()
    let named = solvers != nil
    for solver in chosen where named && workbench.versions[solver.name] == nil {
      console.noteBoth(SitingWords.notInstalled(solver.name))
    }
    let settings = SitingBench.Settings(
      cpuLimit: limit ?? (quick ? Self.quickLimit : Self.limit), judgesOnly: limit == nil && !quick,
      repeats: repeats,
      budget: budget.map { $0 * 60 } ?? (quick ? Self.quickBudget : nil))
    let progress = BenchProgress(style: common.progress, language: common.language)
    let outcome = try SitingBench(workbench, settings).run(items, chosen, everybody: named) { step in
      progress.show(step)
    } keep: { outcome in
      if let save {
        try console.save(SitingReport(outcome, versions: workbench.versions, settings: settings), to: save)
      }
    }
    progress.finish()
    for failure in outcome.refused { console.note(console.render(failure.diagnostic)) }
    let report = SitingReport(outcome, versions: workbench.versions, settings: settings)
    if common.json { try console.out(json: report) } else { SitingTables(report, console).print() }
    if report.summary.wrongOptima > 0 { throw HearthExit.short }
    if report.summary.refusedFiles > 0 { throw HearthExit.badInput }
  }

  private func chosenSolvers() throws -> [BenchmarkSolver] {
    guard let solvers else { return BenchmarkSolver.all }
    return try solvers.split(separator: ",").map { name in
      guard let solver = BenchmarkSolver.all.first(where: { $0.name == name }) else {
        throw ValidationError(
          "没有求解程序 \(name)；有 / no such solver; there are: "
            + BenchmarkSolver.all.map(\.name).joined(separator: ","))
      }
      return solver
    }
  }
}
