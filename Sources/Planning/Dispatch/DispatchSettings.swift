import District
import Haulage
import Hazards
import Plans
import Quantities

/// The policy numbers a truck schedule is made with, as printed.
enum DispatchSettings {
  /// What a season's weekly deliveries are sized with.
  static func sizing(_ policy: Policy, _ terms: HaulageTerms) -> [SettingRecord] {
    // when trucks set out and how many more there are to hire is asked only when they are packed
    let others = ["haulage_opening_min", "haulage_hired_most"]
    let taken = [
      "unload_min", "pellet_grade", "pellet_household_storage_kg", "pellet_holding_fen_per_t_month",
    ]
    return records(terms) { !others.contains($0.key) }
      + ProvenanceAccount.settings(policy).filter { taken.contains($0.key) }
  }

  /// What a week of the season is packed on trucks with: the assumptions about pellet trucks, and the drivers' rules.
  static func packing(_ policy: Policy, _ terms: HaulageTerms) -> [SettingRecord] {
    let taken = [
      "haulage_step_kg", "haulage_opening_min", "haulage_overtime_min", "haulage_hire_percent",
      "haulage_hired_most", "haulage_loading_min", "haulage_docks",
    ]
    let drivers = [
      "unload_min", "dispatch_longest_spell_min", "dispatch_rest_min", "dispatch_stops_are_rests",
      "dispatch_driving_per_shift_min", "dispatch_overtime_fen_per_h", "dispatch_minimum_drop_kg",
      "dispatch_drops_per_trip",
    ]
    return records(policy).filter { drivers.contains($0.key) } + records(terms) { taken.contains($0.key) }
  }

  /// What an emergency schedule is made with. How far a tank lasts is asked where a station is shut, and whether one is
  /// where the grid fails.
  static func emergency(_ dispatch: DispatchCase) -> [SettingRecord] {
    let policy = dispatch.district.policy
    let range = policy.emergency.truckRange
    var records = records(policy)
    if dispatch.scenario.hazards.contains(where: \.cutsPower) {
      records += ProvenanceAccount.settings(policy).filter { $0.key == "fails_with_power" }
    }
    if dispatch.problem.hasTanks {
      records.append(
        SettingRecord(
          key: "truck_range_km", value: "\(range.value.kilometres) km", source: range.source,
          certainty: range.certainty))
    }
    return records
  }

  private static func records(
    _ terms: HaulageTerms, where isTaken: (HaulageTerm) -> Bool
  ) -> [SettingRecord] {
    HaulageTerm.all.filter(isTaken).map { term in
      let setting = term.value(in: terms)
      return SettingRecord(
        key: term.key, value: term.unit.isEmpty ? "\(setting.value)" : "\(setting.value) \(term.unit)",
        source: setting.source, certainty: setting.certainty)
    }
  }

  /// The rules that trucks and drivers keep to, and what a scenario is played with.
  static func records(_ policy: Policy) -> [SettingRecord] {
    func record<V>(_ key: String, _ setting: Setting<V>, _ value: (V) -> String) -> SettingRecord {
      SettingRecord(
        key: key, value: value(setting.value), source: setting.source, certainty: setting.certainty)
    }
    let minutes = { (span: Minutes) in "\(span.count) min" }
    let rules = policy.dispatch
    let taken = [
      "cold_temperature_c", "emergency_temperature_c", "priority_weight", "unload_min", "mobilise_min",
      "reserve_fuel",
      "snow_bands", "plough_depth_cm", "plough_km_per_hour",
    ]
    return ProvenanceAccount.settings(policy).filter { taken.contains($0.key) } + [
      record("dispatch_longest_spell_min", rules.longestSpell, minutes),
      record("dispatch_rest_min", rules.rest, minutes),
      record("dispatch_stops_are_rests", rules.stopsAreRests) { String($0) },
      record("dispatch_driving_per_shift_min", rules.drivingPerShift, minutes),
      record("dispatch_overtime_max_min", rules.overtime, minutes),
      record("dispatch_overtime_fen_per_h", rules.overtimePerHour) { "\($0.count) fen/h" },
      record("dispatch_set_up_min", rules.setUp, minutes),
      record("dispatch_doorstep_min_per_household", rules.doorstep, minutes),
      record("dispatch_minimum_drop_kg", rules.minimumDrop) { "\($0.count) kg" },
      record("dispatch_drops_per_trip", rules.dropsPerTrip) { String($0) },
      record("dispatch_change_household_hours", rules.changePrice) { String($0) },
    ]
  }
}
