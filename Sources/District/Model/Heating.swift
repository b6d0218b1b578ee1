public import Quantities

/// What heats a household.
public enum Pathway: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  /// 热电联产集中供暖: district heating from the power plant.
  case chp
  /// 分户式煤改电: an air-source heat pump per household.
  case ashpHousehold = "ashp-household"
  /// 分布式煤改电: a heat-pump station per village.
  case ashpStation = "ashp-station"
  /// 太阳能+: warm-air heat pump, direct electric heater and grid-tied photovoltaics.
  case solar
  /// 生物质炉具+燃料.
  case biomass
  /// 煤改气. The plan names gas cuts; the shipped data holds no gas household.
  case gas
  /// Not converted yet.
  case coal

  /// What people call it.
  public var label: Bilingual {
    switch self {
    case .chp: Bilingual(zh: "集中供暖", en: "central heating")
    case .ashpHousehold: Bilingual(zh: "分户式煤改电", en: "household heat pump")
    case .ashpStation: Bilingual(zh: "分布式煤改电", en: "village heat-pump station")
    case .solar: Bilingual(zh: "太阳能+", en: "solar plus electric")
    case .biomass: Bilingual(zh: "生物质炉具", en: "biomass stove")
    case .gas: Bilingual(zh: "煤改气", en: "gas")
    case .coal: Bilingual(zh: "未改造燃煤", en: "unconverted coal")
    }
  }
}

/// The households of one village on one pathway.
public struct HouseholdGroup: Hashable, Sendable {
  /// Index into `District.villages`.
  public var village: Int
  /// What heats them.
  public var pathway: Pathway
  /// How many there are.
  public var count: Int
  /// Share with a usable emergency stove and flue.
  public var stoveShare: Double
  /// Share with a carbon-monoxide alarm.
  public var alarmShare: Double
  /// How many count as vulnerable (elderly alone, ill, infants).
  public var vulnerable: Int
  /// Index into `District.archetypes`.
  public var archetype: Int
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A group.
  public init(
    village: Int, pathway: Pathway, count: Int, stoveShare: Double, alarmShare: Double, vulnerable: Int,
    archetype: Int, certainty: Certainty
  ) {
    self.village = village
    self.pathway = pathway
    self.count = count
    self.stoveShare = stoveShare
    self.alarmShare = alarmShare
    self.vulnerable = vulnerable
    self.archetype = archetype
    self.certainty = certainty
  }

  /// Households in which coal can be burnt safely: those *certain* to have both stove and alarm.
  ///
  /// The two shares do not say how far they overlap. The Fréchet lower bound `max(0, s + a − 1)` is the
  /// only share that holds whatever the overlap is; anything more would count on luck.
  public var safeStoves: Int {
    // 1e-9 forgives shares like 0.9 + 1.0 − 1 that fall a hair short of the number meant
    Int((Double(count) * max(0, stoveShare + alarmShare - 1) + 1e-9).rounded(.down))
  }
}

/// A kind of house, as one thermal resistance and one capacity.
public struct Archetype: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Heat loss of the heated part, W/K, air change included.
  public var heatLoss: Double
  /// Share of that loss which belongs to the one room kept warm in an emergency.
  public var emergencyRoomShare: Double
  /// Time constant, hours.
  public var timeConstant: Double
  /// Indoor temperature when the heat fails, °C.
  public var startTemperature: Double
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A kind of house.
  public init(
    id: String, name: Bilingual, heatLoss: Double, emergencyRoomShare: Double, timeConstant: Double,
    startTemperature: Double, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.heatLoss = heatLoss
    self.emergencyRoomShare = emergencyRoomShare
    self.timeConstant = timeConstant
    self.startTemperature = startTemperature
    self.certainty = certainty
  }

  /// Heat loss of the emergency room, W/K.
  public var emergencyHeatLoss: Double { heatLoss * emergencyRoomShare }
}

/// A clinic, school, police station or welfare home.
public struct Facility: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// 卫生所
    case clinic
    /// 学校
    case school
    /// 派出所
    case police
    /// 福利院
    case welfare
  }
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Index into `District.villages`.
  public var village: Int
  /// What it is.
  public var kind: Kind
  /// What heats it.
  public var pathway: Pathway
  /// Heated floor area, m².
  public var heatedArea: Double
  /// 1 is served first.
  public var priority: Int
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A facility.
  public init(
    id: String, name: Bilingual, village: Int, kind: Kind, pathway: Pathway, heatedArea: Double,
    priority: Int, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.village = village
    self.kind = kind
    self.pathway = pathway
    self.heatedArea = heatedArea
    self.priority = priority
    self.certainty = certainty
  }
}

/// A climate zone: the plain, or the hills.
public struct ClimateZone: Hashable, Sendable {
  /// One month of a normal year.
  public struct Month: Hashable, Sendable {
    /// 1 to 12.
    public var month: Int
    /// Mean temperature, °C.
    public var mean: Double
    /// Mean daily minimum, °C.
    public var meanMinimum: Double
    /// Standard deviation of daily means, °C.
    public var spread: Double
    /// Mean snowfall, cm of fresh snow.
    public var snowfall: Double

    /// A month.
    public init(month: Int, mean: Double, meanMinimum: Double, spread: Double, snowfall: Double) {
      self.month = month
      self.mean = mean
      self.meanMinimum = meanMinimum
      self.spread = spread
      self.snowfall = snowfall
    }
  }
  /// Its id, e.g. `plain`.
  public var id: String
  /// The months given, in order.
  public var months: [Month]

  /// A zone.
  public init(id: String, months: [Month]) {
    self.id = id
    self.months = months
  }
}
