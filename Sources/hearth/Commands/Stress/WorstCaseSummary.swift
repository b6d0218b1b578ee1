import Plans
import Quantities
import Terminal

/// A worst-case study as people read it.
struct WorstCaseSummary {
  let report: WorstCaseReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  /// Lines of a criticality table.
  private static let most = 8

  /// Prints it.
  func print(savedTo file: String?) {
    for scenario in report.scenarios { print(scenario) }
    if report.scenarios.isEmpty {
      console.out(
        Bilingual(
          zh: "没有必保场景；请用 --scenario 指定。", en: "No scenario is required; name one with --scenario."))
    }
    console.out(
      Bilingual(
        zh: "◇ 缺煤按尽最大可能调运计算，不受车辆限制；“推演缺暖户时”是按现有车辆和调度推演的结果，可能先派错车，因此不随损失单调。",
        en:
          "◇ Short coal is that of the best possible deliveries, whatever trucks there are; unserved household-hours are simulated with the trucks there are, whose dispatcher is greedy, so they need not grow with the loss."
      ))
    if let file {
      console.out(
        Bilingual(
          zh: "已存到 \(file)；复核：hearth audit \(file)",
          en: "Saved to \(file); check it with: hearth audit \(file)"))
    }
  }

  private func print(_ scenario: ScenarioWorstCase) {
    console.out(console.bold(scenario.title[console.language]))
    console.out(
      Bilingual(
        zh:
          "需煤 \(tonnes(scenario.needKg)) 吨，一切完好时缺 \(tonnes(scenario.shortKg)) 吨，推演缺暖 \(hours(scenario.unservedHouseholdHours)) 户·时。",
        en:
          "\(tonnes(scenario.needKg)) t needed, \(tonnes(scenario.shortKg)) t short with everything in place, \(hours(scenario.unservedHouseholdHours)) household-hours unserved when simulated."
      ))
    worst(scenario)
    roads(scenario)
    sites(scenario)
    console.out()
  }

  private func worst(_ scenario: ScenarioWorstCase) {
    var table = TextTable(
      zh
        ? ["最坏的", "缺煤 吨◇", "最多 吨", "断的路", "失的点", "推演缺暖户时", "推算组数", "剪去"]
        : [
          "worst", "short t◇", "at most t", "roads closed", "sites lost", "unserved hh·h", "sets tried",
          "pruned",
        ], [.left, .right, .right, .left, .left, .right, .right, .right])
    for set in scenario.worst {
      table.add([
        name(set), tonnes(set.shortKg), set.isExact ? "=" : tonnes(set.atMostKg),
        list(set.roads, scenario), list(set.sites, scenario), hours(set.unservedHouseholdHours),
        Format.integer(Int64(set.examined)), Format.percent(set.prunedShare, places: 2),
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func name(_ set: WorstSet) -> String {
    let (k, d) = (set.closures, set.lostSites)
    if d == 0 { return zh ? "\(k) 条路" : "\(k) road\(k == 1 ? "" : "s")" }
    if k == 0 { return zh ? "\(d) 个点" : "\(d) site\(d == 1 ? "" : "s")" }
    return zh
      ? "\(k) 条路加 \(d) 个点" : "\(k) road\(k == 1 ? "" : "s"), \(d) site\(d == 1 ? "" : "s")"
  }

  private func roads(_ scenario: ScenarioWorstCase) {
    var table = TextTable(
      zh
        ? ["最要紧的路", "断了多缺 吨", "经它送 吨", "绕行 分", "成孤岛 户"]
        : ["critical roads", "more short t", "carries t", "detour min", "cut-off hh"],
      [.left, .right, .right, .right, .right])
    for road in scenario.roads.prefix(Self.most) {
      table.add([
        road.name[console.language], tonnes(road.moreShortKg), tonnes(road.carriedKg),
        road.detourMinutes.map { Format.integer($0) } ?? (zh ? "无路可绕" : "no way round"),
        Format.integer(Int64(road.isolatedHouseholds)),
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out(
      Bilingual(
        zh: "另有 \(max(0, scenario.roads.count - Self.most)) 条也有影响，\(scenario.harmlessRoads) 条断了也不影响（调运不经过）。",
        en:
          "\(max(0, scenario.roads.count - Self.most)) more roads matter; \(scenario.harmlessRoads) do not, because no delivery uses them."
      ))
  }

  private func sites(_ scenario: ScenarioWorstCase) {
    for site in scenario.sites.prefix(Self.most) {
      console.out(
        Bilingual(
          zh: "失去\(site.name.zh)：多缺 \(tonnes(site.moreShortKg)) 吨（由它送 \(tonnes(site.deliveredKg)) 吨）。",
          en:
            "Without \(site.name.en): \(tonnes(site.moreShortKg)) t more short (it delivers \(tonnes(site.deliveredKg)) t)."
        ))
    }
    for base in scenario.bases.prefix(3) where base.moreUnservedHouseholdHours > 0 {
      console.out(
        Bilingual(
          zh:
            "失去停在\(report.called(base, in: scenario).zh)的 \(base.trucks) 辆车：推演多缺暖 \(hours(base.moreUnservedHouseholdHours)) 户·时。",
          en:
            "Without the \(base.trucks) truck\(base.trucks == 1 ? "" : "s") at \(report.called(base, in: scenario).en): \(hours(base.moreUnservedHouseholdHours)) more household-hours unserved when simulated."
        ))
    }
  }

  private func list(_ ids: [String], _ scenario: ScenarioWorstCase) -> String {
    ids.isEmpty
      ? "–"
      : ids.map { report.called($0, in: scenario)[console.language] }.joined(separator: zh ? "；" : "; ")
  }
  private func tonnes(_ mass: Kilograms) -> String { Format.decimal(mass.tonnes, places: 1) }
  private func hours(_ count: Int) -> String { Format.integer(Int64(count)) }
}
