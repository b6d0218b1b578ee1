public import District
public import Quantities

/// Coal that one village is to get with one urgency.
public struct DeliveryOrder: Codable, Hashable, Sendable {
  /// Its id: the village's code and the urgency, e.g. `140602101203-priority`.
  public var id: String
  /// Twelve-digit code.
  public var village: String
  /// The village's name.
  public var name: Bilingual
  /// Whom it is for.
  public var urgency: Urgency
  /// Households that want it; 0 where only facilities do.
  public var households: Int
  /// All of it.
  public var kg: Kilograms
  /// First minute in which a truck may set out for it.
  public var release: Minutes
  /// The minute in which the first of its houses falls to the cold temperature without fuel; a facility, whose house is not known, when
  /// it loses its heat. `nil` = none does within the horizon.
  public var due: Minutes?
  /// What arrives within the horizon.
  public var arrivesKg: Kilograms
  /// When the first of it is there; `nil` = none is.
  public var firstArrival: Minutes?
  /// Household-hours below the cold temperature for want of it, each counted once.
  public var coldHouseholdHours: Int
  /// kg that an hour asked for and did not find in the village.
  public var unservedKg: Kilograms
  /// Why it is late or short; `nil` where it is neither. It is late where houses get cold for want of it, and short where more
  /// is missing than had been asked for by ``due``: before that hour nobody is cold yet, and a truck may be on its way.
  public var reason: Shortfall?

  /// An order.
  public init(
    id: String, village: String, name: Bilingual, urgency: Urgency, households: Int, kg: Kilograms,
    release: Minutes,
    due: Minutes?, arrivesKg: Kilograms, firstArrival: Minutes?, coldHouseholdHours: Int,
    unservedKg: Kilograms,
    reason: Shortfall? = nil
  ) {
    self.id = id
    self.village = village
    self.name = name
    self.urgency = urgency
    self.households = households
    self.kg = kg
    self.release = release
    self.due = due
    self.arrivesKg = arrivesKg
    self.firstArrival = firstArrival
    self.coldHouseholdHours = coldHouseholdHours
    self.unservedKg = unservedKg
    self.reason = reason
  }
}

/// Why an order is late or short, and the least that would have to be otherwise.
public struct Shortfall: Codable, Hashable, Sendable {
  /// The constraint that, lifted alone, would help.
  public enum Code: String, Codable, Hashable, Sendable, CaseIterable {
    /// There is no truck at all that can be sent.
    case noTruck = "NO_TRUCK"
    /// No truck is light enough for any way to the village.
    case noAccessibleTruck = "NO_ACCESSIBLE_TRUCK"
    /// The ways are closed.
    case roadClosed = "ROAD_CLOSED"
    /// Even the nearest truck, sent at the first minute allowed, comes too late.
    case timeWindow = "TIME_WINDOW"
    /// The shifts are full.
    case shiftFull = "SHIFT_FULL"
    /// The docks are busy.
    case dockFull = "DOCK_FULL"
    /// The yards in reach are empty.
    case sourceStock = "SOURCE_STOCK"
    /// The village can store no more.
    case storageFull = "STORAGE_FULL"
    /// The drivers may drive no further.
    case driverHours = "DRIVER_HOURS"
    /// The trucks can go no further on a tank, and the filling stations at their bases have no power.
    case truckRange = "TRUCK_RANGE"
    /// The trucks are with others, for whom it is worse.
    case lowerPriority = "LOWER_PRIORITY"
    /// What is lacking is less than is brought at a time.
    case minimumDrop = "MIN_DROP"
  }
  /// The constraint.
  public var code: Code
  /// What it means here.
  public var words: Bilingual
  /// The cheapest thing that would help, in words.
  public var relaxation: Bilingual
  /// Cold household-hours that it would save; 0 where it saves kilograms only.
  public var savedHouseholdHours: Int
  /// Unserved kilograms that it would save.
  public var savedKg: Kilograms

  /// A shortfall.
  public init(
    code: Code, words: Bilingual, relaxation: Bilingual, savedHouseholdHours: Int, savedKg: Kilograms
  ) {
    self.code = code
    self.words = words
    self.relaxation = relaxation
    self.savedHouseholdHours = savedHouseholdHours
    self.savedKg = savedKg
  }
}
