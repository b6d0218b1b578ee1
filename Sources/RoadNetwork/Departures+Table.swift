extension Departures {
  /// Minutes and metres of the ways between some junctions for departures in an hour, row by row; `Int32.max` minutes where no
  /// way leads. Among equally fast ways the shortest counts.
  ///
  /// - Parameter places: Indices into `District.junctions`.
  /// - Complexity: O(places · (roads + longest))
  public func table(_ places: [Int], in hour: Int) -> (minutes: [Int32], metres: [Int64]) {
    let search = BucketSearch(arcs: arcs, longestRoad: longest)
    let roads = DepartureHour(self, hour)
    var labels: [UInt64] = []
    var minutes: [Int32] = []
    var metres: [Int64] = []
    minutes.reserveCapacity(places.count * places.count)
    metres.reserveCapacity(places.count * places.count)
    network.length.withUnsafeBufferPointer { length in
      for from in places {
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(Label.unreachable, count: network.junctionCount))
        labels[from] = 0
        search.run(from: CollectionOfOne(Int32(from)), &labels, 0) { road, minute in
          let minutes = roads.minutes(on: road, entered: minute)
          return minute + minutes > longest
            ? Label.unreachable : Label.of(minutes: Int32(minutes), metres: length[road])
        }
        for to in places {
          let isReached = labels[to] != Label.unreachable
          minutes.append(isReached ? Int32(Label.minutes(labels[to])) : .max)
          metres.append(isReached ? Int64(Label.rest(labels[to])) : 0)
        }
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
}
