import District
import Plans
import Quantities

extension Auditor {
  /// The roads, with the speed factor of each in every hour of a scenario.
  typealias RoadsByHour = (witness: RoadWitness, states: [[Double]])

  /// Every scenario's need, certificate, verdict and simulation.
  func checkScenarios(_ stock: [Int64], _ report: inout AuditReport) {
    let plan = folder.plan
    let names = scenarios.map(\.name).sorted()
    report.expect(plan.scenarios.map(\.name) == names, "scenario.list") {
      Bilingual(
        zh: "规划里的场景名单与场景文件夹不一致", en: "the plan's scenarios are not those of the scenario folder")
    }
    report.expect(
      folder.certificates.scenarios.map(\.scenario) == plan.scenarios.map(\.name), "certificate.list"
    ) {
      Bilingual(zh: "证明书与规划的场景不一一对应", en: "certificates and scenarios do not match")
    }
    let roads = RoadWitness(district)
    for result in plan.scenarios {
      guard let scenario = scenarios.first(where: { $0.name == result.name }),
        let certificate = folder.certificates.scenarios.first(where: { $0.scenario == result.name })
      else { continue }
      let witness = NeedWitness(district, scenario)
      let states = roads.states(of: scenario)
      checkFacts(result, scenario, witness, (roads, states), &report)
      checkNeeds(result, certificate, witness, &report)
      checkFlow(result, certificate, witness, scenario, stock, (roads, states), &report)
      checkVerdict(result, certificate, witness, &report)
      checkSimulation(result, witness, stock, &report)
    }
  }

  private func checkNeeds(
    _ result: ScenarioResult, _ certificate: CertificateRecord, _ witness: NeedWitness,
    _ report: inout AuditReport
  ) {
    let title = result.title
    report.expect(result.affectedHouseholds == witness.affected, "scenario.affected") {
      Bilingual(
        zh: "“\(title.zh)”受影响写 \(result.affectedHouseholds) 户，重算为 \(witness.affected) 户",
        en:
          "\"\(title.en)\": \(result.affectedHouseholds) affected households, recomputed \(witness.affected)")
    }
    let recomputed = witness.needs.map { need in
      CertificateRecord.Need(
        village: district.villages[need.village].code, urgency: need.urgency, households: need.households,
        kg: Kilograms(need.kg))
    }
    report.expect(certificate.needs.count == recomputed.count, "certificate.needs") {
      Bilingual(
        zh: "“\(title.zh)”证明书列 \(certificate.needs.count) 项需求，重算为 \(recomputed.count) 项",
        en: "\"\(title.en)\": \(certificate.needs.count) needs certified, \(recomputed.count) recomputed")
    }
    for (said, need) in zip(certificate.needs, recomputed) {
      report.expect(said == need, "certificate.need") {
        Bilingual(
          zh:
            "“\(title.zh)”\(need.village)：需煤写 \(said.kg.count) 公斤 \(said.households) 户，重算为 \(need.kg.count) 公斤 \(need.households) 户",
          en:
            "\"\(title.en)\" \(need.village): need says \(said.kg.count) kg for \(said.households) households, recomputed \(need.kg.count) kg for \(need.households)"
        )
      }
    }
    let total = witness.needs.reduce(Int64(0)) { $0 + $1.kg }
    report.expect(result.needKg.count == total, "scenario.need") {
      Bilingual(
        zh: "“\(title.zh)”总需煤写 \(result.needKg.count) 公斤，重算为 \(total) 公斤",
        en: "\"\(title.en)\": need says \(result.needKg.count) kg, recomputed \(total) kg")
    }
  }

  private func checkFlow(
    _ result: ScenarioResult, _ certificate: CertificateRecord, _ witness: NeedWitness, _ scenario: Scenario,
    _ stock: [Int64], _ roads: RoadsByHour, _ report: inout AuditReport
  ) {
    guard certificate.needs.count == witness.needs.count else { return }
    let title = result.title
    let reach = reachInTime(witness, scenario, roads)
    let surviving = stock.indices.map {
      Int64((Double(stock[$0]) * fraction(of: $0, in: scenario)).rounded(.down))
    }

    var out = [Int64](repeating: 0, count: district.sites.count)
    var into = [Int64](repeating: 0, count: witness.needs.count)
    for flow in certificate.flows {
      guard let site = district.sites.firstIndex(where: { $0.id == flow.site }),
        let need = certificate.needs.firstIndex(where: {
          $0.village == flow.village && $0.urgency == flow.urgency
        })
      else {
        report.expect(false, "certificate.flow") {
          Bilingual(
            zh: "“\(title.zh)”证明书里的 \(flow.site) → \(flow.village) 不存在",
            en: "\"\(title.en)\": no such flow \(flow.site) → \(flow.village)")
        }
        continue
      }
      report.expect(reach[need][site] != nil, "certificate.road") {
        Bilingual(
          zh: "“\(title.zh)”从 \(flow.site) 到 \(flow.village) 的路不通或赶不及",
          en: "\"\(title.en)\": no open road from \(flow.site) to \(flow.village) in time")
      }
      report.expect(flow.kg > .zero, "certificate.positive") {
        Bilingual(
          zh: "“\(title.zh)”\(flow.site) → \(flow.village) 的运量不是正数",
          en: "\"\(title.en)\": the flow \(flow.site) → \(flow.village) is not positive")
      }
      out[site] += flow.kg.count
      into[need] += flow.kg.count
    }
    for site in district.sites.indices {
      report.expect(out[site] <= surviving[site], "certificate.stock") {
        Bilingual(
          zh: "“\(title.zh)”从 \(district.sites[site].id) 运出 \(out[site]) 公斤，那里只有 \(surviving[site]) 公斤",
          en:
            "\"\(title.en)\": \(out[site]) kg leave \(district.sites[site].id), which has \(surviving[site]) kg"
        )
      }
    }
    for need in witness.needs.indices {
      report.expect(into[need] <= witness.needs[need].kg, "certificate.over") {
        Bilingual(
          zh: "“\(title.zh)”运到 \(certificate.needs[need].village) 的多于需要",
          en: "\"\(title.en)\": more reaches \(certificate.needs[need].village) than it needs")
      }
    }
    let delivered = into.reduce(0, +)
    let total = witness.needs.reduce(Int64(0)) { $0 + $1.kg }
    report.expect(
      delivered == certificate.deliveredKg.count && result.shortKg.count == total - delivered,
      "certificate.delivered"
    ) {
      Bilingual(
        zh:
          "“\(title.zh)”送达写 \(certificate.deliveredKg.count) 公斤、缺 \(result.shortKg.count) 公斤，按流量合计送达 \(delivered)、缺 \(total - delivered)",
        en:
          "\"\(title.en)\": delivered \(certificate.deliveredKg.count) kg, short \(result.shortKg.count) kg; the flows add up to \(delivered) and \(total - delivered)"
      )
    }
    let evidence = CutEvidence(
      witness: witness, reach: reach, surviving: surviving, unmet: total - delivered,
      roadStates: roads.states)
    checkCut(result, certificate, evidence, &report)
  }

