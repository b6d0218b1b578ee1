import Haulage
import District
import Hazards
import Plans
import Quantities
import RoadNetwork

/// Turns a played plan into the schedule that people read: every leg with its roads, every order with what it gets.
struct ScheduleWriter {
  let dispatch: DispatchCase

  private var district: District { dispatch.district }

  func truckID(_ truck: Int) -> String {
    let item = dispatch.trucks[truck]
    return "\(district.fleet[item.type].id)#\(item.number)"
  }

  func orderID(_ need: Int) -> String {
    let item = dispatch.needs[need]
    return "\(district.villages[item.village].code)-\(item.urgency.rawValue)"
  }

  func trucks() -> [ScheduledTruck] {
    dispatch.trucks.indices.map { k in
      let type = district.fleet[dispatch.trucks[k].type]
      return ScheduledTruck(
        id: truckID(k), type: type.id, name: type.name, payloadKg: type.payload,
        grossKg: type.payload + type.emptyWeight, speedFactor: type.speedFactor, hasChains: type.hasChains,
        base: district.junctions[type.base].id, shift: type.shift, costPerKilometreFen: type.costPerKilometre,
        costPerHourFen: type.costPerHour)
    }
  }

  func yards() -> [Schedule.Yard] {
    zip(dispatch.sites, dispatch.stock).map { index, stock in
      let site = district.sites[index]
      return Schedule.Yard(
        site: site.id, name: site.name, junction: district.junctions[site.junction].id, docks: site.docks,
        loadingKgPerHour: site.loadingRate, setUp: district.policy.dispatch.setUp.value, stockKg: stock)
    }
  }

  func orders(_ solution: ShiftSolution) -> [DeliveryOrder] {
    dispatch.needs.indices.map { n in
      let need = dispatch.needs[n]
      let village = district.villages[need.village]
      let service = solution.service[n]
      return DeliveryOrder(
        id: orderID(n), village: village.code, name: village.name, urgency: need.urgency,
        households: need.households, kg: need.kg, release: Minutes(Int64(dispatch.problem.needs[n].release)),
        due: dispatch.due(n).map { Minutes(Int64($0)) }, arrivesKg: Kilograms(Int64(service.kg)),
        firstArrival: service.first.map { Minutes(Int64($0)) }, coldHouseholdHours: service.cold,
        unservedKg: Kilograms(Int64(service.unserved)))
    }
  }

  func days(_ solution: ShiftSolution, status: Trip.Status) -> [TruckDay] {
    var number = [Int](repeating: 0, count: dispatch.trucks.count)
    return solution.shifts.map { shift in
      number[shift.truck] += 1
      return day(shift, number: number[shift.truck], status: status)
    }
  }

  private func day(_ shift: ShiftSolution.Shift, number: Int, status: Trip.Status) -> TruckDay {
    let id = "\(truckID(shift.truck))/\(number)"
    let base = dispatch.problem.trucks[shift.truck].base
    var walk = LegWalk(dispatch: dispatch, truck: shift.truck, minute: shift.start)
    var trips: [Trip] = []
    for (index, trip) in shift.trips.enumerated() {
      walk.go(to: trip.load, place: dispatch.problem.yards[trip.yard].place, waiting: .order)
      walk.load(trip)
      for (need, stop) in zip(trip.needs, trip.stops) {
        walk.go(to: stop, place: dispatch.problem.needs[need].place, waiting: .road)
        walk.unload(stop, need: need, order: orderID(need))
      }
      trips.append(Trip(id: "\(id)/\(index + 1)", status: status, legs: walk.take()))
    }
    walk.goHome(rest: shift.homeRest, depart: shift.homeDepart, arrive: shift.end, place: base)
    return TruckDay(
      id: id, truck: truckID(shift.truck), start: Minutes(Int64(shift.start)), end: Minutes(Int64(shift.end)),
      overtime: Minutes(Int64(shift.overtime)), driving: Minutes(Int64(shift.driven)),
      metres: Metres(Int64(shift.metres)), costFen: Fen(Int64(shift.cost)), trips: trips, home: walk.take())
  }

