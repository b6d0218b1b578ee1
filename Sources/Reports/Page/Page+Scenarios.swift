import District
import Plans
import Quantities

extension Page {
  /// The scenarios that have room on the first page: all required ones, and the worst of the others.
  var scenariosOnFront: [ScenarioResult] {
    let ordered = dossier.scenariosByWeight
    let required = ordered.filter(\.required)
    return required + ordered.filter { !$0.required }.prefix(max(3, 17 - required.count))
  }

  /// What becomes of the households in each scenario.
  func scenarioTable(_ scenarios: [ScenarioResult], caption: String) -> Table {
    var table = Table(
      caption: caption,
      columns: [
        .text(words("场景", "Scenario")),
        .number(words("受影响", "Affected"), words("户", "households"), marks: dossier.householdMarks),
        .number(words("保得住", "Covered"), words("户", "households"), marks: dossier.householdMarks),
        .text(words("结论", "Verdict")),
        .number(words("缺煤", "Short"), words("吨", "t"), marks: dossier.resultMarks),
        .number(words("首次短缺", "First shortage"), words("第几小时", "hour"), marks: dossier.resultMarks),
        .number(words("受冻", "Cold"), words("户·时", "household-hours"), marks: dossier.resultMarks),
      ], kind: "scenarios keep")
    table.bands = [
      ("", 2), (words("储煤够不够（证明）", "Is the stock enough? (proof)"), 3),
      (words("车辆来不来得及（推演）", "Do the trucks come in time? (simulation)"), 2),
    ]
    for (index, s) in scenarios.enumerated() {
      var row: [Table.Cell] = [.init(s.title[language]), .init(Figure.count(s.affectedHouseholds))]
      if s.verdict == .noExposure {
        // nothing can be said about coverage, so no number stands there that could be read as one
        row += [.init(Figure.none), .init(verdict(s.verdict), span: 4)]
        table.rowKinds[index] = "blind"
      } else {
        row += [
          .init(Figure.count(s.coveredHouseholds)), .init(verdict(s.verdict)),
          .init(s.shortKg == .zero ? Figure.none : Figure.tonnesShort(s.shortKg)),
          .init(s.firstShortageHour.map { Figure.count($0) } ?? Figure.none),
          .init(s.coldHouseholdHours == 0 ? Figure.none : Figure.count(s.coldHouseholdHours)),
        ]
      }
      table.rows.append(row)
      if s.verdict == .short { table.rowKinds[index] = "short" }
    }
    if let first = scenarios.firstIndex(where: \.required) {
      table.groups[first] = words("必保场景", "Must be covered")
    }
    if let first = scenarios.firstIndex(where: { !$0.required }) {
      table.groups[first] = words("参考场景（不要求保住）", "For information")
    }
    return table
  }

  /// Why a scenario can be covered and some houses cold all the same, and what the hours mean.
  func writeTwoQuestions(to part: inout Markup) {
    let policy = dossier.district.policy
    let mild = Figure.fixed(policy.emergencyTemperature.value, 0)
    let cold = Figure.fixed(policy.coldTemperature.value, 0)
    let first = hours(policy.responsePriority.value)
    let all = hours(policy.responseAll.value)
    part.element("p", ["class": "note questions"]) {
      $0.element("b", text: words("两问两答，不可混读。", "Two questions, two answers. "))
      $0.text(
        words(
          "证明：储煤够不够、路通不通，能否在时限内（重点户 \(first) 小时、一般户 \(all) 小时）送到；不计车辆多少。"
            + "推演：只用现有车辆和装卸能力，逐小时看谁家先冷。所以“保得住”的场景也会有受冻：煤够、路通，但送到之前屋子已经冷了，要补的是车和就近存煤。",
          "The proof asks whether the stock suffices and open roads bring it within the limits (priority households \(first) h, all \(all) h), however many trucks that takes. "
            + "The simulation uses only the trucks and docks there are and follows every house by the hour. So a covered scenario can have cold houses: there is coal and a way, "
            + "but the house cools before the truck is there. What helps then is trucks, and stock closer by."
        ))
    }
    part.element("p", ["class": "note questions"]) {
      $0.element("b", text: words("首次短缺：", "First shortage: "))
      $0.text(
        words(
          "从场景开始数，第一次有还没轮到的户室温低于 \(mild) ℃ 的小时，0 即头一小时之内；“—”为没有。",
          "the first hour, counted from the scenario's start, in which a household not yet served is below \(mild) ℃; 0 is within the first hour, “—” never. "
        ))
      $0.element("b", text: words("受冻：", "Cold: "))
      $0.text(
        words(
          "室温低于 \(cold) ℃ 的户数乘以小时数。", "households below \(cold) ℃ times hours."))
    }
  }

  /// A span of time in hours.
  private func hours(_ span: Minutes) -> String {
    Figure.fixed(Double(span.count) / 60, span.count % 60 == 0 ? 0 : 1)
  }
}
