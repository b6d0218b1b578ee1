import Testing

@testable import Statistics

@Suite struct CourseTests {
  @Test func `survival takes account of what was cut short`() throws {
    // 1, 3 censored, 4, 6 censored: S = 3/4 after 1, then 2 at risk at 4: ½ of it
    let times = SurvivalTimes([
      .init(
        weight: 1,
        times: [.init(4), .init(6, isCensored: true), .init(1), .init(3, isCensored: true)])
    ])
    let curve = try #require(times.surviving(to: [1, 2, 4, 5, 7]))
    #expect(curve.map(\.value) == [1, 0.75, 0.75, 0.375, 0.375])
    // Greenwood: S² (1/(4·3)) = 0.046875; effective trials ¾ · ¼ / that = 4, as without censoring
    #expect(abs(curve[1].effectiveTrials - 4) < 1e-12)
    #expect(times.quantile(0.25, horizon: 6) == 1)
    #expect(times.quantile(0.5, horizon: 6) == 4)
    #expect(times.quantile(0.9, horizon: 6) == nil)
  }

  @Test func `censored at one horizon, survival is the plain share`() throws {
    let times = (0..<10).map { SurvivalTimes.Time($0 < 6 ? $0 : 24, isCensored: $0 >= 6) }
    let curve = try #require(SurvivalTimes([.init(weight: 1, times: times)]).surviving(to: [3, 24]))
    #expect(abs(curve[0].value - 0.7) < 1e-15)
    #expect(abs(curve[1].value - 0.4) < 1e-15)
    #expect(abs(curve[1].effectiveTrials - 10) < 1e-9)
  }

  @Test func `strata of survival count by weight`() throws {
    let never = SurvivalTimes.Stratum(weight: 3, times: [.init(9, isCensored: true)])
    let always = SurvivalTimes.Stratum(weight: 1, times: [.init(0)])
    #expect(try #require(SurvivalTimes([never, always]).surviving(to: [5])).first?.value == 0.75)
  }

  @Test func `one who bears everything is as unequal as it gets`() throws {
    let inequality = try #require(Inequality(values: [0, 0, 0, 8], sizes: [1, 1, 1, 1]))
    #expect(inequality.gini == 0.75)
    #expect(inequality.range == 8)
    #expect(inequality.ninetyToTen == nil)
    #expect(!inequality.isNobody)
    // two groups, n = 4: ΣΣ = 2 · 3 · 1 · 4 = 24; over 2 · 16 · 3
    #expect(try #require(Inequality(values: [2, 6], sizes: [3, 1])).gini == 0.25)
    let nobody = try #require(Inequality(values: [0, 0], sizes: [3, 1]))
    #expect(nobody.gini == 0)
    #expect(nobody.isNobody)
    #expect(Inequality(values: [1], sizes: [0]) == nil)
  }

  @Test func `a shortage is a run of hours, and one cut by the horizon is marked`() {
    let shortage = ShortageRuns(missing: [0, 3, 4, 0, 0, 5])
    #expect(
      shortage.runs == [
        .init(start: 1, duration: 2, size: 7, isCensored: false),
        .init(start: 5, duration: 1, size: 5, isCensored: true),
      ])
    #expect(shortage.hours == 3)
    #expect(shortage.longest == 2)
    #expect(shortage.largest == 7)
    #expect(shortage.isCensored)
    #expect(ShortageRuns(missing: [Int]()).runs.isEmpty)
    #expect(ShortageRuns(missing: [0, 0]).longest == 0)
  }

  @Test func `the resilience triangle is the service lost`() {
    // quality 1, ½, ½, 1: trapezoids ¼ + ½ + ¼ and a last full hour
    let triangle = ResilienceTriangle(affected: [4, 4, 2, 4], unserved: [0, 2, 1, 0])
    #expect(triangle.lostMicroHours == 1_000_000)
    #expect(triangle.worstMillionths == 500_000)
    #expect(triangle.worstHour == 1)
    #expect(triangle.recovered == 3)
  }

  @Test func `nobody affected is full quality`() {
    let calm = ResilienceTriangle(affected: [0, 0], unserved: [0, 0])
    #expect(calm.lostMicroHours == 0)
    #expect(calm.worstHour == nil)
    #expect(calm.recovered == 0)
    let broken = ResilienceTriangle(affected: [3, 3], unserved: [0, 3])
    #expect(broken.recovered == nil)
    // ½ while falling, and the last hour held
    #expect(broken.lostMicroHours == 1_500_000)
  }
}
