/// Why no plan is better than the bound: a binary tree over what is fixed, each leaf with multipliers whose Lagrangian value
/// under the fixings on its way is the proof.
struct ProofTree {
  /// A node: undecided yet, a leaf with its multipliers' number, or a branch on a site.
  private enum Node {
    case pending
    case leaf(Int)
    case branch(site: Int, closed: Int, open: Int)
  }
  private var nodes: [Node] = [.pending]
  private(set) var tables: [[Double]] = []
  /// Whether it grew beyond what is worth keeping.
  private(set) var isAbandoned: Bool
  /// Whether anything is kept.
  var isKept: Bool { !isAbandoned }

  private let mostNumbers: Int

  /// - Parameters:
  ///   - isWanted: `false` keeps nothing.
  ///   - mostNumbers: Numbers kept at most.
  init(isWanted: Bool, mostNumbers: Int) {
    isAbandoned = !isWanted
    self.mostNumbers = mostNumbers
  }

  /// Keeps multipliers and returns their number.
  mutating func keep(_ multiplier: [Double]) -> Int {
    guard !isAbandoned else { return -1 }
    guard hasRoom(for: 1, of: multiplier.count) else {
      abandon()
      return -1
    }
    tables.append(multiplier)
    return tables.count - 1
  }

  /// Whether so many more multipliers of a length may be kept. A search that is to prove its bound ends where they may not: what
  /// is not kept cannot be claimed.
  func hasRoom(for more: Int, of length: Int) -> Bool {
    isAbandoned || tables.count + more <= mostNumbers / max(1, length)
  }

  /// Gives up: some part cannot be proven by multipliers.
  mutating func abandon() {
    isAbandoned = true
    tables = []
    nodes = []
  }

  /// Ends a node with multipliers kept before.
  mutating func end(_ node: Int, table: Int) {
    guard !isAbandoned else { return }
    nodes[node] = .leaf(table)
  }

  /// Branches a node on a site.
  mutating func split(_ node: Int, on site: Int) -> (closed: Int, open: Int) {
    guard !isAbandoned else { return (0, 0) }
    let closed = nodes.count
    nodes[node] = .branch(site: site, closed: closed, open: closed + 1)
    nodes.append(.pending)
    nodes.append(.pending)
    return (closed, closed + 1)
  }

  /// The nodes in preorder, the closed child first: a site to branch on, or a leaf's table.
  ///
  /// - Returns: `nil` where the tree was abandoned or is not finished.
  func preorder() -> [(site: Int?, table: Int)]? {
    guard !isAbandoned else { return nil }
    var result: [(site: Int?, table: Int)] = []
    var stack = [0]
    while let node = stack.popLast() {
      switch nodes[node] {
      case .pending: return nil
      case .leaf(let table): result.append((nil, table))
      case .branch(let site, let closed, let open):
        result.append((site, -1))
        stack.append(open)
        stack.append(closed)
      }
    }
    return result
  }
}
