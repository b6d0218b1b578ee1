import ArgumentParser
import Benchmarks
import District
import Foundation
import Quantities
import Tables
import Terminal

/// `hearth-bench stress speed`, the default: replications a second beside SimPy, growth and memory.
struct StressSpeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract: "与 SimPy 写的同一模型对比 / against the same model written in SimPy",
    discussion: """
      两边读同一个 JSON，关掉运气，结果必须逐项相同。时间为 CPU 秒，取第一次以后的中位数。最后逐条对照要求：每秒次数、
      是 SimPy 的几倍、增长、内存；有一条不成立，退出码 2。
      Both read one JSON; with luck switched off every field must agree. Times are CPU seconds, the median after the first
      replication. The last lines hold what was asked for against what is: rate, times SimPy, growth, memory; where one
      does not hold the exit code is 2.

      例 / examples:
        ./hearth bench stress --quick
        ./hearth bench stress --json
      """)

  @Flag(name: .long, help: "较少的算例和重复，8 分钟以内 / fewer instances and repeats, within 8 minutes")
  var quick = false

  @Option(name: .long, help: "区的数据文件夹 / the district's folder")
  var data = "data/shuocheng"

  @Option(name: .long, help: "场景文件夹 / the folder of scenarios")
  var scenarios = "scenarios"

  @Option(
    name: .long, help: "对手所在文件夹，默认 HEARTH_BENCH_PEERS 或 ~/.local/share/hearth-bench / the peers' folder")
  var peers: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let instances = try instances(console)
    let peers = PeerFolder(peers)
    if !peers.isInstalled {
      console.noteBoth(
        Bilingual(
          zh: "没有安装对手，只跑 Hearth。安装：./hearth bench peers",
          en: "No peers are installed, only Hearth runs. Install them with: ./hearth bench peers"))
    }
    // memory first: the peak of a process never falls
    let compound = instances[0]
    note("memory", console)
    let memory = SimulationBench.memory(compound, at: [100, 1000, 10_000])
    let bench = SimulationBench(peers: peers)
    var rows: [SimulationBench.Row] = []
    for instance in instances {
      note(instance.name, console)
      do {
        rows += try bench.compare(instance, replications: quick ? 100 : 300, peerReplications: quick ? 2 : 4)
      } catch let failure as SimulationBench.PeerFailure {
        console.noteBoth(
          Bilingual(zh: "SimPy 没有算完：\(failure.message)", en: "SimPy did not finish: \(failure.message)"))
        throw HearthExit.badInput
      }
    }
    note("growth", console)
    let growth = SimulationBench.growth(
      villages: quick ? [250, 1000, 5000] : [250, 500, 1000, 2000, 5000], hours: [36, 72],
      replications: quick ? 3 : 7)
    let report = SpeedReport(compound: compound.name, rows: rows, growth: growth, memory: memory)
    if common.json { try console.out(json: report) } else { report.print(console) }
    if report.claims.contains(where: { $0.holds == false }) { throw HearthExit.short }
  }

  private func note(_ what: String, _ console: Console) {
    if common.progress != ProgressStyle.none { console.note(what + " …") }
  }

  /// Scenarios of the shipped district, each yard of a township or hub full in its largest size, and a made-up district.
  private func instances(_ console: Console) throws -> [SimulationBench.Instance] {
    var diagnostics = Diagnostics()
    let district = DistrictReader.read(folder: data, diagnostics: &diagnostics)
    let scenarios = district.map {
      ScenarioReader.read(folder: self.scenarios, district: $0, diagnostics: &diagnostics)
    }
    guard let district, let scenarios, !diagnostics.hasErrors else {
      throw try console.refuse(diagnostics, json: common.json)
    }
    let names =
      ["blizzard-red-power-72h", "compound-worst", "power-cut-72h"]
      + (quick ? [] : ["power-cut-restoring", "earthquake-vii", "limin-isolated-72h", "hub-loss-power-24h"])
    let stock = Self.fullStock(district)
    let shipped = names.compactMap { name in
      scenarios.first { $0.name == name }.map {
        SimulationBench.Instance(name: name, district: district, stock: stock, scenario: $0)
      }
    }
    let made = MadeUpDistrict(villages: 120, villagesPerCounty: 60, townshipsPerCounty: 6, seed: 7).district
    return shipped + [
      SimulationBench.Instance(
        name: "made-up-120", district: made, stock: MadeUpDistrict.fullStock(made),
        scenario: MadeUpDistrict.blizzard(made, hours: 48))
    ]
  }

  private static func fullStock(_ district: District) -> [Kilograms] {
    district.sites.indices.map { index in
      let site = district.sites[index]
      let rivals = district.sites.filter { $0.place == site.place && $0.status != .forbidden }
      let isLargest = rivals.max { $0.storage < $1.storage }?.id == site.id
      return isLargest && site.tier != .village ? site.storage : .zero
    }
  }
}
