public import District
public import Quantities
public import RoadNetwork

/// One trip that somebody has planned: by hand, or by an optimiser.
public struct DispatchOrder: Codable, Hashable, Sendable {
  /// What is unloaded at a stop of a trip.
  public struct Drop: Codable, Hashable, Sendable {
    /// Index into `District.villages`.
    public var village: Int
    /// Whom it is for; `nil` = the vulnerable and priority facilities while they lack anything, then the others.
    public var urgency: Urgency?
    /// How much.
    public var kg: Kilograms

    /// A drop.
    public init(village: Int, urgency: Urgency? = nil, kg: Kilograms) {
      self.village = village
      self.urgency = urgency
      self.kg = kg
    }
  }

  /// When it is given, counted from the scenario's start. A truck that is not free by then takes it as soon as it is.
  public var minute: Int
  /// Which truck. Trucks are numbered through the rows of the fleet that can carry anything, each row as often as its count.
  public var truck: Int
  /// Index into `District.sites`: where it loads.
  public var site: Int
  /// Where it unloads, in order. Together no more than its payload and what is left in the yard: of what is more, the last go
  /// without.
  public var drops: [Drop]

  /// A trip.
  public init(minute: Int, truck: Int, site: Int, drops: [Drop]) {
    self.minute = minute
    self.truck = truck
    self.site = site
    self.drops = drops
  }

  /// A trip to one village.
  public init(minute: Int, truck: Int, site: Int, village: Int, urgency: Urgency? = nil, kg: Kilograms) {
    self.init(
      minute: minute, truck: truck, site: site, drops: [Drop(village: village, urgency: urgency, kg: kg)])
  }
}

/// What a dispatcher who plans anew sees.
public struct Situation: Sendable {
  /// A truck.
  public struct Truck: Sendable {
    /// Index into `District.junctions`: where it stands or drives to.
    public var junction: Int
    /// Whether it could take an order now.
    public var isFree: Bool
  }

  /// Coal that is still asked for.
  public struct Request: Sendable {
    /// Index into `District.villages`.
    public var village: Int
    /// Whom it is for.
    public var urgency: Urgency
    /// What is neither there nor on its way.
    public var lacking: Kilograms
    /// Hours from now until its first house is cold, with the fuel it has and the fuel on its way; infinite where none
    /// ever is.
    public var hoursToCold: Double
  }

  /// Now, counted from the scenario's start.
  public var minute: Int
  /// The roads of this hour.
  public var roads: RoadState
  /// By number.
  public var trucks: [Truck]
  /// Coal that is not promised yet, by site.
  public var available: [Kilograms]
  /// By village, priority first; those who may order and lack something.
  public var requests: [Request]
}

/// Somebody who plans anew every few hours, and forgets the orders that have not begun.
public struct Replanning {
  /// Hours between two plans; the first is made in the first full hour in which orders may be given.
  public var every: Int
  /// The new plan.
  public var plan: (Situation) -> [DispatchOrder]

  /// Somebody who plans anew every `every` hours.
  public init(every: Int, plan: @escaping (Situation) -> [DispatchOrder]) {
    precondition(every > 0, "hours between two plans are positive")
    self.every = every
    self.plan = plan
  }
}
