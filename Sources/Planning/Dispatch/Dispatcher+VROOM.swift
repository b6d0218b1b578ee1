import District
public import Exchange
import Haulage
import Plans
import Quantities
import RoadNetwork

extension Dispatcher {
  /// What stands for “no way” in the matrices: longer than any window, so VROOM leaves the visit out.
  private static let noWay = 2_000_000

  /// The question as VROOM can be asked it: every order cut into pieces that any truck carries, each to be fetched at the nearest
  /// yard that has it, and a vehicle for each truck and shift.
  ///
  /// VROOM knows neither docks, rests, stocks, tanks nor roads that close: yards are given out here in order of the due times, and ways
  /// are those of the first hour in which orders may be given. ``check(_:)`` says what of its answer can be driven.
  public func vroom() -> VROOMProblem {
    let dispatch = DispatchCase.of(district, scenario, network: RoadNetwork(district), stock: stock)
    let problem = dispatch.problem
    let hour = problem.opening / 60
    let places = problem.travel.placeCount
    var matrices: [String: VROOMProblem.Matrix] = [:]
    for kind in 0..<problem.travel.kindCount {
      func table(_ cell: (Int, Int) -> Int) -> [[Int]] {
        (0..<places).map { from in (0..<places).map { cell(from, $0) } }
      }
      matrices["kind-\(kind + 1)"] = .init(
        durations: table { from, to in
          from == to
            ? 0
            : problem.travel.minutes(kind: kind, hour: hour, from: from, to: to).map { $0 * 60 } ?? Self.noWay
        },
        distances: table { from, to in
          let isOpen = problem.travel.minutes(kind: kind, hour: hour, from: from, to: to) != nil
          return isOpen && from != to ? problem.travel.metres(kind: kind, hour: hour, from: from, to: to) : 0
        })
    }
    return VROOMProblem(
      shipments: shipments(dispatch, hour: hour), vehicles: vehicles(dispatch), matrices: matrices,
      note:
        "Hearth \(version), \(scenario.name): seconds from \(scenario.start), kg; ways of hour \(hour); docks, rests, tanks and closing roads are not in it"
    )
  }

  /// A vehicle per truck and shift; its description is the truck's id and the shift's number.
  private func vehicles(_ dispatch: DispatchCase) -> [VROOMProblem.Vehicle] {
    let problem = dispatch.problem
    let writer = ScheduleWriter(dispatch: dispatch)
    let shifts = stride(from: problem.opening, to: problem.horizon * 60, by: problem.rules.shiftCycle)
    return problem.trucks.enumerated().flatMap { k, truck in
      shifts.enumerated().map { s, start in
        VROOMProblem.Vehicle(
          id: k * 100 + s + 1, description: "\(writer.truckID(k))/\(s + 1)",
          profile: "kind-\(truck.kind + 1)",
          place: truck.base, capacity: truck.payload,
          window: start * 60...min(problem.horizon * 60, start + truck.shift) * 60,
          perHour: truck.fenPerHour, perKilometre: truck.fenPerKilometre,
          maxTravel: problem.rules.drivingPerShift * 60)
      }
    }
  }

  /// Pieces of the orders; a pickup's description is the yard, a delivery's the order.
  private func shipments(_ dispatch: DispatchCase, hour: Int) -> [VROOMProblem.Shipment] {
    let problem = dispatch.problem
    let writer = ScheduleWriter(dispatch: dispatch)
    guard let most = problem.trucks.map(\.payload).min(), most > 0 else { return [] }
    var left = problem.yards.map(\.stock)
    var shipments: [VROOMProblem.Shipment] = []
    let dues = problem.needs.indices.map { dispatch.due($0) ?? .max }
    for n in problem.needs.indices.sorted(by: { (dues[$0], $0) < (dues[$1], $1) }) {
      let need = problem.needs[n]
      let all = need.demandThrough.max() ?? 0
      var open = all
      while open > 0, let y = nearest(to: need.place, having: left, problem, hour) {
        let kg = min(open, most, left[y])
        let yard = problem.yards[y]
        let minutes = need.unload + (need.doorstep * kg + all - 1) / all
        shipments.append(
          .init(
            pickup: .init(
              id: shipments.count + 1, description: district.sites[dispatch.sites[y]].id, place: yard.place,
              service: (yard.setUp + (kg * 60 + yard.rate - 1) / yard.rate) * 60),
            delivery: .init(
              id: shipments.count + 1, description: writer.orderID(n), place: need.place,
              service: minutes * 60,
              window: need.release * 60...problem.horizon * 3600), amount: kg,
            priority: min(100, 10 * need.weight)))
        open -= kg
        left[y] -= kg
      }
    }
    return shipments
  }

  private func nearest(to place: Int, having left: [Int], _ problem: ShiftProblem, _ hour: Int) -> Int? {
    func minutes(_ y: Int) -> Int {
      (0..<problem.travel.kindCount).compactMap {
        problem.travel.minutes(kind: $0, hour: hour, from: problem.yards[y].place, to: place)
      }.min() ?? .max
    }
    return left.indices.filter { left[$0] > 0 }.min { (minutes($0), $0) < (minutes($1), $1) }
  }
}

extension HandMadeTrip {
  /// The trips of VROOM's answer to ``Dispatcher/vroom()``: a trip ends where something is fetched after something was brought,
  /// or is brought that another yard gave.
  public static func trips(of solution: VROOMSolution) throws(VROOMError) -> [HandMadeTrip] {
    var trips: [HandMadeTrip] = []
    for (r, route) in solution.routes.enumerated() {
      let parts = route.description.split(separator: "/")
      guard parts.count == 2, let shift = Int(parts[1]) else {
        throw .badValue(
          path: "routes[\(r)].description",
          wanted: Bilingual(
            zh: "车辆编号/班次，如 heavy-station#3/1", en: "a truck and a shift, e.g. heavy-station#3/1"))
      }
      var yards: [Int: String] = [:]
      var current: HandMadeTrip?
      var load = 0
      for (s, step) in route.steps.enumerated() {
        defer { load = step.load }
        guard let id = step.id else { continue }
        if step.kind == .pickup { yards[id] = step.description }
        guard step.kind == .delivery else {
          if let trip = current, !trip.drops.isEmpty { trips.append(trip) }
          current = nil
          continue
        }
        guard let yard = yards[id] else {
          throw .missing(path: "routes[\(r)].steps[\(s)]: pickup \(id)")
        }
        if let trip = current, trip.site != yard {
          trips.append(trip)
          current = nil
        }
        guard load > step.load else {
          throw .badValue(
            path: "routes[\(r)].steps[\(s)].load",
            wanted: Bilingual(zh: "比上一步小：卸了多少由它看出", en: "less than before: it tells how much was unloaded"))
        }
        let drop = Drop(order: step.description, kg: Kilograms(Int64(load - step.load)))
        if var trip = current {
          if let last = trip.drops.indices.last, trip.drops[last].order == drop.order {
            trip.drops[last].kg += drop.kg
          } else {
            trip.drops.append(drop)
          }
          current = trip
        } else {
          let truck = String(parts[0])
          let before = trips.count { $0.truck == truck && $0.shift == shift }
          current = HandMadeTrip(truck: truck, shift: shift, number: before + 1, site: yard, drops: [drop])
        }
      }
      if let trip = current { trips.append(trip) }
    }
    return trips
  }
}
