public import District
public import Quantities

/// What happened in one run of a scenario.
///
/// Served and unserved household-hours add up to the affected ones, and mass is conserved:
/// start = yards + trucks + villages + burnt + lost.
public struct SimulationRun: Hashable, Sendable {
  /// Coal that arrived in a village.
  public struct Delivery: Hashable, Sendable {
    /// When it was unloaded, counted from the scenario's start.
    public var minute: Minutes
    /// Which truck brought it. Trucks are numbered through the rows of the fleet, each row as often as its count.
    public var truck: Int
    /// Index into `District.sites`: where it was loaded.
    public var site: Int
    /// Index into `District.villages`.
    public var village: Int
    /// Whom it is for.
    public var urgency: Urgency
    /// How much.
    public var kg: Kilograms
  }

  /// Household-hours of one township.
  public struct Service: Hashable, Sendable {
    /// Household-hours that needed emergency heat.
    public var affected = 0
    /// Of which served, with fuel or in a shelter.
    public var served = 0
    /// Of which not.
    public var unserved: Int { affected - served }
  }

  /// Affected households, hour by hour.
  public internal(set) var affectedByHour: [Int]
  /// Unserved households, hour by hour.
  public internal(set) var unservedByHour: [Int]
  /// Service by township.
  public internal(set) var townships: [Service]
  /// Of the served household-hours, those in a shelter.
  public internal(set) var shelteredHouseholdHours = 0
  /// Unserved household-hours that ended below `Policy.coldTemperature`.
  public internal(set) var coldHouseholdHours = 0
  /// First hour that ended with an unserved household below `Policy.emergencyTemperature`; `nil` = none within the
  /// horizon.
  public internal(set) var firstShortageHour: Int?
  /// Stock at the start.
  public internal(set) var startKg: Kilograms
  /// Stock still in each yard at the end, by site.
  public internal(set) var yards: [Kilograms]
  /// On trucks at the end, those still at a dock included.
  public internal(set) var onTrucksKg = Kilograms.zero
  /// In villages at the end, not burnt.
  public internal(set) var inVillagesKg = Kilograms.zero
  /// Burnt.
  public internal(set) var burntKg = Kilograms.zero
  /// Lost with destroyed yards.
  public internal(set) var lostKg = Kilograms.zero
  /// Loaded departures from a yard.
  public internal(set) var trips = 0
  /// Driven by all trucks, empty legs included; a leg counts when it begins.
  public internal(set) var truckDistance = Metres.zero
  /// What was delivered, in order of time.
  public internal(set) var deliveries: [Delivery] = []

  /// Household-hours that needed emergency heat.
  public var affectedHouseholdHours: Int { townships.reduce(0) { $0 + $1.affected } }
  /// Of which served.
  public var servedHouseholdHours: Int { townships.reduce(0) { $0 + $1.served } }
  /// Of which not. Always affected − served.
  public var unservedHouseholdHours: Int { affectedHouseholdHours - servedHouseholdHours }
  /// Stock still in yards at the end.
  public var inYardsKg: Kilograms { yards.total { $0 } }
}
