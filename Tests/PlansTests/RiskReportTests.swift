import Foundation
import Quantities
import Statistics
import Testing

@testable import Plans

/// What the knee of a frontier parts.
@Suite struct RiskReportTests {
  private func plan(yuan: Double, tail kg: Double) -> RiskPlan {
    let tail = SampledFigure(kg, standardError: nil, interval: nil)
    return RiskPlan(
      budgetFen: .yuan(yuan), spendingFen: .yuan(yuan), sites: [], meanShort: tail, tailShort: tail,
      shortShare: tail, solverGap: nil)
  }

  private func report(_ frontier: [RiskPlan], knee: Int?) throws -> RiskReport {
    let set = try JSONDecoder().decode(
      ScenarioSetRecord.self,
      from: Data(
        #"""
        {"name": "s", "title": {"zh": "集合", "en": "set"}, "note": {"zh": "", "en": ""}, "basis": "per-winter",
         "seed": 1, "expectedEvents": 1, "numbers": 1, "assumedNumbers": 0, "shortageCostFenPerTonne": 1,
         "shortageCostSource": ""}
        """#.utf8))
    let sample = RiskSample(
      set: set, planning: 8, kept: 4, fresh: 8, level: 0.95, confidence: 0.95, kgPerHouseholdDay: 9)
    return RiskReport(
      version: "test", district: "140602", sample: sample, tailWeight: 1, deterministic: frontier[0],
      robust: frontier[0],
      spared: RiskDifference(
        mean: frontier[0].meanShort, tail: frontier[0].tailShort, varianceReduction: nil),
      frontier: frontier, knee: knee)
  }

  @Test func `on average ten thousand yuan spare more up to the knee than beyond it`() throws {
    let frontier = [
      plan(yuan: 50_000, tail: 900), plan(yuan: 70_000, tail: 300), plan(yuan: 130_000, tail: 0),
    ]
    let knee = try #require(try report(frontier, knee: 1).kneeWorth)
    #expect(knee.plan == frontier[1])
    #expect(knee.before == 300 && knee.after == 50)
  }

  @Test func `an end of the frontier parts nothing`() throws {
    let frontier = [plan(yuan: 50_000, tail: 900), plan(yuan: 70_000, tail: 300)]
    for knee in [0, 1, 2, nil] { #expect(try report(frontier, knee: knee).kneeWorth == nil) }
  }
}
