import Testing

@testable import Siting

/// The knapsack that closes the gap must never claim more than the best plan costs.
struct OpeningFloorTests {
  private func floor(_ problem: SitingProblem) -> OpeningFloor {
    let instance = Instance(problem, covering: true)
    return OpeningFloor(
      instance, Goal(.cost, covering: true, limits: problem.limits),
      allowed: problem.sites.indices.map { instance.outletOf[$0] >= 0 })
  }

  private func yards(_ list: [(place: Int, capacity: Double, cost: Double)], demand: Double) -> SitingProblem
  {
    SitingProblem(
      sites: list.map { .init(place: $0.place, capacity: $0.capacity, openingCost: $0.cost) },
      customers: [.init(group: 0)],
      scenarios: [
        .init(
          demand: [demand], surviving: list.map { _ in 1 },
          arcs: [list.indices.map { .init(site: $0, cost: 0) }])
      ])
  }

  @Test func `three yards of 120 are not enough for 361`() {
    let four = (0..<4).map { (place: $0, capacity: 120.0, cost: 36.0) }
    #expect(abs(floor(yards(four, demand: 361)).cost - 144) < 1e-6)
    #expect(abs(floor(yards(four, demand: 360)).cost - 108) < 1e-6)
  }

  @Test func `a small yard fills what the large ones leave`() {
    let list = [(0, 120.0, 36.0), (1, 120.0, 36.0), (2, 120.0, 36.0), (3, 5.0, 4.0), (4, 200.0, 60.0)]
    let found = floor(yards(list, demand: 361))
    #expect(abs(found.cost - 112) < 1e-6)
    #expect(found.open == [true, true, true, true, false])
  }

  @Test func `sizes of one place do not add up`() {
    let sizes = [(0, 40.0, 22.0), (0, 120.0, 36.0), (1, 30.0, 40.0)]
    #expect(abs(floor(yards(sizes, demand: 150)).cost - 76) < 1e-6)
  }

  @Test func `what must open is paid for, and what cannot be covered proves nothing`() {
    var problem = yards([(0, 10.0, 7.0), (1, 100.0, 5.0)], demand: 50)
    problem.sites[0].status = .required
    #expect(abs(floor(problem).cost - 12) < 1e-6)
    #expect(floor(yards([(0, 10.0, 7.0)], demand: 50)).cost == 0)
  }

  @Test(arguments: 0..<200)
  func `no set of yards with room enough is cheaper`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % most
    }
    let list = (0..<9).map { _ in
      (place: draw(6), capacity: Double(5 + draw(120)), cost: Double(1 + draw(40)) / 4)
    }
    let demand = Double(20 + draw(250))
    var best: Double?
    for set in 0..<(1 << list.count) {
      let chosen = list.indices.filter { set & (1 << $0) != 0 }
      guard Set(chosen.map { list[$0].place }).count == chosen.count,
        chosen.reduce(0, { $0 + list[$1].capacity }) >= demand
      else { continue }
      let cost = chosen.reduce(0) { $0 + list[$1].cost }
      best = min(best ?? cost, cost)
    }
    let found = floor(yards(list, demand: demand))
    #expect(abs(found.cost - (best ?? 0)) < 1e-6)
  }
}
