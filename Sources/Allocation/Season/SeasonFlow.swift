import Quantities

/// The flow of least cost for a season, and what it was asked to bring.
struct SeasonFlow {
  let network: SeasonNetwork
  /// The same without what decides who burns what when.
  let roads: SeasonNetwork
  let supply: [Int64]
  let solution: NetworkSimplex.Solution
  /// By group, then period: what is burnt.
  let burnt: [[Int64]]
  /// Kilograms that fall in another period than an even shortage would have them, and what the model charges for one.
  var uneven: Int64 = 0
  var dear: Int64 = 0
  /// What the next tonne that is burnt costs in thousandths of a fen, where it does not matter who burns it.
  private var burningPrice: Int64 = .max

  /// What it costs.
  var cost: Fen { Self.fen(solution.cost - penalty) }
  /// What its prices prove that it must cost.
  var bound: Fen { Self.fen(solution.bound - penalty) }
  /// What it means, period by period.
  var schedule: SeasonSchedule { SeasonSchedule(network, flow: solution.flow, burnt: burnt) }

  private var penalty: Int128 { Int128(uneven) * Int128(dear) }

  private static func fen(_ cost: Int128) -> Fen { Fen(Int64(clamping: cost / 1_000_000)) }

  /// What a tonne is worth at each plant's gate in each period, in thousandths of a fen.
  private var gatePrices: [[Int64]] {
    network.plantNode.map { node in
      (0..<network.problem.periods).map { solution.price[node + 1 + $0] - solution.price[network.source] }
    }
  }

  /// The flow that brings everybody all he may get. Call it where that is possible.
  init(forAll problem: SeasonProblem) {
    network = SeasonNetwork(problem, merging: true)
    roads = network
    burnt = network.groups.map(\.entitlement)
    supply = network.supply(for: burnt)
    let prices = problem.thinned().map { SeasonFlow(forAll: $0).gatePrices } ?? problem.ownPrices
    let start = SeasonStart(network, wanted: burnt, prices: prices).start
    solution = NetworkSimplex.solve(network.graph, supply: supply, trunk: network.trunk, start: start)
  }

  /// The flow that brings each class `amounts`, short by the same share in every period as far as that can be.
  init(_ problem: SeasonProblem, handing amounts: [Int64]) {
    var network = SeasonNetwork(problem, merging: false)
    roads = network
    let dear = 16 * ((network.graph.cost.max() ?? 0) + 1)
    let seasons = network.addSeasons(evenly: amounts, dear: dear)
    let graph = network.graph
    var supply = [Int64](repeating: 0, count: graph.nodeCount)
    supply[network.source] = amounts.reduce(0, +)
    for (g, season) in seasons.enumerated() { supply[season.node] = -amounts[g] }
    let prices =
      problem.thinned().map {
        SeasonFlow($0, handing: SeasonProblem.thinned(amounts, of: problem)).gatePrices
      }
      ?? problem.ownPrices
    var start = SeasonStart(
      network, wanted: seasons.map { $0.arcs.map { graph.capacity[$0[0]] } }, prices: prices)
    start.extend(over: seasons, of: graph, wanting: amounts)
    let solution = NetworkSimplex.solve(graph, supply: supply, trunk: network.trunk, start: start.start)
    self.network = network
    self.supply = supply
    self.solution = solution
    self.dear = dear
    burnt = seasons.map { $0.arcs.map { $0.reduce(0) { $0 + solution.flow[$1] } } }
    uneven = seasons.reduce(Int64(0)) { sum, season in
      season.arcs.reduce(sum) { $1.count > 1 ? $0 + solution.flow[$1[1]] : $0 }
    }
  }

  /// The flow of least cost that hands out `amount` in all, whoever gets it.
  init(cheapest amount: Int64, in problem: SeasonProblem) {
    var network = SeasonNetwork(problem, merging: true)
    roads = network
    let entitlements = network.groups.map(\.entitlement)
    let (sink, arcs) = network.addSink()
    var supply = [Int64](repeating: 0, count: network.graph.nodeCount)
    supply[network.source] = amount
    supply[sink] = -amount
    let guess = problem.thinned().map { SeasonFlow(cheapest: amount, in: $0) }
    var start = SeasonStart(
      network, wanted: entitlements, prices: guess?.gatePrices ?? problem.ownPrices,
      ceiling: guess?.burningPrice ?? .max)
    start.extend(to: arcs, of: network.graph)
    let solution = NetworkSimplex.solve(
      network.graph, supply: supply, trunk: network.trunk, start: start.start)
    self.network = network
    self.supply = supply
    self.solution = solution
    burnt = arcs.map { $0.map { solution.flow[$0] } }
    burningPrice = solution.price[sink] - solution.price[network.source]
  }
}

extension SeasonProblem {
  /// Of every eight villages one that stands for all eight; `nil` where there are few anyway. Its prices are a good guess
  /// at those of the whole.
  fileprivate func thinned() -> SeasonProblem? {
    guard villages.count > 8 * Self.few else { return nil }
    let kept = Set(stride(from: 0, to: villages.count, by: 8))
    let place = Dictionary(uniqueKeysWithValues: kept.sorted().enumerated().map { ($1, $0) })
    func columns(_ table: [[Metres?]]) -> [[Metres?]] {
      table.map { row in stride(from: 0, to: row.count, by: 8).map { row[$0] } }
    }
    return try? SeasonProblem(
      days: days, plants: plants, hubs: hubs,
      villages: kept.sorted().map { v in
        Village(store: villages[v].store * 8, truckLoad: villages[v].truckLoad, isOpen: villages[v].isOpen)
      },
      classes: classes.compactMap { member in
        place[member.village].map { village in
          HouseholdClass(
            village: village, households: member.households * 8, isVulnerable: member.isVulnerable,
            entitlement: member.entitlement, storage: member.storage)
        }
      },
      ways: Ways(
        plantToVillage: columns(ways.plantToVillage), plantToHub: ways.plantToHub,
        hubToVillage: columns(ways.hubToVillage)), terms: terms)
  }

  /// Amounts by class, of the classes that `thinned()` keeps.
  fileprivate static func thinned(_ amounts: [Int64], of problem: SeasonProblem) -> [Int64] {
    problem.classes.indices.filter { problem.classes[$0].village % 8 == 0 }.map { amounts[$0] * 8 }
  }

  private static let few = 32

  /// Prices at the gate as they are.
  fileprivate var ownPrices: [[Int64]] { plants.map { $0.fenPerTonne.map { $0.count * 1000 } } }
}
