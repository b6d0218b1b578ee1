import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Siting
import Terminal

/// Where the instances and the peers stand.
struct BenchOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "算例文件夹，默认 HEARTH_BENCH_FOLDER 或上级的 shared/bench/siting（路径用 routing）/ the instances' folder")
  var benchFolder: String?

  @Option(
    name: .long,
    help: "对手所在文件夹，默认 HEARTH_BENCH_PEERS 或 ~/.local/share/hearth-bench / the peers' folder")
  var peers: String?

  /// The instances' folder, or the end of the run with what to do.
  func folder(_ console: Console) throws -> String {
    if let folder = Catalogue.locate(benchFolder), FileManager.default.fileExists(atPath: folder) {
      return folder
    }
    throw noFolder(console)
  }

  /// Says that there are no instances; the end of the run.
  func noFolder(_ console: Console) -> any Error {
    console.noteBoth(
      Bilingual(
        zh: "找不到算例文件夹。请用 --bench-folder 写明它在哪里。",
        en: "There is no folder of instances. Say where it is with --bench-folder."))
    return HearthExit.badInput
  }

  /// The routing instances of these sets that fit one of the patterns, at most so many of each; the end of the
  /// run where there are none.
  func routing(
    _ sets: [RoutingSet], _ patterns: String?, most: Int?, _ console: Console
  ) throws -> [RoutingCatalogue.Item] {
    guard let folder = RoutingCatalogue.locate(benchFolder) else { throw noFolder(console) }
    let patterns = patterns?.split(separator: ",").map(String.init) ?? []
    var items: [RoutingCatalogue.Item] = []
    do throws(ReadFailure) {
      let catalogue = try RoutingCatalogue(folder: folder)
      for set in sets { items += try catalogue.items(of: set, patterns: patterns, most: most) }
    } catch {
      console.note(console.render(error.diagnostic))
      throw HearthExit.badInput
    }
    guard !items.isEmpty else {
      console.noteBoth(Bilingual(zh: "没有符合的算例。", en: "No instance fits."))
      throw HearthExit.badInput
    }
    return items
  }

  /// The programs that can run here; says how to install the peers where there are none.
  func workbench(_ console: Console) throws -> Workbench {
    let peers = PeerFolder(peers)
    if !peers.isInstalled {
      console.noteBoth(
        Bilingual(
          zh: "没有安装对手，只跑 Hearth。安装：./hearth bench peers",
          en: "No peers are installed, only Hearth runs. Install them with: ./hearth bench peers"))
    }
    return try Workbench(
      peers: peers, executable: Bundle.main.executablePath ?? CommandLine.arguments[0],
      engine: SitingProblem.engine)
  }
}
