import Proofs
import Quantities

extension LocationAudit {
  /// Whether every index and number is one that can be calculated with.
  func checkShape(_ report: inout AuditReport) -> Bool {
    let fault = shapeFault
    report.expect(fault == nil, "record.shape") {
      Bilingual(zh: "记录不成样子：\(fault ?? "")", en: "the record is malformed: \(fault ?? "")")
    }
    return fault == nil
  }

  /// The first thing that is not so.
  private var shapeFault: String? {
    guard record.schema == LocationRecord.schema else { return "schema \(record.schema)" }
    let fuels = problem.sites.first?.unitCosts.count ?? 1
    for (j, site) in problem.sites.enumerated() {
      let isSound =
        site.unitCosts.count == fuels && site.present.count == fuels && fuels > 0
        && (site.unitCosts + site.present + [site.capacity, site.openingCost]).allSatisfy(isAmount)
        && site.present.reduce(0, +) <= site.capacity
      guard isSound else { return "sites[\(j)]" }
    }
    for (i, customer) in problem.customers.enumerated() {
      guard isAmount(customer.weight), (0..<fuels).contains(customer.fuel) else { return "customers[\(i)]" }
    }
    for (s, scenario) in problem.scenarios.enumerated() {
      if let part = fault(in: scenario) { return "scenarios[\(s)].\(part)" }
    }
    if let weights = problem.weights {
      guard weights.count == problem.scenarios.count, weights.allSatisfy(isAmount) else { return "weights" }
    }
    guard problem.maxSites ?? 0 >= 0 else { return "maxSites" }
    guard isAmount(problem.budget ?? 0) else { return "budget" }
    guard (0...1).contains(problem.groupCoverage) else { return "groupCoverage" }
    return modeFault ?? claimFault
  }

  private func isAmount(_ number: Double) -> Bool { number.isFinite && number >= 0 }

  private func fault(in scenario: LocationProblem.Scenario) -> String? {
    let count = problem.customers.count
    guard scenario.demand.count == count, scenario.demand.allSatisfy(isAmount) else { return "demand" }
    guard scenario.surviving.count == problem.sites.count,
      scenario.surviving.allSatisfy({ (0...1).contains($0) })
    else { return "surviving" }
    guard scenario.arcSites.count == count, scenario.arcCosts.count == count else { return "arcs" }
    for (sites, costs) in zip(scenario.arcSites, scenario.arcCosts) {
      let isSound =
        sites.count == costs.count && costs.allSatisfy(isAmount) && Set(sites).count == sites.count
        && sites.allSatisfy(problem.sites.indices.contains)
      guard isSound else { return "arcs" }
    }
    return nil
  }

  private var modeFault: String? {
    let odds = problem.weights?.reduce(0, +) ?? 0
    let isSound =
      switch problem.mode {
      case .minCost, .penalised, .maxCover, .lexicographic: true
      case .meanCVaR(let weight, let level):
        (0...1).contains(weight) && (0..<1).contains(level) && odds > 0
      case .euhdCap(let most): isAmount(most) && odds > 0
      case .pMedian(let count), .pCenter(let count): count >= 0
      }
    return isSound ? nil : "mode"
  }

  private var claimFault: String? {
    for (k, pass) in record.claim.passes.enumerated() {
      guard pass.value.isFinite, pass.bound.isFinite else { return "passes[\(k)]" }
    }
    guard let plan = record.claim.plan else { return nil }
    let fuels = problem.sites.first?.unitCosts.count ?? 1
    guard plan.open.allSatisfy(problem.sites.indices.contains), Set(plan.open).count == plan.open.count else {
      return "plan.open"
    }
    guard plan.stock.count == problem.sites.count,
      plan.stock.allSatisfy({ $0.count == fuels && $0.allSatisfy(isAmount) })
    else { return "plan.stock" }
    guard plan.recourse.count == problem.scenarios.count else { return "plan.recourse" }
    for (s, recourse) in plan.recourse.enumerated() {
      let isSound =
        recourse.shortage.count == problem.customers.count && recourse.shortage.allSatisfy(isAmount)
        && recourse.flows.allSatisfy {
          isAmount($0.tonnes) && problem.sites.indices.contains($0.site)
            && problem.customers.indices.contains($0.customer)
        }
      guard isSound else { return "plan.recourse[\(s)]" }
    }
    return nil
  }
}
