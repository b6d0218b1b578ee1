import Quantities
import Tables

extension DistrictCheck {
  /// What must hold within a row of `households.csv`, and whether coal can serve anybody at all.
  func checkHouseholds(_ diagnostics: inout Diagnostics) {
    for (group, row) in draft.households.entries where group.vulnerable > group.count {
      diagnostics.report(
        .error, "households.vulnerable-exceeds", at: row.place("vulnerable"), found: "\(group.vulnerable)",
        Bilingual(
          zh: "重点户 \(group.vulnerable) 户，多于总户数 \(group.count) 户。",
          en: "\(group.vulnerable) vulnerable households are more than all \(group.count)."),
        remedy: Bilingual(zh: "请核对两列，是不是填反了。", en: "Check both columns; they may be swapped."))
    }
    let groups = draft.households.values
    if groups.contains(where: { $0.count > 0 }), groups.allSatisfy({ $0.safeStoves == 0 }) {
      diagnostics.report(
        .warning, "households.no-safe-stove",
        at: Place(file: DistrictTables.households.file, column: "stove_share"),
        Bilingual(
          zh: "没有一户能确定同时有可用炉具和一氧化碳报警器，储煤谁也用不上。",
          en: "No household is certain to have both a usable stove and a CO alarm: coal would serve nobody."),
        remedy: Bilingual(
          zh: "请核对炉具与报警器比例；若属实，应改为建应急取暖场所。",
          en: "Check the stove and alarm shares; if they are right, plan warm shelters instead."))
    }
  }

  /// Published totals against the tables, as a table of differences.
  func checkTotals(_ diagnostics: inout Diagnostics) {
    // With a row refused the sums fall short of themselves: that is no finding of its own.
    guard let controls = draft.settings?.controls, !draft.households.values.isEmpty,
      !draft.incomplete.contains(DistrictTables.households.file)
    else { return }
    var households: [Pathway: Int] = [:]
    var villages: [Pathway: Set<Int>] = [:]
    for group in draft.households.values {
      households[group.pathway, default: 0] += group.count
      if group.count > 0 { villages[group.pathway, default: []].insert(group.village) }
    }
    let total = Bilingual(zh: "合计", en: "total")
    var lines = [(label: total, found: households.values.reduce(0, +), wanted: controls.households)]
    for pathway in Pathway.allCases {
      guard let wanted = controls.householdsByPathway[pathway] else { continue }
      lines.append((pathway.label, households[pathway] ?? 0, wanted))
    }
    report(lines, "totals.households", "households", Bilingual(zh: "户数", en: "Households"), &diagnostics)
    let areas = Pathway.allCases.compactMap { pathway in
      controls.villagesByPathway[pathway].map { (pathway.label, villages[pathway]?.count ?? 0, $0) }
    }
    report(areas, "totals.villages", "village", Bilingual(zh: "村（片区）数", en: "Villages"), &diagnostics)
  }

  private func report(
    _ lines: [(label: Bilingual, found: Int, wanted: Int)], _ code: String, _ column: String,
    _ what: Bilingual,
    _ diagnostics: inout Diagnostics
  ) {
    let wrong = lines.filter { $0.found != $0.wanted }
    guard let first = wrong.first else { return }
    func sign(_ n: Int) -> String { n > 0 ? "+\(n)" : "\(n)" }
    let zh = wrong.map { "\($0.label.zh)：表中 \($0.found)，方案 \($0.wanted)，差 \(sign($0.found - $0.wanted))" }
    let en = wrong.map {
      "\($0.label.en): table \($0.found), plan \($0.wanted), difference \(sign($0.found - $0.wanted))"
    }
    diagnostics.report(
      .warning, code, at: Place(file: DistrictTables.households.file, column: column),
      found: "\(first.found)",
      Bilingual(
        zh: "\(what.zh)与方案总数不一致。\(zh.joined(separator: "；"))。",
        en: "\(what.en) differ from the plan's totals. \(en.joined(separator: "; "))."),
      remedy: Bilingual(
        zh: "请核对是漏了行还是重复了行；若方案已更新，请改 district.toml 的 [control]。",
        en: "Look for missing or doubled rows; if the plan has changed, correct [control] in district.toml."))
  }
}
