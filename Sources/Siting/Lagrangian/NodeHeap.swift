/// A part of the search that is not done.
struct Node {
  var bound: Double
  var number: Int
  var multiplier: [Double]
  var fixings: [OpeningProblem.State]
  var proof: Int
  /// The node it was made at; siblings have their multipliers in common.
  var parent: Int
}

/// The parts not done, least bound first; of equal ones the elder.
struct NodeHeap {
  private(set) var nodes: [Node] = []

  var isEmpty: Bool { nodes.isEmpty }
  var first: Node? { nodes.first }

  /// - Complexity: O(log nodes)
  mutating func push(_ node: Node) {
    nodes.append(node)
    var at = nodes.count - 1
    while at > 0 {
      let up = (at - 1) / 2
      guard isBefore(at, up) else { break }
      nodes.swapAt(at, up)
      at = up
    }
  }

  /// Takes the first out. There must be one.
  ///
  /// - Complexity: O(log nodes)
  mutating func pop() -> Node {
    nodes.swapAt(0, nodes.count - 1)
    let node = nodes.removeLast()
    var at = 0
    while true {
      var least = at
      for child in [2 * at + 1, 2 * at + 2] where child < nodes.count && isBefore(child, least) {
        least = child
      }
      if least == at { return node }
      nodes.swapAt(at, least)
      at = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (nodes[a].bound, nodes[a].number) < (nodes[b].bound, nodes[b].number)
  }
}
