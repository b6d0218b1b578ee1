import District
import Plans
import Quantities

extension Auditor {
  /// What the plan says changes are worth. The figures themselves would need an optimiser to recompute; here it is their
  /// order that is checked, where they may stand at all, and that they agree with each other and with the plan's cost.
  func checkWorth(_ report: inout AuditReport) {
    for site in folder.plan.sites { checkWorth(of: site, &report) }
    checkPrices(&report)
    if let frontier = folder.plan.frontier { checkFrontier(frontier, &report) }
  }

  private var wasAsked: Bool { folder.plan.request.explanationLimit != nil }

  private func checkWorth(of site: SitePlan, _ report: inout AuditReport) {
    if let added = site.addOneCost {
      report.expect(wasAsked && !site.open && site.status == .candidate && isInOrder(added), "site.add-one") {
        Bilingual(
          zh: "\(site.name.zh)“多开它多花多少”的上下限颠倒，或写在不该有的点上",
          en: "\(site.name.en): the bracket of its add-one cost is inverted, or stands where it cannot")
      }
    }
    if let tonne = site.valueOfNextTonne {
      let savings = [tonne.room] + tonne.fuels.values
      report.expect(
        site.open && Array(tonne.fuels.keys) == [district.policy.reserveFuel.value]
          && savings.allSatisfy { $0.tonneFen <= $0.firstFenPerTonne }, "site.next-tonne"
      ) {
        Bilingual(
          zh: "\(site.name.zh)“再多一吨省多少”写在没有开设的点上、写错了煤种，或整吨比头几公斤还值钱",
          en:
            "\(site.name.en): the value of its next tonne stands at a closed point or for another fuel, or a whole tonne is worth more than its first kilograms"
        )
      }
    }
  }

  private func checkPrices(_ report: inout AuditReport) {
    let plan = folder.plan
    for scenario in plan.scenarios {
      guard let price = scenario.price else { continue }
      let most = plan.solver.objective * 100_000 + slack(plan.solver.objective)
      report.expect(
        wasAsked && scenario.required && isInOrder(price)
          && Double((price.upperFen ?? price.lowerFen).count) <= most, "scenario.price"
      ) {
        Bilingual(
          zh: "“\(scenario.title.zh)”值多少钱的上下限颠倒、超过整个方案的费用，或写在不必保的场景上",
          en:
            "\(scenario.title.en): its price is inverted, exceeds the cost of the whole plan, or stands at a scenario that is not required"
        )
      }
    }
  }

  private func checkFrontier(_ frontier: [CoverageCost], _ report: inout AuditReport) {
    report.expect(wasAsked, "frontier.asked") {
      Bilingual(zh: "规划写着没有要求过的“保多少，花多少”", en: "the plan prices coverage, which nobody asked for")
    }
    let most = district.sites.count
    for level in frontier {
      report.expect(
        (0...1).contains(level.coverage) && level.boundFen <= level.costFen
          && (0...most).contains(level.openSites), "frontier.level"
      ) {
        Bilingual(
          zh: "保 \(level.coverage) 一档：费用 \(level.costFen.count) 分，下限 \(level.boundFen.count) 分，不合理",
          en:
            "the level that covers \(level.coverage): cost \(level.costFen.count) fen, bound \(level.boundFen.count), cannot be"
        )
      }
    }
    for (stricter, looser) in zip(frontier, frontier.dropFirst()) {
      // a plan for more coverage is one for less, and so is its bound
      report.expect(
        stricter.coverage >= looser.coverage && stricter.weightedShortageKg <= looser.weightedShortageKg
          && stricter.boundFen >= looser.boundFen, "frontier.order"
      ) {
        Bilingual(
          zh: "“保多少，花多少”各档次序不对：保 \(stricter.coverage) 之后是 \(looser.coverage)",
          en: "the levels of coverage are out of order: \(stricter.coverage), then \(looser.coverage)")
      }
    }
    checkFrontierAgainstPlan(frontier, &report)
  }

  /// A plan that covers all is one for every level, and its bound is one for every level that covers all.
  private func checkFrontierAgainstPlan(_ frontier: [CoverageCost], _ report: inout AuditReport) {
    let plan = folder.plan
    let solver = plan.solver
    let isAboutCost = plan.request.mode == .lexicographic || plan.request.mode == .minCost
    guard isAboutCost, ["optimal", "feasible"].contains(solver.status),
      plan.scenarios.allSatisfy({ !$0.required || $0.shortKg == .zero })
    else { return }
    for level in frontier {
      let cost = solver.objective * 100_000 + slack(solver.objective)
      let bound = solver.bound * 100_000 - slack(solver.bound)
      let isWhole = level.weightedShortageKg == .zero
      report.expect(
        Double(level.boundFen.count) <= cost && (!isWhole || Double(level.costFen.count) >= bound),
        "frontier.plan"
      ) {
        Bilingual(
          zh: "保 \(level.coverage) 一档的费用或下限与方案自己的目标值、下限互相矛盾",
          en: "cost or bound of the level that covers \(level.coverage) contradict the plan's own objective and bound")
      }
    }
  }

  private func isInOrder(_ bracket: CostBracket) -> Bool {
    bracket.lowerFen <= bracket.upperFen ?? bracket.lowerFen
  }

  /// Fen by which two of the solver's figures in thousand CNY may differ and be equal.
  private func slack(_ value: Double) -> Double { max(100, abs(value) * 100_000 * 1e-6) }
}
