import District
import Plans
import Quantities

extension Page {
  /// The points to open.
  func writePoints(to main: inout Markup) {
    section(2, "储备点", "Reserve points", in: &main) { part in
      let scenario = dossier.bindingScenario
      var served: [String: Set<String>] = [:]
      for flow in scenario.flatMap({ dossier.certificate[$0.name] })?.flows ?? [] {
        served[flow.site, default: []].insert(flow.village)
      }
      var table = Table(
        caption: words("开设的储备点", "Points to open"),
        columns: [
          .number(words("编号", "No.")), .text(words("储备点", "Point")),
          .number(words("储煤", "Stock"), words("吨", "t"), marks: dossier.resultMarks),
          .number(words("已在库", "In place"), words("吨", "t")),
          .number(words("费用", "Cost"), words("万元", "10,000 CNY"), marks: dossier.settingMarks),
          .number(words("供应", "Serves"), words("村", "villages"), marks: dossier.resultMarks),
          .text(words("为什么选它", "Why")),
        ], kind: "points")
      for (index, point) in dossier.openSites.enumerated() {
        table.rows.append([
          .init("\(index + 1)"), .init(name(of: point)),
          .init(Figure.tonnes(point.stockKg), marks: figureMarks(point)),
          .init(point.alreadyThereKg == .zero ? Figure.none : Figure.tonnes(point.alreadyThereKg)),
          .init(Figure.wan(point.costFen)),
          .init(served[point.id].map { Figure.count($0.count) } ?? Figure.none), .init(point.why[language]),
        ])
      }
      table.total = [
        .init(""), .init(words("合计", "Total")), .init(Figure.tonnes(dossier.stock)),
        .init(Figure.tonnes(dossier.openSites.total(\.alreadyThereKg))),
        .init(Figure.wan(dossier.openSites.total(\.costFen))), .init(""), .init(""),
      ]
      table.write(to: &part, language: language)
      let closed = plan.sites.count - dossier.openSites.count
      let title = scenario?.title ?? Bilingual(zh: Figure.none, en: Figure.none)
      paragraph(
        "“供应”是在“\(title.zh)”场景的证明里由它送煤的村数。“多花”写成区间的是已证明的上下限：下限 0 表示还没有证明非它不可。"
          + "另有 \(closed) 个候选点未开设，理由逐条列在 report.xlsx 的“储备点”表。",
        "“Serves” counts the villages that it supplies in the proof of “\(title.en)”. A range of extra cost gives proven bounds; a lower bound of 0 means it is not proven "
          + "that the point is needed. \(closed) more candidate points stay closed; report.xlsx gives the reason for each.",
        kind: "note", in: &part)
    }
  }

  /// Name, township and level of a point.
  private func name(of point: SitePlan) -> Markup {
    Markup {
      $0.element("b", text: point.name[language])
      Table.write(dossier.positionMarks(point), to: &$0, language)
      $0.element(
        "small", text: dossier.townshipName(point.township, language) + " · " + point.tier.label[language])
    }
  }

  /// Marks of a point's stock that do not already stand in the column's head.
  private func figureMarks(_ point: SitePlan) -> [Mark] {
    dossier.figureMarks(point).filter { !dossier.resultMarks.contains($0) }
  }
}
