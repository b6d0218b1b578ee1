import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// What the plan comes to when less is allowed than would be needed.
@Suite(.serialized) struct LimitTests {
  private func plan(_ request: Request, required: Bool = true) async throws -> (PlanFolder, AuditReport) {
    let planner = try Shipped.planner(request: request) { inputs in
      inputs.scenarios.removeAll { $0.name != "power-cut-24h" }
      if !required { inputs.scenarios[0].isRequired = false }
    }
    let folder = try await planner.plan { _ in }
    let report = Auditor(folder, district: planner.district, scenarios: planner.scenarios).run()
    return (folder, report)
  }

  @Test func `fewer points than stand already leave those that stand, and the plan can be written`()
    async throws
  {
    let (folder, report) = try await plan(Request(maxSites: 0, gap: 0.05, timeLimit: 3600))
    #expect(folder.plan.solver.status == "infeasible")
    #expect(!folder.plan.conflicts.isEmpty)
    #expect(folder.plan.sites.allSatisfy { $0.open == ($0.status == .existing) })
    #expect(throws: Never.self) { try PlanJSON.encode(folder.plan) }
    #expect(report.findings.map(\.message.en) == [])
  }

  @Test(arguments: [100_000, 100_000.5, 123_456.78])
  func `whole kilograms never pass the budget`(yuan: Double) async throws {
    let (folder, report) = try await plan(Request(budgetFen: .yuan(yuan), gap: 0.05, timeLimit: 3600))
    let cost = folder.plan.cost
    #expect(cost.openingFen + cost.holdingFen + cost.procurementFen <= .yuan(yuan))
    #expect(report.findings.map(\.message.en) == [])
  }

  @Test func `where nothing must be covered the objective is what must open`() async throws {
    let (folder, report) = try await plan(Request(), required: false)
    let cost = folder.plan.cost
    #expect(cost.openingFen > .zero)
    #expect(folder.plan.solver.objective == Double(cost.openingFen.count) / 100_000)
    #expect(report.findings.map(\.message.en) == [])
  }

  /// A small district in which no scenario is required, or one that strikes nobody; a site that must open costs 30,000.
  private func idle(_ request: Request, isRequired: Bool) async throws -> (PlanFolder, AuditReport) {
    let planner = try SmallDistrict.planner(request: request) { inputs in
      inputs.scenarios[0].isRequired = isRequired
      if isRequired { inputs.scenarios[0].hazards = [] }
    }
    let folder = try await planner.plan { _ in }
    return (folder, Auditor(folder, district: planner.district, scenarios: planner.scenarios).run())
  }

  @Test(arguments: [true, false], [Request(maxSites: 0), Request(budgetFen: .yuan(15_000))])
  func `limits hold where nobody must be covered, and what breaks them is said`(
    isRequired: Bool, request: Request
  ) async throws {
    let (folder, report) = try await idle(request, isRequired: isRequired)
    #expect(folder.plan.solver.status == "infeasible")
    #expect(folder.plan.sites.allSatisfy { !$0.open })
    #expect(folder.plan.conflicts.contains { $0.zh.contains("必须开设点丙") })
    #expect(report.findings.map(\.message.en) == [])
  }

  @Test(arguments: [true, false], [Request.Mode.minCost, .maxCover, .pMedian, .pCenter, .lexicographic])
  func `where nobody must be covered every mode opens what must open, and claims what it is worth`(
    isRequired: Bool, mode: Request.Mode
  ) async throws {
    let (folder, report) = try await idle(Request(mode: mode, maxSites: 3), isRequired: isRequired)
    #expect(folder.plan.solver.status == "optimal")
    #expect(folder.plan.sites.filter(\.open).map(\.id) == ["s2"])
    // no shortage, no haul and no distance; only a cost is more than nothing
    let isCost = mode == .minCost || mode == .lexicographic
    #expect(folder.plan.solver.objective == (isCost ? 30 : 0))
    #expect(report.findings.map(\.message.en) == [])
  }

  @Test func `a conflict never promises that dropping one requirement is enough`() async throws {
    // the site that must open passes the budget by itself, whatever is covered
    let planner = try SmallDistrict.planner(request: Request(mode: .minCost, budgetFen: .yuan(15_000)))
    let conflicts = try await planner.plan { _ in }.plan.conflicts
    let words = try #require(conflicts.first { $0.zh.contains("不能同时满足") })
    #expect(words.zh.contains("停电一天") && words.zh.contains("可能还有别的冲突"))
    #expect(words.en.contains("other conflicts may remain"))
    #expect(!words.zh.contains("就能满足") && !words.en.contains("is enough"))
  }

  @Test func `a plan without a required scenario says so before all else`() async throws {
    let (folder, _) = try await idle(Request(), isRequired: false)
    #expect(folder.plan.remarks.first?.zh.contains("没有一个场景标为必保") == true)
    #expect(folder.plan.remarks.first?.en.contains("No scenario is marked required") == true)
    let planner = try SmallDistrict.planner()
    #expect(try await planner.plan { _ in }.plan.remarks.allSatisfy { !$0.zh.contains("标为必保") })
  }

  @Test func `most coverage keeps the least share of every township, or says that it cannot`() async throws {
    let (free, _) = try await plan(Request(mode: .maxCover, gap: 0.05, timeLimit: 3600))
    #expect(free.plan.solver.status != "infeasible")
    let (bound, _) = try await plan(
      Request(mode: .maxCover, budgetFen: .yuan(1000), gap: 0.05, timeLimit: 3600))
    #expect(bound.plan.solver.status == "infeasible")
    #expect(bound.plan.conflicts.contains { $0.zh.contains("至少保住") && $0.en.contains("keeps at least") })
  }

  @Test func `a reserve that the suppliers cannot deliver is remarked upon`() async throws {
    func remarks(offered: Kilograms) async throws -> [String] {
      let planner = try Shipped.planner(request: Request(gap: 0.05, timeLimit: 3600)) { inputs in
        inputs.scenarios.removeAll { $0.name != "power-cut-24h" }
        for supplier in inputs.district.suppliers.indices {
          inputs.district.suppliers[supplier].seasonCapacity = offered
        }
      }
      return try await planner.plan { _ in }.plan.remarks.map(\.en)
    }
    #expect(try await remarks(offered: Kilograms(20_000_000)).allSatisfy { !$0.contains("add suppliers") })
    #expect(try await remarks(offered: Kilograms(1000)).contains { $0.contains("add suppliers") })
  }
}
