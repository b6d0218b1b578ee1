extension RoutingProblem {
  /// Shares of the limit: first with every demand cut, then, better informed, with only those cut that the
  /// best routes share, and a random tenth of the others.
  private static let rounds = [0.4, 0.2, 0.2, 0.2]

  /// Routes on which several vehicles may share a client.
  func splitSolution(
    _ limit: RoutingLimit, seed: UInt64, start: RoutingSolution?, method: RoutingMethod,
    _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    if method == .automatic, isPlain(allowingLargeDemands: true), vehicles[0].count == nil,
      clients.count <= Self.mostInTable
    {
      return sharedSolution(limit, seed: seed, start: start, progress)
    }
    return piecewiseSolution(limit, seed: seed, start: start, method: method, progress)
  }

  /// Where loads are the only limit: full loads are taken off, and what is left is shared as the search sees fit.
  private func sharedSolution(
    _ limit: RoutingLimit, seed: UInt64, start: RoutingSolution?, _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    let rest = Pieces(self) { _ in false }
    let surcharge = rest.fullLoads.reduce(0) { $0 + evaluate($1).cost }
    let price = vehicles[0].costPerDistance
    let earlier = start.map { SharedRoutes($0.routes, of: self) }
    var least = earlier.map { $0.missing == 0 ? $0.cost : .max } ?? .max
    let order = rest.problem.canonicalOrder()
    var found = SharedRoutes(rest.fullLoads, of: self)
    var iterations = 0
    var watch = Watch(limit) { Task.isCancelled }
    if !order.isEmpty {
      let clock = watch
      var search = SharedSearch(rest.problem.capacityNetwork(order, width: Self.reach), seed: seed)
      iterations = search.run(&watch) { length, iterations in
        least = min(least, length * price + surcharge)
        progress(
          RoutingProgress(cost: least, missing: 0, iterations: iterations, cpuSeconds: clock.elapsed))
      }
      let routes = search.best.map { stops in
        RoutingSolution.Route(
          vehicle: 0, trips: [stops.map { .init(client: rest.owner[order[$0.client]], amount: $0.amount) }])
      }
      found = SharedRoutes(rest.fullLoads + routes, of: self)
    }
    if let earlier, earlier.missing == 0, earlier.cost <= found.cost { found = earlier }
    progress(
      RoutingProgress(cost: found.cost, missing: 0, iterations: iterations, cpuSeconds: watch.elapsed))
    return solution(found.routes, iterations: iterations)
  }

  /// Where more than loads is limited: every demand is cut into pieces, each a client of its own.
  private func piecewiseSolution(
    _ limit: RoutingLimit, seed: UInt64, start: RoutingSolution?, method: RoutingMethod,
    _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    var best = start.map { SharedRoutes($0.routes, of: self) }
    var dice = Dice(seed: seed)
    var (iterations, seconds) = (0, 0.0)
    for (round, share) in Self.rounds.enumerated() {
      let shared = best?.sharedClients ?? []
      let isFirst = round == 0
      let pieces = Pieces(self) { client in isFirst || shared.contains(client) || dice.below(10) == 0 }
      var watch = Watch(limit.part(share)) { Task.isCancelled }
      if !isFirst, watch.isCancelled { break }
      let surcharge = pieces.fullLoads.reduce(0) { $0 + evaluate($1).cost }
      let solution = pieces.problem.wholeSolution(
        &watch, seed: seed &+ UInt64(round), start: nil, method: method
      ) {
        guard $0.missing == 0 else { return }
        let cost = min($0.cost + surcharge, best?.cost ?? .max)
        progress(
          RoutingProgress(
            cost: cost, missing: 0, iterations: iterations + $0.iterations,
            cpuSeconds: seconds + $0.cpuSeconds))
      }
      let found = SharedRoutes(pieces.joined(solution, in: self), of: self)
      if found.isBetter(than: best) { best = found }
      iterations += solution.iterations
      seconds += watch.elapsed
      if let best, best.missing == 0 {
        progress(
          RoutingProgress(cost: best.cost, missing: 0, iterations: iterations, cpuSeconds: seconds))
      }
    }
    return solution(best?.routes ?? [], iterations: iterations)
  }
}

/// Routes with shared clients, freed of the visits that others can stand in for.
struct SharedRoutes {
  private(set) var routes: [RoutingSolution.Route]
  private(set) var cost: Int
  /// What of the demands nobody brings.
  private(set) var missing: Int
  /// Clients that several trips go to.
  private(set) var sharedClients: Set<Int>

  init(_ given: [RoutingSolution.Route], of problem: RoutingProblem) {
    routes = given
    while let better = Self.withoutCostliestVisit(routes, problem) { routes = better }
    cost = routes.reduce(0) { $0 + problem.evaluate($1).cost }
    var visits: [Int: Int] = [:]
    var brought = 0
    for stop in routes.flatMap({ $0.trips.joined() }) {
      visits[stop.client, default: 0] += 1
      brought += stop.amount
    }
    sharedClients = Set(visits.filter { $0.value > 1 }.keys)
    missing = problem.clients.reduce(0) { $0 + $1.demand } - brought
  }

  func isBetter(than other: SharedRoutes?) -> Bool {
    guard let other else { return true }
    return (missing, cost) < (other.missing, other.cost)
  }

  /// The routes without the visits that can go, the costliest first; `nil` = none can.
  private static func withoutCostliestVisit(_ routes: [RoutingSolution.Route], _ problem: RoutingProblem)
    -> [RoutingSolution.Route]?
  {
    var flow = LoadFlow(routes, of: problem)
    var savings: [Int] = []
    for route in routes {
      let (vehicle, whole) = (problem.vehicles[route.vehicle], problem.evaluate(route))
      let depot = problem.depots[vehicle.depot].place
      let travel = problem.travel[vehicle.profile]
      for trip in route.trips {
        let places = [depot] + trip.map { problem.clients[$0.client].place } + [depot]
        for index in trip.indices {
          let (a, b, c) = (places[index], places[index + 1], places[index + 2])
          var saving =
            vehicle.costPerDistance * (travel.distance(a, b) + travel.distance(b, c) - travel.distance(a, c))
          if trip.count == 1, route.trips.count == 1 { saving = whole.cost }
          savings.append(saving)
        }
      }
    }
    let order = flow.shared.filter { savings[$0] > 0 }.sorted { (-savings[$0], $0) < (-savings[$1], $1) }
    for visit in order where flow.remove(visit) {
      let lighter = flow.applied(to: routes)
      // without a triangle inequality a way around may be too long
      if lighter.allSatisfy({ problem.evaluate($0).isFeasible }) { return lighter }
      return nil
    }
    return nil
  }
}
