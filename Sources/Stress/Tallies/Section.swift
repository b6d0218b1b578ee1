import Quantities
import Simulation
import Statistics

/// Sums over a part of the replications, from which figures that are no means are made: once from all parts, and once
/// without each.
struct Section: Sendable {
  /// Replications.
  private(set) var count: Int64 = 0
  /// Household-hours by township.
  private(set) var affected: [Int64]
  private(set) var served: [Int64]
  /// Households by township that were ever affected.
  private(set) var households: [Int64]
  /// kg by minutes from order to arrival, and kg that never arrived.
  private(set) var leadTimes: [Int: Int64] = [:]
  private(set) var undelivered: Int64 = 0
  /// Trucks by minutes they waited for a dock.
  private(set) var dockWaits: [Int: Int64] = [:]

  init(townships: Int) {
    affected = [Int64](repeating: 0, count: townships)
    served = affected
    households = affected
  }

  mutating func add(_ outcome: Outcome) {
    count += 1
    for (k, township) in outcome.townships.enumerated() {
      affected[k] += Int64(township.affected)
      served[k] += Int64(township.served)
      households[k] += Int64(township.households)
    }
    for spell in outcome.leadTimes { leadTimes[spell.minutes, default: 0] += Int64(spell.count) }
    undelivered += outcome.undelivered.count
    for spell in outcome.dockWaits { dockWaits[spell.minutes, default: 0] += Int64(spell.count) }
  }
}

/// Sections of all classes together, each class counted by its weight per replication.
struct PooledSections {
  /// Weighted sums by township.
  private var affected: [Double]
  private var served: [Double]
  private var households: [Double]
  private var leadTimes: [Int: Double] = [:]
  private var undelivered = 0.0
  private var dockWaits: [Int: Double] = [:]

  /// - Parameters:
  ///   - strata: Weights and sections of each class.
  ///   - leftOut: A section to be left out.
  /// - Returns: `nil` where a class has no replication left.
  init?(_ strata: [(weight: Double, sections: [Section])], without leftOut: Int? = nil) {
    let townships = strata.first?.sections.first?.affected.count ?? 0
    affected = [Double](repeating: 0, count: townships)
    served = affected
    households = affected
    for (weight, sections) in strata {
      let kept = sections.indices.filter { $0 != leftOut }.map { sections[$0] }
      let count = kept.reduce(0) { $0 + $1.count }
      guard count > 0 else { return nil }
      let factor = weight / Double(count)
      for section in kept {
        for k in 0..<townships {
          affected[k] += factor * Double(section.affected[k])
          served[k] += factor * Double(section.served[k])
          households[k] += factor * Double(section.households[k])
        }
        for (minutes, kg) in section.leadTimes { leadTimes[minutes, default: 0] += factor * Double(kg) }
        undelivered += factor * Double(section.undelivered)
        for (minutes, n) in section.dockWaits { dockWaits[minutes, default: 0] += factor * Double(n) }
      }
    }
  }

  /// Unserved hours per affected household, between townships.
  var inequality: Inequality? {
    Inequality(
      values: affected.indices.map {
        households[$0] > 0 ? (affected[$0] - served[$0]) / households[$0] : 0
      },
      // in thousandths of a household an event, so that rare townships still count
      sizes: households.map { Int(($0 * 1000).rounded()) })
  }

  /// Minutes within which a share of the coal asked for arrives; infinite where it does not.
  func leadTime(_ level: Double) -> Double? { Self.quantile(level, of: leadTimes, and: undelivered) }

  /// Minutes that a share of the trucks wait at most.
  func dockWait(_ level: Double) -> Double? { Self.quantile(level, of: dockWaits, and: 0) }

  private static func quantile(_ level: Double, of weights: [Int: Double], and never: Double) -> Double? {
    let total = weights.sorted { $0.key < $1.key }.reduce(never) { $0 + $1.value }
    guard total > 0 else { return nil }
    var sum = 0.0
    for (minutes, weight) in weights.sorted(by: { $0.key < $1.key }) {
      sum += weight
      if sum >= level * total * (1 - 1e-12) { return Double(minutes) }
    }
    return .infinity
  }
}
