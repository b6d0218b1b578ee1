/// Who brings how much where the visits are given: a flow from clients through visits to trips, whose
/// capacity it keeps.
///
/// A visit can go when what it brings finds another way through the others (an augmenting path, Ford &
/// Fulkerson 1956).
struct LoadFlow {
  private struct Visit {
    var trip: Int
    var client: Int
    var amount: Int
    var isGone = false
  }

  private var visits: [Visit] = []
  /// Visits by client and by trip.
  private var ofClient: [[Int]]
  private var ofTrip: [[Int]]
  /// What each trip could still carry.
  private var room: [Int]

  /// The flow of routes over a problem's clients.
  init(_ routes: [RoutingSolution.Route], of problem: RoutingProblem) {
    ofClient = [[Int]](repeating: [], count: problem.clients.count)
    ofTrip = []
    room = []
    for route in routes {
      for trip in route.trips {
        var left = problem.vehicles[route.vehicle].capacity
        ofTrip.append([])
        for stop in trip {
          ofClient[stop.client].append(visits.count)
          ofTrip[room.count].append(visits.count)
          visits.append(Visit(trip: room.count, client: stop.client, amount: stop.amount))
          left -= stop.amount
        }
        room.append(left)
      }
    }
  }

  /// Visits that others to the same client could stand in for, as numbers that count stops through all trips.
  var shared: [Int] {
    ofClient.filter { $0.count > 1 }.joined().filter { !visits[$0].isGone }
  }

  /// Takes a visit out if the others can bring everything; whether it could.
  mutating func remove(_ number: Int) -> Bool {
    let before = (visits, room)
    var need = visits[number].amount
    let client = visits[number].client
    room[visits[number].trip] += need
    visits[number].amount = 0
    visits[number].isGone = true
    guard ofClient[client].contains(where: { !visits[$0].isGone }) else {
      (visits, room) = before
      return false
    }
    while need > 0 {
      let sent = augment(from: client, most: need)
      if sent == 0 {
        (visits, room) = before
        return false
      }
      need -= sent
    }
    ofClient[client].removeAll { $0 == number }
    return true
  }

  /// Sends up to `most` more from a client to trips with room, shifting others' loads where need be; returns
  /// how much.
  private mutating func augment(from client: Int, most: Int) -> Int {
    // breadth first over clients: the visit that is raised, and the one lowered before it
    var cameBy: [Int: (raised: Int, lowered: Int)] = [:]
    var queue = [client]
    var seen: Set<Int> = [client]
    var head = 0
    var seenTrips: Set<Int> = []
    while head < queue.count {
      let from = queue[head]
      head += 1
      for visit in ofClient[from] where !visits[visit].isGone {
        let trip = visits[visit].trip
        guard seenTrips.insert(trip).inserted else { continue }
        if room[trip] > 0 { return push(client, endingWith: visit, cameBy, most) }
        for other in ofTrip[trip] where visits[other].amount > 0 && seen.insert(visits[other].client).inserted
        {
          cameBy[visits[other].client] = (visit, other)
          queue.append(visits[other].client)
        }
      }
    }
    return 0
  }

  /// Sends along the path that ends with raising a visit.
  private mutating func push(
    _ client: Int, endingWith last: Int, _ cameBy: [Int: (raised: Int, lowered: Int)], _ most: Int
  ) -> Int {
    var amount = min(most, room[visits[last].trip])
    var at = visits[last].client
    while at != client, let step = cameBy[at] {
      amount = min(amount, visits[step.lowered].amount)
      at = visits[step.raised].client
    }
    room[visits[last].trip] -= amount
    visits[last].amount += amount
    at = visits[last].client
    while at != client, let step = cameBy[at] {
      visits[step.lowered].amount -= amount
      visits[step.raised].amount += amount
      at = visits[step.raised].client
    }
    return amount
  }

  /// The routes with the visits and amounts that are left; visits that bring nothing are left out.
  func applied(to routes: [RoutingSolution.Route]) -> [RoutingSolution.Route] {
    var number = 0
    return routes.compactMap { route in
      var route = route
      route.trips = route.trips.map { trip in
        trip.compactMap { stop in
          defer { number += 1 }
          let visit = visits[number]
          // whoever wants nothing is visited all the same
          guard !visit.isGone, visit.amount > 0 || stop.amount == 0 else { return nil }
          return .init(client: stop.client, amount: visit.amount)
        }
      }.filter { !$0.isEmpty }
      return route.trips.isEmpty ? nil : route
    }
  }
}
