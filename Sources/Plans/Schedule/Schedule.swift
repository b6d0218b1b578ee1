public import District
public import Quantities

/// Which truck goes where, when, with what: a plain value that serialises (schema `hearth.schedule/1`).
///
/// Sheets, boards, notices and the audit read schedules; only `Planning` makes them. Property names are the JSON keys. Times
/// are whole minutes from ``start``, masses whole kilograms, money whole fen, lengths whole metres. Everything is named by the
/// codes and ids of the district's files, so a schedule can be read without the program that made it.
public struct Schedule: Codable, Hashable, Sendable {
  /// The schema this version writes.
  public static let schema = "hearth.schedule/1"

  /// What the trucks are sent for.
  public enum Purpose: String, Codable, Hashable, Sendable, CaseIterable {
    /// Coal from the reserve in a scenario.
    case emergency
    /// The season's deliveries, week by week.
    case season
  }

  /// A stretch of road that must not be driven for some time.
  public struct Closure: Codable, Hashable, Sendable {
    /// Why it is closed.
    public enum Cause: String, Codable, Hashable, Sendable, CaseIterable {
      /// The scenario closes it: snow, a closed expressway, a closure of its own.
      case scenario
      /// The dispatcher said so.
      case dispatcher
    }
    /// Its id in `roads.csv`.
    public var road: String
    /// First minute in which it is closed.
    public var from: Minutes
    /// First minute in which it is open again; `nil` = not within the horizon.
    public var until: Minutes?
    /// Why.
    public var cause: Cause

    /// A closure.
    public init(road: String, from: Minutes, until: Minutes?, cause: Cause) {
      self.road = road
      self.from = from
      self.until = until
      self.cause = cause
    }
  }

  /// A yard that trucks load at.
  public struct Yard: Codable, Hashable, Sendable {
    /// Its id in `sites.csv`.
    public var site: String
    /// Its name.
    public var name: Bilingual
    /// Where it touches the road network.
    public var junction: String
    /// Trucks that can load at once. Docks are numbered from 1.
    public var docks: Int
    /// Loading per dock and hour.
    public var loadingKgPerHour: Kilograms
    /// Before each load, on the dock.
    public var setUp: Minutes
    /// What stands there when the scenario begins.
    public var stockKg: Kilograms

    /// A yard.
    public init(
      site: String, name: Bilingual, junction: String, docks: Int, loadingKgPerHour: Kilograms,
      setUp: Minutes,
      stockKg: Kilograms
    ) {
      self.site = site
      self.name = name
      self.junction = junction
      self.docks = docks
      self.loadingKgPerHour = loadingKgPerHour
      self.setUp = setUp
      self.stockKg = stockKg
    }
  }

  /// One line of the objective. A schedule is better when the first line that differs is smaller.
  public struct ObjectiveLine: Codable, Hashable, Sendable {
    /// What is counted, in the order in which it counts.
    public enum Measure: String, Codable, Hashable, Sendable, CaseIterable {
      /// Household-hours below the cold temperature for want of fuel; of priority orders each counts `priorityWeight` times.
      case coldHouseholdHours = "cold-household-hours"
      /// kg that an hour asked for and did not find in the village; of priority orders each counts `priorityWeight` times.
      case unservedKg = "unserved-kg"
      /// Minutes past the shift, and the shifts of hired trucks whole.
      case overtimeMinutes = "overtime-minutes"
      /// Kilometres, hours on duty and overtime.
      case costFen = "cost-fen"
      /// Orders given that are now otherwise.
      case changes
    }
    /// What is counted.
    public var measure: Measure
    /// How much of it.
    public var value: Int64
    /// No schedule whatever has less; `nil` = not bounded.
    public var bound: Int64?

    /// A line.
    public init(measure: Measure, value: Int64, bound: Int64? = nil) {
      self.measure = measure
      self.value = value
      self.bound = bound
    }
  }

  /// A truck that was out and can be sent again.
  public struct TruckBack: Codable, Hashable, Sendable {
    /// Its id.
    public var truck: String
    /// When it was said to stand at its base.
    public var minute: Minutes

    /// A truck that is back.
    public init(truck: String, minute: Minutes) {
      self.truck = truck
      self.minute = minute
    }
  }

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// Seed of the search that made it.
  public var seed: UInt64
  /// Rounds of each search that made it: from the same start as many give the same schedule again. `nil` = not noted.
  public var rounds: Int?
  /// What it is for.
  public var purpose: Purpose
  /// Six digits.
  public var district: String
  /// Name of the scenario it was made for; in season mode the week, e.g. `2022-W48`.
  public var scenario: String
  /// What people call the scenario.
  public var title: Bilingual
  /// Minute 0, ISO 8601 with its offset, e.g. `2023-01-12T18:00:00+08:00`.
  public var start: String
  /// Minutes followed.
  public var horizon: Minutes
  /// The minute it was made at, where work before that is frozen; `nil` = made before anything began.
  public var now: Minutes?
  /// Trucks that have broken down or are cut off by ``now``, by id: their last shift ends where they stand, with what they carry.
  public var trucksDown: [String]
  /// Those that had, and are at their bases again, empty; `nil` = none.
  public var trucksBack: [TruckBack]?
  /// What a priority order counts, in ordinary ones.
  public var priorityWeight: Int
  /// Roads that are closed at some time within the horizon, by the scenario or by the dispatcher.
  public var closures: [Closure]
  /// Yards with stock.
  public var yards: [Yard]
  /// Every truck there is, sent out or not.
  public var trucks: [ScheduledTruck]
  /// The shifts, ordered by truck and time.
  public var days: [TruckDay]
  /// Every order, served or not.
  public var orders: [DeliveryOrder]
  /// What it is worth, most important line first.
  public var objective: [ObjectiveLine]
  /// What differs from the schedule it replaces, in words; empty where it replaces none.
  public var differences: [Bilingual]
  /// What the reader must know.
  public var remarks: [Bilingual]
  /// The policy numbers it was made with, each with its source.
  public var settings: [SettingRecord]
  /// Every file read, with its hash.
  public var inputs: [InputFile]
  /// Folders of the district and of the scenarios, as seen from the schedule's own; `nil` = never written to disk.
  public var inputFolders: InputFolders?
  /// Folder of the plan whose stock is sent out, as seen from the schedule's own; `nil` = none.
  public var planFolder: String?

  /// A schedule from its parts.
  public init(
    version: String, seed: UInt64, purpose: Purpose, district: String, scenario: String, title: Bilingual,
    start: String, horizon: Minutes, now: Minutes?, trucksDown: [String] = [], priorityWeight: Int,
    closures: [Closure], yards: [Yard],
    trucks: [ScheduledTruck], days: [TruckDay], orders: [DeliveryOrder], objective: [ObjectiveLine],
    differences: [Bilingual] = [], remarks: [Bilingual] = [], settings: [SettingRecord], inputs: [InputFile]
  ) {
    schema = Self.schema
    self.version = version
    self.seed = seed
    self.purpose = purpose
    self.district = district
    self.scenario = scenario
    self.title = title
    self.start = start
    self.horizon = horizon
    self.now = now
    self.trucksDown = trucksDown
    self.priorityWeight = priorityWeight
    self.closures = closures
    self.yards = yards
    self.trucks = trucks
    self.days = days
    self.orders = orders
    self.objective = objective
    self.differences = differences
    self.remarks = remarks
    self.settings = settings
    self.inputs = inputs
  }

  /// A line's value; `nil` where the schedule does not have the line.
  public func value(of measure: ObjectiveLine.Measure) -> Int64? {
    objective.first { $0.measure == measure }?.value
  }
}
