import Siting
import Testing

@testable import Benchmarks

/// The made-up province: the same from the same seed, and of the kind it says it is.
@Suite struct ProvinceTests {
  static let province = Province(villages: 200, sites: 40, scenarios: 30, seed: 7)
  static let problem = province.problem()

  @Test func `the same seed gives the same problem, another seed another`() {
    #expect(Self.province.problem() == Self.problem)
    #expect(Province(villages: 200, sites: 40, scenarios: 30, seed: 8).problem() != Self.problem)
  }

  @Test func `a scenario does not depend on how many follow`() {
    let fewer = Province(villages: 200, sites: 40, scenarios: 5, seed: 7).problem()
    #expect(fewer.scenarios == Array(Self.problem.scenarios.prefix(5)))
    #expect(fewer.sites.dropLast() == Self.problem.sites.dropLast())
  }

  @Test func `it is valid, and its probabilities add up to one`() throws {
    try Self.problem.validate()
    guard case .weighted(let weights) = Self.problem.transport else {
      Issue.record("no weights")
      return
    }
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `shortage is open, reaches everybody and holds everything`() {
    let shortage = Self.problem.sites.count - 1
    #expect(Self.problem.sites[shortage].status == .existing)
    for scenario in Self.problem.scenarios {
      #expect(scenario.demand.reduce(0, +) <= Self.problem.sites[shortage].capacity)
      for village in scenario.demand.indices {
        #expect(scenario.arcs(of: village).contains { $0.site == shortage && $0.cost == 60 })
      }
    }
  }

  @Test func `every place comes in two sizes, the larger cheaper per tonne on the whole`() {
    let depots = Self.problem.sites.dropLast()
    #expect(Dictionary(grouping: depots, by: \.place).values.allSatisfy { $0.count == 2 })
    let (small, large) = (depots.filter { $0.openingCost > 0 && isSmall($0) }, depots.filter { !isSmall($0) })
    func perTonne(_ sites: [SitingProblem.Site]) -> Double {
      sites.reduce(0) { $0 + $1.openingCost / $1.capacity } / Double(sites.count)
    }
    #expect(perTonne(Array(large)) < perTonne(Array(small)))
  }

  private func isSmall(_ site: SitingProblem.Site) -> Bool {
    !Self.problem.sites.contains { $0.place == site.place && $0.capacity < site.capacity }
  }

  @Test func `arcs are sparse and quick enough`() {
    let province = Self.province
    // slowest arc: cut-off minutes at full speed; the cost grows with the slowdown as the time does
    let dearest = province.costPerKilometre * province.speed * province.cutOff / 60
    for scenario in Self.problem.scenarios {
      for village in scenario.demand.indices {
        let arcs = scenario.arcs(of: village)
        #expect(arcs.count <= province.nearestPlaces * province.sizes + 1)
        #expect(arcs.allSatisfy { $0.cost <= max(dearest, province.shortagePenalty) + 1e-9 })
      }
    }
  }

  @Test func `demand, outages and closures are about as often as they should be`() {
    let problem = Self.problem
    let ordinary = problem.scenarios.map { $0.demand.reduce(0, +) }.min() ?? 0
    // mean 35 t with a deviation of 53 % over 200 villages: a standard error of 1.3 t; the mildest scenario is near it
    #expect((30.0...42).contains(ordinary / 200))
    let lost = problem.scenarios.reduce(0) { $0 + $1.surviving.count { $0 == 0 } }
    // 4 % of 40 sites in 30 scenarios = 48; places are lost with both sizes, so the deviation is 9.6
    #expect((10...90).contains(lost))
    let arcs = problem.scenarios.map { Double($0.arcs.count) }
    #expect((arcs.min() ?? 0) < (arcs.max() ?? 0))
    let surge = (problem.scenarios.map { $0.demand.reduce(0, +) }.max() ?? 0) / ordinary
    #expect((1.1...2.2).contains(surge))
  }
}
