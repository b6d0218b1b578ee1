import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench routing moves`: the router's local search in Swift and in C++.
struct MovesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moves",
    abstract: "局部搜索：Swift 与同一算法的 C++ 比速度 / the local search in Swift and the same in C++",
    discussion: """
      路径求解所用的局部搜索本身，与逐步相同的 C++ 程序（当场以 g++、clang++ -O3 编译）交替运行，各取最快一次。
      The router's own local search and a C++ program that makes the same moves, compiled on the spot with g++ and
      clang++ -O3, take turns; the fastest run of each counts.

      例 / examples:
        ./hearth bench routing moves
        ./hearth bench routing moves --instances 'X-n298*' --runs 15 --json
      """)

  /// The most Swift may take over either compiler's program: what is asked of the router.
  private static let most = 1.3

  @Option(name: .long, help: "X 组中名称符合的算例，可用 * ?，逗号分隔 / instances of the X set, with * and ?, commas between")
  var instances = "X-n101*,X-n204*,X-n298*,X-n401*"

  @Option(name: .long, help: "每次运行做几个局部搜索 / local searches of a run") var searches = 100
  @Option(name: .long, help: "每个程序运行几次 / runs of each program") var runs = 7
  @Option(name: .long, help: "种子 / seed") var seed: UInt64 = 1
  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  /// The machine form.
  private struct Report: Encodable {
    struct Summary: Encodable {
      /// Geometric mean over the instances of Swift's time over a compiler's, without SWAP*, then with it.
      var swiftRatio: [String: Double]
      var swiftRatioSwapping: [String: Double]
      /// The greatest of any instance.
      var worstRatio: Double
      var meetsTarget: Bool
      var areEqual: Bool
    }
    let bench = "moves"
    var summary: Summary
    var rows: [MoveBench.Row]
    var versions: [String: String]
    var flags: [String]
    var settings: MoveBench.Settings
  }

  func validate() throws {
    guard searches > 0, runs > 0 else {
      throw ValidationError("--searches、--runs 要大于 0 / must be more than 0")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let items = try place.routing(RoutingSet.all.filter { $0.name == "x" }, instances, most: nil, console)
    let settings = MoveBench.Settings(searches: searches, runs: runs, seed: seed)
    let bench = try MoveBench(settings: settings)
    defer { bench.close() }
    guard !bench.versions.isEmpty else {
      console.noteBoth(
        Bilingual(
          zh: "没有能用的 C++ 编译程序：apt install g++。", en: "There is no C++ compiler that works: apt install g++."))
      throw HearthExit.badInput
    }
    var rows: [MoveBench.Row] = []
    for item in items {
      if common.progress != ProgressStyle.none { console.note(item.name) }
      rows += try bench.run(item.name, item.instance.problem)
    }
    let summary = summary(rows)
    if common.json {
      try console.out(
        json: Report(
          summary: summary, rows: rows, versions: bench.versions, flags: bench.flags, settings: settings))
    } else {
      show(rows, summary, bench, console)
    }
    if !summary.areEqual || !summary.meetsTarget { throw HearthExit.short }
  }

  private func summary(_ rows: [MoveBench.Row]) -> Report.Summary {
    func means(_ swapping: Bool) -> [String: Double] {
      let logs = Dictionary(
        grouping: rows.filter { $0.language != "swift" && $0.swapping == swapping }, by: \.language)
      return logs.mapValues { exp($0.reduce(0) { $0 + log($1.swiftRatio) } / Double($0.count)) }
    }
    let (plain, swapping) = (means(false), means(true))
    let worst = rows.filter { $0.language != "swift" }.map(\.swiftRatio).max() ?? .infinity
    return Report.Summary(
      swiftRatio: plain, swiftRatioSwapping: swapping, worstRatio: worst, meetsTarget: worst <= Self.most,
      areEqual: rows.allSatisfy(\.isEqual))
  }

  private func show(
    _ rows: [MoveBench.Row], _ summary: Report.Summary, _ bench: MoveBench, _ console: Console
  ) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["算例", "客户", "SWAP*", "语言", "毫秒/次", "Swift ÷ 它", "移动/次", "路线相同"]
        : [
          "instance", "clients", "SWAP*", "language", "ms a search", "Swift ÷ it", "moves a search",
          "same routes",
        ],
      [.left, .right, .left, .left, .right, .right, .right, .left])
    for row in rows {
      table.add([
        row.instance, "\(row.clients)", row.swapping ? "+" : "−", row.language,
        Format.decimal(row.milliseconds, places: 3), Format.decimal(row.swiftRatio, places: 2),
        Format.decimal(row.moves, places: 1), row.isEqual ? (zh ? "是" : "yes") : (zh ? "否" : "NO"),
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out()
    for (compiler, version) in bench.versions.sorted(by: { $0.key < $1.key }) {
      let ratios = [summary.swiftRatio, summary.swiftRatioSwapping].map {
        $0[compiler].map { Format.decimal($0, places: 2) } ?? "—"
      }
      console.out(
        Bilingual(
          zh:
            "Swift 用时是 \(compiler) 的 \(ratios[0]) 倍，含 SWAP* 时 \(ratios[1]) 倍（各算例几何平均；\(version)，\(bench.flags.joined(separator: " "))）。",
          en:
            "Swift takes \(ratios[0]) times as long as \(compiler), \(ratios[1]) times with SWAP* (geometric means over the instances; \(version), \(bench.flags.joined(separator: " ")))."
        ))
    }
    let (worst, most) = (Format.decimal(summary.worstRatio, places: 2), Format.decimal(Self.most, places: 1))
    console.out(
      Bilingual(
        zh: "目标 ≤ \(most) 倍：最大 \(worst)，\(summary.meetsTarget ? "达到" : "未达到")。",
        en: "Asked for ≤ \(most) times: the greatest is \(worst), \(summary.meetsTarget ? "met" : "missed").")
    )
  }
}
