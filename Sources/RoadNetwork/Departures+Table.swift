extension Departures {
  /// Minutes and metres of the ways between some junctions for departures in an hour, row by row; `Int32.max` minutes where no
  /// way leads. Among equally fast ways the shortest counts.
  ///
  /// By buckets of whole minutes (Dial, Communications of the ACM 12, 1969, 632–633): no way is longer than ``longest``.
  ///
  /// - Parameter places: Indices into `District.junctions`.
  /// - Complexity: O(places · (roads + longest))
  public func table(_ places: [Int], in hour: Int) -> (minutes: [Int32], metres: [Int64]) {
    let arcs = arcs(in: hour)
    var buckets = Buckets(junctions: arcs.first.count - 1, minutes: longest + 1)
    var minutes: [Int32] = []
    var metres: [Int64] = []
    minutes.reserveCapacity(places.count * places.count)
    metres.reserveCapacity(places.count * places.count)
    for from in places {
      buckets.begin(at: from)
      while let (tail, minute, way) = buckets.next() {
        for a in Int(arcs.first[tail])..<Int(arcs.first[tail + 1]) {
          let arc = arcs.arcs[a]
          let cost =
            arc.minutes >= 0 ? Int(arc.minutes) : self.minutes(on: Int(arc.road), entered: minute, in: hour)
          if minute + cost <= longest {
            buckets.reach(Int(arc.head), minute: minute + cost, metres: way + arc.metres)
          }
        }
      }
      for to in places {
        let label = buckets.label[to]
        minutes.append(label.minutes)
        metres.append(label.minutes == .max ? 0 : label.metres)
      }
    }
    return (minutes, metres)
  }

  /// A direction of a road.
  private struct Arc {
    var head: Int32
    var road: Int32
    /// Minutes where they are the same in every hour that a way may meet; −1 where they are not.
    var minutes: Int32
    var metres: Int64
  }

  /// Those that can be driven in some hour that a way may meet, by the junction they leave.
  private func arcs(in hour: Int) -> (first: [Int32], arcs: [Arc]) {
    let states = Set(window(at: hour)).sorted()
    var arcs: [Arc] = []
    var first: [Int32] = [0]
    for tail in 0..<network.junctionCount {
      for a in Int(network.leaving.first[tail])..<Int(network.leaving.first[tail + 1]) {
        let (head, road) = (network.leaving.arcs[a].junction, Int(network.leaving.arcs[a].road))
        let costs = states.map { cost[$0 * network.roadCount + road] }
        guard let (least, most) = costs.min().flatMap({ low in costs.max().map { (low, $0) } }),
          least <= longest
        else { continue }
        arcs.append(
          Arc(
            head: head, road: Int32(road), minutes: least == most ? least : -1,
            metres: network.length[road]))
      }
      first.append(Int32(arcs.count))
    }
    return (first, arcs)
  }
}

/// Junctions reached, by the minute in which they are, with memory that is used again.
private struct Buckets {
  /// What it takes to get somewhere.
  struct Label: Equatable {
    var minutes = Int32.max
    var metres = Int64.max
  }

  /// By junction.
  private(set) var label: [Label]
  /// Label with which each was last looked at.
  private var seen: [Label]
  /// First entry of each minute; −1 = none.
  private var bucket: [Int32]
  private var entries: [(junction: Int32, next: Int32)] = []
  private var minute = 0

  init(junctions: Int, minutes: Int) {
    label = [Label](repeating: Label(), count: junctions)
    seen = label
    bucket = [Int32](repeating: -1, count: minutes)
  }

  mutating func begin(at junction: Int) {
    for j in label.indices {
      label[j] = Label()
      seen[j] = Label()
    }
    entries.removeAll(keepingCapacity: true)
    minute = 0
    reach(junction, minute: 0, metres: 0)
  }

  /// Takes note of a way to a junction, where it is better than those known.
  @inline(__always)
  mutating func reach(_ junction: Int, minute: Int, metres: Int64) {
    let known = label[junction]
    guard minute < known.minutes || (minute == known.minutes && metres < known.metres) else { return }
    label[junction] = Label(minutes: Int32(minute), metres: metres)
    entries.append((Int32(junction), bucket[minute]))
    bucket[minute] = Int32(entries.count - 1)
  }

  /// A junction whose ways are to be followed, in order of minutes; again where a shorter way was found in the same minute.
  @inline(__always)
  mutating func next() -> (junction: Int, minute: Int, metres: Int64)? {
    while minute < bucket.count {
      while bucket[minute] >= 0 {
        let entry = entries[Int(bucket[minute])]
        bucket[minute] = entry.next
        let junction = Int(entry.junction)
        let now = label[junction]
        if now.minutes != minute || seen[junction] == now { continue }
        seen[junction] = now
        return (junction, minute, now.metres)
      }
      minute += 1
    }
    return nil
  }
}
