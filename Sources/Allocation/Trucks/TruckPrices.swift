import Quantities

/// What a tonne of a plant's season, of its month and of a hub's room is worth beyond what is paid for it, in thousandths of a
/// fen; none below zero.
///
/// Lagrange's multipliers of all that villages share. With them every village plans for itself, and what all of them pay, less
/// what plants and hubs earn beyond their prices, is a bound on every plan in whole trucks, whatever the multipliers are.
struct TruckPrices {
  /// By plant: worth of its season.
  var season: [Int64]
  /// By plant · periods + period: worth of what it can make in that period.
  var month: [Int64]
  /// By hub · periods + period: worth of its room from then to the next.
  var hubRoom: [Int64]

  /// Those of a flow in kilograms.
  init(_ solution: NetworkSimplex.Solution, _ network: SeasonNetwork) {
    let highest = Self.highest(network)
    let all = network.problem.totalEntitlement.count
    func worth(_ arc: Int) -> Int64 {
      // what has room for everything is never short, though the flow may fill its arc
      network.graph.capacity[arc] >= all
        ? 0 : min(max(0, -solution.reducedCost(of: arc, in: network.graph)), highest)
    }
    season = network.plantArc.map(worth)
    month = network.plantArc.flatMap { arc in (1...network.problem.periods).map { worth(arc + $0) } }
    hubRoom = network.hubCarries.flatMap { $0.map(worth) + [0] }
  }

  /// More than anything is worth: several times the dearest way and the dearest gate. Keeps sums within 64 bits.
  static func highest(_ network: SeasonNetwork) -> Int64 { 8 * ((network.graph.cost.max() ?? 0) + 1) }

  /// What plants and hubs earn by them, in thousandths of a fen per tonne times kilograms.
  func earnings(_ room: TruckRoom) -> Int128 {
    func earned(_ worth: [Int64], _ amounts: [Int64]) -> Int128 {
      zip(worth, amounts).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
    }
    return earned(season, room.season) + earned(month, room.month) + earned(hubRoom, room.hubRoom)
  }
}

/// What all villages share, kg: in the order of ``TruckPrices``, and never more than everybody may get.
struct TruckRoom {
  var season: [Int64]
  var month: [Int64]
  var hubRoom: [Int64]

  init(_ problem: SeasonProblem) {
    let all = problem.totalEntitlement.count
    season = problem.plants.map { min($0.seasonCapacity.count, all) }
    month = problem.plants.flatMap { $0.capacity.map { min($0.count, all) } }
    hubRoom = problem.hubs.flatMap { hub in problem.days.map { _ in min(hub.capacity.count, all) } }
  }
}

/// What a tonne costs at every gate, and where a hub's comes from.
struct GatePrices {
  /// By source (plants, then hubs) · periods + period, in thousandths of a fen.
  private(set) var perTonne: [Int64]
  /// By hub · periods + period: the plant that fills it then, or −1 where what it hands out came earlier.
  let origin: [Int]
  /// By hub · periods + period: what a tonne costs beyond its price at the plant, or at the hub a period earlier.
  private var beyond: [Int64] = []
  /// By plant · periods + period: prices at the gate as they are.
  private let gate: [Int64]
  private let periods: Int
  private let plants: Int

  /// Prices at which hubs are filled in the cheapest way.
  ///
  /// - Complexity: O(plants · hubs · periods)
  init(_ prices: TruckPrices, _ problem: SeasonProblem) {
    periods = problem.periods
    plants = problem.plants.count
    let gate = problem.plants.flatMap { $0.fenPerTonne.map { $0.count * 1000 } }
    self.gate = gate
    perTonne = gate.indices.map { gate[$0] + prices.season[$0 / problem.periods] + prices.month[$0] }
    // for a hub that nothing reaches
    let dear = 4 * (perTonne.max() ?? 0)
    var origin: [Int] = []
    for (h, hub) in problem.hubs.enumerated() {
      for t in 0..<problem.periods {
        var best = (price: dear, plant: -1, beyond: dear)
        if t > 0, let before = perTonne.last {
          let holding = problem.holding(through: t)
          best = (before + holding + prices.hubRoom[h * periods + t - 1], -1, holding)
        }
        for p in problem.plants.indices {
          guard let way = problem.ways.plantToHub[p][h] else { continue }
          let inlet = problem.terms.haulage.count * way.count + hub.handling.count * 1000
          let price = perTonne[p * periods + t] + inlet
          if price < best.price { best = (price, p, inlet) }
        }
        perTonne.append(best.price)
        origin.append(best.plant)
        beyond.append(best.beyond)
      }
    }
    self.origin = origin
  }

  /// Sets the prices to those of other worths, hubs being filled as before.
  mutating func update(_ prices: TruckPrices) {
    for p in 0..<plants {
      for t in 0..<periods {
        let i = p * periods + t
        perTonne[i] = gate[i] + prices.season[p] + prices.month[i]
      }
    }
    for i in origin.indices {
      let t = i % periods
      let place = plants * periods + i
      if origin[i] >= 0 {
        perTonne[place] = perTonne[origin[i] * periods + t] + beyond[i]
      } else {
        perTonne[place] = t > 0 ? perTonne[place - 1] + beyond[i] + prices.hubRoom[i - 1] : beyond[i]
      }
    }
  }
}
