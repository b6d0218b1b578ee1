import District
import Hazards
import Plans
import Quantities
import RoadNetwork
import Simulation
import Siting

extension Planner {
  /// Outdoor temperatures at which days of cover are stated, °C: January mean of the plain (climate_monthly), likely worst five
  /// days (assumed; see `sources.csv`), and GB 50736-2012's design value for 朔州, rounded as the townships' forms have them.
  static let coverTemperatures = [-10.0, -17.0, -21.0]

  func result(
    _ check: ReserveCheck, _ run: SimulationRun, remedies: [Bilingual], _ network: RoadNetwork
  ) -> ScenarioResult {
    let study = check.study
    let junctions = Array(Set(district.sites.map(\.junction))).sorted()
    let isolated = network.isolatedVillages(at: study.impact.onset, from: junctions, in: study.conditions)
    let summary = SimulationSummary(
      affectedHouseholdHours: run.affectedHouseholdHours, servedHouseholdHours: run.servedHouseholdHours,
      unservedHouseholdHours: run.unservedHouseholdHours, coldHouseholdHours: run.coldHouseholdHours,
      firstShortageHour: run.firstShortageHour, startKg: run.startKg, inYardsKg: run.inYardsKg,
      onTrucksKg: run.onTrucksKg, inVillagesKg: run.inVillagesKg, burntKg: run.burntKg, lostKg: run.lostKg,
      trips: run.trips, unservedByHour: run.unservedByHour, affectedByHour: run.affectedByHour)
    return ScenarioResult(
      name: study.scenario.name, title: study.scenario.title, required: study.scenario.isRequired,
      horizonHours: study.scenario.horizon, affectedHouseholds: study.impact.affectedHouseholds,
      coveredHouseholds: check.covered, shelteredHouseholds: check.sheltered,
      householdsWithoutStoveOrShelter: check.stranded, verdict: check.verdict, needKg: study.impact.needed,
      shortKg: check.short, isolatedVillages: isolated.map { district.villages[$0].code },
      remedies: remedies, simulation: summary, firstShortageHour: run.firstShortageHour,
      coldHouseholdHours: run.coldHouseholdHours)
  }

  func assemble(
    decision: ReserveDecision, model: ReserveModel, worth: ReserveWorth, allocation: AllocationPlan,
    checks: [ReserveCheck], results: [ScenarioResult]
  ) -> Plan {
    let sites = district.sites.indices.map { site(at: $0, decision, model, worth) }
    let required = checks.filter { $0.study.scenario.isRequired }
    // among equally costly scenarios the first by name
    let costliest = required.max {
      ($0.transport, $1.study.scenario.name) < ($1.transport, $0.study.scenario.name)
    }
    var cost = CostRecord(
      openingFen: .zero, holdingFen: .zero, procurementFen: .zero,
      transportFen: costliest?.transport ?? .zero, costliestScenario: costliest?.study.scenario.name)
    for index in district.sites.indices where decision.open[index] {
      let parts = model.cost(of: index, stock: decision.stock[index])
      cost.openingFen += parts.opening
      cost.holdingFen += parts.holding
      cost.procurementFen += parts.procurement
    }
    let bought = district.sites.indices.total {
      max(.zero, decision.stock[$0] - model.alreadyThere[$0])
    }
    var totals: [Pathway: Int] = [:]
    for group in district.households { totals[group.pathway, default: 0] += group.count }
    var plan = Plan(
      version: version, seed: seed,
      district: DistrictSummary(
        code: district.code, name: district.name, season: district.season,
        totals: .init(households: totals.values.reduce(0, +), byPathway: totals)),
      settings: ProvenanceAccount.settings(district.policy), request: request, sites: sites,
      townships: townships(decision, allocation), allocation: allocation, scenarios: results,
      solver: decision.record, cost: cost, conflicts: decision.conflicts,
      remarks: Remarks(district, results, bought: bought).all,
      provenance: ProvenanceAccount.record(district, impacts: checks.map(\.study.impact)),
      inputs: district.inputs + scenarioInputs, inputFolders: folders)
    plan.frontier = worth.frontier
    return plan
  }

