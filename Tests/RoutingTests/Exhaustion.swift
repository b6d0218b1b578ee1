@testable import Routing

extension RoutingProblem {
  /// Clients anywhere in a square around a depot in its middle.
  static func random(clients count: Int, capacity: Int, demands: ClosedRange<Int> = 1...9, seed: UInt64)
    -> RoutingProblem
  {
    var dice = Dice(seed: seed)
    var (x, y): ([Double], [Double]) = ([500], [500])
    var clients: [Client] = []
    for index in 1...count {
      x.append(Double(dice.below(1000)))
      y.append(Double(dice.below(1000)))
      clients.append(Client(place: index, demand: demands.lowerBound + dice.below(demands.count)))
    }
    return RoutingProblem(
      travel: [.plane(x: x, y: y, rounding: .nearest(scale: 1))], depots: [Depot(place: 0)], clients: clients,
      vehicles: [VehicleClass(capacity: capacity)])
  }

  /// The least cost with one class of vehicles, unlimited, by dynamic programming over all sets of clients:
  /// every order of every route is looked at.
  func leastCostByExhaustion() -> Int {
    let all = 1 << clients.count
    var route = [Int](repeating: .max, count: all)
    permute([], 0, &route)
    var least = [Int](repeating: .max, count: all)
    least[0] = 0
    for set in 1..<all {
      var part = set
      while part > 0 {
        if route[part] < .max, least[set ^ part] < .max {
          least[set] = min(least[set], least[set ^ part] + route[part])
        }
        part = (part - 1) & set
      }
    }
    return least[all - 1]
  }

  private func permute(_ order: [Int], _ set: Int, _ route: inout [Int]) {
    if !order.isEmpty {
      let stops = order.map { RoutingSolution.Stop(client: $0, amount: clients[$0].demand) }
      let result = evaluate(.init(vehicle: 0, trips: [stops]))
      if result.isFeasible { route[set] = min(route[set], result.cost) }
    }
    for client in clients.indices where set & (1 << client) == 0 {
      permute(order + [client], set | (1 << client), &route)
    }
  }
}
