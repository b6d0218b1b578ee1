import Plans
import Quantities

extension WeaknessPage {
  /// Rows of a criticality table that fit a page with the rest.
  private static let most = 12

  /// Worst sets and what every single loss does.
  func writeWorst(_ scenario: ScenarioWorstCase, to part: inout Markup) {
    paragraph(
      "需煤 \(Format.tonnes(scenario.needKg).zh)，一切完好时缺 \(Format.tonnes(scenario.shortKg).zh)，推演缺暖 \(Figure.count(scenario.unservedHouseholdHours)) 户时。",
      "\(Format.tonnes(scenario.needKg).en) needed; \(Format.tonnes(scenario.shortKg).en) short with everything in place; \(Figure.count(scenario.unservedHouseholdHours)) household-hours unserved when simulated.",
      in: &part)
    writeSets(scenario, to: &part)
    writeRoads(scenario, to: &part)
    writePlaces(scenario, to: &part)
  }

  private func writeSets(_ scenario: ScenarioWorstCase, to part: inout Markup) {
    var table = Table(
      caption: words("最坏的几条路、几个点", "The worst roads and sites"),
      columns: [
        .text(words("最多失去", "At most lost")), .number(words("缺煤", "Short"), words("吨", "t")),
        .number(words("最多缺", "At most"), words("吨", "t")), .text(words("断的路", "Roads closed")),
        .text(words("失的点", "Sites lost")), .number(words("推演缺暖", "Unserved, simulated"), words("户时", "hh·h")),
        .number(words("不必逐个算", "Ruled out")),
      ], kind: "keep")
    table.rows = scenario.worst.map { set in
      [
        .init(words("\(set.closures) 路 \(set.lostSites) 点", Self.lost(set))),
        .init(Figure.tonnes(set.shortKg)),
        .init(set.isExact ? words("同左，已证", "same, proven") : Figure.tonnes(set.atMostKg)),
        .init(
          set.roads.isEmpty
            ? Figure.none
            : set.roads.map { worst.called($0, in: scenario)[language] }.joined(separator: words("；", "; "))),
        .init(
          set.sites.isEmpty
            ? Figure.none
            : set.sites.map { worst.called($0, in: scenario)[language] }.joined(separator: words("；", "; "))),
        .init(Figure.count(set.unservedHouseholdHours)), .init(Figure.percent(set.prunedShare, 2)),
      ]
    }
    table.write(to: &part, language: language)
    paragraph(
      "“不必逐个算”是由上限排除、不用逐一推算的组合所占比例。推演用现有车辆和先急后远的派车办法，可能先派错车，所以不一定随损失增加。",
      "“Ruled out” is the share of sets that bounds ruled out without working them out. The simulation has the trucks there are and a greedy dispatcher, so it need not grow with the loss.",
      kind: "note", in: &part)
  }

  private func writeRoads(_ scenario: ScenarioWorstCase, to part: inout Markup) {
    var table = Table(
      caption: words("断一条路：最要紧的", "One road closed: the most critical"),
      columns: [
        .text(words("路", "Road")), .number(words("多缺", "More short"), words("吨", "t")),
        .number(words("平时经它送", "Carries"), words("吨", "t")),
        .number(words("绕行多", "Detour"), words("分钟", "min")),
        .number(words("成孤岛", "Cut off"), words("户", "hh")),
      ], kind: "keep")
    table.rows = scenario.roads.prefix(Self.most).map { road in
      [
        .init(road.name[language]), .init(Figure.tonnes(road.moreShortKg)),
        .init(Figure.tonnes(road.carriedKg)),
        .init(road.detourMinutes.map { Format.integer($0) } ?? words("无路可绕", "no way round")),
        .init(Figure.count(road.isolatedHouseholds)),
      ]
    }
    table.write(to: &part, language: language)
    paragraph(
      "另有 \(max(0, scenario.roads.count - Self.most)) 条也有影响；其余 \(scenario.harmlessRoads) 条断了不影响，因为调运不经过。",
      "\(max(0, scenario.roads.count - Self.most)) more roads matter; the other \(scenario.harmlessRoads) do not, because no delivery uses them.",
      kind: "note", in: &part)
  }

  private func writePlaces(_ scenario: ScenarioWorstCase, to part: inout Markup) {
    var table = Table(
      caption: words("失去一个储备点，或停在一处的车", "One site lost, or the trucks of one base"),
      columns: [
        .text(words("失去", "Lost")), .number(words("多缺", "More short"), words("吨", "t")),
        .number(words("推演多缺暖", "More unserved, simulated"), words("户时", "hh·h")),
      ], kind: "keep")
    table.rows = scenario.sites.prefix(Self.most).map {
      [.init($0.name[language]), .init(Figure.tonnes($0.moreShortKg)), .init(Figure.none)]
    }
    table.rows += scenario.bases.prefix(5).map {
      [
        .init(
          words(
            "停在\(worst.called($0, in: scenario).zh)的 \($0.trucks) 辆车",
            "\(Self.count($0.trucks, "truck", "trucks")) at \(worst.called($0, in: scenario).en)")),
        .init(Figure.none), .init(Figure.count($0.moreUnservedHouseholdHours)),
      ]
    }
    table.write(to: &part, language: language)
  }
}
