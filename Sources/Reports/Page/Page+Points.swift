import District
import Plans
import Quantities

extension Page {
  /// The points to open.
  func writePoints(to main: inout Markup) {
    section(2, "储备点", "Reserve points", in: &main) { part in
      var table = Table(
        caption: words("开设的储备点", "Points to open"),
        columns: [
          .number(words("编号", "No.")), .text(words("储备点", "Point")),
          .number(words("储煤", "Stock"), words("吨", "t"), marks: dossier.resultMarks),
          .number(words("已在库", "In place"), words("吨", "t")),
          .number(words("费用", "Cost"), words("万元", "10,000 CNY"), marks: dossier.settingMarks),
          .number(words("少了它多花", "Cost without it"), words("万元", "10,000 CNY"), marks: dossier.settingMarks),
          .text(words("为什么选它", "Why")),
        ], kind: "points")
      for (index, point) in dossier.openSites.enumerated() {
        table.rows.append([
          .init("\(index + 1)"), .init(name(of: point)),
          .init(Figure.tonnes(point.stockKg), marks: figureMarks(point)),
          .init(point.alreadyThereKg == .zero ? Figure.none : Figure.tonnes(point.alreadyThereKg)),
          .init(Figure.wan(point.costFen)), .init(bracket(point.dropOneCost)), .init(point.why[language]),
        ])
      }
      table.total = [
        .init(""), .init(words("合计", "Total")), .init(Figure.tonnes(dossier.stock)),
        .init(Figure.tonnes(dossier.openSites.total(\.alreadyThereKg))),
        .init(Figure.wan(dossier.openSites.total(\.costFen))), .init(""), .init(""),
      ]
      table.write(to: &part, language: language)
      let closed = plan.sites.count - dossier.openSites.count
      paragraph(
        "另有 \(closed) 个候选点未开设，理由逐条列在 report.xlsx 的“储备点”表。“少了它多花”是去掉该点后方案总费用的增加，"
          + "写成区间的是已证明的上下限；“不可缺”表示没有它就找不到能保住全部必保场景的方案。",
        "\(closed) more candidate points stay closed; report.xlsx gives the reason for each. “Cost without it” is what the plan would cost more "
          + "without that point; a range gives proven bounds; “essential” means that no plan without it was found that covers every required scenario.",
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

  /// A cost bracket in 万元.
  func bracket(_ bracket: CostBracket?) -> String {
    guard let bracket else { return Figure.none }
    guard let upper = bracket.upperFen else { return words("不可缺", "essential") }
    if upper == bracket.lowerFen { return Figure.wan(upper) }
    return "\(Figure.wan(bracket.lowerFen))–\(Figure.wan(upper))"
  }
}
