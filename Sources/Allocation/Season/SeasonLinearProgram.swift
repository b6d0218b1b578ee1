/// A season's allocation as one linear program, for other solvers: a network flow of least cost.
///
/// Minimise the sum of `cost` times flow, where every node sends out its `supply` more than it takes in, and no arc carries
/// more than its `capacity`. Kilograms; costs in thousandths of a fen per tonne.
public struct SeasonLinearProgram: Sendable {
  /// By arc: the node it leaves.
  public let tail: [Int32]
  /// By arc: the node it enters.
  public let head: [Int32]
  /// By arc.
  public let capacity: [Int64]
  /// By arc.
  public let cost: [Int64]
  /// By node; their sum is zero.
  public let supply: [Int64]
  /// What ``SeasonAllocation/Proof/linearOptimum`` leaves out of the optimum, in yuan: the price of unevenness.
  public let unevennessYuan: Double

  /// The program whose optimum an allocation of `problem` proves.
  ///
  /// Where there is not enough for everybody the fair shares are found first: one linear program does not hold them.
  public init(_ problem: SeasonProblem) {
    let shares = SeasonShares(problem)
    let flow = shares.isPlenty ? SeasonFlow(forAll: problem) : SeasonFlow(problem, handing: shares.amounts)
    let graph = flow.network.graph
    (tail, head, capacity, cost) = (graph.tail, graph.head, graph.capacity, graph.cost)
    supply = flow.supply
    unevennessYuan = Double(flow.uneven) * Double(flow.dear) / 1e8
  }
}
