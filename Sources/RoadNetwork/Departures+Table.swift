extension Departures {
  /// Minutes and metres of the ways between some junctions for departures in an hour, row by row; `Int32.max` minutes where no
  /// way leads. Among equally fast ways the shortest counts.
  ///
  /// - Parameter places: Indices into `District.junctions`.
  /// - Complexity: O(places · (roads + longest))
  public func table(_ places: [Int], in hour: Int) -> (minutes: [Int32], metres: [Int64]) {
    let (arcs, steady) = (arcs, steadyMinutes(in: hour))
    var search = BucketSearch()
    var labels: [UInt64] = []
    var minutes: [Int32] = []
    var metres: [Int64] = []
    minutes.reserveCapacity(places.count * places.count)
    metres.reserveCapacity(places.count * places.count)
    for from in places {
      labels.removeAll(keepingCapacity: true)
      labels.append(contentsOf: repeatElement(Label.unreachable, count: network.junctionCount))
      labels[from] = 0
      search.push(Int32(from), minute: 0)
      search.run(over: arcs, &labels, 0) { road, minute in
        let known = steady[road]
        let minutes = known >= 0 ? Int(known) : self.minutes(on: road, entered: minute, in: hour)
        return minute + minutes > longest
          ? Label.unreachable : Label.of(minutes: Int32(minutes), metres: network.length[road])
      }
      for to in places {
        let isReached = labels[to] != Label.unreachable
        minutes.append(isReached ? Int32(Label.minutes(labels[to])) : .max)
        metres.append(isReached ? Int64(Label.rest(labels[to])) : 0)
      }
    }
    return (minutes, metres)
  }

  /// Directions of the roads by the junction they leave.
  private var arcs: TravelPlan.Arcs {
    TravelPlan.Arcs(
      first: network.leaving.first.map { Int32($0) }, head: network.leaving.arcs.map(\.junction),
      road: network.leaving.arcs.map(\.road))
  }

  /// Minutes of each road where they are the same in every hour that a way may meet; −1 where they are not.
  private func steadyMinutes(in hour: Int) -> [Int32] {
    let states = Set(window(at: hour)).sorted()
    return (0..<network.roadCount).map { road in
      let minutes = Set(states.map { cost[$0 * network.roadCount + road] })
      return minutes.count == 1 ? minutes.first ?? -1 : -1
    }
  }
}
