import Testing

@testable import Routing

struct GeneticTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `small problems are solved as by looking at all routes`(seed: UInt64) throws {
    let problem = RoutingProblem.random(clients: 7, capacity: 15, seed: seed)
    let solution = try problem.solve(limit: .iterations(150))
    #expect(solution.cost == problem.leastCostByExhaustion())
    #expect(solution.unserved.isEmpty)
    #expect(solution.bound <= solution.cost)
  }

  @Test func `the same seed and number of iterations give the same bytes`() throws {
    let problem = RoutingProblem.random(clients: 30, capacity: 40, seed: 8)
    let first = try problem.solve(limit: .iterations(130), seed: 4)
    #expect(try problem.solve(limit: .iterations(130), seed: 4) == first)
  }

  @Test func `other labels give the same routes under other labels`() throws {
    let problem = RoutingProblem.random(clients: 25, capacity: 30, seed: 12)
    var dice = Dice(seed: 77)
    let order = Column<Int32>(0..<25)
    dice.shuffle(order, count: 25)
    let labels = (0..<25).map { order[$0] }
    var other = problem
    other.clients = labels.map { problem.clients[$0] }
    let (one, two) = (try problem.solve(limit: .iterations(120)), try other.solve(limit: .iterations(120)))
    #expect(one.cost == two.cost)
    let routes = Set(one.routes.map { $0.trips[0].map(\.client) })
    #expect(routes == Set(two.routes.map { $0.trips[0].map { labels[$0.client] } }))
  }

  @Test func `malformed problems are refused with a word about where`() {
    var problem = RoutingProblem.random(clients: 3, capacity: 10, seed: 2)
    problem.clients[1].place = 9
    #expect(throws: RoutingError.malformed("place of client 1")) { try problem.solve(limit: .iterations(1)) }
    problem = .random(clients: 3, capacity: 10, seed: 2)
    problem.vehicles[0].capacity = -1
    #expect(throws: RoutingError.badNumber("vehicle class 0")) { try problem.solve(limit: .iterations(1)) }
  }
}
