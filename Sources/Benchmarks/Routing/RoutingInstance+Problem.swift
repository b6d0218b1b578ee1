public import Routing

extension RoutingInstance {
  /// Whole units of the problem per unit of distance or time of the file.
  public var scale: Double {
    switch convention {
    case .nearest: 1
    case .tenths: 10
    case .real: 1000
    }
  }

  /// Whole units of cost of the problem per unit of cost of the file.
  public var costScale: Double { scale * costFactor }

  private var costFactor: Double { (0..<costDecimals).reduce(1) { power, _ in power * 10 } }

  /// The instance in whole numbers. Real ways are rounded to a thousandth: what comes out is judged by
  /// ``RoutingVerdict`` on the real ones.
  public var problem: RoutingProblem {
    let points = depots + clients
    func window(_ point: Point) -> ClosedRange<Int> {
      let ready = Int((point.ready * scale).rounded(.up))
      guard point.due.isFinite else { return ready...RoutingProblem.always.upperBound }
      return ready...max(ready, Int((point.due * scale).rounded(.down)))
    }
    let rounding: Travel.Rounding =
      switch convention {
      case .nearest, .real: .nearest(scale: scale)
      case .tenths: .down(scale: scale)
      }
    return RoutingProblem(
      travel: [.plane(x: points.map(\.x), y: points.map(\.y), rounding: rounding)],
      depots: depots.indices.map { .init(place: $0, window: window(depots[$0])) },
      clients: clients.indices.map { client in
        let point = clients[client]
        var access: UInt64 = 0
        for (index, fleet) in fleets.enumerated() where fleet.allowed?.contains(client) ?? true {
          access |= 1 << UInt64(index)
        }
        return .init(
          place: depots.count + client, demand: point.demand, service: Int((point.service * scale).rounded()),
          window: window(point), release: Int((point.release * scale).rounded(.up)), access: access)
      },
      vehicles: fleets.map { fleet in
        .init(
          depot: fleet.depot, count: fleet.count, capacity: fleet.capacity,
          fixedCost: Int((fleet.fixed * costScale).rounded()),
          costPerDistance: Int((fleet.unit * costFactor).rounded()),
          maxDuration: fleet.longest.map { Int(($0 * scale).rounded(.down)) },
          maxTrips: fleet.reloads ? clients.count : 1)
      },
      mayVisitAgain: splits)
  }
}
