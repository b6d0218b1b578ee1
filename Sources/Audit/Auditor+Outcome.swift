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
    report.expect(
      result.firstShortageHour == run.firstShortageHour
        && result.coldHouseholdHours == run.coldHouseholdHours,
      "simulation.headline"
    ) {
      Bilingual(
        zh: "“\(title.zh)”首次短缺时刻或受冻户时数与推演不一致",
        en: "\"\(title.en)\": headline shortage hour or cold household-hours differ from the simulation")
    }
  }

  /// The run against what no dispatcher can change: where coal and shelters cannot be yet, how fast rooms cool, what
  /// trucks carry.
  func checkService(
    _ result: ScenarioResult, _ service: SimulationWitness, _ witness: NeedWitness,
    _ report: inout AuditReport
  ) {
    let run = result.simulation
    let title = result.title
    guard run.unservedByHour.count == service.hours.count else { return }
    for (hour, (unserved, bounds)) in zip(run.unservedByHour, service.hours).enumerated() {
      report.expect(
        unserved >= bounds.leastUnserved && unserved <= bounds.mostUnserved, "simulation.unserved"
      ) {
        Bilingual(
          zh:
            "“\(title.zh)”第 \(hour) 小时未供写 \(unserved) 户，按煤和取暖点最早能到的时刻重算应在 \(bounds.leastUnserved) 到 \(bounds.mostUnserved) 户之间",
          en:
            "\"\(title.en)\": \(unserved) households unserved in hour \(hour); by when coal and shelters can be there it is \(bounds.leastUnserved) to \(bounds.mostUnserved)"
        )
      }
    }
    let byHour = Array(zip(run.unservedByHour, service.hours))
    let cold = byHour.map { $1.coldHouseholds(unserved: $0) }
    let (least, most) = (cold.reduce(0) { $0 + $1.lowerBound }, cold.reduce(0) { $0 + $1.upperBound })
    report.expect(least <= run.coldHouseholdHours && run.coldHouseholdHours <= most, "simulation.cold") {
      Bilingual(
        zh: "“\(title.zh)”受冻写 \(run.coldHouseholdHours) 户时，按逐时未供户数和房屋冷却重算应在 \(least) 到 \(most) 之间",
        en:
          "\"\(title.en)\": \(run.coldHouseholdHours) cold household-hours; by the unserved of each hour and how houses cool it is \(least) to \(most)"
      )
    }
    let cool = byHour.map { $1.coolHouseholds(unserved: $0) }
    let earliest = cool.firstIndex { $0.upperBound > 0 }
    let latest = cool.firstIndex { $0.lowerBound > 0 }
    let said = run.firstShortageHour
    let isPossible =
      said.map { cool.indices.contains($0) && cool[$0].upperBound > 0 && $0 <= latest ?? $0 }
      ?? (latest == nil)
    report.expect(isPossible, "simulation.shortage") {
      let (zh, en) = (said.map { "第 \($0) 小时" } ?? "没有", said.map { "hour \($0)" } ?? "none")
      let bounds = (earliest.map { "\($0)" } ?? "—", latest.map { "\($0)" } ?? "—")
      return Bilingual(
        zh: "“\(title.zh)”首次短缺写\(zh)，按逐时未供户数和房屋冷却重算最早第 \(bounds.0)、最晚第 \(bounds.1) 小时",
        en:
          "\"\(title.en)\": the first shortage says \(en); by the unserved of each hour and how houses cool it is hour \(bounds.0) at the earliest, \(bounds.1) at the latest"
      )
    }
    let brought = run.inVillagesKg + run.burntKg
    let (largest, carried) = fleetCapacity
    let need = witness.needs.reduce(Int64(0)) { $0 + $1.kg }
    // a trip begins when a loaded truck leaves: what has been brought took trips of at most what the largest truck carries.
    // what is aboard at the end may still be at the dock, or wait there for its road; a trip takes a kilogram at least
    let fewest = largest > .zero ? ceilingDivision(brought.count, largest.count) : 0
    let highest = max(fewest, (brought + run.onTrucksKg).count)
    report.expect(
      run.burntKg.count <= need && run.onTrucksKg <= carried && (fewest...highest).contains(Int64(run.trips)),
      "simulation.trips"
    ) {
      Bilingual(
        zh:
          "“\(title.zh)”写 \(run.trips) 趟送到 \(brought.count) 公斤（其中烧掉 \(run.burntKg.count) 公斤）、车上还有 \(run.onTrucksKg.count) 公斤；最大的车装 \(largest.count) 公斤，全部车一次装 \(carried.count) 公斤，需煤 \(need) 公斤",
        en:
          "\"\(title.en)\": \(run.trips) trips brought \(brought.count) kg, of which \(run.burntKg.count) kg were burnt, and \(run.onTrucksKg.count) kg are on trucks; the largest truck carries \(largest.count) kg, all together \(carried.count) kg at once, the need is \(need) kg"
      )
    }
  }

  /// What the largest truck carries, and what all of them carry at once.
  private var fleetCapacity: (largest: Kilograms, all: Kilograms) {
    let fleet = district.fleet.filter { $0.count > 0 }
    let all = fleet.total { Kilograms($0.payload.count * Int64($0.count)) }
    return (fleet.map(\.payload).max() ?? .zero, all)
  }
}
