import Plans
import Quantities

extension Auditor {
  /// Whether every number is of a size that the other checks can add and multiply; a forged one must be a finding, not a
  /// crash.
  func checkRange(_ report: inout AuditReport) -> Bool {
    let plan = folder.plan
    var sizes = Sizes(of: plan.allocation)
    sizes.masses += plan.sites.flatMap { [$0.stockKg, $0.alreadyThereKg, $0.capacityKg] }
    sizes.masses += plan.townships.flatMap { [$0.stockKg, $0.pelletKg] }
    sizes.counts += plan.townships.map(\.households)
    for result in plan.scenarios {
      let run = result.simulation
      sizes.masses += [result.needKg, result.shortKg, run.startKg, run.inYardsKg, run.onTrucksKg]
      sizes.masses += [run.inVillagesKg, run.burntKg, run.lostKg]
      sizes.counts += [result.affectedHouseholds, result.coveredHouseholds, result.shelteredHouseholds]
      sizes.counts += [
        result.householdsWithoutStoveOrShelter, result.coldHouseholdHours, run.coldHouseholdHours,
      ]
      sizes.counts += [
        run.affectedHouseholdHours, run.servedHouseholdHours, run.unservedHouseholdHours, run.trips,
      ]
      sizes.counts += run.affectedByHour + run.unservedByHour
    }
    for certificate in folder.certificates.scenarios {
      sizes.masses += certificate.needs.map(\.kg) + certificate.flows.map(\.kg) + [certificate.deliveredKg]
      sizes.masses += certificate.cut.map { [$0.shortKg] } ?? []
      sizes.counts += certificate.needs.map(\.households)
    }
    let cost = plan.cost
    sizes.money += plan.sites.map(\.costFen) + [cost.openingFen, cost.holdingFen, cost.procurementFen]
    sizes.money += [cost.transportFen] + (plan.request.budgetFen.map { [$0] } ?? [])
    let brackets =
      plan.sites.flatMap { [$0.dropOneCost, $0.addOneCost] } + plan.scenarios.map(\.price)
    for case let bracket? in brackets {
      sizes.money += [bracket.lowerFen, bracket.upperFen ?? bracket.lowerFen]
    }
    for case let tonne? in plan.sites.map(\.valueOfNextTonne) {
      for saving in [tonne.room] + tonne.fuels.values {
        sizes.money += [saving.tonneFen, saving.firstFenPerTonne]
      }
    }
    for level in plan.frontier ?? [] {
      sizes.masses.append(level.weightedShortageKg)
      sizes.money += [level.costFen, level.boundFen]
    }
    let holds = sizes.arePossible
    report.expect(holds, "plan.range") {
      Bilingual(
        zh: "规划或证明书里有负数或大得不可能的数，其余核对没有进行。",
        en:
          "The plan or its certificates hold a negative or impossibly large number; nothing else was checked."
      )
    }
    return holds
  }
}
