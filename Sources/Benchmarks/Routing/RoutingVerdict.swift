/// What a routing solution is worth and whether it keeps the rules: recomputed from the instance as its file
/// states it, minute by minute, sharing nothing with the engine.
public struct RoutingVerdict: Hashable, Sendable {
  /// A vehicle's day: its fleet and its trips, each a list of visits.
  public struct Day: Hashable, Sendable, Codable {
    /// Index into ``RoutingInstance/fleets``.
    public var fleet: Int
    /// For every trip the clients in order.
    public var trips: [[Int]]
    /// What each visit brings; `nil` = all that is wanted.
    public var amounts: [[Int]]?

    /// A day.
    public init(fleet: Int, trips: [[Int]], amounts: [[Int]]? = nil) {
      self.fleet = fleet
      self.trips = trips
      self.amounts = amounts
    }
  }

  /// A rule that is broken.
  public enum Fault: String, Hashable, Sendable, Codable, CaseIterable {
    case unknownClient = "unknown-client"
    case notServed = "not-served"
    case servedTwice = "served-twice"
    case overloaded = "overloaded"
    case late = "late"
    case tooLong = "too-long"
    case noAccess = "no-access"
    case tooManyVehicles = "too-many-vehicles"
    case mayNotReload = "may-not-reload"
  }

  /// Cost in the instance's units.
  public private(set) var cost = 0.0
  /// Rules broken.
  public private(set) var faults: Set<Fault> = []

  /// What the rounding of real ways to thousandths may add up to over one vehicle's day, per stop.
  private static let tolerance = 1e-3

  /// Judges a solution.
  public init(_ days: [Day], of instance: RoutingInstance) {
    var brought = [Int](repeating: 0, count: instance.clients.count)
    var visits = brought
    var used = [Int](repeating: 0, count: instance.fleets.count)
    for day in days {
      guard instance.fleets.indices.contains(day.fleet),
        day.trips.joined().allSatisfy(instance.clients.indices.contains),
        day.amounts.map({
          zip($0, day.trips).allSatisfy { $0.count == $1.count } && $0.count == day.trips.count
        })
          ?? true
      else {
        faults.insert(.unknownClient)
        continue
      }
      let trips = day.trips.indices.filter { !day.trips[$0].isEmpty }
      guard !trips.isEmpty else { continue }
      let fleet = instance.fleets[day.fleet]
      used[day.fleet] += 1
      if trips.count > 1, !fleet.reloads { faults.insert(.mayNotReload) }
      for trip in trips {
        var load = 0
        for (index, client) in day.trips[trip].enumerated() {
          let amount = day.amounts?[trip][index] ?? instance.clients[client].demand
          load += amount
          brought[client] += amount
          visits[client] += 1
          if fleet.allowed?.contains(client) == false { faults.insert(.noAccess) }
          if amount < 0 { faults.insert(.notServed) }
        }
        if load > fleet.capacity { faults.insert(.overloaded) }
      }
      drive(trips.map { day.trips[$0] }, fleet, instance)
    }
    for (client, point) in instance.clients.enumerated() {
      if brought[client] < point.demand || visits[client] == 0 { faults.insert(.notServed) }
      if brought[client] > point.demand || (!instance.splits && visits[client] > 1) {
        faults.insert(.servedTwice)
      }
    }
    for (index, fleet) in instance.fleets.enumerated() where used[index] > fleet.count ?? .max {
      faults.insert(.tooManyVehicles)
    }
  }

  /// Drives a day's trips as early as possible, then, where there is a longest duration, leaves as late as
  /// that allows.
  private mutating func drive(_ trips: [[Int]], _ fleet: RoutingInstance.Fleet, _ instance: RoutingInstance) {
    let depot = instance.depots[fleet.depot]
    let way = instance.convention.distance
    let slack =
      instance.convention == .real ? Self.tolerance * Double(trips.reduce(2) { $0 + $1.count + 1 }) : 1e-9
    var distance = 0.0
    /// The end of the day when it starts at a time; `nil` = late somewhere.
    func end(startingAt start: Double) -> Double? {
      var clock = start
      distance = 0
      for trip in trips {
        clock = max(clock, depot.ready, trip.map { instance.clients[$0].release }.max() ?? 0)
        var here = depot
        for client in trip {
          let there = instance.clients[client]
          distance += way(here, there)
          clock = max(clock + way(here, there), there.ready)
          if clock > there.due + slack { return nil }
          clock += there.service
          here = there
        }
        distance += way(here, depot)
        clock += way(here, depot)
        if clock > depot.due + slack { return nil }
      }
      return clock
    }
    guard let earliest = end(startingAt: depot.ready) else {
      faults.insert(.late)
      return
    }
    cost += fleet.fixed + fleet.unit * distance
    guard let longest = fleet.longest else { return }
    // the end never falls when the start rises, and the duration never rises until the end does: the latest
    // start that still ends at the earliest end takes least
    var (low, high) = (depot.ready, max(depot.ready, earliest))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if let at = end(startingAt: middle), at <= earliest + 1e-9 { low = middle } else { high = middle }
    }
    _ = end(startingAt: depot.ready)
    if earliest - low > longest + slack { faults.insert(.tooLong) }
  }
}