  private func site(
    at index: Int, _ decision: ReserveDecision, _ model: ReserveModel, _ worth: ReserveWorth
  ) -> SitePlan {
    let site = district.sites[index]
    let open = decision.open[index]
    let parts = model.cost(of: index, stock: decision.stock[index])
    var plan = SitePlan(
      id: site.id, name: site.name, place: site.place, township: district.townships[site.township].code,
      tier: site.tier, status: site.status, open: open, stockKg: decision.stock[index],
      alreadyThereKg: open ? model.alreadyThere[index] : .zero, capacityKg: site.storage,
      costFen: open ? parts.opening + parts.holding + parts.procurement : .zero,
      reconstructed: site.certainty.isGuess,
      dropOneCost: decision.dropOne[index].map(CostBracket.init), why: why(index, decision))
    plan.addOneCost = worth.addOne[index]
    plan.valueOfNextTonne = worth.nextTonnes[index]
    return plan
  }

  /// Why a site is in, or why it is not.
  private func why(_ index: Int, _ decision: ReserveDecision) -> Bilingual {
    let site = district.sites[index]
    guard decision.open[index] else {
      if site.status == .forbidden { return Bilingual(zh: "列为禁设点。", en: "Listed as forbidden.") }
      if let other = district.sites.indices.first(where: {
        decision.open[$0] && district.sites[$0].place == site.place
      }) {
        return Bilingual(
          zh: "同一场地已按另一规模开设（\(district.sites[other].id)）。",
          en: "The same yard is open in another size (\(district.sites[other].id)).")
      }
      return Bilingual(
        zh: "开设它不能让必保场景保得更多，也不能更省。",
        en: "Opening it would neither cover more of the required scenarios nor cost less.")
    }
    switch site.status {
    case .existing: return Bilingual(zh: "已建成，继续使用。", en: "Stands already and stays in use.")
    case .required: return Bilingual(zh: "输入文件要求必须开设。", en: "The input files require it.")
    case .candidate, .forbidden: break
    }
    guard let drop = decision.dropOne[index] else {
      return Bilingual(zh: "最优方案选中。", en: "Chosen by the optimisation.")
    }
    if drop.isImpossible {
      return Bilingual(
        zh: "缺了它，必保场景就保不全。", en: "Without it the required scenarios can no longer be covered as well.")
    }
    let lower = Format.money(.yuan(max(0, drop.lower) * 1000), places: 0)
    guard let upper = drop.upper.map({ Format.money(.yuan($0 * 1000), places: 0) }) else {
      return Bilingual(
        zh: "缺了它，至少多花 \(lower.zh)。", en: "Without it the plan costs at least \(lower.en) more.")
    }
    return lower == upper
      ? Bilingual(zh: "缺了它，要多花 \(lower.zh)。", en: "Without it the plan costs \(lower.en) more.")
      : Bilingual(
        zh: "缺了它，要多花 \(lower.zh)至 \(upper.zh)。",
        en: "Without it the plan costs \(lower.en) to \(upper.en) more.")
  }

  private func townships(_ decision: ReserveDecision, _ allocation: AllocationPlan) -> [TownshipPlan] {
    let ration = Ration(
      of: district.reserveFuel, indoor: district.policy.emergencyTemperature.value)
    return district.townships.indices.map { index in
      let code = district.townships[index].code
      let groups = district.households.filter { district.villages[$0.village].township == index }
      let stock = district.sites.indices.filter { district.sites[$0].township == index }
        .total { decision.stock[$0] }
      let daily = Self.coverTemperatures.map { outdoor in
        groups.reduce(0.0) { sum, group in
          sum + Double(group.safeStoves)
            * ration.kilogramsPerHour(
              heatLoss: district.archetypes[group.archetype].emergencyHeatLoss, outdoor: outdoor) * 24
        }
      }
      return TownshipPlan(
        code: code, name: district.townships[index].name, households: groups.reduce(0) { $0 + $1.count },
        stockKg: stock,
        daysOfCover: daily.allSatisfy { $0 > 0 } ? daily.map { Double(stock.count) / $0 } : nil,
        pelletKg: allocation.villages.filter { $0.township == code }.total { $0.householdKg.total { $0 } })
    }
  }
}
