import Foundation
import Philox
import Statistics

/// A random model whose truth is known, and an interval for it.
struct KnownModel {
  /// Kind of interval.
  var interval: String
  /// What is sampled.
  var name: String
  /// What it estimates.
  var truth: Double
  /// The interval of one repetition.
  var sample: (Draw) -> Interval?

  /// Whether the interval of a repetition holds the truth; one that says nothing does not.
  func holds(_ repetition: UInt32) -> Bool { sample(Draw(repetition: repetition))?.contains(truth) ?? false }

  /// Random numbers of one repetition.
  struct Draw {
    let repetition: UInt32

    func uniform(_ index: Int, _ purpose: UInt16 = 0) -> Double {
      RandomAddress(
        seed: 20_261_128, replication: repetition, entity: UInt32(index), purpose: .init(purpose))[0]
        .uniform
    }

    /// Whole part of an exponential variate with this mean: geometric, so that its moments are exact.
    func loss(_ index: Int, _ purpose: UInt16 = 0, mean: Double = scale) -> Int64 {
      Int64(-mean * log(uniform(index, purpose)))
    }

    func losses(_ count: Int, _ purpose: UInt16 = 0, mean: Double = scale) -> [Int64] {
      (0..<count).map { loss($0, purpose, mean: mean) }
    }
  }

  private static let confidence = 0.95
  private static let scale = 1000.0

  /// Mean of the whole part of an exponential variate.
  private static func mean(_ scale: Double) -> Double { 1 / expm1(1 / scale) }

  /// Mean of the worst 1 − level of it, the atom split.
  private static func tail(_ level: Double, _ scale: Double) -> Double {
    let ratio = exp(-1 / scale)
    // P(X ≥ k) = ratio^k; the quantile is the least q with 1 − ratio^(q+1) ≥ level
    let q = (log(1 - level) / log(ratio) - 1).rounded(.up)
    let above = pow(ratio, q + 1)
    return q + above * (1 + mean(scale)) / (1 - level)
  }

  private static func quantile(_ level: Double, _ scale: Double) -> Double {
    (-scale * log(1 - level) - 1).rounded(.up)
  }

  static var all: [KnownModel] { means + shares + tails + courses }

  private static var means: [KnownModel] {
    [
      KnownModel(interval: "mean", name: "exponential loss, n = 200", truth: mean(scale)) {
        StratifiedSample($0.losses(200)).mean(confidence: confidence)?.interval
      },
      KnownModel(interval: "mean", name: "7 in 10 without loss, n = 400", truth: 0.3 * mean(scale)) { draw in
        StratifiedSample((0..<400).map { draw.uniform($0, 9) < 0.3 ? draw.loss($0) : 0 })
          .mean(confidence: confidence)?.interval
      },
      KnownModel(
        interval: "mean, stratified", name: "rare stratum 20 times as bad, n = 60 + 140",
        truth: 0.9 * mean(scale) + 0.1 * mean(20 * scale)
      ) {
        StratifiedSample([
          .init(weight: 0.9, values: $0.losses(60, 1)),
          .init(weight: 0.1, values: $0.losses(140, 2, mean: 20 * scale)),
        ]).mean(confidence: confidence)?.interval
      },
      KnownModel(
        interval: "mean, Latin hypercube", name: "sum of two losses, 12 batches of 32", truth: 2 * mean(scale)
      ) {
        draw in
        let values = (0..<384).map { index in
          hypercube(draw, index, 1) + hypercube(draw, index, 2)
        }
        return BatchMeans([.init(weight: 1, values: values, size: 32)]).mean(confidence: confidence)?.interval
      },
      KnownModel(
        interval: "difference, common luck", name: "10% more loss each, n = 200",
        truth: mean(1.1 * scale) - mean(scale)
      ) { draw in
        PairedSample([.init(weight: 1, pairs: pairs(draw, 200))]).difference(confidence: confidence)?.interval
      },
      KnownModel(interval: "ratio", name: "part of an exponential whole, n = 200", truth: 0.3) { draw in
        var moments = RatioMoments()
        for index in 0..<200 {
          let whole = 10 * draw.loss(index)
          // a third or so of it, more or less: the share is uniform on 0.1 to 0.5 in whole per cent
          moments.add(whole / 10 * Int64(1 + draw.uniform(index, 3) * 5), of: whole)
        }
        return StratifiedRatio.figure([(1, moments)], confidence: confidence)?.interval
      },
    ]
  }

  private static func pairs(_ draw: Draw, _ count: Int) -> [PairedSample.Pair] {
    (0..<count).map { .init(draw.loss($0, mean: 1.1 * scale), draw.loss($0)) }
  }

