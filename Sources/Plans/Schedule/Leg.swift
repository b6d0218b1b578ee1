public import District
public import Quantities

/// Something a truck does for some minutes.
///
/// In JSON every leg is an object with `kind`, `start`, `end` and what its kind adds.
public enum Leg: Hashable, Sendable {
  /// It drives.
  case drive(Span, Drive)
  /// It waits: for a dock, for an order's release, or for a road to open.
  case wait(Span, Wait)
  /// It is loaded on a dock, set-up included.
  case load(Span, Load)
  /// It is unloaded, doorsteps included; the coal counts as there at the end.
  case unload(Span, Unload)
  /// The driver rests.
  case rest(Span)

  /// From one minute to another.
  public struct Span: Hashable, Sendable {
    /// First minute.
    public var start: Minutes
    /// First minute after it.
    public var end: Minutes

    /// A span.
    public init(_ start: Minutes, _ end: Minutes) {
      self.start = start
      self.end = end
    }
  }

  /// A way.
  public struct Drive: Codable, Hashable, Sendable {
    /// Junction it begins at.
    public var from: String
    /// Junction it ends at.
    public var to: String
    /// Roads driven, in order.
    public var roads: [Stretch]
    /// Length.
    public var metres: Metres
    /// What the truck carries on it.
    public var cargoKg: Kilograms

    /// A way.
    public init(from: String, to: String, roads: [Stretch], metres: Metres, cargoKg: Kilograms) {
      self.from = from
      self.to = to
      self.roads = roads
      self.metres = metres
      self.cargoKg = cargoKg
    }
  }

  /// A road driven from end to end. It is open, and its time is enough, in every hour that it touches.
  public struct Stretch: Codable, Hashable, Sendable {
    /// Its id in `roads.csv`.
    public var road: String
    /// The minute the truck enters it.
    public var enter: Minutes
    /// The minute the truck leaves it.
    public var leave: Minutes

    /// A stretch.
    public init(road: String, enter: Minutes, leave: Minutes) {
      self.road = road
      self.enter = enter
      self.leave = leave
    }
  }

  /// A wait.
  public struct Wait: Codable, Hashable, Sendable {
    /// What for.
    public enum Cause: String, Codable, Hashable, Sendable, CaseIterable {
      /// A dock is busy.
      case dock
      /// The way is closed.
      case road
      /// The order may not be given yet.
      case order
      /// It has broken down on the road that begins there.
      case breakdown
    }
    /// What for.
    public var cause: Cause
    /// Junction it waits at.
    public var at: String

    /// A wait.
    public init(cause: Cause, at: String) {
      self.cause = cause
      self.at = at
    }
  }

  /// What is put on the truck.
  public struct Load: Codable, Hashable, Sendable {
    /// Id of the site.
    public var site: String
    /// Number of the dock, from 1.
    public var dock: Int
    /// kg of each fuel.
    public var cargo: [Cargo]

    /// A load.
    public init(site: String, dock: Int, cargo: [Cargo]) {
      self.site = site
      self.dock = dock
      self.cargo = cargo
    }

    /// All of it.
    public var kg: Kilograms { cargo.total(\.kg) }
  }

  /// What is taken off the truck.
  public struct Unload: Codable, Hashable, Sendable {
    /// Id of the order it serves.
    public var order: String
    /// Twelve-digit code.
    public var village: String
    /// Whom it is for.
    public var urgency: Urgency
    /// Of the span, the minutes at the doorsteps of vulnerable households.
    public var doorstep: Minutes
    /// kg of each fuel.
    public var cargo: [Cargo]

    /// An unloading.
    public init(order: String, village: String, urgency: Urgency, doorstep: Minutes, cargo: [Cargo]) {
      self.order = order
      self.village = village
      self.urgency = urgency
      self.doorstep = doorstep
      self.cargo = cargo
    }

    /// All of it.
    public var kg: Kilograms { cargo.total(\.kg) }
  }

  /// kg of one fuel.
  public struct Cargo: Codable, Hashable, Sendable {
    /// Id in `fuels.csv`.
    public var fuel: String
    /// How much.
    public var kg: Kilograms

    /// kg of a fuel.
    public init(fuel: String, kg: Kilograms) {
      self.fuel = fuel
      self.kg = kg
    }
  }

  /// When it happens.
  public var span: Span {
    switch self {
    case .drive(let span, _), .wait(let span, _), .load(let span, _), .unload(let span, _), .rest(let span):
      span
    }
  }
}

extension Leg: Codable {
  private enum Kind: String, Codable { case drive, wait, load, unload, rest }
  private enum Key: String, CodingKey { case kind, start, end }

  /// Reads a leg by its `kind`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let span = Span(
      try container.decode(Minutes.self, forKey: .start), try container.decode(Minutes.self, forKey: .end))
    switch try container.decode(Kind.self, forKey: .kind) {
    case .drive: self = .drive(span, try Drive(from: decoder))
    case .wait: self = .wait(span, try Wait(from: decoder))
    case .load: self = .load(span, try Load(from: decoder))
    case .unload: self = .unload(span, try Unload(from: decoder))
    case .rest: self = .rest(span)
    }
  }

  /// Writes `kind`, `start` and `end` beside what the kind adds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(span.start, forKey: .start)
    try container.encode(span.end, forKey: .end)
    switch self {
    case .drive(_, let drive):
      try container.encode(Kind.drive, forKey: .kind)
      try drive.encode(to: encoder)
    case .wait(_, let wait):
      try container.encode(Kind.wait, forKey: .kind)
      try wait.encode(to: encoder)
    case .load(_, let load):
      try container.encode(Kind.load, forKey: .kind)
      try load.encode(to: encoder)
    case .unload(_, let unload):
      try container.encode(Kind.unload, forKey: .kind)
      try unload.encode(to: encoder)
    case .rest: try container.encode(Kind.rest, forKey: .kind)
    }
  }
}
