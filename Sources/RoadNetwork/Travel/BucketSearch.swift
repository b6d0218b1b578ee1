/// Shortest ways by buckets of whole minutes (Dial, Communications of the ACM 12, 1969, 632–633).
///
/// Labels carry minutes and a second criterion. Where every road takes a minute or more, all labels of a minute are final
/// before its bucket is opened; roads of zero minutes are handled by opening it again. A bucket is a list of places linked both
/// ways, so that a place which is reached sooner changes buckets, and none is ever in two.
struct BucketSearch {
  /// Directions by place.
  let arcs: TravelPlan.Arcs
  /// Minutes that no road takes more than.
  let longestRoad: Int

  /// Brings the labels of some places, which are known, to all that can be reached from there.
  ///
  /// - Parameters:
  ///   - starts: Places whose label has no minutes.
  ///   - labels: Of the places; place `p` has label `p + offset`.
  ///   - cost: What a road adds to a label when it is entered in a minute, or ``Label/unreachable``.
  /// - Complexity: O(arcs + minutes)
  @inline(__always)
  func run(
    from starts: some Sequence<Int32>, _ labels: inout [UInt64], _ offset: Int,
    cost: (_ road: Int, _ minute: Int) -> UInt64
  ) {
    let places = arcs.first.count - 1
    // minutes ahead fit into a ring of a power of two
    let ring = 1 << (Int.bitWidth - max(0, longestRoad).leadingZeroBitCount)
    labels.withUnsafeMutableBufferPointer { labels in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * places + ring) { memory in
        memory.initialize(repeating: Self.none)
        var queue = Queue(
          next: memory.baseAddress!, previous: memory.baseAddress! + places,
          slot: memory.baseAddress! + 2 * places, first: memory.baseAddress! + 3 * places)
        for start in starts { queue.put(start, into: 0) }
        arcs.first.withUnsafeBufferPointer { first in
          arcs.head.withUnsafeBufferPointer { heads in
            arcs.road.withUnsafeBufferPointer { roads in
              var minute = 0
              while queue.count > 0 {
                let open = Int32(minute & (ring - 1))
                while let tail = queue.takeFirst(of: open) {
                  let label = labels[offset + tail]
                  for a in Int(first[tail])..<Int(first[tail + 1]) {
                    let head = heads[a]
                    // what is as near is not reached sooner
                    if labels[offset + Int(head)] <= label { continue }
                    let cost = cost(Int(roads[a]), minute)
                    if cost == Label.unreachable { continue }
                    let reached = label + cost
                    guard reached < labels[offset + Int(head)] else { continue }
                    labels[offset + Int(head)] = reached
                    queue.put(head, into: Int32(Label.minutes(reached) & (ring - 1)))
                  }
                }
                minute += 1
              }
            }
          }
        }
      }
    }
  }

  private static var none: Int32 { -1 }

  /// Places by the minute in which they are reached.
  private struct Queue {
    let next: UnsafeMutablePointer<Int32>
    let previous: UnsafeMutablePointer<Int32>
    /// Bucket of each place.
    let slot: UnsafeMutablePointer<Int32>
    /// First place of each bucket.
    let first: UnsafeMutablePointer<Int32>
    var count = 0

    /// Puts a place into a bucket, out of the one it is in.
    @inline(__always)
    mutating func put(_ place: Int32, into bucket: Int32) {
      let p = Int(place)
      if slot[p] != none {
        if slot[p] == bucket { return }
        takeOut(p)
      }
      let second = first[Int(bucket)]
      next[p] = second
      previous[p] = none
      if second != none { previous[Int(second)] = place }
      first[Int(bucket)] = place
      slot[p] = bucket
      count += 1
    }

    @inline(__always)
    mutating func takeFirst(of bucket: Int32) -> Int? {
      let place = first[Int(bucket)]
      if place == none { return nil }
      takeOut(Int(place))
      return Int(place)
    }

    @inline(__always)
    private mutating func takeOut(_ p: Int) {
      if previous[p] == none { first[Int(slot[p])] = next[p] } else { next[Int(previous[p])] = next[p] }
      if next[p] != none { previous[Int(next[p])] = previous[p] }
      slot[p] = none
      count -= 1
    }
  }
}
