import Benchmarks
import Foundation
import Quantities
import Terminal

/// What `hearth-bench allocation` says.
struct AllocationReport: Encodable {
  struct Summary: Encodable {
    /// Geometric mean over the provinces: CPU time of the better HiGHS method over Hearth's; `nil` = no peer ran.
    var speedup: Double?
    /// Optima of HiGHS that are not Hearth's.
    var wrongOptima: Int
    /// The worst proven gap of Hearth.
    var greatestGap: Double
    /// The longest run of Hearth, wall seconds.
    var greatestSeconds: Double
    /// Peak memory of Hearth, MiB.
    var peakMiB: Double
    /// The steepest growth.
    var greatestExponent: Double?
  }
  let bench = "allocation"
  var summary: Summary
  var growth: [AllocationGrowth]
  /// The largest plain province that each method of HiGHS solved within the limit, enough and not enough.
  var largestByPeers: [AllocationBench.Row]
  var rows: [AllocationBench.Row]

  init(_ rows: [AllocationBench.Row]) {
    self.rows = rows
    growth = AllocationGrowth.all(rows)
    let own = rows.filter { $0.solver == AllocationBench.Row.own }
    let ratios = own.compactMap { row in
      // one that was stopped by the limit would have taken longer: its ratio counts as a lower bound
      rows.filter { $0.province == row.province }.compactMap(\.timesHearth).min()
    }
    summary = Summary(
      speedup: ratios.isEmpty ? nil : exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count)),
      wrongOptima: rows.count { $0.agrees == false }, greatestGap: own.compactMap(\.gap).max() ?? 0,
      greatestSeconds: own.map(\.wallSeconds).max() ?? 0, peakMiB: own.map(\.peakMiB).max() ?? 0,
      greatestExponent: growth.compactMap(\.exponent).max())
    let solved = rows.filter {
      $0.solver != AllocationBench.Row.own && $0.isOptimal && $0.province.shape == .plain
    }
    largestByPeers = [1.25, 0.8].flatMap { plenty in
      AllocationBench.Method.allCases.compactMap { method in
        solved.filter { $0.province.plenty == plenty && $0.solver == method.solver }
          .max { $0.province.households < $1.province.households }
      }
    }
  }
}

extension Console {
  /// Prints the report: every run, the growth, and how far HiGHS came.
  func print(_ report: AllocationReport) {
    printRuns(report.rows)
    out()
    printGrowth(report.growth)
    out()
    for row in report.largestByPeers {
      let size = Format.integer(Int64(row.province.households))
      let times = Format.decimal(row.timesHearth ?? 0, places: 1)
      let seconds = Format.decimal(row.cpuSeconds, places: 1)
      let isPlenty = row.province.plenty >= 1
      out(
        Bilingual(
          zh:
            "\(row.solver) 限时内解出的最大平原算例（\(isPlenty ? "够分" : "不够")）：\(size) 户，\(seconds) 秒，是 Hearth 的 \(times) 倍，最优值\(row.agrees == true ? "相同" : "不同")。",
          en:
            "The largest plain province (\(isPlenty ? "plenty" : "scarce")) that \(row.solver) solved in time: \(size) households, \(seconds) s, \(times) × Hearth, \(row.agrees == true ? "the same optimum" : "another optimum")."
        ))
    }
    let summary = report.summary
    let speedup = summary.speedup.map { Format.decimal($0, places: 1) } ?? "—"
    let gap = Format.percent(summary.greatestGap, places: 3)
    let exponent = summary.greatestExponent.map { Format.decimal($0, places: 2) } ?? "—"
    out(
      Bilingual(
        zh:
          "HiGHS 较快的一种方法平均要 Hearth 的 \(speedup) 倍时间；证明的差距最大 \(gap)；增长指数最大 \(exponent)（1 为线性）；最优值不一致 \(summary.wrongOptima) 处。",
        en:
          "The faster of HiGHS's methods takes \(speedup) times Hearth's time on average; the worst proven gap is \(gap); the steepest growth has exponent \(exponent) (1 is linear); \(summary.wrongOptima) optima disagree."
      ))
  }

  private func printRuns(_ rows: [AllocationBench.Row]) {
    var table = TextTable(
      language == .zh
        ? ["算例", "列", "行", "求解", "结果", "线性最优 元", "CPU 秒", "步", "内存 MiB", "差距", "是 Hearth 的几倍"]
        : [
          "instance", "columns", "rows", "solver", "status", "LP optimum CNY", "CPU s", "pivots", "MiB",
          "gap",
          "× Hearth",
        ],
      [.left, .right, .right, .left, .left, .right, .right, .right, .right, .right, .right])
    for row in rows {
      table.add([
        row.province.name, Format.integer(Int64(row.columns)), Format.integer(Int64(row.rows)), row.solver,
        row.agrees == false ? row.status + " ≠" : row.status,
        row.optimumYuan.map { Format.decimal($0, places: 2) } ?? "—",
        Format.decimal(row.cpuSeconds, places: 2), row.pivots.map { Format.integer(Int64($0)) } ?? "",
        Format.decimal(row.peakMiB, places: 0), row.gap.map { Format.percent($0, places: 3) } ?? "",
        row.timesHearth.map { Format.decimal($0, places: 1) } ?? "",
      ])
    }
    for line in table.lines() { out(line) }
  }

  private func printGrowth(_ growth: [AllocationGrowth]) {
    let zh = language == .zh
    var table = TextTable(
      zh
        ? ["增长（各种子的中位数）", "产能÷份额", "分到", "户数", "CPU 秒", "步", "比上一行", "指数"]
        : [
          "growth (medians over seeds)", "supply ÷ claims", "served", "households", "CPU s", "pivots",
          "× line above", "exponent",
        ],
      [.left, .right, .left, .right, .right, .right, .right, .right])
    for series in growth {
      for (index, size) in series.sizes.enumerated() {
        let isLast = index == series.sizes.count - 1
        let times =
          index > 0 ? size.cpuSeconds / max(series.sizes[index - 1].cpuSeconds, Comparison.grain) : nil
        table.add([
          index == 0 ? series.shape.rawValue : "",
          index == 0 ? Format.plain(series.plenty, places: 2) : "",
          index == 0 ? (series.isEverybodyServed ? (zh ? "都够" : "all") : (zh ? "不够" : "short")) : "",
          Format.integer(Int64(size.households)), Format.decimal(size.cpuSeconds, places: 3),
          Format.integer(Int64(size.pivots)), times.map { Format.decimal($0, places: 1) } ?? "",
          isLast ? series.exponent.map { Format.decimal($0, places: 2) } ?? "—" : "",
        ])
      }
    }
    for line in table.lines() { out(line) }
  }
}
