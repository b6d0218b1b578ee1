public import Quantities

/// What the season's pellets need beside suppliers and households. All of it may be missing.
public struct Pellets: Hashable, Sendable {
  /// What plants can make in a month, where that is known.
  public var plantMonths: [PlantMonth]
  /// Hubs and village stores.
  public var stores: [PelletStore]
  /// Lots made and sampled, or not.
  public var lots: [PelletLot]
  /// Grades that a contract may ask for.
  public var grades: [PelletGrade]

  /// What the pellets need.
  public init(
    plantMonths: [PlantMonth] = [], stores: [PelletStore] = [], lots: [PelletLot] = [],
    grades: [PelletGrade] = []
  ) {
    self.plantMonths = plantMonths
    self.stores = stores
    self.lots = lots
    self.grades = grades
  }
}

/// What a pellet plant can make in a month of the season.
public struct PlantMonth: Hashable, Sendable {
  /// Index into `District.suppliers`.
  public var supplier: Int
  /// 1 … 12.
  public var month: Int
  /// What it can make in the whole month.
  public var capacity: Kilograms
  /// Price per tonne at its gate that month; `nil` = the supplier's own.
  public var price: Fen?
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A plant's month.
  public init(supplier: Int, month: Int, capacity: Kilograms, price: Fen?, certainty: Certainty) {
    self.supplier = supplier
    self.month = month
    self.capacity = capacity
    self.price = price
    self.certainty = certainty
  }
}

/// A dry, roofed store for bagged pellets.
public struct PelletStore: Hashable, Sendable {
  /// Whom it serves.
  public enum Tier: String, CaseIterable, Codable, Sendable {
    /// Between plants and villages.
    case hub
    /// One village.
    case village
  }
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Whom it serves.
  public var tier: Tier
  /// Index into `District.villages`: where it stands.
  public var village: Int
  /// What it can hold.
  public var capacity: Kilograms
  /// Cost of taking in a tonne.
  public var handling: Fen
  /// How far the figures can be trusted.
  public var certainty: Certainty

  /// A store.
  public init(
    id: String, name: Bilingual, tier: Tier, village: Int, capacity: Kilograms, handling: Fen,
    certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.tier = tier
    self.village = village
    self.capacity = capacity
    self.handling = handling
    self.certainty = certainty
  }
}

/// Pellets made in one go and sampled together.
public struct PelletLot: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Index into `District.suppliers`: who made it and holds it.
  public var supplier: Int
  /// Index into `District.fuels`.
  public var fuel: Int
  /// How much.
  public var mass: Kilograms
  /// What the sampling said.
  public var quality: StockLot.Quality
  /// ISO 8601 day it was made.
  public var date: String

  /// A lot.
  public init(
    id: String, supplier: Int, fuel: Int, mass: Kilograms, quality: StockLot.Quality, date: String
  ) {
    self.id = id
    self.supplier = supplier
    self.fuel = fuel
    self.mass = mass
    self.quality = quality
    self.date = date
  }
}

/// A grade of pellets, as a standard defines it.
public struct PelletGrade: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// The standard that defines it.
  public var standard: String
  /// Least lower heating value, MJ/kg.
  public var leastHeatingValue: Double
  /// Most ash by mass, percent; `nil` where the grade sets no limit.
  public var mostAsh: Double?
  /// Most sulphur by mass, percent; `nil` where the grade sets no limit.
  public var mostSulphur: Double?
  /// Who checked the limits against the standard; empty if nobody has.
  public var verifiedBy: String
  /// How far the limits can be trusted.
  public var certainty: Certainty

  /// A grade.
  public init(
    id: String, name: Bilingual, standard: String, leastHeatingValue: Double, mostAsh: Double?,
    mostSulphur: Double?, verifiedBy: String, certainty: Certainty
  ) {
    self.id = id
    self.name = name
    self.standard = standard
    self.leastHeatingValue = leastHeatingValue
    self.mostAsh = mostAsh
    self.mostSulphur = mostSulphur
    self.verifiedBy = verifiedBy
    self.certainty = certainty
  }

  /// Whether a fuel is shown to be at least of this grade: a figure the grade limits and the fuel does not state is not.
  public func admits(_ fuel: Fuel) -> Bool {
    fuel.kind == .pellet && fuel.heatingValue >= leastHeatingValue
      && (mostAsh.map { limit in fuel.ash.map { $0 <= limit } ?? false } ?? true)
      && (mostSulphur.map { limit in fuel.sulphur.map { $0 <= limit } ?? false } ?? true)
  }
}

/// Policy numbers of the season's pellets. A district that does not state one gets the assumption below, shown as such.
public struct PelletPolicy: Sendable {
  /// Id of the grade under contract, see `pellet_grades.csv`; empty = whatever suppliers have. `pellet_grade`
  public var grade = Self.assumed("")
  /// First day of the year that the cap is for. `pellet_year_start`
  public var yearStart = Self.assumed(AccountYear.july)
  /// What a household can keep dry at home. `pellet_household_storage_kg`
  public var householdStorage = Self.assumed(Kilograms(1000))
  /// What one truck brings to a village. `pellet_truck_kg`
  public var truckLoad = Self.assumed(Kilograms(6000))
  /// The least that is brought to a village at a time, but for what is left of its season. `pellet_minimum_drop_kg`
  public var minimumDrop = Self.assumed(Kilograms(500))
  /// Share of its claim that every household is to have before anyone has more, 0 to 1. `pellet_floor_share`
  public var floorShare = Self.assumed(0.5)
  /// Holding a tonne for thirty days. `pellet_holding_fen_per_t_month`
  public var holding = Self.assumed(Fen(300))

  /// The assumptions.
  public init() {}

  private static func assumed<Value: Sendable>(_ value: Value) -> Setting<Value> {
    .leftOut(value)
  }
}

extension District {
  /// The grade under contract, or `nil` where none is named. The reader guarantees that a named one exists.
  public var contractGrade: PelletGrade? {
    pellets.grades.first { $0.id == policy.pellets.grade.value }
  }

  /// Whether a fuel may be handed out as subsidised pellets: a pellet of at least the contract's grade.
  ///
  /// - Parameter fuel: Index into `fuels`.
  public func meetsContract(fuel: Int) -> Bool {
    fuels[fuel].kind == .pellet && (contractGrade?.admits(fuels[fuel]) ?? true)
  }
}
