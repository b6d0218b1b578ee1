/// What is decided before winter: which sites open, and what stands in them.
public struct FirstStage: Sendable, Hashable {
  /// Per site.
  public var open: [Bool]
  /// Per site and fuel, t.
  public var piles: [[Double]]

  /// A decision.
  public init(open: [Bool], piles: [[Double]]) {
    self.open = open
    self.piles = piles
  }

  /// What a solve decided.
  public init(_ solution: SitingSolution) { self.init(open: solution.open, piles: solution.piles) }
}
