import Quantities
import Simulation
import Statistics

/// Sums over the replications of one class with one contender. All are exact, so that order and division of the work
/// leave no trace; but for the losses themselves, which quantiles need, its size does not grow with replications.
struct Tally: Sendable {
  /// Unserved household-hours of each replication, in order of number.
  private(set) var unserved: [Int64] = []
  /// Sums of whole numbers, by ``Sum``.
  private var sums = [Moments](repeating: Moments(), count: Sum.allCases.count)
  /// Sums for ratios, by ``Ratio``.
  private var ratios = [RatioMoments](repeating: RatioMoments(), count: Ratio.allCases.count)
  /// Replications by the first hour with an unserved household.
  private(set) var firstShortage = FirstHours()
  /// The same, below 10 °C.
  private(set) var firstCold = FirstHours()
  /// Replications with a shortage; with one cut off by the horizon; with every township covered to the target.
  private(set) var short = 0
  private(set) var cut = 0
  private(set) var reliable = 0
  /// Replications in which anybody is exposed.
  private(set) var exposed = 0
  /// By township.
  private(set) var townships: [TownshipTally]
  /// Households affected and served, by hour, over all replications.
  private(set) var affectedByHour: [Int64]
  private(set) var servedByHour: [Int64]
  /// Replications dealt out by number, for figures that are no means.
  private(set) var sections: [Section]
  private let target: Double
  /// Hours followed of an event that lasts that long; a shorter one is followed to its end.
  private let horizon: Int

  /// What is averaged.
  enum Sum: Int, CaseIterable {
    case unserved, shortageHours, shortages, longest, largest, resilienceLoss, worstQuality, worstTownship
    case cold14, cold10, cold5, degrees14, degrees10, degrees5, haulage, truckBusy, transport
  }

  /// What is divided: part of whole.
  enum Ratio: Int, CaseIterable {
    case served, unserved, neverUnserved, atMostSixHours, onTime, utilisation, dockWait
  }

  /// Sections for the jackknife.
  static let sectionCount = 20

  /// - Parameters:
  ///   - hours: Longest an event of the source is followed.
  ///   - horizon: Longest an event of this class is followed.
  init(townships: Int, hours: Int, horizon: Int, coverageTarget: Double) {
    self.townships = [TownshipTally](repeating: TownshipTally(), count: townships)
    affectedByHour = [Int64](repeating: 0, count: hours)
    servedByHour = affectedByHour
    sections = [Section](repeating: Section(townships: townships), count: Self.sectionCount)
    target = coverageTarget
    self.horizon = horizon
  }

  subscript(_ sum: Sum) -> Moments { sums[sum.rawValue] }
  subscript(_ ratio: Ratio) -> RatioMoments { ratios[ratio.rawValue] }

  /// Takes in a replication.
  ///
  /// - Complexity: O(hours + townships + deliveries)
  mutating func add(_ outcome: Outcome, number: Int) {
    unserved.append(Int64(outcome.unserved))
    addCourse(outcome)
    addTownships(outcome)
    addHouseholds(outcome)
    addTrucks(outcome)
    sections[number % Self.sectionCount].add(outcome)
  }

  private mutating func add(_ value: some BinaryInteger, to sum: Sum) { sums[sum.rawValue].add(Int64(value)) }

  private mutating func add(_ part: some BinaryInteger, of whole: some BinaryInteger, to ratio: Ratio) {
    ratios[ratio.rawValue].add(Int64(part), of: Int64(whole))
  }

  private mutating func addCourse(_ outcome: Outcome) {
    let missing = zip(outcome.affectedByHour, outcome.servedByHour).map { $0 - $1 }
    // an event followed to its end has heat everywhere in the hour after it
    let isCut = outcome.horizon >= horizon
    let runs = ShortageRuns(missing: isCut ? missing : missing + [0])
    let triangle = ResilienceTriangle(
      affected: isCut ? outcome.affectedByHour : outcome.affectedByHour + [0],
      unserved: isCut ? missing : missing + [0])
    add(outcome.unserved, to: .unserved)
    add(runs.hours, to: .shortageHours)
    add(runs.runs.count, to: .shortages)
    add(runs.longest, to: .longest)
    add(runs.largest, to: .largest)
    add(triangle.lostMicroHours, to: .resilienceLoss)
    add(triangle.worstMillionths, to: .worstQuality)
    add(outcome.served, of: outcome.affected, to: .served)
    add(outcome.unserved, of: outcome.affected, to: .unserved)
    firstShortage.add(runs.runs.first?.start)
    short += runs.runs.isEmpty ? 0 : 1
    cut += runs.isCensored ? 1 : 0
    exposed += outcome.affected > 0 ? 1 : 0
    for (hour, affected) in outcome.affectedByHour.enumerated() {
      affectedByHour[hour] += Int64(affected)
      servedByHour[hour] += Int64(outcome.servedByHour[hour])
    }
  }

