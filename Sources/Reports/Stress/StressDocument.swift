import District
public import Plans
import Quantities
import Statistics

/// What people read of a stress test: a page to print in each language.
///
/// The same report gives the same bytes; nothing here reads a clock, a locale or the network.
public struct StressDocument: Sendable {
  private let report: StressReport

  /// The pages of a stress test.
  public init(_ report: StressReport) { self.report = report }

  /// `report.html` (Chinese) and `report.en.html`.
  ///
  /// - Complexity: O(size of the report)
  public func files() -> [ReportFile] {
    [Language.zh, .en].map { language in
      ReportFile(
        name: Page.fileName(language),
        contents: Array(StressPage(report: report, language: language).html.utf8))
    }
  }
}

/// A stress test in one language.
struct StressPage: Paper {
  let report: StressReport
  let language: Language

  var html: String {
    document(
      title: title, fileName: Page.fileName,
      parts: [writeFront] + report.sources.indices.map { index in { writeSource(index, to: &$0) } } + [
        writeBasis
      ])
  }

  private var title: String {
    words("\(report.name.zh)应急取暖压力测试报告", "Stress Test of Emergency Heat, \(report.name.en)")
  }

  /// What a contender is called.
  func name(_ contender: String) -> String {
    report.contenders.first { $0.name == contender }?.title[language] ?? contender
  }

  /// A source's own number in the headings; the front has none.
  private func writeSource(_ index: Int, to main: inout Markup) {
    let source = report.sources[index]
    section(index + 1, source.title.zh, source.title.en, in: &main) { part in
      writeSampling(source, to: &part)
      writeMetrics(source, to: &part)
      writeSurvival(source, index, to: &part)
      writeTriangle(source, index, to: &part)
      writeHeatMap(source, index, to: &part)
      writeFrontier(source, index, to: &part)
      writeComparisons(source, index, to: &part)
    }
  }

  private func writeFront(to main: inout Markup) {
    main.element("header") {
      $0.element("h1", text: title)
      $0.element(
        "p", ["class": "subtitle"],
        text: words("抽样推演　　测算稿，供研究决策", "Drawn events · working paper for decision"))
    }
    for source in report.sources {
      let results =
        source.whole.map { [(words("全部类别", "all classes"), $0)] }
        ?? source.classes.map { ($0.title[language], $0.results) }
      for (what, results) in results.prefix(1) {
        guard let result = results.first else { continue }
        main.element("div", ["class": "answer"]) {
          $0.element("div") { answer in
            answer.element("p", ["class": "headline"], text: headline(source, what, result))
            if let winter = source.winter?.first, let set = source.set {
              answer.element(
                "p",
                text: words(
                  "平均每个冬天 \(Figure.fixed(set.expectedEvents, 1)) 次事件，合计 \(measured(winter.expectedUnserved, .expectedUnserved)) 户日得不到保障；一个冬天至少断档一次的概率 \(measured(winter.shortageProbability, .shortageProbability))。",
                  "\(Figure.fixed(set.expectedEvents, 1)) events a winter on average: \(measured(winter.expectedUnserved, .expectedUnserved)) household-days go unserved in all; at least one shortage in a winter has probability \(measured(winter.shortageProbability, .shortageProbability))."
                ))
            }
            if source.set?.basis == .conditional {
              answer.element(
                "p", text: words("只回答“万一发生”，不说多久一次。", "It answers only “what if”, not how often."))
            }
          }
        }
      }
    }
    let percent = Figure.percent(report.confidence)
    paragraph(
      "“±”后面是标准误，方括号里是 \(percent) 置信区间；“—”是没有这种情形，或次数太少、估不出误差。“断档”指有户需要应急供暖而当时既没有能安全烧的煤、也没有开放的暖屋床位；“户日”是户数乘天数。没有人受影响的事件不算“全部保住”，记作“—”，没有一趟送货的运输指标也是；有人受影响、到推演结束还不到一成事件出现的，记作“未出现”。",
      "After ± stands the standard error, in brackets the \(percent) confidence interval; “—” where there is no such case, or too few replications to know an error. A shortage is an hour in which a household needs emergency heat and has neither coal that it can burn safely nor a place in an open shelter; household-days are households times days. An event that exposes nobody is not “fully covered”: it reads “—”, as do figures of transport where nothing is driven. What fewer than a tenth of events have seen when the horizon ends, although people are exposed, reads “later”.",
      kind: "note", in: &main)
  }

