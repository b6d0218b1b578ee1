import Testing

@testable import Routing

/// Ruin and recreate keeps every rule, and its sums are those of the routes added up again.
struct PlanTests {
  /// What a random problem has beside loads.
  enum Kind: String, CaseIterable {
    case plain, depots, fleet, windows, durations, reloads, access, optional, roads
  }

  static func problem(_ kind: Kind, clients count: Int = 18, seed: UInt64) -> RoutingProblem {
    var problem = RoutingProblem.random(clients: count, capacity: 20, seed: seed)
    var dice = Dice(seed: seed &+ 99)
    switch kind {
    case .plain: break
    case .depots:
      problem.depots.append(.init(place: 1))
      problem.vehicles = [.init(depot: 0, count: 3, capacity: 20), .init(depot: 1, count: 4, capacity: 20)]
    case .fleet:
      problem.vehicles = [
        .init(count: 3, capacity: 20, fixedCost: 200), .init(count: nil, capacity: 10, fixedCost: 80),
        .init(count: 1, capacity: 40, fixedCost: 300, costPerDistance: 2),
      ]
    case .windows, .reloads:
      for index in problem.clients.indices {
        let open = dice.below(3000)
        problem.clients[index].window = open...open + 1500
        problem.clients[index].service = 20
        if kind == .reloads { problem.clients[index].release = dice.below(800) }
      }
      problem.depots[0].window = 0...6000
      problem.depots[0].loading = 30
      if kind == .reloads {
        problem.vehicles = [.init(count: 4, capacity: 20, maxTrips: 4)]
      }
    case .durations:
      for index in problem.clients.indices { problem.clients[index].service = 50 }
      problem.vehicles = [.init(capacity: 20, costPerDuration: 1, maxDuration: 1900)]
    case .access:
      problem.vehicles = [.init(capacity: 20), .init(capacity: 8, fixedCost: 10)]
      for index in problem.clients.indices where dice.below(3) == 0 {
        problem.clients[index].access = 2
        problem.clients[index].demand = min(8, problem.clients[index].demand)
      }
    case .optional:
      for index in problem.clients.indices { problem.clients[index].refusalCost = 300 + dice.below(600) }
      problem.vehicles[0].maxDistance = 2500
    case .roads:
      let places = count + 1
      var (distance, duration) = ([Int32](repeating: 0, count: places * places), [Int32]())
      for i in 0..<places {
        for j in 0..<places where i != j {
          distance[i * places + j] = Int32(problem.travel[0].distance(i, j) + dice.below(300))
        }
      }
      duration = distance.map { $0 / 2 }
      problem.travel = [
        .matrix(places: places, distance: distance, duration: duration),
        .matrix(places: places, distance: distance.map { $0 * 2 }, duration: distance),
      ]
      problem.vehicles = [
        .init(count: 3, capacity: 20, maxDuration: 1500), .init(capacity: 30, maxDuration: 2500, profile: 1),
      ]
    }
    return problem
  }

