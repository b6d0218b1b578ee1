import District
import Plans
import Quantities

extension Page {
  /// The first page: the answer, the figures, the scenarios, the map.
  func writeFront(to main: inout Markup) {
    main.element("header") {
      $0.element("h1", text: title)
      let season = plan.district.season
      $0.element(
        "p", ["class": "subtitle"],
        text: words("采暖季：", "Heating season: ") + Figure.day(season.start, language)
          + words(" 至 ", " to ") + Figure.day(season.end, language)
          + words("　　测算稿，供研究决策", " · working paper for decision"))
    }
    main.element("div", ["class": "answer \(overall.rawValue)"]) {
      $0.append(VerdictIcon.markup(overall))
      $0.element("div") {
        $0.element("p", ["class": "headline"], text: headline)
        $0.element("p", text: qualifications.joined(separator: words("", " ")))
      }
    }
    writeKeyFigures(to: &main)
    main.element("section", ["class": "front"]) {
      let shown = scenariosOnFront
      scenarioTable(shown, caption: words("各场景能不能保住", "Which scenarios hold")).write(
        to: &$0, language: language)
      let rest = plan.scenarios.count - shown.count
      if rest > 0 {
        paragraph(
          "其余 \(rest) 个参考场景见第一部分。", "\(rest) more scenarios for information: see part 1.", kind: "note",
          in: &$0)
      }
      let binding = dossier.bindingScenario
      let map = MapDrawing(dossier: dossier, language: language, scenario: binding)
      let state = binding.map {
        words("（村庄状态按“\($0.title.zh)”场景）", " (villages as in “\($0.title.en)”)")
      }
      figure(
        map.draw(), caption: map.title + (state ?? ""),
        note: words(
          "图上编号同“储备点”表。据坐标点绘制，不表示行政界线；道路只示意连接关系。",
          "Numbers as in the table of reserve points. Drawn from points alone: no boundaries; roads show links, not courses."
        ),
        in: &$0)
      writeMarkLegend(to: &$0)
    }
  }

  // MARK: The answer

  /// The verdict over all required scenarios.
  var overall: Verdict {
    let required = plan.scenarios.filter(\.required)
    if required.contains(where: { $0.verdict == .short }) { return .short }
    return required.contains { $0.verdict == .covered } ? .covered : .noExposure
  }

  /// The answer in one sentence. A scenario without anybody exposed is never counted as held.
  var headline: String {
    let exposed = dossier.exposedRequired
    let held = exposed.count { $0.verdict == .covered }
    let total = exposed.count
    guard total > 0 else {
      return words(
        "必保场景在数据中都没有暴露户，本方案无法下结论。",
        "No required scenario has an exposed household in the data; this plan allows no conclusion.")
    }
    guard let worst = dossier.scenariosByWeight.first(where: { $0.required && $0.verdict == .short }) else {
      return words(
        "\(total) 个有暴露户的必保场景全部保得住。",
        total == 1
          ? "The 1 required scenario with exposed households is covered."
          : "All \(total) required scenarios with exposed households are covered.")
    }
    // the spaces do not break, so that a number stays with its unit
    var zh = "\(Figure.count(worst.uncovered))\u{A0}户"
    var en = "\(Figure.count(worst.uncovered)) households"
    if worst.shortKg > .zero {
      zh += "、缺煤 \(Figure.tonnesShort(worst.shortKg))\u{A0}吨"
      en += ", \(Figure.tonnesShort(worst.shortKg)) t of coal"
    }
    return words(
      "\(total) 个必保场景中 \(held) 个保得住；最大缺口：\(worst.title.zh)，\(zh)。",
      "\(held) of \(total) required scenarios are covered. Largest gap: \(worst.title.en), \(en).")
  }

