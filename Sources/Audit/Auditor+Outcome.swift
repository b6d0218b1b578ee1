import District
import Plans
import Quantities

extension Auditor {
  /// What a result repeats of its scenario file, and which villages it says are cut off.
  func checkFacts(
    _ result: ScenarioResult, _ scenario: Scenario, _ witness: NeedWitness,
    _ roads: CertificateWitness.RoadsByHour,
    _ report: inout AuditReport
  ) {
    let title = result.title
    report.expect(
      result.title == scenario.title && result.required == scenario.isRequired
        && result.horizonHours == scenario.horizon, "scenario.facts"
    ) {
      Bilingual(
        zh: "“\(title.zh)”的名称、是否必保或时长与场景文件不符",
        en: "\"\(title.en)\": title, required or horizon is not that of the scenario file")
    }
    let isolated = isolatedVillages(witness, roads)
    report.expect(result.isolatedVillages == isolated, "scenario.isolated") {
      Bilingual(
        zh: "“\(title.zh)”写 \(result.isolatedVillages.count) 个村道路不通，重算为 \(isolated.count) 个",
        en: "\"\(title.en)\": \(result.isolatedVillages.count) villages cut off, recomputed \(isolated.count)"
      )
    }
    report.expect(result.remedies.isEmpty == (result.verdict != .short), "scenario.remedies") {
      Bilingual(
        zh: "“\(title.zh)”有缺口却没有写补救办法，或没有缺口却写了",
        en: "\"\(title.en)\" is short without a remedy, or has a remedy without being short")
    }
  }

  /// Codes of villages with affected households that no other junction with a site reaches when they are first struck.
  private func isolatedVillages(_ witness: NeedWitness, _ roads: CertificateWitness.RoadsByHour) -> [String] {
    let depots = Set(district.sites.map(\.junction))
    var reached: [Int: [Int: Set<Int>]] = [:]
    return district.villages.indices.filter { village in
      guard let hour = witness.firstStruck[village] else { return false }
      let home = district.villages[village].junction
      return !depots.contains { depot in
        guard depot != home else { return false }
        let junctions =
          reached[hour]?[depot] ?? reachable(from: depot, roads.states[hour], roads.witness)
        reached[hour, default: [:]][depot] = junctions
        return junctions.contains(home)
      }
    }.map { district.villages[$0].code }
  }

  private func reachable(from junction: Int, _ state: [Double], _ roads: RoadWitness) -> Set<Int> {
    let ways = roads.ways(from: junction, state)
    return Set(ways.indices.filter { ways[$0] != nil })
  }

  /// The hour-by-hour run: its sums, its mass, and its headline.
  func checkSimulation(
    _ result: ScenarioResult, _ witness: NeedWitness, _ stock: [Int64], _ report: inout AuditReport
  ) {
    let run = result.simulation
    let title = result.title
    report.expect(run.affectedByHour == witness.affectedByHour, "simulation.affected") {
      Bilingual(
        zh: "“\(title.zh)”推演的逐时受影响户数与重算不符",
        en: "\"\(title.en)\": affected households by hour differ from the recount")
    }
    report.expect(
      run.affectedHouseholdHours == run.affectedByHour.reduce(0, +)
        && run.unservedHouseholdHours == run.unservedByHour.reduce(0, +)
        && run.servedHouseholdHours + run.unservedHouseholdHours == run.affectedHouseholdHours
        && run.unservedByHour.count == run.affectedByHour.count
        && zip(run.unservedByHour, run.affectedByHour).allSatisfy { $0 <= $1 },
      "simulation.hours"
    ) {
      Bilingual(
        zh: "“\(title.zh)”已供、未供与受影响户时数对不上",
        en: "\"\(title.en)\": served and unserved do not add up to affected")
    }
    let accounted = run.inYardsKg + run.onTrucksKg + run.inVillagesKg + run.burntKg + run.lostKg
    report.expect(run.startKg.count == stock.reduce(0, +) && run.startKg == accounted, "simulation.mass") {
      Bilingual(
        zh: "“\(title.zh)”推演用煤不守恒：起始 \(run.startKg.count) 公斤，去向合计 \(accounted.count) 公斤",
        en:
          "\"\(title.en)\": mass is not conserved: \(run.startKg.count) kg at the start, \(accounted.count) kg accounted for"
      )
    }
    // a shortage needs somebody unserved in that very hour, and only the unserved can be cold
    let shortageIsReal = run.firstShortageHour.map {
      run.unservedByHour.indices.contains($0) && run.unservedByHour[$0] > 0
    }
    report.expect(
      result.firstShortageHour == run.firstShortageHour && shortageIsReal ?? true
        && result.coldHouseholdHours == run.coldHouseholdHours
        && run.coldHouseholdHours <= run.unservedHouseholdHours,
      "simulation.headline"
    ) {
      Bilingual(
        zh: "“\(title.zh)”首次短缺时刻或受冻户时数与推演不一致",
        en: "\"\(title.en)\": headline shortage hour or cold household-hours differ from the simulation")
    }
  }
}