  /// The lines, most important first; bounds where there are any.
  static func objective(_ worth: ShiftWorth, bound: ShiftWorth?, changes: Bool) -> [Schedule.ObjectiveLine] {
    var lines: [Schedule.ObjectiveLine] = [
      .init(measure: .coldHouseholdHours, value: Int64(worth.cold), bound: bound.map { Int64($0.cold) }),
      .init(measure: .unservedKg, value: Int64(worth.unserved), bound: bound.map { Int64($0.unserved) }),
      .init(measure: .overtimeMinutes, value: Int64(worth.overtime), bound: 0),
      .init(measure: .costFen, value: Int64(worth.cost)),
    ]
    if changes { lines.append(.init(measure: .changes, value: Int64(worth.changes), bound: 0)) }
    return lines
  }
}

/// Follows one truck through its shift and writes its legs without a gap.
private struct LegWalk {
  let dispatch: DispatchCase
  let truck: Int
  private var minute: Int
  private var place: Int
  private var cargo = 0
  private var legs: [Leg] = []

  init(dispatch: DispatchCase, truck: Int, minute: Int) {
    self.dispatch = dispatch
    self.truck = truck
    self.minute = minute
    place = dispatch.problem.trucks[truck].base
  }

  mutating func take() -> [Leg] {
    defer { legs = [] }
    return legs
  }

  private func span(_ start: Int, _ end: Int) -> Leg.Span {
    Leg.Span(Minutes(Int64(start)), Minutes(Int64(end)))
  }

  private func junction(_ place: Int) -> String {
    dispatch.district.junctions[dispatch.travel.junctions[place]].id
  }

  private mutating func wait(until end: Int, _ cause: Leg.Wait.Cause) {
    if end > minute { legs.append(.wait(span(minute, end), Leg.Wait(cause: cause, at: junction(place)))) }
    minute = max(minute, end)
  }

  private mutating func move(rest: Int?, depart: Int, arrive: Int, to target: Int, waiting: Leg.Wait.Cause) {
    if let rest {
      wait(until: rest, waiting)
      let end = rest + dispatch.problem.rules.rest
      legs.append(.rest(span(rest, end)))
      minute = end
    }
    wait(until: depart, waiting)
    if target != place {
      let kind = dispatch.travel.kinds[dispatch.problem.trucks[truck].kind]
      let from = dispatch.travel.junctions[place]
      let to = dispatch.travel.junctions[target]
      var metres = Metres.zero
      var enter = depart
      let roads = (kind.way(from: from, to: to, in: depart / 60) ?? []).map { road, left in
        let stretch = Leg.Stretch(
          road: dispatch.district.roads[road].id, enter: Minutes(Int64(enter)),
          leave: Minutes(Int64(depart) + Int64(left)))
        enter = depart + Int(left)
        metres += dispatch.district.roads[road].length
        return stretch
      }
      legs.append(
        .drive(
          span(depart, arrive),
          Leg.Drive(
            from: junction(place), to: junction(target), roads: roads, metres: metres,
            cargoKg: Kilograms(Int64(cargo)))))
    }
    minute = arrive
    place = target
  }

  mutating func go(to stop: ShiftSolution.Stop, place: Int, waiting: Leg.Wait.Cause) {
    move(rest: stop.rest, depart: stop.depart, arrive: stop.arrive, to: place, waiting: waiting)
  }

  mutating func goHome(rest: Int?, depart: Int, arrive: Int, place: Int) {
    move(rest: rest, depart: depart, arrive: arrive, to: place, waiting: .road)
  }

  private func fuel(_ kg: Int) -> [Leg.Cargo] {
    [Leg.Cargo(fuel: dispatch.district.reserveFuel.id, kg: Kilograms(Int64(kg)))]
  }

  mutating func load(_ trip: ShiftSolution.Trip) {
    wait(until: trip.load.begin, .dock)
    legs.append(
      .load(
        span(trip.load.begin, trip.load.end),
        Leg.Load(
          site: dispatch.district.sites[dispatch.sites[trip.yard]].id, dock: trip.dock + 1,
          cargo: fuel(trip.load.kg))))
    cargo = trip.load.kg
    minute = trip.load.end
  }

  mutating func unload(_ stop: ShiftSolution.Stop, need: Int, order: String) {
    let item = dispatch.needs[need]
    let doorstep = stop.end - stop.begin - dispatch.problem.needs[need].unload
    legs.append(
      .unload(
        span(stop.begin, stop.end),
        Leg.Unload(
          order: order, village: dispatch.district.villages[item.village].code, urgency: item.urgency,
          doorstep: Minutes(Int64(doorstep)), cargo: fuel(stop.kg))))
    cargo -= stop.kg
    minute = stop.end
  }
}
