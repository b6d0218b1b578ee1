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

  @Test func `a household's coal is printed with the digits that give its days again`() throws {
    let table = RiskTable(sample: try Self.sample(), console: Console(language: .zh))
    #expect(table.ration == "9.0338")
  }
}
