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
          "在有暴露对象的场景中，没有发现缺口。", "No gap was found in any scenario that strikes anything.",
          in: &part)
      }
      if short.contains(where: { $0.shortKg > .zero }) {
        part.element("p", ["class": "note"], text: Format.tonnesMissingRule[language])
      }
      for scenario in short where scenario.required { writeGap(scenario, to: &part) }
      if let first = short.first(where: { !$0.required }) {
        if !plan.scenarios.contains(where: \.required) {
          paragraph(
            "没有一个场景标为必保，储备没有为任何场景准备。",
            "No scenario is marked as required, so the reserve is planned for none.", in: &part)
        } else if !short.contains(where: \.required) {
          paragraph("必保场景没有缺口。", "No required scenario has a gap.", in: &part)
        }
        part.element(
          "h3", text: words("参考场景的缺口（不要求保住）", "Gaps in scenarios for information (need not be covered)"))
        writeGap(first, to: &part)
        for scenario in short where !scenario.required && scenario.name != first.name {
          writeGap(scenario, to: &part)
        }
      }
      if scenariosOnFront.count < plan.scenarios.count {
        scenarioTable(dossier.scenariosByWeight, caption: words("全部场景", "All scenarios")).write(
          to: &part, language: language)
      }
      writeCoverage(to: &part)
      writeUnserved(to: &part)
    }
  }

  private func writeGap(_ s: ScenarioResult, to part: inout Markup) {
    part.element("article", ["class": s.required ? "gap" : "gap aside"]) { block in
      block.element(s.required ? "h3" : "h4") {
        $0.append(VerdictIcon.markup(s.verdict))
        $0.text(s.title[language])
      }
      let signs = signs(dossier.householdMarks)
      // rounded as what is short is, which could else exceed it
      let need = Figure.tonnesShort(s.needKg)
      let forFacilities = s.uncovered == 0
      paragraph(
        "受影响 \(Figure.count(s.affectedHouseholds)) 户\(signs)，保得住 \(Figure.count(s.coveredHouseholds)) 户，"
          + "保不住 \(Figure.count(s.uncovered)) 户，其中 \(Figure.count(s.householdsWithoutStoveOrShelter)) 户既无安全炉具、也无避寒床位"
          + "（送煤也用不上）。需煤 \(need) 吨，缺 \(Figure.tonnesShort(s.shortKg)) 吨\(forFacilities ? "，都是重点保障场所的" : "")。",
        "\(Figure.count(s.affectedHouseholds)) households\(signs) are affected, \(Figure.count(s.coveredHouseholds)) are covered, "
          + "\(Figure.count(s.uncovered)) are not; \(Figure.count(s.householdsWithoutStoveOrShelter)) of these have neither a safe stove nor a shelter place "
          + "(coal is no use to them). Coal needed: \(need) t; short: \(Figure.tonnesShort(s.shortKg)) t\(forFacilities ? ", all of it for priority facilities" : "").",
        in: &block)
      if let record = dossier.certificate[s.name], let cut = record.cut {
        writeCut(cut, of: record, to: &block)
      }
      if !s.isolatedVillages.isEmpty {
        let names = list(
          s.isolatedVillages.map { dossier.villageName($0, language) }, of: words("个村", "villages"))
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
    let villages = list(codes.map { dossier.villageName($0, language) }, of: words("个村", "villages"))
    // the proof names every site that could reach them; only coal counts here
    let stocked = dossier.openSites.filter { $0.stockKg > .zero && cut.sites.contains($0.id) }
    let sites = list(stocked.map { $0.name[language] }, of: words("个点", "points"))
    let short = Figure.tonnesShort(cut.shortKg)
    paragraph(
      "卡口：" + (stocked.isEmpty ? "够得着这些村的储备点都没有存煤" : "够得着这些村、又有存煤的只有 \(sites)，全部用尽")
        + "，仍缺 \(short) 吨。缺煤的是：\(villages)。",
      "The bottleneck: "
        + (stocked.isEmpty
          ? "no point with stock can reach the villages below in time"
          : "only these points with stock reach the villages below in time: \(sites). All of it is used")
        + "; \(short) t are still missing. Short of coal: \(villages).",
      in: &block)
    guard !cut.roads.isEmpty else { return }
    let names = cut.roads.map { id in
      dossier.district.roads.first { $0.id == id }?.name[language] ?? id
    }
    let roads = list(names, most: 4, of: words("条路", "roads"))
    paragraph(
      "挡住外援的道路：\(roads)。", "Roads that keep other stock away: \(roads).", in: &block)
  }

  /// Names with their separators; beyond `most` only how many there are of what.
  func list(_ names: [String], most: Int = 8, of unit: String) -> String {
    let shown = names.prefix(most).joined(separator: words("、", ", "))
    guard names.count > most else { return shown }
    return shown + words("等 \(names.count) \(unit)", " and others, \(names.count) \(unit) in all")
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
    let chart = BarChart(
      id: "coverage", title: words("各场景保住的户数占比", "Share of affected households covered"), bars: bars,
      legend: [
        (.solid, words("用煤保住", "covered with coal")), (.hatch, words("进避寒场所", "in a warm shelter")),
        (.missing, words("保不住", "not covered")),
      ], full: 1, labelWidth: BarChart.room(for: bars), noteWidth: 132)
    figure(
      chart.draw(), caption: chart.title + signs(dossier.householdMarks),
      note: words(
        "比例向下取整：只有一户不漏才写 100%。数据中没有暴露户的场景不画条、不写百分比。",
        "Shares are rounded down: 100% means not one household is missing. Scenarios without exposed households get no bar and no percentage."
      ), in: &part)
  }

  private func writeUnserved(to part: inout Markup) {
    func course(_ s: ScenarioResult) -> [Int] {
      let hours = s.simulation.unservedByHour
      return Array(hours.prefix((hours.lastIndex { $0 > 0 } ?? -1) + 1))
    }
    // the heaviest first; scenarios that run the same course show one line
    var worst: [ScenarioResult] = []
    for scenario in dossier.scenariosByWeight where scenario.simulation.unservedHouseholdHours > 0 {
      if !worst.contains(where: { course($0) == course(scenario) }) { worst.append(scenario) }
    }
    worst = Array(
      worst.enumerated().sorted { a, b in
        (b.element.simulation.unservedHouseholdHours, a.offset)
          < (a.element.simulation.unservedHouseholdHours, b.offset)
      }.prefix(4).map(\.element))
    guard !worst.isEmpty else { return }
    let chart = LineChart(
      id: "unserved",
      title: words("还没有轮到的户数随时间的变化（最重的场景）", "Households not yet served over time, worst scenarios"),
      xAxis: words("场景开始后的小时数", "hours from the start of the scenario"), yAxis: words("户", "households"),
      series: worst.map {
        .init(label: $0.title[language], values: $0.simulation.unservedByHour)
      })
    figure(
      chart.draw(), caption: chart.title + signs(dossier.resultMarks),
      note: words(
        "推演：按现有车辆、道路积雪和装卸能力逐小时算；没有轮到不等于已经受冻，屋子的余热还能撑几个小时。走势相同的场景只画一条。",
        "Simulation by the hour with the trucks there are, snow on the roads and loading rates. Not yet served is not yet cold: a house keeps its warmth for some hours. Scenarios that run the same course share a line."
      ), in: &part)
  }
}
