public import Quantities

/// A policy number with what it rests on. The district's plan gives almost none of them, so each is a
/// setting that an office can change and must be able to defend.
public struct Setting<Value: Sendable>: Sendable {
  /// The number.
  public var value: Value
  /// The document or reasoning.
  public var source: String
  /// How far it can be trusted.
  public var certainty: Certainty

  /// A setting.
  public init(_ value: Value, source: String, certainty: Certainty) {
    self.value = value
    self.source = source
    self.certainty = certainty
  }
}

extension Setting {
  /// What is taken where `district.toml` says nothing; its source is in both languages, for the reports.
  static func leftOut(_ value: Value) -> Setting {
    Setting(
      value,
      source:
        "本项目整理（假定）；district.toml 未写明 / chosen by this project (assumed); district.toml does not say",
      certainty: .assumed)
  }
}

/// One band of the snow table: up to this depth, this speed.
public struct SnowBand: Hashable, Sendable {
  /// Deepest snow of the band, cm.
  public var depth: Double
  /// Speed relative to a dry road.
  public var speedFactor: Double

  /// A band.
  public init(depth: Double, speedFactor: Double) {
    self.depth = depth
    self.speedFactor = speedFactor
  }
}

/// Every policy number of the district (`[policy.*]` in `district.toml`).
public struct Policy: Sendable {
  /// Indoor temperature the emergency room is kept at, °C. `emergency_temperature_c`
  public var emergencyTemperature: Setting<Double>
  /// Indoor temperature below which an hour counts as cold, °C. `cold_temperature_c`
  public var coldTemperature: Setting<Double>
  /// Longest time to vulnerable households and priority facilities. `response_priority_min`
  public var responsePriority: Setting<Minutes>
  /// Longest time to everybody else. `response_all_min`
  public var responseAll: Setting<Minutes>
  /// People per household, for shelter places. `persons_per_household`
  public var personsPerHousehold: Setting<Double>
  /// Subsidised pellets per household and year, at most. `pellet_cap_kg`
  public var pelletCap: Setting<Kilograms>
  /// Id of the fuel the reserve is laid in. `reserve_fuel`
  public var reserveFuel: Setting<String>
  /// Id of the pellet grade that is contracted. `pellet_fuel`
  public var pelletFuel: Setting<String>
  /// How many of the nearest admissible points may serve a village. `nearest_points`
  public var nearestPoints: Setting<Int>
  /// Share of every required scenario's need that each township must have covered, 0 to 1.
  /// `township_coverage_min`
  public var townshipCoverage: Setting<Double>
  /// What a missing tonne for the vulnerable and priority facilities counts, in ordinary tonnes. `priority_weight`
  public var priorityWeight: Setting<Double>
  /// Heat loss of public buildings, W per m² and K. `facility_heat_loss_w_per_m2k`
  public var facilityHeatLoss: Setting<Double>
  /// Share of each pathway that loses heat when the grid fails. `[policy.lost_in_power_cut]`
  public var lostInPowerCut: Setting<[Pathway: Double]>
  /// Speed against snow depth, shallowest band first; deeper than the last is closed. `snow_bands`
  public var snowBands: Setting<[SnowBand]>
  /// Roads reopen when ploughed to this depth, cm. `plough_depth_cm`
  public var ploughDepth: Setting<Double>
  /// Roads that crews can clear in an hour, km. `plough_km_per_hour`
  public var ploughRate: Setting<Double>
  /// Cost of carrying a tonne one kilometre. `haul_cost_fen_per_tkm`
  public var haulCost: Setting<Fen>
  /// Time to unload at a village's drop point. `unload_min`
  public var unloadTime: Setting<Minutes>
  /// From the alarm to the first order. `mobilise_min`
  public var mobiliseTime: Setting<Minutes>
  /// Seasonal heating base temperature, °C. `season_base_temperature_c`
  public var seasonBaseTemperature: Setting<Double>
  /// How the season's pellets are handed out.
  public var pellets: PelletPolicy
  /// What a truck schedule must keep to.
  public var dispatch: DispatchRules
  /// What the sizing of truckloads takes as given.
  public var haulage: HaulageTerms
  /// How an emergency is run, and what else can go wrong in it.
  public var emergency: EmergencyPolicy

  /// A policy from its settings.
  public init(
    emergencyTemperature: Setting<Double>, coldTemperature: Setting<Double>,
    responsePriority: Setting<Minutes>, responseAll: Setting<Minutes>,
    personsPerHousehold: Setting<Double>, pelletCap: Setting<Kilograms>, reserveFuel: Setting<String>,
    pelletFuel: Setting<String>, nearestPoints: Setting<Int>, townshipCoverage: Setting<Double>,
    priorityWeight: Setting<Double>, facilityHeatLoss: Setting<Double>,
    lostInPowerCut: Setting<[Pathway: Double]>,
    snowBands: Setting<[SnowBand]>, ploughDepth: Setting<Double>, ploughRate: Setting<Double>,
    haulCost: Setting<Fen>, unloadTime: Setting<Minutes>, mobiliseTime: Setting<Minutes>,
    seasonBaseTemperature: Setting<Double>, pellets: PelletPolicy = PelletPolicy(),
    dispatch: DispatchRules = DispatchRules(), haulage: HaulageTerms = HaulageTerms(),
    emergency: EmergencyPolicy = EmergencyPolicy()
  ) {
    self.emergencyTemperature = emergencyTemperature
    self.coldTemperature = coldTemperature
    self.responsePriority = responsePriority
    self.responseAll = responseAll
    self.personsPerHousehold = personsPerHousehold
    self.pelletCap = pelletCap
    self.reserveFuel = reserveFuel
    self.pelletFuel = pelletFuel
    self.nearestPoints = nearestPoints
    self.townshipCoverage = townshipCoverage
    self.priorityWeight = priorityWeight
    self.facilityHeatLoss = facilityHeatLoss
    self.lostInPowerCut = lostInPowerCut
    self.snowBands = snowBands
    self.ploughDepth = ploughDepth
    self.ploughRate = ploughRate
    self.haulCost = haulCost
    self.unloadTime = unloadTime
    self.mobiliseTime = mobiliseTime
    self.seasonBaseTemperature = seasonBaseTemperature
    self.pellets = pellets
    self.dispatch = dispatch
    self.haulage = haulage
    self.emergency = emergency
  }
}

/// Who is in a hurry, and so which response time holds.
public enum Urgency: String, Codable, Sendable, CaseIterable {
  /// Vulnerable households and priority facilities: `Policy.responsePriority`.
  case priority
  /// Everybody else: `Policy.responseAll`.
  case ordinary
}
