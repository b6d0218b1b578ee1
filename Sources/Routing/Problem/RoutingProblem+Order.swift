extension RoutingProblem {
  /// The clients in an order that does not depend on how they are numbered: by where they are and what they
  /// want.
  ///
  /// The search sees them in this order, so that relabelling changes nothing but the labels; clients that are
  /// alike in everything compared here keep the order given.
  func canonicalOrder() -> [Int] {
    let base = depots.first?.place ?? 0
    let travel = travel[0]
    var keys: [(Double, Double, Int)] = []
    switch travel {
    case .plane(let x, let y, _):
      for (index, client) in clients.enumerated() { keys.append((x[client.place], y[client.place], index)) }
    case .matrix:
      let sums = clients.map { client in
        clients.reduce(0) { $0 + travel.distance(client.place, $1.place) }
      }
      for (index, client) in clients.enumerated() {
        keys.append((Double(travel.distance(base, client.place)), Double(sums[index]), index))
      }
    }
    return keys.sorted { a, b in
      if a.0 != b.0 { return a.0 < b.0 }
      if a.1 != b.1 { return a.1 < b.1 }
      let (one, other) = (clients[a.2], clients[b.2])
      let left = [one.demand, one.window.lowerBound, one.window.upperBound, one.service, one.release]
      let right = [
        other.demand, other.window.lowerBound, other.window.upperBound, other.service, other.release,
      ]
      if left != right { return left.lexicographicallyPrecedes(right) }
      return a.2 < b.2
    }.map(\.2)
  }
}