  private func headline(_ source: StressSource, _ what: String, _ result: StressResult) -> String {
    words(
      "\(source.title.zh)（\(what)）：一次事件平均 \(measured(result[.expectedUnserved], .expectedUnserved)) 户日得不到保障，最坏 5% 的事件平均 \(measured(result[.tailMean], .tailMean))；出现断档的概率 \(measured(result[.shortageProbability], .shortageProbability))。",
      "\(source.title.en) (\(what)): an event leaves \(measured(result[.expectedUnserved], .expectedUnserved)) household-days unserved on average, the worst 5% of events \(measured(result[.tailMean], .tailMean)); the probability of any shortage is \(measured(result[.shortageProbability], .shortageProbability))."
    )
  }

  private func writeBasis(to main: inout Markup) {
    section(report.sources.count + 1, "依据和可重复", "What it rests on, and how to repeat it", in: &main) { part in
      for source in report.sources {
        guard let set = source.set else { continue }
        paragraph(
          "“\(set.title.zh)”的 \(set.numbers) 个数中有 \(set.assumedNumbers) 个是假定△，种子 \(source.seed)。\(set.note.zh)",
          "\(set.assumedNumbers) of the \(set.numbers) numbers of “\(set.title.en)” are assumed△; seed \(source.seed). \(set.note.en)",
          in: &part)
      }
      paragraph(
        "平均数用分层估计，区间按霍尔的三次式修正偏斜；概率用克洛珀—皮尔逊区间（分层时取等效次数）；分位数取样本值本身，区间取次序统计量；最坏 5% 平均按“分位数处的原子可拆”计算；生存曲线用卡普兰—迈耶法，推演结束时还没有断档的按右删失，从不取平均；不是平均数的指标（基尼系数、最差乡镇、送达时间）用 20 组刀切法。",
        "Means are stratified, their intervals mended for skewness by Hall's cubic; probabilities have Clopper–Pearson intervals (of the effective number of trials where stratified); a quantile is an observation, its interval two order statistics; the mean of the worst 5% splits the atom at the quantile; survival is Kaplan–Meier's, events without a shortage within the horizon being right-censored and never averaged; figures that are no means (Gini, worst township, lead times) have jackknife errors from 20 groups.",
        kind: "note", in: &part)
      paragraph(
        "要以 95% 的把握说“断档概率不超过 1%”，至少要推演 299 次而一次都不断档。",
        "To claim with 95% confidence that a shortage has a probability of 1% at most takes 299 replications without one.",
        kind: "note", in: &part)
      var table = Table(
        caption: words("校验值", "Hashes"), columns: [.text(words("内容", "What")), .text("SHA-256")],
        kind: "inputs")
      table.rows = [
        [.init("manifest.json"), .init(report.manifest)],
        [.init("replications.ndjson"), .init(report.replications)],
      ]
      table.rows += report.inputs.map { [.init($0.path), .init($0.sha256)] }
      table.write(to: &part, language: language)
    }
  }
}

extension StressPage {
  /// `12.3 ± 0.4`; `—` in its empty case.
  func measured(_ figure: SampledFigure?, _ metric: StressMetric) -> String {
    guard let figure = figure?.measured else { return Figure.none }
    return number(figure.value, metric, like: figure.value) + " "
      + (figure.standardError.map { "± " + number($0, metric, like: figure.value) }
        ?? interval(figure, metric))
  }

  /// `[11.5, 13.1]`; `—` where there is none.
  func interval(_ figure: SampledFigure?, _ metric: StressMetric) -> String {
    guard let figure, let interval = figure.interval else { return Figure.none }
    let ends = [interval.lower, interval.upper].map { number($0, metric, like: figure.value) }
    return "[\(ends.joined(separator: ", "))]"
  }

  /// A value with the decimals that suit its metric, and a figure of the size of `size`.
  private func number(_ value: Double, _ metric: StressMetric, like size: Double) -> String {
    switch metric.unit {
    case .share where metric != .gini: Figure.percent(value, 1)
    case .householdHours, .householdKelvinHours, .tonneKilometres, .yuan: Figure.fixed(value, 0)
    case .share, .count: Figure.fixed(value, 3)
    default: Figure.fixed(value, abs(size) < 10 ? 2 : abs(size) < 100 ? 1 : 0)
    }
  }

  /// A metric's unit in words.
  func unit(_ metric: StressMetric) -> String {
    switch metric.unit {
    case .householdDays: words("户日", "hh·d")
    case .householdHours: words("户时", "hh·h")
    case .householdKelvinHours: words("户·度·时", "hh·K·h")
    case .hours: words("小时", "h")
    case .minutes: words("分钟", "min")
    case .share: ""
    case .count: words("次", "")
    case .tonneKilometres: words("吨公里", "t·km")
    case .yuan: words("元", "CNY")
    }
  }
}
