import Testing

@testable import Statistics

@Suite struct SampleTests {
  @Test func `an estimate is the mean with its standard error`() {
    let estimate = Estimate([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(estimate.mean == 5)
    // squares add up to 32; 32 / 7 / 8
    #expect(abs(estimate.standardError - (32.0 / 56).squareRoot()) < 1e-15)
    #expect(Estimate([3]).standardError == .infinity)
    let difference = Estimate(mean: 5, standardError: 3) - Estimate(mean: 7, standardError: 4)
    #expect(difference == Estimate(mean: -2, standardError: 5))
    #expect(Estimate([1, 3]).scaled(by: -2, plus: 1) == Estimate(mean: -3, standardError: 2))
  }

  @Test func `moments are exact and do not depend on how they were added`() {
    let values: [Int64] = [2, 4, 4, 4, 5, 5, 7, 9]
    let whole = Moments(values)
    #expect(whole.mean == 5)
    #expect(whole.variance == 32.0 / 7)
    // cubes of the deviations: −27 − 1 − 1 − 1 + 0 + 0 + 8 + 64 = 42
    #expect(abs((whole.thirdCentral ?? 0) - 42.0 / 8) < 1e-12)
    var parts = Moments(values[5...])
    parts.merge(Moments(values[..<5].reversed()))
    #expect(parts == whole)
    #expect(Moments([7]).variance == nil)
    #expect(Moments([Int64]()).mean == nil)
  }

  @Test func `a mean without skewness has Student's interval`() throws {
    let mean = try #require(StratifiedSample([1, 2, 3]).mean(confidence: 0.95))
    #expect(mean.value == 2)
    let interval = try #require(mean.interval)
    // t₂ = 4.302653, s.e. = 1/√3
    #expect(abs(interval.halfWidth - 4.302652730 / 3.0.squareRoot()) < 1e-8)
  }

  @Test func `a long tail to the right moves the interval to the right`() throws {
    let mean = try #require(StratifiedSample([0, 0, 0, 0, 0, 0, 0, 0, 0, 100]).mean(confidence: 0.95))
    let interval = try #require(mean.interval)
    #expect(interval.upper - mean.value > 2 * (mean.value - interval.lower))
  }

  @Test func `strata count by weight, and their errors add by squares`() throws {
    let sample = StratifiedSample([
      .init(weight: 3, values: [1, 3]), .init(weight: 1, values: [10, 10, 10, 10]),
    ])
    let mean = try #require(sample.mean(confidence: 0.95))
    #expect(mean.value == 0.75 * 2 + 0.25 * 10)
    // (¾)² · 2 / 2
    #expect(abs((mean.standardError ?? 0) - 0.75) < 1e-15)
  }

  @Test func `what cannot be known is not made up`() {
    #expect(StratifiedSample([Int64]()).mean(confidence: 0.95) == nil)
    #expect(StratifiedSample([Int64]()).quantile(0.5, confidence: 0.95) == nil)
    #expect(StratifiedSample([Int64]()).tailMean(0.95, confidence: 0.95) == nil)
    #expect(StratifiedSample([Int64]()).share(above: 0) == nil)
    let one = StratifiedSample([5]).mean(confidence: 0.95)
    #expect(one == SampledFigure(5, standardError: nil, interval: nil))
    let holes = StratifiedSample([.init(weight: 1, values: [5, 6]), .init(weight: 1, values: [])])
    #expect(holes.mean(confidence: 0.95) == nil)
    #expect(Proportion(hits: 0, trials: 0) == nil)
    #expect(SurvivalTimes([.init(weight: 1, times: [])]).surviving(to: [1]) == nil)
  }

  @Test func `a proportion has Clopper and Pearson's interval`() throws {
    let proportion = try #require(Proportion(hits: 4, trials: 20))
    let interval = proportion.interval(confidence: 0.95)
    // tables: 4 of 20
    #expect(abs(interval.lower - 0.057334) < 1e-6)
    #expect(abs(interval.upper - 0.436614) < 1e-6)
    // none of n: 1 − (α/2)^(1/n)
    let none = try #require(Proportion(hits: 0, trials: 10)).interval(confidence: 0.95)
    #expect(none.lower == 0)
    #expect(abs(none.upper - 0.308497) < 1e-6)
    let all = try #require(Proportion(hits: 10, trials: 10)).interval(confidence: 0.95)
    #expect(all.upper == 1)
  }

  @Test func `a heavy stratum without a hit still counts in the interval`() throws {
    let share = try #require(StratifiedSample.share([(0.8, 0, 25), (0.2, 12, 25)]))
    #expect(abs(share.value - 0.096) < 1e-12)
    let interval = share.interval(confidence: 0.95)
    // Wilson: 0 of 25 up to z²/(n + z²) = 0.133192; 12 of 25 from 0.300313 to 0.665015
    let upper = (0.8 * 0.133192, 0.2 * (0.665015 - 0.48))
    #expect(abs(interval.upper - (0.096 + (upper.0 * upper.0 + upper.1 * upper.1).squareRoot())) < 1e-5)
    #expect(abs(interval.lower - (0.096 - 0.2 * (0.48 - 0.300313))) < 1e-5)
    let nowhere = try #require(StratifiedSample.share([(0.5, 0, 10), (0.5, 0, 10)]))
    #expect(nowhere.interval(confidence: 0.95).lower == 0)
    #expect(nowhere.interval(confidence: 0.95).upper > 0.1)
  }

  @Test func `299 good runs rule out one in a hundred`() {
    #expect(trialsToRuleOut(share: 0.01, confidence: 0.95) == 299)
  }

  @Test func `a quantile is an observation, and its interval two order statistics`() throws {
    let sample = StratifiedSample((1...100).map { Int64($0) }.reversed())
    let median = try #require(sample.quantile(0.5, confidence: 0.95))
    #expect(median.value == 50)
    // Bin(100, ½): the usual ranks 40 and 61
    #expect(median.interval == Interval(40, 61))
    #expect(sample.quantile(0.95, confidence: 0.95)?.value == 95)
    #expect(StratifiedSample([1, 2, 3, 4]).quantile(0.5, confidence: 0.95)?.value == 2)
    // 0.95⁵⁰ = 0.077: fifty observations do not bound a 95th percentile from above
    #expect(StratifiedSample((1...50).map { Int64($0) }).quantile(0.95, confidence: 0.95)?.interval == nil)
  }

  @Test func `a weighted quantile counts weights`() {
    let sample = StratifiedSample([
      .init(weight: 0.9, values: [0, 0, 0]), .init(weight: 0.1, values: [50, 100]),
    ])
    #expect(sample.quantile(0.9, confidence: 0.95)?.value == 0)
    #expect(sample.quantile(0.91, confidence: 0.95)?.value == 50)
    #expect(sample.quantile(0.96, confidence: 0.95)?.value == 100)
  }

  @Test func `the tail mean splits the atom at the quantile`() throws {
    // worst quarter of ten: 10, 9 and half of 8 → (10 + 9 + ½ · 8) / 2.5
    let tail = try #require(StratifiedSample((1...10).map { Int64($0) }).tailMean(0.75, confidence: 0.95))
    #expect(abs(tail.value - 23 / 2.5) < 1e-12)
    let atom = try #require(StratifiedSample([0, 0, 0, 7]).tailMean(0.5, confidence: 0.95))
    #expect(atom.value == 3.5)
  }

  @Test func `strata cut from one sample by lot change neither mean nor quantile`() throws {
    let values = (0..<40).map { Int64($0 * $0 % 37) }
    let whole = StratifiedSample(values)
    let halves = StratifiedSample([
      .init(weight: 0.5, values: values[..<20]), .init(weight: 0.5, values: values[20...]),
    ])
    #expect(whole.quantile(0.8, confidence: 0.9)?.value == halves.quantile(0.8, confidence: 0.9)?.value)
    let (a, b) = (whole.tailMean(0.8, confidence: 0.9), halves.tailMean(0.8, confidence: 0.9))
    #expect(abs(try #require(a).value - #require(b).value) < 1e-12)
  }

  @Test func `pairs know their difference better than two samples do`() throws {
    let pairs = (Int64(0)..<50).map { PairedSample.Pair($0 * 10 + $0 % 2, $0 * 10) }
    let paired = PairedSample([.init(weight: 1, pairs: pairs)])
    #expect(paired.difference(confidence: 0.95)?.value == 0.5)
    #expect(try #require(paired.varianceReduction) > 1000)
    let same = PairedSample([.init(weight: 1, pairs: [.init(3, 3), .init(5, 5)])])
    #expect(same.difference(confidence: 0.95)?.interval == Interval(0, 0))
    #expect(same.varianceReduction == nil)
  }

  @Test func `the difference of tail means is that of its two tails`() throws {
    let pairs = (Int64(0)..<40).map { PairedSample.Pair($0 * $0, $0 * 7 % 40) }
    let paired = PairedSample([.init(weight: 1, pairs: pairs)])
    let a = try #require(StratifiedSample(pairs.map(\.a)).tailMean(0.9, confidence: 0.95))
    let b = try #require(StratifiedSample(pairs.map(\.b)).tailMean(0.9, confidence: 0.95))
    let difference = try #require(paired.tailDifference(0.9, confidence: 0.95))
    #expect(abs(difference.value - (a.value - b.value)) < 1e-9)
  }

  @Test func `the jackknife of a mean is the mean's own interval, and that of a variance takes its bias out`()
    throws
  {
    let values = [1.0, 2, 4, 9]
    func without(_ figure: ([Double]) -> Double) -> [Double] {
      values.indices.map { left in figure(values.indices.filter { $0 != left }.map { values[$0] }) }
    }
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    // a variance with n in the denominator
    func spread(_ x: [Double]) -> Double { mean(x.map { ($0 - mean(x)) * ($0 - mean(x)) }) }
    let own = Jackknife.figure(mean(values), without: without(mean), confidence: 0.95)
    let interval = try #require(own.interval)
    #expect(abs((own.standardError ?? 0) - (spread(values) / 3).squareRoot()) < 1e-12)
    #expect(abs(interval.lower + interval.upper - 2 * 4) < 1e-12)
    let biased = Jackknife.figure(spread(values), without: without(spread), confidence: 0.95)
    let around = try #require(biased.interval)
    #expect(biased.value == spread(values))
    // centred on the variance with n − 1
    #expect(abs((around.lower + around.upper) / 2 - spread(values) * 4 / 3) < 1e-12)
  }

  @Test func `batches carry the error of what depends within them`() throws {
    // 0 and 10 in every batch of two: no batch differs from another
    let batches = BatchMeans([.init(weight: 1, values: [0, 10, 10, 0, 0, 10, 99], size: 2)])
    let mean = try #require(batches.mean(confidence: 0.95))
    #expect(mean.value == 5)
    #expect(mean.standardError == 0)
  }

  @Test func `sizes follow weight times spread`() {
    #expect(SampleSize.proportional(total: 10, weights: [1, 1, 1], least: 0) == [4, 3, 3])
    #expect(SampleSize.neyman(total: 100, weights: [0.5, 0.5], deviations: [1, 3], least: 2) == [25, 75])
    #expect(SampleSize.neyman(total: 10, weights: [0.5, 0.5], deviations: [0, 0], least: 2) == [5, 5])
    let threeStrata = SampleSize.neyman(
      total: 10, weights: [0.5, 0.5, 0], deviations: [0, 1, 1], least: 2)
    #expect(threeStrata == [2, 10, 0])
    #expect(SampleSize.needed(have: 200, halfWidth: 0.2, target: 0.1) == 800)
    #expect(SampleSize.needed(have: 200, halfWidth: 0.1, target: 0.2) == 200)
  }
}
