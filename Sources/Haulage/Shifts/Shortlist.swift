/// The insertions that look best, best first.
struct Shortlist: ~Copyable {
  /// Most that are kept.
  static let room = 64

  private let items = Slab(Self.room, of: Insertion())
  private var kept = 1
  private(set) var count = 0

  @inline(__always)
  subscript(c: Int) -> Insertion { items[c] }

  var isFull: Bool { count == kept }

  /// Only what changes less than this is kept: nothing that makes the plan worse, and nothing worse than a full list.
  @inline(__always)
  var limit: Double { count < kept ? 0 : items[count &- 1].change }

  mutating func clear(room: Int) {
    count = 0
    kept = min(Self.room, max(1, room))
  }

  @inline(__always)
  mutating func insert(_ insertion: Insertion) {
    guard insertion.change < limit else { return }
    if count < kept { count &+= 1 }
    var hole = count &- 1
    while hole > 0 && items[hole &- 1].change > insertion.change {
      items[hole] = items[hole &- 1]
      hole &-= 1
    }
    items[hole] = insertion
  }
}
