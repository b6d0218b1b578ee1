import Foundation
import Plans
import Quantities
import Statistics
import Terminal
import Testing

@testable import hearth

/// What is said of plans against drawn events.
@Suite struct RiskWordsTests {
  private static func sample() throws -> RiskSample {
    let set = try JSONDecoder().decode(
      ScenarioSetRecord.self,
      from: Data(
        #"""
        {"name": "s", "title": {"zh": "集合", "en": "set"}, "note": {"zh": "", "en": ""}, "basis": "per-winter",
         "seed": 1, "expectedEvents": 1, "numbers": 1, "assumedNumbers": 0, "shortageCostFenPerTonne": 1,
         "shortageCostSource": ""}
        """#.utf8))
    return RiskSample(
      set: set, planning: 8, kept: 4, fresh: 8, level: 0.95, confidence: 0.95, kgPerHouseholdDay: 9.03379)
  }

  private static func plan(yuan: Double) -> RiskPlan {
    let none = SampledFigure(0, standardError: nil, interval: nil)
    return RiskPlan(
      budgetFen: nil, spendingFen: .yuan(yuan), sites: [], meanShort: none, tailShort: none, shortShare: none,
      solverGap: nil)
  }

  @Test func `a plan that spends less is said to, and a worse tail is not called less short`() throws {
    let worse = SampledFigure(-370, standardError: 100, interval: Interval(-600, -140))
    let report = RiskReport(
      version: "test", district: "140602", sample: try Self.sample(), tailWeight: 1,
      deterministic: Self.plan(yuan: 81_299), robust: Self.plan(yuan: 50_000),
      spared: RiskDifference(mean: worse, tail: worse, varianceReduction: nil), frontier: [], knee: nil)
    let words = RiskSummary(report: report, console: Console(language: .zh)).sparedWords
    #expect(words.zh.contains("乙少花 31,299 元") && words.en.contains("B spends CNY 31,299 less"))
    #expect(words.zh.contains("甲的缺口减乙的，最坏 5% 的事件平均 -0.37"))
    #expect(words.en.contains("not certain that B's tail is better") && !words.en.contains("t less short"))
  }

  @Test func `a household's coal is printed with the digits that give its days again`() throws {
    let table = RiskTable(sample: try Self.sample(), console: Console(language: .zh))
    #expect(table.ration == "9.0338")
  }
}
