import Quantities
import Tables

/// Reads `[policy.*]`: every setting must be there, with its value, its source and its certainty.
struct PolicyReading {
  let table: TOMLTable

  /// The policy, or `nil` where a setting is missing or wrong; all findings are remembered by the table.
  func policy() -> Policy? {
    // Everything is asked for before anything is given up, so that one run reports all.
    let emergencyTemperature = number("emergency_temperature_c", 0...30)
    let coldTemperature = number("cold_temperature_c", -10...30)
    let responsePriority = minutes("response_priority_min", 1...10_080)
    let responseAll = minutes("response_all_min", 1...10_080)
    let persons = number("persons_per_household", 1...20)
    let pelletCap = setting("pellet_cap_kg") {
      $0.integer("value", in: 1...1_000_000).map { Kilograms(Int64($0)) }
    }
    let reserveFuel = setting("reserve_fuel") { $0.string("value") }
    let pelletFuel = setting("pellet_fuel") { $0.string("value") }
    let nearestPoints = setting("nearest_points") { $0.integer("value", in: 1...1_000) }
    let coverage = number("township_coverage_min", 0...1)
    let priorityWeight = number("priority_weight", 1...1_000_000)
    let facilityLoss = number("facility_heat_loss_w_per_m2k", 0.1...20)
    let lost = setting("lost_in_power_cut", lostShares)
    let bands = setting("snow_bands", snowBands)
    let ploughDepth = number("plough_depth_cm", 0...200)
    let ploughRate = number("plough_km_per_hour", 0...100_000)
    let haulCost = setting("haul_cost_fen_per_tkm") {
      $0.integer("value", in: 0...1_000_000).map { Fen(Int64($0)) }
    }
    let unload = minutes("unload_min", 0...1_440)
    let mobilise = minutes("mobilise_min", 0...10_080)
    let base = number("season_base_temperature_c", 0...30)
    let pellets = pellets()
    let dispatch = dispatch()
    let haulage = haulage()
    let emergency = emergency()
    guard let emergencyTemperature, let coldTemperature, let responsePriority, let responseAll, let persons,
      let pelletCap, let reserveFuel, let pelletFuel, let nearestPoints, let coverage, let priorityWeight,
      let facilityLoss, let lost, let bands, let ploughDepth, let ploughRate, let haulCost, let unload,
      let mobilise, let base, let pellets, let dispatch, let haulage, let emergency
    else { return nil }
    return Policy(
      emergencyTemperature: emergencyTemperature, coldTemperature: coldTemperature,
      responsePriority: responsePriority, responseAll: responseAll, personsPerHousehold: persons,
      pelletCap: pelletCap, reserveFuel: reserveFuel, pelletFuel: pelletFuel, nearestPoints: nearestPoints,
      townshipCoverage: coverage, priorityWeight: priorityWeight, facilityHeatLoss: facilityLoss,
      lostInPowerCut: lost, snowBands: bands,
      ploughDepth: ploughDepth, ploughRate: ploughRate, haulCost: haulCost, unloadTime: unload,
      mobiliseTime: mobilise, seasonBaseTemperature: base, pellets: pellets, dispatch: dispatch,
      haulage: haulage, emergency: emergency)
  }

  /// The settings of the season's pellets. One that is missing is assumed; one that is there has to be right.
  private func pellets() -> PelletPolicy? {
    var policy = PelletPolicy()
    let kilograms = { (range: ClosedRange<Int>) in
      { (entry: TOMLTable) in entry.integer("value", in: range).map { Kilograms(Int64($0)) } }
    }
    let isSound = [
      read("pellet_grade", into: &policy.grade) { $0.string("value") },
      read("pellet_year_start", into: &policy.yearStart, accountYear),
      read("pellet_household_storage_kg", into: &policy.householdStorage, kilograms(0...100_000)),
      read("pellet_truck_kg", into: &policy.truckLoad, kilograms(100...50_000)),
      read("pellet_minimum_drop_kg", into: &policy.minimumDrop, kilograms(0...50_000)),
      read("pellet_floor_share", into: &policy.floorShare) { $0.double("value", in: 0...1) },
      read("pellet_holding_fen_per_t_month", into: &policy.holding) {
        $0.integer("value", in: 0...1_000_000).map { Fen(Int64($0)) }
      },
    ]
    return isSound.contains(false) ? nil : policy
  }

