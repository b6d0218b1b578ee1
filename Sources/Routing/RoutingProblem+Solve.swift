/// Where a search stands when it found something better.
public struct RoutingProgress: Hashable, Sendable {
  /// Cost of the best solution so far.
  public var cost: Int
  /// Clients it must visit and does not.
  public var missing: Int
  /// Iterations so far.
  public var iterations: Int
  /// CPU seconds so far.
  public var cpuSeconds: Double
}

/// Which search answers.
package enum RoutingMethod: String, Sendable, CaseIterable {
  /// Whatever suits the problem.
  case automatic
  /// Hybrid genetic search: one depot, one class, nothing but loads.
  case genetic
  /// Ruin and recreate: everything.
  case ruin
}

extension RoutingProblem {
  /// Finds routes.
  ///
  /// The same problem, limit in iterations and seed give the same solution, byte for byte. A limit in CPU
  /// seconds is that of the calling thread. The search ends early where the task it runs in is cancelled.
  ///
  /// - Parameters:
  ///   - start: A solution to start from, as the plan of before; the answer is never worse. What of it is no
  ///     longer possible is taken out first.
  ///   - progress: Called whenever something better is found.
  /// - Throws: ``RoutingError`` where the problem is malformed.
  public func solve(
    limit: RoutingLimit, seed: UInt64 = 1, start: RoutingSolution? = nil,
    progress: (RoutingProgress) -> Void = { _ in }
  ) throws(RoutingError) -> RoutingSolution {
    try solve(limit: limit, seed: seed, start: start, method: .automatic, progress: progress)
  }

  package func solve(
    limit: RoutingLimit, seed: UInt64, start: RoutingSolution?, method: RoutingMethod,
    progress: (RoutingProgress) -> Void
  ) throws(RoutingError) -> RoutingSolution {
    try validate()
    guard !clients.isEmpty else {
      return RoutingSolution(routes: [], unserved: [], cost: 0, bound: 0, iterations: 0)
    }
    if mayVisitAgain {
      return splitSolution(limit, seed: seed, start: start, method: method, progress)
    }
    var watch = Watch(limit) { Task.isCancelled }
    return wholeSolution(&watch, seed: seed, start: start, method: method, progress)
  }

  /// Routes on which every client is visited once.
  func wholeSolution(
    _ watch: inout Watch, seed: UInt64, start: RoutingSolution?, method: RoutingMethod,
    _ progress: (RoutingProgress) -> Void
  ) -> RoutingSolution {
    guard !clients.isEmpty else {
      return RoutingSolution(routes: [], unserved: [], cost: 0, bound: 0, iterations: 0)
    }
    let isGenetic =
      switch method {
      case .automatic: isPlain() && start == nil && clients.count <= Self.mostForGenetic
      case .genetic: isPlain()
      case .ruin: false
      }
    if isGenetic {
      let found = geneticSolution(&watch, seed: seed, progress)
      // without a feasible child in all that time, the loads hardly fit: somebody will have to stay out
      if found.unserved.isEmpty { return found }
    }
    return ruinSolution(&watch, seed: seed, start: start, progress)
  }

  /// Clients up to which the genetic search is the better one where both can work: measured after 30 CPU seconds on
  /// public instances of up to 366 clients, the more so the longer the routes.
  static let mostForGenetic = 400

  /// Whether loads are all that limits a route, and no demand is more than one.
  func isPlain(allowingLargeDemands: Bool = false) -> Bool {
    guard vehicles.count == 1, depots.count == 1, let vehicle = vehicles.first else { return false }
    let all = RoutingProblem.always
    return vehicle.fixedCost == 0 && vehicle.costPerDuration == 0 && vehicle.costPerDistance > 0
      && vehicle.maxDistance == nil && vehicle.maxDuration == nil && vehicle.capacity > 0
      && vehicle.shift == all && depots[0].window == all
      && clients.allSatisfy {
        $0.window == all && $0.release == 0 && $0.refusalCost == nil && $0.access & 1 == 1
          && (allowingLargeDemands || $0.demand <= vehicle.capacity)
      }
  }
}
