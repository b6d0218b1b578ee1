import Plans
import Quantities

extension WeaknessPage {
  /// The first of the smallest shocks as a sentence, and that it is not the only one.
  func breakingWords(_ report: BreakingPointReport) -> Bilingual? {
    guard let shock = report.shocks.first else { return nil }
    let (one, others) = (words(of: shock), words(ofOthers: report.shocks))
    return Bilingual(
      zh: one.zh + others.zh, en: [one.en, others.en].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// How many other shocks are as small in their way, and the one with the shortest power cut.
  private func words(ofOthers shocks: [BreakingShock]) -> Bilingual {
    let shortest = shocks.dropFirst().min {
      ($0.hours, $0.snow, $0.closures) < ($1.hours, $1.snow, $1.closures)
    }
    guard let shortest else { return Bilingual(zh: "", en: "") }
    let others = shocks.count - 1
    let many = Bilingual(
      zh: "另有 \(others) 种最小的冲击（一样小些、另一样大些）也保不住",
      en:
        "\(Self.count(others, "other smallest shock breaks", "other smallest shocks break")) it, too, with less of one and more of another"
    )
    return Bilingual(
      zh: many.zh + "，停电最短的一种是\(size(shortest).zh)。",
      en: many.en + "; the one with the shortest cut is \(size(shortest).en).")
  }

  private func size(_ shock: BreakingShock) -> Bilingual {
    Bilingual(
      zh: "停电 \(shock.hours) 小时、积雪 \(shock.snow) 厘米、断 \(shock.closures) 条路",
      en:
        "\(shock.hours) h without power, \(shock.snow) cm of snow and \(Self.count(shock.closures, "road", "roads")) closed"
    )
  }

  private func words(of shock: BreakingShock) -> Bilingual {
    let names = shock.townshipNames.prefix(3)
    let more = shock.townshipNames.count - names.count
    return Bilingual(
      zh:
        "\(size(shock).zh)，就不能让每个乡镇都拿到应有的煤（\(names.map(\.zh).joined(separator: "、"))\(more > 0 ? "等" : "")）；其中一样再小一点、其余不加大，就还能。",
      en:
        "\(size(shock).en) leave some township without its share (\(names.map(\.en).joined(separator: ", "))\(more > 0 ? " and others" : "")); less of one and no more of the others does not."
    )
  }

  /// The frontier of the smallest shocks.
  func writeBreaking(_ report: BreakingPointReport, to part: inout Markup) {
    let share = Figure.percent(report.townshipShare)
    paragraph(
      "每个乡镇至少要拿到需煤的 \(share)（\(Bilingual(source: report.shareSource).zh)）。气温取“\(report.title.zh)”，停电为全区，积雪未清扫，断路取最要命的几条；整数小时、整数厘米，共试 \(report.tried) 种冲击。",
      "Every township must have \(share) of its coal (\(Bilingual(source: report.shareSource).en)). Temperatures are those of “\(report.title.en)”, the power cut is district-wide, the snow unploughed, the closures the worst; whole hours and centimetres, \(report.tried) shocks tried.",
      in: &part)
    guard !report.shocks.isEmpty else {
      return paragraph(
        "\(report.mostHours) 小时、\(report.mostSnow) 厘米、\(report.mostClosures) 条路以内都保得住。",
        "It holds up to \(report.mostHours) h, \(report.mostSnow) cm and \(Self.count(report.mostClosures, "road", "roads")).",
        in: &part)
    }
    figure(
      LineChart(
        id: "breaking", title: words("保得住与保不住的分界", "Where it breaks"),
        xAxis: words("积雪，厘米", "snow, cm"), yAxis: words("停电小时", "hours without power"),
        series: (0...report.mostClosures).map { closures in
          .init(
            label: words("断 \(closures) 条路时的分界", "with \(Self.count(closures, "road", "roads")) closed"),
            values: (0...report.mostSnow).map { leastHours(report, snow: $0, closures: closures) })
        }, plotHeight: 180
      ).draw(),
      caption: words("线以上保不住，线以下保得住", "On or above a line the plan breaks, below it holds"),
      note: words(
        "线在顶端（\(report.mostHours) 小时）表示试过的范围内都保得住。",
        "Where a line is at the top (\(report.mostHours) h) the plan holds in all that was tried."), in: &part
    )
    var table = Table(
      caption: words(
        "最小的冲击：每一种里一样再小一点、其余不加大，就保得住",
        "The smallest shocks: less of one and no more of the others, and the plan holds"),
      columns: [
        .number(words("停电", "Power cut"), words("小时", "h")), .number(words("积雪", "Snow"), words("厘米", "cm")),
        .number(words("断路", "Closures"), words("条", "")), .number(words("还差", "Short"), words("吨", "t")),
        .text(words("哪些乡镇", "Townships")), .text(words("断哪条路", "Roads")),
      ], kind: "keep shocks")
    table.rows = report.shocks.map { shock in
      let names = shock.townshipNames.prefix(4).map { $0[language] }.joined(separator: words("、", ", "))
      let more = shock.townshipNames.count > 4 ? words("等 \(shock.townshipNames.count) 个", " …") : ""
      let roads = shock.roads.prefix(3).map { set in
        set.map { report.roadNames[$0]?[language] ?? $0 }.joined(separator: " + ")
      }.joined(separator: words("，或 ", ", or "))
      let others =
        shock.roads.count > 3 ? words("，共 \(shock.roads.count) 种", ", \(shock.roads.count) in all") : ""
      return [
        .init(String(shock.hours)), .init(String(shock.snow)), .init(String(shock.closures)),
        .init(Figure.fixed(shock.shortKg.tonnes, 2)), .init(names + more),
        .init(shock.roads.isEmpty ? Figure.none : roads + others),
      ]
    }
    table.write(to: &part, language: language)
  }

  private func leastHours(_ report: BreakingPointReport, snow: Int, closures: Int) -> Int {
    report.shocks.filter { $0.snow <= snow && $0.closures <= closures }.map(\.hours).min() ?? report.mostHours
  }
}
