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
  /// Every arc that is neither empty nor full has to be the parent arc of one of its ends, every parent arc has to run
  /// downwards and carry something, and a node with a parent arc has to be in balance.
  struct Start {
    /// Flow by arc.
    var flow: [Int64]
    /// By node: the arc it hangs by, or −1 where it hangs from the root.
    var parent: [Int32]
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
