/// A problem whose demands are cut into pieces, each a client of its own: splitting decided beforehand, so
/// that any search for whole demands can be used (Chen, Golden, Wang & Wasil 2017).
package struct Pieces {
  /// Parts of a vehicle, largest first, in hundredths of its capacity: as fine as routes are worth it, or
  /// coarser.
  private static let fine = [20, 10, 5, 1]
  private static let coarse = [25, 10, 5]
  /// Demands of at most this part of a vehicle stay whole.
  private static let whole = 10
  /// More pieces than this are too many for the fine cut.
  private static let most = 300

  /// The problem of the pieces.
  package private(set) var problem: RoutingProblem
  /// The client each piece belongs to.
  package private(set) var owner: [Int] = []
  /// Full loads that need no search, each a route of its own.
  package private(set) var fullLoads: [RoutingSolution.Route] = []

  /// Cuts the demands of a problem.
  ///
  /// - Parameter splits: Whether a client's demand below a full load is to be cut; where nobody's is, only
  ///   full loads are taken off.
  package init(_ problem: RoutingProblem, splits: (Int) -> Bool) {
    let fine = Self.cut(problem, Self.fine, splits)
    let parts = fine.reduce(0) { $0 + $1.count } > Self.most ? Self.cut(problem, Self.coarse, splits) : fine
    self.problem = problem
    self.problem.mayVisitAgain = false
    self.problem.clients = []
    let isPlain = problem.isPlain(allowingLargeDemands: true)
    for (client, sizes) in parts.enumerated() {
      for size in sizes {
        if isPlain, size == problem.vehicles[0].capacity, problem.vehicles[0].count == nil {
          fullLoads.append(.init(vehicle: 0, trips: [[.init(client: client, amount: size)]]))
        } else {
          var piece = problem.clients[client]
          piece.demand = size
          self.problem.clients.append(piece)
          owner.append(client)
        }
      }
    }
  }

  /// Sizes of the pieces of every client: full loads, then parts of a vehicle, the rest with the last.
  private static func cut(_ problem: RoutingProblem, _ parts: [Int], _ splits: (Int) -> Bool) -> [[Int]] {
    problem.clients.enumerated().map { index, client in
      let able = problem.vehicles.enumerated().filter { client.access & (1 << UInt64($0.offset)) != 0 }
      let capacity = able.map(\.element.capacity).max() ?? 0
      guard capacity > 0, client.demand > 0 else { return [client.demand] }
      var sizes = [Int](repeating: capacity, count: client.demand / capacity)
      var rest = client.demand % capacity
      guard rest > 0 else { return sizes }
      guard splits(index), rest * 100 > capacity * whole else { return sizes + [rest] }
      let full = sizes.count
      for part in parts {
        let size = max(1, capacity * part / 100)
        while rest >= size {
          sizes.append(size)
          rest -= size
        }
      }
      if sizes.count == full { sizes.append(rest) } else { sizes[sizes.count - 1] += rest }
      return sizes
    }
  }

  /// A solution of the pieces as one of the clients: pieces of one client on one trip are one visit.
  package func joined(_ solution: RoutingSolution, in whole: RoutingProblem) -> [RoutingSolution.Route] {
    fullLoads
      + solution.routes.map { route in
        RoutingSolution.Route(
          vehicle: route.vehicle,
          trips: route.trips.map { trip in
            whole.withoutRepeats(
              trip.map { .init(client: owner[$0.client], amount: $0.amount) }, route.vehicle)
          })
      }
  }
}

extension RoutingProblem {
  /// A trip in which every client is visited once, where that costs least.
  fileprivate func withoutRepeats(_ trip: [RoutingSolution.Stop], _ vehicle: Int) -> [RoutingSolution.Stop] {
    var stops = trip
    var index = 0
    while index < stops.count {
      guard let other = stops[(index + 1)...].firstIndex(where: { $0.client == stops[index].client }) else {
        index += 1
        continue
      }
      let amount = stops[index].amount + stops[other].amount
      var (one, two) = (stops, stops)
      one[index].amount = amount
      one.remove(at: other)
      two[other].amount = amount
      two.remove(at: index)
      let costs = [one, two].map { evaluate(.init(vehicle: vehicle, trips: [$0])) }
      let isFirstBetter =
        (costs[0].isFeasible ? 0 : 1, costs[0].cost) <= (costs[1].isFeasible ? 0 : 1, costs[1].cost)
      stops = isFirstBetter ? one : two
    }
    return stops
  }
}
