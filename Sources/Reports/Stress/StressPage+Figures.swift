import Plans
import Quantities
import Statistics

extension StressPage {
  /// Survival curve.
  func writeSurvival(_ source: StressSource, _ index: Int, to part: inout Markup) {
    let main = source.whole ?? source.classes.first?.results ?? []
    guard let result = main.first, result.survival.count > 1 else { return }
    part.element("h3", text: words("能撑多久", "How long it holds"))
    func points(_ value: (SurvivalPoint) -> Double) -> [(x: Double, y: Double)] {
      Self.steps(result.survival.map { (Double($0.hour), 100 * value($0)) })
    }
    let bound = LineChart.Look(colour: Ink.quiet, dashes: "2 3", width: 1.2)
    var series = [
      LineChart.Series(
        label: words(
          "\(name(result.contender))，还没有断档的事件", "\(name(result.contender)): events without a shortage so far"),
        points: points(\.share), look: .init(colour: Ink.main, dashes: "", width: 2.4)),
      LineChart.Series(
        label: words("区间上下限", "ends of the interval"), points: points(\.interval.upper), look: bound),
      LineChart.Series(label: "", points: points(\.interval.lower), look: bound),
    ]
    for (other, look) in zip(
      main.dropFirst().prefix(2),
      [
        LineChart.Look(colour: Ink.gap, dashes: "7 3", width: 2),
        .init(colour: Ink.text, dashes: "10 3 2 3", width: 1.6),
      ])
    {
      // a line that lies on the plan's cannot be seen: it is said instead
      let coincides = zip(other.survival, result.survival).allSatisfy { abs($0.share - $1.share) < 0.005 }
      series.append(
        .init(
          label: name(other.contender) + (coincides ? words("（与上线重合）", " (lies on the line above)") : ""),
          points: coincides ? [] : Self.steps(other.survival.map { (Double($0.hour), 100 * $0.share) }),
          look: look))
    }
    figure(
      LineChart(
        id: "survival-\(index)", title: words("生存曲线", "Survival curve"),
        xAxis: words("从事件开始算的小时", "hours from the start of the event"),
        yAxis: words("% 的事件", "% of events"), series: series, step: 25, plotHeight: 200
      ).draw(),
      caption: words("到某一小时还没有断档的事件", "Events without a shortage up to each hour"),
      note: words(
        "推演结束时还没有断档的事件，只知道“更晚”，不取平均。",
        "Of events without a shortage within the horizon only “later” is known; they are never averaged."),
      in: &part)
    writeSurvivalTable(source, to: &part)
  }

  /// A curve that falls in steps.
  private static func steps(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    points.enumerated().flatMap { index, point in
      index == 0 ? [point] : [(point.x, points[index - 1].y), point]
    }
  }

  private func writeSurvivalTable(_ source: StressSource, to part: inout Markup) {
    let hours = [3, 6, 12, 24, 48, 72, 96, 168].filter { $0 <= source.horizon }
    var table = Table(
      caption: words("到某一小时还没有断档的事件，按类别（区间）", "Events without a shortage up to an hour, by class (interval)"),
      columns: [.text(words("条件", "Given"))] + hours.map { .number(words("\($0) 小时", "\($0) h")) },
      kind: "keep")
    var rows: [(String, StressResult)] = source.classes.compactMap { kind in
      kind.results.first.map { (kind.title[language], $0) }
    }
    if let whole = source.whole?.first { rows.append((words("全部", "all"), whole)) }
    table.rows = rows.map { title, result in
      [.init(title)]
        + hours.map { hour in
          guard let point = result.survival.first(where: { $0.hour == hour }) else {
            return .init(Figure.none)
          }
          return .init(
            Markup {
              $0.text(Figure.percent(point.share, 0))
              $0.element(
                "small",
                text: "\(Figure.percent(point.interval.lower, 0))–\(Figure.percent(point.interval.upper, 0))")
            })
        }
    }
    table.write(to: &part, language: language)
  }

  /// Resilience triangle.
  func writeTriangle(_ source: StressSource, _ index: Int, to part: inout Markup) {
    let main = source.whole ?? source.classes.first?.results ?? []
    guard let result = main.first else { return }
    part.element("h3", text: words("跌多深、多久恢复", "How deep it falls and how fast it comes back"))
    figure(
      TriangleDrawing(
        id: "triangle-\(index)", title: words("韧性三角", "Resilience triangle"),
        xAxis: words("从事件开始算的小时", "hours from the start of the event"),
        yAxis: words("% 的受影响户有保障", "% of affected households served"),
        lossLabel: words("损失的服务", "service lost"), quality: Self.quality(result),
        line: name(result.contender),
        other: main.dropFirst().first.map { (name($0.contender), Self.quality($0)) }
      ).draw(),
      caption: words("韧性三角：平均过程", "Resilience triangle: mean course"),
      note: words(
        "每次事件平均损失 \(measured(result[.resilienceLoss], .resilienceLoss)) 小时的完整服务；最差一小时的保障率平均 \(measured(result[.worstQuality], .worstQuality))。图上是各次事件的户数加总后的比例，没有人受影响的小时记为 100%。",
        "An event loses \(measured(result[.resilienceLoss], .resilienceLoss)) hours of full service on average; the worst hour's quality averages \(measured(result[.worstQuality], .worstQuality)). The line is the ratio of households summed over events; hours in which nobody is affected count as 100%."
      ),
      in: &part)
  }

