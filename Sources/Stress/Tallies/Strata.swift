import Plans
import Statistics

/// Tallies of one contender over one class, or over all of them by weight.
struct Strata {
  /// Weights adding up to 1, with the classes' tallies.
  let parts: [(weight: Double, tally: Tally)]
  let confidence: Double
  let horizon: Int

  init(_ parts: [(weight: Double, tally: Tally)], confidence: Double, horizon: Int) {
    let total = parts.reduce(0) { $0 + $1.weight }
    self.parts = parts.filter { $0.weight > 0 }.map { ($0.weight / total, $0.tally) }
    self.confidence = confidence
    self.horizon = horizon
  }

  /// Everything about one contender.
  func result(_ contender: String, latinHypercube batch: Int?) -> StressResult {
    let hours = Array(0...horizon)
    let curve = times(\.firstShortage).surviving(to: hours) ?? []
    return StressResult(
      contender: contender,
      metrics: StressMetric.allCases.map { .init($0, figure($0, batch: batch)?.within($0.range)) },
      survival: zip(hours, curve).map {
        SurvivalPoint(hour: $0, share: $1.value, interval: $1.interval(confidence: confidence))
      },
      course: course, townships: townships)
  }

  /// Unserved household-hours.
  var losses: StratifiedSample {
    StratifiedSample(parts.map { .init(weight: $0.weight, values: $0.tally.unserved) })
  }

  /// Expected unserved household-days.
  func expectedUnserved(batch: Int?) -> SampledFigure? {
    guard let batch else { return mean(.unserved, over: 24) }
    return BatchMeans(
      parts.map { .init(weight: $0.weight, values: $0.tally.unserved, size: batch) }
    ).mean(confidence: confidence)?.scaled(by: 1.0 / 24)
  }

  /// Share of replications, by what a tally counts.
  func share(_ hits: (Tally) -> Int) -> SampledFigure? {
    StratifiedSample.share(parts.map { ($0.weight, hits($0.tally), $0.tally.unserved.count) })?
      .figure(confidence: confidence)
  }

  private func mean(_ sum: Tally.Sum, over unit: Double) -> SampledFigure? {
    StratifiedMean(parts.map { ($0.weight, $0.tally[sum]) })?.figure(confidence: confidence)
      .scaled(by: 1 / unit)
  }

  private func ratio(_ ratio: Tally.Ratio) -> SampledFigure? {
    StratifiedRatio.figure(parts.map { ($0.weight, $0.tally[ratio]) }, confidence: confidence)
  }

  private func times(_ hours: (Tally) -> FirstHours) -> SurvivalTimes {
    SurvivalTimes(parts.map { .init(weight: $0.weight, times: hours($0.tally).times(horizon: horizon)) })
  }

  /// First hour by which a tenth of events has seen something. Its interval is read off the ends of the curve's own (Brookmeyer &
  /// Crowley, Biometrics 38, 1982); where the upper end stays above nine tenths as long as anybody watched, it is the last hour
  /// that was watched.
  private func firstHour(_ hours: (Tally) -> FirstHours) -> SampledFigure? {
    let share = 0.1
    let times = times(hours)
    guard let hour = times.quantile(share, horizon: horizon - 1).map(Double.init) else { return nil }
    let curve = (times.surviving(to: Array(1...horizon)) ?? []).map { $0.interval(confidence: confidence) }
    func first(_ end: (Interval) -> Double) -> Double? {
      curve.firstIndex { end($0) <= 1 - share }.map(Double.init)
    }
    let ends = Interval(min(hour, first(\.lower) ?? hour), max(hour, first(\.upper) ?? Double(horizon - 1)))
    return SampledFigure(hour, standardError: nil, interval: ends)
  }

