import ArgumentParser
import Foundation
import Quantities
import Tables
import Terminal

/// `hearth-bench stress scale-out`: the same bytes from one worker, eight, GNU parallel, Slurm, and after kill −9.
struct ScaleOutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale-out",
    abstract: "各种跑法逐字节相同：1、2、8 个进程，GNU parallel，Slurm，kill −9 后续算 / the same bytes however it is run",
    discussion: """
      在临时文件夹里装起两个节点的 Slurm，跑完拆掉；不碰机器上已有的 Slurm。
      需要 Debian 软件包 slurm-wlm 和 parallel（./hearth bench stress scale-out 会装）。

      例 / example:
        ./hearth bench stress scale-out
        ./hearth bench stress scale-out --plan out/plan --replications 400

      退出码 / exit codes:  0 全部相同 all equal   1 输入有误 bad input   2 有不同 something differs
      """)

  @Option(name: .long, help: "区数据文件夹 / the district's folder")
  var data = "data/shuocheng"

  @Option(name: .long, help: "规划文件夹或自定库存；默认每个中心库 30 吨 / a plan or a stock list; 30 t at each hub by default")
  var plan: String?

  @Option(name: .customLong("set"), help: "场景集合 / the scenario set")
  var set = "scenarios/sets/winter.toml"

  @Option(name: .long, help: "推演多少次 / replications")
  var replications = 200

  @Option(name: .long, help: "hearth 程序，默认与本程序在一起 / the program, beside this one by default")
  var hearth: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hearth-scale-\(getpid())")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    let program = hearth ?? own.deletingLastPathComponent().appendingPathComponent("hearth").path
    let trial = ScaleOutTrial(
      program: program,
      arguments: [
        "stress", data, "--plan", try plan ?? stockList(in: folder), "--set", set, "--seed", "7",
        "--replications", String(replications), "--shard", String(max(1, replications / 40)), "--progress",
        "none",
      ], folder: folder)
    do {
      var rows = try trial.alone { console.note("  \($0)") }
      console.note(
        Bilingual(
          zh: "在 \(folder)/slurm 装起两个节点的 Slurm …", en: "setting up Slurm with two nodes in \(folder)/slurm …")
      )
      let cluster = try SlurmCluster(in: folder + "/slurm")
      defer { cluster.tearDown() }
      rows += try trial.under(cluster) { console.note("  \($0)") }
      try finish(rows, console)
    } catch let failure as SlurmCluster.Failure {
      console.noteBoth(
        Bilingual(zh: "✗ Slurm 没有装起来：\(failure.what)", en: "Slurm could not be set up: \(failure.what)"))
      throw HearthExit.badInput
    } catch let failure as ScaleOutTrial.Failure {
      console.noteBoth(
        Bilingual(
          zh: "✗ “\(failure.variant)”没有跑完：\(failure.complaint)",
          en: "“\(failure.variant)” did not end well: \(failure.complaint)"))
      throw HearthExit.short
    }
  }

  private func finish(_ rows: [ScaleOutTrial.Row], _ console: Console) throws {
    let isEqual = Set(rows.map(\.report)).count == 1 && Set(rows.map(\.replications)).count == 1
    if common.json {
      struct Answer: Encodable {
        var allEqual: Bool
        var rows: [ScaleOutTrial.Row]
      }
      try console.out(json: Answer(allEqual: isEqual, rows: rows))
    } else {
      var table = TextTable(
        console.language == .zh
          ? ["跑法", "秒", "replications.ndjson 的 SHA-256", "stress.json 的 SHA-256"]
          : ["how", "s", "SHA-256 of replications.ndjson", "SHA-256 of stress.json"],
        [.left, .right, .left, .left])
      for row in rows {
        table.add([
          row.variant, Format.decimal(row.seconds, places: 1), String(row.replications.prefix(24)) + "…",
          String(row.report.prefix(24)) + "…",
        ])
      }
      for line in table.lines() { console.out(line) }
      console.out(
        isEqual
          ? Bilingual(zh: "✓ \(rows.count) 种跑法逐字节相同。", en: "✓ \(rows.count) ways, the same bytes.")
          : Bilingual(zh: "✗ 有不同。", en: "✗ Something differs."))
    }
    if !isEqual { throw HearthExit.short }
  }

  /// 30 t at every small hub.
  private func stockList(in folder: String) throws -> String {
    let path = folder + "/stock.csv"
    let sites = (try? String(contentsOfFile: data + "/sites.csv", encoding: .utf8)) ?? ""
    let hubs = sites.split(whereSeparator: \.isNewline).compactMap {
      $0.split(separator: ",").first.map(String.init)
    }
    .filter { $0.hasPrefix("hub-") && $0.hasSuffix("-s") }
    try AtomicFile(path).replace(
      with: CSV.write(["site", "kg"], hubs.map { [.text($0), .integer(30_000)] }))
    return path
  }
}