  private static func quality(_ result: StressResult) -> [Double] {
    result.course.map { $0.affected > 0 ? $0.served / $0.affected : 1 }
  }

  /// Township heat-map.
  func writeHeatMap(_ source: StressSource, _ index: Int, to part: inout Markup) {
    var columns: [(String, StressResult)] = source.classes.compactMap { kind in
      kind.results.first.map { (kind.title[language], $0) }
    }
    if let whole = source.whole?.first { columns.append((words("全部", "all"), whole)) }
    guard !columns.isEmpty else { return }
    part.element("h3", text: words("哪里最先断", "Where it breaks first"))
    writeMap(columns[columns.count - 1], index, to: &part)
    figure(
      HeatMap(
        id: "heat-\(index)", title: words("乡镇无保障占应保", "Unserved share of need by township"),
        rows: report.townships.map { $0.name[language] }, columns: columns.map(\.0),
        cells: report.townships.indices.map { k in
          columns.map { _, result in
            result.townships[k].coverage.map { .init(share: 1 - $0.value, error: $0.standardError) }
          }
        }, none: words("无人受影响", "nobody exposed")
      ).draw(),
      caption: words(
        "各乡镇得不到保障的户时占应保户时（± 标准误），颜色越深越差",
        "Share of needed household-hours unserved, by township (± standard error); darker is worse"),
      in: &part)
  }

  /// The last column of the heat-map where the townships lie.
  private func writeMap(_ column: (name: String, result: StressResult), _ index: Int, to part: inout Markup) {
    let shares = column.result.townships.map { $0.coverage.map { 1 - $0.value } }
    figure(
      TownshipMap(
        id: "township-map-\(index)", title: words("各乡镇无保障占应保示意图", "Map of unserved shares by township"),
        places: zip(report.townships, shares).map {
          .init(name: $0.name[language], location: $0.location, share: $1)
        },
        none: words("无人受影响", "nobody exposed"), kilometres: words("公里", "km")
      ).draw(),
      caption: words(
        "得不到保障的户时占应保户时（\(column.name)），按乡镇驻地位置",
        "Share of needed household-hours unserved (\(column.name)), where the townships' seats lie"),
      note: words(
        "圈里是百分数，颜色越深越差。挨得太近的圈已挪开，细线连着驻地。示意图，不含行政边界。",
        "The discs hold per cent; darker is worse. Discs too close together are moved apart, a line leads to the seat. Schematic, without boundaries."
      ), in: &part)
  }

  /// Cost–resilience frontier.
  func writeFrontier(_ source: StressSource, _ index: Int, to part: inout Markup) {
    guard !source.frontier.isEmpty else { return }
    part.element("h3", text: words("少受多少、多花多少", "What less harm costs"))
    figure(
      FrontierDrawing(
        id: "frontier-\(index)", title: words("花费与韧性", "Cost and resilience"),
        xAxis: words("库存花费，万元", "spending on the stock, 10,000 CNY"),
        yAxis: words("最坏 5% 事件的无保障户日", "unserved household-days of the worst 5%"),
        points: source.frontier.enumerated().map { number, point in
          .init(
            label: "\(number + 1)", x: Double(point.spendingFen.count) / 1e6, figure: point.tailMean,
            isOn: point.isOnFrontier, isKnee: point.isKnee)
        }, onLabel: words("没有更省又更好的", "nothing is both cheaper and better"),
        offLabel: words("有更省又更好的", "something is"),
        kneeLabel: words("拐点：此后每少受一点要多花得多", "knee: beyond it each step costs much more")
      ).draw(), caption: words("花费—韧性折线，竖线是区间", "Cost–resilience frontier; bars are intervals"), in: &part)
    var table = Table(
      caption: words("折线上的点", "Points of the frontier"),
      columns: [
        .text(words("号", "No.")), .text(words("库存", "Stock")), .number(words("煤", "Coal"), words("吨", "t")),
        .number(words("花费", "Spending"), words("万元", "10,000 CNY")),
        .number(words("最坏 5%", "Worst 5%"), words("户日", "hh·d")), .number(words("区间", "Interval")),
        .number(words("每少一户日多花", "For each day less"), words("元", "CNY")),
      ], kind: "keep")
    table.rows = source.frontier.enumerated().map { number, point in
      let coal = report.contenders.first { $0.name == point.contender }?.stockKg
      return [
        .init("\(number + 1)"), .init(name(point.contender) + (point.isKnee ? words("（拐点）", " (knee)") : "")),
        .init(coal.map { Figure.tonnes($0) } ?? Figure.none), .init(Figure.wan(point.spendingFen)),
        .init(measured(point.tailMean, .tailMean)), .init(interval(point.tailMean, .tailMean)),
        .init(
          point.yuanPerDay.map { Figure.fixed($0, 0) }
            ?? (point.isOnFrontier ? Figure.none : words("不在折线上", "not on it"))),
      ]
    }
    table.write(to: &part, language: language)
  }
}
