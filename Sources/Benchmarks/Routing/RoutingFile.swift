public import Routing

/// A routing problem of the plane as a JSON file that every solver reads, ours included. Whole numbers
/// throughout.
public struct RoutingFile: Codable, Sendable {
  private struct Stop: Codable {
    var place: Int
    var demand = 0
    var service = 0
    var ready: Int
    var due: Int
    var release = 0
    var access: UInt64 = .max
  }

  private struct Vehicle: Codable {
    var depot: Int
    var count: Int?
    var capacity: Int
    var fixed: Int
    var unit: Int
    var maxDuration: Int?
    var maxTrips: Int
  }

  private var x: [Double]
  private var y: [Double]
  private var scale: Double
  private var isNearest: Bool
  private var depots: [Stop]
  private var clients: [Stop]
  private var vehicles: [Vehicle]
  private var splits: Bool

  /// The file of a problem; `nil` = its places are not in the plane.
  public init?(_ problem: RoutingProblem) {
    guard problem.travel.count == 1, case .plane(let x, let y, let rounding) = problem.travel[0] else {
      return nil
    }
    (self.x, self.y) = (x, y)
    switch rounding {
    case .nearest(let scale): (self.scale, isNearest) = (scale, true)
    case .down(let scale): (self.scale, isNearest) = (scale, false)
    }
    depots = problem.depots.map {
      Stop(place: $0.place, ready: $0.window.lowerBound, due: $0.window.upperBound)
    }
    clients = problem.clients.map {
      Stop(
        place: $0.place, demand: $0.demand, service: $0.service, ready: $0.window.lowerBound,
        due: $0.window.upperBound, release: $0.release, access: $0.access)
    }
    vehicles = problem.vehicles.map {
      Vehicle(
        depot: $0.depot, count: $0.count, capacity: $0.capacity, fixed: $0.fixedCost,
        unit: $0.costPerDistance,
        maxDuration: $0.maxDuration, maxTrips: $0.maxTrips)
    }
    splits = problem.mayVisitAgain
  }

  /// The problem of the file.
  public var problem: RoutingProblem {
    RoutingProblem(
      travel: [.plane(x: x, y: y, rounding: isNearest ? .nearest(scale: scale) : .down(scale: scale))],
      depots: depots.map { .init(place: $0.place, window: $0.ready...max($0.ready, $0.due)) },
      clients: clients.map {
        .init(
          place: $0.place, demand: $0.demand, service: $0.service, window: $0.ready...max($0.ready, $0.due),
          release: $0.release, access: $0.access)
      },
      vehicles: vehicles.map {
        .init(
          depot: $0.depot, count: $0.count, capacity: $0.capacity, fixedCost: $0.fixed,
          costPerDistance: $0.unit,
          maxDuration: $0.maxDuration, maxTrips: $0.maxTrips)
      },
      mayVisitAgain: splits)
  }
}

/// What a solver says about a routing problem.
public struct RoutingAnswer: Codable, Sendable {
  /// `solved`, `none` (nothing feasible found), `unsupported` or `failed`.
  public var status: String
  /// What every vehicle does.
  public var days: [RoutingVerdict.Day]?
  /// CPU second and cost, in the problem's whole units, of every solution better than all before.
  public var trace: [[Double]]?
  /// CPU seconds of the search.
  public var cpu: Double?
  /// Iterations of the search, where the solver tells.
  public var iterations: Int?
  /// A valid lower bound in the problem's whole units, where the solver has one.
  public var bound: Int?
  /// What the solver said beside that.
  public var detail: String?

  /// Our own answer to the problem of a file, by the search a user gets.
  ///
  /// - Throws: `RoutingError`, or `DecodingError` where the file is not one.
  public init(solving problem: RoutingProblem, limit: Double, seed: UInt64) throws {
    let begin = ProcessUse.cpuSeconds
    var trace: [[Double]] = []
    let solution = try problem.solve(limit: .cpuSeconds(limit), seed: seed) { progress in
      guard progress.missing == 0 else { return }
      trace.append([progress.cpuSeconds, Double(progress.cost)])
    }
    status = solution.unserved.isEmpty ? "solved" : "none"
    days = solution.routes.map { route in
      .init(
        fleet: route.vehicle, trips: route.trips.map { $0.map(\.client) },
        amounts: route.trips.map { $0.map(\.amount) })
    }
    self.trace = trace
    cpu = ProcessUse.cpuSeconds - begin
    iterations = solution.iterations
    bound = solution.bound
  }

  /// An answer of one that gave none.
  init(status: String, detail: String?) {
    self.status = status
    self.detail = detail
  }
}
