import District
import Plans
import Quantities

extension Page {
  /// What the gaps are, where they come from, and what would close them most cheaply.
  func writeGaps(to main: inout Markup) {
    section(1, "缺口在哪里，怎样补", "Where the gaps are and how to close them", in: &main) { part in
      let short = dossier.scenariosByWeight.filter { $0.verdict == .short }
      if short.isEmpty {
        paragraph(
          "在有暴露户的场景中，没有发现缺口。", "No gap was found in any scenario with exposed households.",
          in: &part)
      }
      for scenario in short { writeGap(scenario, to: &part) }
      if scenariosOnFront.count < plan.scenarios.count {
        scenarioTable(dossier.scenariosByWeight, caption: words("全部场景", "All scenarios")).write(
          to: &part, language: language)
      }
      writeCoverage(to: &part)
      writeUnserved(to: &part)
    }
  }

  private func writeGap(_ s: ScenarioResult, to part: inout Markup) {
    part.element("article", ["class": "gap"]) { block in
      block.element("h3") {
        $0.append(VerdictIcon.markup(s.verdict))
        $0.text(s.title[language] + (s.required ? "" : words("（参考场景）", " (not required)")))
      }
      let signs = signs(dossier.householdMarks)
      paragraph(
        "受影响 \(Figure.count(s.affectedHouseholds)) 户\(signs)，保得住 \(Figure.count(s.coveredHouseholds)) 户，"
          + "保不住 \(Figure.count(s.uncovered)) 户，其中 \(Figure.count(s.householdsWithoutStoveOrShelter)) 户既无安全炉具、也无避寒床位"
          + "（送煤也用不上）。需煤 \(Figure.tonnes(s.needKg)) 吨，缺 \(Figure.tonnesShort(s.shortKg)) 吨。",
        "\(Figure.count(s.affectedHouseholds)) households\(signs) are affected, \(Figure.count(s.coveredHouseholds)) are covered, "
          + "\(Figure.count(s.uncovered)) are not; \(Figure.count(s.householdsWithoutStoveOrShelter)) of these have neither a safe stove nor a shelter place "
          + "(coal is no use to them). Coal needed: \(Figure.tonnes(s.needKg)) t; short: \(Figure.tonnesShort(s.shortKg)) t.",
        in: &block)
      if let record = dossier.certificate[s.name], let cut = record.cut {
        writeCut(cut, of: record, to: &block)
      }
      if !s.isolatedVillages.isEmpty {
        let names = list(s.isolatedVillages.map { dossier.villageName($0, language) }, most: 12)
        paragraph("道路中断、外面进不去的村：\(names)。", "Villages that no open road reaches: \(names).", in: &block)
      }
      guard !s.remedies.isEmpty else { return }
      block.element("h4", text: words("最省的补救办法", "Cheapest remedies"))
      block.element("ol") { items in
        for remedy in s.remedies { items.element("li", text: remedy[language]) }
      }
    }
  }

  private func writeCut(_ cut: CertificateRecord.Cut, of record: CertificateRecord, to block: inout Markup) {
    var codes: [String] = []
    for index in cut.needs where record.needs.indices.contains(index) {
      let code = record.needs[index].village
      if codes.last != code { codes.append(code) }
    }
    let villages = list(codes.map { dossier.villageName($0, language) }, most: 16)
    let sites = list(cut.sites.map { dossier.siteName($0, language) }, most: 10)
    let short = Figure.tonnesShort(cut.shortKg)
    paragraph(
      "卡口：能及时送到以下村的储备点"
        + (cut.sites.isEmpty ? "一个也没有" : "只有 \(sites)，存煤全部用尽") + "，仍缺 \(short) 吨——\(villages)。",
      "The bottleneck: " + (cut.sites.isEmpty ? "no point can reach" : "only \(sites) can reach")
        + " the following villages in time; all stock used, \(short) t are still missing: \(villages).",
      in: &block)
    guard !cut.roads.isEmpty else { return }
    let names = cut.roads.map { id in
      dossier.district.roads.first { $0.id == id }?.name[language] ?? id
    }
    let roads = list(names, most: 8)
    paragraph(
      "挡住外援的道路：\(roads)。", "Roads that keep other stock away: \(roads).", in: &block)
  }

  /// Names with their separators; beyond `most` only how many more there are.
  func list(_ names: [String], most: Int) -> String {
    let shown = names.prefix(most).joined(separator: words("、", ", "))
    guard names.count > most else { return shown }
    return shown + words(" 等 \(names.count) 处", " and others, \(names.count) in all")
  }

  private func writeCoverage(to part: inout Markup) {
    let bars = dossier.scenariosByWeight.map { s -> BarChart.Bar in
      guard let share = Figure.coverage(s.coveredHouseholds, of: s.affectedHouseholds) else {
        return .init(label: s.title[language], parts: [], note: s.verdict.label[language])
      }
      let whole = Double(s.affectedHouseholds)
      let sheltered = Double(s.shelteredHouseholds)
      return .init(
        label: s.title[language],
        parts: [
          (.solid, (Double(s.coveredHouseholds) - sheltered) / whole), (.hatch, sheltered / whole),
          (.missing, Double(s.uncovered) / whole),
        ],
        note: "\(share)  \(Figure.count(s.coveredHouseholds))/\(Figure.count(s.affectedHouseholds))")
    }
    let longest = bars.map { Ink.width(of: $0.label, size: 12) }.max() ?? 0
    let chart = BarChart(
      id: "coverage", title: words("各场景保住的户数占比", "Share of affected households covered"), bars: bars,
      legend: [
        (.solid, words("用煤保住", "covered with coal")), (.hatch, words("进避寒场所", "in a warm shelter")),
        (.missing, words("保不住", "not covered")),
      ], full: 1, labelWidth: min(290, longest + 14), noteWidth: 160)
    figure(
      chart.draw(), caption: chart.title + signs(dossier.householdMarks),
      note: words(
        "比例向下取整：只有一户不漏才写 100%。数据中没有暴露户的场景不画条、不写百分比。",
        "Shares are rounded down: 100% means not one household is missing. Scenarios without exposed households get no bar and no percentage."
      ), in: &part)
  }

  private func writeUnserved(to part: inout Markup) {
    let worst = plan.scenarios.enumerated()
      .filter { $0.element.simulation.unservedHouseholdHours > 0 }
      .sorted { a, b in
        (b.element.simulation.unservedHouseholdHours, a.offset)
          < (a.element.simulation.unservedHouseholdHours, b.offset)
      }
      .prefix(4).map(\.element)
    guard !worst.isEmpty else { return }
    let chart = LineChart(
      id: "unserved", title: words("断供户数随时间的变化（最重的场景）", "Households without heat over time, worst scenarios"),
      xAxis: words("发生后小时数", "hours after the event"), yAxis: words("户", "households"),
      series: worst.map {
        .init(label: $0.title[language], values: $0.simulation.unservedByHour)
      })
    figure(
      chart.draw(), caption: chart.title + signs(dossier.resultMarks),
      note: words(
        "按现有车辆、道路积雪和装卸能力逐小时推演；与上表“保得住”不同，它把“来得及”也算进去。",
        "Simulated hour by hour with the trucks there are, snow on the roads and loading rates; unlike “covered” above it asks whether help comes soon enough."
      ), in: &part)
  }
}
