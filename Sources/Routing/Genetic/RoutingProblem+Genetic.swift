#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension RoutingProblem {
  /// How many near clients the local search looks at.
  static let granularity = 20
  /// How many of one place may stand among them.
  private static let perPlace = 3

  /// Routes by hybrid genetic search; for problems that are plain.
  func geneticSolution(_ watch: inout Watch, seed: UInt64, _ progress: (RoutingProgress) -> Void)
    -> RoutingSolution
  {
    let order = canonicalOrder()
    guard !order.isEmpty else {
      return RoutingSolution(routes: [], unserved: [], cost: 0, bound: 0, iterations: 0)
    }
    let vehicle = vehicles[0]
    var search = GeneticSearch(capacityNetwork(order), seed: seed)
    let clock = watch
    var latest = 0
    let iterations = search.run(&watch) { individual in
      latest += 1
      progress(
        RoutingProgress(
          cost: individual.length * vehicle.costPerDistance, missing: 0, iterations: latest,
          cpuSeconds: clock.elapsed))
    }
    let routes = (search.best?.routes ?? []).map { route in
      RoutingSolution.Route(
        vehicle: 0,
        trips: [route.map { .init(client: order[$0 - 1], amount: clients[order[$0 - 1]].demand) }])
    }
    return solution(routes, iterations: iterations)
  }

  /// The flat form, clients in the order given.
  ///
  /// - Parameter width: How many near clients are listed.
  func capacityNetwork(_ order: [Int], width: Int = granularity) -> CapacityNetwork {
    let (travel, vehicle) = (travel[0], vehicles[0])
    let places = [depots[0].place] + order.map { clients[$0].place }
    let demands = order.map { clients[$0].demand }
    let neighbours = Neighbours(
      count: order.count, width: width, place: { places[$0 + 1] }, perPlace: Self.perPlace,
      distance: { travel.distance(places[$0 + 1], places[$1 + 1]) })
    var angles: [Int] = []
    if case .plane(let x, let y, _) = travel {
      angles = order.map { client in
        let place = clients[client].place
        let turn = atan2(y[place] - y[places[0]], x[place] - x[places[0]]) / (2 * .pi)
        return Int((turn * 65536).rounded(.down)) & 65535
      }
    }
    let total = demands.reduce(0, +)
    // a third more than the least, as the search needs room for overload to go to
    let free = (total * 13 + 10 * vehicle.capacity - 1) / (10 * vehicle.capacity) + 3
    let count = min(vehicle.count ?? free, free, order.count)
    return CapacityNetwork(
      demands: demands, capacity: vehicle.capacity, vehicles: max(1, count), angles: angles,
      neighbours: neighbours, distance: { travel.distance(places[$0], places[$1]) })
  }
}
