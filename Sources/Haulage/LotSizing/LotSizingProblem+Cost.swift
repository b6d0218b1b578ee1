public import Quantities

/// Why a plan is none.
public enum LotSizingFault: Error, Hashable, Sendable {
  /// A drop that no truck could make: an unknown way, a closed period, an overloaded truck, a share too small or large.
  case drop(LotSizingPlan.Drop)
  /// More lies in a village than has room.
  case room(village: Int, period: Int)
  /// More comes than was ordered.
  case order(village: Int)
  /// More is taken from a source than it can have.
  case supply(source: Int, period: Int)
  /// More is loaded at a source than its docks can.
  case docks(source: Int, period: Int)
  /// More is driven than trucks can.
  case trucks(fleet: Int, period: Int)
}

extension LotSizingProblem {
  /// What a plan costs, to the fen.
  ///
  /// - Throws: ``LotSizingFault`` where it breaks what has no price.
  /// - Complexity: O(drops + (villages + fleets + sources) · periods)
  public func cost(of plan: LotSizingPlan) throws(LotSizingFault) -> LotSizingCost {
    var byVillage = [[LotSizingPlan.Drop]](repeating: [], count: villages.count)
    for drop in plan.drops {
      guard villages.indices.contains(drop.village) else { throw .drop(drop) }
      byVillage[drop.village].append(drop)
    }
    var cost = LotSizingCost()
    var usage = LotUsage(self)
    for v in villages.indices {
      cost += try ownCost(of: v, byVillage[v])
      for drop in byVillage[v] { usage.add(drop, self) }
    }
    for k in fleets.indices {
      for t in 0..<periods { try pay(fleet: k, t, usage.minutes[k * periods + t], &cost) }
    }
    for s in sources.indices {
      var (taken, there) = (0, 0)
      for t in 0..<periods {
        taken += usage.steps[s * periods + t]
        there += sources[s].supply[t]
        if taken > there {
          guard let price = sources[s].advance else { throw .supply(source: s, period: t) }
          cost.strain += price * (taken - there)
        }
        guard let docks = sources[s].docks, usage.dock[s * periods + t] > docks[t].count else { continue }
        guard let price = sources[s].dockOvertime else { throw .docks(source: s, period: t) }
        cost.strain += Self.fen(usage.dock[s * periods + t] - docks[t].count, price)
      }
    }
    return cost
  }

  private func pay(fleet k: Int, _ t: Int, _ minutes: Int64, _ cost: inout LotSizingCost)
    throws(LotSizingFault)
  {
    let fleet = fleets[k]
    let beyond = max(0, minutes - fleet.minutes[t].count)
    // the cheaper of the two first
    let hireIsCheaper = fleet.hireHour.map { $0 < fleet.overtimeHour } ?? false
    let overtime = hireIsCheaper ? 0 : min(beyond, fleet.overtime[t].count)
    cost.overtime += Self.fen(overtime, fleet.overtimeHour)
    guard beyond > overtime else { return }
    guard let hire = fleet.hireHour else { throw .trucks(fleet: k, period: t) }
    cost.hire += Self.fen(beyond - overtime, hire)
  }

  /// Minutes at a price per hour, rounded up.
  private static func fen(_ minutes: Int64, _ hour: Fen) -> Fen { Fen((minutes * hour.count + 59) / 60) }

  /// What a village's drops cost but for what they take from others: haulage and everything about its stock.
  func ownCost(of v: Int, _ drops: [LotSizingPlan.Drop]) throws(LotSizingFault) -> LotSizingCost {
    let village = villages[v]
    var arrivals = [Int](repeating: 0, count: periods)
    var shares = [Int](repeating: 0, count: periods)
    var cost = LotSizingCost()
    for drop in drops {
      guard village.ways.indices.contains(drop.way), (0..<periods).contains(drop.period),
        village.ways[drop.way].isOpen[drop.period], drop.steps > 0, (0...1_000_000).contains(drop.loads)
      else { throw .drop(drop) }
      let way = village.ways[drop.way]
      if drop.isShared {
        shares[drop.period] += 1
        guard let range = sharedSteps(of: way.fleet), range.contains(drop.steps), shares[drop.period] == 1
        else { throw .drop(drop) }
      } else {
        guard drop.steps <= drop.loads * fleets[way.fleet].payload else { throw .drop(drop) }
      }
      cost.haulage += self.cost(of: drop)
      arrivals[drop.period] += drop.steps
    }
    let ceiling = ceiling(of: village)
    var stock = village.stock
    for t in 0..<periods {
      stock += arrivals[t]
      guard stock <= ceiling[t] else { throw .room(village: v, period: t) }
      stock -= village.use[t]
      cost.shortage += village.shortage[t] * max(0, -stock)
      if shortage == .lost { stock = max(0, stock) }
      cost.unsafety += village.unsafety * max(0, village.safety - stock)
      cost.holding += village.holding * max(0, stock)
    }
    if let order = village.order {
      let come = arrivals.reduce(0, +)
      guard come <= order else { throw .order(village: v) }
      cost.missing = village.missing * (order - come)
    }
    return cost
  }
}

/// What drops take of what is shared.
struct LotUsage {
  /// By fleet, then period: minutes of trucks.
  var minutes: [Int64]
  /// By source, then period: minutes of docks.
  var dock: [Int64]
  /// By source, then period: steps taken.
  var steps: [Int]
  private let periods: Int

  init(_ problem: LotSizingProblem) {
    periods = problem.periods
    minutes = [Int64](repeating: 0, count: problem.fleets.count * periods)
    dock = [Int64](repeating: 0, count: problem.sources.count * periods)
    steps = [Int](repeating: 0, count: problem.sources.count * periods)
  }

  mutating func add(_ drop: LotSizingPlan.Drop, _ problem: LotSizingProblem) {
    let way = problem.villages[drop.village].ways[drop.way]
    minutes[way.fleet * periods + drop.period] += problem.taken(drop) { $0.minutes.count }
    dock[way.source * periods + drop.period] += problem.taken(drop) { $0.dock.count }
    steps[way.source * periods + drop.period] += drop.steps
  }
}

extension LotSizingProblem {
  /// What a drop's trucks cost; the drop must be of this problem.
  public func cost(of drop: LotSizingPlan.Drop) -> Fen { Fen(taken(drop) { $0.cost.count }) }

  /// How long a drop's trucks are busy; the drop must be of this problem.
  public func truckTime(of drop: LotSizingPlan.Drop) -> Minutes { Minutes(taken(drop) { $0.minutes.count }) }

  /// What a drop takes of something a whole load takes.
  func taken(_ drop: LotSizingPlan.Drop, _ whole: (Way) -> Int64) -> Int64 {
    let way = villages[drop.village].ways[drop.way]
    return drop.isShared
      ? share(of: whole(way), steps: drop.steps, fleet: way.fleet) : whole(way) * Int64(drop.loads)
  }
}
