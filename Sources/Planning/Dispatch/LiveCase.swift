import District
import Haulage
import Hazards
import Plans
import Quantities
import RoadNetwork

/// An old schedule at a minute, as the problem that is left: what is done, loaded or under way stands, the rest is open.
struct LiveCase: Sendable {
  var dispatch: DispatchCase
  /// By truck of the problem.
  let frozen: [FrozenTruck]
  /// Legs of trips under way, on the roads as they are now, by truck.
  let rerouted: [[Leg]]
  /// Whether a truck has broken down or is cut off.
  let isDown: [Bool]
  /// Ids of trucks that closed roads keep from where they are meant to go, or from home.
  let cutOff: [String]
  let now: Int
  /// Orders that had been given and had not begun, by truck and shift of the problem.
  let given: ShiftPlan
  /// Ids of trucks by truck of the problem.
  let names: [String]

  static func of(
    _ district: District, _ scenario: Scenario, network: RoadNetwork, stock: [Kilograms], old: Schedule,
    _ disruption: Disruption
  ) -> LiveCase {
    let now = Int(disruption.minute.count)
    let codes = DistrictCodes(district)
    var scenario = scenario
    let closed = disruption.closures(after: old).filter { $0.until == nil }
      .compactMap { codes.roads[$0.road] }.sorted()
    if !closed.isEmpty {
      let hour = now / 60
      scenario.hazards.append(
        Hazard(
          kind: .roadClosure, start: hour, duration: max(1, scenario.horizon - hour),
          area: Area(roads: closed)))
    }
    let roads = RoadNames(district)
    let rules = DispatchCase.rules(district.policy)
    let days = Dictionary(grouping: old.days, by: \.truck)
    let broken = Set(disruption.trucksDown)
    let pace = RoadPace(district, network, RoadConditions(district, scenario))
    var frozen: [String: FrozenTruck] = [:]
    for truck in old.trucks {
      guard let days = days[truck.id] else { continue }
      let vehicle = Vehicle(speedFactor: truck.speedFactor, weight: truck.grossKg)
      frozen[truck.id] = FrozenTruck(
        days, at: now, rules: rules, names: roads, isDown: broken.contains(truck.id),
        getsThrough: { pace.allows($0, vehicle) })
    }
    let junctions = Set(frozen.values.compactMap { $0.junction.flatMap { codes.junctions[$0] } })
    let dispatch = DispatchCase.of(
      district, scenario, network: network, stock: stock, stopping: junctions)
    return LiveCase(
      dispatch, frozen, codes, now: now, down: disruption.trucksDown(after: old),
      broken: broken)
  }

  private init(
    _ dispatch: DispatchCase, _ byTruck: [String: FrozenTruck], _ codes: DistrictCodes, now: Int,
    down: Set<String>, broken: Set<String>
  ) {
    let writer = ScheduleWriter(dispatch: dispatch)
    var dispatch = dispatch
    names = dispatch.trucks.indices.map { writer.truckID($0) }
    let rules = dispatch.problem.rules
    var frozen = names.map {
      byTruck[$0] ?? FrozenTruck([], at: now, rules: rules, names: RoadNames(dispatch.district))
    }
    var isDown = names.map { down.contains($0) }
    self.now = now
    dispatch.problem.opening = max(dispatch.problem.opening, now)
    for n in dispatch.problem.needs.indices {
      dispatch.problem.needs[n].release = max(dispatch.problem.needs[n].release, now)
    }
    let needOf = Dictionary(
      uniqueKeysWithValues: dispatch.needs.indices.map { (writer.orderID($0), $0) })
    var rerouted = [[Leg]](repeating: [], count: names.count)
    var cutOff: [String] = []
    for k in names.indices {
      let place = frozen[k].junction.flatMap { codes.junctions[$0] }
        .flatMap { dispatch.travel.placeOfJunction[$0] }
      // one that is only cut off brings what it can before it stands
      if !broken.contains(names[k]) {
        let at = Self.carryOn(&frozen[k], truck: k, from: place, dispatch, needOf)
        rerouted[k] = frozen[k].continued
        if !isDown[k],
          at.map({ Self.isHomeBarred(to: frozen[k], truck: k, from: $0, dispatch.problem) }) ?? true
        {
          isDown[k] = true
          cutOff.append(names[k])
        }
      }
      dispatch.problem.trucks[k] = Self.truck(
        dispatch.problem.trucks[k], frozen[k], codes, dispatch, isDown: isDown[k],
        now: now)
    }
    Self.book(frozen, rerouted, now: now, needOf, &dispatch)
    given = Self.given(frozen, isDown: isDown, needOf, dispatch)
    dispatch.problem.given = given
    self.dispatch = dispatch
    self.frozen = frozen
    self.rerouted = rerouted
    self.isDown = isDown
    self.cutOff = cutOff
  }

