import District
import Plans
import Quantities

extension WorstCaseAudit {
  /// What the report calls the district, the roads of its worst sets and its bases.
  func checkNames(_ report: inout AuditReport) {
    var names: [String: Bilingual] = [:]
    let closed = Set(claim.scenarios.flatMap { $0.worst.flatMap(\.roads) })
    for road in district.roads where closed.contains(road.id) { names[road.id] = road.name }
    for type in district.fleet {
      let base = district.junctions[type.base]
      names[base.id] = district.townships[base.township].name
    }
    // reports of older versions bring no names
    report.expect(
      claim.name == district.name && claim.names.map { $0 == names } ?? true, "worst.called"
    ) {
      let wrong = (claim.names ?? [:]).filter { names[$0.key] != $0.value }.keys.sorted()
      return Bilingual(
        zh: "报告里区、路或车场的名称与输入不符：\(claim.name.zh) \(wrong.joined(separator: " "))",
        en:
          "the report calls the district, a road or a base otherwise than the inputs: \(claim.name.en) \(wrong.joined(separator: " "))"
      )
    }
  }

  /// The losses asked about are those answered, one after the other, and the scenario is called what it is called.
  func checkQuestion(_ said: ScenarioWorstCase, _ scenario: Scenario, _ report: inout AuditReport) {
    report.expect(said.title == scenario.title, "worst.title") {
      Bilingual(
        zh: "场景 \(said.name) 的名称写“\(said.title.zh)”，场景文件是“\(scenario.title.zh)”",
        en: "the scenario \(said.name) is called \"\(said.title.en)\", by its file \"\(scenario.title.en)\"")
    }
    // a forged number must not become a list without end
    let (closures, lostSites) = (
      min(max(0, claim.closures), said.worst.count), min(max(0, claim.lostSites), said.worst.count)
    )
    var asked = (0..<closures).map { [$0 + 1, 0] } + (0..<lostSites).map { [0, $0 + 1] }
    if claim.closures > 0, claim.lostSites > 0 { asked.append([claim.closures, claim.lostSites]) }
    report.expect(said.worst.map { [$0.closures, $0.lostSites] } == asked, "worst.question") {
      Bilingual(
        zh: "“\(said.title.zh)”给出的最坏组合与报告写的“至多断 \(claim.closures) 条路、失 \(claim.lostSites) 个点”不对应",
        en:
          "\"\(said.title.en)\": the worst sets given are not those of at most \(claim.closures) roads and \(claim.lostSites) sites, as the report says"
      )
    }
  }

  /// Unserved household-hours lie between what no truck could help and what no truck helped.
  func checkUnserved(
    _ hours: Int, _ said: ScenarioWorstCase, _ scenario: Scenario, _ stock: [Int64],
    _ report: inout AuditReport
  ) {
    let roads = RoadWitness(district)
    let service = SimulationWitness(
      district, scenario, NeedWitness(district, scenario), stock: stock, (roads, roads.states(of: scenario)))
    let least = service.hours.reduce(0) { $0 + $1.leastUnserved }
    let most = service.hours.reduce(0) { $0 + $1.mostUnserved }
    report.expect(least <= hours && hours <= most, "worst.unserved") {
      Bilingual(
        zh: "“\(said.title.zh)”未供写 \(hours) 户时，重算应在 \(least) 到 \(most) 之间",
        en: "\"\(said.title.en)\": \(hours) household-hours unserved; recomputed it is \(least) to \(most)")
    }
  }

  /// What the report says and nothing here proves.
  func sayUnproven(_ report: inout AuditReport) {
    let searched = claim.scenarios.flatMap(\.worst).count { $0.atMostKg < $0.witnessedKg }
    if searched > 0 {
      report.leaveUnproven(
        Bilingual(
          zh: "\(searched) 组损失的上限只由搜索得出，没有再搜一遍；只核对了它在确有的缺口和所附调运给出的上限之间",
          en:
            "the most that \(searched) sets of losses can take, which only a search showed: it is not searched again, but held between what is certainly short and what the deliveries bound"
        ))
    }
    report.leaveUnproven(
      Bilingual(
        zh: "各车场的车和各组损失的未供户时来自推演，没有重演，只核对了上下限；绕行分钟、孤立户数和试过的组数没有重算",
        en:
          "unserved household-hours, also without a base's trucks: they come from the simulation, which is not played again but bounded; minutes of detours, households isolated and sets examined are not recomputed"
      ))
  }
}
