public import Quantities

/// What the loss of one road does.
public struct RoadLoss: Sendable, Hashable {
  /// Index of the road.
  public var road: Int
  /// What is left undelivered beyond what is without it.
  public var loss: Kilograms
  /// What the deliveries bring over it while it is open: it can take no more than that.
  public var load: Kilograms
  /// Minutes that the way round it takes more than the road itself, on the roads' first state; `nil` = there is no way
  /// round. The longer way where the directions differ.
  public var detour: Int64?
  /// Households in need that no road leads to from any stock then, but does with it.
  public var isolatedHouseholds: Int
}

/// What the loss of one site does.
public struct SiteLoss: Sendable, Hashable {
  /// Index of the site.
  public var site: Int
  /// What is left undelivered beyond what is with it.
  public var loss: Kilograms
  /// What the deliveries take from it.
  public var load: Kilograms
}

/// What every single loss does (N-1).
public struct SingleLosses: Sendable, Hashable {
  /// What is left undelivered with everything in place.
  public var base: Kilograms
  /// Every road, the most critical first: by loss, then isolated households, then missing way round, then detour.
  public var roads: [RoadLoss]
  /// Every site with stock, the most critical first.
  public var sites: [SiteLoss]
  /// Roads and sites whose loss was worked out; the others carry nothing, so their loss takes nothing.
  public var examined: Int
}

extension RecourseProblem {
  /// What every single road and every single site with stock is worth.
  ///
  /// - Complexity: a greatest flow for each of those that carry anything, and a shortest way for each road.
  public func singleLosses() -> SingleLosses {
    let graph = RecourseGraph(self)
    var play = Play(graph)
    let base = play.situation(Attack())
    var byRoad: [Int: RoadLoss] = [:]
    var bySite: [Int: SiteLoss] = [:]
    for (move, load) in base.loads(graph) {
      let more = Kilograms(play.after(move, in: base).loss - base.loss)
      switch move {
      case .close(let road):
        byRoad[road] = RoadLoss(
          road: road, loss: more, load: Kilograms(load), detour: nil, isolatedHouseholds: 0)
      case .lose(let point):
        let site = graph.points[point]
        bySite[site] = SiteLoss(site: site, loss: more, load: Kilograms(load))
      }
    }
    var links = Links(graph)
    let roads = roads.indices.map { road in
      var found =
        byRoad[road]
        ?? RoadLoss(road: road, loss: .zero, load: .zero, detour: nil, isolatedHouseholds: 0)
      found.detour = links.detour(around: road)
      if found.detour == nil { found.isolatedHouseholds = links.householdsIsolated(without: road) }
      return found
    }
    let sites = graph.points.map { bySite[$0] ?? SiteLoss(site: $0, loss: .zero, load: .zero) }
    return SingleLosses(
      base: Kilograms(base.loss), roads: roads.sorted(by: Self.isWorse),
      sites: sites.sorted { ($1.loss, $1.load, $0.site) < ($0.loss, $0.load, $1.site) },
      examined: byRoad.count + bySite.count)
  }

  private static func isWorse(_ a: RoadLoss, _ b: RoadLoss) -> Bool {
    if a.loss != b.loss { return a.loss > b.loss }
    if a.isolatedHouseholds != b.isolatedHouseholds { return a.isolatedHouseholds > b.isolatedHouseholds }
    let (detourA, detourB) = (a.detour ?? .max, b.detour ?? .max)
    return detourA != detourB ? detourA > detourB : a.road < b.road
  }
}

/// Ways round a road, and who has none, on the first state of the roads.
private struct Links {
  private let graph: RecourseGraph
  private var scratch: RecourseGraph.Scratch
  /// Households at each junction that some stock reaches with every road there is.
  private var households: [Int: Int] = [:]

  init(_ graph: RecourseGraph) {
    self.graph = graph
    scratch = RecourseGraph.Scratch(graph)
    guard !graph.problem.minutes.isEmpty else { return }
    let reached = graph.junctionsReached(without: nil)
    for need in graph.problem.needs where reached[need.junction] {
      households[need.junction, default: 0] += need.households
    }
  }

  /// See ``RoadLoss/detour``. 0 for a road that is closed anyhow, or no quicker than the way round it.
  mutating func detour(around road: Int) -> Int64? {
    let way = graph.problem.roads[road]
    guard let cost = graph.problem.minutes.first?[road], cost < .max else { return 0 }
    var longest: Int64 = 0
    for (from, to) in way.isOneWay ? [(way.from, way.to)] : [(way.from, way.to), (way.to, way.from)] {
      guard let round = graph.minutes(from: from, to: to, state: 0, without: road, &scratch) else {
        return nil
      }
      longest = max(longest, round - Int64(cost))
    }
    return longest
  }

  func householdsIsolated(without road: Int) -> Int {
    let reached = graph.junctionsReached(without: road)
    return households.reduce(0) { $0 + (reached[$1.key] ? 0 : $1.value) }
  }
}
