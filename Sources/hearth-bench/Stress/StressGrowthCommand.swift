import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench stress growth`: how the time of a replication grows with villages and hours.
struct StressGrowthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    abstract: "CPU 时间随村数与小时数的增长 / how CPU time grows with villages and hours",
    discussion: """
      counties：村、路、储备点、车一起多；villages：只有村和路多，车不够。次数大于 1.15 时退出码 2。
      counties: roads, yards and trucks grow with the villages; villages: only villages and their roads do, so that trucks
      run short. The exit code is 2 where a power is above 1.15.

      例 / examples:
        ./hearth bench stress growth
        ./hearth bench stress growth --families villages --villages 1000,5000 --hours 72
      """)

  @Option(name: .long, help: "只看这些，逗号分隔：counties, villages / only these, commas between")
  var families = SimulationBench.Family.allCases.map(\.rawValue).joined(separator: ",")

  @Option(name: .long, help: "村数，逗号分隔 / numbers of villages, commas between")
  var villages = "250,500,1000,2000,5000"

  @Option(name: .long, help: "小时数，逗号分隔 / numbers of hours, commas between")
  var hours = "36,72"

  @Option(name: .long, help: "每种大小重复几次 / replications of each size")
  var replications = 7

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !families.isEmpty,
      families.split(separator: ",").allSatisfy({ SimulationBench.Family(rawValue: String($0)) != nil })
    else { throw ValidationError("--families: counties, villages") }
    guard Self.numbers(villages).allSatisfy({ (20...50_000).contains($0) }), replications > 0,
      Self.numbers(hours).allSatisfy({ (24...336).contains($0) }),
      Set(Self.numbers(villages)).count * Set(Self.numbers(hours)).count > 1
    else { throw ValidationError("--villages 20…50000, --hours 24…336, --replications ≥ 1") }
  }

  func run() async throws {
    let growth = SimulationBench.growth(
      families.split(separator: ",").compactMap { SimulationBench.Family(rawValue: String($0)) },
      villages: Self.numbers(villages), hours: Self.numbers(hours), replications: replications)
    let console = Console(language: common.language)
    if common.json {
      try console.out(json: growth)
    } else {
      for line in GrowthTable(growth, zh: console.language == .zh).lines { console.out(line) }
      for family in growth { console.out(GrowthTable.claim(family)) }
    }
    if growth.contains(where: { $0.exponent > SpeedReport.mostExponent }) { throw HearthExit.short }
  }

  private static func numbers(_ text: String) -> [Int] {
    text.split(separator: ",").map { Int($0) ?? 0 }
  }
}
