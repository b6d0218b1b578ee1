import Plans
import Quantities

extension Auditor {
  /// 100 million tonnes. More than any district burns, and little enough that no product with a price or a way
  /// overflows.
  private static let mostKg: Int64 = 100_000_000_000
  /// 10 billion CNY.
  private static let mostFen: Int64 = 1_000_000_000_000
  /// Household-hours, or hours: beyond any province and winter.
  private static let mostCount = 1_000_000_000_000

  /// Whether every number is of a size that the other checks can add and multiply; a forged one must be a finding, not a
  /// crash.
  func checkRange(_ report: inout AuditReport) -> Bool {
    let plan = folder.plan
    let allocation = plan.allocation
    var masses = plan.sites.flatMap { [$0.stockKg, $0.alreadyThereKg, $0.capacityKg] }
    masses += plan.townships.flatMap { [$0.stockKg, $0.pelletKg] }
    masses += [
      allocation.totalKg, allocation.maxSubsidisedKgPerHousehold, allocation.unmetKg, allocation.selfPaidKg,
      allocation.capKg,
    ]
    var counts = plan.townships.map(\.households) + allocation.villages.map(\.households)
    for village in allocation.villages {
      masses += village.householdKg + village.storeKg + [village.needPerHouseholdKg, village.selfPaidKg]
      for group in village.groups {
        masses += group.needKg + group.entitledKg + group.receivedKg + group.burntKg
        counts += [group.households]
      }
    }
    masses += allocation.deliveries.map(\.kg) + allocation.intakes.map(\.kg)
    counts += allocation.deliveries.map(\.loads)
    for result in plan.scenarios {
      let run = result.simulation
      masses += [result.needKg, result.shortKg, run.startKg, run.inYardsKg, run.onTrucksKg]
      masses += [run.inVillagesKg, run.burntKg, run.lostKg]
      counts += [result.affectedHouseholds, result.coveredHouseholds, result.shelteredHouseholds]
      counts += [result.householdsWithoutStoveOrShelter, result.coldHouseholdHours, run.coldHouseholdHours]
      counts += [run.affectedHouseholdHours, run.servedHouseholdHours, run.unservedHouseholdHours, run.trips]
      counts += run.affectedByHour + run.unservedByHour
    }
    for certificate in folder.certificates.scenarios {
      masses += certificate.needs.map(\.kg) + certificate.flows.map(\.kg) + [certificate.deliveredKg]
      masses += certificate.cut.map { [$0.shortKg] } ?? []
      counts += certificate.needs.map(\.households)
    }
    let cost = plan.cost
    var money = plan.sites.map(\.costFen) + [cost.openingFen, cost.holdingFen, cost.procurementFen]
    money +=
      [cost.transportFen, allocation.costFen, allocation.proof.boundFen]
      + (plan.request.budgetFen.map { [$0] } ?? [])
    let brackets =
      plan.sites.flatMap { [$0.dropOneCost, $0.addOneCost] } + plan.scenarios.map(\.price)
    for case let bracket? in brackets { money += [bracket.lowerFen, bracket.upperFen ?? bracket.lowerFen] }
    for case let tonne? in plan.sites.map(\.valueOfNextTonne) {
      for saving in [tonne.room] + tonne.fuels.values { money += [saving.tonneFen, saving.firstFenPerTonne] }
    }
    for level in plan.frontier ?? [] {
      masses.append(level.weightedShortageKg)
      money += [level.costFen, level.boundFen]
    }
    let holds =
      masses.allSatisfy { (0...Self.mostKg).contains($0.count) }
      && money.allSatisfy { (0...Self.mostFen).contains($0.count) }
      && counts.allSatisfy { (0...Self.mostCount).contains($0) }
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
