/// A flow of least cost in whole units, with the prices that prove it.
///
/// The primal network simplex on strongly feasible trees (Cunningham 1976), so that it cannot cycle; entering arcs are the
/// best of a block (Grigoriadis 1986) of those that came near to saving something. All arithmetic is on integers: the flow
/// is whole because the network is, and the optimum is a fact, not a tolerance. What cannot be sent stays on artificial arcs
/// and is told by ``Solution/unsent``.
struct NetworkSimplex {
  /// The flow, its cost, and the proof that there is none cheaper.
  struct Solution {
    /// Flow by arc.
    var flow: [Int64]
    /// A price per node; an arc of price difference beyond its cost is full, one below it empty.
    var price: [Int64]
    /// Whether an arc belongs to the spanning tree, i.e. is basic.
    var isBasic: [Bool]
    /// Whether a node hangs from the artificial root by its own artificial arc: its row is basic in the linear model.
    var isRoot: [Bool]
    /// Cost of the flow, in thousandths of a fen per tonne times kilograms.
    var cost: Int128
    /// What the prices prove no flow can cost less than; equal to `cost` at an optimum.
    var bound: Int128
    /// What could not be sent from where it is to where it is wanted.
    var unsent: Int64
    /// Arcs that entered the tree.
    var pivots: Int

    /// What an arc costs beyond the difference of its ends' prices.
    func reducedCost(of arc: Int, in graph: FlowGraph) -> Int64 {
      graph.cost[arc] + price[Int(graph.tail[arc])] - price[Int(graph.head[arc])]
    }
  }

  /// A first flow and the tree it hangs on, to start from nearer to the optimum than from nothing.
  ///
  /// Every arc that is neither empty nor full has to be the parent arc of one of its ends, every parent arc has to carry
  /// something and, unless it runs downwards, be able to carry more, and a node with a parent arc has to be in balance.
  struct Start {
    /// Flow by arc.
    var flow: [Int64]
    /// By node: the arc it hangs by, or −1 where it hangs from the root.
    var parent: [Int32]

    init(flow: [Int64], parent: [Int32]) {
      self.flow = flow
      self.parent = parent
    }

    /// Goes on from a flow that is in balance everywhere, and whose arcs that are neither empty nor full close no cycle: an
    /// optimum of the same network at other costs.
    ///
    /// - Complexity: O(nodes + arcs)
    init(resuming flow: [Int64], of graph: FlowGraph) {
      var ends = [Int32](repeating: 0, count: graph.nodeCount + 1)
      let open = flow.indices.filter { flow[$0] > 0 && flow[$0] < graph.capacity[$0] }
      for arc in open {
        ends[Int(graph.tail[arc])] += 1
        ends[Int(graph.head[arc])] += 1
      }
      for node in 1..<max(ends.count, 1) { ends[node] += ends[node - 1] }
      var beside = [Int32](repeating: 0, count: 2 * open.count)
      for arc in open {
        for node in [Int(graph.tail[arc]), Int(graph.head[arc])] {
          ends[node] -= 1
          beside[Int(ends[node])] = Int32(truncatingIfNeeded: arc)
        }
      }
      self.init(flow: flow, parent: [Int32](repeating: -1, count: graph.nodeCount))
      var isReached = [Bool](repeating: false, count: graph.nodeCount)
      var stack: [Int] = []
      for root in 0..<graph.nodeCount where !isReached[root] {
        isReached[root] = true
        stack.append(root)
        while let node = stack.popLast() {
          for place in ends[node]..<ends[node + 1] {
            let arc = beside[Int(place)]
            let other =
              Int(graph.tail[Int(arc)]) == node ? Int(graph.head[Int(arc)]) : Int(graph.tail[Int(arc)])
            guard !isReached[other] else { continue }
            isReached[other] = true
            parent[other] = arc
            stack.append(other)
          }
        }
      }
    }
  }

  /// The cheapest flow that takes `supply` (above zero where it comes from, below where it is wanted; sum zero) through
  /// the network.
  ///
  /// - Parameters:
  ///   - trunk: Nodes that much hangs on, best such that only small pieces are left without them. Decides how long it takes,
  ///     nothing else.
  ///   - start: A first flow; nothing flows where there is none.
  /// - Complexity: not polynomial in theory; near linear in the arcs on the layered networks here.
  static func solve(
    _ graph: FlowGraph, supply: [Int64], trunk: [Int] = [], start: Start? = nil
  ) -> Solution {
    let nothing = Start(
      flow: [Int64](repeating: 0, count: graph.arcCount),
      parent: [Int32](repeating: -1, count: graph.nodeCount))
    var tree = SpanningTree(graph, supply: supply, trunk: trunk, start: start ?? nothing)
    var pivots = 0
    while let entering = tree.entering() {
      tree.pivot(entering)
      pivots += 1
    }
    return tree.solution(graph, supply: supply, pivots: pivots)
  }
}
