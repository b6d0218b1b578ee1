import Quantities

/// Plans in whole trucks for what a flow in kilograms brings, and what no such plan can cost less than.
///
/// First the flow itself, its trucks filled. Then villages are let plan for themselves at its prices until together they call
/// for about what there is (``TruckMarket``), and the flow goes through the trucks they called for.
struct TruckPlans: ~Copyable {
  /// Sweeps of the market; each makes prices steeper by half, so that what remains at the end is a few trucks.
  private static let sweeps = 16
  /// After so many sweeps the market's prices are tried as a bound.
  private static let look = 4
  /// How much dearer than its share of a full truck a kilogram is that no truck was called for: such trucks go far from full.
  private static let dearness: Int64 = 16

  private let flow: SeasonFlow
  private var lowest: Int128
  private var pending: [SeasonSchedule] = []
  private var stage = 0

  init(_ flow: SeasonFlow) {
    self.flow = flow
    lowest = Int128(flow.bound.count) * 1_000_000
  }

  /// What is proven so far.
  var bound: Fen { Fen(Int64(lowest / 1_000_000)) }

  /// A plan, or `nil` when there are no more.
  mutating func next() -> SeasonSchedule? {
    stage += 1
    if stage == 1 { return Self.filled(flow.network, flow.schedule) }
    if stage == 2 { pending = planned() }
    return pending.popLast()
  }

  private static func filled(_ network: SeasonNetwork, _ schedule: SeasonSchedule) -> SeasonSchedule {
    var loads = TruckLoads(network, schedule)
    loads.fill()
    return loads.schedule
  }

  private mutating func planned() -> [SeasonSchedule] {
    let roads = flow.roads
    let needs = VillageNeed.all(roads, burnt: flow.burnt)
    guard Self.isWithinReach(roads, needs) else { return [] }
    let supply = roads.supply(for: flow.burnt)
    let known = Array(flow.solution.flow[..<roads.graph.arcCount])
    let linear = NetworkSimplex.solve(
      roads.graph, supply: supply, trunk: roads.trunk,
      start: NetworkSimplex.Start(resuming: known, of: roads.graph))
    let prices = TruckPrices(linear, roads)
    var market = TruckMarket(roads, needs, at: prices)
    guard let bound = market.bound(at: prices) else { return [] }
    lowest = max(lowest, bound)
    for sweep in 1...Self.sweeps {
      market.sweep(steeper: 1.5)
      if sweep % Self.look == 0, let bound = market.bound(at: market.prices) { lowest = max(lowest, bound) }
    }
    var sent = TruckFlow(roads, supply: supply, burnt: flow.burnt, flow: linear.flow)
    sent.send(with: market.trucks, dearness: Self.dearness)
    // once more with the trucks that were needed besides, and without those that were not needed after all
    sent.send(with: sent.trucks, dearness: Self.dearness)
    var raised = TruckLoads(roads, sent.schedule)
    raised.raise()
    return [raised.schedule, Self.filled(roads, sent.schedule)]
  }

  /// Whether the costs of one village stay within 64 bits.
  private static func isWithinReach(_ network: SeasonNetwork, _ needs: [VillageNeed]) -> Bool {
    let dearest = Int128(TruckPrices.highest(network)) * Int128(network.problem.periods + 16)
    let most = needs.map { Int128($0.total) + Int128($0.load) }.max() ?? 0
    return !network.lanes.isEmpty && dearest * most < Int128(Int64.max / 16)
  }
}
