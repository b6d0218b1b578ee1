/// Something that happens in a minute.
enum Happening: UInt8 {
  /// A hazard destroys a yard. Entity: site.
  case yardLost
  /// Coal comes from outside. Entity: supply.
  case supplied
  /// Coal is in the village. Entity: truck.
  case unloaded
  /// A truck reaches the yard. Entity: truck.
  case atDock
  /// A truck is loaded. Entity: truck.
  case loaded
  /// A loaded truck whose way was closed tries again. Entity: truck.
  case departs
  /// A truck is back at its base. Entity: truck.
  case back
  /// A driver may start a new shift. Entity: truck.
  case rested
  /// The minute of an order planned beforehand. Entity: truck.
  case ordered
  /// Orders may be given from now on. Entity: 0.
  case mobilised
}

/// What is still to happen, first by minute, then by class in the order of ``Happening``, then by entity. Two entries that
/// agree in all three are one and the same.
///
/// A binary heap of one word each: the minute in the upper half, class and entity below it.
struct Agenda: Sendable {
  private var heap: [UInt64] = []

  /// The minute of the next entry; `Int.max` where there is none.
  var nextMinute: Int { heap.isEmpty ? .max : Int(heap[0] >> 32) }

  mutating func clear() { heap.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log entries)
  mutating func add(_ happening: Happening, _ entity: Int, at minute: Int) {
    let key = UInt64(minute) << 32 | UInt64(happening.rawValue) << 24 | UInt64(entity)
    var hole = heap.count
    heap.append(key)
    while hole > 0 {
      let parent = (hole - 1) / 2
      if heap[parent] <= key { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = key
  }

  /// Takes the next entry. There must be one.
  ///
  /// - Complexity: O(log entries)
  mutating func next() -> (happening: Happening, entity: Int) {
    let top = heap[0]
    let key = heap.removeLast()
    if !heap.isEmpty {
      var hole = 0
      while true {
        var child = 2 * hole + 1
        if child >= heap.count { break }
        if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
        if key <= heap[child] { break }
        heap[hole] = heap[child]
        hole = child
      }
      heap[hole] = key
    }
    guard let happening = Happening(rawValue: UInt8(truncatingIfNeeded: top >> 24)) else {
      preconditionFailure("only happenings are entered")
    }
    return (happening, Int(top & 0xFF_FFFF))
  }
}
