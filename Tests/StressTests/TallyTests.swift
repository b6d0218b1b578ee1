import Plans
import Statistics
import Testing

@testable import Stress

@Suite struct TallyTests {
  private static func tally(_ outcomes: [(affected: [Int], served: [Int])], horizon: Int = 6) -> Tally {
    var tally = Tally(townships: 1, hours: horizon, horizon: horizon, coverageTarget: 0.9)
    for (number, outcome) in outcomes.enumerated() {
      tally.add(Fixture.outcome(affected: outcome.affected, served: outcome.served), number: number)
    }
    return tally
  }

  @Test func `metrics by hand`() throws {
    // 12 of 36 household-hours unserved in the first, none in the second
    let tally = Self.tally([([12, 12, 12], [12, 0, 12]), ([12, 0, 0, 0], [12, 0, 0, 0])])
    let result = Strata([(1, tally)], confidence: 0.95, horizon: 6).result("a", latinHypercube: nil)
    func value(_ metric: StressMetric) -> Double? { result[metric]?.value }
    #expect(value(.expectedUnserved) == 0.25)
    #expect(value(.coverage) == 36.0 / 48)
    #expect(value(.unservedShare) == 12.0 / 48)
    #expect(value(.shortageProbability) == 0.5)
    #expect(value(.shortageHours) == 0.5)
    #expect(value(.shortageEvents) == 0.5)
    #expect(value(.longestShortage) == 0.5)
    #expect(value(.largestShortage) == 0.25)
    #expect(value(.percentile95) == 0.5)
    #expect(value(.tailMean) == 0.5)
    // quality 1, 0, 1: an hour is lost
    #expect(value(.resilienceLoss) == 0.5)
    #expect(value(.worstQuality) == 0.5)
    let worst = try #require(value(.worstTownship))
    #expect(abs(worst - 5.0 / 6) < 1e-6)
    #expect(value(.reliability) == 0.5)
    #expect(value(.firstShortage) == 1)
    #expect(result.survival.map(\.share) == [1, 1, 0.5, 0.5, 0.5, 0.5, 0.5])
    #expect(result.course[0] == CoursePoint(affected: 12, served: 12))
    #expect(result.course[1] == CoursePoint(affected: 6, served: 0))
  }

  @Test func `no interval leaves what its quantity can be`() {
    // two events, all and nothing: what is not known ends where shares and amounts do
    let tally = Self.tally([([24, 24], [0, 24]), ([24, 24], [24, 24])])
    let result = Strata([(1, tally)], confidence: 0.95, horizon: 6).result("a", latinHypercube: nil)
    for metric in StressMetric.allCases {
      guard let interval = result[metric]?.interval else { continue }
      #expect(metric.range.contains(interval.lower) && metric.range.contains(interval.upper), "\(metric)")
    }
    let coverage = result.townships[0].coverage?.interval
    #expect(coverage == result[.coverage]?.interval && coverage?.upper == 1)
    #expect(result[.expectedUnserved]?.interval?.lower == 0)
  }

  @Test func `nobody exposed is no exposure, not full coverage`() {
    let tally = Self.tally([([0, 0], [0, 0]), ([0], [0])])
    let result = Strata([(1, tally)], confidence: 0.95, horizon: 6).result("a", latinHypercube: nil)
    #expect(result[.coverage] == nil)
    #expect(result[.worstTownship] == nil)
    #expect(result[.leastTownship] == nil)
    #expect(result[.firstShortage] == nil)
    #expect(result[.leadTime50] == nil)
    #expect(result[.expectedUnserved]?.value == 0)
    #expect(result.townships[0].coverage == nil)
  }

  @Test func `a shortage that the horizon cuts off is counted as cut`() {
    let events: [(affected: [Int], served: [Int])] = [([2, 2], [2, 1]), ([2, 2], [1, 2])]
    #expect(Self.tally(events, horizon: 2).cut == 1)
    // an event that is over has nothing to cut off
    #expect(Self.tally(events, horizon: 6).cut == 0)
    #expect(Self.tally(events).short == 2)
  }

  @Test func `classes count by weight`() {
    let bad = Self.tally([([24], [0]), ([24], [0])])
    let good = Self.tally([([24], [24]), ([24], [24])])
    let both = Strata([(1, bad), (3, good)], confidence: 0.95, horizon: 6).result("a", latinHypercube: nil)
    #expect(both[.expectedUnserved]?.value == 0.25)
    #expect(both[.coverage]?.value == 0.75)
    #expect(both[.shortageProbability]?.value == 0.25)
    #expect(both.course[0] == CoursePoint(affected: 24, served: 18))
  }
}