  /// Brings what a truck carries to where it was meant for, on the roads as they are now.
  ///
  /// - Returns: Where it is then; `nil` = some of it cannot be brought there.
  private static func carryOn(
    _ frozen: inout FrozenTruck, truck: Int, from place: Int?, _ dispatch: DispatchCase,
    _ needOf: [String: Int]
  ) -> Int? {
    let problem = dispatch.problem
    var at = place ?? problem.trucks[truck].base
    var cargo = frozen.pending.total(\.kg)
    var isAllBrought = true
    var walk = LegWalk(
      dispatch: dispatch, truck: truck, minute: frozen.minute, place: at, cargo: Int(cargo.count))
    for unload in frozen.pending {
      guard let need = needOf[unload.order],
        let drive = problem.drive(
          truck: truck, from: at, to: problem.needs[need].place, at: frozen.minute,
          sinceRest: frozen.sinceRest)
      else {
        isAllBrought = false
        continue
      }
      let kg = Int(unload.kg.count)
      let end = drive.arrive + problem.unloading(kg, need: need)
      let stop = ShiftSolution.Stop(
        rest: drive.rest, depart: drive.depart, arrive: drive.arrive, begin: drive.arrive, end: end, kg: kg)
      walk.go(to: stop, place: problem.needs[need].place, waiting: .road)
      walk.unload(stop, need: need)
      at = problem.needs[need].place
      cargo -= unload.kg
      let legs = walk.take()
      for leg in legs { frozen.note(leg) }
      frozen.junction = dispatch.district.junctions[dispatch.travel.junctions[at]].id
      frozen.continued += legs
    }
    return isAllBrought ? at : nil
  }

  /// Whether a truck that is under way does not get home any more.
  private static func isHomeBarred(
    to frozen: FrozenTruck, truck: Int, from place: Int, _ problem: ShiftProblem
  ) -> Bool {
    guard frozen.current != nil, frozen.minute < problem.horizon * 60 else { return false }
    return problem.drive(
      truck: truck, from: place, to: problem.trucks[truck].base, at: frozen.minute,
      sinceRest: frozen.sinceRest)
      == nil
  }

  private static func truck(
    _ original: ShiftProblem.Truck, _ frozen: FrozenTruck, _ codes: DistrictCodes, _ dispatch: DispatchCase,
    isDown: Bool, now: Int
  ) -> ShiftProblem.Truck {
    var truck = original
    truck.free = max(truck.free, frozen.minute)
    if let tank = truck.tank { truck.tank?.used = frozen.used(of: tank) }
    if isDown {
      truck.free = dispatch.problem.horizon * 60
    } else if let day = frozen.current {
      if let place = frozen.junction.flatMap({ codes.junctions[$0] })
        .flatMap({ dispatch.travel.placeOfJunction[$0] })
      {
        truck.place = place
      }
      truck.free = frozen.minute
      truck.waitingSince = frozen.waitingSince
      truck.underWay = .init(
        start: Int(day.start.count), driven: frozen.driven, sinceRest: frozen.sinceRest, metres: frozen.metres
      )
    } else {
      // shifts come one a day from the last that was worked, or from when the scenario's first may begin
      let cycle = dispatch.problem.rules.shiftCycle
      let first = frozen.past.last.map { Int($0.start.count) + cycle } ?? original.free
      if first < now { truck.allowed = first + (now - first) / cycle * cycle }
    }
    return truck
  }