  private func check(_ solution: RoutingSolution, of problem: RoutingProblem, _ comment: Comment) {
    var served = [Int](repeating: 0, count: problem.clients.count)
    var cost = solution.unserved.reduce(0) { $0 + (problem.clients[$1.client].refusalCost ?? 0) }
    var used = [Int](repeating: 0, count: problem.vehicles.count)
    for route in solution.routes {
      let result = problem.evaluate(route)
      #expect(result.isFeasible, comment)
      cost += result.cost
      used[route.vehicle] += 1
      for stop in route.trips.joined() { served[stop.client] += stop.amount }
    }
    for stop in solution.unserved { served[stop.client] += stop.amount }
    #expect(served == problem.clients.map(\.demand), comment)
    #expect(cost == solution.cost, comment)
    #expect(solution.bound <= solution.cost, comment)
    for (count, vehicle) in zip(used, problem.vehicles) { #expect(count <= vehicle.count ?? .max, comment) }
  }

  @Test(arguments: Kind.allCases)
  func `every kind of limit is kept, and what the search reckons is what the routes cost`(kind: Kind) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let problem = Self.problem(kind, seed: seed)
      var reckoned = -1
      let solution = try problem.solve(limit: .iterations(400), seed: seed, start: nil, method: .ruin) {
        reckoned = $0.cost
      }
      check(solution, of: problem, "\(kind.rawValue) \(seed)")
      #expect(reckoned == solution.cost)
      if kind != .optional { #expect(solution.unserved.isEmpty, "\(kind.rawValue) \(seed)") }
      #expect(
        try problem.solve(limit: .iterations(400), seed: seed, start: nil, method: .ruin) { _ in } == solution
      )
    }
  }

  @Test(arguments: [Kind.plain, .fleet, .windows, .reloads, .durations])
  func `small problems are solved as by looking at all routes`(kind: Kind) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      var problem = Self.problem(kind, clients: 6, seed: seed)
      // exhaustion knows one class, unlimited, one trip each
      problem.vehicles = [problem.vehicles[0]]
      problem.vehicles[0].count = nil
      problem.vehicles[0].maxTrips = 1
      let solution = try problem.solve(limit: .iterations(1500), seed: 1, start: nil, method: .ruin) { _ in }
      #expect(solution.cost == problem.leastCostByExhaustion(), "\(kind.rawValue) \(seed)")
    }
  }

  @Test(arguments: Kind.allCases)
  func `an old plan is a start, and neither more time nor more vehicles makes it worse`(kind: Kind) throws {
    var problem = Self.problem(kind, seed: 4)
    let before = try problem.solve(limit: .iterations(150), seed: 1, start: nil, method: .ruin) { _ in }
    for index in problem.vehicles.indices { problem.vehicles[index].count? += 1 }
    let after = try problem.solve(limit: .iterations(20), seed: 9, start: before)
    #expect(after.unserved.count <= before.unserved.count)
    #expect(after.cost <= before.cost)
    check(after, of: problem, "\(kind.rawValue)")
  }

  @Test func `an iteration that is not taken leaves every sum as it was`() {
    for kind in Kind.allCases {
      let problem = Self.problem(kind, seed: 6)
      let places = problem.clients.map(\.place) + problem.depots.map(\.place)
      let neighbours = Neighbours(
        count: 18, width: 17, place: { $0 }, perPlace: 3,
        distance: { problem.travel[0].distance(places[$0], places[$1]) })
      var plan = Plan(
        metric: TableMetric(problem.travel, places: places), orders: Orders(problem.clients) { $0 },
        classes: Classes(problem), isTimed: true)
      var dice = Dice(seed: 3)
      plan.begin()
      plan.fill(neighbours, &dice)
      for _ in 0..<150 {
        let (cost, absent, shape) = (plan.cost, plan.absentCount, plan.shape)
        plan.begin()
        plan.ruin(neighbours, &dice)
        plan.fill(neighbours, &dice)
        plan.improveClasses()
        #expect(plan.cost == plan.costFromScratch(), "\(kind.rawValue)")
        guard dice.below(2) == 0 else { continue }
        plan.undo()
        #expect(plan.cost == cost)
        #expect(plan.absentCount == absent)
        #expect(plan.shape == shape)
      }
    }
  }

  @Test func `a fleet that is too small for the loads says who is left out`() throws {
    var problem = RoutingProblem.random(clients: 6, capacity: 10, demands: 6...6, seed: 2)
    problem.vehicles[0].count = 4
    let solution = try problem.solve(limit: .iterations(120))
    #expect(solution.routes.count == 4)
    #expect(solution.unserved.count == 2)
  }
}

extension Plan where M: ~Copyable {
  /// Puts every absent client where it costs least.
  mutating func fill(_ neighbours: borrowing Neighbours, _ dice: inout Dice) {
    for client in (0..<absentCount).map({ absent[$0] }).sorted() {
      let refusal = orders.refusal[client]
      let place = cheapestPlace(client, neighbours, most: refusal < 0 ? Int.max >> 2 : refusal, &dice)
      if place.kind >= 0 { insert(client, at: place) }
    }
  }

  /// All days as text, in no order.
  var shape: Set<String> {
    Set(
      (0..<dayCount).map { index in
        var text = "\(kind[days[index]]):"
        var t = firstTrip[days[index]]
        while t >= 0 {
          var client = first[t]
          while client >= 0 {
            text += "\(client) "
            client = next[client]
          }
          text += "|"
          t = nextTrip[t]
        }
        return text
      })
  }

  /// Cost of all days from their lengths, and of the refusals.
  func costFromScratch() -> Int {
    var total = 0
    for index in 0..<absentCount { total += max(0, orders.refusal[absent[index]]) }
    for index in 0..<dayCount {
      let d = days[index]
      var (way, t) = (0, firstTrip[d])
      while t >= 0 {
        var (point, client) = (classes.depot[kind[d]], first[t])
        while client >= 0 {
          way += metric.distance(classes.profile[kind[d]], point, client)
          (point, client) = (client, next[client])
        }
        way += metric.distance(classes.profile[kind[d]], point, classes.depot[kind[d]])
        t = nextTrip[t]
      }
      total +=
        classes.fixed[kind[d]] + classes.perDistance[kind[d]] * way + classes.perDuration[kind[d]]
        * duration[d]
    }
    return total
  }
}
