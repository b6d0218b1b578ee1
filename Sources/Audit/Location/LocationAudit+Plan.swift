import Proofs
import Quantities

extension LocationAudit {
  /// Checks that the plan may be done; `false` where its figures make no sense to go on with.
  func checkPlan(_ plan: LocationClaim.Plan, _ report: inout AuditReport) -> Bool {
    checkSites(plan, &report)
    for s in problem.scenarios.indices { checkScenario(s, plan, &report) }
    checkLimits(plan, &report)
    return report.passes
  }

  /// Whether `a` is at most `most`, as near as a solver gets.
  private func within(_ a: Double, _ most: Double) -> Bool { a <= most + Self.tolerance * max(1, abs(most)) }

  private func equal(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= Self.tolerance * max(1, abs(a), abs(b))
  }

  private func checkSites(_ plan: LocationClaim.Plan, _ report: inout AuditReport) {
    let open = Set(plan.open)
    for (j, site) in problem.sites.enumerated() {
      let isAllowed =
        switch site.status {
        case .candidate: true
        case .open: open.contains(j)
        case .shut: !open.contains(j)
        }
      report.expect(isAllowed, "site.status") {
        Bilingual(zh: "站点 \(j) 的开关与要求不符", en: "site \(j) is not open or shut as it has to be")
      }
      let stock = plan.stock[j]
      let room = open.contains(j) ? site.capacity : 0
      report.expect(within(stock.reduce(0, +), room), "site.capacity") {
        Bilingual(
          zh: "站点 \(j) 存 \(stock) 吨，只放得下 \(room) 吨",
          en: "site \(j) holds \(stock) t, there is room for \(room) t")
      }
      guard open.contains(j) else { continue }
      report.expect(zip(site.present, stock).allSatisfy { within($0, $1) }, "site.present") {
        Bilingual(zh: "站点 \(j) 的存量少于已有的", en: "site \(j) holds less than what stands there already")
      }
    }
    let places = plan.open.map { problem.sites[$0].place }
    report.expect(Set(places).count == places.count, "site.place") {
      Bilingual(zh: "同一处开了两种规模", en: "two sizes of one place are open")
    }
  }

  private func checkScenario(_ s: Int, _ plan: LocationClaim.Plan, _ report: inout AuditReport) {
    let (scenario, recourse) = (problem.scenarios[s], plan.recourse[s])
    var received = recourse.shortage
    var given = plan.stock.map { $0.map { _ in 0.0 } }
    var suppliers = problem.customers.map { _ in 0 }
    for flow in recourse.flows where flow.tonnes > 0 {
      report.expect(arcCost(flow, s) != nil && plan.open.contains(flow.site), "flow.arc") {
        Bilingual(
          zh: "情景 \(s)：站点 \(flow.site) 不能供用户 \(flow.customer)",
          en: "scenario \(s): site \(flow.site) cannot deliver to customer \(flow.customer)")
      }
      received[flow.customer] += flow.tonnes
      given[flow.site][problem.customers[flow.customer].fuel] += flow.tonnes
      suppliers[flow.customer] += 1
    }
    for (i, demand) in scenario.demand.enumerated() {
      report.expect(equal(received[i], demand), "flow.demand") {
        Bilingual(
          zh: "情景 \(s)：用户 \(i) 的到货与缺口合计 \(received[i]) 吨，需要 \(demand) 吨",
          en: "scenario \(s): customer \(i) gets or lacks \(received[i]) t of \(demand) t")
      }
      guard problem.isSingleSourced else { continue }
      let missing = recourse.shortage[i]
      let isWhole = suppliers[i] <= 1 && (within(missing, 0) || suppliers[i] == 0 && equal(missing, demand))
      report.expect(isWhole, "flow.single") {
        Bilingual(
          zh: "情景 \(s)：用户 \(i) 不是由一处整单供应", en: "scenario \(s): customer \(i) is not served whole by one site")
      }
    }
    for (j, fuels) in given.enumerated() {
      for (f, tonnes) in fuels.enumerated() {
        let there = scenario.surviving[j] * plan.stock[j][f]
        report.expect(within(tonnes, there), "flow.stock") {
          Bilingual(
            zh: "情景 \(s)：站点 \(j) 发出 \(tonnes) 吨，只有 \(there) 吨",
            en: "scenario \(s): site \(j) gives \(tonnes) t of \(there) t")
        }
      }
    }
  }

  private func checkLimits(_ plan: LocationClaim.Plan, _ report: inout AuditReport) {
    let most = PassQuestion.mostSites(problem) ?? .max
    report.expect(plan.open.count <= most, "limit.sites") {
      Bilingual(
        zh: "开了 \(plan.open.count) 处，最多 \(most) 处",
        en: "\(plan.open.count) sites are open, at most \(most) may be")
    }
    let spent = spending(plan)
    if let budget = problem.budget {
      report.expect(within(spent, budget), "limit.budget") {
        Bilingual(
          zh: "花费 \(spent) 千元，预算 \(budget) 千元", en: "\(spent) kCNY are spent of a budget of \(budget)")
      }
    }
    let worst = worstCoverage(plan)
    report.expect(worst >= problem.groupCoverage - Self.tolerance, "limit.coverage") {
      Bilingual(
        zh: "最差一组只保到 \(worst)，要求 \(problem.groupCoverage)",
        en: "the worst group gets \(worst) of its demand, \(problem.groupCoverage) is required")
    }
    let missing = plan.recourse.reduce(0) { $0 + $1.shortage.reduce(0, +) }
    report.expect(!PassQuestion.meetsAll(problem) || within(missing, 0), "limit.shortage") {
      Bilingual(zh: "缺 \(missing) 吨，不允许有缺口", en: "\(missing) t are missing where nothing may be")
    }
    if case .euhdCap(let most) = problem.mode {
      let total = problem.weights?.reduce(0, +) ?? 1
      let expected = value(of: .shortage, plan) / total
      report.expect(within(expected, most), "limit.expected-shortage") {
        Bilingual(
          zh: "期望缺口 \(expected)，最多 \(most)",
          en: "the expected shortage is \(expected), at most \(most) may be")
      }
    }
  }
}
