import Plans
import Quantities

extension Page {
  /// The scenarios that have room on the first page: all required ones, and the worst of the others.
  var scenariosOnFront: [ScenarioResult] {
    let ordered = dossier.scenariosByWeight
    let required = ordered.filter(\.required)
    return required + ordered.filter { !$0.required }.prefix(max(3, 11 - required.count))
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
        .number(words("受冻", "Cold"), words("户·时", "household-hours"), marks: dossier.resultMarks),
        .number(words("首次断供", "First shortage"), words("第几小时", "hour"), marks: dossier.resultMarks),
        .number(words("缺煤", "Short"), words("吨", "t"), marks: dossier.resultMarks),
      ], kind: "scenarios")
    for (index, s) in scenarios.enumerated() {
      var row: [Table.Cell] = [.init(s.title[language]), .init(Figure.count(s.affectedHouseholds))]
      if s.verdict == .noExposure {
        // nothing can be said about coverage, so no number stands there that could be read as one
        row += [.init(Figure.none), .init(verdict(s.verdict), span: 4)]
        table.rowKinds[index] = "blind"
      } else {
        row += [
          .init(Figure.count(s.coveredHouseholds)), .init(verdict(s.verdict)),
          .init(Figure.count(s.coldHouseholdHours)),
          .init(s.firstShortageHour.map { Figure.count($0) } ?? Figure.none),
          .init(s.shortKg == .zero ? Figure.none : Figure.tonnesShort(s.shortKg)),
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
}
