import Testing

@testable import Routing

struct SplittingTests {
  /// Three villages at one spot want two thirds of a truck each: two trucks instead of three.
  @Test func `three loads of two thirds go onto two trucks`() throws {
    var problem = RoutingProblem.random(clients: 3, capacity: 90, demands: 60...60, seed: 1)
    problem.travel = [.plane(x: [0, 100, 100, 100], y: [0, 0, 0, 0], rounding: .nearest(scale: 1))]
    problem.mayVisitAgain = true
    let solution = try problem.solve(limit: .iterations(400))
    #expect(solution.cost == 400)
    #expect(solution.routes.count == 2)
    #expect(solution.unserved.isEmpty)
    problem.mayVisitAgain = false
    #expect(try problem.solve(limit: .iterations(120)).cost == 600)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `everything is brought, nothing overloaded, and the bound holds`(seed: UInt64) throws {
    var problem = RoutingProblem.random(clients: 12, capacity: 100, demands: 30...250, seed: seed)
    problem.mayVisitAgain = true
    if seed == 2 { problem.vehicles = [.init(capacity: 100, fixedCost: 50), .init(capacity: 60)] }
    if seed == 3 { problem.vehicles[0].maxDistance = 3000 }
    var latest = Int.max
    let solution = try problem.solve(limit: .iterations(500), seed: seed) { progress in
      #expect(progress.cost <= latest)
      latest = progress.cost
    }
    #expect(latest == solution.cost)
    var brought = [Int](repeating: 0, count: 12)
    for route in solution.routes {
      #expect(problem.evaluate(route).isFeasible)
      for trip in route.trips {
        #expect(Set(trip.map(\.client)).count == trip.count)
        for stop in trip {
          #expect(stop.amount > 0)
          brought[stop.client] += stop.amount
        }
      }
    }
    #expect(brought == problem.clients.map(\.demand))
    #expect(solution.bound <= solution.cost)
    #expect(try problem.solve(limit: .iterations(500), seed: seed) == solution)
  }

  @Test func `a visit goes when another truck can take its load, over a third client if need be`() {
    var problem = RoutingProblem.random(clients: 3, capacity: 10, demands: 6...6, seed: 1)
    problem.clients[2].demand = 5
    // client 0 is shared; the second truck is full, but can hand client 1 on to the third
    let routes = [
      RoutingSolution.Route(vehicle: 0, trips: [[.init(client: 0, amount: 2)]]),
      .init(vehicle: 0, trips: [[.init(client: 0, amount: 4), .init(client: 1, amount: 6)]]),
      .init(vehicle: 0, trips: [[.init(client: 2, amount: 5), .init(client: 1, amount: 0)]]),
    ]
    var flow = LoadFlow(routes, of: problem)
    let isGone = flow.remove(0)
    #expect(isGone)
    let lighter = flow.applied(to: routes)
    #expect(lighter.count == 2)
    #expect(lighter[0].trips[0] == [.init(client: 0, amount: 6), .init(client: 1, amount: 4)])
    #expect(lighter[1].trips[0] == [.init(client: 2, amount: 5), .init(client: 1, amount: 2)])
    // nobody else goes to client 2
    let isStaying = flow.remove(3)
    #expect(!isStaying)
  }

  @Test func `a plan of shared clients keeps its sums whatever is put in and taken out`() {
    let problem = RoutingProblem.random(clients: 9, capacity: 100, demands: 10...60, seed: 4)
    let order = problem.canonicalOrder()
    let network = problem.capacityNetwork(order)
    var plan = SharedPlan(network)
    var dice = Dice(seed: 4)
    for _ in 0..<400 {
      let client = dice.below(9)
      if plan.visit[client] >= 0, dice.below(2) == 0 {
        plan.remove(plan.visit[client])
        plan.compact()
      } else if plan.freeCount > 0 {
        let r = dice.below(plan.routeCount + 1)
        let isBehindLast = r < plan.routeCount && dice.below(2) == 0
        plan.insert(client, 1 + dice.below(9), into: r, behind: isBehindLast ? plan.last[r] : -1)
      }
      var length = 0
      for (r, stops) in plan.routes.enumerated() {
        let sites = [-1] + stops.map(\.client) + [-1]
        length += zip(sites, sites.dropFirst()).reduce(0) { $0 + plan.distance($1.0, $1.1) }
        #expect(plan.load[r] == stops.reduce(0) { $0 + $1.amount })
        #expect(plan.size[r] == stops.count && !stops.isEmpty)
      }
      #expect(plan.length == length)
    }
    var copy = SharedPlan(network)
    copy.copy(plan)
    #expect(copy.routes.map { $0.map(\.client) } == plan.routes.map { $0.map(\.client) })
  }

  @Test func `a start that is better than what the time allows is kept`() throws {
    var problem = RoutingProblem.random(clients: 14, capacity: 100, demands: 40...90, seed: 6)
    problem.mayVisitAgain = true
    let long = try problem.solve(limit: .iterations(4000))
    let short = try problem.solve(limit: .iterations(1), start: long)
    #expect(short.cost <= long.cost)
  }

  @Test func `pieces add up to the demands, and full loads are taken off`() {
    var problem = RoutingProblem.random(clients: 2, capacity: 200, demands: 5...5, seed: 1)
    problem.clients[0].demand = 637
    problem.clients[1].demand = 19
    let pieces = Pieces(problem) { _ in true }
    #expect(pieces.fullLoads.count == 3)
    // 37 = 20 + 10 + 3 · 2, and the last takes the rest; 19 is less than a tenth of a truck
    #expect(pieces.problem.clients.map(\.demand) == [20, 10, 2, 2, 3, 19])
    #expect(pieces.owner == [0, 0, 0, 0, 0, 1])
  }
}
