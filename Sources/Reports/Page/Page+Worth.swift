import District
import Plans
import Quantities

extension Page {
  /// Most rows of a table here; sites.csv and scenarios.csv have them all.
  private static let mostRows = 6

  /// What a change of the plan is worth: a tonne, a point, a scenario, a level of coverage.
  func writeWorth(to main: inout Markup) {
    section(
      5, "这一吨、这个点、这个场景值多少钱", "What one more tonne, one more point, one more scenario is worth", in: &main
    ) { part in
      let isPriced =
        plan.frontier != nil || plan.sites.contains { $0.valueOfNextTonne != nil || $0.dropOneCost != nil }
      guard isPriced else {
        paragraph(
          "本方案没有按费用优化（或库存由人工给定），改动值多少钱无从谈起。",
          "The plan was not optimised for cost, or its stock was set by hand, so nothing can be said about what a change is worth.",
          in: &part)
        return
      }
      writeTonnes(to: &part)
      writeChangedPoints(to: &part)
      writePrices(to: &part)
      writeFrontier(to: &part)
      if plan.request.explanationLimit == nil {
        paragraph(
          "多开一个点、每个必保场景和每档保障水平值多少钱没有算；需要时用 hearth plan --explain 重算。",
          "One more point, each required scenario and each level of coverage were not priced; hearth plan --explain does it.",
          kind: "note", in: &part)
      }
    }
  }

  // MARK: Tonnes

  private func writeTonnes(to part: inout Markup) {
    let valued = plan.sites.compactMap { site in
      site.valueOfNextTonne.map { (site: site, room: $0.room.tonneFen, fuels: $0.fuels) }
    }
    guard let best = valued.max(by: { ($0.room, $1.site.id) < ($1.room, $0.site.id) }) else { return }
    let fuels = Set(valued.flatMap(\.fuels.keys)).sorted()
    part.element("h3", text: words("再多一吨", "One more tonne"))
    if best.room == .zero {
      paragraph(
        "哪个点都不缺地方：再多一吨的地方，一分钱也省不了。",
        "No point lacks room: a tonne more of it saves nothing anywhere.", in: &part)
    } else {
      paragraph(
        "最缺地方的是\(best.site.name.zh)：那里再多一吨的地方，全方案能省 \(yuan(best.room)) 元。",
        "Room is scarcest at \(best.site.name.en): a tonne more of it there saves the plan CNY \(yuan(best.room)).",
        in: &part)
    }
    var table = Table(
      caption: words("各点再多一吨能省多少", "What one more tonne at each point saves"),
      columns: [
        .text(words("储备点", "Point")),
        .number(words("地方", "Room"), words("元", "CNY"), marks: dossier.resultMarks),
      ]
        + fuels.map {
          .number(
            words("已付钱的\(dossier.fuelName($0, .zh))", "\(dossier.fuelName($0, .en)), already paid for"),
            words("元", "CNY"), marks: dossier.resultMarks)
        }, kind: "keep")
    func rank(_ site: (site: SitePlan, room: Fen, fuels: [String: TonneValue.Saving])) -> (Fen, Fen) {
      (site.room, site.fuels.values.map(\.tonneFen).max() ?? .zero)
    }
    for item in valued.sorted(by: { rank($1) < rank($0) }).prefix(Self.mostRows) {
      table.rows.append(
        [.init(label(of: item.site)), .init(yuan(item.room))]
          + fuels.map { .init(item.fuels[$0].map { yuan($0.tonneFen) } ?? Figure.none) })
    }
    table.write(to: &part, language: language)
    paragraph(
      "点位不动、库存和配送重新安排时的精确数（线性规划的最优值，不带上下限），只对下一吨成立。" + rest(of: valued.count, .zh),
      "Exact with the same points open and stock and deliveries arranged anew (optima of a linear program, so without a range); they hold for the next tonne only."
        + rest(of: valued.count, .en), kind: "note", in: &part)
  }

  // MARK: Points

