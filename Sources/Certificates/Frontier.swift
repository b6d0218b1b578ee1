/// A binary heap of nodes by distance, then index, for Dijkstra's algorithm.
struct Frontier {
  private var heap: [(distance: Int64, node: Int)] = []

  /// Adds a node, O(log *n*). A node may be added again when it is found nearer.
  mutating func push(_ node: Int, at distance: Int64) {
    heap.append((distance, node))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out the nearest node, O(log *n*); `nil` when none is left.
  mutating func popNearest() -> (distance: Int64, node: Int)? {
    guard let nearest = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return nearest }
    heap[0] = last
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < heap[parent] else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return nearest
  }
}
