public import Quantities

/// Deliveries that bound what can be taken, with the ways they go.
public struct SpreadDeliveries: Sendable, Hashable {
  /// Coal on one way.
  public struct Shipment: Sendable, Hashable {
    /// Index of the site.
    public var site: Int
    /// Index of the need.
    public var need: Int
    /// How much, more than nothing.
    public var kg: Kilograms
    /// Roads, in driving order.
    public var roads: [Int]
  }
  /// By site, then need.
  public var shipments: [Shipment]
  /// What they leave undone with everything in place.
  public var loss: Kilograms

  /// No such attack leaves more: what they leave undone, and what the heaviest roads and sites carry of them.
  ///
  /// - Complexity: O(length of the ways)
  public func upper(_ powers: Powers) -> Kilograms {
    var byRoad: [Int: Int64] = [:]
    var bySite: [Int: Int64] = [:]
    for shipment in shipments {
      bySite[shipment.site, default: 0] += shipment.kg.count
      for road in shipment.roads { byRoad[road, default: 0] += shipment.kg.count }
    }
    let roads = byRoad.values.sorted(by: >).prefix(powers.roads).reduce(0, +)
    let sites = bySite.values.sorted(by: >).prefix(powers.sites).reduce(0, +)
    return loss + Kilograms(roads + sites)
  }
}

extension RecourseProblem {
  /// Deliveries spread so that an adversary of some powers finds little to take: a proof that it cannot take more than
  /// ``SpreadDeliveries/upper(_:)``, which anyone can add up.
  ///
  /// - Throws: ``AdversaryError/solver(_:)``.
  public func spreadDeliveries(against powers: Powers) throws(AdversaryError) -> SpreadDeliveries {
    let graph = RecourseGraph(self)
    var play = Play(graph)
    let base = play.situation(Attack())
    let spread = try Spread(graph).spread(base, powers)
    return SpreadDeliveries(
      shipments: graph.points.indices.flatMap { point in
        let ways = spread.ways[graph.sourceOfPoint[point]]
        return needs.indices.compactMap { i -> SpreadDeliveries.Shipment? in
          let amount = spread.delivery.flow(point, i)
          guard amount > 0 else { return nil }
          return SpreadDeliveries.Shipment(
            site: graph.points[point], need: i, kg: Kilograms(amount),
            roads: ways.way(to: i).reversed().map(Int.init))
        }
      },
      loss: Kilograms(spread.loss))
  }
}
