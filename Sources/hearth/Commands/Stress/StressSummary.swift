import District
import Plans
import Quantities
import Statistics
import Terminal

/// A stress test as people read it.
struct StressSummary {
  let report: StressReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  private func words(_ zh: String, _ en: String) -> String { self.zh ? zh : en }

  /// What the terminal shows; the report has the rest.
  private static let shown: [StressMetric] = [
    .expectedUnserved, .tailMean, .shortageProbability, .shortageHours, .coverage, .worstTownship,
    .coldHours10,
  ]

  /// Prints it.
  func print(writtenTo path: String) {
    for source in report.sources {
      heading(source)
      if let whole = source.whole { table(words("全部类别", "all classes"), whole) }
      for kind in source.classes where !kind.results.isEmpty {
        let name = kind.title[console.language]
        let n = Format.integer(Int64(kind.replications))
        table(words("假如发生“\(name)”（\(n) 次）", "given “\(name)” (\(n) replications)"), kind.results)
      }
      winter(source)
      comparisons(source)
    }
    basis()
    console.out(
      Bilingual(
        zh: "报告 \(path)/report.html，数据 \(path)/stress.json，逐次结果 \(path)/replications.csv。",
        en:
          "Report \(path)/report.en.html, figures \(path)/stress.json, every replication \(path)/replications.csv."
      ))
  }

  private func heading(_ source: StressSource) {
    console.out(console.bold(source.title[console.language]))
    let n = Format.integer(Int64(source.stopping.replications))
    let percent = Format.percent(report.confidence, places: 0)
    console.out(
      Bilingual(
        zh:
          "推演 \(n) 次，种子 \(source.seed)，每次最多 \(source.horizon) 小时。± 后面是标准误，没有标准误的在方括号里给 \(percent) 置信区间；“—”是没有这种情形，或次数太少、估不出误差。",
        en:
          "\(n) replications, seed \(source.seed), up to \(source.horizon) hours each. After ± stands the standard error; where there is none, the \(percent) confidence interval in brackets. “—”: there is no such case, or too few replications to know an error."
      ))
    if let halfWidth = source.stopping.halfWidth {
      let target =
        switch halfWidth {
        case .relative(let share): Format.percent(share)
        case .absolute(let days):
          words("\(Format.plain(days, places: 1)) 户日", "\(Format.plain(days, places: 1)) household-days")
        }
      let reached = source.stopping.isReached
      console.out(
        Bilingual(
          zh: (reached ? "已达到" : "! 到上限仍未达到")
            + "要求的半宽 \(target)，看了 \(source.stopping.looks) 次。边看边停会让实际把握比所写的略低。",
          en: (reached
            ? "The half-width of \(target) was reached" : "! The half-width of \(target) was not reached")
            + " in \(source.stopping.looks) looks. Stopping on a look makes the true confidence a little less than stated."
        ))
    }
    console.out()
  }

  private func table(_ title: String, _ results: [StressResult]) {
    console.out(title)
    let names = results.map { result in
      report.contenders.first { $0.name == result.contender }?.title[console.language] ?? result.contender
    }
    var table = TextTable(["  " + words("指标", "metric")] + names, [.left] + names.map { _ in .right })
    for metric in Self.shown {
      table.add(
        ["  " + label(metric)]
          + results.map { StressWords.figure($0[metric], metric) })
    }
    for line in table.lines() { console.out(line) }
    console.out()
  }

  private func label(_ metric: StressMetric) -> String {
    let title = metric.title[console.language]
    return metric.unit == .share
      ? title : words("\(title)（\(metric.unit.rawValue)）", "\(title) (\(metric.unit.rawValue))")
  }

  private func winter(_ source: StressSource) {
    guard let winter = source.winter, let set = source.set else { return }
    for risk in winter.prefix(1) {
      let days = StressWords.figure(risk.expectedUnserved, .expectedUnserved)
      let share = StressWords.figure(risk.shortageProbability, .shortageProbability)
      let events = Format.plain(set.expectedEvents, places: 2)
      console.out(
        Bilingual(
          zh: "一个冬天（平均 \(events) 次事件）：无保障 \(days) 户日，至少断档一次的概率 \(share)。",
          en:
            "A winter (\(events) events on average): \(days) unserved household-days; at least one shortage with probability \(share)."
        ))
    }
    console.out()
  }

  private func comparisons(_ source: StressSource) {
    guard !source.comparisons.isEmpty else { return }
    console.out(words("与本规划在同一批运气下相比（负数更好）", "against this plan on the same luck (below 0 is better)"))
    var table = TextTable(
      zh
        ? ["  方案", "条件", "无保障户日之差", "区间", "最坏 5% 之差", "同运气省几倍"]
        : [
          "  contender", "given", "unserved hh·d, difference", "interval", "worst 5%, difference",
          "luck saves ×",
        ],
      [.left, .left, .right, .right, .right, .right])
    for comparison in source.comparisons {
      let contender = report.contenders.first { $0.name == comparison.contender }
      let given = source.classes.first { $0.name == comparison.given }?.title[console.language]
      table.add([
        "  " + (contender?.title[console.language] ?? comparison.contender), given ?? words("全部", "all"),
        StressWords.figure(comparison.expectedUnserved, .expectedUnserved),
        StressWords.interval(comparison.expectedUnserved, .expectedUnserved),
        StressWords.figure(comparison.tailMean, .tailMean),
        comparison.varianceReduction.map { Format.decimal($0, places: 1) } ?? "—",
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out()
  }

  private func basis() {
    for source in report.sources {
      guard let set = source.set else { continue }
      console.out(
        Bilingual(
          zh: "! “\(set.title.zh)”的 \(set.numbers) 个数有 \(set.assumedNumbers) 个是假定。"
            + (set.basis == .conditional ? "只回答“万一发生”，不说多久一次。" : ""),
          en: "! \(set.assumedNumbers) of the \(set.numbers) numbers of “\(set.title.en)” are assumed."
            + (set.basis == .conditional ? " It answers only “what if”, not how often." : "")))
    }
  }
}

/// Figures of a stress test in words.
enum StressWords {
  /// `12.3 ± 0.4`, `12.3 [11.5, 13.1]` where it has an interval only; `—` in its empty case.
  static func figure(_ figure: SampledFigure?, _ metric: StressMetric) -> String {
    guard let figure = figure?.measured else { return "—" }
    return number(figure.value, metric) + " "
      + (figure.standardError.map { "± " + number($0, metric) } ?? interval(figure, metric))
  }

  /// `[11.5, 13.1]`; `—` where there is none.
  static func interval(_ figure: SampledFigure?, _ metric: StressMetric) -> String {
    guard let interval = figure?.interval else { return "—" }
    return "[\(number(interval.lower, metric)), \(number(interval.upper, metric))]"
  }

  private static func number(_ value: Double, _ metric: StressMetric) -> String {
    switch metric.unit {
    case .share where metric != .gini: Format.percent(value, places: 2)
    case .householdHours, .householdKelvinHours: Format.decimal(value, places: 0)
    case .share, .count: Format.decimal(value, places: 3)
    default: Format.decimal(value, places: 2)
    }
  }
}
