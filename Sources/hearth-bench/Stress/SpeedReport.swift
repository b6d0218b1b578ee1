import Benchmarks
import Foundation
import Quantities
import Terminal

/// What `hearth-bench stress` found.
struct SpeedReport: Encodable {
  struct Summary: Encodable {
    /// Geometric mean over the instances of SimPy's CPU time over Hearth's; `nil` = SimPy is not installed.
    var speedup: Double?
    /// The least of them.
    var leastSpeedup: Double?
    /// Replications in a CPU second of the compound scenario on the shipped district, with luck.
    var replicationsPerSecond: Double
    /// Instances on which SimPy's outcome is not Hearth's.
    var differences: Int
    /// The largest fitted exponent of CPU time in villages · hours.
    var growthExponent: Double
    /// Peak memory at the most replications over that at the fewest.
    var memoryGrowth: Double
  }
  let bench = "stress"
  var summary: Summary
  var rows: [SimulationBench.Row]
  var growth: [SimulationBench.Growth]
  var memory: [SimulationBench.Memory]
  private let compound: String

  private enum CodingKeys: String, CodingKey { case bench, summary, rows, growth, memory }

  init(
    compound: String, rows: [SimulationBench.Row], growth: [SimulationBench.Growth],
    memory: [SimulationBench.Memory]
  ) {
    let ratios = rows.compactMap(\.timesHearth)
    // the first line holds the first replication, which has nothing to remember
    let warm = memory.dropFirst()
    let played = (memory.last?.replications ?? 0) - (memory.first?.replications ?? 0)
    summary = Summary(
      speedup: ratios.isEmpty ? nil : exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count)),
      leastSpeedup: ratios.min(),
      replicationsPerSecond: Double(played) / max(1e-9, warm.reduce(0) { $0 + $1.cpuSeconds }),
      differences: rows.count { $0.differences?.isEmpty == false },
      growthExponent: growth.map(\.exponent).max() ?? 0,
      memoryGrowth: (memory.last?.peakMiB ?? 0) / max(1e-9, memory.first?.peakMiB ?? 0))
    self.compound = compound
    self.rows = rows
    self.growth = growth
    self.memory = memory
  }

  func print(_ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["算例", "村", "小时", "程序", "首次 CPU 毫秒", "每次 CPU 毫秒", "每秒次数", "内存 MiB", "结果", "是 Hearth 的几倍"]
        : [
          "instance", "villages", "hours", "program", "first, CPU ms", "each, CPU ms", "per second", "MiB",
          "answer", "× Hearth",
        ],
      [.left, .right, .right, .left, .right, .right, .right, .right, .left, .right])
    for row in rows {
      let answer = row.differences.map { $0.isEmpty ? "=" : "≠ " + $0.joined(separator: ", ") } ?? ""
      table.add([
        row.instance, Format.integer(Int64(row.villages)), Format.integer(Int64(row.hours)), row.solver,
        Format.decimal(row.firstCPUSeconds * 1000, places: 1),
        Format.decimal(row.cpuSeconds * 1000, places: 2),
        Format.decimal(row.replicationsPerSecond, places: row.replicationsPerSecond < 10 ? 2 : 0),
        Format.decimal(row.peakMiB, places: 0), answer,
        row.timesHearth.map { Format.decimal($0, places: 0) } ?? "",
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out()
    for line in GrowthTable(growth, zh: zh).lines { console.out(line) }
    console.out()
    printMemory(console)
    for claim in claims {
      let mark = claim.holds.map { $0 ? "✓" : "✗" } ?? "–"
      console.out(Bilingual(zh: "\(mark) \(claim.words.zh)", en: "\(mark) \(claim.words.en)"))
    }
  }

  /// What the laboratory is asked to do, and whether it does. `holds` is `nil` where SimPy is not installed.
  var claims: [(words: Bilingual, holds: Bool?)] {
    let rate = Format.decimal(summary.replicationsPerSecond, places: 0)
    let mean = summary.speedup.map { Format.decimal($0, places: 0) } ?? "—"
    let least = summary.leastSpeedup.map { Format.decimal($0, places: 0) } ?? "—"
    let memory = Format.percent(summary.memoryGrowth - 1, places: 1)
    let (from, to) = (replications(at: \.first), replications(at: \.last))
    return [
      (
        Bilingual(
          zh: "\(compound)，带运气，一个核每 CPU 秒 \(rate) 次（要求 \(Int(Self.leastRate)) 次）",
          en:
            "\(compound), with luck, on one core: \(rate) replications in a CPU second (asked for: \(Int(Self.leastRate)))"
        ), summary.replicationsPerSecond >= Self.leastRate
      ),
      (
        Bilingual(
          zh: "SimPy 至少要 \(least) 倍时间，几何平均 \(mean) 倍（要求 \(Int(Self.leastSpeedup)) 倍）",
          en:
            "SimPy takes at least \(least) times as long, \(mean) times in geometric mean (asked for: \(Int(Self.leastSpeedup)))"
        ), summary.leastSpeedup.map { $0 >= Self.leastSpeedup }
      ),
      (
        Bilingual(
          zh: "关掉运气，与 SimPy 的结果不同 \(summary.differences) 处",
          en: "with luck switched off, \(summary.differences) answers differ from SimPy's"),
        summary.speedup.map { _ in summary.differences == 0 }
      ),
      (
        Bilingual(
          zh: "推演从 \(from) 次到 \(to) 次，内存峰值增加 \(memory)",
          en: "from \(from) to \(to) replications the peak memory grows by \(memory)"),
        summary.memoryGrowth <= Self.mostMemoryGrowth
      ),
    ] + growth.map { (GrowthTable.claim($0), $0.exponent <= Self.mostExponent) }
  }

  private func replications(at end: ([SimulationBench.Memory]) -> SimulationBench.Memory?) -> String {
    Format.integer(Int64(end(memory)?.replications ?? 0))
  }

  /// Replications in a CPU second, SimPy's time over Hearth's, growth and memory that are asked of the laboratory (issue 4);
  /// a fitted power and a peak are never exactly 1.
  private static let leastRate = 200.0
  private static let leastSpeedup = 100.0
  static let mostExponent = 1.15
  private static let mostMemoryGrowth = 1.05

  private func printMemory(_ console: Console) {
    for line in memory {
      let (count, peak) = (Format.integer(Int64(line.replications)), Format.decimal(line.peakMiB, places: 1))
      console.out(
        Bilingual(
          zh: "\(count) 次后内存峰值 \(peak) MiB", en: "peak memory after \(count) replications: \(peak) MiB"))
    }
    console.out()
  }
}