  /// Books what stands: stock that was loaded, docks that are busy, coal that is there or on its way.
  private static func book(
    _ frozen: [FrozenTruck], _ rerouted: [[Leg]], now: Int, _ needOf: [String: Int],
    _ dispatch: inout DispatchCase
  ) {
    var loads: [(minute: Int, end: Int, yard: Int, dock: Int, kg: Int)] = []
    for (k, truck) in frozen.enumerated() {
      let legs = (truck.past.flatMap(\.trips) + truck.trips).flatMap(\.legs) + rerouted[k]
      for leg in legs {
        switch leg {
        case .load(let span, let load):
          guard let y = dispatch.sites.firstIndex(where: { dispatch.district.sites[$0].id == load.site })
          else {
            continue
          }
          loads.append(
            (Int(span.start.count), Int(span.end.count), y, load.dock - 1, Int(load.kg.count)))
        case .unload(let span, let unload):
          guard let need = needOf[unload.order] else { continue }
          dispatch.problem.needs[need].arriving.append(
            .init(minute: Int(span.end.count), kg: Int(unload.kg.count)))
        case .drive, .wait, .rest: break
        }
      }
    }
    for n in dispatch.problem.needs.indices {
      dispatch.problem.needs[n].arriving.sort { ($0.minute, $0.kg) < ($1.minute, $1.kg) }
    }
    for y in dispatch.problem.yards.indices {
      var (stock, surviving) = (dispatch.problem.yards[y].stock, 1.0)
      var losses = dispatch.problem.yards[y].losses.filter { $0.minute <= now }
      for load in loads.filter({ $0.yard == y }).sorted(by: { $0.minute < $1.minute }) {
        while let loss = losses.first, loss.minute <= load.minute {
          stock = Int((Double(stock) * (loss.surviving / surviving)).rounded(.down))
          surviving = losses.removeFirst().surviving
        }
        stock -= load.kg
        if load.end > now, dispatch.problem.yards[y].docks.indices.contains(load.dock) {
          dispatch.problem.yards[y].docks[load.dock] = load.end
        }
      }
      for loss in losses {
        stock = Int((Double(stock) * (loss.surviving / surviving)).rounded(.down))
        surviving = loss.surviving
      }
      dispatch.problem.yards[y].stock = max(0, stock)
      dispatch.problem.yards[y].losses = dispatch.problem.yards[y].losses.filter { $0.minute > now }.map {
        .init(minute: $0.minute, surviving: $0.surviving / surviving)
      }
    }
  }

  /// The orders not begun, in the shifts of the problem; what a broken truck was to bring is for others to bring.
  private static func given(
    _ frozen: [FrozenTruck], isDown: [Bool], _ needOf: [String: Int], _ dispatch: DispatchCase
  ) -> ShiftPlan {
    var plan = ShiftPlan.empty(dispatch.problem)
    let cycle = dispatch.problem.rules.shiftCycle
    for (k, truck) in frozen.enumerated() where !isDown[k] {
      let origin =
        truck.current.map { Int($0.start.count) }
        ?? dispatch.problem.trucks[k].allowed
        ?? max(dispatch.problem.trucks[k].free, dispatch.problem.opening)
      for (day, trip) in truck.open {
        let isCurrent = day.id == truck.current?.id
        var shift = isCurrent ? 0 : max(truck.current == nil ? 0 : 1, (Int(day.start.count) - origin) / cycle)
        shift = min(shift, plan.shifts[k].count - 1)
        guard let load = trip.load,
          let yard = dispatch.sites.firstIndex(where: { dispatch.district.sites[$0].id == load.site })
        else { continue }
        let drops = trip.unloads.compactMap { item in
          needOf[item.unload.order].map { ShiftPlan.Drop(need: $0, kg: Int(item.unload.kg.count)) }
        }
        plan.shifts[k][shift].append(ShiftPlan.Trip(yard: yard, drops: drops))
      }
    }
    return plan
  }
}
