extension RoutingProblem {
  /// Clients near a client that ruin and recreate look at.
  static let reach = 60
  private static let perPlace = 3
  /// Points up to which distances of the plane are kept in a table.
  static let mostInTable = 3000

  /// Routes by ruin and recreate; for any problem.
  func ruinSolution(
    _ watch: inout Watch, seed: UInt64, start: RoutingSolution?, _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    let order = canonicalOrder()
    let places = order.map { clients[$0].place } + depots.map(\.place)
    if case .plane(let x, let y, let rounding) = travel[0], travel.count == 1, places.count > Self.mostInTable
    {
      return search(
        PlaneMetric(x: x, y: y, rounding: rounding, places: places), order, &watch, seed, start, progress)
    }
    return search(TableMetric(travel, places: places), order, &watch, seed, start, progress)
  }

  /// Whether time limits anything.
  private var isTimed: Bool {
    let all = RoutingProblem.always
    return clients.contains { $0.window != all || $0.release > 0 }
      || vehicles.contains { $0.shift != all || $0.maxDuration != nil || $0.costPerDuration > 0 }
      || depots.contains { $0.window != all }
  }

  private func search<M: Metric & ~Copyable>(
    _ metric: consuming M, _ order: [Int], _ watch: inout Watch, _ seed: UInt64, _ start: RoutingSolution?,
    _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    let travel = travel[0]
    let places = order.map { clients[$0].place }
    let base = depots[vehicles[0].depot].place
    let orders = Orders(order.map { clients[$0] }) { client in
      travel.distance(base, places[client]) + travel.distance(places[client], base)
    }
    let neighbours = Neighbours(
      count: order.count, width: Self.reach, place: { places[$0] }, perPlace: Self.perPlace,
      distance: { travel.distance(places[$0], places[$1]) })
    let plan = Plan(metric: metric, orders: orders, classes: Classes(self), isTimed: isTimed)
    var search = RuinSearch(plan, neighbours, seed: seed)
    if let start {
      var place = [Int](repeating: 0, count: order.count)
      for (index, client) in order.enumerated() { place[client] = index }
      for route in start.routes {
        search.load(kind: route.vehicle, trips: route.trips.map { $0.map { place[$0.client] } })
      }
    }
    let clock = watch
    let iterations = search.run(&watch) { better in
      progress(
        RoutingProgress(
          cost: better.cost, missing: better.missing, iterations: better.iterations, cpuSeconds: clock.elapsed
        ))
    }
    let routes = search.best.map { day in
      RoutingSolution.Route(
        vehicle: day.kind,
        trips: day.trips.map { $0.map { .init(client: order[$0], amount: clients[order[$0]].demand) } })
    }
    return solution(routes, iterations: iterations)
  }

  /// A solution of routes, with what they leave out.
  func solution(_ routes: [RoutingSolution.Route], iterations: Int) -> RoutingSolution {
    var left = clients.map(\.demand)
    var isVisited = [Bool](repeating: false, count: clients.count)
    for stop in routes.flatMap({ $0.trips.joined() }) {
      left[stop.client] -= stop.amount
      isVisited[stop.client] = true
    }
    let unserved = clients.indices.filter { left[$0] > 0 || !isVisited[$0] }
      .map { RoutingSolution.Stop(client: $0, amount: left[$0]) }
    return RoutingSolution(
      routes: routes.sorted { ($0.vehicle, $0.trips[0][0].client) < ($1.vehicle, $1.trips[0][0].client) },
      unserved: unserved, cost: routes.reduce(refusalCost(unserved)) { $0 + evaluate($1).cost },
      bound: radialBound(without: unserved) + refusalCost(unserved), iterations: iterations)
  }
}
