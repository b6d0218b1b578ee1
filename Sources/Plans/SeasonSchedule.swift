public import Quantities

/// A season of weekly deliveries: which truckloads go to which village on which day.
public struct SeasonSchedule: Codable, Sendable, Hashable {
  /// Trucks of one kind that go from one place to another on one day.
  public struct Drop: Codable, Sendable, Hashable {
    /// The day, ISO 8601.
    public var date: String
    /// Id of the plant or hub they load at.
    public var supplier: String
    /// Code of the village, or id of the hub.
    public var destination: String
    /// Payload of such a truck.
    public var payloadKg: Kilograms
    /// Trucks that go there for it alone; 0 = it shares one with drops elsewhere.
    public var loads: Int
    /// What they bring.
    public var kg: Kilograms
    /// What they cost; a shared drop's part is an estimate.
    public var costFen: Fen
    /// How long trucks are busy with it; a shared drop's part is an estimate.
    public var truckMinutes: Minutes

    /// A drop.
    public init(
      date: String, supplier: String, destination: String, payloadKg: Kilograms, loads: Int, kg: Kilograms,
      costFen: Fen, truckMinutes: Minutes
    ) {
      self.date = date
      self.supplier = supplier
      self.destination = destination
      self.payloadKg = payloadKg
      self.loads = loads
      self.kg = kg
      self.costFen = costFen
      self.truckMinutes = truckMinutes
    }
  }

  /// A week from Monday to Sunday, or the part of it that is in the season.
  public struct Week: Codable, Sendable, Hashable {
    /// First day, ISO 8601.
    public var start: String
    /// Last day, ISO 8601.
    public var end: String
    /// What is delivered, by day.
    public var drops: [Drop]

    /// A week.
    public init(start: String, end: String, drops: [Drop]) {
      self.start = start
      self.end = end
      self.drops = drops
    }
  }

  /// A period of the allocation, sized at once, and what is proven about it.
  public struct Month: Codable, Sendable, Hashable {
    /// First day of the period, ISO 8601.
    public var start: String
    /// What deliveries to villages cost, weights for late fuel included.
    public var costFen: Fen
    /// No weekly deliveries of the same kilograms on the same weekdays cost less.
    public var boundFen: Fen
    /// The part of the cost that is a weight for fuel that comes after the week it is for.
    public var lateFen: Fen
    /// Overtime and hired trucks.
    public var strainFen: Fen

    /// A period.
    public init(start: String, costFen: Fen, boundFen: Fen, lateFen: Fen, strainFen: Fen) {
      self.start = start
      self.costFen = costFen
      self.boundFen = boundFen
      self.lateFen = lateFen
      self.strainFen = strainFen
    }

    /// How far the cost may be above the least, as a share of it.
    public var gap: Double {
      costFen > .zero ? Double(costFen.count - boundFen.count) / Double(costFen.count) : 0
    }
  }

  /// The weeks, in order.
  public var weeks: [Week]
  /// By code of village: the weekday it is delivered on, 1 = Monday … 7 = Sunday.
  public var weekdays: [String: Int]
  /// The periods, in order.
  public var months: [Month]
  /// Drops on another day than the village's, because a period has none of its weekdays.
  public var exceptions: Int
  /// What the allocation has and no truck could bring.
  public var unscheduledKg: Kilograms
  /// Policy numbers it was made with, each with its source.
  public var settings: [SettingRecord]

  /// A schedule.
  public init(
    weeks: [Week], weekdays: [String: Int], months: [Month], exceptions: Int, unscheduledKg: Kilograms,
    settings: [SettingRecord] = []
  ) {
    self.weeks = weeks
    self.weekdays = weekdays
    self.months = months
    self.exceptions = exceptions
    self.unscheduledKg = unscheduledKg
    self.settings = settings
  }
}
