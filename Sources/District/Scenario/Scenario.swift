public import Quantities

/// A hazard timeline as written in a scenario file. Who is cold because of it is for `Hazards` to say.
public struct Scenario: Sendable {
  /// Its name, `[a-z0-9-]{1,64}`, unique among the scenarios of a run.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// Whether the plan must cover it.
  public var isRequired: Bool
  /// Local start, ISO 8601 with offset, e.g. `2023-01-12T18:00:00+08:00`.
  public var start: String
  /// How long it is followed, hours.
  public var horizon: Int
  /// Outdoor temperature by climate zone (index into `District.climate`), one value per hour of the horizon, °C.
  public var outdoor: [[Double]]
  /// What happens.
  public var hazards: [Hazard]
  /// The file it was read from, relative to the scenario folder.
  public var file: String
  /// What the scenario's numbers rest on, and which data it lacks.
  public var note: Bilingual

  /// A scenario.
  public init(
    name: String, title: Bilingual, isRequired: Bool, start: String, horizon: Int, outdoor: [[Double]],
    hazards: [Hazard], file: String, note: Bilingual
  ) {
    self.name = name
    self.title = title
    self.isRequired = isRequired
    self.start = start
    self.horizon = horizon
    self.outdoor = outdoor
    self.hazards = hazards
    self.file = file
    self.note = note
  }
}

/// One thing that goes wrong, when, where, and for how long.
public struct Hazard: Sendable, Hashable {
  /// What goes wrong.
  public enum Kind: Sendable, Hashable {
    /// Snow falling at a rate on open ground, cm of fresh snow per hour, while it lasts. At `level` red, expressways close.
    case blizzard(level: WarningLevel, snowfall: Double)
    /// Outdoor temperature falls by this many kelvin while it lasts, on top of `Scenario.outdoor`.
    case coldWave(drop: Double)
    /// The grid fails.
    case powerOutage(share: Double)
    /// Gas supply fails.
    case gasOutage(share: Double)
    /// The heat network fails.
    case heatNetworkOutage(share: Double)
    /// Houses are too damaged to be heated as before: whatever heats them is out for `share` of the households.
    case houseDamage(share: Double)
    /// Ground shaking: power fails for `share` of the households in the area.
    case earthquake(magnitude: Double, share: Double)
    /// Roads cannot be driven.
    case roadClosure
    /// Sites keep only this fraction of their stock (0 = destroyed).
    case siteLoss(surviving: Double)
    /// Suppliers cannot deliver.
    case supplyCut
  }
  /// What goes wrong.
  public var kind: Kind
  /// First hour, counted from the scenario's start.
  public var start: Int
  /// How long it lasts, hours; for outages, until the last household is restored. The median where the file gives a
  /// distribution.
  public var duration: Int
  /// Logarithmic standard deviation of the duration; `nil` where the file gives a fixed one. A deterministic run does
  /// not use it.
  public var durationSigma: Double?
  /// How an outage ends.
  public var restoration: Restoration
  /// Where.
  public var area: Area

  /// A hazard.
  public init(
    kind: Kind, start: Int, duration: Int, durationSigma: Double? = nil, restoration: Restoration = .step,
    area: Area
  ) {
    self.kind = kind
    self.start = start
    self.duration = duration
    self.durationSigma = durationSigma
    self.restoration = restoration
    self.area = area
  }
}

/// Colour of a Chinese weather warning.
public enum WarningLevel: String, CaseIterable, Codable, Sendable {
  /// 蓝色
  case blue
  /// 黄色
  case yellow
  /// 橙色
  case orange
  /// 红色
  case red
}

/// How the share without heat comes down at the end of an outage.
public enum Restoration: Sendable, Hashable {
  /// Everybody at once, when `Hazard.duration` is over.
  case step
  /// First household back after `firstHours`, then evenly until `Hazard.duration`: the expected value of the
  /// Beta(1, 1) progress of Ahmad & Dobson 2026 (arXiv:2603.16841).
  case linear(firstHours: Int)
  /// First household back after `firstHours`, then along the distribution function of Beta(a, b) until
  /// `Hazard.duration`, after the same. Beta(1, 1) is the linear one.
  case beta(firstHours: Int, a: Double, b: Double)
}

/// Where a hazard strikes, as indices into the district's tables.
public struct Area: Sendable, Hashable {
  /// Villages struck, ascending. A district-wide hazard lists all.
  public var villages: [Int]
  /// Roads struck, ascending: named ones, and all with an end in a named township.
  public var roads: [Int]
  /// Sites struck, ascending.
  public var sites: [Int]
  /// Suppliers struck, ascending.
  public var suppliers: [Int]

  /// An area.
  public init(villages: [Int] = [], roads: [Int] = [], sites: [Int] = [], suppliers: [Int] = []) {
    self.villages = villages
    self.roads = roads
    self.sites = sites
    self.suppliers = suppliers
  }
}
