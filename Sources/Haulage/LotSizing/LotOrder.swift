import Quantities

/// An order of sources, fleets, villages and ways that depends on what they are and not on how they are listed, so that
/// relabelling changes nothing. Those that are alike in everything may stand in any order.
struct LotOrder {
  /// By place in the order: the index in the problem.
  let sources: [Int]
  let fleets: [Int]
  let villages: [Int]
  /// By place of the village: the indices of its ways, in order.
  let ways: [[Int]]

  init(_ problem: LotSizingProblem) {
    func order(_ keys: [[Int64]]) -> [Int] {
      keys.indices.sorted {
        keys[$0].lexicographicallyPrecedes(keys[$1]) || (keys[$0] == keys[$1] && $0 < $1)
      }
    }
    func used(_ isUsed: (LotSizingProblem.Way) -> Bool) -> [Int64] {
      let keys = problem.villages.flatMap { village in
        village.ways.filter(isUsed).map {
          [$0.cost.count, $0.minutes.count, $0.dock.count, Int64(village.stock)]
        }
      }
      return keys.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
    }
    let sources = order(
      problem.sources.enumerated().map { s, source in
        source.supply.map(Int64.init) + (source.docks?.map(\.count) ?? [-1])
          + [source.advance?.count ?? -1, source.dockOvertime?.count ?? -1] + used { $0.source == s }
      })
    let fleets = order(
      problem.fleets.enumerated().map { k, fleet in
        [Int64(fleet.payload), fleet.overtimeHour.count, fleet.hireHour?.count ?? -1]
          + fleet.minutes.map(\.count) + fleet.overtime.map(\.count) + used { $0.fleet == k }
      })
    let (sourcePlace, fleetPlace) = (Self.places(sources), Self.places(fleets))
    func key(_ way: LotSizingProblem.Way) -> [Int64] {
      [
        Int64(sourcePlace[way.source]), Int64(fleetPlace[way.fleet]), way.cost.count, way.minutes.count,
        way.dock.count,
      ] + way.isOpen.map { $0 ? 1 : 0 }
    }
    let ways = problem.villages.map { order($0.ways.map(key)) }
    villages = order(
      problem.villages.enumerated().map { v, village in
        let numbers = [village.stock, village.safety, village.order ?? -1] + village.use + village.room
        let prices = [village.unsafety, village.missing, village.holding] + village.shortage
        return numbers.map(Int64.init) + prices.map(\.count)
          + ways[v].flatMap { key(village.ways[$0]) }
      })
    self.sources = sources
    self.fleets = fleets
    self.ways = villages.map { ways[$0] }
  }

  /// By index: the place in an order.
  private static func places(_ order: [Int]) -> [Int] {
    var places = order
    for (place, index) in order.enumerated() { places[index] = place }
    return places
  }

  /// The problem in this order.
  func sorted(_ problem: LotSizingProblem) throws(LotSizingProblemError) -> LotSizingProblem {
    let (sourcePlace, fleetPlace) = (Self.places(sources), Self.places(fleets))
    return try LotSizingProblem(
      step: problem.step, periods: problem.periods, shortage: problem.shortage,
      sources: sources.map { problem.sources[$0] }, fleets: fleets.map { problem.fleets[$0] },
      villages: zip(villages, ways).map { v, ways in
        var village = problem.villages[v]
        village.ways = ways.map { w in
          var way = problem.villages[v].ways[w]
          (way.source, way.fleet) = (sourcePlace[way.source], fleetPlace[way.fleet])
          return way
        }
        return village
      }, shared: problem.shared)
  }

  /// A plan of the problem in this order, in the problem's own numbers.
  func original(_ plan: LotSizingPlan) -> LotSizingPlan {
    LotSizingPlan(
      drops: plan.drops.map { drop in
        var drop = drop
        drop.way = ways[drop.village][drop.way]
        drop.village = villages[drop.village]
        return drop
      }.sorted { ($0.village, $0.period, $0.way, $0.loads) < ($1.village, $1.period, $1.way, $1.loads) })
  }

  /// The other way round.
  func sorted(_ plan: LotSizingPlan) -> LotSizingPlan {
    let villagePlace = Self.places(villages)
    let wayPlace = ways.map(Self.places)
    return LotSizingPlan(
      drops: plan.drops.compactMap { drop in
        guard villagePlace.indices.contains(drop.village) else { return nil }
        var drop = drop
        drop.village = villagePlace[drop.village]
        guard wayPlace[drop.village].indices.contains(drop.way) else { return nil }
        drop.way = wayPlace[drop.village][drop.way]
        return drop
      })
  }
}