  private func writeChangedPoints(to part: inout Markup) {
    func brackets(_ cost: (SitePlan) -> CostBracket?) -> [(site: SitePlan, cost: CostBracket)] {
      plan.sites.compactMap { site in cost(site).map { (site, $0) } }
    }
    func most(_ item: (site: SitePlan, cost: CostBracket)) -> (Fen, Fen) {
      (item.cost.upperFen ?? Fen(.max), item.cost.lowerFen)
    }
    // the dearest to lose, the cheapest to add
    let fewer = brackets(\.dropOneCost).sorted { most($1) < most($0) }
    let more = brackets(\.addOneCost).sorted { most($0) < most($1) }
    guard !fewer.isEmpty || !more.isEmpty else { return }
    part.element("h3", text: words("少一个点，多一个点", "One point fewer, one point more"))
    if let cheapest = more.first, let upper = cheapest.cost.upperFen {
      paragraph(
        "想多开一个点，最便宜的是\(cheapest.site.name.zh)：多花 \(range(cheapest.cost.lowerFen, upper)) 元。",
        "The cheapest point to add is \(cheapest.site.name.en), for CNY \(range(cheapest.cost.lowerFen, upper)) more.",
        in: &part)
    } else if let dearest = fewer.first {
      let upper = dearest.cost.upperFen
      paragraph(
        "最舍不得关的是\(dearest.site.name.zh)：不开它，"
          + (upper.map { "多花 \(range(dearest.cost.lowerFen, $0)) 元。" } ?? "没有找到一样好的方案。"),
        "The dearest to lose is \(dearest.site.name.en): "
          + (upper.map { "without it the plan costs CNY \(range(dearest.cost.lowerFen, $0)) more." }
            ?? "no plan as good was found without it."), in: &part)
    }
    var table = bracketTable(
      caption: words("改一个点，方案多花多少", "What the plan costs more when one point changes"),
      first: words("储备点", "Point"))
    for (title, items) in [
      (words("少一个点（不开它）", "One point fewer (it stays shut)"), fewer),
      (words("多一个点（也开它）", "One point more (it opens, too)"), more),
    ] where !items.isEmpty {
      table.groups[table.rows.count] = title
      table.rows += items.prefix(Self.mostRows).map { [.init(label(of: $0.site))] + cells($0.cost) }
    }
    table.write(to: &part, language: language)
    paragraph(
      "上下限都已证明；其余点位、库存和配送都可以重新安排。下限 0 表示还没有证明会多花；“\(Figure.none)”表示没有找到这样的方案。"
        + rest(of: max(fewer.count, more.count), .zh),
      "Both ends are proven; all other points, stock and deliveries may change. At least 0 means it is not proven to cost anything; “\(Figure.none)” that no such plan was found."
        + rest(of: max(fewer.count, more.count), .en), kind: "note", in: &part)
  }

  // MARK: Scenarios

  private func writePrices(to part: inout Markup) {
    let priced = dossier.scenariosByWeight.compactMap { s in s.price.map { (scenario: s, price: $0) } }
      .sorted { ($1.price.lowerFen, $1.price.upperFen ?? .zero) < ($0.price.lowerFen, $0.price.upperFen ?? .zero) }
    guard let dearest = priced.first else { return }
    part.element("h3", text: words("每个必保场景", "Each required scenario"))
    if dearest.price.lowerFen > .zero {
      paragraph(
        "已证明最费钱的是“\(dearest.scenario.title.zh)”：不保它，方案至少少花 \(yuan(dearest.price.lowerFen)) 元。",
        "Proven to be worth most is “\(dearest.scenario.title.en)”: without it the plan would cost at least CNY \(yuan(dearest.price.lowerFen)) less.",
        in: &part)
    } else {
      let most = priced.map { $0.price.upperFen ?? .zero }.max() ?? .zero
      paragraph(
        "没有证明哪一个场景单独费钱：不保其中任何一个，方案最多少花 \(yuan(most)) 元，别的必保场景照样要煤。",
        "No scenario is proven to cost anything alone: without any one of them the plan would cost at most CNY \(yuan(most)) less, for the others need coal all the same.",
        in: &part)
    }
    var table = bracketTable(
      caption: words("不保这个场景，方案少花多少", "What the plan costs less without the scenario"),
      first: words("必保场景", "Required scenario"))
    table.rows = priced.map { [.init($0.scenario.title[language])] + cells($0.price) }
    table.write(to: &part, language: language)
  }

  // MARK: Shared by the tables

  private func bracketTable(caption: String, first: String) -> Table {
    Table(
      caption: caption,
      columns: [
        .text(first), .number(words("至少", "At least"), words("元", "CNY"), marks: dossier.resultMarks),
        .number(words("至多", "At most"), words("元", "CNY"), marks: dossier.resultMarks),
      ], kind: "keep")
  }

  private func cells(_ cost: CostBracket) -> [Table.Cell] {
    [.init(yuan(cost.lowerFen)), .init(cost.upperFen.map(yuan) ?? Figure.none)]
  }

  /// Whole CNY.
  private func yuan(_ amount: Fen) -> String { Figure.fixed(amount.yuan, 0) }

  private func range(_ lower: Fen, _ upper: Fen) -> String {
    yuan(lower) == yuan(upper) ? yuan(upper) : yuan(lower) + words(" 至 ", " to ") + yuan(upper)
  }

  /// Name, township and room: two sizes of a yard share their name.
  private func label(of site: SitePlan) -> Markup {
    Markup {
      $0.element("b", text: site.name[language])
      Table.write(dossier.positionMarks(site), to: &$0, language)
      let room = Figure.tonnes(site.capacityKg)
      $0.element(
        "small",
        text: dossier.townshipName(site.township, language) + words(" · 可容 \(room) 吨", " · room for \(room) t"))
    }
  }

  private func rest(of count: Int, _ language: Language) -> String {
    guard count > Self.mostRows else { return "" }
    return switch language {
    case .zh: "这里各列 \(Self.mostRows) 个，全部见 sites.csv。"
    case .en: " The first \(Self.mostRows) are shown; sites.csv has them all."
    }
  }
}
