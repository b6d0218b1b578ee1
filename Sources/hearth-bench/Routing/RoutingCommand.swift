import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench routing`: routes on public instances, truckloads, trucks, and the search's speed.
struct RoutingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routing",
    abstract: "车辆路径：与 PyVRP、OR-Tools、VROOM 对比 / routing against PyVRP, OR-Tools and VROOM",
    discussion: """
      例 / examples:
        ./hearth bench routing --quick                        8 分钟以内 / within 8 minutes
        ./hearth bench routing --set x --instances 'X-n1*' --solvers hearth,pyvrp
        ./hearth bench routing --set split --seeds 1 --limit 30 --all --json
        ./hearth bench routing --most 6 --seeds 1 --save runs.ndjson    可中断、可续跑 / can be stopped and taken up
        ./hearth bench routing lots data/shuocheng
        ./hearth bench routing moves                          Swift 与 C++ / Swift and C++

      不写子命令即 compare，它的选项 / without a subcommand it is compare, whose options are:
      \(RoutingCompareCommand.optionsHelp)
      """,
    subcommands: [
      RoutingCompareCommand.self, LotsCommand.self, ShiftsCommand.self, MovesCommand.self,
    ],
    defaultSubcommand: RoutingCompareCommand.self)
}

/// `hearth-bench routing compare`, the default: ours and the peers side by side.
struct RoutingCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "与对手逐例对比（默认）/ side by side with the peers (the default)")

  /// What its help says of its options: the help of a group leaves out those of its default command.
  static var optionsHelp: String {
    let lines = helpMessage().split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("OPTIONS") }.dropFirst().prefix { !$0.hasPrefix("  -h,") }
      .joined(separator: "\n")
  }

  /// CPU seconds of a run: best after 10 and after 30 are what the targets speak of.
  private static let limit = 30.0
  private static let quickLimit = 9.0
  /// Wall seconds of a quick run, which must end within 8 minutes.
  private static let quickBudget = 420.0
  /// Instances of each set.
  private static let standardShare = 5
  private static let quickShare = 1

  @Flag(name: .long, help: "每组一例、每次 9 秒、一个种子，8 分钟以内 / one of each set, 9 s, one seed, within 8 minutes")
  var quick = false

  @Flag(name: .long, help: "各组的全部算例 / every instance of the sets")
  var all = false

  @Option(name: .long, help: "只跑这些组，逗号分隔；默认是有目标的组 / only these sets; the default is those with a target")
  var set: String?

  @Option(
    name: .long, help: "只跑名称符合的算例，可用 * ?，逗号分隔 / only instances whose name fits, with * and ?, commas between")
  var instances: String?

  @Option(name: .long, help: "每组最多几例，在名单上均匀地取 / at most so many of each set, evenly spread")
  var most: Int?

  @Option(name: .long, help: "求解程序，逗号分隔 / solvers, separated by commas")
  var solvers: String?

  @Option(name: .long, help: "随机种子，逗号分隔，默认 1,2,3 / seeds, separated by commas")
  var seeds: String?

  @Option(name: .long, help: "每次求解的 CPU 秒数，另看三分之一处 / CPU seconds of a run; a third of them is looked at too")
  var limit: Double?

  @Option(name: .long, help: "总共最多几分钟，到时不再开始新的一次 / minutes in all; no run starts after that")
  var budget: Double?

  @Option(
    name: .long,
    help: "每次结果随即写入这个文件，已有的不再跑 / write every run there at once, and skip those it holds")
  var save: String?

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [limit, budget].allSatisfy({ $0.map { $0 > 0 } ?? true }), most.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--limit、--budget、--most 要大于 0 / must be more than 0")
    }
    _ = try (chosenSets(), chosenSolvers(), chosenSeeds())
  }

  func run() async throws {
    let console = Console(language: common.language)
    let items = try place.routing(chosenSets(), instances, most: share, console)
    let settings = RoutingBench.Settings(
      cpuLimit: limit ?? (quick ? Self.quickLimit : Self.limit), seeds: try chosenSeeds(),
      budget: budget.map { $0 * 60 } ?? (quick ? Self.quickBudget : nil), most: share)
    let bench = try RoutingBench(
      peers: PeerFolder(place.peers), executable: Bundle.main.executablePath ?? CommandLine.arguments[0],
      settings: settings)
    defer { bench.close() }
    let chosen = try chosenSolvers()
    for solver in chosen where bench.versions[solver.rawValue] == nil {
      console.noteBoth(SitingWords.notInstalled(solver.rawValue))
    }
    var log = RoutingLog(path: save)
    try bench.run(items, chosen, log: &log) { step in
      guard common.progress != ProgressStyle.none else { return }
      console.note("\(step.done)/\(step.total) \(step.instance) \(step.solver.rawValue)")
    }
    let rows = log.rows.filter { $0.cpuLimit == settings.cpuLimit }
    let report = RoutingReport(rows, versions: bench.versions, settings: settings)
    if common.json { try console.out(json: report) } else { RoutingTables(report, console).print() }
    if report.summary.wrongSolutions > 0 { throw HearthExit.short }
  }

  private var share: Int? {
    most ?? (all || instances != nil ? nil : quick ? Self.quickShare : Self.standardShare)
  }

  private func chosenSets() throws -> [RoutingSet] {
    guard let set else { return RoutingSet.all.filter { $0.targets.thirty != nil } }
    return try set.split(separator: ",").map { name in
      guard let known = RoutingSet.all.first(where: { $0.name == name }) else {
        throw ValidationError(
          "没有组 \(name)；有 / no such set; there are: " + RoutingSet.all.map(\.name).joined(separator: ","))
      }
      return known
    }
  }

  private func chosenSolvers() throws -> [RoutingBench.Solver] {
    guard let solvers else { return RoutingBench.Solver.allCases }
    return try solvers.split(separator: ",").map { name in
      guard let solver = RoutingBench.Solver(rawValue: String(name)) else {
        throw ValidationError(
          "没有求解程序 \(name)；有 / no such solver; there are: "
            + RoutingBench.Solver.allCases.map(\.rawValue).joined(separator: ","))
      }
      return solver
    }
  }

  private func chosenSeeds() throws -> [UInt64] {
    try (seeds ?? (quick ? "1" : "1,2,3")).split(separator: ",").map { text in
      guard let seed = UInt64(text) else {
        throw ValidationError("--seeds 要写成 1,2,3 / write --seeds as 1,2,3")
      }
      return seed
    }
  }
}

/// `hearth-bench route`: our side of a comparison, in a process of its own; not for people.
struct RouteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route", abstract: "route one file and print the answer as JSON", shouldDisplay: false)

  @Argument var file: String
  @Argument var limit: Double
  @Argument var seed: UInt64

  func run() async throws {
    let problem = try JSONDecoder().decode(RoutingFile.self, from: Data(contentsOf: URL(filePath: file)))
      .problem
    let answer = try RoutingAnswer(solving: problem, limit: limit, seed: seed)
    Console(language: .en).out(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
  }
}
