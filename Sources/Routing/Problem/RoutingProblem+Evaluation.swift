/// What one route is and costs, from scratch.
public struct RouteEvaluation: Hashable, Sendable {
  /// Distance of all trips.
  public var distance = 0
  /// Time between the first departure and the last return, waiting as little as can be.
  public var duration = 0
  /// Cost with the fixed part.
  public var cost = 0
  /// The earliest start at which the route takes no longer than it must.
  public var start = 0
  /// Whether every limit is kept.
  public var isFeasible = true
}

extension RoutingProblem {
  /// Drives a route and adds up what it takes and costs.
  ///
  /// - Complexity: O(stops)
  public func evaluate(_ route: RoutingSolution.Route) -> RouteEvaluation {
    let vehicle = vehicles[route.vehicle]
    let depot = depots[vehicle.depot]
    let travel = travel[vehicle.profile]
    let open = max(vehicle.shift.lowerBound, depot.window.lowerBound)
    let close = min(vehicle.shift.upperBound, depot.window.upperBound)
    var result = RouteEvaluation()
    if route.trips.count > vehicle.maxTrips || open > close { result.isFeasible = false }
    var day: Span?
    for trip in route.trips {
      let release = max(open, trip.map { clients[$0.client].release }.max() ?? 0)
      if release > close { result.isFeasible = false }
      var span = Span(duration: depot.loading, earliest: min(release, close), latest: close)
      var place = depot.place
      var load = 0
      for stop in trip {
        let client = clients[stop.client]
        result.distance += travel.distance(place, client.place)
        span = joined(
          span,
          Span(
            duration: client.service, earliest: client.window.lowerBound, latest: client.window.upperBound),
          after: travel.duration(place, client.place), &result)
        place = client.place
        load += stop.amount
        if client.access & (1 << UInt64(route.vehicle)) == 0 { result.isFeasible = false }
      }
      result.distance += travel.distance(place, depot.place)
      span = joined(
        span, Span(duration: 0, earliest: open, latest: close), after: travel.duration(place, depot.place),
        &result)
      if load > vehicle.capacity { result.isFeasible = false }
      day = day.map { joined($0, span, after: 0, &result) } ?? span
    }
    result.duration = day?.duration ?? 0
    result.start = day?.earliest ?? 0
    if result.distance > vehicle.maxDistance ?? .max || result.duration > vehicle.maxDuration ?? .max {
      result.isFeasible = false
    }
    result.cost =
      vehicle.fixedCost + vehicle.costPerDistance * result.distance + vehicle.costPerDuration
      * result.duration
    return result
  }

  /// Two stretches one after the other; where the second would start too late, it starts late and the route
  /// is not feasible.
  private func joined(_ a: Span, _ b: Span, after travel: Int, _ result: inout RouteEvaluation) -> Span {
    if let span = a.followed(by: b, after: travel) { return span }
    result.isFeasible = false
    let reached = a.duration + travel
    return Span(duration: reached + b.duration, earliest: a.earliest, latest: a.earliest)
  }

  /// Cost of refusing what a solution leaves out; what must be visited counts 0 here.
  func refusalCost(_ unserved: [RoutingSolution.Stop]) -> Int {
    unserved.reduce(0) { $0 + (clients[$1.client].refusalCost ?? 0) }
  }
}
