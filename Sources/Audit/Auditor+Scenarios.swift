import District
import Plans
import Quantities

extension Auditor {
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
    report.leaveUnproven(
      Bilingual(
        zh: "推演里哪辆车什么时候去哪个村没有重演；逐时未供户数、受冻户时、首次短缺和趟数只核对了和式与上下限",
        en:
          "the simulated order of the trucks is not played again; households unserved by hour, cold household-hours, first shortage and trips are checked for their sums and held between bounds"
      ))
    let roads = RoadWitness(district)
    for result in plan.scenarios {
      guard let scenario = scenarios.first(where: { $0.name == result.name }),
        let certificate = folder.certificates.scenarios.first(where: { $0.scenario == result.name })
      else { continue }
      let witness = NeedWitness(district, scenario)
      let states = roads.states(of: scenario)
      checkFacts(result, scenario, witness, (roads, states), &report)
      checkNeeds(result, certificate, witness, &report)
      CertificateWitness(district).checkFlow(
        (result.title, result.shortKg), certificate, witness, scenario, stock, (roads, states), &report)
      checkVerdict(result, certificate, witness, &report)
      checkSimulation(result, witness, stock, &report)
      checkService(
        result, SimulationWitness(district, scenario, witness, stock: stock, (roads, states)), witness,
        &report)
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
    CertificateWitness(district).checkNeeds(title, certificate, witness, &report)
    let total = witness.needs.reduce(Int64(0)) { $0 + $1.kg }
    report.expect(result.needKg.count == total, "scenario.need") {
      Bilingual(
        zh: "“\(title.zh)”总需煤写 \(result.needKg.count) 公斤，重算为 \(total) 公斤",
        en: "\"\(title.en)\": need says \(result.needKg.count) kg, recomputed \(total) kg")
    }
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
      witness.affected == 0 && witness.needs.isEmpty
      ? .noExposure : (all == witness.affected && result.shortKg == .zero ? .covered : .short)
    report.expect(result.verdict == verdict, "scenario.verdict") {
      Bilingual(
        zh: "“\(result.title.zh)”结论写“\(result.verdict.label.zh)”，重算为“\(verdict.label.zh)”",
        en: "\"\(result.title.en)\": verdict \(result.verdict.rawValue), recomputed \(verdict.rawValue)")
    }
  }
}
