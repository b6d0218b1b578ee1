import District
import Ensembles
import Plans
import Quantities
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Turns tallies into a report.
struct StressReporting {
  private let bench: StressBench
  private let readings: [SourceReading]

  init(_ bench: StressBench, _ readings: [SourceReading]) {
    self.bench = bench
    self.readings = readings
  }

  private var manifest: StressManifest { bench.manifest }

  func report(replications: String) -> StressReport {
    let district = bench.district
    let households = district.households.reduce(into: [Int](repeating: 0, count: district.townships.count)) {
      $0[district.villages[$1.village].township] += $1.count
    }
    return StressReport(
      version: manifest.version, manifest: bench.hash, replications: replications, district: district.code,
      name: district.name,
      townships: district.townships.enumerated().map { k, township in
        StressTownship(
          code: township.code, name: township.name, households: households[k], location: township.location)
      },
      confidence: manifest.confidence, coverageTarget: manifest.coverageTarget,
      contenders: manifest.contenders, sources: readings.indices.map(source), inputs: manifest.inputs)
  }

  private func source(_ index: Int) -> StressSource {
    let reading = readings[index]
    let drawing = bench.draws[index]
    let weights = reading.source.weights
    let (title, set): (Bilingual, ScenarioSetRecord?) =
      switch drawing {
      case .set(let ensemble): (ensemble.set.title, ScenarioSetRecord(ensemble.set, seed: ensemble.seed))
      case .given: (Bilingual(zh: "给定场景", en: "given scenarios"), nil)
      }
    let whole = weights.map { weights in manifest.contenders.indices.map { strata(reading, weights, $0) } }
    return StressSource(
      name: reading.source.name, title: title, set: set, seed: reading.source.seed, horizon: reading.horizon,
      latinHypercube: manifest.effort.latinHypercube,
      stopping: StressStopping(
        halfWidth: manifest.effort.halfWidth, isReached: reading.sampling.isReached,
        looks: reading.sampling.looks, replications: reading.sampling.sizes.reduce(0, +)),
      classes: reading.source.classes.indices.map { classResult(reading, drawing, $0) },
      whole: whole.map { $0.enumerated().map { result($1, $0) } },
      winter: whole.flatMap { whole in winter(whole, drawing) },
      comparisons: manifest.contenders.indices.dropFirst().flatMap { comparisons(reading, $0) },
      frontier: whole.map(frontier) ?? [])
  }

  private func frontier(_ whole: [Strata]) -> [StressFrontierPoint] {
    Frontier.points(
      zip(manifest.contenders, whole).compactMap { contender, strata in
        guard contender.kind != .policy,
          let tail = strata.losses.tailMean(0.95, confidence: manifest.confidence)?.measured?
            .scaled(by: 1.0 / 24)
        else { return nil }
        return (contender, tail.within(StressMetric.tailMean.range))
      })
  }

  private func classResult(_ reading: SourceReading, _ drawing: StressBench.Drawing, _ kind: Int)
    -> StressClass
  {
    let title: Bilingual =
      switch drawing {
      case .set(let ensemble): ensemble.set.classes[kind].title
      case .given(let scenarios): scenarios[kind].title
      }
    var only = reading.source.classes.map { _ in 0.0 }
    only[kind] = 1
    return StressClass(
      name: reading.source.classes[kind], title: title, events: reading.source.weights?[kind],
      replications: reading.sampling.sizes[kind],
      results: reading.sampling.sizes[kind] > 0
        ? manifest.contenders.indices.map { result(strata(reading, only, $0), $0) } : [])
  }

  private func strata(_ reading: SourceReading, _ weights: [Double], _ contender: Int) -> Strata {
    Strata(
      zip(weights, reading.tallies).map { ($0, $1[contender]) }, confidence: manifest.confidence,
      horizon: reading.horizon)
  }

  /// Everything about a contender; a figure of which so few replications give no error is left empty.
  private func result(_ strata: Strata, _ contender: Int) -> StressResult {
    var result = strata.result(
      manifest.contenders[contender].name, latinHypercube: manifest.effort.latinHypercube)
    result.metrics = result.metrics.map { .init($0.metric, $0.figure?.measured) }
    result.townships = result.townships.map {
      StressTownshipResult(
        expectedUnserved: $0.expectedUnserved?.measured, coverage: $0.coverage?.measured,
        shortageProbability: $0.shortageProbability?.measured, survivingDay: $0.survivingDay?.measured)
    }
    return result
  }

  private func winter(_ whole: [Strata], _ drawing: StressBench.Drawing) -> [WinterRisk]? {
    guard case .set(let ensemble) = drawing, ensemble.set.basis == .perWinter else { return nil }
    let events = ensemble.set.expectedEvents
    return whole.enumerated().map { index, strata in
      WinterRisk(
        contender: manifest.contenders[index].name,
        expectedUnserved: strata.expectedUnserved(batch: manifest.effort.latinHypercube)?.measured?
          .scaled(by: events).within(StressMetric.expectedUnserved.range),
        shortageProbability: strata.share(\.short).map { share in
          func winter(_ p: Double) -> Double { -expm1(-events * p) }
          return SampledFigure(
            winter(share.value),
            standardError: share.standardError.map { $0 * events * exp(-events * share.value) },
            interval: share.interval.map { Interval(winter($0.lower), winter($0.upper)) })
        })
    }
  }

  /// A contender against the first, over all classes where they are weighed, then given each.
  private func comparisons(_ reading: SourceReading, _ contender: Int) -> [StressComparison] {
    let kinds = reading.source.classes.indices.filter { reading.sampling.sizes[$0] > 0 }
    func comparison(_ weights: [Double], given: String?) -> StressComparison {
      let pairs = PairedSample(
        zip(weights, reading.tallies).map { weight, tallies in
          PairedSample.Stratum(
            weight: weight, pairs: zip(tallies[contender].unserved, tallies[0].unserved).map { .init($0, $1) }
          )
        })
      let batch = manifest.effort.latinHypercube
      let difference =
        batch.map { size in
          BatchMeans(
            pairs.strata.map { .init(weight: $0.weight, values: $0.pairs.map { $0.a - $0.b }, size: size) }
          ).mean(confidence: manifest.confidence)
        } ?? pairs.difference(confidence: manifest.confidence)
      return StressComparison(
        contender: manifest.contenders[contender].name, given: given,
        expectedUnserved: difference?.measured?.scaled(by: 1.0 / 24),
        tailMean: pairs.tailDifference(0.95, confidence: manifest.confidence)?.measured?
          .scaled(by: 1.0 / 24),
        varianceReduction: pairs.varianceReduction)
    }
    let whole = reading.source.weights.map { [comparison($0, given: nil)] } ?? []
    return whole
      + kinds.map { kind in
        var only = reading.source.classes.map { _ in 0.0 }
        only[kind] = 1
        return comparison(only, given: reading.source.classes[kind])
      }
  }
}
