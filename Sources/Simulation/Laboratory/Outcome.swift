public import Quantities

/// What one replication came to. Whole numbers only, so that sums over any number of replications are exact and do not
/// depend on their order.
///
/// Affected = served + unserved in every hour and township. Mass is conserved: start + supplied = yards + trucks +
/// villages + burnt + lost. Households are unserved in an hour if they need emergency heat and have neither fuel that they
/// can burn safely nor a place in an open shelter. Hours count from the scenario's start.
public struct Outcome: Codable, Hashable, Sendable {
  /// Indoor temperatures below which cold is counted, °C, in the order of ``Township/cold``.
  public static let coldThresholds = [14.0, 10.0, 5.0]

  /// Unserved households below one indoor temperature.
  public struct Cold: Codable, Hashable, Sendable {
    /// Hours that ended below it, by household.
    public var householdHours = 0
    /// How far below it, 10⁻³ K · h · households.
    public var milliKelvinHours = 0
    /// First hour that ended below it; `nil` = none within the horizon.
    public var firstHour: Int?

    /// Nobody cold.
    public init() {}
  }

  /// What happened to one township.
  public struct Township: Codable, Hashable, Sendable {
    /// Households that ever needed emergency heat.
    public var households = 0
    /// Household-hours that needed it.
    public var affected = 0
    /// Of which served.
    public var served = 0
    /// Of the served, in a shelter.
    public var sheltered = 0
    /// First hour with an unserved household; `nil` = none within the horizon.
    public var firstShortageHour: Int?
    /// By ``Outcome/coldThresholds``.
    public var cold = [Cold](repeating: Cold(), count: Outcome.coldThresholds.count)

    /// Household-hours not served.
    public var unserved: Int { affected - served }

    /// A township where nothing happened.
    public init() {}
  }

  /// How much of something took so many minutes.
  public struct Spell: Codable, Hashable, Sendable {
    /// The minutes.
    public var minutes: Int
    /// kg, or trucks.
    public var count: Int

    /// `count` that took `minutes`.
    public init(minutes: Int, count: Int) {
      self.minutes = minutes
      self.count = count
    }
  }

  /// Households that needed emergency heat, hour by hour.
  public var affectedByHour: [Int]
  /// Of which served.
  public var servedByHour: [Int]
  /// By township of the district.
  public var townships: [Township]
  /// How many households went unserved for exactly `index` hours, of those that ever needed emergency heat; without
  /// trailing zeros. Within a cohort the served stay served and the unserved get their heat back first.
  public var householdsByUnservedHours: [Int] = []

  /// kg by minutes from the order to the arrival in the village, ascending.
  public var leadTimes: [Spell] = []
  /// kg needed that never arrived: what counts as an infinite lead time.
  public var undelivered = Kilograms.zero
  /// kg that were due within the horizon: all that was needed where the response time had run out.
  public var due = Kilograms.zero
  /// Of which in the village in time.
  public var onTime = Kilograms.zero
  /// Trucks by minutes they waited for a dock, ascending; those loaded at once wait 0.
  public var dockWaits: [Spell] = []

  /// Loaded departures.
  public var trips = 0
  /// Breakdowns on the road.
  public var breakdowns = 0
  /// Planned trips that could not be carried out: no such truck, yard or need, or no coal left.
  public var refusedOrders = 0
  /// Driven by all trucks, empty legs included.
  public var truckDistance = Metres.zero
  /// Load times distance of the loaded legs, kg · m.
  public var haulage: Int64 = 0
  /// Trucks out of their bases, minutes of all trucks.
  public var truckBusy = Minutes.zero
  /// Trucks fit for duty, minutes of all trucks within their shifts.
  public var truckAvailable = Minutes.zero
  /// What the kilometres and hours of the trucks cost.
  public var transport = Fen.zero

  /// Stock at the start.
  public var start = Kilograms.zero
  /// Brought from outside since.
  public var supplied = Kilograms.zero
  /// At the end in the yards.
  public var inYards = Kilograms.zero
  /// At the end on trucks, those still at a dock included.
  public var onTrucks = Kilograms.zero
  /// At the end in the villages, not burnt.
  public var inVillages = Kilograms.zero
  /// Burnt.
  public var burnt = Kilograms.zero
  /// Lost with destroyed yards.
  public var lost = Kilograms.zero

  /// Nothing has happened yet.
  ///
  /// - Parameters:
  ///   - hours: The horizon.
  ///   - townships: How many the district has.
  public init(hours: Int, townships: Int) {
    affectedByHour = [Int](repeating: 0, count: hours)
    servedByHour = [Int](repeating: 0, count: hours)
    self.townships = [Township](repeating: Township(), count: townships)
  }

  /// Hours followed.
  public var horizon: Int { affectedByHour.count }
  /// Household-hours that needed emergency heat.
  public var affected: Int { affectedByHour.reduce(0, +) }
  /// Of which served.
  public var served: Int { servedByHour.reduce(0, +) }
  /// Of which not.
  public var unserved: Int { affected - served }
  /// First hour with an unserved household; `nil` = none within the horizon.
  public var firstShortageHour: Int? { townships.compactMap(\.firstShortageHour).min() }
}
