import Quantities

extension SeasonFlow {
  /// What must be paid beyond the linear optimum because trucks are paid whole, whoever plans them.
  ///
  /// Be *N* what a village has burnt by the end of a period, *L* its truck, and *e* the room that must stay empty because its
  /// season does not divide by *L*: the last truck costs *e* times the shortest way at least. If no further truck goes part
  /// empty, what has come by then is a multiple of *L* less at most *e*, so at least (−*N* mod *L*) − *e* lies in store,
  /// and by the flow's prices each kilogram there costs what its arc through time says. Or a further truck goes, which
  /// costs a whole one. The lesser of the two is owed by every village, and all of them together.
  ///
  /// - Complexity: O(villages · periods · groups of a village)
  func leastForWholeTrucks() -> Fen {
    let problem = network.problem
    var sum: Int128 = 0
    for v in problem.villages.indices {
      let load = problem.villages[v].truckLoad.count
      let members = network.groupsOfVillage[v]
      let rates = (0..<problem.plants.count + problem.hubs.count).compactMap {
        problem.haulRate(from: $0, to: v)
      }
      guard let least = rates.min(), !members.isEmpty else { continue }
      let total = members.reduce(Int64(0)) { $0 + burnt[$1].reduce(0, +) }
      let empty = (load - total % load) % load
      var gone: Int64 = 0
      var waiting: Int128 = 0
      for t in 0..<problem.periods - 1 {
        gone += members.reduce(0) { $0 + burnt[$1][t] }
        let lying = max(0, (load - gone % load) % load - empty)
        let arcs =
          [network.villageCarries[v][t]]
          + members.compactMap { network.homeCarries[$0].isEmpty ? nil : network.homeCarries[$0][t] }
        let price = arcs.map { max(0, solution.reducedCost(of: $0, in: network.graph)) }.min() ?? 0
        waiting += Int128(lying) * Int128(price)
      }
      sum += Int128(empty) * Int128(least) + min(waiting, Int128(load) * Int128(least))
    }
    return Fen(Int64(sum / 1_000_000))
  }
}
