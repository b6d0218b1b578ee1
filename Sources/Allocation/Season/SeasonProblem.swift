public import Quantities

/// A season's pellets: who makes them when, who needs them when, and how they get there.
///
/// All masses are whole kilograms and all arrays over periods have one entry per period of the season.
public struct SeasonProblem: Hashable, Sendable {
  /// A plant.
  public struct Plant: Hashable, Sendable {
    /// What it can hand out in each period. The caller leaves out lots that failed, await inspection or fall short of the
    /// contract's grade.
    public var capacity: [Kilograms]
    /// What it can hand out over the season.
    public var seasonCapacity: Kilograms
    /// Price at the gate per tonne, in each period.
    public var fenPerTonne: [Fen]

    /// A plant.
    public init(capacity: [Kilograms], seasonCapacity: Kilograms, fenPerTonne: [Fen]) {
      self.capacity = capacity
      self.seasonCapacity = seasonCapacity
      self.fenPerTonne = fenPerTonne
    }
  }

  /// A store between plants and villages.
  public struct Hub: Hashable, Sendable {
    /// What it can hold from one period to the next.
    public var capacity: Kilograms
    /// Cost of taking in a tonne.
    public var handling: Fen

    /// A hub.
    public init(capacity: Kilograms, handling: Fen) {
      self.capacity = capacity
      self.handling = handling
    }
  }

  /// A village.
  public struct Village: Hashable, Sendable {
    /// What its store can hold from one period to the next; nothing where it has none.
    public var store: Kilograms
    /// What one truck brings.
    public var truckLoad: Kilograms
    /// Whether trucks can reach it, in each period.
    public var isOpen: [Bool]

    /// A village.
    public init(store: Kilograms, truckLoad: Kilograms, isOpen: [Bool]) {
      self.store = store
      self.truckLoad = truckLoad
      self.isOpen = isOpen
    }
  }

  /// The households of one village that have the same claim.
  public struct HouseholdClass: Hashable, Sendable {
    /// Index of their village.
    public var village: Int
    /// How many.
    public var households: Int
    /// Whether they come first: old, ill, with infants.
    public var isVulnerable: Bool
    /// What one of them may burn subsidised in each period: its need, over the season never more than the cap.
    public var entitlement: [Kilograms]
    /// What one of them can keep at home from one period to the next.
    public var storage: Kilograms

    /// A class.
    public init(
      village: Int, households: Int, isVulnerable: Bool, entitlement: [Kilograms], storage: Kilograms
    ) {
      self.village = village
      self.households = households
      self.isVulnerable = isVulnerable
      self.entitlement = entitlement
      self.storage = storage
    }

    /// What one of them may get over the season.
    public var seasonEntitlement: Kilograms { entitlement.total { $0 } }
    /// What all of them may get over the season.
    public var total: Kilograms { seasonEntitlement * households }
  }

  /// Lengths of the ways; `nil` where there is none.
  public struct Ways: Hashable, Sendable {
    /// By plant, then village.
    public var plantToVillage: [[Metres?]]
    /// By plant, then hub.
    public var plantToHub: [[Metres?]]
    /// By hub, then village.
    public var hubToVillage: [[Metres?]]

    /// The ways.
    public init(plantToVillage: [[Metres?]], plantToHub: [[Metres?]] = [], hubToVillage: [[Metres?]] = []) {
      self.plantToVillage = plantToVillage
      self.plantToHub = plantToHub
      self.hubToVillage = hubToVillage
    }
  }

  /// What decides, beside who and where.
  public struct Terms: Hashable, Sendable {
    /// Carrying a tonne one kilometre.
    public var haulage: Fen
    /// Holding a tonne for thirty days, wherever it lies.
    public var holding: Fen
    /// The share of its claim that every household is to have before anyone has more, in thousandths.
    public var floorPerMille: Int
    /// The least that is brought to a village at a time, but for what is left of its season.
    public var minimumDrop: Kilograms

    /// The terms.
    public init(haulage: Fen, holding: Fen, floorPerMille: Int, minimumDrop: Kilograms) {
      self.haulage = haulage
      self.holding = holding
      self.floorPerMille = floorPerMille
      self.minimumDrop = minimumDrop
    }
  }

  /// Days of each period.
  public let days: [Int]
  /// The plants.
  public let plants: [Plant]
  /// The hubs; there may be none.
  public let hubs: [Hub]
  /// The villages.
  public let villages: [Village]
  /// The classes, those of a village together, villages in order.
  public let classes: [HouseholdClass]
  /// The ways.
  public let ways: Ways
  /// The terms.
  public let terms: Terms

  /// A problem.
  ///
  /// - Throws: ``SeasonProblemError`` for the first number that makes no sense.
  public init(
    days: [Int], plants: [Plant], hubs: [Hub] = [], villages: [Village], classes: [HouseholdClass],
    ways: Ways, terms: Terms
  ) throws(SeasonProblemError) {
    self.days = days
    self.plants = plants
    self.hubs = hubs
    self.villages = villages
    self.classes = classes
    self.ways = ways
    self.terms = terms
    try validate()
  }

  /// How many periods the season has.
  public var periods: Int { days.count }

  /// What everybody may get over the season.
  public var totalEntitlement: Kilograms { classes.total(\.total) }
}
