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
      arcs.arcs.withUnsafeBufferPointer { rows in
        while let (tail, minute, way) = buckets.next() {
          for a in Int(arcs.first[tail])..<Int(arcs.first[tail &+ 1]) {
            let arc = rows[a]
            let cost =
              arc.minutes >= 0 ? Int(arc.minutes) : self.minutes(on: Int(arc.road), entered: minute, in: hour)
            if minute &+ cost <= longest {
              buckets.reach(Int(arc.head), minute: minute &+ cost, metres: way &+ arc.metres)
            }
          }
        }
      }
      for to in places {
        let label = buckets.label[to]
        let isReached = label != Label.unreachable
        minutes.append(isReached ? Int32(Label.minutes(label)) : .max)
        metres.append(isReached ? Int64(Label.rest(label)) : 0)
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
    var metres: Int
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
            metres: Int(network.length[road])))
      }
      first.append(Int32(arcs.count))
    }
    return (first, arcs)
  }
}

/// Junctions reached, by the minute in which they are, in memory of their own that is used again: this is read and written
/// millions of times.
private struct Buckets: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var junction: Int32
    /// The next of the same minute; −1 = none.
    var next: Int32
  }

  /// Minutes and metres to each junction, as a ``Label``.
  let label: UnsafeMutableBufferPointer<UInt64>
  /// First entry of each minute; −1 = none.
  private let bucket: UnsafeMutableBufferPointer<Int32>
  private var entries: UnsafeMutableBufferPointer<Entry>
  private var count = 0
  private var minute = 0

  init(junctions: Int, minutes: Int) {
    label = .allocate(capacity: junctions)
    label.initialize(repeating: Label.unreachable)
    bucket = .allocate(capacity: minutes)
    bucket.initialize(repeating: -1)
    entries = .allocate(capacity: 8 * (junctions + 1))
  }

  deinit {
    label.deallocate()
    bucket.deallocate()
    entries.deallocate()
  }

  mutating func begin(at junction: Int) {
    label.update(repeating: Label.unreachable)
    count = 0
    minute = 0
    reach(junction, minute: 0, metres: 0)
  }

  /// Takes note of a way to a junction, where it is better than those known.
  @inline(__always)
  mutating func reach(_ junction: Int, minute: Int, metres: Int) {
    let way = Label.of(minutes: Int32(truncatingIfNeeded: minute), metres: Int64(metres))
    guard way < label[junction] else { return }
    label[junction] = way
    if count == entries.count { grow() }
    entries.initializeElement(
      at: count, to: Entry(junction: Int32(truncatingIfNeeded: junction), next: bucket[minute]))
    bucket[minute] = Int32(truncatingIfNeeded: count)
    count &+= 1
  }

  private mutating func grow() {
    let more = UnsafeMutableBufferPointer<Entry>.allocate(capacity: 2 * entries.count)
    _ = more.update(fromContentsOf: entries)
    entries.deallocate()
    entries = more
  }

  /// A junction whose ways are to be followed, in order of minutes; again where a shorter way was found in the same minute.
  @inline(__always)
  mutating func next() -> (junction: Int, minute: Int, metres: Int)? {
    while minute < bucket.count {
      let first = bucket[minute]
      if first < 0 {
        minute &+= 1
        continue
      }
      let entry = entries[Int(first)]
      bucket[minute] = entry.next
      let now = label[Int(entry.junction)]
      if Label.minutes(now) == minute { return (Int(entry.junction), minute, Label.rest(now)) }
    }
    return nil
  }
}
