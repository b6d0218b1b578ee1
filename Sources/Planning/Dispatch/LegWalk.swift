import Haulage
import District
import Hazards
import Plans
import Quantities
import RoadNetwork

/// Follows one truck through its shift and writes its legs without a gap.
struct LegWalk {
  let dispatch: DispatchCase
  let truck: Int
  private(set) var minute: Int
  private(set) var place: Int
  private(set) var cargo: Int
  private var legs: [Leg] = []

  /// A truck at a place, the base where none is given.
  init(dispatch: DispatchCase, truck: Int, minute: Int, place: Int? = nil, cargo: Int = 0) {
    self.dispatch = dispatch
    self.truck = truck
    self.minute = minute
    self.place = place ?? dispatch.problem.trucks[truck].base
    self.cargo = cargo
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
