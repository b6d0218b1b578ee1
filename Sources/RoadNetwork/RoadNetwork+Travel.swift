import HeapModule

extension RoadNetwork {
  /// Fastest times and their metres from each of `sources` to every junction.
  ///
  /// Dijkstra's algorithm (Numer. Math. 1, 1959, 269–271) on (minutes, metres) in lexicographic order.
  ///
  /// - Parameters:
  ///   - sources: Indices into `District.junctions`; repeats are allowed and give equal rows.
  ///   - state: Which roads are open, and how fast.
  ///   - vehicle: Who drives.
  /// - Complexity: O(sources · (roads log roads))
  public func travel(
    from sources: [Int], under state: RoadState, for vehicle: Vehicle = .standard
  ) -> TravelTable {
    let cost = minutesByRoad(under: state, for: vehicle)
    var search = Search(junctionCount: junctionCount)
    var minutes: [Int32] = []
    var metres: [Int64] = []
    minutes.reserveCapacity(sources.count * junctionCount)
    metres.reserveCapacity(sources.count * junctionCount)
    for source in sources {
      search.run(from: source, over: self, minutesByRoad: cost, until: nil)
      minutes += search.minutes
      metres += search.metres
    }
    return TravelTable(sources: sources, junctionCount: junctionCount, minutes: minutes, metres: metres)
  }

  /// Roads of the fastest way, in driving order; empty where both ends are one junction, `nil` where no open way leads.
  ///
  /// Among equally fast ways the shortest is taken, among those one that depends only on the order of rows.
  ///
  /// - Complexity: O(roads log roads)
  public func path(
    from source: Int, to target: Int, under state: RoadState, for vehicle: Vehicle = .standard
  ) -> [Int]? {
    var search = Search(junctionCount: junctionCount)
    search.run(
      from: source, over: self, minutesByRoad: minutesByRoad(under: state, for: vehicle), until: target)
    guard search.minutes[target] != TravelTable.unreachable else { return nil }
    var roads: [Int] = []
    var junction = target
    while junction != source {
      roads.append(Int(search.road[junction]))
      junction = Int(search.previous[junction])
    }
    return roads.reversed()
  }
}

/// Working memory of one search, reused from source to source.
private struct Search {
  /// A junction reached, ordered by what it costs to get there.
  struct Visit: Comparable {
    var minutes: Int32
    var metres: Int64
    var junction: Int32

    static func < (a: Self, b: Self) -> Bool {
      if a.minutes != b.minutes { return a.minutes < b.minutes }
      if a.metres != b.metres { return a.metres < b.metres }
      return a.junction < b.junction
    }
  }

  var minutes: [Int32]
  var metres: [Int64]
  /// Road by which a junction was reached, and the junction at its other end.
  var road: [Int32]
  var previous: [Int32]
  var isSettled: [Bool]
  var heap = Heap<Visit>()

  init(junctionCount n: Int) {
    minutes = [Int32](repeating: 0, count: n)
    metres = [Int64](repeating: 0, count: n)
    road = [Int32](repeating: 0, count: n)
    previous = [Int32](repeating: 0, count: n)
    isSettled = [Bool](repeating: false, count: n)
  }

  mutating func run(from source: Int, over network: RoadNetwork, minutesByRoad: [Int32], until target: Int?) {
    for j in minutes.indices {
      minutes[j] = TravelTable.unreachable
      metres[j] = 0
      isSettled[j] = false
    }
    heap = Heap()
    minutes[source] = 0
    heap.insert(Visit(minutes: 0, metres: 0, junction: Int32(source)))
    while let visit = heap.popMin() {
      let tail = Int(visit.junction)
      if isSettled[tail] { continue }
      isSettled[tail] = true
      if tail == target { return }
      for a in Int(network.leaving.first[tail])..<Int(network.leaving.first[tail + 1]) {
        let arc = network.leaving.arcs[a]
        let head = Int(arc.junction)
        let cost = minutesByRoad[Int(arc.road)]
        // a settled junction keeps its road: zero-minute roads must not close a circle
        if cost == .max || isSettled[head] { continue }
        let (time, isTooFar) = visit.minutes.addingReportingOverflow(cost)
        if isTooFar || time == TravelTable.unreachable { continue }
        let way = visit.metres + network.length[Int(arc.road)]
        if time < minutes[head] || (time == minutes[head] && way < metres[head]) {
          minutes[head] = time
          metres[head] = way
          road[head] = arc.road
          previous[head] = visit.junction
          heap.insert(Visit(minutes: time, metres: way, junction: arc.junction))
        }
      }
    }
  }
}
