import District
import Plans
import Quantities

extension Auditor {
  /// The plan's cost, and the optimiser's claim about it.
  func checkCost(_ report: inout AuditReport) {
    let plan = folder.plan
    guard plan.sites.map(\.id) == district.sites.map(\.id) else { return }
    let roads = RoadWitness(district)
    let prices = purchasePrices(roads)
    var sum = SiteCost.zero
    for (index, (said, site)) in zip(plan.sites, district.sites).enumerated() where said.open {
      let cost = siteCost(
        site, stock: said.stockKg.count, there: passedStock(at: index), price: prices[index])
      sum.opening += cost.opening
      sum.holding += cost.holding
      sum.procurement += cost.procurement
    }
    report.expect(
      plan.cost.openingFen == sum.opening && plan.cost.holdingFen == sum.holding
        && plan.cost.procurementFen == sum.procurement, "cost.sites"
    ) {
      Bilingual(
        zh:
          "开设、保管、采购费合计写 \(plan.cost.openingFen.count)、\(plan.cost.holdingFen.count)、\(plan.cost.procurementFen.count) 分，重算 \(sum.opening.count)、\(sum.holding.count)、\(sum.procurement.count) 分",
        en:
          "opening, holding and procurement say \(plan.cost.openingFen.count), \(plan.cost.holdingFen.count), \(plan.cost.procurementFen.count) fen, recomputed \(sum.opening.count), \(sum.holding.count), \(sum.procurement.count)"
      )
    }
    var dryWays: [Int: [RoadWitness.Way?]] = [:]
    for site in district.sites where dryWays[site.junction] == nil {
      dryWays[site.junction] = roads.ways(from: site.junction, roads.dryState)
    }
    var haul: [String: Int64] = [:]
    for certificate in folder.certificates.scenarios {
      guard let scenario = scenarios.first(where: { $0.name == certificate.scenario }), scenario.isRequired
      else {
        continue
      }
      // haulage is paid by the quickest way of a dry day: snow costs time, not kilometres
      var transport: Int64 = 0
      for flow in certificate.flows {
        guard let site = district.sites.firstIndex(where: { $0.id == flow.site }),
          let village = district.villages.first(where: { $0.code == flow.village }),
          let way = dryWays[district.sites[site].junction]?[village.junction]
        else { continue }
        transport += ceilingDivision(
          flow.kg.count * district.policy.haulCost.value.count * way.metres, 1_000_000)
      }
      haul[scenario.name] = transport
    }
    let costliest = haul.values.max() ?? 0
    let names = haul.keys.filter { haul[$0] == costliest }
    report.expect(
      plan.cost.transportFen.count == costliest && plan.cost.costliestScenario == names.min(),
      "cost.transport"
    ) {
      Bilingual(
        zh:
          "应急运输费写 \(plan.cost.transportFen.count) 分（\(plan.cost.costliestScenario ?? "—")），重算 \(costliest) 分（\(names.min() ?? "—")）",
        en:
          "emergency transport says \(plan.cost.transportFen.count) fen (\(plan.cost.costliestScenario ?? "none")), recomputed \(costliest) fen (\(names.min() ?? "none"))"
      )
    }
    if let budget = plan.request.budgetFen {
      let spent = sum.total
      // rounding each site's cost up to whole fen may exceed the solver's sum by a fen per site and kind
      let slack = Fen(Int64(3 * plan.sites.count))
      report.expect(spent <= budget + slack, "cost.budget") {
        Bilingual(
          zh: "花费 \(spent.count) 分，超过预算 \(budget.count) 分",
          en: "\(spent.count) fen are spent, the budget is \(budget.count) fen")
      }
    }
    if let most = plan.request.maxSites {
      let open = plan.sites.count { $0.open }
      // what stands already cannot be wished away; the plan then says that the limit could not be kept
      let standing = plan.conflicts.isEmpty ? 0 : district.sites.count { $0.status == .existing }
      report.expect(open <= max(most, standing), "cost.site-count") {
        Bilingual(zh: "开设 \(open) 个点，最多允许 \(most) 个", en: "\(open) points are open, at most \(most) allowed")
      }
    }
    checkSolver(spent: sum.total, transport: Fen(costliest), &report)
  }
}
