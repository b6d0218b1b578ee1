import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench generate`: a made-up province as a model file.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "按种子生成全省规模的算例 / a province-scale instance from a seed",
    discussion: """
      例 / example:
        ./hearth bench generate --villages 2500 --sites 400 --scenarios 200 --seed 1 --out province.hsiting
      """)

  @Option(name: .long, help: "村数 / villages") var villages = 2500
  @Option(name: .long, help: "站点数，每处的每种规模各算一个 / sites, every size of a place counted") var sites = 400
  @Option(name: .long, help: "每处几种规模 / sizes per place") var sizes = 2
  @Option(name: .long, help: "场景数 / scenarios") var scenarios = 200
  @Option(name: .long, help: "种子 / seed") var seed: UInt64 = 1
  @Option(name: .long, help: "写到哪个文件 / the file to write") var out: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [villages, sites, sizes, scenarios].allSatisfy({ (1...1_000_000).contains($0) }), sizes <= sites else {
      throw ValidationError("村、站点、规模、场景数都要大于 0 / villages, sites, sizes and scenarios must be more than 0")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var province = Province(villages: villages, sites: sites, scenarios: scenarios, seed: seed)
    province.sizes = sizes
    let problem = province.problem()
    do {
      try Data(try problem.modelFile()).write(to: URL(filePath: out), options: .atomic)
    } catch let error as CocoaError {
      console.noteBoth(
        Bilingual(zh: "写不出 \(out)：\(error.localizedDescription)", en: "Cannot write \(out): \(error.localizedDescription)"))
      throw HearthExit.badInput
    }
    if common.json { return try console.out(json: problem.size) }
    let arcs = Format.integer(Int64(problem.size.arcs))
    console.out(
      Bilingual(
        zh: "已写入 \(out)：\(sites) 个站点和 1 个缺口站点，\(villages) 个村，\(scenarios) 个场景，\(arcs) 条可用的弧。",
        en: "Wrote \(out): \(sites) sites and a shortage site, \(villages) villages, \(scenarios) scenarios, \(arcs) arcs."))
  }
}