  private func figure(_ metric: StressMetric, batch: Int?) -> SampledFigure? {
    switch metric {
    case .expectedUnserved: expectedUnserved(batch: batch)
    case .unservedShare: ratio(.unserved)
    case .coverage: ratio(.served)
    case .neverUnserved: ratio(.neverUnserved)
    case .atMostSixHours: ratio(.atMostSixHours)
    case .shortageProbability: share(\.short)
    case .shortageHours: mean(.shortageHours, over: 1)
    case .shortageEvents: mean(.shortages, over: 1)
    case .longestShortage: mean(.longest, over: 1)
    case .largestShortage: mean(.largest, over: 24)
    case .cutShortage: share(\.cut)
    case .median: losses.quantile(0.5, confidence: confidence)?.scaled(by: 1.0 / 24)
    case .percentile95: losses.quantile(0.95, confidence: confidence)?.scaled(by: 1.0 / 24)
    case .tailMean: losses.tailMean(0.95, confidence: confidence)?.scaled(by: 1.0 / 24)
    case .firstShortage: firstHour(\.firstShortage)
    case .worstTownship: mean(.worstTownship, over: 1e6)
    case .leastTownship: leastTownship
    case .reliability: share(\.reliable)
    case .gini: pooled { $0.inequality?.gini }
    case .inequalityRange: pooled { $0.inequality?.range }
    case .resilienceLoss: mean(.resilienceLoss, over: 1e6)
    case .worstQuality: mean(.worstQuality, over: 1e6)
    case .coldHours14: mean(.cold14, over: 1)
    case .coldHours10: mean(.cold10, over: 1)
    case .coldHours5: mean(.cold5, over: 1)
    case .coldDegrees14: mean(.degrees14, over: 1000)
    case .coldDegrees10: mean(.degrees10, over: 1000)
    case .coldDegrees5: mean(.degrees5, over: 1000)
    case .firstCold: firstHour(\.firstCold)
    case .leadTime50: pooled { $0.leadTime(0.5) }?.scaled(by: 1.0 / 60)
    case .leadTime95: pooled { $0.leadTime(0.95) }?.scaled(by: 1.0 / 60)
    case .onTime: ratio(.onTime)
    case .haulage: mean(.haulage, over: 1000)
    case .truckHours: mean(.truckBusy, over: 60)
    case .utilisation: ratio(.utilisation)
    case .dockWait: ratio(.dockWait)
    case .dockWait95: pooled { $0.dockWait(0.95) }
    case .transport: mean(.transport, over: 100)
    }
  }

  /// The least coverage of a township.
  ///
  /// Whichever is least in truth, its own interval holds it, so the least of the lower ends lies below it. Every township's truth
  /// is at least that, but the least of the upper ends fails where any of them does: each stands at the level that makes up for
  /// their number (Bonferroni).
  private var leastTownship: SampledFigure? {
    let townships = parts.first?.tally.townships.indices ?? 0..<0
    func coverage(_ confidence: Double) -> [SampledFigure] {
      townships.compactMap { k in
        StratifiedRatio.figure(
          parts.map { ($0.weight, $0.tally.townships[k].served) }, confidence: confidence)
      }
    }
    let each = coverage(confidence)
    guard let least = each.min(by: { $0.value < $1.value }) else { return nil }
    let together = coverage(1 - (1 - confidence) / Double(each.count))
    guard each.allSatisfy({ $0.interval != nil }), let lower = each.compactMap(\.interval?.lower).min(),
      let upper = together.compactMap(\.interval?.upper).min()
    else { return SampledFigure(least.value, standardError: least.standardError, interval: nil) }
    return SampledFigure(
      least.value, standardError: least.standardError,
      interval: Interval(max(0, lower), max(upper, least.value)))
  }

  /// A figure that is no mean, its error by leaving out sections; `nil` where it is not finite.
  private func pooled(_ value: (PooledSections) -> Double?) -> SampledFigure? {
    let sections = parts.map { ($0.weight, $0.tally.sections) }
    guard let all = PooledSections(sections).flatMap(value), all.isFinite else { return nil }
    let without = (0..<Tally.sectionCount).compactMap {
      PooledSections(sections, without: $0).flatMap(value)
    }
    let isComplete = without.count == Tally.sectionCount && without.allSatisfy(\.isFinite)
    return Jackknife.figure(all, without: isComplete ? without : [], confidence: confidence)
  }

  private var course: [CoursePoint] {
    (0..<horizon).map { hour in
      parts.reduce(into: CoursePoint(affected: 0, served: 0)) { point, part in
        let factor = part.weight / Double(max(1, part.tally.unserved.count))
        point.affected += factor * Double(part.tally.affectedByHour[hour])
        point.served += factor * Double(part.tally.servedByHour[hour])
      }
    }
  }

  private var townships: [StressTownshipResult] {
    (parts.first?.tally.townships.indices ?? 0..<0).map { k in
      let own = parts.map { (weight: $0.weight, tally: $0.tally.townships[k]) }
      let times = SurvivalTimes(
        own.map { .init(weight: $0.weight, times: $0.tally.firstShortage.times(horizon: horizon)) })
      return StressTownshipResult(
        expectedUnserved: StratifiedMean(own.map { ($0.weight, $0.tally.unserved) })?
          .figure(confidence: confidence).scaled(by: 1.0 / 24).within(StressMetric.expectedUnserved.range),
        coverage: StratifiedRatio.figure(own.map { ($0.weight, $0.tally.served) }, confidence: confidence)?
          .within(StressMetric.coverage.range),
        shortageProbability: StratifiedSample.share(
          own.map { ($0.weight, $0.tally.short, Int($0.tally.unserved.count)) })?
          .figure(confidence: confidence),
        survivingDay: times.surviving(to: [min(24, horizon)])?.first?.figure(confidence: confidence))
    }
  }
}
