import District
import Hazards
import Plans
import Quantities

/// How much of a plan rests on guesses.
enum ProvenanceAccount {
  /// The shares, from the district's own marks and the needs of the scenarios.
  ///
  /// Shares of nothing are 0: a district without need rests on nothing.
  static func record(_ district: District, impacts: [Impact]) -> Provenance {
    var need = Kilograms.zero
    var estimated = Kilograms.zero
    for impact in impacts {
      for item in impact.needs {
        need += item.kg
        if district.villages[item.village].position == .estimated { estimated += item.kg }
      }
    }
    let households = district.households.reduce(0) { $0 + $1.count }
    let guessed = district.households.reduce(0) { $0 + ($1.certainty.isGuess ? $1.count : 0) }
    return Provenance(
      estimatedPositionShare: need == .zero ? 0 : Double(estimated.count) / Double(need.count),
      reconstructedShare: households == 0 ? 0 : Double(guessed) / Double(households),
      assumedSettings: settings(district.policy).filter { $0.certainty.isGuess }.map(\.key))
  }

  /// Every policy setting as printed in plans and reports, in a fixed order.
  static func settings(_ policy: Policy) -> [SettingRecord] {
    func record<V>(_ key: String, _ setting: Setting<V>, _ value: (V) -> String) -> SettingRecord {
      SettingRecord(
        key: key, value: value(setting.value), source: setting.source, certainty: setting.certainty)
    }
    func plain(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
    return [
      record("emergency_temperature_c", policy.emergencyTemperature) { "\(plain($0)) °C" },
      record("cold_temperature_c", policy.coldTemperature) { "\(plain($0)) °C" },
      record("response_priority_min", policy.responsePriority) { "\($0.count) min" },
      record("response_all_min", policy.responseAll) { "\($0.count) min" },
      record("persons_per_household", policy.personsPerHousehold) { plain($0) },
      record("pellet_cap_kg", policy.pelletCap) { "\($0.count) kg" },
      record("reserve_fuel", policy.reserveFuel) { $0 },
      record("pellet_fuel", policy.pelletFuel) { $0 },
      record("nearest_points", policy.nearestPoints) { String($0) },
      record("township_coverage_min", policy.townshipCoverage) { plain($0) },
      record("priority_weight", policy.priorityWeight) { plain($0) },
      record("facility_heat_loss_w_per_m2k", policy.facilityHeatLoss) { "\(plain($0)) W/m²K" },
      record("lost_in_power_cut", policy.lostInPowerCut) { shares in
        Pathway.allCases.compactMap { pathway in shares[pathway].map { "\(pathway.rawValue) \(plain($0))" } }
          .joined(separator: ", ")
      },
      record("fails_with_power", policy.emergency.failsWithPower) { failing in
        let kinds = PowerDependent.allCases.filter(failing.contains).map(\.rawValue)
        return kinds.isEmpty ? "-" : kinds.joined(separator: ", ")
      },
      record("snow_bands", policy.snowBands) { bands in
        bands.map { "≤ \(plain($0.depth)) cm × \(plain($0.speedFactor))" }.joined(separator: ", ")
      },
      record("plough_depth_cm", policy.ploughDepth) { "\(plain($0)) cm" },
      record("plough_km_per_hour", policy.ploughRate) { "\(plain($0)) km/h" },
      record("haul_cost_fen_per_tkm", policy.haulCost) { "\($0.count) fen/t·km" },
      record("unload_min", policy.unloadTime) { "\($0.count) min" },
      record("mobilise_min", policy.mobiliseTime) { "\($0.count) min" },
      record("season_base_temperature_c", policy.seasonBaseTemperature) { "\(plain($0)) °C" },
      record("pellet_grade", policy.pellets.grade) { $0.isEmpty ? "-" : $0 },
      record("pellet_household_storage_kg", policy.pellets.householdStorage) { "\($0.count) kg" },
      record("pellet_truck_kg", policy.pellets.truckLoad) { "\($0.count) kg" },
      record("pellet_minimum_drop_kg", policy.pellets.minimumDrop) { "\($0.count) kg" },
      record("pellet_floor_share", policy.pellets.floorShare) { plain($0) },
      record("pellet_holding_fen_per_t_month", policy.pellets.holding) { "\($0.count) fen/t·month" },
    ]
  }
}
