/// Who drives where, what it costs, and what it costs at least.
public struct RoutingSolution: Hashable, Sendable, Codable {
  /// A visit.
  public struct Stop: Hashable, Sendable, Codable {
    /// Index into ``RoutingProblem/clients``.
    public var client: Int
    /// What is handed over.
    public var amount: Int

    /// A visit.
    public init(client: Int, amount: Int) {
      self.client = client
      self.amount = amount
    }
  }

  /// What one vehicle does: trips, each from its depot and back, each with one stop at least.
  public struct Route: Hashable, Sendable, Codable {
    /// Index into ``RoutingProblem/vehicles``.
    public var vehicle: Int
    /// The trips in the order they are driven.
    public var trips: [[Stop]]

    /// A route.
    public init(vehicle: Int, trips: [[Stop]]) {
      self.vehicle = vehicle
      self.trips = trips
    }
  }

  /// The routes, by class of vehicle and first client.
  public var routes: [Route]
  /// Clients, or parts of their demand, that nobody brings.
  public var unserved: [Stop]
  /// Cost of the routes and of refusals that have a price.
  public var cost: Int
  /// No solution that serves the same costs less.
  public var bound: Int
  /// Iterations of the search.
  public var iterations: Int

  /// A solution.
  public init(routes: [Route], unserved: [Stop], cost: Int, bound: Int, iterations: Int) {
    self.routes = routes
    self.unserved = unserved
    self.cost = cost
    self.bound = bound
    self.iterations = iterations
  }
}
