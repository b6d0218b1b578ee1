import Quantities

/// The flow of least cost for a season, and what it was asked to bring.
struct SeasonFlow {
  let network: SeasonNetwork
  let supply: [Int64]
  let solution: NetworkSimplex.Solution
  let schedule: SeasonSchedule
  /// How far up the ladder each group stands.
  let heights: [Double]
  /// What the shares cost more than the cheapest way to hand out as much.
  let priceOfFairness: Fen
  /// Kilograms that fall in another period than an even shortage would have them, and what the model charges for one.
  let uneven: Int64
  let dear: Int64

  /// Whether everything asked for arrives.
  var isComplete: Bool { solution.unsent == 0 }
  /// What it costs.
  var cost: Fen { Self.fen(solution.cost - penalty) }
  /// What its prices prove that it must cost.
  var bound: Fen { Self.fen(solution.bound - penalty) }

  private var penalty: Int128 { Int128(uneven) * Int128(dear) }

  private static func fen(_ cost: Int128) -> Fen { Fen(Int64(clamping: cost / 1_000_000)) }

  /// The flow that brings everybody all he may get. It may be incomplete.
  static func forAll(_ problem: SeasonProblem) -> SeasonFlow {
    let network = SeasonNetwork(problem, merging: true)
    let supply = network.supplyForAll()
    let start = SeasonStart(network, wanted: network.groups.map(\.entitlement)).start
    let solution = NetworkSimplex.solve(network.graph, supply: supply, start: start)
    return SeasonFlow(
      network: network, supply: supply, solution: solution,
      schedule: SeasonSchedule(network, flow: solution.flow, burnt: network.groups.map(\.entitlement)),
      heights: network.groups.map { _ in 4 }, priceOfFairness: .zero, uneven: 0, dear: 0)
  }

  /// The flow that brings everybody a fair share of what there is.
  static func shared(_ problem: SeasonProblem) -> SeasonFlow {
    let bare = SeasonNetwork(problem, merging: false)
    let totals = bare.groups.map { $0.entitlement.reduce(0, +) }
    var measured = bare
    let everybody = totals.reduce(0, +)
    let (sink, drains) = measured.addSink(measured.addSeasons(), capacity: totals.map { _ in everybody })
    let fair = FairShares(graph: measured.graph, source: measured.source, sink: sink, arcs: drains)
    let (heights, amounts) = fair.climb(
      Ladder(
        totals: totals, isVulnerable: problem.classes.map(\.isVulnerable),
        floorPerMille: problem.terms.floorPerMille))

    var network = bare
    let dear = 16 * ((bare.graph.cost.max() ?? 0) + 1)
    let seasons = network.addSeasons(evenly: amounts, dear: dear)
    var supply = [Int64](repeating: 0, count: network.graph.nodeCount)
    supply[network.source] = amounts.reduce(0, +)
    for (g, season) in seasons.enumerated() { supply[season.node] = -amounts[g] }
    var start = SeasonStart(
      bare, wanted: seasons.map { $0.arcs.map { network.graph.capacity[$0[0]] } })
    start.extend(over: seasons, of: network.graph, wanting: amounts)
    let solution = NetworkSimplex.solve(network.graph, supply: supply, start: start.start)
    let burnt = seasons.map { $0.arcs.map { $0.reduce(0) { $0 + solution.flow[$1] } } }
    let uneven = seasons.reduce(Int64(0)) { sum, season in
      season.arcs.reduce(sum) { $1.count > 1 ? $0 + solution.flow[$1[1]] : $0 }
    }
    let cost = solution.cost - Int128(uneven) * Int128(dear)
    return SeasonFlow(
      network: network, supply: supply, solution: solution,
      schedule: SeasonSchedule(network, flow: solution.flow, burnt: burnt), heights: heights,
      priceOfFairness: fen(cost - cheapest(problem, handing: amounts.reduce(0, +))), uneven: uneven,
      dear: dear)
  }

  /// The least that handing out `amount` can cost, whoever gets it.
  private static func cheapest(_ problem: SeasonProblem, handing amount: Int64) -> Int128 {
    var network = SeasonNetwork(problem, merging: true)
    let sink = network.addSink()
    var supply = [Int64](repeating: 0, count: network.graph.nodeCount)
    supply[network.source] = amount
    supply[sink] = -amount
    return NetworkSimplex.solve(network.graph, supply: supply).cost
  }
}
