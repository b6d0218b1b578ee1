public import Quantities

/// A recourse problem with nothing taken, its ways worked out once, to be asked about many stocks.
public struct RecourseTable: Sendable {
  private let graph: RecourseGraph
  /// Whom each source reaches; the ways themselves are not kept.
  private let ways: [RecourseGraph.Ways]
  private let order: [RecourseGraph.Pair]

  /// The table of a problem; its stocks do not matter.
  ///
  /// - Complexity: a search per junction with a site and state of the roads.
  public init(_ problem: RecourseProblem) {
    graph = RecourseGraph(problem, everySite: true)
    var play = Play(graph)
    let found = play.ways(closed: [])
    order = graph.nearestFirst(found)
    ways = found.map {
      RecourseGraph.Ways(
        isReached: $0.isReached, minutes: [], start: [], roads: [], support: RoadSet(of: 0))
    }
  }

  /// The least that deliveries from a stock leave undone.
  ///
  /// - Parameter stock: What is left at each site of the problem.
  /// - Complexity: a greatest flow.
  public func loss(stock: [Kilograms]) -> Kilograms {
    var delivery = Delivery(graph, struck: nil, stock: graph.points.map { stock[$0].count })
    delivery.fill(graph, in: order)
    delivery.augment(graph, ways)
    return Kilograms(delivery.loss)
  }
}
