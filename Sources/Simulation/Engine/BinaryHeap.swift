/// Things of which the least is taken first. Unlike a heap of the collections package it keeps its memory when it is
/// emptied, which happens every hour of every replication.
struct BinaryHeap<Element: Comparable & Sendable>: Sendable {
  private var items: [Element] = []

  /// The least; `nil` where there is none.
  var first: Element? { items.first }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log count)
  mutating func insert(_ item: Element) {
    var hole = items.count
    items.append(item)
    while hole > 0 {
      let parent = (hole - 1) / 2
      if items[parent] <= item { break }
      items[hole] = items[parent]
      hole = parent
    }
    items[hole] = item
  }

  /// Takes the least. There must be one.
  ///
  /// - Complexity: O(log count)
  mutating func removeFirst() -> Element {
    let top = items[0]
    let last = items.removeLast()
    if !items.isEmpty { sink(last, from: 0) }
    return top
  }

  /// Puts another in the place of the least. There must be one.
  ///
  /// - Complexity: O(log count)
  mutating func replaceFirst(with item: Element) { sink(item, from: 0) }

  /// Adds one without regard to order; `order()` comes before anything is taken.
  mutating func gather(_ item: Element) { items.append(item) }

  /// Puts what was gathered in order.
  ///
  /// - Complexity: O(count)
  mutating func order() {
    for hole in stride(from: items.count / 2 - 1, through: 0, by: -1) { sink(items[hole], from: hole) }
  }

  private mutating func sink(_ item: Element, from start: Int) {
    var hole = start
    while true {
      var child = 2 * hole + 1
      if child >= items.count { break }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      if item <= items[child] { break }
      items[hole] = items[child]
      hole = child
    }
    items[hole] = item
  }
}
