/// What happens at yards, earliest first, in a minute by the truck's turn. A binary heap.
struct MinuteQueue: ~Copyable {
  /// A minute and a truck's turn in it, ordered as one number.
  struct Key: BitwiseCopyable, Comparable {
    private let bits: UInt64

    init(minute: Int32, truck: Int) { bits = UInt64(UInt32(bitPattern: minute)) << 32 | UInt64(truck) }

    var minute: Int32 { Int32(truncatingIfNeeded: bits >> 32) }

    @inline(__always)
    static func < (a: Key, b: Key) -> Bool { a.bits < b.bits }
  }

  struct Entry: BitwiseCopyable {
    var key: Key
    var item: Int32
  }

  private let entries: Slab<Entry>
  private var count = 0

  init(_ capacity: Int) {
    entries = Slab(capacity, of: Entry(key: Key(minute: 0, truck: 0), item: 0))
  }

  mutating func clear() { count = 0 }

  mutating func push(minute: Int32, truck: Int, item: Int) {
    push(Key(minute: minute, truck: truck), item: item)
  }

  mutating func push(_ key: Key, item: Int) {
    var hole = count
    count += 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if entries[parent].key <= key { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = Entry(key: key, item: Int32(item))
  }

  mutating func pop() -> (key: Key, minute: Int32, item: Int)? {
    guard count > 0 else { return nil }
    let top = entries[0]
    count -= 1
    let last = entries[count]
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= count { break }
      if child + 1 < count && entries[child + 1].key < entries[child].key { child += 1 }
      if last.key <= entries[child].key { break }
      entries[hole] = entries[child]
      hole = child
    }
    entries[hole] = last
    return (top.key, top.key.minute, Int(top.item))
  }
}
