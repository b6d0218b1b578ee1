import District
import Quantities

/// Adds up the coal of every (village, urgency).
///
/// Sums run in file order with the hour innermost, groups before facilities: whoever repeats them in that order gets
/// the same last bit.
struct Demand {
  private struct Entry {
    var households = 0
    var kg = 0.0
    var hourly: [Double] = []
    /// First hour in which one of its households or facilities is affected.
    var struck: Int?
  }

  private let horizon: Int
  private let policy: Policy
  /// Two per village: priority, ordinary.
  private var entries: [Entry]

  init(
    _ district: District, _ groups: [GroupImpact], _ outdoor: [[Double]], _ exposure: Exposure, horizon: Int
  ) {
    self.horizon = horizon
    policy = district.policy
    entries = [Entry](repeating: Entry(), count: 2 * district.villages.count)
    let fuel = policy.reserveFuel.value
    guard let reserve = district.fuels.first(where: { $0.id == fuel }) else {
      preconditionFailure("policy.reserve_fuel names no fuel of the district: \(fuel)")
    }
    let ration = Ration(of: reserve, indoor: policy.emergencyTemperature.value)
    for (group, impact) in zip(district.households, groups) {
      let heatLoss = district.archetypes[group.archetype].emergencyHeatLoss
      let rations = outdoor[group.village].map { ration.kilogramsPerHour(heatLoss: heatLoss, outdoor: $0) }
      let splits = impact.affected.map { group.split(affected: $0) }
      add(group.village, .priority, impact.peak.priority, splits.map(\.priority), rations)
      add(group.village, .ordinary, impact.peak.ordinary, splits.map(\.ordinary), rations)
    }
    for facility in district.facilities {
      let heatLoss = policy.facilityHeatLoss.value * facility.heatedArea
      let rations = outdoor[facility.village].map {
        ration.kilogramsPerHour(heatLoss: heatLoss, outdoor: $0)
      }
      let isAffected = (0..<horizon).map {
        exposure.share(village: facility.village, pathway: facility.pathway, hour: $0) > 0 ? 1 : 0
      }
      add(facility.village, .priority, 0, isAffected, rations)
    }
  }

  private mutating func add(
    _ village: Int, _ urgency: Urgency, _ households: Int, _ burning: [Int], _ rations: [Double]
  ) {
    guard let first = burning.firstIndex(where: { $0 > 0 }) else { return }
    let index = 2 * village + (urgency == .priority ? 0 : 1)
    if entries[index].hourly.isEmpty { entries[index].hourly = [Double](repeating: 0, count: horizon) }
    entries[index].households += households
    entries[index].struck = min(first, entries[index].struck ?? first)
    for hour in 0..<horizon {
      let kg = Double(burning[hour]) * rations[hour]
      entries[index].hourly[hour] += kg
      entries[index].kg += kg
    }
  }

  /// The needs, ordered by village, priority first.
  var needs: [Need] {
    entries.enumerated().compactMap { index, entry in
      let kg = Kilograms.atLeast(kilograms: entry.kg)
      guard kg > .zero || entry.households > 0, let struck = entry.struck else { return nil }
      let urgency = index.isMultiple(of: 2) ? Urgency.priority : .ordinary
      return Need(
        village: index / 2, urgency: urgency, households: entry.households, kg: kg, struck: struck,
        onset: entry.hourly.firstIndex { $0 > 0 } ?? struck,
        response: policy.response(urgency), hourly: entry.hourly)
    }
  }
}

extension Quantity where Unit == Kilogram {
  /// The least whole number of kilograms that is at least `kilograms`, forgiving 10⁻⁶ kg of floating-point dust.
  static func atLeast(kilograms: Double) -> Self { Self(Int64((kilograms - 1e-6).rounded(.up))) }
}