  private mutating func addTownships(_ outcome: Outcome) {
    var worst = 1_000_000
    var isExposed = false
    var everywhere = true
    for (k, township) in outcome.townships.enumerated() {
      townships[k].add(township)
      guard township.affected > 0 else { continue }
      isExposed = true
      worst = min(worst, (1_000_000 * township.served) / township.affected)
      if Double(township.served) < target * Double(township.affected) { everywhere = false }
    }
    if isExposed { add(worst, to: .worstTownship) }
    reliable += everywhere ? 1 : 0
  }

  private mutating func addHouseholds(_ outcome: Outcome) {
    let households = outcome.townships.reduce(0) { $0 + $1.households }
    let late = outcome.householdsByUnservedHours
    add(late.first ?? 0, of: households, to: .neverUnserved)
    add(late.prefix(7).reduce(0, +), of: households, to: .atMostSixHours)
    let cold = (0..<Outcome.coldThresholds.count).map { threshold in
      outcome.townships.reduce(into: (hours: 0, degrees: 0)) {
        $0.hours += $1.cold[threshold].householdHours
        $0.degrees += $1.cold[threshold].milliKelvinHours
      }
    }
    for (threshold, sum) in [Sum.cold14, .cold10, .cold5].enumerated() { add(cold[threshold].hours, to: sum) }
    for (threshold, sum) in [Sum.degrees14, .degrees10, .degrees5].enumerated() {
      add(cold[threshold].degrees, to: sum)
    }
    firstCold.add(outcome.townships.compactMap { $0.cold[1].firstHour }.min())
  }

  private mutating func addTrucks(_ outcome: Outcome) {
    // kg · m in tonne-metres, so that squares stay within bounds
    add(outcome.haulage / 1000, to: .haulage)
    add(outcome.truckBusy.count, to: .truckBusy)
    add(outcome.transport.count, to: .transport)
    add(outcome.onTime.count, of: outcome.due.count, to: .onTime)
    add(outcome.truckBusy.count, of: outcome.truckAvailable.count, to: .utilisation)
    let waits = outcome.dockWaits
    add(
      waits.reduce(0) { $0 + $1.minutes * $1.count }, of: waits.reduce(0) { $0 + $1.count }, to: .dockWait)
  }
}

/// How many replications saw something first in which hour.
struct FirstHours: Sendable {
  /// By hour.
  private(set) var counts: [Int] = []
  /// Who never saw it within the horizon: right-censored, never averaged.
  private(set) var never = 0

  mutating func add(_ hour: Int?) {
    guard let hour else {
      never += 1
      return
    }
    while counts.count <= hour { counts.append(0) }
    counts[hour] += 1
  }

  /// As survival times, those that never saw it censored at the horizon: nothing happens after an event's last
  /// hazard, so that an event that ended earlier would not have seen it either.
  func times(horizon: Int) -> [SurvivalTimes.Time] {
    counts.enumerated().flatMap { hour, count in
      [SurvivalTimes.Time](repeating: .init(hour), count: count)
    } + [SurvivalTimes.Time](repeating: .init(horizon, isCensored: true), count: never)
  }
}

/// Sums over the replications of one township.
struct TownshipTally: Sendable {
  private(set) var unserved = Moments()
  private(set) var served = RatioMoments()
  private(set) var short = 0
  private(set) var firstShortage = FirstHours()

  mutating func add(_ township: Outcome.Township) {
    unserved.add(Int64(township.unserved))
    served.add(Int64(township.served), of: Int64(township.affected))
    short += township.unserved > 0 ? 1 : 0
    firstShortage.add(township.firstShortageHour)
  }
}
