public import Quantities

/// A truck as a schedule names it.
public struct ScheduledTruck: Codable, Hashable, Sendable {
  /// Its id: the row of `fleet.csv` and a number from 1, e.g. `heavy-station#3`.
  public var id: String
  /// Its number plate; `nil` where the district's files hold none.
  public var plate: String?
  /// Its driver; `nil` where the district's files hold none.
  public var driver: String?
  /// Its row of `fleet.csv`.
  public var type: String
  /// What people call the type.
  public var name: Bilingual
  /// What it carries.
  public var payloadKg: Kilograms
  /// What it weighs when full: it drives no road, and so reaches no village, whose weight limit is less.
  public var grossKg: Kilograms
  /// Its speed relative to the road's.
  public var speedFactor: Double
  /// Whether it carries snow chains.
  public var hasChains: Bool
  /// Junction it starts from and returns to.
  public var base: String
  /// Longest shift without overtime.
  public var shift: Minutes
  /// Cost per kilometre.
  public var costPerKilometreFen: Fen
  /// Cost per hour on duty.
  public var costPerHourFen: Fen
  /// Whether it is hired for the occasion.
  public var isHired: Bool

  /// A truck.
  public init(
    id: String, plate: String? = nil, driver: String? = nil, type: String, name: Bilingual,
    payloadKg: Kilograms,
    grossKg: Kilograms, speedFactor: Double, hasChains: Bool, base: String, shift: Minutes,
    costPerKilometreFen: Fen, costPerHourFen: Fen, isHired: Bool = false
  ) {
    self.id = id
    self.plate = plate
    self.driver = driver
    self.type = type
    self.name = name
    self.payloadKg = payloadKg
    self.grossKg = grossKg
    self.speedFactor = speedFactor
    self.hasChains = hasChains
    self.base = base
    self.shift = shift
    self.costPerKilometreFen = costPerKilometreFen
    self.costPerHourFen = costPerHourFen
    self.isHired = isHired
  }
}

/// One shift of one truck, from leaving its base to being back there.
public struct TruckDay: Codable, Hashable, Sendable {
  /// How far the tank of a truck lasts that cannot be filled at its base at every hour.
  public struct Tank: Codable, Hashable, Sendable {
    /// When it leaves its base.
    public var leaving: Metres
    /// When it is back; below zero where a truck that was on its way already must go further than it lasts, and be filled before.
    public var back: Metres

    /// How far it lasts.
    public init(leaving: Metres, back: Metres) {
      self.leaving = leaving
      self.back = back
    }
  }

  /// Its id: the truck's and the shift's number from 1, e.g. `heavy-station#3/1`.
  public var id: String
  /// Id of the truck.
  public var truck: String
  /// When it leaves its base.
  public var start: Minutes
  /// When it is back.
  public var end: Minutes
  /// Of which past the shift.
  public var overtime: Minutes
  /// Time at the wheel.
  public var driving: Minutes
  /// Way driven.
  public var metres: Metres
  /// Kilometres, hours on duty and overtime.
  public var costFen: Fen
  /// Trips, in order. The first begins at ``start``; each begins when the one before ends.
  public var trips: [Trip]
  /// From the end of the last trip to the base: a drive, with a rest before it where the driver needs one; empty where the
  /// last trip ends at the base.
  public var home: [Leg]
  /// Its tank, taken for full when the scenario begins; `nil` = it is filled wherever it has to be, or the schedule was written
  /// before tanks were noted.
  public var tank: Tank?

  /// A shift.
  public init(
    id: String, truck: String, start: Minutes, end: Minutes, overtime: Minutes, driving: Minutes,
    metres: Metres,
    costFen: Fen, trips: [Trip], home: [Leg]
  ) {
    self.id = id
    self.truck = truck
    self.start = start
    self.end = end
    self.overtime = overtime
    self.driving = driving
    self.metres = metres
    self.costFen = costFen
    self.trips = trips
    self.home = home
  }

  /// Everything the truck does, in order of time.
  public var legs: [Leg] { trips.flatMap(\.legs) + home }

  /// Id of the junction where the truck stands at the end, where the shift does not bring it to its base empty: it broke down or
  /// is cut off. `nil` = it is home.
  public func standstill(base: String) -> String? {
    let last = legs.reduce(base) { place, leg in
      if case .drive(_, let drive) = leg { drive.to } else { place }
    }
    return last == base && trips.allSatisfy { $0.aboard == .zero } ? nil : last
  }
}

/// One load and the villages it goes to.
public struct Trip: Codable, Hashable, Sendable {
  /// How far it has come.
  public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
    /// Everything is unloaded.
    case done
    /// It is on the dock, or loaded and not gone yet.
    case loaded
    /// It is on its way with coal.
    case underWay = "under-way"
    /// The driver has the order and may be on the way to the dock.
    case assigned
    /// Nobody was told yet.
    case planned
  }
  /// Its id within the schedule, e.g. `heavy-station#3/1/2`: the shift's, and a number from 1.
  public var id: String
  /// How far it has come at ``Schedule/now``.
  public var status: Status
  /// What the truck does, minute by minute without a gap: to the yard, onto the dock, to each village.
  public var legs: [Leg]

  /// A trip.
  public init(id: String, status: Status, legs: [Leg]) {
    self.id = id
    self.status = status
    self.legs = legs
  }

  /// Its one load; `nil` only in a trip that is no trip.
  public var load: Leg.Load? {
    for case .load(_, let load) in legs { return load }
    return nil
  }

  /// Loaded and not unloaded in it: nothing, but for a truck that stands still on its way.
  public var aboard: Kilograms {
    unloads.reduce(load?.kg ?? .zero) { $0 - $1.unload.kg }
  }

  /// What it unloads, in order.
  public var unloads: [(span: Leg.Span, unload: Leg.Unload)] {
    legs.compactMap { if case .unload(let span, let unload) = $0 { (span, unload) } else { nil } }
  }
}
