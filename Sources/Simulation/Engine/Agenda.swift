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
/// One word each: the minute in the upper half, class and entity below it.
struct Agenda: Sendable {
  private var heap = BinaryHeap<UInt64>()

  /// The minute of the next entry; `Int.max` where there is none.
  var nextMinute: Int { heap.first.map { Int($0 >> 32) } ?? .max }

  mutating func clear() { heap.removeAll() }

  /// - Complexity: O(log entries)
  mutating func add(_ happening: Happening, _ entity: Int, at minute: Int) {
    heap.insert(UInt64(minute) << 32 | UInt64(happening.rawValue) << 24 | UInt64(entity))
  }

  /// Takes the next entry. There must be one.
  ///
  /// - Complexity: O(log entries)
  mutating func next() -> (happening: Happening, entity: Int) {
    let top = heap.removeFirst()
    guard let happening = Happening(rawValue: UInt8(truncatingIfNeeded: top >> 24)) else {
      preconditionFailure("only happenings are entered")
    }
    return (happening, Int(top & 0xFF_FFFF))
  }
}
