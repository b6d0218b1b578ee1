/// How many docks of every yard are busy, by slots of some minutes: what the search looks at before it plays a plan.
struct DockBook: ~Copyable {
  /// Minutes of a slot.
  private static let slot = 5

  private let slots: Int
  private let busy: Slab<UInt16>
  private let docks: Slab<Int32>

  init(_ field: borrowing Field) {
    slots = field.end / Self.slot + 1
    busy = Slab(field.yardCount * slots, of: 0)
    docks = Slab(field.yardCount, of: 0)
    for y in 0..<field.yardCount { docks[y] = field.dockFirst[y + 1] - field.dockFirst[y] }
  }

  /// Forgets all loads but what keeps the docks at the beginning.
  func clear(_ field: borrowing Field) {
    busy.fill(0)
    for y in 0..<field.yardCount {
      for dock in Int(field.dockFirst[y])..<Int(field.dockFirst[y + 1]) where field.dockFree[dock] > 0 {
        mark(y, 0, Int(field.dockFree[dock]), 1)
      }
    }
  }

  /// First minute from `arrival` on in which a dock is free for so many minutes; without regard to who arrives later.
  @inline(__always)
  func free(_ y: Int, from arrival: Int, for minutes: Int) -> Int {
    let row = y &* slots
    let length = (minutes + Self.slot - 1) / Self.slot
    var first = arrival / Self.slot
    var s = first
    while s < slots && s < first &+ length {
      if Int32(busy[row &+ s]) >= docks[y] { first = s &+ 1 }
      s &+= 1
    }
    return max(arrival, first &* Self.slot)
  }

  @inline(__always)
  func add(_ y: Int, begin: Int, end: Int) { mark(y, begin, end, 1) }

  @inline(__always)
  func remove(_ y: Int, begin: Int, end: Int) { mark(y, begin, end, -1) }

  @inline(__always)
  private func mark(_ y: Int, _ begin: Int, _ end: Int, _ by: Int) {
    let row = y &* slots
    var s = begin / Self.slot
    let last = min(slots &- 1, (end &- 1) / Self.slot)
    while s <= last {
      busy[row &+ s] = UInt16(truncatingIfNeeded: Int(busy[row &+ s]) &+ by)
      s &+= 1
    }
  }
}
