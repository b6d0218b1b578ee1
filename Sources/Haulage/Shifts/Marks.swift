/// Some of the numbers below a limit, in the order in which they were marked.
struct Marks: ~Copyable {
  private let items: Slab<Int32>
  private let isMarked: Slab<Bool>
  private(set) var count = 0

  init(_ limit: Int) {
    items = Slab(limit, of: 0)
    isMarked = Slab(limit, of: false)
  }

  @inline(__always)
  subscript(i: Int) -> Int { Int(items[i]) }

  @inline(__always)
  func contains(_ number: Int) -> Bool { isMarked[number] }

  @inline(__always)
  mutating func insert(_ number: Int) {
    if isMarked[number] { return }
    isMarked[number] = true
    items[count] = Int32(number)
    count += 1
  }

  mutating func clear() {
    for i in 0..<count { isMarked[self[i]] = false }
    count = 0
  }
}

extension Marks {
  /// Marks the needs that a shift serves.
  mutating func insert(needsOf day: Int, _ roster: borrowing Roster) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where !roster.stops[i].isLoad {
      insert(Int(roster.stops[i].need))
    }
  }
}
