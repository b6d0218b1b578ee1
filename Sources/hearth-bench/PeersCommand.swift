import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench peers`: installs the peers from PyPI; the launcher has installed those from Debian before.
struct PeersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peers", abstract: "安装对手 HiGHS、SCIP、CP-SAT / install the peers HiGHS, SCIP and CP-SAT")

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let folder = PeerFolder(place.peers)
    console.note(
      Bilingual(zh: "正在安装到 \(folder.path) …", en: "installing into \(folder.path) …"))
    do {
      try folder.install()
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    let workbench = try place.workbench(console)
    defer { workbench.close() }
    if common.json { return try console.out(json: workbench.versions) }
    for solver in BenchmarkSolver.all {
      let version = workbench.versions[solver.name] ?? SitingWords.notInstalled(solver.name)[console.language]
      console.out(solver.name + "  " + version)
    }
  }
}
