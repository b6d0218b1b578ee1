/// Who is to be visited, from where, with which vehicles: one day's routing, without any meaning beyond that.
///
/// All quantities are whole numbers in units the caller chooses once: one for loads, one for distances, one
/// for times, and cost = ``VehicleClass/costPerDistance`` · distance + ``VehicleClass/costPerDuration`` ·
/// time + ``VehicleClass/fixedCost``.
public struct RoutingProblem: Hashable, Sendable {
  /// Somebody to be visited.
  public struct Client: Hashable, Sendable {
    /// Where: an index into ``RoutingProblem/travel``.
    public var place: Int
    /// What is to be brought, at least 0.
    public var demand: Int
    /// How long a visit takes; with ``RoutingProblem/mayVisitAgain`` every visit takes as long.
    public var service: Int
    /// When a visit may start.
    public var window: ClosedRange<Int>
    /// A vehicle that brings it may not leave its depot earlier.
    public var release: Int
    /// Bit k: vehicles of class k may go there.
    public var access: UInt64
    /// What it costs not to go there; `nil` = it must be visited, and is left out only where the search found
    /// no way.
    public var refusalCost: Int?

    /// A client.
    public init(
      place: Int, demand: Int, service: Int = 0, window: ClosedRange<Int> = RoutingProblem.always,
      release: Int = 0, access: UInt64 = .max, refusalCost: Int? = nil
    ) {
      self.place = place
      self.demand = demand
      self.service = service
      self.window = window
      self.release = release
      self.access = access
      self.refusalCost = refusalCost
    }
  }

  /// Where vehicles start, load and end.
  public struct Depot: Hashable, Sendable {
    /// Where: an index into ``RoutingProblem/travel``.
    public var place: Int
    /// When vehicles may leave and must be back.
    public var window: ClosedRange<Int>
    /// How long loading takes before every trip.
    public var loading: Int

    /// A depot.
    public init(place: Int, window: ClosedRange<Int> = RoutingProblem.always, loading: Int = 0) {
      self.place = place
      self.window = window
      self.loading = loading
    }
  }

  /// Vehicles that are alike.
  public struct VehicleClass: Hashable, Sendable {
    /// Where they start and end: an index into ``RoutingProblem/depots``.
    public var depot: Int
    /// How many there are; `nil` = as many as wanted.
    public var count: Int?
    /// What one carries.
    public var capacity: Int
    /// What one costs as soon as it is used.
    public var fixedCost: Int
    /// Cost of a unit of distance.
    public var costPerDistance: Int
    /// Cost of a unit of time between the first departure and the last return.
    public var costPerDuration: Int
    /// When one may leave and must be back.
    public var shift: ClosedRange<Int>
    /// The longest distance of one vehicle; `nil` = no limit.
    public var maxDistance: Int?
    /// The longest time between the first departure and the last return; `nil` = no limit.
    public var maxDuration: Int?
    /// How often one may load and leave.
    public var maxTrips: Int
    /// Which element of ``RoutingProblem/travel`` is true for it.
    public var profile: Int

    /// A class of vehicles.
    public init(
      depot: Int = 0, count: Int? = nil, capacity: Int, fixedCost: Int = 0, costPerDistance: Int = 1,
      costPerDuration: Int = 0, shift: ClosedRange<Int> = RoutingProblem.always, maxDistance: Int? = nil,
      maxDuration: Int? = nil, maxTrips: Int = 1, profile: Int = 0
    ) {
      self.depot = depot
      self.count = count
      self.capacity = capacity
      self.fixedCost = fixedCost
      self.costPerDistance = costPerDistance
      self.costPerDuration = costPerDuration
      self.shift = shift
      self.maxDistance = maxDistance
      self.maxDuration = maxDuration
      self.maxTrips = maxTrips
      self.profile = profile
    }
  }

  /// No window at all.
  public static let always = 0...1_000_000_000
  /// The most classes of vehicles: ``Client/access`` has a bit for each.
  public static let mostClasses = 64

  /// How far and how long it is from place to place, one per profile, all over the same places.
  public var travel: [Travel]
  /// Where vehicles start.
  public var depots: [Depot]
  /// Who is to be visited.
  public var clients: [Client]
  /// With what.
  public var vehicles: [VehicleClass]
  /// Whether several vehicles may bring parts of one client's demand.
  public var mayVisitAgain: Bool

  /// A problem.
  public init(
    travel: [Travel], depots: [Depot], clients: [Client], vehicles: [VehicleClass],
    mayVisitAgain: Bool = false
  ) {
    self.travel = travel
    self.depots = depots
    self.clients = clients
    self.vehicles = vehicles
    self.mayVisitAgain = mayVisitAgain
  }
}
