import District
import Plans
import Quantities

extension Page {
  /// What coverage costs, as a sentence, a line and a table.
  func writeFrontier(to part: inout Markup) {
    // where nobody is exposed, no share of nothing may read as full coverage
    guard let frontier = plan.frontier, let most = frontier.first, let least = frontier.last,
      !dossier.exposedRequired.isEmpty
    else { return }
    part.element("h3", text: words("保多少，花多少", "What coverage costs"))
    let (high, low) = (percent(most), percent(least))
    let (dear, cheap) = (Figure.fixed(most.costFen.yuan, 0), Figure.fixed(least.costFen.yuan, 0))
    if frontier.count == 1 {
      paragraph(
        "保 \(high) 的需煤要花 \(dear) 元，再少花也不会少保。",
        "Covering \(high) of the need costs CNY \(dear), and nothing cheaper covers less.", in: &part)
    } else {
      paragraph(
        "从保 \(low) 的需煤到保 \(high)，费用从 \(cheap) 元升到 \(dear) 元。线越陡，再多保一点就越贵。",
        "From \(low) of the need covered to \(high), the cost rises from CNY \(cheap) to \(dear). The steeper the line, the dearer a little more coverage.",
        in: &part)
      figure(chart(frontier), caption: chartTitle + signs(dossier.resultMarks), in: &part)
    }
    var table = Table(
      caption: words("各档保障水平的最省方案", "The cheapest plan for each level of coverage"),
      columns: [
        .number(words("保住的需煤", "Need covered"), words("加权", "weighted"), marks: dossier.resultMarks),
        .number(words("缺煤", "Short"), words("加权吨", "weighted t"), marks: dossier.resultMarks),
        .number(words("开设", "Open"), words("点", "points")),
        .number(words("费用", "Cost"), words("万元", "10,000 CNY"), marks: dossier.resultMarks),
        .number(words("已证下限", "Proven bound"), words("万元", "10,000 CNY"), marks: dossier.resultMarks),
      ], kind: "keep")
    table.rows = frontier.map { level in
      [
        .init(percent(level)),
        .init(
          level.weightedShortageKg == .zero ? Figure.none : Figure.tonnesShort(level.weightedShortageKg)),
        .init(Figure.count(level.openSites)), .init(Figure.wan(level.costFen)),
        .init(Figure.wan(level.boundFen)),
      ]
    }
    table.write(to: &part, language: language)
    let weight = Figure.fixed(dossier.district.policy.priorityWeight.value, 0)
    paragraph(
      "需煤是全部必保场景合计，重点户按 \(weight) 倍计。费用含储备和最贵必保场景的应急运费。已证下限：保得不比它少的方案，没有一个花得比下限少；两线重合处即为最省。",
      "The need is that of all required scenarios together, priority households counted \(weight)-fold. Cost is the reserve and the emergency haulage of the costliest required scenario. Proven bound: no plan that covers as much costs less; where the lines meet, the plan is the cheapest.",
      kind: "note", in: &part)
  }

  private var chartTitle: String { words("保障水平与费用", "Coverage and its cost") }

  private func chart(_ frontier: [CoverageCost]) -> SVG {
    func line(_ amount: (CoverageCost) -> Fen) -> [(x: Double, y: Double)] {
      frontier.reversed().map { ($0.coverage, amount($0).yuan / 10_000) }
    }
    return LineChart(
      id: "frontier", title: chartTitle, horizontal: .shares,
      xAxis: words("保住的需煤（加权）", "need covered, weighted"), yAxis: words("万元", "10,000 CNY"),
      series: [
        .init(
          label: words("已证下限", "proven bound"), points: line(\.boundFen),
          look: .init(colour: Ink.gap, dashes: "4 4", width: 1.8)),
        .init(
          label: words("找到的最省方案", "cheapest plan found"), points: line(\.costFen),
          look: .init(colour: Ink.main, dashes: "", width: 2.4), isDotted: true),
      ]
    ).draw()
  }

  /// Rounded down, so that it reads 100% only where nothing is missing.
  private func percent(_ level: CoverageCost) -> String {
    guard level.weightedShortageKg > .zero else { return Figure.percent(1) }
    return Figure.percent(min(0.999, (level.coverage * 1000).rounded(.down) / 1000), 1)
  }
}
