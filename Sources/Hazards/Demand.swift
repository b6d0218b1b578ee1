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
    _ district: District, _ groups: [GroupImpact], _ climate: LocalClimate, _ exposure: Exposure, horizon: Int
  ) {
    self.horizon = horizon
    policy = district.policy
    entries = [Entry](repeating: Entry(), count: 2 * district.villages.count)
    let fuel = policy.reserveFuel.value
    guard let reserve = district.fuels.first(where: { $0.id == fuel }) else {
      preconditionFailure("policy.reserve_fuel names no fuel of the district: \(fuel)")
    }
    let ration = Ration(of: reserve, indoor: policy.emergencyTemperature.value)
    func rations(heatLoss: Double, kind: Int) -> [Double] {
      climate.outdoor[kind].map { ration.kilogramsPerHour(heatLoss: heatLoss, outdoor: $0) }
    }
    var known = [[Double]?](repeating: nil, count: district.archetypes.count * climate.outdoor.count)
    for (group, impact) in zip(district.households, groups) where impact.peakAffected > 0 {
      let kind = climate.ofVillage[group.village]
      let index = group.archetype * climate.outdoor.count + kind
      let burnt =
        known[index]
        ?? rations(
          heatLoss: district.archetypes[group.archetype].emergencyHeatLoss, kind: kind)
      known[index] = burnt
      add(group.village, .priority, impact, burnt)
      add(group.village, .ordinary, impact, burnt)
    }
    for facility in district.facilities {
      let heatLoss = policy.facilityHeatLoss.value * facility.heatedArea
      let burnt = rations(heatLoss: heatLoss, kind: climate.ofVillage[facility.village])
      let shares = exposure.shares(village: facility.village, pathway: facility.pathway)
      guard let first = shares.firstIndex(where: { $0 > 0 }) else { continue }
      let index = entry(facility.village, .priority, households: 0, struck: first)
      for hour in first..<horizon where shares[hour] > 0 { burn(index, hour, burnt[hour]) }
    }
  }

  private mutating func add(
    _ village: Int, _ urgency: Urgency, _ impact: GroupImpact, _ rations: [Double]
  ) {
    guard let first = impact.stretches.first(where: { $0.households.helped(urgency) > 0 }) else { return }
    let index = entry(village, urgency, households: impact.peak.helped(urgency), struck: first.start)
    for (number, stretch) in impact.stretches.enumerated() {
      let burning = stretch.households.helped(urgency)
      if burning == 0 { continue }
      for hour in impact.hours(of: number) { burn(index, hour, Double(burning) * rations[hour]) }
    }
  }

  private mutating func entry(_ village: Int, _ urgency: Urgency, households: Int, struck: Int) -> Int {
    let index = 2 * village + (urgency == .priority ? 0 : 1)
    if entries[index].hourly.isEmpty { entries[index].hourly = [Double](repeating: 0, count: horizon) }
    entries[index].households += households
    entries[index].struck = min(struck, entries[index].struck ?? struck)
    return index
  }

  private mutating func burn(_ index: Int, _ hour: Int, _ kg: Double) {
    entries[index].hourly[hour] += kg
    entries[index].kg += kg
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