  /// The rules of truck schedules. One that is missing is as `DispatchRules` has it; one that is there has to be right.
  private func dispatch() -> DispatchRules? {
    var rules = DispatchRules()
    let minutes = { (range: ClosedRange<Int>) in
      { (entry: TOMLTable) in entry.integer("value", in: range).map { Minutes(Int64($0)) } }
    }
    let isSound = [
      read("dispatch_longest_spell_min", into: &rules.longestSpell, minutes(10...1_440)),
      read("dispatch_rest_min", into: &rules.rest, minutes(0...1_440)),
      read("dispatch_stops_are_rests", into: &rules.stopsAreRests) { $0.bool("value") },
      read("dispatch_driving_per_shift_min", into: &rules.drivingPerShift, minutes(10...1_440)),
      read("dispatch_overtime_max_min", into: &rules.overtime, minutes(0...960)),
      read("dispatch_overtime_fen_per_h", into: &rules.overtimePerHour) {
        $0.integer("value", in: 0...10_000_000).map { Fen(Int64($0)) }
      },
      read("dispatch_set_up_min", into: &rules.setUp, minutes(0...240)),
      read("dispatch_doorstep_min_per_household", into: &rules.doorstep, minutes(0...240)),
      read("dispatch_minimum_drop_kg", into: &rules.minimumDrop) {
        $0.integer("value", in: 0...50_000).map { Kilograms(Int64($0)) }
      },
      read("dispatch_drops_per_trip", into: &rules.dropsPerTrip) { $0.integer("value", in: 1...20) },
      read("dispatch_change_household_hours", into: &rules.changePrice) {
        $0.integer("value", in: 0...1_000_000)
      },
    ]
    return isSound.contains(false) ? nil : rules
  }

  /// What truckloads are sized with, likewise.
  private func haulage() -> HaulageTerms? {
    var terms = HaulageTerms()
    var isSound = true
    for term in HaulageTerm.all {
      var setting = term.value(in: terms)
      isSound =
        read(term.key, into: &setting) { $0.integer("value", in: term.range) } && isSound
      term.put(setting, into: &terms)
    }
    return isSound ? terms : nil
  }

  /// The settings of an emergency, likewise.
  private func emergency() -> EmergencyPolicy? {
    var policy = EmergencyPolicy()
    let minutes = { (entry: TOMLTable) in entry.integer("value", in: 0...10_080).map { Minutes(Int64($0)) } }
    let isSound = [
      read("fails_with_power", into: &policy.failsWithPower, dependents),
      read("mobile_battery_min", into: &policy.mobileBattery, minutes),
      read("late_order_min", into: &policy.lateOrder, minutes),
      read("truck_range_km", into: &policy.truckRange) {
        $0.double("value", in: 1...10_000).map { Metres.kilometres($0) }
      },
      read("breakdowns_per_1000_km", into: &policy.breakdowns) { $0.double("value", in: 0...1_000) },
      read("breakdown_repair_min", into: &policy.repair, minutes),
      read("loading_time_shape", into: &policy.loadingShape) { $0.double("value", in: 0...10_000) },
      read("resupply_share", into: &policy.resupply) { $0.double("value", in: 0...1) },
      read("replan_every_h", into: &policy.replanning) { $0.integer("value", in: 1...168) },
    ]
    return isSound.contains(false) ? nil : policy
  }

  private func dependents(_ entry: TOMLTable) -> Set<PowerDependent>? {
    guard let switches = entry.table("value") else { return nil }
    var failing: Set<PowerDependent> = []
    var isSound = true
    for dependent in PowerDependent.allCases {
      guard switches.contains(dependent.rawValue) else {
        failing.insert(dependent)
        continue
      }
      switch switches.bool(dependent.rawValue) {
      case true?: failing.insert(dependent)
      case false?: break
      case nil: isSound = false
      }
    }
    return isSound ? failing : nil
  }

