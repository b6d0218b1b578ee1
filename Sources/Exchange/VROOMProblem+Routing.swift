import Quantities
public import Routing

extension VROOMProblem {
  /// The same problem for Hearth's own search, with the vehicles of each class.
  ///
  /// VROOM's costs, per hour of travel and per kilometre, become the distances of a profile of their own. As in VROOM nothing is
  /// refused that can be served; where priorities differ, more priority in all counts before cost.
  ///
  /// - Throws: ``VROOMError/unsupported(path:)`` for shipments, which Hearth's search does not know.
  /// - Complexity: O(places² · costs + jobs · vehicles)
  public func routing() throws(VROOMError) -> (problem: RoutingProblem, vehicles: [[Int]]) {
    guard shipments.isEmpty else { throw .unsupported(path: "shipments") }
    var keys: [[String]] = []
    var travel: [Travel] = []
    var classes: [(vehicle: Vehicle, members: [Int], profile: Int)] = []
    for (index, vehicle) in vehicles.enumerated() {
      guard vehicle.maxTravel == nil else { throw .unsupported(path: "vehicles[\(index)].max_travel_time") }
      let key = [vehicle.profile, "\(vehicle.perHour)", "\(vehicle.perKilometre)"]
      if !keys.contains(key) {
        keys.append(key)
        travel.append(try self.travel(of: vehicle))
      }
      let profile = keys.firstIndex(of: key) ?? 0
      if let known = classes.firstIndex(where: { $0.vehicle.isLike(vehicle) && $0.profile == profile }) {
        classes[known].members.append(index)
      } else {
        classes.append((vehicle, [index], profile))
      }
    }
    guard classes.count <= RoutingProblem.mostClasses else {
      throw .badValue(
        path: "vehicles",
        wanted: Bilingual(
          zh: "至多 \(RoutingProblem.mostClasses) 种不同的车",
          en: "at most \(RoutingProblem.mostClasses) different kinds of vehicle"))
    }
    let places = Array(Set(classes.map(\.vehicle.place))).sorted()
    let hasPriorities = Set(jobs.map(\.priority)).count > 1
    let problem = RoutingProblem(
      travel: travel, depots: places.map { .init(place: $0) },
      clients: jobs.map { job in
        var access: UInt64 = 0
        for (index, item) in classes.enumerated() where Set(job.skills).isSubset(of: item.vehicle.skills) {
          access |= 1 << UInt64(index)
        }
        return .init(
          place: job.stop.place, demand: job.amount, service: job.stop.service,
          window: job.stop.window ?? RoutingProblem.always, access: access,
          refusalCost: hasPriorities ? 9_000_000 * (1 + job.priority) : nil)
      },
      vehicles: classes.map { item in
        .init(
          depot: places.firstIndex(of: item.vehicle.place) ?? 0, count: item.members.count,
          capacity: item.vehicle.capacity, fixedCost: item.vehicle.fixed,
          shift: item.vehicle.window ?? RoutingProblem.always, profile: item.profile)
      })
    return (problem, classes.map(\.members))
  }

  private func travel(of vehicle: Vehicle) throws(VROOMError) -> Travel {
    guard let matrix = matrices[vehicle.profile] else { throw .missing(path: "matrices.\(vehicle.profile)") }
    let places = matrix.durations.count
    var costs: [Int32] = []
    costs.reserveCapacity(places * places)
    for i in 0..<places {
      for j in 0..<places {
        let metres = matrix.distances.isEmpty ? 0 : matrix.distances[i][j]
        // in thousandths of a unit, rounded once
        let exact = matrix.durations[i][j] * vehicle.perHour * 10 + metres * vehicle.perKilometre * 36
        costs.append(Int32(clamping: min(1_000_000_000, (exact + 18_000) / 36_000)))
      }
    }
    return .matrix(
      places: places, distance: costs, duration: matrix.durations.flatMap { $0.map { Int32(clamping: $0) } })
  }

  /// Our solution as VROOM would write it.
  ///
  /// - Complexity: O(stops)
  public func answer(
    _ solution: RoutingSolution, to problem: RoutingProblem, vehicles members: [[Int]]
  ) -> VROOMSolution {
    var used = [Int](repeating: 0, count: members.count)
    var routes: [VROOMSolution.Route] = []
    for route in solution.routes {
      let vehicle = vehicles[members[route.vehicle][used[route.vehicle]]]
      used[route.vehicle] += 1
      let evaluation = problem.evaluate(route)
      let travel = problem.travel[problem.vehicles[route.vehicle].profile]
      let stops = route.trips.flatMap { $0 }
      var load = stops.reduce(0) { $0 + $1.amount }
      func step(_ kind: VROOMSolution.Step.Kind, _ at: Int) -> VROOMSolution.Step {
        .init(
          kind: kind, id: nil, description: "", place: vehicle.place, arrival: at, waiting: 0, service: 0,
          load: load)
      }
      var (time, place) = (evaluation.start, vehicle.place)
      var steps = [step(.start, time)]
      for stop in stops {
        let job = jobs[stop.client]
        let arrival = time + travel.duration(place, job.stop.place)
        let begin = max(arrival, job.stop.window?.lowerBound ?? 0)
        load -= stop.amount
        steps.append(
          .init(
            kind: .job, id: job.stop.id, description: job.stop.description, place: job.stop.place,
            arrival: arrival, waiting: begin - arrival, service: job.stop.service, load: load))
        (time, place) = (begin + job.stop.service, job.stop.place)
      }
      steps.append(step(.end, time + travel.duration(place, vehicle.place)))
      routes.append(
        .init(vehicle: vehicle.id, description: vehicle.description, cost: evaluation.cost, steps: steps))
    }
    return VROOMSolution(
      cost: routes.reduce(0) { $0 + $1.cost }, routes: routes,
      unassigned: solution.unserved.map { stop in
        let job = jobs[stop.client]
        return .init(
          kind: .job, id: job.stop.id, description: job.stop.description, place: job.stop.place, arrival: 0,
          waiting: 0, service: job.stop.service, load: 0)
      })
  }
}

extension VROOMProblem.Vehicle {
  /// Whether only the number and the name differ.
  fileprivate func isLike(_ other: Self) -> Bool {
    var twin = other
    twin.id = id
    twin.description = description
    return twin == self
  }
}
