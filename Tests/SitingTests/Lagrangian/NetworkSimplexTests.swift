import GLPK
import SitingOracle
import Testing

@testable import Siting

@Suite struct NetworkSimplexTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `the cheapest flows cost what a linear program says`(_ seed: UInt64) async throws {
    var luck = SplitMix(seed: seed)
    let (m, n) = (luck.whole(1...7), luck.whole(1...12))
    // whole numbers, so that degenerate pivots are met
    let demand = (0..<n).map { _ in Double(luck.whole(1...6)) }
    let rooms = (0..<m).map { _ in Double(luck.whole(1...20)) }
    let mayBeShort = luck.chance(0.5)
    let arcs = (0..<n).map { _ in
      (0..<m).filter { _ in luck.chance(0.7) }.map {
        SitingProblem.Arc(site: $0, cost: Double(luck.whole(0...9)))
      }
    }
    let problem = SitingProblem(
      sites: rooms.indices.map { .init(place: $0, capacity: rooms[$0], openingCost: 0) },
      customers: demand.map { _ in .init(group: 0, weight: Double(luck.whole(3...12))) },
      scenarios: [.init(demand: demand, surviving: rooms.map { _ in 1 }, arcs: arcs)],
      mode: mayBeShort ? .penalised : .minCost, transport: .weighted([1]))
    let flat = FlatProblem(problem, try #require(problem.flatTerms))
    var simplex = NetworkSimplex(sites: m, needs: n)
    let cost = simplex.solve(flat, scenario: 0, open: Array(0..<m))

    var model = Model(.minimize)
    var served = demand.map { _ in [(Model.Column, Double)]() }
    var given = rooms.map { _ in [(Model.Column, Double)]() }
    for i in 0..<n {
      for arc in arcs[i] {
        let x = model.addColumn(.between(0, demand[i]), cost: arc.cost)
        served[i].append((x, 1))
        given[arc.site].append((x, 1))
      }
      if mayBeShort {
        served[i].append((model.addColumn(.between(0, demand[i]), cost: problem.customers[i].weight), 1))
      }
    }
    var isHopeless = false
    for i in 0..<n {
      if served[i].isEmpty { isHopeless = true } else { model.addRow(.fixed(demand[i]), served[i]) }
    }
    for j in 0..<m where !given[j].isEmpty { model.addRow(.atMost(rooms[j]), given[j]) }
    let finished = model
    let optimum =
      isHopeless
      ? nil
      : try await GLPKThread.run { try finished.solveRelaxation(until: Deadline(seconds: 3600))?.objective }
    guard let optimum else {
      #expect(cost == .infinity || flat.hasUnreachable)
      return
    }
    #expect(abs(cost - optimum) <= 1e-8 * max(1, abs(optimum)))
    var left = rooms
    var got = demand.map { _ in 0.0 }
    simplex.flows { source, sink, tonnes in
      left[source] -= tonnes
      got[sink] += tonnes
    }
    #expect(left.allSatisfy { $0 >= -1e-9 })
    #expect(zip(got, demand).allSatisfy { mayBeShort ? $0 <= $1 + 1e-9 : abs($0 - $1) < 1e-9 })
  }
}
