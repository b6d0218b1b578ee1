import District
import Plans
import Quantities

/// A policy setting as the district's file has it, to hold against what a plan prints.
struct SettingWitness {
  let key: String
  let source: String
  let certainty: Certainty
  /// The value with its unit; how its numbers are written does not matter.
  private let text: String

  private init<V>(_ key: String, _ setting: Setting<V>, _ text: (V) -> String) {
    self.key = key
    source = setting.source
    certainty = setting.certainty
    self.text = text(setting.value)
  }

  /// Whether a printed value shows the setting: the same words, and numbers of the same value.
  func agrees(with printed: String) -> Bool {
    let (found, expected) = (Self.words(printed), Self.words(text))
    return found.count == expected.count
      && zip(found, expected).allSatisfy { said, meant in
        if let said = Double(said), let meant = Double(meant) { return agree(said, meant) }
        return said == meant
      }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split(separator: " ").flatMap { word in
      word.hasSuffix(",") ? [word.dropLast(), word.suffix(1)] : [word]
    }
  }

  static func all(of policy: Policy) -> [SettingWitness] {
    [
      .init("emergency_temperature_c", policy.emergencyTemperature) { "\($0) °C" },
      .init("cold_temperature_c", policy.coldTemperature) { "\($0) °C" },
      .init("response_priority_min", policy.responsePriority) { "\($0.count) min" },
      .init("response_all_min", policy.responseAll) { "\($0.count) min" },
      .init("persons_per_household", policy.personsPerHousehold) { "\($0)" },
      .init("pellet_cap_kg", policy.pelletCap) { "\($0.count) kg" },
      .init("reserve_fuel", policy.reserveFuel) { $0 },
      .init("pellet_fuel", policy.pelletFuel) { $0 },
      .init("nearest_points", policy.nearestPoints) { "\($0)" },
      .init("township_coverage_min", policy.townshipCoverage) { "\($0)" },
      .init("priority_weight", policy.priorityWeight) { "\($0)" },
      .init("facility_heat_loss_w_per_m2k", policy.facilityHeatLoss) { "\($0) W/m²K" },
      .init("lost_in_power_cut", policy.lostInPowerCut) { lost in
        Pathway.allCases.compactMap { pathway in lost[pathway].map { "\(pathway.rawValue) \($0)" } }
          .joined(separator: ", ")
      },
      .init("fails_with_power", policy.emergency.failsWithPower) { failing in
        failing.isEmpty
          ? "-"
          : PowerDependent.allCases.map(\.rawValue).filter { name in
            failing.contains { $0.rawValue == name }
          }.joined(separator: ", ")
      },
      .init("snow_bands", policy.snowBands) { bands in
        bands.map { "≤ \($0.depth) cm × \($0.speedFactor)" }.joined(separator: ", ")
      },
      .init("plough_depth_cm", policy.ploughDepth) { "\($0) cm" },
      .init("plough_km_per_hour", policy.ploughRate) { "\($0) km/h" },
      .init("haul_cost_fen_per_tkm", policy.haulCost) { "\($0.count) fen/t·km" },
      .init("unload_min", policy.unloadTime) { "\($0.count) min" },
      .init("mobilise_min", policy.mobiliseTime) { "\($0.count) min" },
      .init("season_base_temperature_c", policy.seasonBaseTemperature) { "\($0) °C" },
      .init("pellet_grade", policy.pellets.grade) { $0.isEmpty ? "-" : $0 },
      .init("pellet_household_storage_kg", policy.pellets.householdStorage) { "\($0.count) kg" },
      .init("pellet_truck_kg", policy.pellets.truckLoad) { "\($0.count) kg" },
      .init("pellet_minimum_drop_kg", policy.pellets.minimumDrop) { "\($0.count) kg" },
      .init("pellet_floor_share", policy.pellets.floorShare) { "\($0)" },
      .init("pellet_holding_fen_per_t_month", policy.pellets.holding) { "\($0.count) fen/t·month" },
    ]
  }

  /// What drivers and docks of an emergency must keep to; every schedule prints all of it.
  static func dispatch(of policy: Policy) -> [SettingWitness] {
    let rules = policy.dispatch
    let minutes = { (span: Minutes) in "\(span.count) min" }
    return [
      .init("dispatch_longest_spell_min", rules.longestSpell, minutes),
      .init("dispatch_rest_min", rules.rest, minutes),
      .init("dispatch_stops_are_rests", rules.stopsAreRests) { "\($0)" },
      .init("dispatch_driving_per_shift_min", rules.drivingPerShift, minutes),
      .init("dispatch_overtime_max_min", rules.overtime, minutes),
      .init("dispatch_overtime_fen_per_h", rules.overtimePerHour) { "\($0.count) fen/h" },
      .init("dispatch_set_up_min", rules.setUp, minutes),
      .init("dispatch_doorstep_min_per_household", rules.doorstep, minutes),
      .init("dispatch_minimum_drop_kg", rules.minimumDrop) { "\($0.count) kg" },
      .init("dispatch_drops_per_trip", rules.dropsPerTrip) { "\($0)" },
      .init("dispatch_change_household_hours", rules.changePrice) { "\($0)" },
    ]
  }

  /// How far trucks go on a tank; printed where filling stations are shut.
  static func tank(of policy: Policy) -> SettingWitness {
    .init("truck_range_km", policy.emergency.truckRange) { "\(Double($0.count) / 1000) km" }
  }

  /// The same, and what the season's trucks are sized and packed with.
  static func season(of policy: Policy) -> [SettingWitness] {
    all(of: policy)
      + HaulageTerm.all.map { term in
        .init(term.key, term.value(in: policy.haulage)) { term.unit.isEmpty ? "\($0)" : "\($0) \(term.unit)" }
      }
  }
}

extension AuditReport {
  /// Settings as printed against the district's file; which of them are printed is another question.
  mutating func compare(_ said: [SettingRecord], with expected: [SettingWitness], _ check: String) {
    for setting in expected {
      guard let record = said.first(where: { $0.key == setting.key }) else { continue }
      expect(
        setting.agrees(with: record.value) && record.source == setting.source
          && record.certainty == setting.certainty, check
      ) {
        Bilingual(
          zh: "政策参数 \(setting.key) 写“\(record.value)”，与 district.toml 的数值、来源或可信度不符",
          en:
            "the setting \(setting.key) says \"\(record.value)\"; its value, source or certainty is not that of district.toml"
        )
      }
    }
  }
}
