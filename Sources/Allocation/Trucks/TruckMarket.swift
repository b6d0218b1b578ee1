import Quantities

/// A market in which villages call for truck-loads one after another, each at what a tonne costs after what all others have
/// called for.
///
/// Prices rise and fall with how much more, or less, is called for than there is, the more the longer it lasts: a method of
/// multipliers (Hestenes, Powell 1969) of which each village's plan is one block. In the end what is called for is nearly
/// what there is, and no village would plan otherwise at the prices it sees.
struct TruckMarket: ~Copyable {
  private let network: SeasonNetwork
  private let needs: [VillageNeed]
  /// Prices after what has been called for so far.
  private(set) var prices: TruckPrices
  /// By lane: what has been called for, and in how many trucks.
  private var arrivals: [Int64]
  private(set) var trucks: [Int64]
  private var calendar: TruckCalendar
  private var gates: GatePrices
  private let highest: Double
  private let room: TruckRoom
  /// What is called for beyond the room there is; below zero where some is left.
  private var excess: TruckRoom
  /// Thousandths of a fen per tonne by which a kilogram too much raises its price.
  private var seasonSlope: [Double]
  private var monthSlope: [Double]
  private var hubSlope: [Double]

  init(_ network: SeasonNetwork, _ needs: [VillageNeed], at prices: TruckPrices) {
    let problem = network.problem
    self.network = network
    self.needs = needs
    self.prices = prices
    highest = Double(TruckPrices.highest(network))
    arrivals = [Int64](repeating: 0, count: network.lanes.count)
    trucks = arrivals
    calendar = TruckCalendar(network)
    gates = GatePrices(prices, problem)
    room = TruckRoom(problem)
    excess = room
    // to begin with, a tonne is to cost as much more as a quarter of carrying it, or of keeping it for a month, if twice as
    // much is called for as there is
    let haul = Self.mean(network.graph.cost[network.firstLane..<network.firstLane + network.lanes.count])
    let keep = Double((0..<problem.periods).map { problem.holding(through: $0) }.max() ?? 0)
    func slopes(_ worth: Double, _ room: [Int64]) -> [Double] { room.map { worth / 4 / Double(max($0, 1)) } }
    seasonSlope = slopes(haul, room.season)
    monthSlope = slopes(keep, room.month)
    hubSlope = slopes(keep, room.hubRoom)
  }

  private static func mean(_ costs: ArraySlice<Int64>) -> Double {
    costs.reduce(0) { $0 + Double($1) } / Double(max(costs.count, 1))
  }

  /// What no plan in whole trucks can cost less than, in thousandths of a fen per tonne times kilograms: every village's own
  /// cheapest plan at `prices`, less what plants and hubs earn by them. `nil` where trucks cannot reach a village in time.
  ///
  /// - Complexity: that of ``TruckCalendar/cheapest(_:prices:)`` for every village.
  mutating func bound(at prices: TruckPrices) -> Int128? {
    let gates = GatePrices(prices, network.problem)
    var sum = -prices.earnings(room)
    for need in needs where need.total > 0 {
      guard let cost = calendar.cheapest(need, prices: gates.perTonne) else { return nil }
      sum += Int128(cost)
    }
    return sum
  }

  /// Lets every village call anew, one after another.
  mutating func sweep(steeper factor: Double) {
    let problem = network.problem
    gates = GatePrices(prices, problem)
    excess = room
    for i in room.season.indices { excess.season[i].negate() }
    for i in room.month.indices { excess.month[i].negate() }
    for i in room.hubRoom.indices { excess.hubRoom[i].negate() }
    for v in needs.indices { count(v, sign: 1) }
    for i in seasonSlope.indices { seasonSlope[i] *= factor }
    for i in monthSlope.indices { monthSlope[i] *= factor }
    for i in hubSlope.indices { hubSlope[i] *= factor }
    var seen = prices
    for (v, need) in needs.enumerated() where need.total > 0 {
      count(v, sign: -1)
      for lanes in need.lanes {
        for i in lanes { (arrivals[i], trucks[i]) = (0, 0) }
      }
      reprice(&seen, afterHalfOf: need)
      gates.update(seen)
      guard calendar.cheapest(need, prices: gates.perTonne) != nil else { continue }
      for call in calendar.calls(need, prices: gates.perTonne) {
        arrivals[call.lane] += call.amount
        trucks[call.lane] += call.trucks
      }
      count(v, sign: 1)
    }
    var settled = prices
    reprice(&settled, afterHalfOf: nil)
    prices = settled
  }

  /// Sets `other` to what prices become after what is called for, and half of what one more village needs: it sees the mean
  /// of what it finds and what it leaves.
  private func reprice(_ other: inout TruckPrices, afterHalfOf need: VillageNeed?) {
    let periods = network.problem.periods
    for p in seasonSlope.indices {
      let more = (need?.total ?? 0) / 2
      other.season[p] = moved(prices.season[p], seasonSlope[p], excess.season[p] + more)
      for t in 0..<periods {
        let i = p * periods + t
        let more = (need?.burnt(in: t) ?? 0) / 2
        other.month[i] = moved(prices.month[i], monthSlope[i], excess.month[i] + more)
      }
    }
    for i in hubSlope.indices {
      other.hubRoom[i] = moved(prices.hubRoom[i], hubSlope[i], excess.hubRoom[i])
    }
  }

  private func moved(_ price: Int64, _ slope: Double, _ excess: Int64) -> Int64 {
    Int64(min(max(0, Double(price) + slope * Double(excess)), highest))
  }

  /// Adds what a village has called for to what is called for, or takes it away.
  private mutating func count(_ v: Int, sign: Int64) {
    let periods = network.problem.periods
    let plants = network.problem.plants.count
    for lanes in needs[v].lanes {
      for i in lanes where arrivals[i] > 0 {
        let amount = sign * arrivals[i]
        var (source, period) = (network.lanes[i].source, network.lanes[i].period)
        if source >= plants {
          let hub = source - plants
          while gates.origin[hub * periods + period] < 0, period > 0 {
            period -= 1
            excess.hubRoom[hub * periods + period] += amount
          }
          source = gates.origin[hub * periods + period]
          // nothing reaches this hub
          if source < 0 { continue }
        }
        excess.season[source] += amount
        excess.month[source * periods + period] += amount
      }
    }
  }
}
