import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench allocation`: the season's pellets of made-up provinces: how the time grows, and HiGHS on the same linear
/// programs.
struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation",
    abstract: "分颗粒：全省规模、增长与 HiGHS 对比 / a province's season of pellets: growth, and HiGHS beside it",
    discussion: """
      例 / examples:
        ./hearth bench allocation --quick
        ./hearth bench allocation --shapes plain,hilly --seeds 1,2,3,4,5 --json
        ./hearth bench allocation --peers none --sizes 100000,200000,400000
      """)

  @Flag(name: .long, help: "一种地形、一个种子、对手限时 25 秒 / one shape, one seed, 25 s for the peers")
  var quick = false

  @Option(name: .long, help: "地形，逗号分隔，默认全部 / shapes, separated by commas; all by default")
  var shapes = PelletProvince.Shape.allCases.map(\.rawValue).joined(separator: ",")

  @Option(name: .long, help: "户数，逗号分隔 / numbers of households, separated by commas")
  var sizes = "10000,20000,50000,100000"

  @Option(name: .long, help: "随机种子，逗号分隔 / seeds, separated by commas")
  var seeds = "1,2,3"

  @Option(name: .long, help: "HiGHS 每次求解的 CPU 秒数上限 / CPU seconds HiGHS may take")
  var limit = 20.0

  @Option(
    name: .long,
    help: """
      对手所在文件夹，默认 HEARTH_BENCH_PEERS 或 ~/.local/share/hearth-bench；none 不跑对手 / the peers' folder; none \
      runs no peer
      """)
  var peers: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !list(seeds, UInt64.init).isEmpty, households.allSatisfy({ (40...1_000_000).contains($0) }),
      !households.isEmpty, limit > 0
    else { throw ValidationError("--seeds、--sizes、--limit 不对 / are wrong") }
    guard shapes.split(separator: ",").allSatisfy({ PelletProvince.Shape(rawValue: String($0)) != nil })
    else {
      let known = PelletProvince.Shape.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--shapes: \(known)")
    }
  }

  private var households: [Int] { list(sizes, { Int($0) }).sorted() }

  private func list<T>(_ text: String, _ read: (String) -> T?) -> [T] {
    text.split(separator: ",").compactMap { read(String($0)) }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let folder = peers == "none" ? nil : PeerFolder(peers)
    if let folder, !folder.isInstalled {
      console.noteBoth(
        Bilingual(
          zh: "没有安装对手，只跑 Hearth。安装：./hearth bench peers",
          en: "No peers are installed, only Hearth runs. Install them with: ./hearth bench peers"))
    }
    let bench = AllocationBench(peers: folder, cpuLimit: quick ? min(limit, 25) : limit)
    let seeds = list(seeds, UInt64.init)
    var rows: [AllocationBench.Row] = []
    let shapes = quick ? [.plain] : list(shapes, PelletProvince.Shape.init(rawValue:))
    let runs = quick ? Array(seeds.prefix(1)) : seeds
    let progress = AllocationProgress(
      console, provinces: 2 * shapes.count * households.count * runs.count,
      isShown: common.progress != ProgressStyle.none)
    var number = 0
    for shape in shapes {
      for plenty in [1.25, 0.8] {
        // a method that was stopped at one size is not tried on a larger one
        var methods = AllocationBench.Method.allCases
        for size in households {
          for seed in runs {
            let province = PelletProvince(shape: shape, households: size, plenty: plenty, seed: seed)
            number += 1
            progress.begin(province, number: number)
            let isCompared = seed == seeds[0] && (shape == .plain || size == households[0])
            let more = try await bench.run(province, against: isCompared ? methods : [])
            let stopped = methods.filter { method in
              more.contains { $0.solver == method.solver && !$0.isOptimal }
            }
            methods.removeAll(where: stopped.contains)
            rows += more
            progress.show(more, leavingOut: stopped)
          }
        }
      }
    }
    let report = AllocationReport(rows)
    if common.json { try console.out(json: report) } else { console.print(report) }
    if report.summary.wrongOptima > 0 { throw HearthExit.short }
  }
}
