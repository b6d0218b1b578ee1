import Plans
import Quantities
import Statistics

extension StressPage {
  /// How much was drawn, and when it was enough.
  func writeSampling(_ source: StressSource, to part: inout Markup) {
    let counts = source.classes.filter { $0.replications > 0 }
    let zh = counts.map { "\($0.title.zh) \(Figure.count($0.replications)) 次" }.joined(separator: "、")
    let en = counts.map { "\($0.title.en) \(Figure.count($0.replications))" }.joined(separator: ", ")
    paragraph(
      "共推演 \(Figure.count(source.stopping.replications)) 次，每次最多 \(source.horizon) 小时：\(zh)。各方案遇到的天气、停电和故障逐次相同。",
      "\(Figure.count(source.stopping.replications)) replications of up to \(source.horizon) hours: \(en). All contenders meet the same weather, cuts and breakdowns, one by one.",
      in: &part)
    guard let halfWidth = source.stopping.halfWidth else { return }
    let target =
      switch halfWidth {
      case .relative(let share): Figure.percent(share, 1)
      case .absolute(let days): Figure.fixed(days, 1) + words(" 户日", " household-days")
      }
    let looks = source.stopping.looks
    paragraph(
      (source.stopping.isReached ? "达到了" : "没有达到")
        + "要求的半宽 \(target)（看了 \(looks) 次）。边看边停，碰巧显得有把握的推演会先停，所以实际把握比所写的略低。",
      (source.stopping.isReached
        ? "The half-width of \(target) was reached" : "The half-width of \(target) was not reached")
        + " in \(looks) looks. A run that happens to look sure stops first, so the true confidence is a little less than stated.",
      kind: "note", in: &part)
  }

  /// What the tables of the first contender show, by theme.
  private static let shown: [(Bilingual, [StressMetric])] = [
    (
      Bilingual(zh: "缺多少", en: "How much is missing"),
      [
        .expectedUnserved, .unservedShare, .coverage, .neverUnserved, .atMostSixHours, .median, .percentile95,
        .tailMean,
      ]
    ),
    (
      Bilingual(zh: "断档", en: "Shortages"),
      [
        .shortageProbability, .shortageHours, .shortageEvents, .longestShortage, .largestShortage,
        .cutShortage,
        .firstShortage,
      ]
    ),
    (
      Bilingual(zh: "公平", en: "Fairness"),
      [.worstTownship, .leastTownship, .reliability, .gini, .inequalityRange]
    ),
    (
      Bilingual(zh: "韧性和寒冷", en: "Resilience and cold"),
      [.resilienceLoss, .worstQuality, .coldHours14, .coldHours10, .coldHours5, .coldDegrees10, .firstCold]
    ),
    (
      Bilingual(zh: "运输", en: "Transport"),
      [
        .leadTime50, .leadTime95, .onTime, .haulage, .truckHours, .utilisation, .dockWait, .dockWait95,
        .transport,
      ]
    ),
  ]

  /// Every metric of the plan under test, given each class and over all.
  func writeMetrics(_ source: StressSource, to part: inout Markup) {
    let kinds = source.classes.filter { !$0.results.isEmpty }
    var columns: [(head: String, result: StressResult)] = kinds.compactMap { kind in
      kind.results.first.map { (kind.title[language], $0) }
    }
    if let whole = source.whole?.first { columns.append((words("全部（按权重）", "All, by weight"), whole)) }
    var table = Table(
      caption: words(
        "\(name(columns.first?.result.contender ?? ""))：各指标（± 标准误）",
        "\(name(columns.first?.result.contender ?? "")): every metric (± standard error)"),
      columns: [.text(words("指标", "Metric"))] + columns.map { .number($0.head) }, kind: "stress")
    for (theme, metrics) in Self.shown {
      table.groups[table.rows.count] = theme[language]
      for metric in metrics {
        table.rows.append(
          [.init(label(metric))] + columns.map { .init(cell($0.result, metric)) })
      }
    }
    table.write(to: &part, language: language)
    guard let result = columns.last?.result, (source.whole != nil || columns.count == 1) else { return }
    writeIntervals(result, to: &part)
  }

