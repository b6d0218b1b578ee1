import District
import Plans
import Quantities

extension Page {
  /// Stock and days of cover by township.
  func writeTownships(to main: inout Markup) {
    section(3, "各乡镇储备", "Reserve by township", in: &main) { part in
      let days = words("天", "days")
      let scenario = dossier.bindingScenario
      let orders = Orders(dossier, scenario)
      var table = Table(
        caption: words("各乡镇储煤、需煤与可支撑天数", "Stock, need and days of cover by township"),
        columns: [
          .text(words("乡镇街道", "Township")), .number(words("户数", "Households"), words("户", "")),
          .number(words("储煤", "Stock"), words("吨", "t"), marks: dossier.resultMarks),
          .number(words("需煤", "Need"), words("吨", "t"), marks: dossier.resultMarks),
          .number(words("外来", "From outside"), words("吨", "t"), marks: dossier.resultMarks),
          .number("−10 ℃", days, marks: dossier.settingMarks),
          .number("−17 ℃", days, marks: dossier.settingMarks),
          .number("−21 ℃", days, marks: dossier.settingMarks),
        ], kind: "keep")
      table.bands = [
        ("", 3), (words("最重的必保场景", "Hardest required scenario"), 2),
        (words("境内储煤够用几天", "Days its own stock lasts"), 3),
      ]
      var totals = (need: Kilograms.zero, outside: Kilograms.zero)
      for township in plan.townships {
        let cover = township.stockKg > .zero ? township.daysOfCover ?? [] : []
        let need = orders.need(of: township.code)
        let outside = orders.brought(to: township.code).filter { !orders.stands($0.site, in: township.code) }
          .total(\.kg)
        totals.need += need
        totals.outside += outside
        func tonnes(_ mass: Kilograms) -> Table.Cell {
          .init(mass == .zero ? Figure.none : Figure.tonnes(mass))
        }
        table.rows.append(
          [
            .init(township.name[language], marks: positionMarks(township.code)),
            .init(Figure.count(township.households), marks: dossier.householdMarks(township: township.code)),
            tonnes(township.stockKg), tonnes(need), tonnes(outside),
          ]
            + (0..<3).map { .init(cover.indices.contains($0) ? Figure.fixed(cover[$0], 1) : Figure.none) })
      }
      table.total = [
        .init(words("合计", "Total")),
        .init(Figure.count(plan.townships.reduce(0) { $0 + $1.households })),
        .init(Figure.tonnes(plan.townships.total(\.stockKg))), .init(Figure.tonnes(totals.need)),
        .init(Figure.tonnes(totals.outside)), .init(""), .init(""), .init(""),
      ]
      table.write(to: &part, language: language)
      let title = scenario?.title ?? Bilingual(zh: Figure.none, en: Figure.none)
      paragraph(
        "最重的必保场景：“\(title.zh)”；“外来”是证明里由别的乡镇的储备点送来的煤。天数＝境内储煤只供本乡镇时，够全部有安全炉具的户（不论是否受影响）用几天；"
          + "“—”表示境内没有储煤或没有可用煤的户，要靠邻近储备点。",
        "Hardest required scenario: “\(title.en)”; “from outside” is what points in other townships bring in the proof. Days: how long the stock standing in a township lasts all its own "
          + "households with a safe stove, whether struck or not. “—”: no stock there or nobody who can burn it; it relies on points near by.",
        kind: "note", in: &part)
      writeStockChart(to: &part)
    }
  }

  private func positionMarks(_ code: String) -> [Mark] {
    guard let index = dossier.township[code] else { return [] }
    return dossier.district.townships[index].position == .estimated ? [.estimatedPosition] : []
  }

  private func writeStockChart(to part: inout Markup) {
    let styles: [Site.Tier: BarChart.Style] = [.hub: .solid, .township: .hatch, .village: .light]
    let rows = plan.townships.enumerated()
      .sorted { a, b in
        (b.element.stockKg, a.offset) < (a.element.stockKg, b.offset)
      }
    let bars = rows.map(\.element).filter { $0.stockKg > .zero }.map { township -> BarChart.Bar in
      let points = dossier.openSites.filter { $0.township == township.code }
      return .init(
        label: township.name[language],
        parts: Site.Tier.allCases.map { tier in
          (styles[tier] ?? .solid, points.filter { $0.tier == tier }.total(\.stockKg).tonnes)
        },
        note: Figure.tonnes(township.stockKg) + words(" 吨", " t"))
    }
    guard !bars.isEmpty else { return }
    let used = Site.Tier.allCases.filter { tier in dossier.openSites.contains { $0.tier == tier } }
    let chart = BarChart(
      id: "stock", title: words("各乡镇储煤（按储备点级别）", "Stock by township and level of point"), bars: bars,
      legend: used.map { (styles[$0] ?? .solid, $0.label[language]) }, labelWidth: BarChart.room(for: bars),
      noteWidth: 90)
    figure(chart.draw(), caption: chart.title + signs(dossier.resultMarks), in: &part)
  }
}
