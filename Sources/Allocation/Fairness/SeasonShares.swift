import Quantities

/// What each class is to get over the season, and how far up the ladder it stands.
struct SeasonShares {
  /// By class, kilograms.
  let amounts: [Int64]
  /// By class, 0 … 4.
  let heights: [Double]
  /// Whether everybody gets everything.
  let isPlenty: Bool

  /// The fair shares of a problem.
  ///
  /// - Complexity: one flow where there is enough, else a few per distinct level.
  init(_ problem: SeasonProblem) {
    let totals = problem.classes.map(\.total.count)
    let everything = totals.reduce(0, +)
    var merged = SeasonNetwork(problem, merging: true)
    let (sink, _) = merged.addSink()
    var flow = MaximumFlow(merged.graph, from: merged.source, to: sink)
    isPlenty = flow.augment() == everything
    guard !isPlenty else {
      amounts = totals
      heights = totals.map { _ in 4 }
      return
    }
    var network = SeasonNetwork(problem, merging: false)
    let (drain, arcs) = network.addSink(network.addSeasons(), capacity: totals.map { _ in everything })
    let fair = FairShares(graph: network.graph, source: network.source, sink: drain, arcs: arcs)
    let ladder = Ladder(
      totals: totals, isVulnerable: problem.classes.map(\.isVulnerable),
      floorPerMille: problem.terms.floorPerMille)
    let amounts = fair.climb(ladder)
    self.amounts = amounts
    heights = totals.indices.map { ladder.height(of: $0, having: amounts[$0]) }
  }
}