  private func checkVerdict(
    _ result: ScenarioResult, _ certificate: CertificateRecord, _ witness: NeedWitness,
    _ report: inout AuditReport
  ) {
    guard certificate.needs.count == witness.needs.count else { return }
    var into = [Int64](repeating: 0, count: witness.needs.count)
    for flow in certificate.flows {
      if let need = certificate.needs.firstIndex(where: {
        $0.village == flow.village && $0.urgency == flow.urgency
      }) {
        into[need] += flow.kg.count
      }
    }
    var covered = 0
    for (index, need) in witness.needs.enumerated() {
      covered +=
        into[index] >= need.kg ? need.households : Int(Int64(need.households) * max(0, into[index]) / need.kg)
    }
    var sheltered = 0
    var stranded = 0
    for township in witness.withoutStove.indices {
      let held = min(witness.withoutStove[township], witness.shelterCapacity[township])
      sheltered += held
      stranded += witness.withoutStove[township] - held
    }
    let all = covered + sheltered
    report.expect(
      result.coveredHouseholds == all && result.shelteredHouseholds == sheltered
        && result.householdsWithoutStoveOrShelter == stranded, "scenario.covered"
    ) {
      Bilingual(
        zh:
          "“\(result.title.zh)”覆盖写 \(result.coveredHouseholds) 户(其中取暖点 \(result.shelteredHouseholds) 户)，重算为 \(all) 户(\(sheltered) 户)",
        en:
          "\"\(result.title.en)\": \(result.coveredHouseholds) covered (\(result.shelteredHouseholds) sheltered), recomputed \(all) (\(sheltered))"
      )
    }
    let verdict: Verdict =
      witness.affected == 0
      ? .noExposure : (all == witness.affected && result.shortKg == .zero ? .covered : .short)
    report.expect(result.verdict == verdict, "scenario.verdict") {
      Bilingual(
        zh: "“\(result.title.zh)”结论写“\(result.verdict.label.zh)”，重算为“\(verdict.label.zh)”",
        en: "\"\(result.title.en)\": verdict \(result.verdict.rawValue), recomputed \(verdict.rawValue)")
    }
  }

  /// Smallest fraction of its stock that a site keeps.
  private func fraction(of site: Int, in scenario: Scenario) -> Double {
    var left = 1.0
    for hazard in scenario.hazards where hazard.start < scenario.horizon && hazard.area.sites.contains(site) {
      if case .siteLoss(let surviving) = hazard.kind { left = min(left, surviving) }
    }
    return left
  }

  /// For every need and site, the way a truck can take in time; `nil` where none can.
  private func reachInTime(_ witness: NeedWitness, _ scenario: Scenario, _ roads: RoadsByHour)
    -> [[RoadWitness.Way?]]
  {
    let states = roads.states
    var reach = [[RoadWitness.Way?]](
      repeating: [RoadWitness.Way?](repeating: nil, count: district.sites.count), count: witness.needs.count)
    var known: [(state: [Double], ways: [Int: [RoadWitness.Way?]])] = []
    for hour in 0..<(scenario.horizon) {
      let waiting = witness.needs.indices.filter { need in
        let since = hour - witness.needs[need].onset
        return since >= 0 && Int64(since) * 60 <= deadline(witness.needs[need].urgency)
      }
      guard !waiting.isEmpty else { continue }
      let slot: Int
      if let seen = known.firstIndex(where: { $0.state == states[hour] }) {
        slot = seen
      } else {
        known.append((states[hour], [:]))
        slot = known.count - 1
      }
      for (index, site) in district.sites.enumerated() {
        let ways: [RoadWitness.Way?]
        if let seen = known[slot].ways[site.junction] {
          ways = seen
        } else {
          ways = roads.witness.ways(from: site.junction, states[hour])
          known[slot].ways[site.junction] = ways
        }
        for need in waiting where reach[need][index] == nil {
          let since = Int64(hour - witness.needs[need].onset) * 60
          if let way = ways[district.villages[witness.needs[need].village].junction],
            since + way.minutes <= deadline(witness.needs[need].urgency)
          {
            reach[need][index] = way
          }
        }
      }
    }
    return reach
  }

  private func deadline(_ urgency: Urgency) -> Int64 {
    switch urgency {
    case .priority: district.policy.responsePriority.value.count
    case .ordinary: district.policy.responseAll.value.count
    }
  }
}
