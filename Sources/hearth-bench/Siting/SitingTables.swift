import Benchmarks
import Quantities
import Terminal

/// A siting report as tables on the terminal.
struct SitingTables {
  private let report: SitingReport
  private let console: Console

  init(_ report: SitingReport, _ console: Console) {
    self.report = report
    self.console = console
  }

  /// Prints the rows, the classes, the summary and what the figures mean.
  func print() {
    rows()
    if !report.classes.isEmpty {
      console.out()
      classes()
    }
    console.out()
    summary()
  }

  private var zh: Bool { console.language == .zh }

  private func rows() {
    var table = TextTable(
      zh
        ? ["算例", "站点×客户×场景", "求解程序", "结果", "值", "下界", "间隙", "距最优", "CPU 秒", "内存 MiB", "比 Hearth", ""]
        : [
          "instance", "sites×customers×scenarios", "solver", "result", "value", "bound", "gap", "off optimum",
          "CPU s", "peak MiB", "times Hearth", "",
        ],
      [.left, .left, .left, .left, .right, .right, .right, .right, .right, .right, .right, .left])
    var last = ""
    for row in report.rows {
      let size = "\(row.size.sites)×\(row.size.customers)×\(row.size.scenarios)"
      let name = row.family + "/" + row.instance
      table.add([
        name == last ? "" : name, name == last ? "" : size, row.solver,
        SitingWords.status(row.status)[console.language], row.value.map(SitingWords.figure) ?? "—",
        row.bound.map(SitingWords.figure) ?? "—", row.gap.map(SitingWords.share) ?? "—",
        row.gapToOptimum.map(SitingWords.share) ?? "", row.cpuSeconds.map(SitingWords.seconds) ?? "—",
        row.peakMiB.map { Format.decimal($0, places: 0) } ?? "—",
        row.timesHearth.map { SitingWords.ratio($0, isAtLeast: row.isAtLeast) } ?? "",
        row.faults.map { "✗ " + SitingWords.fault($0)[console.language] }.joined(separator: "；"),
      ])
      last = name
    }
    for line in table.lines() { console.out(line) }
    for row in report.rows where row.status == .failed {
      console.note("\(row.instance) \(row.solver): \(row.detail ?? "?")")
    }
  }

  private func classes() {
    var table = TextTable(
      zh
        ? ["类别", "算例", "证明", "倍数（几何平均）", "最小–最大", "最长 CPU 秒", "最大间隙", "至少", "力争"]
        : [
          "class", "instances", "proven", "ratio (geometric mean)", "least–greatest", "longest CPU s",
          "greatest gap",
          "at least", "aim",
        ],
      [.left, .right, .right, .right, .right, .right, .right, .left, .left])
    for verdict in report.classes {
      let target = TargetClass.all.first { $0.name == verdict.name }
      let range = verdict.leastRatio.flatMap { least in
        verdict.greatestRatio.map {
          Format.decimal(least, places: 1) + "–" + Format.decimal($0, places: 1)
        }
      }
      table.add([
        verdict.name, "\(verdict.instances)", "\(verdict.proven)",
        verdict.ratio.map { SitingWords.ratio($0, isAtLeast: verdict.atLeastRatios > 0) } ?? "—",
        range ?? "—",
        verdict.longest.map(SitingWords.seconds) ?? "—", verdict.greatestGap.map(SitingWords.share) ?? "—",
        SitingWords.verdict(verdict.atLeast, target?.atLeast ?? [])[console.language],
        SitingWords.verdict(verdict.aim, target?.aim ?? [])[console.language],
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func summary() {
    let summary = report.summary
    let speedup = summary.geometricMeanSpeedup.map {
      SitingWords.ratio($0, isAtLeast: summary.atLeastRatios > 0)
    }
    console.out(
      Bilingual(
        zh:
          "算例 \(summary.instances) 个，Hearth 证明最优 \(summary.proven) 个；错误答案：Hearth \(summary.wrongOptima) 个，对手 \(summary.peerWrongOptima) 个。",
        en:
          "\(summary.instances) instances, \(summary.proven) proven by Hearth; wrong answers: Hearth \(summary.wrongOptima), peers \(summary.peerWrongOptima)."
      ))
    if let speedup {
      console.out(
        Bilingual(
          zh:
            "比 HiGHS（强、弱两种模型）和 SCIP 中较快者快 \(speedup) 倍（\(summary.ratios) 个算例的几何平均，毫秒级的小算例不计；其中 \(summary.atLeastRatios) 个因对手到时限仍未证完，只是下限，标“≥”）。",
          en:
            "\(speedup) times faster than the better of HiGHS (strong and weak) and SCIP: geometric mean over \(summary.ratios) instances, those of milliseconds left out; \(summary.atLeastRatios) of the ratios are lower bounds (≥), because the peer had no proof when its limit was up."
        ))
    }
    if summary.skippedRuns > 0 {
      console.out(
        Bilingual(
          zh: "时间用完，有 \(summary.skippedRuns) 次求解没有开始。",
          en: "\(summary.skippedRuns) runs did not start because the time was used up."))
    }
    let settings = report.settings
    let limit = Format.plain(settings.cpuLimit, places: 1)
    console.out(
      Bilingual(
        zh:
          "同一次运行，每个求解程序一个线程；CPU 秒只算求解（\(settings.repeats) 次的中位数），上限 \(limit) 秒（Hearth 的上限按历时算，机器忙时更紧），相对间隙 1e-6。",
        en:
          "One run, one thread per solver; CPU seconds of the solve alone (median of \(settings.repeats)), limit \(limit) s (wall seconds for Hearth, tighter on a busy machine), relative gap 1e-6."
      ))
    if settings.judgesOnly {
      console.out(
        Bilingual(
          zh: "对手用时达到该类的最低倍数（无倍数要求的类按 30 倍，至少 5 秒）或超过已证完的对手即停，标“≥”。",
          en:
            "A peer is stopped once it has taken the ratio its class must reach (30 where none is asked; 5 s at least), or longer than a peer that has a proof, and then carries a “≥”."
        ))
    }
    console.out(
      BenchmarkSolver.all.compactMap { solver in
        report.versions[solver.name].map { "\(solver.name): \($0)" }
      }.joined(separator: " · "))
  }
}
