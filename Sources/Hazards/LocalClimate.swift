import District

/// Outdoor temperature: the zone's, less the largest drop of the cold waves over the village. Waves unite, they never add.
/// Villages of one zone under the same waves share a kind.
struct LocalClimate: Sendable {
  /// Index into `outdoor`, by village.
  private(set) var ofVillage: [Int]
  /// °C by kind and hour.
  private(set) var outdoor: [[Double]] = []

  init(_ district: District, _ scenario: Scenario, horizon: Int) {
    var footprints = Footprints(villages: district.villages.count)
    var drops: [(hazard: Hazard, kelvin: Double)] = []
    for hazard in scenario.hazards {
      guard case .coldWave(let kelvin) = hazard.kind else { continue }
      footprints.add(drops.count, over: hazard.area.villages)
      drops.append((hazard, kelvin))
    }
    ofVillage = []
    ofVillage.reserveCapacity(district.villages.count)
    var known = [Int?](repeating: nil, count: scenario.outdoor.count * footprints.hazards.count)
    for (village, footprint) in zip(district.villages, footprints.ofVillage) {
      let index = village.zone * footprints.hazards.count + footprint
      if known[index] == nil {
        known[index] = outdoor.count
        let waves = footprints.hazards[footprint].map { drops[$0] }
        outdoor.append(
          (0..<horizon).map { hour in
            let drop = waves.reduce(0.0) { $1.hazard.isActive(at: hour) ? max($0, $1.kelvin) : $0 }
            return scenario.outdoor[village.zone][hour] - drop
          })
      }
      ofVillage.append(known[index] ?? 0)
    }
  }
}
