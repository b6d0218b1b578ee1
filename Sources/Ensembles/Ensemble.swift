public import District
import Philox
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The scenarios of a set, drawn by number.
///
/// Scenario `n` is the same whoever asks, in any order and among any others: every number in it is addressed
/// by (seed, scenario, what it happens to, what for), and roads, places and townships are addressed by their
/// codes, so that a new road shifts nobody's luck. The order of the townships alone enters the correlated
/// draws.
public struct Ensemble: Sendable {
  /// How scenarios of one class spread over what may happen.
  public enum Sampling: Hashable, Sendable {
    /// Each for itself.
    case independent
    /// Batches of so many consecutive numbers, a power of two, beginning at its multiples: in each, every input of
    /// the copula (the cold, and how hard and how long each township is hit) takes one value in each of as many
    /// strips of equal probability (McKay, Beckman & Conover, Technometrics 21, 1979). Numbers of one batch depend
    /// on one another; batches do not.
    case latinHypercube(batch: UInt32)
  }

  /// What is drawn from.
  public let set: ScenarioSet
  /// Seed of every draw.
  public let seed: UInt64
  /// How scenarios of one class spread.
  public let sampling: Sampling
  private let district: District

  /// The ensemble of a set.
  ///
  /// - Parameters:
  ///   - seed: Instead of the set's own.
  ///   - sampling: How scenarios of one class spread.
  public init(
    _ set: ScenarioSet, _ district: District, seed: UInt64? = nil, sampling: Sampling = .independent
  ) {
    if case .latinHypercube(let batch) = sampling {
      precondition(batch > 0 && batch & (batch - 1) == 0, "a batch is a power of two")
    }
    self.sampling = sampling
    self.set = set
    self.district = district
    self.seed = seed ?? set.seed
  }

  /// One scenario of the ensemble, of a class drawn by the weights.
  ///
  /// - Complexity: as ``scenario(_:of:)``
  public func scenario(_ number: UInt32) -> Scenario {
    let draws = Draws(seed: seed, replication: number)
    return scenario(number, of: draws[.kind].index(weights: set.classes.map(\.weight.value)))
  }

  /// One scenario of the ensemble, of a given class.
  ///
  /// - Complexity: O(townships² + hazards · (villages + roads) + horizon)
  public func scenario(_ number: UInt32, of index: Int) -> Scenario {
    let draws = Draws(seed: seed, replication: number, sampling: sampling)
    let kind = set.classes[index]
    let event = Event(district, set, draws)
    let hazards = kind.hazards.enumerated().flatMap { event.hazards($1, step: UInt16($0)) }
    // nothing after the last hazard leaves anybody cold
    let end = hazards.map { $0.start + $0.duration }.max() ?? 0
    let horizon = min(set.horizon, max(1, end))
    let day = day(draws)
    let hour = Int(draws[.hour].uniform * 24)
    let written = String(number)
    let digits = String(repeating: "0", count: max(0, 4 - written.count)) + written
    return Scenario(
      name: "\(set.name)-\(digits)",
      title: Bilingual(
        zh: "\(kind.title.zh)（抽样第 \(number) 个）", en: "\(kind.title.en) (drawn, no. \(number))"),
      isRequired: false, start: "\(day.iso)T\(hour < 10 ? "0" : "")\(hour):00:00+08:00", horizon: horizon,
      outdoor: outdoor(month: day.month, from: hour, hours: horizon, draws),
      hazards: hazards, file: set.file,
      note: Bilingual(
        zh: "按“\(set.title.zh)”以种子 \(seed) 抽出，不是预报。",
        en: "Drawn from “\(set.title.en)” with seed \(seed); not a forecast."))
  }

  /// Several scenarios, in order of number.
  ///
  /// - Complexity: as ``scenario(_:)``, each
  public func scenarios(_ numbers: Range<UInt32>) -> [Scenario] { numbers.map(scenario) }

  /// How many events a winter brings: Poisson by the set's frequencies, or one where the set is conditional.
  public func events(inWinter number: UInt32) -> Int {
    switch set.basis {
    case .perWinter: Draws(seed: seed, replication: number)[.eventCount].poisson(mean: set.expectedEvents)
    case .conditional: 1
    }
  }

  /// A day of the season's months, each as likely as the other.
  private func day(_ draws: Draws) -> CalendarDay {
    let start = CalendarDay(iso: district.season.start)
    let years = set.outdoor.months.map { month in
      start.map { month >= $0.month ? $0.year : $0.year + 1 } ?? 1970
    }
    let lengths = zip(years, set.outdoor.months).map { CalendarDay.daysInMonth(year: $0, month: $1) }
    let pick = draws[.month].index(weights: lengths.map(Double.init))
    let day = 1 + Int(draws[.day].uniform * Double(lengths[pick]))
    guard let date = CalendarDay(year: years[pick], month: set.outdoor.months[pick], day: day) else {
      preconditionFailure("the reader lets only months through")
    }
    return date
  }

  /// See ``OutdoorLaw``.
  private func outdoor(month: Int, from hour: Int, hours: Int, _ draws: Draws) -> [[Double]] {
    let law = set.outdoor
    let z = draws.normal(.anomaly)
    return district.climate.map { zone in
      guard let normal = zone.months.first(where: { $0.month == month }) else {
        preconditionFailure("the reader lets only months through that every zone has")
      }
      let mean = normal.mean + law.spreadFactor.value * normal.spread * z
      let swing = law.swingFactor.value * (normal.mean - normal.meanMinimum)
      return (0..<hours).map {
        mean - swing * cos(2 * .pi * (Double(hour + $0) - law.coldestHour.value) / 24)
      }
    }
  }
}
