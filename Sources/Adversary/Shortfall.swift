public import Quantities

/// What an attack leaves short, and why no deliveries do better.
public struct Shortfall: Sendable, Hashable {
  /// What is short.
  public var loss: Kilograms
  /// Groups that are short, ascending: the loss is theirs, but for what they share with others.
  public var groups: [Int]
  /// Needs that would take more if any of ``sites`` had it, or that nothing reaches.
  public var needs: [Int]
  /// Sites that still reach them; all they hold goes to these groups.
  public var sites: [Int]
}

extension RecourseProblem {
  /// What an attack leaves short, with the short side of a least cut.
  ///
  /// - Complexity: as ``loss(after:)``
  public func shortfall(after attack: Attack) -> Shortfall {
    let graph = RecourseGraph(self)
    var play = Play(graph)
    let situation = play.situation(attack)
    let side = situation.delivery.shortSide(graph, situation.ways)
    return Shortfall(
      loss: Kilograms(situation.loss), groups: side.groups, needs: side.needs,
      sites: side.points.map { graph.points[$0] })
  }

  /// Every single road without which something is short, ascending.
  ///
  /// - Complexity: a greatest flow for each road that the deliveries use.
  public func breakingRoads() -> [Int] {
    let graph = RecourseGraph(self)
    var play = Play(graph)
    let base = play.situation(Attack())
    return base.loads(graph).compactMap { entry -> Int? in
      guard case .close(let road) = entry.move, play.after(entry.move, in: base).loss > 0 else { return nil }
      return road
    }.sorted()
  }
}