  /// A figure with its error below it, so that five columns stand side by side on A4; where there is none, what did not
  /// happen within the horizon is told from what could happen to nobody.
  private func cell(_ result: StressResult, _ metric: StressMetric) -> Markup {
    if metric.isFirstHour, result[metric] == nil, result[.coverage] != nil {
      return Markup { $0.text(words("未出现", "later")) }
    }
    let lines = measured(result[metric], metric).split(separator: " ", maxSplits: 1)
    return Markup {
      $0.text(String(lines[0]))
      if lines.count > 1 { $0.element("small", text: String(lines[1])) }
    }
  }

  private func label(_ metric: StressMetric) -> String {
    let unit = unit(metric)
    let title = metric.title[language]
    return title.prefix(1).uppercased() + title.dropFirst()
      + (unit.isEmpty ? "" : words("（\(unit)）", " (\(unit))"))
  }

  private func writeIntervals(_ result: StressResult, to part: inout Markup) {
    let parts = [StressMetric.expectedUnserved, .percentile95, .tailMean, .shortageProbability, .coverage].map
    {
      "\($0.title[language]) \(interval(result[$0], $0))"
    }
    let list = parts.joined(separator: words("；", "; "))
    paragraph("主要指标的区间：\(list)。", "Intervals of the main figures: \(list).", kind: "note", in: &part)
  }

  /// Each other contender against the first.
  func writeComparisons(_ source: StressSource, _ index: Int, to part: inout Markup) {
    guard !source.comparisons.isEmpty else { return }
    part.element("h3", text: words("换一种做法会怎样", "What another way would do"))
    let first = name(report.contenders.first?.name ?? "")
    paragraph(
      "与“\(first)”在同一批运气下相比，差值小于零说明更好。区间不含零，才能说有差别。",
      "Against “\(first)” on the same luck: below zero is better. Only where the interval does not hold zero is there a difference to speak of.",
      in: &part)
    let given = source.whole == nil ? source.classes.first?.name : nil
    let shown = source.comparisons.filter { $0.given == given }
    figure(
      ForestChart(
        id: "forest-\(index)", title: words("无保障户日之差", "Difference in unserved household-days"),
        rows: shown.compactMap { comparison in
          comparison.expectedUnserved.map { .init(label: name(comparison.contender), figure: $0) }
        }
      ).draw(),
      caption: words("平均无保障户日之差，横线是区间", "Difference in expected unserved household-days; bars are intervals"),
      in: &part)
    var table = Table(
      caption: words("逐类比较", "By class"),
      columns: [
        .text(words("方案", "Contender")), .text(words("条件", "Given")),
        .number(words("平均之差", "Mean, difference"), words("户日", "hh·d")), .number(words("区间", "Interval")),
        .number(words("最坏 5% 之差", "Worst 5%, difference"), words("户日", "hh·d")),
        .number(words("同运气省", "Luck saves"), words("倍", "×")),
      ])
    // the frontier has its own table
    let scaled = Set(report.contenders.filter { $0.kind == .scaled }.map(\.name))
    table.rows = source.comparisons.filter { $0.given == given || !scaled.contains($0.contender) }.map {
      comparison in
      let kind = source.classes.first { $0.name == comparison.given }?.title[language]
      return [
        .init(name(comparison.contender)), .init(kind ?? words("全部", "all")),
        .init(measured(comparison.expectedUnserved, .expectedUnserved)),
        .init(interval(comparison.expectedUnserved, .expectedUnserved)),
        .init(measured(comparison.tailMean, .tailMean)),
        .init(comparison.varianceReduction.map { Figure.fixed($0, 1) } ?? Figure.none),
      ]
    }
    table.write(to: &part, language: language)
    paragraph(
      "“同运气省”：若两边各用各的运气，要推演多少倍的次数才能知道得一样准。",
      "“Luck saves”: how many times as many replications it would take to know the difference as well if each had luck of its own.",
      kind: "note", in: &part)
  }
}
