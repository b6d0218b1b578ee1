/// Shortest ways by buckets of whole minutes (Dial, Communications of the ACM 12, 1969, 632–633), with memory that is
/// used again.
///
/// Labels carry minutes and a second criterion. Where every road takes a minute or more, all labels of a minute are final
/// before its bucket is opened; roads of zero minutes are handled by opening it again.
struct BucketSearch: Sendable {
  /// First entry of each minute, in a ring; −1 = none.
  private var bucket = [Int32](repeating: -1, count: 64)
  private var next: [Int32] = []
  private var place: [Int32] = []
  /// Entries in buckets.
  private var pending = 0
  /// Label with which each place was last expanded.
  private var expanded: [UInt64] = []

  /// Puts a start into its bucket.
  mutating func push(_ start: Int32, minute: Int) {
    let slot = minute & (bucket.count - 1)
    next.append(bucket[slot])
    place.append(start)
    bucket[slot] = Int32(next.count - 1)
    pending += 1
  }

  /// Expands all that is pushed.
  ///
  /// - Parameters:
  ///   - arcs: Directions by place.
  ///   - labels: Of the places; place `p` has label `p + offset`.
  ///   - cost: What a road adds to a label when it is entered in a minute.
  @inline(__always)
  mutating func run(
    over arcs: TravelPlan.Arcs, _ labels: inout [UInt64], _ offset: Int,
    cost: (_ road: Int, _ minute: Int) -> UInt64
  ) {
    if expanded.count < arcs.first.count {
      expanded = [UInt64](repeating: Label.unreachable, count: arcs.first.count)
    }
    var minute = 0
    while pending > 0 {
      // the ring may be widened meanwhile
      while bucket[minute & (bucket.count - 1)] >= 0 {
        let slot = minute & (bucket.count - 1)
        let entry = Int(bucket[slot])
        bucket[slot] = next[entry]
        pending -= 1
        let tail = Int(place[entry])
        let label = labels[offset + tail]
        if Label.minutes(label) != minute || expanded[tail] == label { continue }
        expanded[tail] = label
        for a in Int(arcs.first[tail])..<Int(arcs.first[tail + 1]) {
          let cost = cost(Int(arcs.road[a]), minute)
          if cost == Label.unreachable { continue }
          let reached = label + cost
          let head = Int(arcs.head[a])
          guard reached < labels[offset + head] else { continue }
          labels[offset + head] = reached
          let minutes = Label.minutes(reached)
          if minutes - minute >= bucket.count { widen(to: minutes - minute, from: minute) }
          push(Int32(head), minute: minutes)
        }
      }
      minute += 1
    }
    for entry in place.indices { expanded[Int(place[entry])] = Label.unreachable }
    next.removeAll(keepingCapacity: true)
    place.removeAll(keepingCapacity: true)
  }

  /// Makes the ring longer than a road takes minutes.
  private mutating func widen(to minutes: Int, from minute: Int) {
    let old = bucket
    let size = max(2 * old.count, 1 << (Int.bitWidth - minutes.leadingZeroBitCount))
    bucket = [Int32](repeating: -1, count: size)
    for ahead in 0..<old.count {
      bucket[(minute + ahead) & (bucket.count - 1)] = old[(minute + ahead) & (old.count - 1)]
    }
  }
}