  private func read<Value>(
    _ key: String, into target: inout Setting<Value>, _ value: (TOMLTable) -> Value?
  ) -> Bool {
    guard table.contains(key) else { return true }
    guard let read = setting(key, value) else { return false }
    target = read
    return true
  }

  private func number(_ key: String, _ range: ClosedRange<Double>) -> Setting<Double>? {
    setting(key) { $0.double("value", in: range) }
  }

  private func minutes(_ key: String, _ range: ClosedRange<Int>) -> Setting<Minutes>? {
    setting(key) { $0.integer("value", in: range).map { Minutes(Int64($0)) } }
  }

  private func setting<Value>(_ key: String, _ value: (TOMLTable) -> Value?) -> Setting<Value>? {
    guard let entry = table.table(key) else { return nil }
    let value = value(entry)
    let source = entry.string("source")
    let certainty: Certainty? = entry.word("certainty")
    guard let value, let source, let certainty else { return nil }
    return Setting(value, source: source, certainty: certainty)
  }

  private func accountYear(_ entry: TOMLTable) -> AccountYear? {
    guard let text = entry.string("value") else { return nil }
    if let year = AccountYear(start: text) { return year }
    entry.report(
      .error, "policy.pellet-year", at: "value", found: text,
      Bilingual(
        zh: "补贴年度的起始日应写成“月-日”，每年都有的一天。", en: "The subsidy year begins on a day MM-DD that every year has."),
      remedy: Bilingual(zh: "例如 value = \"07-01\"。", en: "E.g. value = \"07-01\"."))
    return nil
  }

  private func lostShares(_ entry: TOMLTable) -> [Pathway: Double]? {
    guard let shares = entry.table("value") else { return nil }
    var lost: [Pathway: Double] = [:]
    for pathway in Pathway.allCases { lost[pathway] = shares.optionalDouble(pathway.rawValue, in: 0...1) }
    return lost
  }

  private func snowBands(_ entry: TOMLTable) -> [SnowBand]? {
    guard let items = entry.tables("value") else { return nil }
    let bands = items.map { ($0.double("depth_cm", in: 0.1...500), $0.double("speed", in: 0.01...1)) }
    var result: [SnowBand] = []
    for case (let depth?, let speed?) in bands { result.append(SnowBand(depth: depth, speedFactor: speed)) }
    guard result.count == items.count else { return nil }
    let isOrdered = zip(result, result.dropFirst()).allSatisfy {
      $0.depth < $1.depth && $0.speedFactor >= $1.speedFactor
    }
    guard !result.isEmpty, isOrdered else {
      entry.report(
        .error, "policy.snow-bands", at: "value",
        found: result.map { "\($0.depth) cm: \($0.speedFactor)" }.joined(separator: ", "),
        Bilingual(
          zh: "积雪分档至少一档，深度要递增，车速系数不能随深度变大。",
          en: "There must be a snow band, depths must rise, and speed must not rise with depth."),
        remedy: Bilingual(zh: "请从浅到深排列各档。", en: "List the bands from shallow to deep."))
      return nil
    }
    return result
  }
}

extension TOMLTable {
  /// A required text that is one of an enumeration's raw values.
  func word<Word: CaseIterable & RawRepresentable<String>>(_ key: String, default fallback: Word? = nil)
    -> Word?
  {
    if let fallback, !contains(key) {
      _ = optionalString(key)
      return fallback
    }
    guard let text = string(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let choices = Word.allCases.map(\.rawValue).joined(separator: ", ")
    report(
      .error, "toml.unknown-word", at: key, found: text,
      Bilingual(zh: "“\(key)”不认识“\(text)”。", en: "“\(key)” does not know “\(text)”."),
      remedy: Bilingual(zh: "可填：\(choices)。", en: "Use one of: \(choices)."))
    return nil
  }
}
