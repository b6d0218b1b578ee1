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
    printGrowth(console)
    printMemory(console)
    let speedup = summary.leastSpeedup.map { Format.decimal($0, places: 0) } ?? "—"
    let mean = summary.speedup.map { Format.decimal($0, places: 0) } ?? "—"
    let rate = Format.decimal(summary.replicationsPerSecond, places: 0)
    console.out(
      Bilingual(
        zh:
          "\(compound) 带运气每 CPU 秒 \(rate) 次；SimPy 至少要 \(speedup) 倍时间，几何平均 \(mean) 倍；结果不同 \(summary.differences) 处。",
        en:
          "\(compound), with luck, \(rate) replications in a CPU second; SimPy takes at least \(speedup) times as long, \(mean) times in geometric mean; \(summary.differences) answers differ."
      ))
  }

  private func printGrowth(_ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["增长", "村", "小时", "每次 CPU 毫秒", "每村小时 CPU 微秒"]
        : ["growth", "villages", "hours", "each, CPU ms", "per village and hour, CPU µs"],
      [.left, .right, .right, .right, .right])
    for family in growth {
      for size in family.sizes {
        table.add([
          family.family, Format.integer(Int64(size.villages)), Format.integer(Int64(size.hours)),
          Format.decimal(size.cpuSeconds * 1000, places: 2),
          Format.decimal(size.cpuSeconds * 1e6 / Double(size.villages * size.hours), places: 3),
        ])
      }
    }
    for line in table.lines() { console.out(line) }
    for family in growth {
      let exponent = Format.decimal(family.exponent, places: 2)
      console.out(
        Bilingual(
          zh: "\(family.family)：CPU 时间随(村×小时)的 \(exponent) 次方增长。",
          en: "\(family.family): CPU time grows as (villages × hours) to the power \(exponent)."))
    }
    console.out()
  }

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
