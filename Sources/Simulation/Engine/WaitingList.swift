/// Needs of one region that wait, as trucks of one kind see them: who comes first is known without looking at all.
///
/// Where a need's fuel under way changes it is written down once more. Beyond that an entry may only have become less
/// pressing since it was written, as yards give out: who takes the first checks it and writes it anew. When the hour
/// turns, the roads change or stock comes back, the list is written anew as a whole.
struct WaitingList: Sendable {
  /// A need and where it ranks: what the criteria of the policy say, in their order; the least comes first.
  struct Entry: Comparable, Sendable {
    var first = 0.0
    var second = 0.0
    var third = 0.0
    var need: Int32

    @inline(__always)
    static func < (one: Entry, other: Entry) -> Bool {
      if one.first != other.first { return one.first < other.first }
      if one.second != other.second { return one.second < other.second }
      if one.third != other.third { return one.third < other.third }
      return one.need < other.need
    }
  }

  /// A need that nobody has heard of before a minute.
  private struct Unheard: Comparable, Sendable {
    var release: Int32
    var need: Int32

    static func < (one: Unheard, other: Unheard) -> Bool {
      (one.release, one.need) < (other.release, other.need)
    }
  }

  private var waiting = BinaryHeap<Entry>()
  private var unheard = BinaryHeap<Unheard>()
  /// Whether the list has been written and holds.
  private(set) var isWritten = false

  /// The list no longer holds.
  mutating func forget() {
    guard isWritten else { return }
    isWritten = false
    waiting.removeAll()
    unheard.removeAll()
  }

  /// Writes a need down while the list is being written; `end()` comes after the last.
  mutating func write(_ entry: Entry) { waiting.gather(entry) }

  /// The list is written.
  mutating func end() {
    waiting.order()
    isWritten = true
  }

  /// The entry that comes first, unchecked.
  var first: Entry? { waiting.first }

  /// Strikes the first entry out.
  mutating func strikeFirst() { _ = waiting.removeFirst() }

  /// Writes the first entry anew.
  mutating func rewriteFirst(_ entry: Entry) { waiting.replaceFirst(with: entry) }

  /// Adds a need that will be heard of.
  mutating func expect(_ need: Int, at release: Int32) {
    unheard.insert(Unheard(release: release, need: Int32(need)))
  }

  /// A need heard of by now that is not on the list yet, each once.
  mutating func heard(by minute: Int) -> Int? {
    guard let next = unheard.first, Int(next.release) <= minute else { return nil }
    return Int(unheard.removeFirst().need)
  }

  /// Adds a need to the written list.
  mutating func add(_ entry: Entry) { waiting.insert(entry) }
}
