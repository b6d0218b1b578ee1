import ArgumentParser
import Foundation
import Planning
import Plans
import Quantities
import Testing

@testable import hearth

/// What is said of cold names the temperature that the district counts as cold.
struct DispatchWordsTests {
  @Test(arguments: [(10.0, "10 °C"), (12.5, "12.5 °C"), (-1, "-1 °C")])
  func `a comparison by simulation names the temperature it counted below`(temperature: Double, words: String)
    throws
  {
    let json = """
      {"replications": 3, "coldTemperature": \(temperature), "usual": [7, 5], "means": [8, 6], "margin": 2,
       "standardError": 1, "worse": 0, "refusedOrders": 0}
      """
    let margin = try JSONDecoder().decode(SimulatedMargin.self, from: Data(json.utf8))
    let sentence = try #require(DispatchSummary.words(margin).first)
    #expect(sentence.zh.contains("低于 \(words) 的户·时"))
    #expect(sentence.en.contains("household-hours below \(words):"))
    #expect(DispatchSummary.words(margin).count == 2)
  }

  @Test func `a comparison by simulation says how many trips it could not drive`() throws {
    let json = """
      {"replications": 3, "coldTemperature": 10, "usual": [7, 5], "means": [8, 6], "margin": 2,
       "standardError": 1, "worse": 0, "refusedOrders": 4}
      """
    let margin = try JSONDecoder().decode(SimulatedMargin.self, from: Data(json.utf8))
    let sentence = try #require(DispatchSummary.words(margin).last)
    #expect(sentence.zh.contains("4 趟开不出去") && sentence.en.contains("4 trips could not be driven"))
  }

  @Test func `only a search that was cut short is said to be`() throws {
    var schedule = Schedule(
      version: "test", seed: 7, purpose: .emergency, district: "", scenario: "",
      title: Bilingual(zh: "", en: ""), start: "", horizon: Minutes(60), now: nil, priorityWeight: 1,
      closures: [], yards: [], trucks: [], days: [], orders: [], objective: [], settings: [], inputs: [])
    #expect(DispatchSummary.effort(schedule, wanted: 50) == nil)
    schedule.rounds = 50
    let whole = try #require(DispatchSummary.effort(schedule, wanted: 50))
    #expect(whole.en == "50 rounds of each search; --rounds 50 --seed 7 gives the same schedule again.")
    #expect(!whole.zh.contains("较慢"))
    schedule.objective = [.init(measure: .coldHouseholdHours, value: 12, bound: 12)]
    #expect(DispatchSummary.effort(schedule, wanted: 50) == whole)
    schedule.objective[0].value = 13
    let cold = try #require(DispatchSummary.effort(schedule, wanted: 50))
    #expect(cold.zh.contains("--seconds") && cold.en.hasSuffix("there may be less."))
    let cut = try #require(DispatchSummary.effort(schedule, wanted: 90))
    #expect(cut.zh.contains("没来得及搜满 90 轮") && cut.en.contains("too slow just now for all 90"))
    schedule.now = Minutes(30)
    #expect(DispatchSummary.effort(schedule, wanted: 50)?.en.contains("from the same old one") == true)
  }

  @Test(arguments: [([] as [String], true), (["--rounds", "5"], false), (["--check", "a.csv"], false)])
  func `seconds go with nothing that says how much is searched`(others: [String], isFine: Bool) {
    let words = ["data", "--plan", "plan", "--seconds", "30"] + others
    if isFine {
      #expect(throws: Never.self) { try DispatchCommand.parse(words) }
    } else {
      #expect(throws: (any Error).self) { try DispatchCommand.parse(words) }
    }
  }

  @Test func `so does the way to dispatch that is named after it`() {
    #expect(PolicyName.hoursToCold.title(coldTemperature: 12).zh == "最快冷到 12 °C 的先送")
    #expect(PolicyName.hoursToCold.title(coldTemperature: 8.5).en == "first to fall to 8.5 °C first")
    #expect(PolicyName.greedy.title(coldTemperature: 12) == PolicyName.greedy.title(coldTemperature: 8))
  }
}