  /// A loss of a Latin hypercube with batches of 32.
  private static func hypercube(_ draw: Draw, _ index: Int, _ purpose: UInt16) -> Int64 {
    let first = index / 32 * 32
    let own = draw.uniform(index, purpose)
    let strip = (first..<(first + 32)).count { draw.uniform($0, purpose) < own }
    return Int64(-scale * log((Double(strip) + draw.uniform(index, purpose + 10)) / 32))
  }

  private static var shares: [KnownModel] {
    [
      KnownModel(interval: "share", name: "p = 0.2, n = 200", truth: 0.2) { draw in
        Proportion(hits: (0..<200).count { draw.uniform($0) < 0.2 }, trials: 200)?.interval(
          confidence: confidence)
      },
      KnownModel(
        interval: "share, stratified", name: "p = 0.05 and 0.6, n = 100 each", truth: 0.8 * 0.05 + 0.2 * 0.6
      ) {
        draw in
        StratifiedSample.share([
          (0.8, (0..<100).count { draw.uniform($0, 1) < 0.05 }, 100),
          (0.2, (0..<100).count { draw.uniform($0, 2) < 0.6 }, 100),
        ])?.interval(confidence: confidence)
      },
    ]
  }

  private static var tails: [KnownModel] {
    [
      KnownModel(interval: "median", name: "exponential loss, n = 200", truth: quantile(0.5, scale)) {
        StratifiedSample($0.losses(200)).quantile(0.5, confidence: confidence)?.interval
      },
      KnownModel(interval: "95th percentile", name: "exponential loss, n = 400", truth: quantile(0.95, scale))
      {
        StratifiedSample($0.losses(400)).quantile(0.95, confidence: confidence)?.interval
      },
      KnownModel(
        interval: "95th percentile, stratified", name: "one loss cut in two strata, n = 200 each",
        truth: quantile(0.95, scale)
      ) { draw in
        // strata of the uniform behind the loss: the best and the worst half
        func half(_ part: Double, _ purpose: UInt16) -> [Int64] {
          (0..<200).map { Int64(-scale * log(0.5 * (part + draw.uniform($0, purpose)))) }
        }
        return StratifiedSample([
          .init(weight: 0.5, values: half(1, 1)), .init(weight: 0.5, values: half(0, 2)),
        ]).quantile(0.95, confidence: confidence)?.interval
      },
      KnownModel(interval: "CVaR95", name: "exponential loss, n = 1000", truth: tail(0.95, scale)) {
        StratifiedSample($0.losses(1000)).tailMean(0.95, confidence: confidence)?.interval
      },
      KnownModel(
        interval: "CVaR95, difference", name: "10% more loss each, n = 1000",
        truth: tail(0.95, 1.1 * scale) - tail(0.95, scale)
      ) { draw in
        PairedSample([.init(weight: 1, pairs: pairs(draw, 1000))]).tailDifference(
          0.95, confidence: confidence)?
          .interval
      },
    ]
  }

  private static var courses: [KnownModel] {
    [
      KnownModel(
        interval: "survival", name: "exponential time, a third censored early, n = 200", truth: exp(-0.8)
      ) {
        draw in
        let times = (0..<200).map { index -> SurvivalTimes.Time in
          let (death, loss) = (draw.loss(index, 1), draw.loss(index, 2, mean: 2 * scale))
          return .init(Int(min(death, loss)), isCensored: loss < death)
        }
        return SurvivalTimes([.init(weight: 1, times: times)]).surviving(to: [800])?.first?
          .interval(confidence: confidence)
      },
      KnownModel(interval: "jackknife", name: "Gini of 10 townships' mean losses, n = 400", truth: giniTruth)
      { draw in
        var sums = [[Double]](repeating: [Double](repeating: 0, count: 10), count: 20)
        for index in 0..<400 {
          for k in 0..<10 {
            sums[index % 20][k] += Double(draw.loss(index, UInt16(k), mean: scale * Double(k + 1)))
          }
        }
        func gini(_ groups: some Sequence<Int>) -> Double {
          let totals = groups.reduce(into: [Double](repeating: 0, count: 10)) { totals, group in
            for k in 0..<10 { totals[k] += sums[group][k] }
          }
          return Inequality(values: totals, sizes: [Int](repeating: 1, count: 10))?.gini ?? .nan
        }
        return Jackknife.figure(
          gini(0..<20), without: (0..<20).map { left in gini((0..<20).filter { $0 != left }) },
          confidence: confidence
        ).interval
      },
    ]
  }

  private static var giniTruth: Double {
    Inequality(values: (1...10).map { mean(scale * Double($0)) }, sizes: [Int](repeating: 1, count: 10))?.gini
      ?? .nan
  }
}