  /// What else the headline must not hide.
  var qualifications: [String] {
    var sentences: [String] = []
    let exposed = dossier.exposedRequired
    let late = exposed.filter { $0.firstShortageHour != nil }
    if let first = late.compactMap(\.firstShortageHour).min() {
      sentences.append(
        words(
          "按现有车辆逐小时推演，\(late.count) 个必保场景会出现断供，最早在第 \(first) 小时。",
          "Hour by hour with the trucks there are, required scenarios with a shortage: \(late.count), the earliest in hour \(first)."
        ))
    } else if !exposed.isEmpty {
      sentences.append(
        words(
          "按现有车辆逐小时推演，必保场景都没有断供。",
          "Hour by hour with the trucks there are, no required scenario sees a shortage."))
    }
    let blind = plan.scenarios.count { $0.required && $0.verdict == .noExposure }
    if blind > 0 {
      sentences.append(
        words(
          "另有 \(blind) 个必保场景在数据中没有暴露户，不作结论。",
          "Required scenarios without exposed households in the data: \(blind); no conclusion is drawn on them."
        ))
    }
    let others = plan.scenarios.count { !$0.required && $0.verdict == .short }
    if others > 0 {
      sentences.append(
        words(
          "参考场景中有 \(others) 个出现缺口（不要求保住）。",
          "Scenarios for information that are short: \(others)."))
    }
    for conflict in plan.conflicts { sentences.append(conflict[language]) }
    return sentences
  }

  // MARK: Key figures

  private func writeKeyFigures(to main: inout Markup) {
    main.element("dl", ["class": "figures"]) { list in
      func figure(_ label: String, _ value: String, _ unit: String, _ marks: [Mark], _ note: String) {
        list.element("div") {
          $0.element("dt", text: unit.isEmpty ? label : words("\(label)（\(unit)）", "\(label), \(unit)"))
          $0.element("dd") {
            $0.element("b", text: value)
            Table.write(marks, to: &$0, language)
          }
          $0.element("dd", ["class": "note"], text: note)
        }
      }
      let open = dossier.openSites
      let tiers = Site.Tier.allCases.compactMap { tier -> String? in
        let count = open.count { $0.tier == tier }
        guard count > 0 else { return nil }
        return words("\(tier.label.zh) \(count)", "\(tier.label.en)s \(count)")
      }
      figure(
        words("清洁取暖户", "Households"), Figure.count(plan.district.totals.households), words("户", ""), [],
        words("涉及 \(plan.townships.count) 个乡镇街道", "in \(plan.townships.count) townships"))
      figure(
        words("开设储备点", "Points to open"), Figure.count(open.count), words("个", ""), [],
        tiers.joined(separator: words("、", ", ")))
      figure(
        words("储备洁净煤", "Clean coal"), Figure.tonnes(dossier.stock), words("吨", "t"),
        dossier.resultMarks,
        words("其中已在库 ", "of which in place ") + Figure.tonnes(open.total(\.alreadyThereKg))
          + words(" 吨", " t"))
      figure(
        words("储备费用", "Reserve cost"), Figure.wan(dossier.reserveCost),
        words("万元", "10,000 CNY"),
        dossier.settingMarks, words("本季开设、保管、采购", "opening, holding and buying this season"))
      figure(
        words("补贴颗粒", "Subsidised pellets"), Figure.tonnes(plan.allocation.totalKg),
        words("吨", "t"), dossier.householdMarks,
        words(
          "每户最多 \(Figure.count(Int(plan.allocation.maxSubsidisedKgPerHousehold.count))) 公斤（上限 \(Figure.count(Int(plan.allocation.capKg.count)))）",
          "at most \(Figure.count(Int(plan.allocation.maxSubsidisedKgPerHousehold.count))) kg a household (cap \(Figure.count(Int(plan.allocation.capKg.count))))"
        ))
      figure(
        words("选址的已证差距", "Proven gap of the siting"),
        plan.solver.status == "infeasible" ? Figure.none : Figure.percent(plan.solver.gap, 2), "", [],
        words("距理论最优最多差这么多", "no plan can be better by more"))
    }
  }
}
