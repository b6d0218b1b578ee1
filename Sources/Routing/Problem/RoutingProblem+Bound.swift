extension RoutingProblem {
  /// The radial bound (Haimovich & Rinnooy Kan 1985) for several classes of vehicles: a trip that brings q to
  /// a client is charged q / capacity of the least it costs to go there and back. It holds with split
  /// deliveries too.
  ///
  /// "There and back" is the shortest way over all places, so that no triangle inequality is needed. The
  /// fixed cost is charged alike where a vehicle makes one trip.
  ///
  /// - Parameter unserved: What a solution leaves out, which is not charged.
  /// - Complexity: O(vehicles · places²)
  public func radialBound(without unserved: [RoutingSolution.Stop] = []) -> Int {
    var perUnit = [Double](repeating: .infinity, count: clients.count)
    var radii: [[Int]: [Int]] = [:]
    for (index, vehicle) in vehicles.enumerated() where vehicle.capacity > 0 && vehicle.count != 0 {
      let key = [vehicle.profile, vehicle.depot]
      if radii[key] == nil {
        let (travel, place) = (travel[vehicle.profile], depots[vehicle.depot].place)
        let out = shortest(from: place) { travel.distance($0, $1) }
        let back = shortest(from: place) { travel.distance($1, $0) }
        radii[key] = zip(out, back).map { $0 + $1 }
      }
      let radius = radii[key] ?? []
      let fixed = vehicle.maxTrips == 1 ? vehicle.fixedCost : 0
      for (number, client) in clients.enumerated() where client.access & (1 << UInt64(index)) != 0 {
        let cost = Double(vehicle.costPerDistance * radius[client.place] + fixed) / Double(vehicle.capacity)
        perUnit[number] = min(perUnit[number], cost)
      }
    }
    var amounts = clients.map(\.demand)
    for stop in unserved { amounts[stop.client] -= stop.amount }
    let total = zip(amounts, perUnit).reduce(0.0) {
      $1.0 > 0 && $1.1.isFinite ? $0 + Double($1.0) * $1.1 : $0
    }
    // a sum of rounded quotients: a hair less is surely valid
    return Int((total * (1 - 1e-12) - 1e-6).rounded(.up).clamped(from: 0))
  }

  /// Length of the shortest way from a place to every place that matters, straight or over others (Dijkstra).
  private func shortest(from origin: Int, _ distance: (Int, Int) -> Int) -> [Int] {
    let used = Set(clients.map(\.place) + depots.map(\.place)).sorted()
    var length = [Int](repeating: .max, count: travel[0].places)
    for place in used { length[place] = distance(origin, place) }
    length[origin] = 0
    guard used.count <= 3000 else { return length }
    var left = used
    while !left.isEmpty {
      var nearest = 0
      for index in left.indices where length[left[index]] < length[left[nearest]] { nearest = index }
      let place = left.remove(at: nearest)
      for other in left { length[other] = min(length[other], length[place] + distance(place, other)) }
    }
    return length
  }
}

extension Double {
  fileprivate func clamped(from least: Double) -> Double { max(least, self) }
}
