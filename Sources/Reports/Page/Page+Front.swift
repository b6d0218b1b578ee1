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
    writeNotice(to: &main)
    main.element("div", ["class": "answer \(overall.rawValue)"]) {
      $0.append(VerdictIcon.markup(overall))
      $0.element("div") {
        $0.element("p", ["class": "headline"], text: headline)
        $0.element("p", text: qualifications.joined(separator: words("", " ")))
      }
    }
    writeKeyFigures(to: &main)
    writeMarkLegend(to: &main, withShares: true)
    main.element("section", ["class": "front"]) {
      let shown = scenariosOnFront
      scenarioTable(shown, caption: words("各场景能不能保住", "Which scenarios hold")).write(
        to: &$0, language: language)
      writeTwoQuestions(to: &$0)
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
    }
  }

  /// What must be said before any answer: that the requirements conflict, that nobody optimised the stock, or that
  /// the search was cut short.
  private func writeNotice(to main: inout Markup) {
    guard let notice else { return }
    main.element("div", ["class": "answer notice"]) {
      $0.append(VerdictIcon.markup(.short))
      $0.element("div") { words in
        words.element("p", ["class": "headline"], text: notice[language])
        for conflict in plan.conflicts { words.element("p", text: conflict[language]) }
      }
    }
  }

  /// The notice above the answer; `nil` where the plan is what was asked for.
  var notice: Bilingual? {
    switch plan.solver.status {
    case "infeasible":
      Bilingual(
        zh: "先看这里：提出的要求互相矛盾，不能同时满足；以下是在其余限制内尽量多保的方案。",
        en:
          "Read this first: the requirements contradict each other. What follows covers as much as it can within the rest."
      )
    case "given":
      Bilingual(
        zh: "先看这里：储煤由人工给定，本报告只核对、没有优化，费用是否最省未作证明。",
        en:
          "Read this first: the stock was set by hand. This report checks it; nothing is optimised and nothing is proven about its cost."
      )
    case "feasible":
      Bilingual(
        zh: "先看这里：选址计算到时限停止，方案可行，但没有证明到要求的精度。",
        en:
          "Read this first: the siting stopped at its time limit; the plan is feasible, not proven to the gap asked for."
      )
    default:
      plan.conflicts.isEmpty
        ? nil
        : Bilingual(
          zh: "先看这里：有的要求没能全部满足。", en: "Read this first: some requirements could not all be met.")
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
    guard plan.scenarios.contains(where: \.required) else {
      return words(
        "没有一个场景标为必保（required = true）：储备没有为任何场景准备，本方案无法下结论。",
        "No scenario is marked required = true: nothing was planned for, and this plan allows no conclusion.")
    }
    guard total > 0 else {
      return words(
        "必保场景在数据中都没有暴露的户和重点保障场所，本方案无法下结论。",
        "No required scenario has an exposed household or facility in the data; this plan allows no conclusion."
      )
    }
    guard let worst = dossier.scenariosByWeight.first(where: { $0.required && $0.verdict == .short }) else {
      return words(
        "\(total) 个有暴露对象的必保场景全部保得住：储煤够，路能到（证明）。",
        total == 1
          ? "The 1 required scenario that strikes anything is covered: stock and roads suffice (proof)."
          : "All \(total) required scenarios that strike anything are covered: stock and roads suffice (proof)."
      )
    }
    // the spaces do not break, so that a number stays with its unit
    var zh = "\(Figure.count(worst.uncovered))\u{A0}户"
    var en = "\(Figure.count(worst.uncovered)) households"
    if worst.uncovered == 0 {
      // every household has its coal, so what is missing is a facility's
      zh = "重点保障场所缺煤 \(Figure.tonnesShort(worst.shortKg))\u{A0}吨"
      en = "\(Figure.tonnesShort(worst.shortKg)) t of coal for priority facilities"
    } else if worst.shortKg > .zero {
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
    if !exposed.isEmpty { sentences.append(truckSentence(exposed)) }
    let blind = plan.scenarios.count { $0.required && $0.verdict == .noExposure }
    if blind > 0 {
      sentences.append(
        words(
          "另有 \(blind) 个必保场景在数据中没有暴露对象，不作结论。",
          "Required scenarios that strike nothing in the data: \(blind); no conclusion is drawn on them."
        ))
    }
    let others = plan.scenarios.count { !$0.required && $0.verdict == .short }
    if others > 0 {
      sentences.append(
        words(
          "参考场景中有 \(others) 个出现缺口（不要求保住）。",
          "Scenarios for information that are short: \(others)."))
    }
    return sentences
  }

  /// What the trucks there are make of the required scenarios.
  private func truckSentence(_ exposed: [ScenarioResult]) -> String {
    let policy = dossier.district.policy
    let mild = Figure.fixed(policy.emergencyTemperature.value, 0)
    let late = exposed.filter { $0.firstShortageHour != nil }
    guard let first = late.compactMap(\.firstShortageHour).min() else {
      return words(
        "再看车辆（推演）：只用现有车辆，必保场景中没有一户在煤送到之前室温低于 \(mild) ℃。",
        "The trucks (simulation): with those there are, no house falls below \(mild) ℃ before its coal comes in any required scenario."
      )
    }
    let atOnce = first == 0
    var zh =
      "再看车辆（推演）：只用现有车辆，\(late.count) 个必保场景在煤送到之前有户室温低于 \(mild) ℃，最早在第 \(first) 小时"
      + (atOnce ? "（即头一小时之内）" : "")
    var en =
      "The trucks (simulation): with those there are, houses fall below \(mild) ℃ before their coal comes in \(late.count) required scenarios, the earliest in hour \(first)"
      + (atOnce ? " (within the first hour)" : "")
    if let worst = exposed.max(by: { $0.coldHouseholdHours < $1.coldHouseholdHours }),
      worst.coldHouseholdHours > 0
    {
      let cold = Figure.fixed(policy.coldTemperature.value, 0)
      let count = Figure.count(worst.coldHouseholdHours)
      let mean = Figure.fixed(Double(worst.coldHouseholdHours) / Double(max(1, worst.affectedHouseholds)), 1)
      zh += "；低于 \(cold) ℃ 最多的是“\(worst.title.zh)”：\(count) 户·时，平均每户 \(mean) 小时"
      en +=
        "; most time below \(cold) ℃: “\(worst.title.en)”, \(count) household-hours, \(mean) h for each affected household on average"
    }
    return words(zh + "。", en + ".")
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
      let isOptimised = plan.solver.status == "optimal" || plan.solver.status == "feasible"
      figure(
        words("选址的已证差距", "Proven gap of the siting"),
        isOptimised ? Figure.percent(plan.solver.gap, 2) : Figure.none, "", [],
        isOptimised
          ? words("离理论最省最多差这么多", "no plan can be better by more")
          : plan.solver.status == "given"
            ? words("人工给定，没有优化", "set by hand, not optimised")
            : words("要求矛盾，不作证明", "nothing proven: conflict"))
    }
  }
}
