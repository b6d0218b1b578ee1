/// A tree over sites whose leaves each bound the cost by multipliers of the demands.
///
/// Relaxing every demand with a multiplier leaves one continuous knapsack per site and scenario and one choice of sites
/// (Cornuéjols, Sridharan & Thizy, European Journal of Operational Research 50, 1991), so that a leaf is checked without
/// a linear program. It bounds problems of one fuel with split deliveries and a sum over scenarios.
public struct LagrangianProof: Codable, Sendable, Hashable {
  /// A node of the tree.
  public enum Node: Codable, Sendable, Hashable {
    /// Two subtrees follow: first the one with the site shut, then the one with it open. Open shuts the other sizes of
    /// its place.
    case branch(site: Int)
    /// A bound by these multipliers: an index into ``LagrangianProof/multipliers``.
    case leaf(multipliers: Int)
  }
  /// In preorder, the root first.
  public var nodes: [Node]
  /// Each an array of one multiplier per need, kCNY per tonne; a need is a scenario's customer of positive demand, in
  /// order of scenario, then customer. Leaves may share one.
  public var multipliers: [[Double]]

  /// A proof.
  public init(nodes: [Node], multipliers: [[Double]]) {
    self.nodes = nodes
    self.multipliers = multipliers
  }
}
